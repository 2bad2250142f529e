"""Reports as other programs see them: valid PDF, archivable, accessible, with readable data inside, always the same."""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from conftest import (
    ARCHIVES,
    FIXTURES,
    FOLLOWED,
    OWN_REPORTS,
    REGIONAL_REPORTS,
    REPORTS,
    SEALED_FIXTURES,
    run,
)
from reports import HEADING, Read, Tag, attachments, faults, is_plain, language, none, squeezed, values

each_report = pytest.mark.parametrize("name", REPORTS)
each_regional_report = pytest.mark.parametrize("followed, name", REGIONAL_REPORTS)
VALUES = ["values.csv", "values.json"]
PROOF = ["snapshot.json", "snapshot.sig.json"]


def report(data: Path, name: str) -> Path:
    """A report of a demo run by its file name."""
    path = data / "reports" / name
    assert path.is_file(), f"the demo wrote no {name}"
    return path


def text_of_pages(path: Path) -> list[str]:
    """The text of each page, as pdftotext reads it."""
    text = run("pdftotext", "-layout", "-enc", "UTF-8", path, "-").stdout
    return text.split("\f")[:-1]


# ---------------------------------------------------------------------------------------------- what there is


def test_the_demo_writes_its_six_drafts(demo_a):
    assert len(REPORTS) == 6
    assert {path.name for path in (demo_a / "reports").rglob("*.pdf")} == set(REPORTS)


def test_each_archive_holds_the_report_in_both_languages(demo_a, editions):
    """With attachments, without, and as a page; whole by its own list; the same bytes as beside the archive."""
    assert sorted(folder.name for folder in editions.iterdir()) == sorted(ARCHIVES)
    for archive in ARCHIVES:
        folder = editions / archive
        ends = [f"_{lang}{end}" for lang in ("sv", "en") for end in (".pdf", "_plain.pdf", ".html")]
        reports = {f"{archive}{end}" for end in ends}
        there = {path.name for path in folder.iterdir() if path.name.startswith(archive)}
        assert there == reports
        listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
        for path in folder.iterdir():
            if path.name != "SHA256SUMS":
                assert listed[path.name] == hashlib.sha256(path.read_bytes()).hexdigest(), path
        for name in reports:
            assert (demo_a / "editions" / name).read_bytes() == (folder / name).read_bytes(), name


def test_there_is_a_fixture_of_each_kind_in_both_languages(fixtures):
    """A kind that the Rust suite adds is looked at as well; none may be lost."""
    wanted = {f"{kind}-{lang}.pdf" for kind in FIXTURES for lang in ("sv", "en")}
    wanted |= {f"{kind}-{lang}{end}.pdf" for kind in SEALED_FIXTURES for lang in ("sv", "en") for end in ("", "-plain")}
    there = {path.name for path in fixtures.glob("*.pdf")}
    assert wanted - there == set()
    assert len(wanted) == 36
    assert Counter(language(Path(name)) for name in there) == {"sv": len(there) / 2, "en": len(there) / 2}


def test_every_report_of_every_kind_is_looked_at(pdfs, fixtures):
    """Six drafts, four files of each archive, and the fixtures; a name stands for one file."""
    assert len(pdfs) == len(REPORTS) + 4 * len(ARCHIVES) + len(list(fixtures.glob("*.pdf")))
    assert len({path.name for path in pdfs}) == len(pdfs)


# ---------------------------------------------------------------------------------------------- every PDF there is


def test_qpdf_finds_no_errors(pdfs):
    def check(path: Path) -> str:
        said = run("qpdf", "--check", path, check=False)  # 2: errors, 3: warnings
        fine = said.returncode == 0 and "No syntax or stream encoding errors found" in said.stdout
        return "" if fine else said.stdout + said.stderr

    none(faults(check, pdfs))


def test_pdfua_finds_nothing(pdfs):
    # Python is slow to start: a process takes many files, largest first, so that both processes end together.
    large_first = sorted(pdfs, key=lambda path: -path.stat().st_size)

    def check(first: Path) -> str:
        paths = large_first[large_first.index(first) :: 2]
        said = run(sys.executable, "-m", "pdfua", "check", *paths, check=False)
        return "" if said.returncode == 0 else said.stdout + said.stderr

    none(faults(check, large_first[:2]))


