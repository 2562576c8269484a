"""What was left out of a page: struck through, escaped, and long pages stay short."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus.left_out import Part
from analysis.corpus.limits import Limits
from analysis.studies import corpus as studies
from ui import left_out, work
from ui.left_out import MOST_BUTTONS, page_html, part_html

EVIL = "<img src=x onerror=alert(1)>"


def test_a_part_is_struck_through_after_words_that_say_so():
    assert part_html(Part(0, "Home\nLog in", "menu", 0)) == (
        '<div class="left-out"><span class="why">Left out: menu</span><br>'
        "<del>Home<br>Log in</del></div>"
    )


def test_a_long_part_is_folded_and_whole():
    text = "\n".join(f"Entry {n}" for n in range(300))
    drawn = part_html(Part(0, text, "menu", 0))
    assert drawn.index("Entry 3<") < drawn.index("<details>") < drawn.index("Entry 4<")
    assert all(f"Entry {n}<" in drawn for n in range(300))


def test_markup_of_the_page_is_shown_and_not_followed():
    drawn = page_html([None, EVIL, Part(0, EVIL, EVIL, 1)], EVIL)
    assert "<img" not in drawn
    assert drawn.count("&lt;img") == 4


def _many_parts():
    import pandas as pd

    from analysis.corpus.schema import ARTICLE_COLUMNS
    from analysis.studies.corpus import build_corpus
    from ui import choices, history, left_out

    class _Encoder:
        """What has run no text yet."""

        def remembers(self, texts):
            return False

    choices.open_session()
    if "story" not in __import__("streamlit").session_state:
        rows = [("a", "Post", "Cold", "It is cold.\nIt is hot.")]
        table = pd.DataFrame(rows, columns=["article_id", "outlet", "headline", "text"])
        table = table.reindex(columns=ARTICLE_COLUMNS, fill_value="")
        parts = [("a", f"Entry {n}", "[x](y)", n % 3) for n in range(300)]
        removed = pd.DataFrame(parts, columns=["article_id", "text", "reason", "lines_above"])
        history.begin(history.Story(build_corpus(table, removed), is_sample=False))
    story = history.own_story()
    article = next(story.corpus.articles.itertuples())
    left_out.show_whole_page(article, story.corpus, story, _Encoder())


def _many() -> AppTest:
    page = AppTest.from_function(_many_parts, default_timeout=60).run()
    assert not page.exception
    return page


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(article_characters=24), "The article of Post would have 30 characters"),
        (Limits(sentences_per_hour=3), "takes 4 sentences, and 3 an hour is the limit here"),
    ],
)
def test_a_part_that_a_limit_keeps_out_stays_left_out_and_says_why(limits, says, monkeypatch):
    put_back = studies.put_back
    monkeypatch.setattr(work, "LIMITS", limits)
    monkeypatch.setattr(left_out, "put_back", lambda *of: put_back(*of, limits))
    page = _many()
    before = page.session_state["story"].corpus
    for _ in range(2):
        page.button[3].click().run()
        assert not page.exception
        assert says in page.error[0].value.replace("\\", "")
        assert len(page.error) == 1
    assert page.session_state["story"].corpus is before
    page.run()
    assert not page.error


def test_of_hundreds_of_parts_the_first_have_a_button_and_a_list_has_the_others():
    page = _many()
    assert len(page.button) == MOST_BUTTONS + 1
    assert page.button[0].label == "Put back: \\[x\\]\\(y\\)"
    assert len(page.selectbox[0].options) == 300 - MOST_BUTTONS
    page.selectbox[0].select_index(5)
    page.button[-1].click().run()
    assert not page.exception
    corpus = page.session_state["story"].corpus
    assert f"Entry {MOST_BUTTONS + 5}" in corpus.articles["text"][0].split("\n")
    assert len(corpus.removed) == 299
