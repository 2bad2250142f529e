"""Reports as other programs see them: valid PDF, archivable, accessible, with readable data inside, the same every time."""

import csv
import io
import json
import sys
from pathlib import Path

import pikepdf
import pytest

from conftest import MUNICIPALITIES, REGION_EN, REGION_SV, REPORTS, run


each_report = pytest.mark.parametrize("name", REPORTS)
each_region_report = pytest.mark.parametrize("name", (REGION_SV, REGION_EN))


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


def test_the_demo_writes_its_three_reports(demo_a):
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


@each_region_report
def test_the_regional_report_carries_its_values_as_csv(demo_a, name):
    text = attachments(report(demo_a, name))["values.csv"].decode("utf-8-sig")
    dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;\t")
    rows = list(csv.DictReader(io.StringIO(text), dialect=dialect))

    codes = column_of(rows, lambda values: set(MUNICIPALITIES) <= values)
    indicators = column_of(rows, lambda values: {"KB1", "TS1"} <= values)

    there = {(row[codes], row[indicators]) for row in rows if row[codes] in MUNICIPALITIES}
    asked = {indicator for _, indicator in there}
    missing = {(code, indicator) for code in MUNICIPALITIES for indicator in asked} - there
    assert not missing, "a value that is missing is a row too"


def column_of(rows: list[dict], wanted) -> str:
    """The header of the one column whose values are the wanted ones."""
    found = [name for name in rows[0] if wanted({row[name] for row in rows})]
    assert len(found) == 1, f"columns {list(rows[0])}, of which fit: {found}"
    return found[0]


@each_region_report
def test_the_regional_report_carries_its_values_as_json(demo_a, name):
    text = attachments(report(demo_a, name))["values.json"].decode("utf-8")
    values = json.loads(text)
    assert values
    assert all(code in text for code in MUNICIPALITIES)


def test_the_regional_report_names_all_twelve_municipalities(demo_a):
    text = "\n".join(pages(report(demo_a, REGION_SV)))
    assert [name for name in MUNICIPALITIES.values() if name not in text] == []


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
