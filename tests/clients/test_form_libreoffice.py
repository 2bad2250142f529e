"""The spreadsheet form in other people's hands: what LibreOffice and openpyxl save can be handed in again.

Laxå (1860) never reported in the example, so its form is open. It comes back unanswered, which is a draft and no error.
"""

from pathlib import Path

import openpyxl
import pytest

from conftest import CYCLE, STRATEGY, run

LAXA = "1860"


@pytest.fixture
def form(malspar: Path, demo_copy: Path, tmp_path: Path) -> Path:
    """Laxå's form, as the program writes it."""
    path = tmp_path / "form.xlsx"
    run(
        malspar, "--data", demo_copy, "form", "export",
        "--strategy", STRATEGY, "--cycle", CYCLE, "--organisation", LAXA, "--out", path,
    )  # fmt: skip
    return path


@pytest.fixture
def saved_by_libreoffice(form: Path, tmp_path: Path) -> Path:
    """The form opened and saved by LibreOffice Calc, with a user profile of its own."""
    out = tmp_path / "libreoffice"
    profile = (tmp_path / "profile").as_uri()
    run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", out, form)
    saved = out / form.name
    assert saved.is_file(), "soffice ends with 0 also when it could not read the file"
    return saved


@pytest.fixture
def saved_by_openpyxl(form: Path, tmp_path: Path) -> Path:
    """The form opened and saved by openpyxl."""
    saved = tmp_path / "openpyxl.xlsx"
    openpyxl.load_workbook(form).save(saved)
    return saved


def dry_run(malspar: Path, data: Path, form: Path, check: bool = True):
    """Has the program read a form without storing anything."""
    return run(malspar, "--data", data, "form", "import", form, "--dry-run", check=check)


def cells(path: Path) -> dict:
    """Every non-empty cell of a workbook, by sheet and address."""
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_the_form_comes_back_from_libreoffice(malspar, demo_copy, saved_by_libreoffice):
    dry_run(malspar, demo_copy, saved_by_libreoffice)


def test_the_form_comes_back_from_openpyxl(malspar, demo_copy, saved_by_openpyxl):
    dry_run(malspar, demo_copy, saved_by_openpyxl)


def test_libreoffice_sees_the_same_cells(form, saved_by_libreoffice):
    assert cells(saved_by_libreoffice) == cells(form)


def test_a_workbook_that_is_no_form_is_refused_with_a_reason(malspar, demo_copy, tmp_path):
    stranger = tmp_path / "stranger.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "Budget"
    book.save(stranger)

    refused = dry_run(malspar, demo_copy, stranger, check=False)

    assert refused.returncode == 1  # refused by a check
    assert refused.stderr.strip()
