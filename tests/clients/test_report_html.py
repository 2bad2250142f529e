"""The report as a page, as a browser, an accessibility checker and the HTML validator see it."""

import html.parser
import json
import re
from pathlib import Path

import pytest

from conftest import FOLLOWED, run

HERE = Path(__file__).resolve().parent
BROWSER = HERE.parent / "browser"
VALIDATOR = BROWSER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def saved(data: Path) -> list[Path]:
    """Every report that a demo run wrote as a page."""
    found = sorted((data / "reports").rglob("*.html"))
    assert len(found) >= 2 * len(FOLLOWED), f"no pages below {data}"
    return found


@pytest.fixture(scope="module")
def seen(demo_a) -> list[dict]:
    """What a real browser saw of each page, on a desk and on a phone."""
    return json.loads(run("node", BROWSER / "look.mjs", *saved(demo_a), seconds=600).stdout)


def test_axe_finds_nothing(seen):
    found = [(page["path"], page["screen"], rule) for page in seen for rule in page["violations"]]
    assert found == []
    assert all(page["checked"] > 10 for page in seen), "axe looked at nothing"


def test_nothing_is_fetched_and_nothing_is_complained_of(seen):
    assert [page["requests"] for page in seen if page["requests"]] == []
    assert [page["messages"] for page in seen if page["messages"]] == []


def test_nothing_sticks_out_of_a_phone(seen):
    assert [(page["path"], page["screen"], page["wide"]) for page in seen if page["wide"]] == []


def test_the_nu_validator_finds_nothing(demo_a):
    said = run("java", "-jar", VALIDATOR, "--format", "json", *saved(demo_a), check=False)
    assert json.loads(said.stderr)["messages"] == []


class Reader(html.parser.HTMLParser):
    """The text of a page, without its styles; the headings with their levels."""

    def __init__(self):
        super().__init__()
        self.text, self.headings, self.inside = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag in ("style", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.inside.append(tag)
            if tag != "style":
                self.headings.append([int(tag[1]), ""])

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if "style" in self.inside:
            return
        self.text.append(data)
        if self.inside:
            self.headings[-1][1] += data


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def test_headings_skip_no_level(demo_a):
    for path in saved(demo_a):
        levels = [level for level, _ in read(path).headings]
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
    page = read(pdf.with_suffix(".html"))
    printed = run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").stdout
    pages = {str(number) for number in range(1, 200)}
    # The PDF counts its sections as well.
    sections = set(re.findall(r"(?m)^(\d{1,2}\.\d{1,2})(?= |$)", printed.replace("\u2060", "")))
    in_page, in_pdf = numbers("|".join(page.text)), numbers(printed)
    assert len(in_page) > 500, "there is nothing to compare"
    assert only_in(in_page, in_pdf) - pages == set()
    assert only_in(in_pdf, in_page) - pages - sections == set()
