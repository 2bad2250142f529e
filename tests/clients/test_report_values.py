"""The attached table and the report say the same: cell by cell, in PDF and page, in both languages, drafts and editions.

Every cell of a municipality and of the county is looked up in the attached values.csv; and every number in values.csv is
one that some cell says, or that the municipalities' cells come to. What is hidden is a row with its status and no number.
"""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import ARCHIVES, FIXTURES, OWN_REPORTS, REGIONAL_REPORTS
from figures import (
    SAYS,
    WORDS,
    Labels,
    Row,
    Values,
    figures,
    is_number,
    numbers,
    percent,
    plain,
    says_all_numbers,
    says_choices,
    says_none,
    says_parts,
    says_row,
)
from reports import Page, Table, is_plain, language, values

CODE = re.compile(r"\(([A-Z]+\d+)\)")  # of a caption: Family centre (TS1), part by part
ASKED = re.compile(r"^(.*?)\s+([A-Z]+\d+)$", re.DOTALL)  # of a row: Family centre TS1
# A municipality's own, and a regional report of the same answers.
OWN_FIXTURES = {"own": "typical", "own-plain": "plain", "own-silent": "typical", "sealed-1801": "sealed-region"}
REGIONAL_FIXTURES = tuple(sorted({*FIXTURES, "sealed-region"} - OWN_FIXTURES.keys()))
NAMES = {
    "sv": {"municipality": "kommun", "part": "del", "question": "fråga", "now": "svar nu", "answer": "svar "},
    "en": {"municipality": "municipality", "part": "part", "question": "question", "now": "answer now", "answer": "answer "},
}
COUNTED = {"sv": {"svar saknas": "missing", "planerat": "planned"}, "en": {"no answer": "missing", "planned": "planned"}}


