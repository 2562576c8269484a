"""The map of vectors under which names move a sentence less; needs torch: `make test-torch`."""

import pytest

torch = pytest.importorskip("torch", reason="for training only: `make test-torch`")
steady_names = pytest.importorskip("training.steady_names")

WIDTH, N, NAMES = 24, 600, 4


@pytest.fixture
def learned():
    """Texts that lie on the way between their poles, moved on it and off it by their names; and
    how far along the way each lies without them."""
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
    return steady_names.Learned(texts, *ends, *nobody, unit(300, WIDTH)), at.flatten()


def test_torch_sentences_of_other_names_come_together_nearer_to_where_they_belong(learned):
    given, at = learned
    half = {name: getattr(given, name)[: N // 2] for name in ("texts", "lows", "highs")}
    steady = steady_names.fitted(given._replace(**half), rank=8, epochs=150, seed=1)
    text, low, high = (part[N // 2 :] for part in given[:3])
    with torch.no_grad():
        before = steady_names.places(text, low, high)
        after = steady_names.places(steady(text), steady(low), steady(high))
        moved = steady(given.kept)
    assert after.std(1).mean() < 0.75 * before.std(1).mean()
    found = [torch.corrcoef(torch.stack([at[N // 2 :], p[:, 0]]))[0, 1] for p in (before, after)]
    assert found[1] > found[0] + 0.03
    assert torch.allclose(moved.norm(dim=1), torch.ones(len(moved)), atol=1e-5)


def test_torch_the_same_vectors_and_seed_give_the_same_map(learned):
    maps = [steady_names.fitted(learned[0], rank=3, epochs=1, seed=seed) for seed in (1, 1, 2)]
    one, same, other = (found.up.detach().numpy().tobytes() for found in maps)
    assert one == same != other