def test_the_file_says_that_it_is_archivable_and_accessible(pdfs):
    """PDF/A-3a, which may carry files; PDF/A-2a where it carries none. PDF/UA-1 either way."""

    def check(path: Path) -> list[str]:
        with pikepdf.open(path) as pdf:
            about = pdf.open_metadata()
            said = {
                "part": about.get("pdfaid:part"),
                "level": about.get("pdfaid:conformance"),
                "accessible": about.get("pdfuaid:part"),
                "marked": bool(pdf.Root.MarkInfo.Marked),
                "language": str(pdf.Root.Lang).split("-")[0],
                "title": bool(about.get("dc:title")) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle),
            }
        part = "2" if is_plain(path) else "3"
        asked = {"part": part, "level": "A", "accessible": "1", "marked": True, "title": True}
        asked["language"] = language(path)
        return [f"{key}: {said[key]}" for key in asked if said[key] != asked[key]]

    none(faults(check, pdfs))


def test_a_report_carries_its_values_and_what_is_locked_its_proof(pdfs):
    def check(path: Path) -> list[str] | None:
        locked = "_edition-" in path.name or "_consultation-" in path.name or path.name.startswith("sealed-")
        expected = [] if is_plain(path) else sorted(VALUES + PROOF if locked else VALUES)
        there = sorted(attachments(path))
        return None if there == expected else there

    none(faults(check, pdfs))


def each(read: dict[Path, Read], check) -> dict[str, list]:
    """What `check` finds in each PDF that it finds something in."""
    assert len(read) > 40, "there is nothing to check"
    found = {path.name: list(check(one)) for path, one in read.items()}
    return {name: faults for name, faults in found.items() if faults}


def test_every_page_can_be_read_by_a_screen_reader(read):
    """Each page is tied into a tree of tags with headings, and every picture in it says what it shows."""

    def check(one: Read):
        kinds = {tag.kind for tag in one.tags}
        yield from {"H1", "P", "Table"} - kinds
        yield from ("a picture without a text" for tag in one.tags if tag.kind == "Figure" and not tag.alt)
        with pikepdf.open(one.path) as pdf:
            yield from (f"page {n} without tags" for n, page in enumerate(pdf.pages, 1) if "/StructParents" not in page)

    none(each(read, check))
    pictures = {path.name for path, one in read.items() if any(tag.kind == "Figure" for tag in one.tags)}
    # A municipality that has answered nothing has nothing to draw.
    assert {path.name for path in read if not path.name.startswith("own-silent-")} - pictures == set()


def test_headings_skip_no_level(read):
    def check(one: Read):
        levels = [int(tag.kind[1]) for tag in one.tags if HEADING.fullmatch(tag.kind)]
        if not levels or levels[0] != 1:
            yield f"begins with {levels[:1]}"
        yield from (f"{level} → {below}" for level, below in zip(levels, levels[1:]) if below > level + 1)
        yield from ("an empty heading" for tag in one.tags if HEADING.fullmatch(tag.kind) and not one.text_of(tag))

    none(each(read, check))


def test_tables_name_their_columns(read):
    """A line of headers that say what they head, and a cell for each of them in every line."""

    def check(one: Read):
        for table in (tag for tag in one.tags if tag.kind == "Table"):
            cells = [cell for cell in table.below() if cell.kind == "TH"]
            if not cells:
                yield "a table without headers"
            yield from (f"header of nothing: {one.text_of(cell)}" for cell in cells if "/Scope" not in cell.attributes)
        for table in one.tables:
            uneven = [row for row in table.rows if len(row) not in (1, len(table.header))]
            yield from (f"{table.caption or table.heading}: {row}" for row in uneven)

    none(each(read, check))


def test_what_is_read_aloud_runs_down_the_page(read):
    """The tags go from top to bottom and from page to page; upwards, or back a page, only into the next column."""

    def check(one: Read):
        last = None
        for tag in blocks(one.tags):
            placed = [(piece[0], *one.said[piece][1:]) for piece in tag.pieces() if piece in one.said]
            if not placed or not one.text_of(tag):
                continue
            if last:
                (page, left, top, _), (before, at, _, bottom) = placed[0], last
                upwards = page < before or (page == before and top < bottom - LINE)
                if upwards and left <= at + COLUMN:
                    yield f"page {page}: “{one.text_of(tag)[:40]}” after what is below it"
            last = max(placed, key=lambda place: (place[0], place[3]))

    none(each(read, check))