class Reading:
    """Reads a report's tables against the attached one, and collects what does not agree."""

    def __init__(self, rows: list[Row], tables: list[Table], lang: str):
        self.values, self.tables, self.lang = Values(rows), tables, lang
        self.names, self.labels = NAMES[lang], Labels()
        self.titles: dict[str, dict[str, str]] = {}  # of the parts of an indicator
        self.codes: dict[str, str] = {}  # of the indicators, by title
        self.wrong: list[str] = []
        self.cells = 0

    def check(self, fine: bool, table: Table, row: list[str], column: str, cell: str, because: object) -> None:
        self.cells += 1
        if not fine:
            where = plain(table.caption or table.heading)
            self.wrong.append(f"{where} | {plain(row[0])} | {plain(column)}: “{plain(cell)}”; values.csv: {because}")

    def told(self, rows: list[Row]) -> str:
        columns = ("category", "statistic", "value", "denominator", "planned_from", "status")
        return "; ".join(",".join(row[column] for column in columns) for row in rows) or "nothing"

    # ------------------------------------------------------------------------------------------ the appendix

    def read_appendix(self) -> int:
        """The tables of the indicators; how many there are."""
        found = [(CODE.search(table.caption), table) for table in self.tables]
        found = [(code[1], table) for code, table in found if code]
        for code, table in found:
            first = plain(table.header[0])
            if first == self.names["municipality"]:
                self.codes[plain(CODE.sub("", table.caption))] = code
                self.read_municipalities(code, table)
            elif first == self.names["part"]:
                self.read_parts(code, table)
            else:
                self.read_over_time(code, table)
        return len(found)

    def period(self, header: str, table: Table) -> str | None:
        return self.values.headers.get(plain(header))

    def read_municipalities(self, code: str, table: Table) -> None:
        values, categories = self.values, self.values.categories(code)
        by_name = {name: of for of, name in values.names.items()}
        of_parts = [header for header in table.header[1:] if not self.period(header, table)]
        assert len(of_parts) in (0, len(categories)), f"{table.caption}: {table.header}"
        if of_parts:
            self.titles[code] = dict(zip(categories, of_parts))
        for row in table.rows:
            for column, (header, cell) in enumerate(zip(table.header, row)):
                if column == 0:
                    continue
                period = self.period(header, table)
                category = "" if period else categories[of_parts.index(header)]
                if row[0] in by_name:
                    self.read_answer(code, by_name[row[0]], period or values.now, category, table, row, header, cell)
                elif period or cell.strip():
                    self.read_county(code, period or values.now, category, table, row, header, cell)
        there = [row[0] for row in table.rows if row[0] in by_name]
        assert len(there) == len(set(there)), f"{table.caption}: a municipality twice"
        own = {name for of, name in values.names.items() if not of.startswith("00")}
        assert set(there) == own, f"{table.caption}: {own ^ set(there)}"

    def read_answer(self, code, municipality, period, category, table, row, column, cell) -> None:
        """A municipality's cell: one answer, or what its parts come to."""
        rows, kind = self.values.answers[code, municipality, period], self.values.kind(code)
        wanted = [one for one in rows if one["category"] == category]
        if kind == "levels of parts" or (kind == "level" and wanted):
            fine = self.says_level(code, wanted[0], cell, one_to_one=True)
        elif kind == "level of choices":
            fine = self.says_level(code, wanted[0], cell, one_to_one=False)
        elif kind == "choices":
            fine = self.says_count(code, wanted[0], cell)
        elif wanted:
            fine = len(wanted) == 1 and says_row(cell, wanted[0], self.lang)
        elif kind == "parts":
            fine, wanted = says_parts(cell, rows, self.lang), rows
        else:
            fine, wanted = says_all_numbers(cell, rows, self.lang), rows
        self.check(fine, table, row, column, cell, self.told(wanted))
        self.values.meet(wanted)

    def says_level(self, code: str, row: Row, cell: str, one_to_one: bool) -> bool:
        if row["status"] in ("", "L", "M", "Q"):
            return says_row(cell, row, self.lang)
        text = plain(cell).removesuffix(f", {SAYS[self.lang]['estimated']}")
        is_estimated = text != plain(cell)
        agrees = self.labels.agrees(code, row["value"], text, one_to_one)
        return agrees and is_estimated == (row["status"] == "E") and text not in WORDS[self.lang].values()

    def says_count(self, code: str, row: Row, cell: str) -> bool:
        if row["status"] in ("", "L", "M", "Q"):
            return says_row(cell, row, self.lang)
        of = len(self.values.county_categories(code))
        return numbers(cell, self.lang) == [len(row["value"].split()), of]

    def county(self, code: str, period: str, category: str) -> tuple[list[Row], list[Decimal]]:
        """What the county comes to: the rows that say so, and their numbers."""
        values, kind = self.values, self.values.kind(code)
        if kind in ("parts", "choices") and not category:
            rows = [row for row in values.county[code, period] if row["statistic"] == "yes"]
            return rows, [sum((Decimal(row[key]) for row in rows), Decimal()) for key in ("value", "denominator")]
        if kind.startswith("level"):
            levels = [row for row in values.county[code, period] if re.fullmatch(r"level-\d", row["statistic"])]
            rows = levels[-1:]
        else:
            rows = [values.county_row(code, period, category, "yes", "sum", "at-least", "pooled", "median")]
        rows = [row for row in rows if row]
        return rows, [number for row in rows for number in figures(row)]

    def read_county(self, code, period, category, table, row, column, cell, share=True) -> None:
        rows, wanted = self.county(code, period, category)
        hidden = any(one["status"] == "Q" for one in rows)
        if len(wanted) == 2 and share and self.values.kind(code) != "yes or no" and wanted[1]:
            wanted = [*wanted, percent(*wanted)]
        at_least = SAYS[self.lang]["at-least"] in plain(cell)
        fine = bool(rows) and numbers(cell, self.lang) == wanted
        fine = fine and ("x" in plain(cell).replace("(", " ").replace(")", " ").split()) == hidden
        if self.values.kind(code) == "sum" and not hidden:
            fine = fine and at_least == (rows[0]["statistic"] == "at-least")
        self.check(fine, table, row, column, cell, self.told(rows))
        self.values.meet(rows)

    def read_parts(self, code: str, table: Table) -> None:
        """Part by part: in how many municipalities."""
        categories = self.values.county_categories(code)
        assert len(table.rows) == len(categories), f"{table.caption}: {table.rows}"
        self.titles.setdefault(code, dict(zip(categories, (row[0] for row in table.rows))))
        for category, row in zip(categories, table.rows):
            for header, cell in list(zip(table.header, row))[1:]:
                period = self.period(header, table)
                statistic = "yes" if period else COUNTED[self.lang][plain(header)]
                found = self.values.county_row(code, period or self.values.now, category, statistic)
                wanted = figures(found)[: 2 if period else 1] if found else []
                self.check(numbers(cell, self.lang) == wanted != [], table, row, header, cell, self.told([found] if found else []))
                self.values.meet([found] if found else [])

    def read_over_time(self, code: str, table: Table) -> None:
        """A line with a cell for each follow-up: a figure that is one for the county, or how the county has changed."""
        (row,) = table.rows
        for header, cell in zip(table.header, row):
            period = self.period(header, table)
            if period is None:
                self.check(False, table, row, header, cell, "no row of that follow-up")
            elif self.values.kind(code) == "regional":
                ((rows),) = [rows for (of, _, when), rows in self.values.answers.items() if (of, when) == (code, period)]
                self.check(len(rows) == 1 and says_row(cell, rows[0], self.lang), table, row, header, cell, self.told(rows))
                self.values.meet(rows)
            else:
                self.read_county(code, period, "", table, row, header, cell, share=False)

    # ------------------------------------------------------------------------------------------ the chapters

    def read_breakdowns(self) -> int:
        """The county by sex, in the chapters; how many such tables there are."""
        found = 0
        for table in self.tables:
            code = self.codes.get(plain(table.caption.partition(":")[0]))
            if not code or CODE.search(table.caption):
                continue
            found += 1
            categories = self.values.county_categories(code)
            assert len(table.rows) in (len(categories), len(categories) + 1), table.rows
            parts = [self.values.county_row(code, self.values.now, c, "sum", "at-least", "pooled") for c in categories]
            for category, row in zip([*categories, ""], table.rows):
                for header, cell in list(zip(table.header, row))[1:]:
                    period = self.period(header, table)
                    if period:
                        self.read_county(code, period, category, table, row, header, cell, share=False)
                    elif cell.strip():
                        self.read_share(code, category, parts, table, row, header, cell)
        return found

    def read_share(self, code, category, parts, table, row, column, cell) -> None:
        """Of all that is known by part, or of the part's own denominator."""
        one = self.values.county_row(code, self.values.now, category, "sum", "at-least", "pooled")
        of = Decimal(one["denominator"]) if one["denominator"] else sum(Decimal(part["value"]) for part in parts)
        self.check(numbers(cell, self.lang) == [percent(Decimal(one["value"]), of)], table, row, column, cell, of)

    # ------------------------------------------------------------------------------------------ a municipality's page

    def read_pages(self) -> int:
        """The tables of a municipality's answers; how many there are."""
        found = 0
        for table in self.tables:
            if plain(table.header[0]) != self.names["question"] or CODE.search(table.caption):
                continue
            coded = [ASKED.match(row[0].strip()) for row in table.rows if len(row) > 1]
            if any(coded):
                found += 1
                self.read_page(self.municipality_of(table), table)
        return found

    def municipality_of(self, table: Table) -> str:
        municipalities = {code: name for code, name in self.values.names.items() if not code.startswith("00")}
        if len(municipalities) == 1:
            return next(iter(municipalities))
        fits = [code for code, name in municipalities.items() if re.match(rf"{name}s?( |$)", table.heading)]
        assert len(fits) == 1, f"{table.heading}: {fits}"
        return fits[0]

    def read_page(self, municipality: str, table: Table) -> None:
        columns = {}
        for n, header in enumerate(table.header):
            text = plain(header)
            period = self.values.now if text == self.names["now"] else self.values.headers.get(text.removeprefix(self.names["answer"]))
            if period and n:
                columns[n] = period
        assert columns, table.header
        code = ""
        for row in table.rows:
            if len(row) == 1:
                continue
            asked = ASKED.match(row[0].strip())
            if asked:
                code = asked[2]
                self.codes.setdefault(plain(asked[1]), code)
            category = "" if asked else self.category(code, row[0])
            for n, period in columns.items():
                if row[n].strip():
                    self.read_own(code, municipality, period, category, table, row, table.header[n], row[n])

    def category(self, code: str, title: str) -> str:
        wanted = plain(title)
        found = [category for category, known in self.titles.get(code, {}).items() if plain(known) == wanted]
        numbered = [c for c in self.values.categories(code) if c.split("-")[-1] == wanted.split(" ")[-1]]
        assert len(found or numbered) == 1, f"{code}: no part is called {title}"
        return (found or numbered)[0]

    def read_own(self, code, municipality, period, category, table, row, column, cell) -> None:
        kind = self.values.kind(code)
        rows = self.values.answers[code, municipality, period]
        if kind in ("choices", "level of choices"):
            titles = self.titles[code]
            fine = len(rows) == 1 and says_choices(cell, rows[0], titles, self.lang)
            self.check(fine, table, row, column, cell, self.told(rows))
            self.values.meet(rows)
        elif not category and not any(one["category"] == "" for one in rows) and plain(cell) in WORDS[self.lang].values():
            self.check(says_none(cell, rows, self.lang), table, row, column, cell, self.told(rows))
            self.values.meet(rows)
        else:
            self.read_answer(code, municipality, period, category, table, row, column, cell)

    def read_comparison(self) -> int:
        """A municipality beside its county, in its own report; how many lines there are."""
        tables = [t for t in self.tables if plain(t.header[0]) == self.names["question"] and len(t.header) == 3]
        tables = [t for t in tables if t.rows and not any(ASKED.match(row[0].strip()) for row in t.rows if len(row) > 1)]
        for table in tables:
            for row in table.rows:
                code = self.codes[plain(row[0])]
                (municipality,) = (code for code in self.values.names if not code.startswith("00"))
                self.read_own(code, municipality, self.values.now, "", table, row, table.header[1], row[1])
                self.read_county(code, self.values.now, "", table, row, table.header[2], row[2], share=False)
        return sum(len(table.rows) for table in tables)

    # ------------------------------------------------------------------------------------------ the other way round

    def numbers_that_stand_nowhere(self, text: str) -> list[str]:
        """Numbers of the attached table that no cell has said, that the cells do not come to, and that are not in the
        text either."""
        said = Counter(numbers(text, self.lang))
        left = [row for row in self.values.rows if is_number(row) and id(row) not in self.values.met]
        return [
            f"{row['indicator']} {row['municipality']} {row['period']}: {self.told([row])}"
            for row in left
            if row["statistic"] == "answer" or not self.comes_to(row, said)
        ]

    def comes_to(self, row: Row, said: Counter) -> bool:
        """Is it what one comes to who counts the cells, or a number of the text?"""
        code, period, category, statistic = (row[key] for key in ("indicator", "period", "category", "statistic"))
        kind, value = self.values.kind(code), Decimal(row["value"])
        all_rows = [rows for (of, _, when), rows in self.values.answers.items() if (of, when) == (code, period)]
        is_choice = kind in ("choices", "level of choices")
        answers = [one for rows in all_rows for one in rows if one["category"] == category or is_choice or kind == "spread"]
        known = [one for one in answers if one["value"]]
        if statistic == "rate":
            return said[value] > 0
        if statistic == "residents":
            return said[percent(value, Decimal(row["denominator"]), "0.1")] > 0
        if statistic == "meeting":
            return said[value] > 0 and said[Decimal(row["denominator"])] > 0
        if statistic == "missing":
            return value == Decimal(row["denominator"]) - len(known)
        if statistic == "answered":
            return value == len(known)
        if statistic in ("least", "most"):
            return value == (min if statistic == "least" else max)(Decimal(one["value"]) for one in known)
        if statistic == "all":
            return value == sum(self.is_everything(code, rows) for rows in all_rows)
        if statistic.startswith("level-"):
            return value == self.on_level(code, period, known, int(statistic[-1]))
        if is_choice:
            yes = sum(category in one["value"].split() for one in known)
            return value == {"yes": yes, "no": len(known) - yes, "planned": 0}[statistic]
        return value == sum(one["value"] == statistic for one in known)

    def is_everything(self, code: str, rows: list[Row]) -> bool:
        if self.values.kind(code) == "parts":
            applies = [row for row in rows if row["status"] != "M"]
            return bool(applies) and all(row["value"] == "yes" for row in applies)
        return all(set(row["value"].split()) == set(self.values.county_categories(code)) for row in rows)

    def on_level(self, code: str, period: str, known: list[Row], level: int) -> int:
        """How many there are on a level; where it follows from choices, the levels are told apart by their names."""
        if self.values.kind(code) != "level of choices":
            return sum(one["value"] == str(level) for one in known)
        named = Counter(self.labels.names[code, one["value"]] for one in known)
        levels = [row for row in self.values.county[code, period] if row["statistic"].startswith("level-")]
        counts = [int(row["value"]) for row in levels]
        return counts[level] if sorted(filter(None, counts)) == sorted(named.values()) else -1


