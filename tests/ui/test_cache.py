"""What is remembered of one visitor's articles is not pushed out by the others'."""

from dataclasses import replace

from streamlit.runtime.caching import cache_resource_api

from ui import cache


def test_other_visitors_articles_do_not_make_mine_be_heard_again(monkeypatch):
    begun, visitor = [], ["first"]
    monkeypatch.setattr(cache, "Hearing", lambda corpus: begun.append(corpus) or object())
    monkeypatch.setattr(cache_resource_api, "get_session_id_or_throw", lambda: visitor[0])
    corpus = cache.sample_corpus()
    mine = cache.own_hearing("mine", corpus)
    for number in range(20):
        visitor[0] = f"visitor {number}"
        cache.own_hearing(f"theirs {number}", replace(corpus, fingerprint=f"{number}"))
    visitor[0] = "first"
    assert cache.own_hearing("mine", corpus) is mine
    assert len(begun) == 21
