"""The attached table and the report say the same: cell by cell, in PDF and page, drafts and editions, both languages.

Every cell of a municipality and of the county is looked up in the attached values.csv; and every number in values.csv
is one that some cell says, or that the municipalities' cells come to; in a municipality's own report, one that is read
there. What is hidden is a row with its status and no number.
"""

import shutil
from itertools import zip_longest
from pathlib import Path

import pytest

from conftest import ARCHIVES, FIXTURES, OWN_REPORTS, REGIONAL_REPORTS, run
from figures import Values, is_known, is_number, plain
from reading import ASKED, CODE, NAMES, Reading
from reports import Page, Table, is_plain, language, none, squeezed, values

# A municipality's own, whose it is, and a regional report of the same answers.
OWN_FIXTURES = {
    "own": ("1800", "typical"),
    "own-plain": ("1800", "plain"),
    "own-silent": ("1801", "typical"),
    "sealed-1801": ("1801", "sealed-region"),
}
REGIONAL_FIXTURES = tuple(sorted({*FIXTURES, "sealed-region"} - OWN_FIXTURES.keys()))


# ---------------------------------------------------------------------------------------------- what is compared


def regional(path: Path, read: dict, cache: dict = {}) -> dict[str, Reading]:
    """A regional report as PDF and, where there is one, as a page: compared once."""
    if path not in cache:
        texts = {"pdf": (read[path].tables, read[path].aloud)}
        if path.with_suffix(".html").is_file():
            page = Page(path.with_suffix(".html"))
            texts["page"] = (page.tables, " ".join(page.text))
        cache[path] = {
            form: compared(Reading(Values(values(path)), *text, language(path))) for form, text in texts.items()
        }
    return cache[path]


def compared(reading: Reading) -> Reading:
    """Every table of figures, and at least one for each question that has figures and for each municipality."""
    municipalities = [code for code in reading.values.names if not code.startswith("00")]
    asked = {code for code in reading.values.indicators if reading.values.kind(code) != "words"}
    answered = any(is_number(row) and row["statistic"] == "answer" for row in reading.values.rows)
    assert reading.read_appendix() >= (len(asked) if answered else 1)
    assert set(reading.codes.values()) <= asked
    reading.read_breakdowns()
    assert reading.read_pages() == len(municipalities), "a page for each municipality"
    assert reading.cells > 10 * len(municipalities), "too little was compared"
    return reading


def every_cell_is_in_the_table(path: Path, read: dict, *forms: str) -> None:
    found = regional(path, read)
    assert set(found) >= set(forms)
    none({form: reading.wrong for form, reading in found.items()})


def every_number_is_in_the_report(path: Path, read: dict) -> None:
    nowhere = {form: reading.numbers_that_stand_nowhere() for form, reading in regional(path, read).items()}
    none(nowhere)


each_draft = pytest.mark.parametrize("name", [name for _, name in REGIONAL_REPORTS])
each_archive = pytest.mark.parametrize("archive", ARCHIVES)
each_fixture = pytest.mark.parametrize("kind", REGIONAL_FIXTURES)
each_language = pytest.mark.parametrize("lang", ["sv", "en"])


@each_draft
def test_the_cells_of_a_draft_are_in_its_table(demo_a, read, name):
    every_cell_is_in_the_table(demo_a / "reports" / name, read, "pdf", "page")


@each_draft
def test_the_table_of_a_draft_has_no_other_numbers(demo_a, read, name):
    every_number_is_in_the_report(demo_a / "reports" / name, read)


@each_language
@each_archive
def test_the_cells_of_what_is_locked_are_in_its_table(editions, read, archive, lang):
    every_cell_is_in_the_table(editions / archive / f"{archive}_{lang}.pdf", read, "pdf", "page")


@each_language
@each_archive
def test_the_table_of_what_is_locked_has_no_other_numbers(editions, read, archive, lang):
    every_number_is_in_the_report(editions / archive / f"{archive}_{lang}.pdf", read)


@each_language
@each_fixture
def test_the_cells_of_a_fixture_are_in_its_table(fixtures, read, kind, lang):
    every_cell_is_in_the_table(fixtures / f"{kind}-{lang}.pdf", read, "pdf")


@each_language
@each_fixture
def test_the_table_of_a_fixture_has_no_other_numbers(fixtures, read, kind, lang):
    every_number_is_in_the_report(fixtures / f"{kind}-{lang}.pdf", read)


# ---------------------------------------------------------------------------------------------- a municipality's own


