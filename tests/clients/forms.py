"""Forms in a person's hands: what she types into one, and what stands in one, by the key of its row."""

import csv
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from conftest import run

# The columns that a person fills in, by their names in the hidden first row of a workbook.
INPUTS = ("answer", "of-which", "planned", "status", "comment", "message")
KEY = "malspar-key"
# The same columns as the Swedish table of text heads them, from the left.
TABLE = (KEY, "code", "question", "previous", *INPUTS)


@dataclass(frozen=True)
class Typed:
    """What is typed into a cell, and what the form holds when it is written anew."""

    key: str
    column: str
    typed: object
    comes_back: object

    def in_table(self) -> str:
        """As a person types it into a Swedish table."""
        if self.typed is None:
            return ""
        if isinstance(self.typed, float):
            return str(self.typed).replace(".", ",")
        if isinstance(self.typed, datetime.date):
            return self.typed.isoformat()
        return str(self.typed)


def typed(key: str, typed: object = None, back: object = None, **others: object) -> list[Typed]:
    """The cells of a row: its answer, and others by name (`of_which=3`). `(typed, comes_back)` where they differ."""
    cells = [] if typed is None else [Typed(key, "answer", typed, typed if back is None else back)]
    for name, value in others.items():
        value, returned = value if isinstance(value, tuple) else (value, value)
        cells.append(Typed(key, name.replace("_", "-"), value, returned))
    return cells


def fill_workbook(form: Path, cells: Iterable[Typed], out: Path) -> Path:
    """Types with openpyxl."""
    book = openpyxl.load_workbook(form)
    sheet, rows, columns = answers_of(book)
    for cell in cells:
        sheet.cell(rows[cell.key], columns[cell.column]).value = cell.typed
    book.save(out)
    return out


def fill_table(form: Path, cells: Iterable[Typed], out: Path) -> Path:
    """Types into a Swedish table of text."""
    with form.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, delimiter=";"))
    rows = {row[0]: row for row in table}
    for cell in cells:
        rows[cell.key][TABLE.index(cell.column)] = cell.in_table()
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(table)
    return out


def answers_in(form: Path) -> dict[tuple[str, str], object]:
    """Every filled-in cell of a workbook, by the key of its row and the name of its column."""
    sheet, rows, columns = answers_of(openpyxl.load_workbook(form))
    cells = {(key, column): sheet.cell(row, columns[column]).value for key, row in rows.items() for column in INPUTS}
    return {place: value for place, value in cells.items() if value is not None}


def answers_of(book: openpyxl.Workbook):
    """The sheet with the answers, its rows by key, its columns by name."""
    sheet = next(sheet for sheet in book if sheet["A1"].value == KEY)
    rows = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value}
    return sheet, rows, {cell.value: cell.column for cell in sheet[1]}


# A Swedish LibreOffice, whatever the machine speaks: decimal comma.
SWEDISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop>
  </item>
</oor:items>
"""
# Separator, quotation mark, character set, first line, formats, language (Swedish). The character sets are
# LibreOffice's own names: 76 is UTF-8, ANSI is Windows-1252.
READ_TABLE = "CSV:59,34,76,1,,1053,false,false"
SAVE_TABLE = "csv:Text - txt - csv (StarCalc):59,34,{charset},1,,1053,false,true,false"


class LibreOffice:
    """LibreOffice Calc without a window, with a user profile of its own."""

    def __init__(self, profile: Path):
        self.profile = profile
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(SWEDISH, encoding="utf-8")

    def save_workbooks(self, forms: list[Path], out: Path) -> list[Path]:
        """Opens workbooks and saves them."""
        return self._save(forms, out, "xlsx")

    def save_tables(self, forms: list[Path], out: Path, charset: str) -> list[Path]:
        """Opens tables of text and saves them with semicolons and decimal commas."""
        return self._save(forms, out, SAVE_TABLE.format(charset=charset), f"--infilter={READ_TABLE}")

    def _save(self, forms: list[Path], out: Path, to: str, *options: str) -> list[Path]:
        own = f"-env:UserInstallation={self.profile.as_uri()}"
        run("soffice", own, "--headless", *options, "--convert-to", to, "--outdir", out, *forms)
        saved = [out / form.name for form in forms]
        missing = [path.name for path in saved if not path.is_file()]
        assert missing == [], f"soffice ends with 0 also when it could not read a file: {missing}"
        return saved
