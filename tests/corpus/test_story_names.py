import pytest

from analysis.corpus.entities import entities_in
from analysis.corpus.names import without_titles
from analysis.corpus.reading import Source, read_articles
from analysis.corpus.story_names import story_names
from analysis.studies.corpus import read_corpus

STORY = [
    "Finland and Estonia will share radar data, President Vladimir Putin said on Monday. "
    "Putin called it overdue. Critics in Berlin doubted it. The Finnish parliament agreed.",
    "Estonia welcomed the deal with Finland. Vladimir Putin thanked NATO. But Finland pays most.",
]  # fmt: skip


@pytest.fixture
def sentences():
    table = "outlet,headline,text\n" + "".join(
        f'Paper {n},Radar deal,"{text} It was a long day for all who had come to talk."\n'
        for n, text in enumerate(STORY)
    )
    return read_corpus(read_articles([Source("made.csv", table.encode())])).sentences


def test_the_names_in_most_articles_come_first_with_their_short_forms(sentences):
    found = {name.name: name for name in story_names(sentences)}
    assert {"Estonia", "Finland"} <= set(list(found)[:3])
    assert found["Finland"].n_articles == 2
    person = next(name for name in found.values() if "Putin" in (name.name, *name.aliases))
    assert {person.name, *person.aliases} == {"Putin", "Vladimir Putin"}


def test_peoples_days_and_titles_are_no_targets(sentences):
    forms = {form for name in story_names(sentences) for form in (name.name, *name.aliases)}
    assert not forms & {
        "Finnish",
        "Monday",
        "Foreign Minister",
        "Critics",
        "Foreign Minister Elina",
    }


def test_the_order_of_articles_changes_nothing(sentences):
    order = sentences["article_id"].unique()[::-1]
    turned = sentences.set_index("article_id", drop=False).loc[order].reset_index(drop=True)
    assert story_names(turned) == story_names(sentences)


def test_looking_for_names_says_how_far_it_is_and_can_be_stopped(sentences):
    told = []
    story_names(sentences, progress=lambda done, total: told.append((done, total)))
    n = sentences.query("part == 'body'")["text"].nunique()
    assert told[-1] == (n, n)

    def stop(done, total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        story_names(sentences, progress=stop)


def test_a_name_is_told_with_its_kind_and_place():
    text = "Yesterday Angela Merkel met the mayor of Hamburg."
    found = {entity.name: entity for entity in entities_in([text])[0]}
    assert found["Angela Merkel"].kind == "PERSON"
    assert found["Hamburg"].kind == "GPE"
    assert all(text[e.start :].startswith(e.name) for e in found.values())


def test_no_texts_no_names():
    assert entities_in([]) == []


def test_what_stands_before_the_last_title_is_no_part_of_a_name():
    assert without_titles("Foreign Minister Elina Valtonen") == "Elina Valtonen"
    assert without_titles("Elina Valtonen") == "Elina Valtonen"
    assert without_titles("Prime Minister") == ""
