"""The page of claims, driven without a browser."""

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.test_pages import article, findings, opened

PAGE = ROOT / "pages/4_Left_out.py"


def test_the_sample_shows_its_claims_and_the_sentences_of_one():
    page = opened(PAGE)
    assert findings(page)[0].startswith('<p class="finding">Of ')
    assert len(page.get("plotly_chart")) == 1
    told = next(e.proto.body for e in page.get("html") if 'class="claim"' in e.proto.body)
    assert "Stanmere Ledger" in told
    assert any("A row is a first guess to be read" in one.value for one in page.markdown)
    assert "not measured" not in str(page.markdown)


def test_a_kind_of_claims_is_chosen_and_stands_in_the_address():
    page = opened(PAGE)
    page.radio(key="w_claims").set_value("one").run()
    assert not page.exception
    assert page.query_params["claims"] == "one"
    assert page.button(key="more-claims-one").label.startswith("Show more claims (")
    before = page.get("plotly_chart")[0].proto.spec
    page.button(key="more-claims-one").click().run()
    assert page.get("plotly_chart")[0].proto.spec != before


def test_a_link_opens_the_same_claims_and_nonsense_all_of_them():
    assert opened(PAGE, claims="but-one").radio(key="w_claims").value == "but-one"
    assert opened(PAGE, claims="whatever").radio(key="w_claims").value == "all"


def test_one_outlet_alone_is_told_what_is_needed():
    page = opened(PAGE, outlets="Caspian Quadrant")
    assert not page.exception
    assert "another outlet" in page.info[0].value
    assert not page.get("plotly_chart")


def test_two_outlets_with_nothing_in_common_and_no_claim_do_no_harm():
    page = opened(ROOT / "app.py")
    page.button(key="load").click().run()
    page.file_uploader(key="files").set_value(
        [article("North Post", "Russia? Iran? Why?"), article("South News", "Russia. Iran. So.")]
    )
    page.run()
    page.button(key="read").click().run()
    page.switch_page("pages/4_Left_out.py").run()
    assert not page.exception


def test_claims_are_read_by_voice():
    page = opened(PAGE)
    both = findings(page)[0]
    page.radio(key="w_voice").set_value("own").run()
    assert not page.exception
    assert page.query_params["voice"] == "own"
    assert "In their own voice: Of " in findings(page)[0]
    assert any("where a sentence in this voice states it" in one.value for one in page.caption)
    page.radio(key="w_voice").set_value("quoted").run()
    assert not page.exception
    assert "In what they quote: " in findings(page)[0]
    page.radio(key="w_voice").set_value("all").run()
    assert findings(page)[0] == both


def _shares_with_one_without_the_event():
    import pandas as pd

    from analysis.measures.omission import SHARE_COLUMNS
    from ui.claims import share_table

    nan = float("nan")
    rows = [
        ("Alto", 0.5, 0.1, 0.9, "claims", 2, 4, 1),
        ("West *Sun*", nan, nan, nan, "none", 0, 4, 1),
    ]
    share_table(pd.DataFrame(rows, columns=SHARE_COLUMNS))


def test_an_outlet_without_the_event_is_named():
    page = AppTest.from_function(_shares_with_one_without_the_event).run()
    assert not page.exception
    (said,) = [one.value for one in page.caption]
    assert said.startswith("No claim of another outlet was found in West \\*Sun\\*, which may")
    assert page.dataframe[0].value["estimate"].isna().tolist() == [False, True]
