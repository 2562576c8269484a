"""As many visitors as there are places; the next one waits."""

from ui.places import Places


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def places(n=2, gone=()):
    clock = Clock()
    return Places(n, 600, lambda session: session not in gone, clock), clock


def test_a_place_is_kept_by_who_has_it_and_refused_when_all_are_taken():
    here, _ = places()
    assert here.take("a")
    assert here.take("b")
    assert not here.take("c")
    assert here.take("a")
    assert here.n_taken() == 2


def test_a_closed_page_frees_its_place():
    gone = set()
    here, _ = places(1, gone)
    assert here.take("a")
    assert not here.take("b")
    gone.add("a")
    assert here.take("b")


def test_only_who_waits_gets_the_place_of_who_does_nothing():
    here, clock = places(2)
    here.take("a")
    clock.now = 500
    here.take("b")
    clock.now = 599
    assert not here.take("c")
    clock.now = 600
    assert here.n_taken() == 2
    assert here.take("c")
    assert not here.take("a")
    assert here.take("b")