# ---------------------------------------------------------------------------------------------- what is compared


def readings(path: Path, read: dict) -> list[tuple[Reading, str]]:
    """A regional report as PDF and, where there is one, as a page; each with its whole text."""
    found = [(Reading(values(path), read[path].tables, language(path)), read[path].text)]
    if path.with_suffix(".html").is_file():
        page = Page(path.with_suffix(".html"))
        found.append((Reading(values(path), page.tables, language(path)), " ".join(page.text)))
    return found


def compare_regional(path: Path, read: dict, formats: int) -> None:
    found = readings(path, read)
    assert len(found) == formats
    for reading, text in found:
        municipalities = [code for code in reading.values.names if not code.startswith("00")]
        asked = {code for code in reading.values.indicators if reading.values.kind(code) != "words"}
        tables = reading.read_appendix()
        reading.read_breakdowns()
        assert tables >= len(asked) > 3
        assert set(reading.codes.values()) <= asked
        assert reading.read_pages() == len(municipalities), "a page for each municipality"
        assert reading.cells > 10 * len(municipalities), "too little was compared"
        assert reading.wrong == [], f"{len(reading.wrong)} of {reading.cells} cells"
        assert reading.numbers_that_stand_nowhere(text) == []


@pytest.mark.parametrize("name", [name for _, name in REGIONAL_REPORTS])
def test_a_regional_draft_and_its_attached_table_say_the_same(demo_a, read, name):
    compare_regional(demo_a / "reports" / name, read, formats=2)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("archive", ARCHIVES)
