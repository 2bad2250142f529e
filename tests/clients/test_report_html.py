"""The report as a page, as a browser, an accessibility checker and the HTML validator see it."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import ARCHIVES, FOLLOWED, run
from reports import Page

HERE = Path(__file__).resolve().parent
BROWSER = HERE.parent / "browser"
VALIDATOR = BROWSER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_there_is_a_page_of_each_draft_and_edition_in_both_languages(pages):
    there = {path.name for path in pages}
    drafts = {followed.report("region", lang) for followed in FOLLOWED for lang in ("sv", "en")}
    wanted = {draft.removesuffix(".pdf") for draft in drafts}
    wanted |= {f"{archive}_{lang}" for archive in ARCHIVES for lang in ("sv", "en")}
    assert len(wanted) == 10
    assert {f"{name}.html" for name in wanted} - there == set()


@pytest.fixture(scope="module")
def seen(pages) -> list[dict]:
    """What a real browser saw of each page, on a desk and on a phone."""

    def look(some: list[Path]) -> list[dict]:
        return json.loads(run("node", BROWSER / "look.mjs", *some, seconds=600).stdout)

    with ThreadPoolExecutor(2) as pool:  # two browsers for all pages
        seen = [page for part in pool.map(look, (pages[::2], pages[1::2])) for page in part]
    assert len(seen) == 2 * len(pages)
    return seen


def test_axe_finds_nothing(seen):
    found = [(page["path"], page["screen"], rule) for page in seen for rule in page["violations"]]
    assert found == []
    assert all(page["checked"] > 10 for page in seen), "axe looked at nothing"


def test_nothing_is_fetched_and_nothing_is_complained_of(seen):
    assert [page["requests"] for page in seen if page["requests"]] == []
    assert [page["messages"] for page in seen if page["messages"]] == []


def test_nothing_sticks_out_of_a_phone(seen):
    assert [(page["path"], page["screen"], page["wide"]) for page in seen if page["wide"]] == []


def test_the_nu_validator_finds_nothing(pages):
    said = run("java", "-jar", VALIDATOR, "--format", "json", *pages, check=False)
    # What people type may be composed otherwise than the validator would: it is shown as it was typed.
    typed = lambda found: "hostile-" in found["url"] and "Normalization Form C" in found["message"]
    assert [found for found in json.loads(said.stderr)["messages"] if not typed(found)] == []


def test_headings_skip_no_level(pages):
    for path in pages:
        levels = [level for level, _ in Page(path).headings]
        assert levels[0] == 1 and levels.count(1) == 1, path.name
        skipped = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
        assert skipped == [], path.name


NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:[.,]\d+)?(?!\w)")


def numbers(text: str) -> list[list[str]]:
    """Every number as it is printed, and its groups: a reader of PDFs cannot tell the space within a number from the
    space between two columns."""
    found = NUMBER.findall(text.replace("\u2060", ""))
    return [[re.sub(r"\s", "", number), *re.split(r"\s", number)] for number in found]


def only_in(these: list[list[str]], those: list[list[str]]) -> set[str]:
    """The numbers that are in the one text and neither whole nor in groups in the other."""
    known = {part for number in those for part in number}
    return {whole for whole, *groups in these if whole not in known and not set(groups) <= known}


@pytest.mark.parametrize("followed", FOLLOWED, ids=lambda followed: followed.slug)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_page_and_pdf_say_the_same_figures(demo_a, followed, lang):
    """Page numbers and chapter numbers aside, a number that one of them says the other says as well."""
    pdf = demo_a / "reports" / followed.report("region", lang)
    page = Page(pdf.with_suffix(".html"))
    printed = run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").stdout
    pages = {str(number) for number in range(1, 200)}
    # The PDF counts its sections as well.
    sections = set(re.findall(r"(?m)^(\d{1,2}\.\d{1,2})(?= |$)", printed.replace("\u2060", "")))
    in_page, in_pdf = numbers("|".join(page.text)), numbers(printed)
    assert len(in_page) > 500, "there is nothing to compare"
    assert only_in(in_page, in_pdf) - pages == set()
    assert only_in(in_pdf, in_page) - pages - sections == set()
