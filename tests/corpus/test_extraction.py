"""The HTML pages here are invented."""

import pytest

from analysis.corpus.extraction import extract_page
from analysis.corpus.lines import word_key
from analysis.corpus.webpage import looks_like_html, parse_html, visible_blocks
from analysis.errors import CorpusError

BODY = [
    "The council voted on Tuesday to keep the old harbour bridge open until the spring.",
    "Engineers had asked for it to be closed in the autumn, after cracks were found in two piers.",
    "“We have listened to the traders, and they cannot wait a year,” Mayor Ada Lind told them.",
    "Opponents of the plan said that the council was gambling with the safety of commuters.",
    "A second survey of the piers is due in October, and the council will meet again after it.",
]
HEAD = """<head><title>Bridge stays open until spring | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette">
<meta property="og:title" content="Bridge stays open until spring">
<meta property="article:published_time" content="2025-06-23T08:00:00Z">
<link rel="canonical" href="https://www.harbour.example/bridge"></head>"""


def web_page(*body, head=HEAD):
    paragraphs = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in body)
    return f"""<!DOCTYPE html><html>{head}<body><nav><ul><li><a href="/">Home</a></li>
<li><a href="/w">World</a></li></ul></nav><article><h1>Bridge stays open until spring</h1>
{paragraphs}</article><aside><h3>Most read</h3>
<a href="/f">A fox is loose in the library</a></aside>
<footer>Copyright 2025 Harbour Gazette</footer></body></html>"""


def test_the_page_gives_its_article_and_its_facts():
    found = extract_page(web_page(*BODY), "a.html")
    assert found.text == "\n".join(BODY)
    assert (found.headline, found.outlet) == ("Bridge stays open until spring", "Harbour Gazette")
    assert (found.published, found.url) == ("2025-06-23", "https://www.harbour.example/bridge")


def test_every_block_the_browser_shows_is_kept_or_removed():
    text = web_page(*BODY[:2], "<h2>What the survey found</h2>", *BODY[2:])
    found = extract_page(text, "a.html")
    kept = [*found.text.split("\n"), found.headline]
    removed = [line for stretch in found.removed for line in stretch.text.split("\n")]
    accounted = {word_key(line) for line in [*kept, *removed]}
    assert {word_key(block) for block in visible_blocks(parse_html(text, "a"))} <= accounted


def test_subheads_and_read_also_lines_are_left_out_with_their_reason():
    also = "Also read: A fox is loose in the library after midnight"
    found = extract_page(
        web_page(*BODY[:2], "<h2>What the survey found</h2>", *BODY[2:4], also, BODY[4]), "a.html"
    )
    reasons = {stretch.text: stretch.reason for stretch in found.removed}
    assert found.text == "\n".join(BODY)
    assert reasons["What the survey found"] == "subhead"
    assert reasons[also] == "related"


def test_bullet_items_are_kept_one_a_line():
    items = "<ul><li>two cracked piers near the quay</li><li>a rusted rail on the deck</li></ul>"
    found = extract_page(web_page(*BODY[:3], items, *BODY[3:]), "a.html")
    assert "two cracked piers near the quay\na rusted rail on the deck" in found.text


def test_inline_markup_does_not_tear_a_paragraph():
    torn = BODY[0].replace("council", '<a href="/c">council</a>').replace("old", "<b>old</b>")
    assert extract_page(web_page(torn, *BODY[1:]), "a.html").text.split("\n")[0] == BODY[0]


def test_hidden_text_and_scripts_are_not_shown():
    tree = parse_html(
        "<body><p>shown</p><p style='display:none'>a</p><p hidden>b</p><script>c()</script></body>",
        "a",
    )
    assert visible_blocks(tree) == ["shown"]


def test_external_entities_are_neither_loaded_nor_multiplied(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word is swordfish")
    entities = f'<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    text = web_page("&x; &b;", *BODY).replace("<!DOCTYPE html>", f"<!DOCTYPE html [{entities}]>")
    found = extract_page(text, "a.html")
    assert "swordfish" not in str(found)
    assert "haha" not in str(found)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_a_page_nested_too_deep_is_refused_in_one_sentence(tag):
    with pytest.raises(CorpusError, match="nests its elements"):
        extract_page(f"<html><body>{f'<{tag}>' * 5000}{BODY[0]}", "deep.html")


@pytest.mark.parametrize("text", ["<html></html>", "<html><body></body></html>", "<!-- -->"])
def test_a_page_without_text_is_refused_by_name(text):
    with pytest.raises(CorpusError, match=r"a\.html"):
        extract_page(text, "a.html")


def test_markup_is_known_from_prose_that_mentions_a_sign():
    assert looks_like_html("<p>One</p>")
    assert not looks_like_html("The index fell <5 points, and 7 > 5.")