def test_what_is_locked_and_its_attached_table_say_the_same(editions, read, archive, lang):
    compare_regional(editions / archive / f"{archive}_{lang}.pdf", read, formats=2)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", REGIONAL_FIXTURES)
def test_a_fixture_and_its_attached_table_say_the_same(fixtures, read, kind, lang):
    path = fixtures / f"{kind}-{lang}.pdf"
    compare_regional(path, read, formats=1 + path.with_suffix(".html").is_file())


def compare_own(path: Path, regional: Path, read: dict) -> None:
    """A municipality's own report calls the parts of a question what the regional one calls them."""
    lang = language(path)
    whole = Reading(values(regional), read[regional].tables, lang)
    whole.read_appendix()
    own = Reading(values(path), read[path].tables, lang)
    own.titles, own.labels, own.codes = whole.titles, whole.labels, {}
    municipalities = {row["municipality_code"] for row in own.values.rows if row["statistic"] == "answer"}
    assert len([code for code in municipalities if not code.startswith("00")]) == 1, "nobody else's answers"
    assert own.read_pages() > 0
    own.read_comparison()
    assert own.cells > 5
    assert own.wrong == [], f"{len(own.wrong)} of {own.cells} cells"
    # Its own answers all stand in the report; of the county's figures, those it is compared with.
    nowhere = own.numbers_that_stand_nowhere(read[path].text)
    assert [number for number in nowhere if ",answer," in number] == []