LINE = 14  # points: what stands in one line may differ so much in height
COLUMN = 20  # points to the right, at least, to the next column
BLOCKS = {"P", "TD", "TH", "Caption", "Lbl", "LBody", "TOCI", "H1", "H2", "H3", "H4", "H5", "H6"}


def blocks(tags: list[Tag]) -> list[Tag]:
    """The paragraphs, headings and cells that hold no other."""

    def holds_another(tag: Tag) -> bool:
        return any(inner.kind in BLOCKS for inner in tag.below() if inner is not tag)

    return [tag for tag in tags if tag.kind in BLOCKS and not holds_another(tag)]


def test_pdfbox_reads_the_same_words(read):
    """Apache's reader, in its own way: no complaint, and the words that poppler reads."""
    complaints = {path.name: one.complaints[:5] for path, one in read.items() if one.complaints}
    none(complaints)

    def check(path: Path) -> list[str]:
        # A divided word is one word, wherever a reader puts its hyphen.
        heard = squeezed(read[path].text).replace("-", "")
        printed = {squeezed(word).replace("-", "") for word in "\n".join(text_of_pages(path)).split()}
        return sorted(word for word in printed if word not in heard)

    # Letters with loose accents, and signs without a glyph, each reader puts together in its own way.
    none(faults(check, [path for path in read if not path.name.startswith("hostile-")]))


# ---------------------------------------------------------------------------------------------- the demo's drafts


@each_regional_report
def test_the_regional_report_carries_its_values_as_csv(demo_a, followed, name):
    rows = values(report(demo_a, name))
    there = {(row["municipality_code"], row["indicator"]) for row in rows}
    names = {row["municipality_code"]: row["municipality"] for row in rows}

    assert {row["strategy"] for row in rows} == {followed.slug}
    assert {row["period"] for row in rows} >= {followed.cycle}
    assert names.items() >= followed.municipalities.items()
    assert {indicator for _, indicator in there} >= followed.indicators
    asked = {indicator for code, indicator in there if code in followed.municipalities}
    missing = {(code, indicator) for code in followed.municipalities for indicator in asked} - there
    assert not missing, "a value that is missing is a row too"
    assert {row["example"] for row in rows} == {"true"}


@each_regional_report
def test_the_regional_report_carries_the_same_values_as_json(demo_a, followed, name):
    path = report(demo_a, name)
    told = json.loads(attachments(path)["values.json"].decode("utf-8"))
    as_text = {True: "true", False: "false"}
    told = [{key: as_text.get(value, value) for key, value in row.items()} for row in told]
    assert told == values(path)


@pytest.mark.parametrize("followed", FOLLOWED, ids=lambda followed: followed.slug)
def test_both_languages_carry_the_same_values(demo_a, followed):
    swedish, english = (values(report(demo_a, followed.report("region", lang))) for lang in ("sv", "en"))
    assert swedish == english


@each_regional_report
def test_the_regional_report_names_every_municipality(demo_a, followed, name):
    text = "\n".join(text_of_pages(report(demo_a, name)))
    assert [name for name in followed.municipalities.values() if name not in text] == []


@pytest.mark.parametrize("followed, name", OWN_REPORTS)
def test_a_municipalitys_own_report_is_about_it(demo_a, followed, name):
    assert followed.municipalities[followed.own] in text_of_pages(report(demo_a, name))[0]


@each_report
def test_every_page_says_that_the_data_are_examples(demo_a, name):
    path = report(demo_a, name)
    words = {"sv": "Exempeldata", "en": "Example data"}[language(path)]
    silent = [number for number, text in enumerate(text_of_pages(path), start=1) if words.lower() not in text.lower()]
    assert silent == [], f"pages without “{words}”"


def test_two_runs_give_the_same_bytes(demo_a, demo_b):
    """Drafts, locked reports, and the archives with everything in them."""

    def written(data: Path) -> dict[str, bytes]:
        found = [path for folder in ("reports", "editions") for path in (data / folder).rglob("*") if path.is_file()]
        return {str(path.relative_to(data)): path.read_bytes() for path in found}

    first, second = written(demo_a), written(demo_b)
    assert len(first) > 20 and first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
