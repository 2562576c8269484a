"""The map of vectors under which names move a sentence less; needs torch: `make test-torch`."""

import pytest

torch = pytest.importorskip("torch", reason="for training only: `make test-torch`")
steady_names = pytest.importorskip("training.steady_names")

WIDTH, N, NAMES = 24, 600, 4


@pytest.fixture
def learned():
    """Texts that lie on the way between their poles, moved by their names in directions that the
    poles do not know."""
    torch.manual_seed(0)

    def unit(*shape):
        return torch.nn.functional.normalize(torch.randn(*shape), dim=-1)

    basis = torch.linalg.qr(torch.randn(WIDTH, WIDTH)).Q
    low, high, of_names = basis[0], basis[1], basis[2:6]
    by_name = 0.4 * torch.randn(N, NAMES, 4) @ (of_names + 0.5 * (high - low))
    at = torch.rand(N, 1, 1)
    texts = (1 - at) * low + at * high + by_name + 0.02 * torch.randn(N, NAMES, WIDTH)
    ends = [end.expand(N, NAMES, WIDTH) for end in (low, high)]
    texts = torch.nn.functional.normalize(texts, dim=-1)
    nobody = low[None], high[None]
    return steady_names.Learned(texts, *ends, *nobody, unit(300, WIDTH))


def test_torch_sentences_of_other_names_come_together_and_keep_their_order(learned):
    of_names = {name: getattr(learned, name)[: N // 2] for name in ("texts", "lows", "highs")}
    steady = steady_names.fitted(learned._replace(**of_names), rank=8, epochs=100, seed=1)
    text, low, high = (part[N // 2 :] for part in learned[:3])
    with torch.no_grad():
        before = steady_names.places(text, low, high)
        after = steady_names.places(steady(text), steady(low), steady(high))
        moved = steady(learned.kept)
    assert after.std(1).mean() < 0.7 * before.std(1).mean()
    # What names had moved the means goes too; what sentences say stays.
    assert after.mean(1).std() > 0.7 * before.mean(1).std()
    assert torch.corrcoef(torch.stack([before.mean(1), after.mean(1)]))[0, 1] > 0.95
    assert torch.allclose(moved.norm(dim=1), torch.ones(len(moved)), atol=1e-5)


def test_torch_the_same_vectors_and_seed_give_the_same_map(learned):
    maps = [steady_names.fitted(learned, rank=3, epochs=1, seed=seed) for seed in (1, 1, 2)]
    one, same, other = (found.up.detach().numpy().tobytes() for found in maps)
    assert one == same != other
