import pytest

from analysis.corpus.dates import iso_date
from analysis.corpus.outlet_names import free_stand_in, outlet_key
from analysis.corpus.outlets import (
    guess_outlet,
    masthead_as_filed,
    outlet_from_filename,
    outlet_from_url,
    readable_case,
    site_name,
    split_title,
)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Discover more from Harbour Gazette", "Harbour Gazette"),
        ("Download Harbour Gazette app today from your store.", "Harbour Gazette"),
        ("Copyright © 2024 Harbour Gazette. All rights reserved.", "Harbour Gazette"),
        ("© 2019-2024 Harbour Media, LLC", "Harbour Media"),
        ("(c) 2026 The Harbour Herald", "The Harbour Herald"),
        ("(C) 2019-2026 Harbour Media, LLC", "Harbour Media"),
        ("(c) Roads and bridges", ""),
        ("Follow The Gazette on Facebook", "The Gazette"),
        ("Subscribe to our newsletter", ""),
        ("Follow us on Facebook", ""),
        ("The council met on Tuesday.", ""),
    ],
)
def test_a_page_names_its_outlet_in_its_furniture(line, outlet):
    assert guess_outlet(["Home", line]) == outlet


def test_a_domain_is_written_as_the_page_writes_its_name():
    lines = ["HARBOUR GAZETTE", "Copyright © 2024 HarbourGazette.com All rights reserved."]
    assert guess_outlet(lines) == "Harbour Gazette"


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.harbour-post.co.uk/a/b", "harbour-post"),
        ("https://edition.harbour.com/x", "harbour"),
        ("harbour.info", "harbour"),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_an_address_gives_the_name_of_its_site(url, outlet):
    assert outlet_from_url(url) == outlet


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("harbour_gazette.txt", "Harbour Gazette"),
        ("evening-bearer-1.txt", "Evening Bearer"),
        ("times-of-the-isles.txt", "Times of the Isles"),
        ("st-olaf-gazette.txt", "St Olaf Gazette"),
        ("eHarbour_iNews.txt", "eHarbour iNews"),
        ("bbc2.txt", "BBC"),
        ("bbc_03.html", "BBC"),
        ("007_0c39947e8c727c68.txt", "Unnamed outlet 007"),
        ("pasted.txt", "Unnamed outlet"),
    ],
)
def test_a_file_name_gives_a_readable_outlet_or_says_it_has_none(name, outlet):
    assert outlet_from_filename(name) == outlet


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Bridge stays open | The Post", "", ("Bridge stays open", "The Post")),
        ("Bridge stays open - The Post", "The Post", ("Bridge stays open", "The Post")),
        ("Bridge stays open - what we know", "", ("Bridge stays open - what we know", "")),
        ("Bridge vote", "The Post", ("Bridge vote", "The Post")),
    ],
)
def test_a_window_title_is_headline_and_outlet(title, site, expected):
    assert split_title(title, site) == expected


def test_a_site_name_loses_its_slogan():
    assert site_name("Harbour Gazette | News, Sport and Weather") == "Harbour Gazette"
    assert site_name("https://www.harbour.com") == "harbour"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-06-23T08:00:00Z", "2025-06-23"),
        ("Published June 23, 2025 at noon", "2025-06-23"),
        ("23rd of June 2025", "2025-06-23"),
        ("Mon, 23 Jun 2025 10:00:00 GMT", "2025-06-23"),
        ("23. Juni 2025", "2025-06-23"),
        ("23 июня 2025", "2025-06-23"),
        ("6/23/2025", "2025-06-23"),
        ("23.06.2025", "2025-06-23"),
        ("20250623", "2025-06-23"),
        ("03/04/2025", ""),
        ("30 February 2025", ""),
        ("yesterday", ""),
    ],
)
def test_a_date_is_read_in_iso_form_or_not_at_all(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (["Harbour News", "© 2025 Harbour Broadcasting Trust. We are not liable."], "Harbour News"),
        (["THE HARBOUR POST", "Home", "© 2025 Harbour Post Newspapers Ltd"], "The Harbour Post"),
        (["Harbour News", "Home", "Follow Harbour on radio and television"], "Harbour News"),
        (["Harbour Post | Home | Sport", "Copyright 2025 Harbour Post Press"], "Harbour Post"),
        (["Harbour", "City", "© 2025 Harbour Post Company"], "Harbour Post Company"),
        (["Lind Herald", "© 2025 Harbour Media. All rights reserved."], "Harbour Media"),
        (["Home", "© 2025 St. Olaf Gazette. All rights reserved."], "St. Olaf Gazette"),
        (["BBC NEWS", "Copyright © 2025 BBC. The BBC is not responsible."], "BBC News"),
        (["VOICE OF THE HARBOUR", "© Voice of the Harbour, 2025"], "Voice of the Harbour"),
        (["World News", "Home", "About us"], ""),
    ],
)
def test_a_masthead_is_a_better_name_than_the_owners(lines, outlet):
    assert guess_outlet(lines) == outlet


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("JOURNOS NEWS", "Journos News"),
        ("CNN", "CNN"),
        ("REUTERS", "Reuters"),
        ("SKY NEWS", "Sky News"),
        ("THE TIMES OF THE ISLES", "The Times of the Isles"),
        ("Harbour GAZETTE", "Harbour GAZETTE"),
    ],
)
def test_a_name_in_capitals_is_put_in_readable_case(name, readable):
    assert readable_case(name) == readable


@pytest.mark.parametrize(
    ("head", "name", "outlet"),
    [
        ("Evening Bearer", "articles/evening-bearer-1.txt", "Evening Bearer"),
        ("The Green Courier", "green-courier-2.txt", "The Green Courier"),
        ("EVENING BEARER", "eveningbearer.docx", "Evening Bearer"),
        ("Evening Bearer | News | Sport", "2026-05-13_evening-bearer.txt", "Evening Bearer"),
        ("Middle East", "middle-east-guardian.txt", ""),  # a section, in the names of two outlets
        ("Ann Lee", "ann-lee-interview-post.txt", ""),
        ("Bearer", "bearer-3.txt", "Bearer"),
        ("Sport", "evening-bearer-sport.txt", ""),  # a section
        ("Green Courier", "evening-bearer-1.txt", ""),
        ("The evening bearer came late", "evening-bearer-1.txt", ""),  # a sentence
        ("", "evening-bearer-1.txt", ""),
        ("Evening Bearer", "pasted.txt", ""),
    ],
)
def test_a_first_line_is_the_masthead_where_the_files_name_agrees(head, name, outlet):
    assert masthead_as_filed(head, name) == outlet


def test_names_that_differ_in_capitals_or_the_have_one_key():
    assert outlet_key("The Green  Courier") == outlet_key("green courier")
    assert outlet_key("The") == "the"
    assert outlet_key("Theatre News") != outlet_key("Atre News")


def test_a_stand_in_is_counted_on_and_not_counted_twice():
    taken = {"Unnamed outlet", "Unnamed outlet (2)"}
    assert free_stand_in("Unnamed outlet (2)", taken) == "Unnamed outlet (3)"
    assert free_stand_in("Unnamed outlet 1", taken) == "Unnamed outlet 1"