def own(path: Path, code: str, beside: Path, read: dict) -> dict[str, Reading]:
    """A municipality's own report as PDF and as a page. It calls the parts of a question what the regional one calls
    them, and has few of the county's figures that tell of what sort an answer is."""
    page = Page(path.with_suffix(".html"))
    forms = {
        "pdf": (read[path].tables, read[path].aloud, read[path].drawings),
        "page": (page.tables, " ".join(page.text), page.drawings),
    }
    found = {}
    for form, (tables, text, drawings) in forms.items():
        whole = regional(beside, read)["pdf"]
        reading = Reading(Values(values(path), whole.values), tables, text, language(path), code)
        reading.titles, reading.labels, reading.codes = whole.titles, whole.labels, {}
        reading.values.names = whole.values.names
        assert reading.read_pages() > 0
        compared = reading.read_comparison()
        grids = [drawing for drawing in drawings if COUNTED_BESIDE[reading.lang] in plain(drawing[0])]
        drawn = [reading.read_grid(headlines(tables), *grid) for grid in grids[:1]]
        # Who has not reported reads what was answered before, and nothing of the county.
        everybody = sum(not code.startswith("00") for code in whole.values.names)
        assert bool(compared) == bool(drawn) and drawn in ([], [everybody]), (compared, drawn)
        assert reading.cells > 5, "too little was compared"
        reading.wrong += [f"stands nowhere: {row}" for row in reading.rows_that_stand_nowhere(text)]
        found[form] = reading
    return found


# The head of the grid's last column.
COUNTED_BESIDE = {"sv": "rapporterat frågor", "en": "reported questions"}


def headlines(tables: list[Table]) -> list[str]:
    """The questions of the first table of answers."""
    asked = [[ASKED.match(row[0].strip()) for row in table.rows if len(row) > 1] for table in tables]
    return next([match[2] for match in matches if match] for matches in asked if any(matches))


@pytest.fixture(scope="session")
def own_reports(malspar, demo_a, tmp_path_factory, read) -> Path:
    """The demo's own reports beside their pages, which the demo does not write."""
    data = shutil.copytree(demo_a, tmp_path_factory.mktemp("own") / "data")
    for followed, name in OWN_REPORTS:
        of = ("--strategy", followed.slug, "--cycle", followed.cycle, "--organisation", followed.own)
        page = (data / "reports" / name).with_suffix(".html")
        run(malspar, "report", "render", "--data", data, *of, "--out", page)
        read[data / "reports" / name] = read[demo_a / "reports" / name]
    return data / "reports"


@pytest.mark.parametrize("followed, name", OWN_REPORTS)
def test_a_municipalitys_own_report_and_its_table_say_the_same(demo_a, own_reports, read, followed, name):
    beside = demo_a / "reports" / followed.report("region", "sv")
    none({form: reading.wrong for form, reading in own(own_reports / name, followed.own, beside, read).items()})


@each_language
@pytest.mark.parametrize("kind", OWN_FIXTURES)
def test_a_municipalitys_fixture_and_its_table_say_the_same(fixtures, read, kind, lang):
    code, beside = OWN_FIXTURES[kind]
    readings = own(fixtures / f"{kind}-{lang}.pdf", code, fixtures / f"{beside}-{lang}.pdf", read)
    none({form: reading.wrong for form, reading in readings.items()})


@each_draft
def test_page_and_pdf_have_the_same_tables_of_figures(demo_a, read, name):
    """The same captions, headers and cells, in the same order."""
    path = demo_a / "reports" / name

    def figures_of(tables: list[Table]) -> list[tuple]:
        # The summary draws its table; the way of checking is not the same for a file and a page.
        asked = NAMES[language(path)]["question"]
        return [table.squeezed() for table in tables if CODE.search(table.caption) or plain(table.header[0]) == asked]

    in_pdf, on_page = figures_of(read[path].tables), figures_of(Page(path.with_suffix(".html")).tables)
    assert len(in_pdf) == len(on_page) > 20
    differing = [
        f"{one} ≠ {other}"
        for in_file, in_page in zip(in_pdf, on_page)
        for one, other in zip_longest(in_file, in_page)
        if one != other
    ]
    none({path.name: differing})


@each_draft
def test_words_and_comments_stand_in_the_report_as_they_are_in_the_table(demo_a, read, name):
    """What has been answered in words, and what has been written about an answer, this time."""
    path = demo_a / "reports" / name
    one, known = read[path], Values(values(path))
    said = squeezed("".join(one.text_of(tag) for tag in one.tags if tag.kind in ("P", "LBody", "Span")))
    rows = [row for row in known.rows if row["period"] == known.now]
    typed = [row["comment"] for row in rows] + [row["value"] for row in rows if known.kind(row["indicator"]) == "words"]
    typed = [text for text in typed if text]
    assert len(typed) > 5
    none({name: [text for text in typed if squeezed(text) not in said]})


def test_what_is_hidden_or_missing_has_no_number(pdfs):
    """In no attached table: neither in the value, nor in what it is a part of."""
    hidden = 0
    for path in pdfs:
        if is_plain(path):
            continue
        for row in values(path):
            if row["status"] in ("", "L", "M", "Q"):
                assert (row["value"], row["denominator"], row["planned_from"]) == ("", "", ""), f"{path.name}: {row}"
                hidden += row["status"] == "Q"
            else:
                assert is_known(row), f"{path.name}: {row}"
    assert hidden > 100, "nothing was hidden"
