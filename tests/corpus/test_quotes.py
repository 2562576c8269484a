import pytest

from analysis.corpus.cues import COLOURS, colour_of
from analysis.corpus.quotes import find_quotes, paragraphs_of
from analysis.corpus.schema import QUOTE_COLUMNS, SENTENCE_COLUMNS
from tests.corpus.stories import corpus_of, heard, told

STORY = (
    "Finance Minister Elina Korhonen said on Monday that the budget was balanced. “We have done "
    "our work,” Korhonen said. “Now others must do theirs.”\n\nShe added that the talks would go "
    "on. The opposition claimed that the figures were wrong.\n\nAccording to a senior official, "
    "the debt will rise next year. The hall was cold and the coffee ran out at noon."
)


def test_a_clause_of_a_verb_of_saying_is_indirect_speech_of_its_subject():
    kind, speaker, words = told(STORY)[0]
    assert (kind, speaker) == ("indirect", "Elina Korhonen")
    assert words == "the budget was balanced"


def test_marked_words_are_direct_and_go_on_with_their_speaker():
    direct = [(speaker, words) for kind, speaker, words in told(STORY) if kind == "direct"]
    assert direct == [
        ("Elina Korhonen", "“We have done our work,”"),
        ("Elina Korhonen", "“Now others must do theirs.”"),
    ]


def test_a_pronoun_is_the_last_person_who_was_a_subject():
    assert ("indirect", "Elina Korhonen", "the talks would go on") in told(STORY)


def test_who_has_no_name_keeps_the_description():
    quotes = heard(STORY).quotes.set_index("cue")
    assert quotes.loc["according to", "speaker"] == "a senior official"
    assert quotes.loc["according to", "speaker_kind"] == "unnamed"
    assert quotes.loc["according to", "text"] == "the debt will rise next year"


def test_a_cue_lends_its_colour():
    quotes = heard(STORY).quotes.set_index("cue")
    assert quotes.loc["claim", "colour"] == "doubting"
    assert quotes.loc["add", "colour"] == "neutral"
    assert {"neutral", "doubting", "endorsing"} == set(COLOURS.values())
    assert colour_of("") == ""


def test_sentences_say_what_they_quote_and_who_speaks():
    sentences = heard(STORY).sentences
    assert sentences["quote"].tolist() == [
        "indirect", "direct", "direct", "indirect", "indirect", "indirect", "",
    ]  # fmt: skip
    assert sentences["voice"].tolist() == ["own", "quoted", "quoted", "own", "own", "own", "own"]
    assert sentences["speaker"].iloc[0] == "Elina Korhonen"
    assert sentences["speaker"].iloc[-1] == ""


def test_reported_words_with_marked_ones_within_are_mixed():
    [(kind, speaker, words)] = told(
        "Mayor Anton Brandt said the bridge had been “a disgrace to the whole town” for years."
    )
    assert (kind, speaker) == ("mixed", "Anton Brandt")
    assert words.startswith("the bridge had been “a disgrace")


def test_a_long_quotation_over_paragraphs_has_one_speaker():
    text = (
        "“The river has risen every spring since I was a child.\n\n“Nobody in the capital has ever "
        "come to see it. They send letters instead,” said Marta Lind, a farmer."
    )
    assert [speaker for _, speaker, _ in told(text)] == ["Marta Lind"] * 3


def test_the_name_behind_the_quotation_stands_for_it():
    text = "“The harbour will stay open all winter.” (Jonas Weber, head of the port authority)"
    assert told(text)[0][1] == "Jonas Weber"


def test_a_description_is_resolved_by_its_title():
    text = (
        "President Tomas Vrba met the miners on Friday. Their leader, Karel Novak, waited outside "
        "with a hundred others in the rain. The president said that help was on its way."
    )
    assert told(text)[-1][1] == "Tomas Vrba"


def test_a_verb_of_thought_quotes_only_with_marks():
    assert told("Brandt believes that the bridge will fall.") == []
    assert [kind for kind, _, _ in told("Brandt called the bridge “a disgrace to us all”.")]


@pytest.mark.parametrize(
    "text",
    [
        "Korhonen did not say that the budget was balanced.",
        "She was asked whether the budget was balanced.",
        "Her book “The Art of the Budget” came out in May.",
        "The so-called “reform” went through in a day.",
    ],
)
def test_what_nobody_has_said_is_no_quotation(text):
    assert told(text) == []


def test_who_relays_somebody_is_no_speaker():
    text = "The bridge will close in May, Anton Brandt said, according to the Daily Post."
    assert [speaker for _, speaker, _ in told(text)] == ["Anton Brandt"]


def test_spellings_of_one_name_are_one_speaker():
    voices = heard(
        "Foreign Minister Abbas Araghchi said that the talks were useful. Araghchi said that more "
        "would follow.",
        "Foreign Minister Abbas Araqchi said that nothing had been agreed.",
    )
    assert voices.quotes["speaker"].nunique() == 1


def test_moving_a_sentence_into_marks_moves_it_to_quoted_and_nothing_else():
    plain = "The bridge is old. The town has no money for repairs. Trucks still use it daily."
    marked = plain.replace(
        "The town has no money for repairs.", "“The town has no money for repairs,” Brandt said."
    )
    before, after = heard(plain).sentences, heard(marked).sentences
    assert before["voice"].tolist() == ["own", "own", "own"]
    assert after["voice"].tolist() == ["own", "quoted", "own"]
    assert after["quote"].tolist() == ["", "direct", ""]
    kept = [0, 2]
    assert before.iloc[kept].equals(after.iloc[kept])


def test_the_order_of_articles_changes_nothing():
    corpus = corpus_of(STORY, "Brandt said that the bridge was old.", STORY.replace("Finance", ""))
    order = corpus.articles["article_id"].tolist()[::-1]
    turned = corpus.sentences.set_index("article_id", drop=False).loc[order]
    starts = paragraphs_of(corpus.articles)
    one = find_quotes(corpus.sentences, starts)
    other = find_quotes(turned.reset_index(drop=True), starts)
    for a, b in zip(one, other, strict=True):
        key = a.columns[0]
        assert (
            a.sort_values(key)
            .reset_index(drop=True)
            .equals(b.sort_values(key).reset_index(drop=True))
        )


def test_quotations_stand_where_they_say():
    voices = heard(STORY)
    assert list(voices.quotes.columns) == QUOTE_COLUMNS
    assert list(voices.sentences.columns) == SENTENCE_COLUMNS
    texts = voices.sentences.set_index("sentence_id")["text"]
    for row in voices.quotes.itertuples():
        assert texts[row.sentence_id][row.start : row.end] == row.text
    assert voices.quotes["quote_id"].is_unique


def test_a_text_without_quotations_has_none():
    voices = heard("The hall was cold. The coffee ran out at noon.")
    assert voices.quotes.empty
    assert set(voices.sentences["voice"]) == {"own"}


def test_a_thing_within_a_sentence_says_nothing():
    voices = heard(
        "Ann Brandt met her guests. She spoke of a good and trusted friendship that has lasted for "
        "many years, and assured her guests that the bridge is safe."
    )
    assert set(voices.quotes["speaker"]) == {"Ann Brandt"}
