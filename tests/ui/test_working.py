"""Stop and Go on, on a page without a browser; in one, tests/browser/test_long_work.py."""

from streamlit.testing.v1 import AppTest

from ui import working


def waiting_page():
    """A page that waits for three sentences and then says so."""
    import streamlit as st

    from tests.ui.slow_work import score
    from ui import working

    working.finish("key of the work", "sentences", score)
    st.write("all scored")


def said(page):
    return [*(m.value for m in page.markdown), *(i.value for i in page.info)]


def test_a_page_goes_on_once_the_work_is_done():
    page = AppTest.from_function(waiting_page, default_timeout=60).run()
    assert said(page) == ["all scored"]
    assert not page.button
    assert not page.exception


def test_a_page_that_was_stopped_says_how_much_is_done_and_goes_on_at_a_click():
    page = AppTest.from_function(waiting_page, default_timeout=60)
    page.session_state["stopped"] = "key of the work"
    page.session_state["counts"] = ("key of the work", 2, 3)
    page.run()
    assert said(page) == ["Stopped. 2 of 3 sentences are scored and need not be scored again."]
    page.button(key="go_on").click().run()
    assert said(page) == ["all scored"]


def test_other_work_is_not_stopped():
    page = AppTest.from_function(waiting_page, default_timeout=60)
    page.session_state["stopped"] = "key of other work"
    assert said(page.run()) == ["all scored"]


def test_the_words_count_say_who_else_is_served_and_how_long_it_takes(monkeypatch):
    class Half:
        done, total, pace = 214, 310, (20.0, 200, 296)

    class Three:
        n_going_on = 3

    assert working._words(Half, "sentences") == "Scoring 214 of 310 sentences, 10 s left"
    monkeypatch.setattr(working, "_works", Three)
    Half.pace = (2000.0, 200, 296)
    assert working._words(Half, "sentences") == (
        "Scoring 214 of 310 sentences, in turn with 2 others, 16 min left"
    )


def failing_page():
    """A page in German whose work fails, in a thread that sees no visitor."""
    import time

    import streamlit as st

    from analysis.errors import CorpusError
    from analysis.translation import speaking, tr
    from ui import working

    def fail(_):
        time.sleep(0.5)
        raise CorpusError(tr("Nothing was left out."))

    with speaking("de"):
        try:
            working.finish("work that fails", "sentences", fail)
        except CorpusError as error:
            st.write(str(error))


def test_work_that_fails_says_so_in_the_language_of_who_began_it():
    page = AppTest.from_function(failing_page, default_timeout=60).run()
    assert said(page) == ["Nichts wurde weggelassen."]
