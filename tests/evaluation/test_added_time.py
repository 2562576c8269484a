from evaluation import added_time
from evaluation.added_time import ALL, ALONE, APP, bench_added_time, processor_seconds


def test_what_is_added_is_told_as_a_share_of_the_time_without_it(monkeypatch, capsys):
    taken = {ALONE: [10.0, 10.0, 20.0], APP: [11.0, 30.0, 30.0], ALL: [12.0, 14.0, 29.0]}
    monkeypatch.setattr(added_time, "_in_fresh_process", taken.__getitem__)
    bench_added_time(times=1)
    shares = [line.split()[-1] for line in capsys.readouterr().out.splitlines()[1:4]]
    assert shares == ["+10%", "+40%", "+45%"]


def test_the_processors_time_goes_on():
    before = processor_seconds()
    assert sum(n * n for n in range(300_000)) > 0
    assert processor_seconds() >= before > 0
