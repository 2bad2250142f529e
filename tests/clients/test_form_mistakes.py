"""A contact fills Laxå's form in with openpyxl and makes five mistakes; then she corrects them.

What she is told, she is told by the command line: a line per mistake, with the cell first.
"""

from pathlib import Path

import openpyxl
import pytest

from conftest import CYCLE, STRATEGY, run

LAXA = "1860"
SHEET = "Svar"
# The columns of the form that a person fills in.
ANSWER, PLANNED, STATUS = "E", "G", "H"


@pytest.fixture
def form(malspar: Path, demo_copy: Path, tmp_path: Path) -> Path:
    return export(malspar, demo_copy, tmp_path / "form.xlsx")


def export(malspar: Path, data: Path, out: Path) -> Path:
    run(
        malspar, "--data", data, "form", "export",
        "--strategy", STRATEGY, "--cycle", CYCLE, "--organisation", LAXA, "--out", out,
    )  # fmt: skip
    return out


def row_of(form: Path, code: str, label: str | None = None) -> int:
    """The row to fill in: it has the code, a hidden key, and for a question with parts the part's name."""
    sheet = openpyxl.load_workbook(form)[SHEET]
    rows = [r for r in sheet.iter_rows() if r[0].value and r[1].value == code and label in (None, r[2].value)]
    assert len(rows) == 1, f"{code} {label}: {len(rows)} rows"
    return rows[0][0].row


def fill(form: Path, cells: dict[str, object], out: Path) -> Path:
    book = openpyxl.load_workbook(form)
    for address, value in cells.items():
        book[SHEET][address] = value
    book.save(out)
    return out


def test_five_mistakes_give_five_messages_with_their_cells_and_store_nothing(malspar, demo_copy, form, tmp_path):
    rows = {code: row_of(form, code) for code in ("SO1", "TS1", "TS2")}
    preschool, school = (row_of(form, "KB5", label) for label in ("Förskola", "Skola"))
    mistakes = {
        f"{ANSWER}{rows['SO1']}": "kanske",
        f"{ANSWER}{rows['TS1']}": "Nej, men planerat",  # the month is left out
        f"{ANSWER}{rows['TS2']}": "ungefär tre",
        f"{ANSWER}{preschool}": 9,
        f"{ANSWER}{school}": "2 Införande",
        f"{STATUS}{school}": "Uppgift saknas",  # both an answer and a status
    }
    done = run(malspar, "--data", demo_copy, "form", "import", fill(form, mistakes, tmp_path / "wrong.xlsx"), check=False)
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if line.startswith(f"{SHEET}!")]
    assert len(told) == 5, done.stderr
    places = [line.split(":")[0] for line in told]
    assert places[0] == f"{SHEET}!{ANSWER}{rows['SO1']}"
    assert places[1] == f"{SHEET}!{PLANNED}{rows['TS1']}"
    assert places[2] == f"{SHEET}!{ANSWER}{rows['TS2']}"
    assert places[3] == f"{SHEET}!{ANSWER}{preschool}"
    assert places[4] in (f"{SHEET}!{ANSWER}{school}", f"{SHEET}!{STATUS}{school}")
    # Every message says more than where: what was found, or what to do.
    assert all(len(line) > 40 for line in told)

    again = export(malspar, demo_copy, tmp_path / "again.xlsx")
    assert again.read_bytes() == form.read_bytes(), "something was stored"


def test_the_corrected_form_goes_in(malspar, demo_copy, form, tmp_path):
    right = {
        f"{ANSWER}{row_of(form, 'SO1')}": "Nej",
        f"{ANSWER}{row_of(form, 'TS1')}": "Nej, men planerat",
        f"{PLANNED}{row_of(form, 'TS1')}": "augusti 2027",
        f"{ANSWER}{row_of(form, 'KB5', 'Förskola')}": "1 Behovsinventering",
        f"{ANSWER}{row_of(form, 'KB5', 'Skola')}": 0,
        f"{ANSWER}{row_of(form, 'KB5', 'Socialtjänst')}": "Införande",
        f"{STATUS}{row_of(form, 'KB5', 'Civilsamhälle')}": "Uppgift saknas",
    }
    filled = fill(form, right, tmp_path / "right.xlsx")
    done = run(malspar, "--data", demo_copy, "form", "import", filled)
    assert "6 " in done.stdout.splitlines()[-1]
    # What went in comes out, and to send it twice changes nothing.
    again = export(malspar, demo_copy, tmp_path / "again.xlsx")
    book = openpyxl.load_workbook(again)
    assert book[SHEET][f"{PLANNED}{row_of(form, 'TS1')}"].value is not None
    done = run(malspar, "--data", demo_copy, "form", "import", filled)
    assert " 0 " in done.stdout.splitlines()[-1]
