from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.corpus.sentences import article_sentences
from analysis.errors import StudyError
from analysis.studies.bundle import open_study, study_bytes, study_parts
from analysis.studies.texts import _cut_out, _places, join_texts, without_texts


def test_no_text_of_an_article_is_left_in_the_file(study):
    bare = without_texts(study)
    parts = study_parts(bare)
    for sentence in study.results.sentences.query("part == 'body'")["text"]:
        assert all(sentence.encode() not in part for part in parts.values())
    assert b"Log in" not in parts["removed.parquet"]
    assert (bare.articles["text"] == "").all()
    assert bare.articles["text_length"].tolist() == study.articles["text"].str.len().tolist()


def test_texts_given_again_make_the_study_whole(study):
    bare = open_study(study_bytes(without_texts(study)), "mine.parallax.zip")
    assert not bare.has_texts
    again = study.articles.assign(article_id="other", outlet="other").sample(frac=1, random_state=1)
    whole = join_texts(bare, again)
    before, after = study_parts(study), study_parts(whole)
    assert [name for name in before if before[name] != after[name]] == ["removed.parquet"]


def test_texts_that_are_missing_or_edited_are_named(study):
    bare = without_texts(study)
    edited = study.articles.copy()
    edited.loc[0, "text"] += " More."
    with pytest.raises(StudyError, match=r"1 of 4 articles .* a1 \(Cold Post: Cold day\)"):
        join_texts(bare, edited)


def test_to_leave_out_twice_or_to_join_what_is_whole_changes_nothing(study):
    bare = without_texts(study)
    assert without_texts(bare) is bare
    assert join_texts(study, study.articles) is study


LETTERS = st.text(st.sampled_from("Ab. “”\"'\n\t?! \u00a01*-"), max_size=120)


@given(LETTERS, LETTERS)
def test_every_sentence_is_found_where_it_stands(headline, text):
    row = {"article_id": "a", "outlet": "o", "headline": headline, "text": text}
    articles = pd.DataFrame([row]).reindex(columns=ARTICLE_COLUMNS, fill_value="")
    sentences = article_sentences(articles)
    scored = sentences.assign(**_places(articles, sentences, "sentence_id"))
    found = [*_cut_out(articles, scored)]
    assert ["".join(t.split()) for t in found] == ["".join(t.split()) for t in sentences["text"]]


def test_only_some_sentences_can_have_been_scored(study):
    some = study.results.sentences.iloc[::3]
    fewer = replace(study, results=replace(study.results, sentences=some.reset_index(drop=True)))
    whole = join_texts(without_texts(fewer), study.articles)
    assert whole.results.sentences["text"].tolist() == some["text"].tolist()
