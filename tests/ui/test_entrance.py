"""What stands before every page: settings, sign-in, a place; and what one visitor may use."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus import limits
from analysis.corpus.limits import Limits
from analysis.errors import CorpusError
from tests.conftest import ROOT
from ui import entrance, places, scoring, signin, work

PAGES = ["app.py", *(str(p.relative_to(ROOT)) for p in sorted((ROOT / "pages").glob("*.py")))]
AUTH = {"auth": {"client_id": "me", "redirect_uri": "http://localhost/oauth2callback"}}
ADA = {"is_logged_in": True, "email": "Ada@Uni.example", "email_verified": True}


def opened(name="app.py", secrets=None, user=None):
    page = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    page.query_params["tier"] = "fast"
    page.secrets, page.user = secrets or {}, user or {}
    if name != "app.py":
        page.switch_page(name)
    return page.run()


def shows_nothing(page):
    """Whether nothing of the app is there: no chart, no link, no field."""
    assert not page.exception
    kinds = ("plotly_chart", "page_link", "text_input", "file_uploader")
    return not any(len(page.get(kind)) for kind in kinds)


def words(page):
    said = [*page.info, *page.error, *page.markdown]
    return " ".join(str(one.value) for one in said).replace("\\", "")


@pytest.fixture
def full(monkeypatch):
    monkeypatch.setattr(entrance, "PLACES", places.Places(2, 60, lambda session: True))
    entrance.PLACES.taken |= {"one": float("inf"), "two": float("inf")}


def test_a_visitor_too_many_reads_one_calm_sentence(full):
    page = opened()
    assert words(page) == "All 2 places are taken; try again in a few minutes."
    assert shows_nothing(page)


def test_whoever_runs_a_full_server_still_sees_how_it_is(full):
    assert "Limits" in [header.value for header in opened("pages/Health.py").header]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_that_a_setting_is_wrong_and_shows_nothing_else(name, monkeypatch):
    monkeypatch.setattr(limits, "_GIVEN", {"PARALLAX_SESSIONS": "a few"})
    page = opened(name)
    assert words(page).startswith("PARALLAX_SESSIONS is “a few”; it must be a whole number from 1")
    assert shows_nothing(page)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_asks_for_sign_in_first(name):
    page = opened(name, AUTH)
    assert "for people who have signed in" in words(page)
    assert [button.label for button in page.button] == ["Sign in"]
    assert shows_nothing(page)


def test_each_provider_has_its_button():
    secrets = {
        "auth": {"redirect_uri": "x", "client_kwargs": {"prompt": "login"}, "uni": {}, "lab": {}}
    }
    labels = [button.label for button in opened("pages/Health.py", secrets).button]
    assert labels == ["Sign in with uni", "Sign in with lab"]


def test_who_has_signed_in_sees_the_page_and_the_way_out():
    page = opened("pages/Health.py", AUTH, ADA)
    assert "Sign out" in [button.label for button in page.button]
    assert page.header


def test_who_is_not_on_the_list_stays_outside(monkeypatch):
    monkeypatch.setenv(signin.ALLOWED, "@lab.example")
    page = opened("app.py", AUTH, ADA)
    assert "not on the list" in words(page)
    assert shows_nothing(page)


def test_a_list_without_sign_in_is_a_mistake(monkeypatch):
    monkeypatch.setenv(signin.ALLOWED, "@lab.example")
    page = opened()
    assert "the secrets have no [auth]" in words(page)
    assert shows_nothing(page)


def test_sign_in_without_its_package_lets_nobody_in(monkeypatch):
    monkeypatch.setattr(signin, "find_spec", lambda name: None)
    page = opened("app.py", AUTH)
    assert "Authlib is not installed; run “pip install Authlib”" in words(page)
    assert shows_nothing(page)


def test_secrets_that_cannot_be_read_let_nobody_in(monkeypatch, tmp_path):
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\nclient_id =")
    monkeypatch.setattr(signin.st, "get_option", lambda name: [str(broken)])
    with pytest.raises(limits.SettingError, match="nobody is let in"):
        signin.sign_in_first()


@pytest.mark.parametrize(
    ("allowed", "claims", "may"),
    [
        ("", {}, True),
        ("ada@uni.example", ADA, True),
        (" bob@x.example , @UNI.example", ADA, True),
        ("@uni.example", ADA | {"email": "ada@evil-uni.example"}, False),
        ("@uni.example", ADA | {"email": "ada@sub.uni.example"}, False),
        ("@uni.example", ADA | {"email": "@uni.example"}, False),
        ("@uni.example", ADA | {"email_verified": False}, False),
        ("@uni.example", ADA | {"email_verified": "true"}, False),
        ("@uni.example", {"is_logged_in": True}, False),
        ("uni.example", ADA, False),
    ],
)
def test_the_list_holds_addresses_and_whole_domains(allowed, claims, may):
    assert signin.is_allowed(claims, allowed) is may


@pytest.fixture
def spent(monkeypatch):
    log = {}
    monkeypatch.setattr(work.session, "work_log", lambda: log)
    return log


def test_an_hour_of_work_is_refused_beyond_the_limit_and_comes_back(spent):
    now = [0.0]
    for n in (600, 300):
        work._spend("articles", n, 1_000, lambda: now[0])
        now[0] += 600
    with pytest.raises(CorpusError, match=r"1,000 articles an hour .* 900 .* go on in 40 min"):
        work._spend("articles", 200, 1_000, lambda: now[0])
    now[0] = 3_601
    work._spend("articles", 200, 1_000, lambda: now[0])
    assert sum(n for _, n in spent["articles"]) == 500


def test_more_than_an_hour_allows_at_all_is_said_so(spent):
    with pytest.raises(CorpusError, match="takes 2,000 articles, and 1,000 an hour is the limit"):
        work._spend("articles", 2_000, 1_000)
    assert spent["articles"] == []


def test_only_sentences_that_are_new_cost_anything(spent, word_encoder):
    word_encoder.encode(["cold", "warm"])
    work.spend_on_sentences(["cold", "warm"], word_encoder)
    assert spent == {}


MENTIONED = [("good Ann met bad Bo", ((5, 8), (16, 18))), ("Ann left", ((0, 3),))]


def test_a_mention_of_a_target_counts_as_a_sentence_until_it_is_heard(spent, word_tone):
    work.spend_on_mentions(MENTIONED * 2, word_tone)
    assert [n for _, n in spent["sentences"]] == [3]
    word_tone.hear(MENTIONED[:1])
    work.spend_on_mentions(MENTIONED, word_tone)
    assert [n for _, n in spent["sentences"]] == [3, 1]


def test_mentions_beyond_what_an_hour_allows_are_not_heard(spent, word_tone, monkeypatch):
    monkeypatch.setattr(work, "LIMITS", Limits(sentences_per_hour=4))
    scoring.hear_with_progress(word_tone, MENTIONED)
    more = [("good Di left", ((5, 7),)), ("bad Di left", ((4, 6),))]
    with pytest.raises(CorpusError, match=r"^4 sentences and mentions .* 3 are done; .* fewer tar"):
        scoring.hear_with_progress(word_tone, more)
    assert len(word_tone.network.asked) == 3
    scoring.hear_with_progress(word_tone, MENTIONED)  # what was heard is shown again


def test_what_is_heard_on_the_click_of_a_download_is_counted_in_its_thread(spent, word_tier):
    tier = work.counted(word_tier)
    with ThreadPoolExecutor(1) as thread:
        for _ in range(2):
            thread.submit(tier.tone.hear, MENTIONED).result()
    assert [n for _, n in spent["sentences"]] == [3]
    assert tier.scorers == word_tier.scorers


def test_more_mentions_than_an_hour_allows_at_all_are_said_so(spent, word_tone, monkeypatch):
    monkeypatch.setattr(work, "LIMITS", Limits(sentences_per_hour=2))
    with pytest.raises(CorpusError, match=r"takes 3 mentions of .*, and 2 sentences an hour"):
        work.spend_on_mentions(MENTIONED, word_tone)
