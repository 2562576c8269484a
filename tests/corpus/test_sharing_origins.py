"""An origin is credited, named or earliest, and otherwise unknown."""

from analysis.corpus.origins import credited_agencies, likely_origin, named_agencies, reason_words

OUTLETS = {"a": "Herald", "b": "Courier"}
DATED = {"a": "2025-06-23", "b": "2025-06-24"}


def origin(text_a: str, text_b: str, *, left_out=None, outlets=OUTLETS, published=DATED):
    return likely_origin(["a", "b"], {"a": text_a, "b": text_b}, left_out or {}, outlets, published)


def test_agencies_are_named_in_full_or_by_their_letters():
    text = "A source told Reuters and dpa; The Associated Press and PTI agreed."
    assert named_agencies(text) == ["AP", "PTI", "Reuters", "dpa"]


def test_no_agency_hides_in_another_word_or_a_picture_credit():
    assert (
        named_agencies("He ran APT Fars-ward. Handout via REUTERS/File. AP Photo. Anadolu/Getty")
        == []
    )


def test_the_three_press_associations_are_told_apart():
    assert named_agencies("The Australian Associated Press said") == ["AAP"]
    assert named_agencies("the Press Association said") == ["PA"]


def test_credits_are_bylines_datelines_and_closing_lines():
    for text in ("With inputs from Longwire", "MOSCOW (Reuters) - He", "Source: TASS", "AP / AFP"):
        assert credited_agencies(text), text
    assert credited_agencies("A source told Reuters on Monday that he would go.") == []


def test_a_dateline_credits_an_agency_that_nobody_need_know():
    texts = ("HALVERN (CPA) - The port was shut.", "The port was shut.")
    assert origin(*texts) == ("CPA", "credited by 1 of 2 articles")
    byline = {"b": "By our correspondent and CPA"}
    assert origin(*texts, left_out=byline) == ("CPA", "credited by 2 of 2 articles")
    assert origin("The port (CPA) was shut.", "Shut.")[0] == "Herald"
    assert origin("MOSCOW (TASS) - Shut.", "Shut.")[0] == "TASS"


def test_the_reason_tells_the_day_in_words():
    reason = origin("x", "y")[1]
    assert reason_words(reason).endswith("the earliest date, 23 June 2025")


def test_a_credit_left_out_of_the_page_outweighs_names_in_the_text():
    found = origin(
        "told Reuters", "told Reuters", left_out={"b": "Additional reporting by Longwire"}
    )
    assert found == ("Longwire", "credited by 1 of 2 articles")


def test_an_agency_named_in_most_texts_is_likely():
    assert origin("told Reuters", "Reuters and TASS")[0] == "Reuters"


def test_an_agency_named_in_half_of_the_texts_is_not_enough():
    assert origin("told Reuters on Monday", "he said")[0] == "Herald"


def test_an_article_by_the_agency_itself_is_the_origin():
    assert origin("x", "y", outlets={"a": "Herald", "b": "Xinhua"})[0] == "Xinhua"


def test_the_earliest_date_must_be_one_outlets_alone_and_known_of_all():
    assert origin("x", "y")[0] == "Herald"
    assert origin("x", "y", published={"a": "2025-06-23", "b": "2025-06-23"})[0] == "unknown"
    assert origin("x", "y", published={"a": "2025-06-23", "b": ""})[0] == "unknown"
