"""Sentences under several names: these alone change, and Parallax is checked by other names."""

from evaluation.swap_templates import names_of
from evaluation.swapped import CRITICISED, CRITICISING, PRAISED, PRAISING
from training.labels import CERTAIN, Tone
from training.swapped_rows import N_NAMES, WORDS, is_named, kinds_of_names, swapped_rows


def row(sentence, mention):
    start = sentence.index(mention)
    return Tone(sentence, start, start + len(mention), CERTAIN[-1])


def test_nothing_but_the_name_changes_and_the_poles_have_it_too():
    rows = [row(f"Critic {n} says Alder lied, and Alder knew.", "Alder") for n in range(100)]
    found = swapped_rows(rows, seed=1)
    assert len(found) == 100
    for n, one in enumerate(found):
        names = [text.split("says ")[1].split(" lied")[0] for text in one.texts]
        assert len(set(names)) == N_NAMES
        assert any(set(names) <= set(own) for own in kinds_of_names().values())
        assert list(one.texts) == [f"Critic {n} says {a} lied, and {a} knew." for a in names]
        said = [[low.format(a) for a in names] for low, _ in WORDS["about"]]
        assert list(one.lows) in said
        assert [high.format(names[0]) for _, high in WORDS["about"]].count(one.highs[0]) == 1
    assert found == swapped_rows(rows, seed=1)
    assert found != swapped_rows(rows, seed=2)


def test_pronouns_and_long_sentences_are_left_out():
    assert all(map(is_named, ["Ada Alder", "the minister", "The minister"]))
    assert not any(map(is_named, ["she", "a minister"]))
    left_out = [row("She lied.", "She"), row(f"Alder {'really ' * 40}lied.", "Alder")]
    assert len(swapped_rows([*left_out, row("Alder lied.", "Alder")], seed=1)) == 1


def test_no_name_and_no_pole_is_one_by_which_parallax_is_checked():
    taught = {name.lower() for own in kinds_of_names().values() for name in own}
    assert not {one["name"].lower() for own in names_of().values() for one in own} & taught
    asked = {CRITICISED, PRAISED, *CRITICISING, *PRAISING}
    for pairs in (WORDS["about"], WORDS["nobody"]):
        assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
        assert not asked & {pole for pair in pairs for pole in pair}