@pytest.mark.parametrize("followed, name", OWN_REPORTS)
def test_a_municipalitys_own_report_and_its_attached_table_say_the_same(demo_a, read, followed, name):
    compare_own(demo_a / "reports" / name, demo_a / "reports" / followed.report("region", "sv"), read)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind, regional", OWN_FIXTURES.items())
def test_a_municipalitys_fixture_and_its_attached_table_say_the_same(fixtures, read, kind, regional, lang):
    compare_own(fixtures / f"{kind}-{lang}.pdf", fixtures / f"{regional}-{lang}.pdf", read)


@pytest.mark.parametrize("name", [name for _, name in REGIONAL_REPORTS])
def test_page_and_pdf_have_the_same_tables_of_figures(demo_a, read, name):
    """The same captions, headers and cells, in the same order."""
    path = demo_a / "reports" / name

    def figures_of(tables: list[Table]) -> list[tuple]:
        # The summary draws its table; the way of checking is not the same for a file and a page.
        asked = NAMES[language(path)]["question"]
        return [table.squeezed() for table in tables if CODE.search(table.caption) or plain(table.header[0]) == asked]

    in_pdf, on_page = figures_of(read[path].tables), figures_of(Page(path.with_suffix(".html")).tables)
    assert len(in_pdf) > 20
    assert in_pdf == on_page


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
                assert row["status"] in ("A", "E", "V") and row["value"], f"{path.name}: {row}"
    assert hidden > 100, "nothing was hidden"
