import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.schema import ARTICLE_COLUMNS, SENTENCE_COLUMNS
from analysis.corpus.sentences import MAX_CHARS, article_sentences, split_sentences
from analysis.errors import CorpusError

MARKS = ["“", "”", '"', "‘", "’", "'", "``", "''", "(", ")", "«", "»"]
STOPS = [". ", "? ", "…", "...", "。", "\n", "\n\n", " 5 p.m. ", "1. ", "U.S."]
WORDS = ["Putin said", "Monday", "No", " 3", "第一句", "😀", " he"]
NEWS_PIECES = st.sampled_from([*MARKS, *STOPS, *WORDS])


def article(**values: str) -> dict[str, str]:
    return {**dict.fromkeys(ARTICLE_COLUMNS, ""), "article_id": "a1", "outlet": "A", **values}


def table(*articles: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(articles), columns=ARTICLE_COLUMNS)


def without_space(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Smith met Sen. Rand Paul of the U.S. Senate.",
        "U.S. President Donald Trump spoke to the U.N. Security Council.",
        "The talks began at 5 p.m. Monday in Moscow.",
        "It was 10 a.m. Moscow time and 7 a.m. GMT there.",
        "He said, 'F**k this flag.'",
        "Well ... it rose by 3.5 percent... to 4.7.",
        "J. K. Rowling lives at No. 3 in the street.",
        "It is no. 5 of the list, behind No. IV of the other.",
        "See https://example.com/a.b?c=d for more.",
        "“Will you go?” Putin asked.",
        '"No!" Mr. Putin said.',
        "“We will not stop. We will go on,” Putin said.",
        '" We will not stop . " he said .',
        "`` We will . We go . '' he said .",
        "He told the North Korea-U.S. summit.",
        "The ‘90s were good to the sites’ owners.",
        "He left — and then — he came back.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert split_sentences(sentence) == [sentence]
    assert split_sentences(f"{sentence} Then it rained.") == [sentence, "Then it rained."]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It ended at 5 p.m.", "Putin spoke."],
        ["He lives in the U.S.", "The House met."],
        ["They said “never.”", "“We will not go back there,” she added."],
        ["“We have been here for a year.", "We will stay for another,” he said."],
        ["‘It’s Iran’s choice, and always was.", "That’s all there is to say,’ he said."],
        ["He said `` go . ''", "She stayed ."],
        ['"It is good," Renn said.', "The guild disagreed.", '"It is bad," Ahlborn said.'],
        ['They called it "a folly".', "He left.", 'She called it "a gift", and stayed.'],
        ["1. First thing.", "2. Second thing."],
        ["Senator Paul voted no.", "“I am proud,” Paul said."],
        ["Reed said no.", "Iran asked again."],
        ["He said No.", "I’m fine with it."],
        ["第一句。", "第二句。"],
        ["مرحبا بالعالم.", "كيف حالك؟"],
    ],
)
def test_a_paragraph_is_cut_where_sentences_end(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


def test_headings_and_list_items_are_sentences_without_a_stop() -> None:
    text = "What Iran got\nIt got a statement.\n\n- Item one\n- Item two"
    assert split_sentences(text) == [
        "What Iran got",
        "It got a statement.",
        "- Item one",
        "- Item two",
    ]


def test_lines_wrapped_to_a_width_are_joined() -> None:
    text = "Russia gave Iran a clear sign of friendship on Monday, when\nit received its minister."
    assert split_sentences(text) == [text.replace("\n", " ")]


def test_stretches_without_letters_stay_with_their_neighbour() -> None:
    assert split_sentences("* * *\nIt began.\n* * *\n\n2025\nIt ended. 😀") == [
        "* * * It began. * * * 2025",
        "It ended. 😀",
    ]


def test_blank_text_has_no_sentence_and_wordless_text_one() -> None:
    assert split_sentences(" \n\t ") == []
    assert split_sentences("***") == ["***"]


def test_an_over_long_sentence_is_cut_between_words() -> None:
    parts = split_sentences("word " * 20_000)
    assert max(map(len, parts)) <= MAX_CHARS
    assert set(" ".join(parts).split()) == {"word"}
    assert [len(part) for part in split_sentences("a" * 100_000)] == [MAX_CHARS] * 100


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(NEWS_PIECES, max_size=60).map("".join)))
def test_joined_sentences_are_the_text_up_to_white_space(text: str) -> None:
    sentences = split_sentences(text)
    assert without_space("".join(sentences)) == without_space(text)
    assert all(sentence.strip() == sentence != "" for sentence in sentences)


def test_a_lone_surrogate_does_no_harm() -> None:
    assert split_sentences("He \ud800 left. She stayed.") == ["He \ud800 left.", "She stayed."]


@pytest.mark.parametrize("unit", ["He left. ", "“Oh. ", "‘a ", "”. ", '"', "(x. ", "1. ", "a.\n"])
def test_time_grows_in_proportion_to_the_text(unit: str) -> None:
    began = time.perf_counter()
    split_sentences(unit * (300_000 // len(unit)))
    assert time.perf_counter() - began < 10


def test_an_article_is_its_headline_and_then_its_body() -> None:
    rows = article_sentences(table(article(headline="Iran  asks", text="It asked. “No,” he said.")))
    assert rows.columns.tolist() == SENTENCE_COLUMNS
    assert rows["sentence_id"].tolist() == ["a1-0000", "a1-0001", "a1-0002"]
    assert rows["part"].tolist() == ["headline", "body", "body"]
    assert rows["text"].tolist() == ["Iran asks", "It asked.", "“No,” he said."]
    assert rows["voice"].tolist() == ["own", "own", "quoted"]
    assert not rows["shared"].any()


def test_positions_begin_anew_in_each_article_and_at_0_without_a_headline() -> None:
    articles = table(article(text="One. Two."), article(article_id="a2", text="Three."))
    assert article_sentences(articles)["position"].tolist() == [0, 1, 0]


def test_a_quotation_over_paragraphs_is_quoted_throughout() -> None:
    text = "“Half the world wrote. Russia opened its door.\n\n“That is friendship.”\n\nShe left."
    voices = article_sentences(table(article(text=text)))["voice"]
    assert voices.tolist() == ["quoted", "quoted", "own"]


def test_no_articles_give_an_empty_table_of_the_same_types() -> None:
    full, empty = article_sentences(table(article(text="One."))), article_sentences(table())
    assert empty.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_an_article_without_text_has_no_body() -> None:
    articles = table(article(headline="Alone")).assign(text=None)
    assert article_sentences(articles)["part"].tolist() == ["headline"]


def test_one_id_for_two_articles_is_refused() -> None:
    with pytest.raises(CorpusError, match="more than once: a1"):
        article_sentences(table(article(), article()))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(CorpusError, match="headline"):
        article_sentences(table(article()).drop(columns="headline"))


@pytest.mark.parametrize(
    "sentences",
    [
        ["`` Yes , '' he said .", "He left the house at noon .", "`` No , '' she said ."],
        ["``Yes,'' he said.", "He left the house at noon.", "``No,'' she said."],
        ["It is a `` great deal '' for them .", "He left at noon .", "A `` bad one '' for her ."],
        ["The Lees ' boat is sold . ''", "She stayed at home for a week ."],
        ["''Yes,'' he said.", "He left the house at noon.", "''No,'' she said."],
    ],
)
def test_a_closing_mark_of_two_strokes_swallows_no_sentence_up_to_the_next(sentences) -> None:
    assert split_sentences(" ".join(sentences)) == sentences
