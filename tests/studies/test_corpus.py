import pandas as pd
import pytest

from analysis.errors import CorpusError
from analysis.studies.corpus import build_corpus, edit_articles, keep_articles, table_fingerprint

REMOVED = pd.DataFrame(columns=["article_id", "text", "reason"])


@pytest.fixture
def corpus(articles):
    return build_corpus(articles, REMOVED)


def test_renaming_an_outlet_renames_its_sentences(corpus):
    edits = pd.DataFrame({"article_id": ["a1", "a2"], "outlet": ["New Name", "New Name"]})
    edited = edit_articles(corpus, edits)
    assert edited.outlets == ["Hot News", "New Name"]
    assert set(edited.sentences["outlet"]) == {"Hot News", "New Name"}
    assert corpus.outlets == ["Cold Post", "Hot News"]


@pytest.mark.parametrize(("column", "says"), [("outlet", "no outlet name"), ("text", "no text")])
def test_emptying_what_is_needed_is_refused(corpus, column, says):
    with pytest.raises(CorpusError, match=says):
        edit_articles(corpus, pd.DataFrame({"article_id": ["a1"], column: [" "]}))


def test_leaving_the_last_article_out_is_refused(corpus):
    assert len(keep_articles(corpus, ["a1"]).articles) == 1
    with pytest.raises(CorpusError, match="no articles"):
        keep_articles(corpus, [])


def test_fingerprint_changes_with_any_cell(articles):
    before = table_fingerprint(articles)
    changed = articles.copy()
    changed.loc[3, "headline"] = "x"
    assert table_fingerprint(changed) != before
    assert table_fingerprint(articles.copy()) == before
