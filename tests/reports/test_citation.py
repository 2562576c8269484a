"""How a study and the program are cited."""

import yaml

from analysis.reports.citation import CITATION, citations, program


def cited(title="A study", authors=(), made="2026-03-02T10:00:00+00:00"):
    return dict(citations(title, authors, made, "9.9", "abcdef0123456789"))


def test_the_program_is_cited_by_its_own_file():
    assert program().authors == ("The Parallax authors",)
    assert program().licence == "Apache-2.0"
    said = cited()["The program"]
    assert said.startswith("The Parallax authors (2026). Parallax: how news outlets cover")
    assert "  year = 2026,\n" in cited()["The program, BibTeX"]


def test_the_file_cites_the_same_in_both_its_entries():
    said = yaml.safe_load(CITATION.read_text(encoding="utf-8"))
    preferred = said["preferred-citation"]
    same = ("title", "type", "authors", "version")
    assert {name: preferred[name] for name in same} == {name: said[name] for name in same}


def test_a_study_is_cited_with_authors_year_title_and_version():
    said = cited("How it went.", ["Ada Example", "Ben Sample", "Cy Else"])["This study"]
    assert said == (
        "Ada Example, Ben Sample and Cy Else (2026). How it went. Study made with Parallax 9.9; "
        "articles abcdef012345."
    )


def test_a_study_of_nobody_and_without_a_date_is_cited_by_its_title():
    assert cited(made="")["This study"].startswith("A study. Study made with Parallax 9.9")


def test_bibtex_keeps_names_whole_and_special_letters_harmless():
    said = cited("50 % of_all {braces} & \\more", ["Smith and Sons"])["This study, BibTeX"]
    assert "title = {50 \\% of\\_all \\{braces\\} \\& \\textbackslash{}more}" in said
    assert "author = {{Smith and Sons}}" in said
    assert "year = 2026,\n  month = mar," in said
    assert said.startswith("@misc{parallax-study-abcdef012345,")
    assert said.count("{") - said.count("\\{") == said.count("}") - said.count("\\}")
