"""The gallery: its pages are read as meant, and each story shows what its README promises."""

import pytest

from analysis.corpus.reading import read_paths
from analysis.errors import StudyError
from analysis.measures.estimates import DIFFER
from analysis.models.tiers import load_tier
from analysis.studies.comparison import compare_on_axis
from analysis.studies.corpus import read_corpus
from analysis.studies.gallery import read_gallery_story, stories
from analysis.studies.omission import compare_claims
from analysis.studies.settings import parse_axis, parse_axis_wordings, parse_targets
from analysis.studies.shared import find_shared

NAMES = [name for name in stories() if name]
RETOLD = {
    "port-strike": {"Northline Agency", "The Ostermund Herald", "Radio Ostermund"},
    "water-rules": {"Continental Wire", "The Southern Chronicle", "The Arvena Mail"},
    "recount": {"Capital Press Service", "The Provincial Gazette", "The Tarrow Examiner"},
}
# Story → the outlet that leaves something out, and a word that all who tell it need.
LEFT_OUT = {
    "port-strike": ("Meridian Business", "Radke"),
    "water-rules": ("The Green Ledger", "22 per cent|seeps"),
    "recount": ("Homeland Tribune", "for (?:Pike|him|Mr Pike)|gave Pike"),
}
# Story → the two figures that outlets give of one thing.
OTHER_FIGURE = {
    "port-strike": "Thirty-eight ships / 46 ships",
    "water-rules": "24 per cent / 31 per cent",
    "recount": "61 ballots / 64 ballots",
}


@pytest.fixture(scope="module", params=NAMES)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def corpus(name):
    return read_corpus(read_paths([stories()[name].folder]))


def test_there_are_three_stories_beside_the_sample():
    assert list(stories()) == ["", "port-strike", "recount", "water-rules"]


def test_every_page_is_read_as_it_is_meant(corpus):
    articles = corpus.articles
    assert articles["outlet"].nunique() == len(articles) == 6
    assert articles["published"].str.match(r"2025-\d\d-\d\d").all()
    assert not set(articles["headline"].str.lower()) & set(articles["outlet"].str.lower())
    assert articles["headline"].str.split().map(len).min() >= 5
    assert articles["text"].str.split().map(len).between(240, 460).all()


def test_nothing_of_the_page_is_left_in_an_article(corpus):
    text = "\n".join(corpus.articles["text"])
    for furniture in ("©", "Copyright", "Subscribe", "Related", "Share", "min read", "Privacy"):
        assert furniture not in text


def test_its_settings_are_questions(name):
    settings = stories()[name].settings
    assert parse_axis(settings).about
    assert len(parse_targets(settings["targets"])) >= 2


def test_one_outlet_leaves_out_what_others_tell(name, corpus):
    outlet, word = LEFT_OUT[name]
    tells = corpus.articles.set_index("outlet")["text"].str.contains(word)
    assert not tells[outlet]
    assert tells.sum() >= 3


def test_the_agency_is_told_again_by_two_outlets(name, corpus):
    shared = find_shared(corpus, load_tier("fast").encoder)
    outlets = corpus.articles.set_index("article_id")["outlet"]
    ids = [*shared.pairs["article_id_a"], *shared.pairs["article_id_b"]]
    assert RETOLD[name] <= set(outlets[ids])


@pytest.mark.slow
def test_one_claim_has_the_figure_that_differs_and_no_other_is_flagged(name, corpus):
    compared = compare_claims(corpus.sentences, load_tier().encoder)
    figures = compared.claims["figures"]
    assert figures[figures != ""].tolist() == [OTHER_FIGURE[name]]


@pytest.mark.slow
def test_its_first_view_has_outlets_that_differ(name, corpus):
    settings = stories()[name].settings
    own = corpus.sentences[corpus.sentences["voice"] == "own"]
    encoder = load_tier().encoder
    placed = compare_on_axis(own, parse_axis(settings), encoder, parse_axis_wordings(settings))
    assert (placed.verdicts["verdict"] == DIFFER).any()


@pytest.mark.parametrize("said", ["", "title = 1\n[settings", 'title = "A"\nsettings = 3'])
def test_a_folder_that_describes_no_story_is_said(tmp_path, said):
    (tmp_path / "story.toml").write_text(said)
    with pytest.raises(StudyError, match="does not describe a story"):
        read_gallery_story(tmp_path)
