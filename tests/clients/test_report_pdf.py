"""Reports as other programs see them: valid PDF, archivable, accessible, with readable data inside, the same every time."""

import csv
import io
import json
import re
import sys
from pathlib import Path

import pikepdf
import pytest

from conftest import FOLLOWED, OWN_REPORTS, REGIONAL_REPORTS, REPORTS, run


each_report = pytest.mark.parametrize("name", REPORTS)
each_regional_report = pytest.mark.parametrize("followed, name", REGIONAL_REPORTS)


def report(data: Path, name: str) -> Path:
    """A report of a demo run by its file name."""
    path = data / "reports" / name
    assert path.is_file(), f"the demo wrote no {name}"
    return path


def pdfs(data: Path) -> list[Path]:
    """Every PDF that a demo run wrote, at any depth."""
    found = sorted((data / "reports").rglob("*.pdf"))
    assert found, f"no reports below {data}"
    return found


def attachments(path: Path) -> dict[str, bytes]:
    """Attached files by name."""
    with pikepdf.open(path) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def pages(path: Path) -> list[str]:
    """The text of each page, as pdftotext reads it."""
    text = run("pdftotext", "-layout", "-enc", "UTF-8", path, "-").stdout
    return text.split("\f")[:-1]


def test_the_demo_writes_its_six_reports(demo_a):
    assert len(REPORTS) == 6
    assert {path.name for path in pdfs(demo_a)} >= set(REPORTS)


# The three checks below look at every PDF in the folder, also those a later version adds.


def test_qpdf_finds_no_errors(demo_a):
    for path in pdfs(demo_a):
        said = run("qpdf", "--check", path)  # 2: errors, 3: warnings
        assert "No syntax or stream encoding errors found" in said.stdout, path.name


def test_pdfua_finds_nothing(demo_a):
    for path in pdfs(demo_a):
        run(sys.executable, "-m", "pdfua", "check", path)


def test_the_file_says_that_it_is_archivable_and_accessible(demo_a):
    for path in pdfs(demo_a):
        with pikepdf.open(path) as pdf:
            about = pdf.open_metadata()
            assert about["pdfaid:part"] == "3", path.name
            assert about["pdfaid:conformance"] == "A", path.name
            assert about["pdfuaid:part"] == "1", path.name
            assert bool(pdf.Root.MarkInfo.Marked) is True, path.name
            assert str(pdf.Root.Lang).split("-")[0] == language(path), path.name


def language(path: Path) -> str:
    """The language that a report's file name ends in."""
    return path.stem.rsplit("_", 1)[1]


def test_every_page_can_be_read_by_a_screen_reader(demo_a):
    """Each page is tied into a tree of tags that has headings, and every picture in it says what it shows."""
    for path in pdfs(demo_a):
        with pikepdf.open(path) as pdf:
            tags = list(tags_below(pdf.Root.StructTreeRoot.K))
            kinds = {str(tag.S) for tag in tags}
            assert {"/H1", "/P", "/Figure", "/Table"} <= kinds, f"{path.name}: {sorted(kinds)}"
            silent = [tag for tag in tags if tag.S == "/Figure" and not str(tag.get("/Alt", "")).strip()]
            assert silent == [], f"{path.name}: {len(silent)} pictures without a text"
            untied = [n for n, page in enumerate(pdf.pages, start=1) if "/StructParents" not in page]
            assert untied == [], f"{path.name}: pages without tags"


def test_headings_skip_no_level_and_tables_name_their_columns(demo_a):
    for path in pdfs(demo_a):
        with pikepdf.open(path) as pdf:
            tags = list(tags_below(pdf.Root.StructTreeRoot.K))
            levels = [int(str(tag.S)[2:]) for tag in tags if str(tag.S).startswith("/H") and str(tag.S)[2:].isdigit()]
            assert levels and levels[0] == 1, path.name
            skipped = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
            assert skipped == [], path.name
            for table in (tag for tag in tags if tag.S == "/Table"):
                heads = [cell for cell in tags_below(table.K) if cell.S == "/TH"]
                assert heads, f"{path.name}: a table without headers"
                unscoped = [cell for cell in heads if "/Scope" not in attributes(cell)]
                assert unscoped == [], f"{path.name}: headers of nothing"


def attributes(tag) -> set[str]:
    """The names of a structure element's attributes."""
    own = tag.get("/A", pikepdf.Array())
    own = own if isinstance(own, pikepdf.Array) else [own]
    return {str(key) for attribute in own if isinstance(attribute, pikepdf.Dictionary) for key in attribute.keys()}


PDFBOX = ("pdfbox2-tools", "pdfbox2", "fontbox2", "commons-logging")


def test_pdfbox_reads_the_same_words(demo_a):
    """Apache's reader, in its own way: no complaint, and the words that poppler reads."""
    jars = ":".join(f"/usr/share/java/{jar}.jar" for jar in PDFBOX)
    for path in pdfs(demo_a):
        said = run("java", "-cp", jars, "org.apache.pdfbox.tools.PDFBox", "ExtractText", "-console", path)
        assert "WARN" not in said.stderr and "ERROR" not in said.stderr, f"{path.name}: {said.stderr[:500]}"
        # A divided word is one word, wherever a reader puts its hyphen.
        read = re.sub(r"[\s\u00ad\u200b\u2060-]+", "", said.stdout)
        printed = {re.sub(r"[\u00ad\u200b\u2060-]", "", word) for word in "\n".join(pages(path)).split()}
        assert sorted(word for word in printed if word not in read) == [], path.name


def tags_below(node):
    """Every structure element, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from tags_below(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from tags_below(node.K)


def values(path: Path) -> list[dict[str, str]]:
    """The rows of the attached table."""
    text = attachments(path)["values.csv"].decode("utf-8-sig")
    dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;\t")
    return list(csv.DictReader(io.StringIO(text), dialect=dialect))


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
    text = "\n".join(pages(report(demo_a, name)))
    assert [name for name in followed.municipalities.values() if name not in text] == []


@pytest.mark.parametrize("followed, name", OWN_REPORTS)
def test_a_municipalitys_own_report_is_about_it(demo_a, followed, name):
    assert followed.municipalities[followed.own] in pages(report(demo_a, name))[0]


@each_report
def test_every_page_says_that_the_data_are_examples(demo_a, name):
    path = report(demo_a, name)
    words = {"sv": "Exempeldata", "en": "Example data"}[language(path)]
    silent = [number for number, text in enumerate(pages(path), start=1) if words.lower() not in text.lower()]
    assert silent == [], f"pages without “{words}”"


def test_two_runs_give_the_same_bytes(demo_a, demo_b):
    names = [path.relative_to(demo_a) for path in pdfs(demo_a)]
    assert names == [path.relative_to(demo_b) for path in pdfs(demo_b)]
    differing = [str(name) for name in names if (demo_a / name).read_bytes() != (demo_b / name).read_bytes()]
    assert differing == []
