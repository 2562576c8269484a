import shutil
import threading
import time

import numpy as np
import pytest

from analysis.errors import ScorerError
from analysis.models import encoder as encoder_module
from analysis.models import onnx_runtime
from analysis.models.encoder import (
    DEFAULT_ENCODER,
    WEIGHTS,
    Encoder,
    known_encoders,
    load_embedded,
    load_encoder,
)
from analysis.models.info import ScorerInfo, fingerprint_of

SHIPPED = WEIGHTS / DEFAULT_ENCODER
TEXTS = [
    "The minister praised the harbour workers.",
    "The minister attacked the harbour workers.",
    "Rain is expected on the coast until Thursday evening, forecasters said on Monday.",
    "",
    "Ferries " * 600,
    "“No,” she said – naïve, 3 % more; \ud800 is half a character.",
]


@pytest.fixture(scope="module")
def shipped():
    return load_encoder()


class CountedRun:
    def __init__(self, answer=None):
        self.texts, self.answer, self.lock = [], answer, threading.Lock()

    def __call__(self, text):
        with self.lock:
            self.texts.append(text)
        return np.array([len(text), 1.0, 2.0]) if self.answer is None else self.answer


def toy(run, **options):
    return Encoder(ScorerInfo("toy", "1", "0" * 64, "none"), 3, run, **options)


def test_vectors_have_length_one_in_the_order_of_the_texts(shipped):
    vectors = shipped.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), shipped.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(shipped.encode(TEXTS[::-1]), vectors[::-1])


def test_a_text_gets_the_same_bytes_in_any_company(shipped):
    together = shipped.encode(TEXTS)
    fresh = load_encoder()
    backwards = fresh.encode(TEXTS[::-1])[::-1]
    alone = np.vstack([load_encoder().encode([text]) for text in TEXTS[:3]])
    assert together.tobytes() == np.ascontiguousarray(backwards).tobytes()
    assert together[:3].tobytes() == alone.tobytes()


def test_what_lies_beyond_the_longest_input_has_no_influence(shipped):
    long, longer = shipped.encode(["ferry " * 400, "ferry " * 400 + "The war is over."])
    np.testing.assert_array_equal(long, longer)


def test_like_meanings_are_closer_than_unlike_ones(shipped):
    praise, attack, thanks = shipped.encode([*TEXTS[:2], "The dockers were lauded by a minister."])
    assert praise @ thanks > attack @ thanks


def test_processors_that_need_exact_products_get_the_same_vectors(shipped, monkeypatch):
    monkeypatch.setattr(onnx_runtime, "saturates", lambda: True)
    np.testing.assert_allclose(
        load_encoder().encode(TEXTS[:3]), shipped.encode(TEXTS[:3]), atol=1e-6
    )


@pytest.mark.parametrize(
    ("machine", "facts", "expected"),
    [
        ("x86_64", "flags: avx2 avx512_vnni", False),
        ("AMD64", "flags: avx2", True),
        ("x86_64", None, True),
        ("aarch64", None, False),
    ],
)
def test_saturation_is_feared_unless_the_processor_says_otherwise(
    machine, facts, expected, tmp_path, monkeypatch
):
    if facts is not None:
        (tmp_path / "cpuinfo").write_text(facts)
    monkeypatch.setattr(onnx_runtime, "CPU_FACTS", tmp_path / "cpuinfo")
    monkeypatch.setattr(onnx_runtime.platform, "machine", lambda: machine)
    assert onnx_runtime.saturates() is expected


def test_no_texts_give_no_rows():
    assert toy(CountedRun()).encode([]).shape == (0, 3)


def test_each_distinct_text_runs_once():
    run = CountedRun()
    encoder = toy(run)
    encoder.encode(["a", "bb", "a"])
    encoder.encode(["bb", "ccc"])
    assert sorted(run.texts) == ["a", "bb", "ccc"]


def test_the_least_recently_used_text_is_forgotten_first():
    run = CountedRun()
    encoder = toy(run, memory=2, n_workers=1)
    for text in ["a", "bb", "a", "ccc", "a", "bb"]:
        encoder.encode([text])
    assert run.texts == ["a", "bb", "ccc", "bb"]


def test_more_texts_than_are_remembered_all_get_their_vectors():
    texts = ["x" * n for n in range(1, 20)]
    vectors = toy(CountedRun(), memory=2).encode(texts)
    np.testing.assert_allclose(vectors[:, 0] / vectors[:, 1], range(1, 20), rtol=1e-5)


def test_many_threads_may_share_an_encoder():
    encoder, texts, found = toy(CountedRun(), memory=5), ["x" * n for n in range(30)], []
    threads = [threading.Thread(target=lambda: found.append(encoder.encode(texts))) for _ in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({vectors.tobytes() for vectors in found}) == 1
    assert len(found) == 4


def test_progress_counts_distinct_texts_in_the_callers_thread():
    seen = []
    encoder = toy(CountedRun())
    encoder.encode(["a"])
    encoder.encode(
        ["a", "bb", "a", "ccc"],
        progress=lambda done, total: seen.append((done, total, threading.current_thread())),
    )
    assert seen == [(n, 3, threading.current_thread()) for n in (1, 2, 3)]


def test_work_stops_when_progress_raises():
    run = CountedRun()

    def slow(text):
        time.sleep(0.002)
        return run(text)

    def stop(done, total):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        toy(slow, n_workers=1).encode([str(n) for n in range(1000)], progress=stop)
    assert len(run.texts) < 1000


@pytest.mark.parametrize("answer", [[np.nan, 0, 1], [np.inf, 0, 1], [0, 0, 0], [1, 0]])
def test_an_unusable_vector_is_an_error_that_names_the_encoder(answer):
    with pytest.raises(ScorerError, match="toy gave no usable vector"):
        toy(CountedRun(np.array(answer, np.float32))).encode(["a"])


def test_a_changed_file_is_refused(tmp_path):
    copy = shutil.copytree(SHIPPED, tmp_path / "copy")
    with (copy / "tokenizer.json").open("a") as file:
        file.write(" ")
    with pytest.raises(ScorerError, match=r"tokenizer\.json of the model copy is damaged"):
        load_embedded(copy)


@pytest.mark.parametrize("name", ["words.bin", "manifest.json"])
def test_a_missing_file_is_refused(tmp_path, name):
    copy = shutil.copytree(SHIPPED, tmp_path / "copy")
    (copy / name).unlink()
    with pytest.raises(ScorerError, match="file of the model copy is missing"):
        load_embedded(copy)


def test_the_embedded_encoder_is_always_known(shipped, monkeypatch):
    monkeypatch.setattr(encoder_module.hub, "cached_models", lambda: ["owner/name"])
    assert known_encoders() == [DEFAULT_ENCODER, "owner/name"]
    assert shipped.info.name == DEFAULT_ENCODER
    assert len(shipped.info.fingerprint) == 64


def test_a_fingerprint_ignores_order_and_notices_every_change():
    one = fingerprint_of({"a": "1", "b": "2"})
    assert one == fingerprint_of({"b": "2", "a": "1"})
    assert len({one, fingerprint_of({"a": "1", "b": "3"}), fingerprint_of({"a": "1"})}) == 3
