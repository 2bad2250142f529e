"""Reads a report's tables against the table of values that it carries, and collects what does not agree."""

import re
from collections import Counter
from decimal import Decimal

from figures import (
    REASONS,
    SAYS,
    Labels,
    Row,
    Values,
    figures,
    is_known,
    is_number,
    is_reason,
    numbers,
    percent,
    plain,
    says_all_numbers,
    says_choices,
    says_none,
    says_parts,
    says_row,
    says_shortly,
)
from reports import Table, squeezed

CODE = re.compile(r"\(([A-Z]+\d+)\)")  # of a caption: Family centre (TS1), part by part
ASKED = re.compile(r"^(.*?)\s+([A-Z]+\d+)$", re.DOTALL)  # of a row: Family centre TS1
# What the columns are called.
NAMES = {
    "sv": {
        "municipality": "kommun",
        "part": "del",
        "question": "fråga",
        "now": "svar nu",
        "answer": "svar ",
        "residents": "invånare",
    },
    "en": {
        "municipality": "municipality",
        "part": "part",
        "question": "question",
        "now": "answer now",
        "answer": "answer ",
        "residents": "residents",
    },
}
COUNTED = {
    "sv": {"svar saknas": "missing", "planerat": "planned"},
    "en": {"no answer": "missing", "planned": "planned"},
}


# Of a county's figure beside a municipality's answer: which statistic it is.
BESIDE = {
    "yes or no": "yes",
    "parts": "yes",
    "choices": "yes",
    "sum": "sum|at-least",
    "ratio": "pooled|sum",
    "spread": "median",
    "level": r"level-\d|meeting",
    "levels of parts": r"level-\d",
    "level of choices": r"level-\d|all",
}
# In the place of an answer from before a question became another one.
NOT_COMPARED = {"sv": "går inte att jämföra", "en": "cannot be compared"}
# How many of its questions a municipality has answered: 17 of 17.
COUNTS = re.compile(r"\d+\D+\d+")


class Reading:
    """Reads a report's tables against the attached one, and collects what does not agree."""

    def __init__(self, values: Values, tables: list[Table], text: str, lang: str, own: str = ""):
        """With `own`, the report of that municipality."""
        self.values, self.tables, self.lang, self.own = values, tables, lang, own
        self.said = numbers(text, lang)
        self.names, self.labels = NAMES[lang], Labels()
        self.titles: dict[str, dict[str, str]] = {}  # of the parts of an indicator
        self.codes: dict[str, str] = {}  # of the questions, by title
        self.wrong: list[str] = []
        self.cells = 0

    def check(self, fine: bool, table: Table, row: list[str], column: str, cell: str, because: object) -> None:
        """One more cell; what it was compared with, where it does not agree."""
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

    def period(self, header: str) -> str | None:
        return self.values.headers.get(plain(header))

    def read_municipalities(self, code: str, table: Table) -> None:
        values, categories = self.values, self.values.categories(code)
        by_name = {plain(name): of for of, name in values.names.items()}
        of_parts = [header for header in table.header[1:] if not self.period(header)]
        # A part that nobody has given has no column.
        if len(of_parts) not in (0, len(categories)):
            categories = [category for category in categories if values.is_given(code, category)]
        assert len(of_parts) in (0, len(categories)), f"{table.caption}: {table.header}"
        if of_parts:
            self.titles[code] = dict(zip(categories, of_parts))
        for row in table.rows:
            for column, (header, cell) in enumerate(zip(table.header, row)):
                if column == 0:
                    continue
                period = self.period(header)
                category = "" if period else categories[of_parts.index(header)]
                of, when = by_name.get(plain(row[0])), period or values.now
                if of:
                    self.read_answer(code, of, when, category, table, row, header, cell)
                elif period or cell.strip():
                    self.read_county(code, when, category, table, row, header, cell)
        there = [plain(row[0]) for row in table.rows if plain(row[0]) in by_name]
        assert len(there) == len(set(there)), f"{table.caption}: a municipality twice"
        own = {name for name, of in by_name.items() if not of.startswith("00")}
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
        if not is_known(row):
            return says_row(cell, row, self.lang)
        text = plain(cell).removesuffix(f", {SAYS[self.lang]['estimated']}")
        is_estimated = text != plain(cell)
        agrees = self.labels.agrees(code, row["value"], text, one_to_one)
        return agrees and is_estimated == (row["status"] == "E") and not is_reason(text, self.lang)

    def says_count(self, code: str, row: Row, cell: str) -> bool:
        if not is_known(row):
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
                period = self.period(header)
                statistic = "yes" if period else COUNTED[self.lang][plain(header)]
                found = self.values.county_row(code, period or self.values.now, category, statistic)
                wanted = figures(found)[: 2 if period else 1] if found else []
                rows = [found] if found else []
                self.check(numbers(cell, self.lang) == wanted != [], table, row, header, cell, self.told(rows))
                self.values.meet(rows)

    def read_over_time(self, code: str, table: Table) -> None:
        """A line with a cell for each follow-up: a figure that is one for the county, or how the county has changed."""
        (row,) = table.rows
        for header, cell in zip(table.header, row):
            period = self.period(header)
            if period is None:
                self.check(False, table, row, header, cell, "no row of that follow-up")
            elif self.values.kind(code) == "regional":
                (rows,) = (rows for (of, _, when), rows in self.values.answers.items() if (of, when) == (code, period))
                fine = len(rows) == 1 and says_row(cell, rows[0], self.lang)
                self.check(fine, table, row, header, cell, self.told(rows))
                self.values.meet(rows)
            else:
                self.read_county(code, period, "", table, row, header, cell, share=False)

    # ------------------------------------------------------------------------------------------ the chapters

    def read_breakdowns(self) -> int:
        """The county by sex, in the chapters; how many such tables there are."""
        found = 0
        for table in self.tables:
            asked = ASKED.match(table.heading.strip())
            if not asked or ":" not in table.caption:
                continue
            found, code = found + 1, asked[2]
            categories = self.values.county_categories(code)
            # The parts are called what they are called anywhere; the last line is the whole.
            called = {plain(title): part for titles in self.titles.values() for part, title in titles.items()}
            lines = [called.get(plain(row[0]), "") for row in table.rows]
            assert len(lines) > 1 and lines.count("") <= 1 and set(lines[:-1]) <= set(categories), table.rows
            parts = [self.values.county_row(code, self.values.now, c, "sum", "at-least", "pooled") for c in categories]
            for category, row in zip(lines, table.rows):
                for header, cell in list(zip(table.header, row))[1:]:
                    period = self.period(header)
                    if period and cell.strip():
                        self.read_county(code, period, category, table, row, header, cell, share=False)
                    elif period:
                        rows, wanted = self.county(code, period, category)
                        self.check(not any(wanted), table, row, header, cell, self.told(rows))
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
        if self.own:
            return self.own
        municipalities = {code: name for code, name in self.values.names.items() if not code.startswith("00")}
        # "Örebro kommun", "Askersunds kommun", "Askersund"; not "Bjuv 23" for "Bjuv".
        page = plain(table.heading)
        fits = [
            code for code, name in municipalities.items() if re.match(rf"{re.escape(plain(name))}s?( \D|$)", page)
        ]
        assert len(fits) == 1, f"{table.heading}: {fits}"
        return fits[0]

    def read_page(self, municipality: str, table: Table) -> None:
        columns = {}
        for n, header in enumerate(table.header):
            text = plain(header)
            period = self.values.headers.get(text.removeprefix(self.names["answer"]))
            period = self.values.now if text == self.names["now"] else period
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
                if plain(row[n]) == NOT_COMPARED[self.lang]:
                    # The question has become another one: what was answered to the other stands nowhere.
                    rows = self.values.answers[code, municipality, period]
                    self.check(period != self.values.now and not rows, table, row, table.header[n], row[n], self.told(rows))
                elif row[n].strip():
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
            titles = self.titles.get(code, {})  # without an answer there is no table that names them
            fine = len(rows) == 1 and says_choices(cell, rows[0], titles, self.lang)
            self.check(fine, table, row, column, cell, self.told(rows))
            self.values.meet(rows)
        elif not category and all(one["category"] for one in rows) and is_reason(cell, self.lang):
            self.check(says_none(cell, rows, self.lang), table, row, column, cell, self.told(rows))
            self.values.meet(rows)
        else:
            self.read_answer(code, municipality, period, category, table, row, column, cell)

    # ------------------------------------------------------------------------------------------ a municipality's own report

    def read_comparison(self) -> int:
        """The municipality beside its county; how many lines there are."""
        tables = [t for t in self.tables if plain(t.header[0]) == self.names["question"] and len(t.header) == 3]
        tables = [t for t in tables if not any(ASKED.match(row[0].strip()) for row in t.rows)]
        for table in tables:
            for row in table.rows:
                code = self.codes[plain(row[0])]
                self.read_own(code, self.own, self.values.now, "", table, row, table.header[1], row[1])
                self.read_beside(code, table, row)
        return sum(len(table.rows) for table in tables)

    def read_beside(self, code: str, table: Table, row: list[str]) -> None:
        """The county's figure on a line: one row of the table, of the statistic that such an answer comes to."""
        header, cell = table.header[2], row[2]
        wanted = BESIDE[self.values.kind(code)]
        rows = [one for one in self.values.county[code, self.values.now] if re.fullmatch(wanted, one["statistic"])]
        said = [one for one in rows if not one["category"] and numbers(cell, self.lang) == figures(one)]
        at_least = SAYS[self.lang]["at-least"] in plain(cell)
        fine = any(at_least <= (one["statistic"] in ("at-least", "yes")) for one in said)
        self.check(fine, table, row, header, cell, self.told(rows))
        self.values.meet(said)

    def read_grid(self, headlines: list[str], drawn: str, told: str) -> int:
        """What is drawn of everybody's answers to the headline questions, and what is said of it to who does not see it;
        how many municipalities there are."""
        names = {plain(name): code for code, name in self.values.names.items() if not code.startswith("00")}
        lines = re.split("(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")", plain(drawn))[1:]
        for name, line in zip(lines[::2], lines[1::2]):
            cells = [self.values.answers[code, names[name], self.values.now] for code in headlines]
            self.cells += 1
            if not self.says_line(line.strip(), list(zip(headlines, cells))):
                self.wrong.append(f"{name} in the grid: “{line}”; values.csv: {[self.told(rows) for rows in cells]}")
            self.values.meet(row for rows in cells for row in rows)
        told_numbers = numbers(told, self.lang)
        pairs = {*zip(told_numbers, told_numbers[1:])}
        for code in headlines:
            for row in self.values.county[code, self.values.now]:
                pair = tuple(figures(row))
                if pair in pairs or (len(pair) == 1 and pair[0] in told_numbers):
                    self.values.meet([row])
                elif len(pair) == 2 and percent(*pair) in told_numbers:
                    self.values.meet([row])
        return len(lines) // 2

    def says_line(self, line: str, cells: list[tuple[str, list[Row]]]) -> bool:
        """Can the line be cut so that each piece says a cell, and the last how much has been answered? A drawing has no
        borders between its columns."""
        if not cells:
            return bool(COUNTS.fullmatch(line))
        (code, rows), *others = cells
        ends = range(1, len(line) + 1)
        return any(self.says_in_grid(code, line[:end].strip(), rows) and self.says_line(line[end:], others) for end in ends)

    def says_in_grid(self, code: str, cell: str, rows: list[Row]) -> bool:
        kind = self.values.kind(code)
        if not rows:
            return False
        if len(rows) > 1:
            return says_parts(cell, rows, self.lang) if kind == "parts" else says_all_numbers(cell, rows, self.lang)
        (row,) = rows
        if is_known(row) and kind.startswith("level"):
            return plain(cell) == self.labels.names.get((code, row["value"]))
        if is_known(row) and kind == "choices":
            return self.says_count(code, row, cell)
        if is_known(row) and kind == "ratio" and not Decimal(row["denominator"]):
            return plain(cell) in REASONS[self.lang]["M"]
        return says_shortly(cell, row, self.lang)

    def rows_that_stand_nowhere(self, text: str) -> list[str]:
        """Values that no cell has said; words that do not stand in the text."""
        left = [row for row in self.values.rows if row["value"] and id(row) not in self.values.met]
        return [
            f"{row['indicator']} {row['municipality']} {row['period']}: {self.told([row])}"
            for row in left
            if self.values.kind(row["indicator"]) != "words" or squeezed(row["value"]) not in squeezed(text)
        ]

    # ------------------------------------------------------------------------------------------ the other way round

    def numbers_that_stand_nowhere(self) -> list[str]:
        """Numbers of the attached table that no cell has said, that the cells do not come to, and that are not in the
        text either."""
        left = [row for row in self.values.rows if is_number(row) and id(row) not in self.values.met]
        return [
            f"{row['indicator']} {row['municipality']} {row['period']}: {self.told([row])}"
            for row in left
            if row["statistic"] == "answer" or not self.comes_to(row)
        ]

    def comes_to(self, row: Row) -> bool:
        """Is it what one comes to who counts the cells, or a number of the text?"""
        code, period, category, statistic = (row[key] for key in ("indicator", "period", "category", "statistic"))
        kind, value = self.values.kind(code), Decimal(row["value"])
        all_rows = [rows for (of, _, when), rows in self.values.answers.items() if (of, when) == (code, period)]
        is_choice = kind in ("choices", "level of choices")
        of_all = is_choice or kind == "spread"
        answers = [one for rows in all_rows for one in rows if one["category"] == category or of_all]
        known = [one for one in answers if is_known(one)]
        of = Decimal(row["denominator"] or 0)
        if statistic == "rate":
            return value in self.said and of in self.said
        if statistic == "residents":
            return [value, of] == self.residents_of(answers)
        if statistic == "meeting":
            return (value, of) in zip(self.said, self.said[1:]) or (value == 0 and of in self.said)
        if statistic == "missing":
            return value == of - len(known)
        if statistic == "answered":
            return value == len(known)
        if statistic in ("least", "most"):
            return value == (min if statistic == "least" else max)(Decimal(one["value"]) for one in known)
        if statistic == "all":
            # Of those that it is a question to; of choices, of as many as a choice is.
            whole = sum(any(one["status"] != "M" for one in rows) for rows in all_rows)
            if is_choice:
                whole = max(Decimal(one["denominator"]) for one in self.values.county[code, period] if one["category"])
            return of == whole and value == sum(self.is_everything(code, rows) for rows in all_rows)
        if of != self.all_together(row):
            return False
        if statistic.startswith("level-"):
            return value == self.on_level(code, period, known, int(statistic[-1]))
        if is_choice:
            yes = sum(category in one["value"].split() for one in known)
            return value == {"yes": yes, "no": len(known) - yes, "planned": 0}[statistic]
        return value == sum(one["value"] == statistic for one in known)

    def all_together(self, row: Row) -> Decimal:
        """A yes, a plan, a no and what is missing are the whole; so are the levels and what is missing."""
        beside = ("yes", "planned", "no", "missing")
        if row["statistic"].startswith("level-"):
            beside = ("missing", *(f"level-{n}" for n in range(10)))
        county = self.values.county[row["indicator"], row["period"]]
        same = [one for one in county if one["category"] == row["category"] and one["statistic"] in beside]
        return sum((Decimal(one["value"]) for one in same), Decimal())

    def residents_of(self, answers: list[Row]) -> list[Decimal]:
        """Those of the municipalities with a yes, and of all in the county, by the table of who has answered."""
        (table,) = (table for table in self.tables if plain(table.header[-2:][0]) == self.names["residents"])
        residents = {plain(row[0]): numbers(row[-2], self.lang)[0] for row in table.rows}
        yes = [one for one in answers if one["value"] == "yes"]
        return [sum((residents[plain(one["municipality"])] for one in some), Decimal()) for some in (yes, answers)]

    def is_everything(self, code: str, rows: list[Row]) -> bool:
        if self.values.kind(code) == "parts":
            applies = [row for row in rows if row["status"] != "M"]
            return bool(applies) and all(row["value"] == "yes" for row in applies)
        everything = set(self.values.county_categories(code))
        return all(is_known(row) and set(row["value"].split()) == everything for row in rows)

    def on_level(self, code: str, period: str, known: list[Row], level: int) -> int:
        """How many there are on a level; where it follows from choices, the levels are told apart by their names."""
        if self.values.kind(code) != "level of choices":
            return sum(one["value"] == str(level) for one in known)
        named = Counter(self.labels.names[code, one["value"]] for one in known)
        levels = [row for row in self.values.county[code, period] if row["statistic"].startswith("level-")]
        counts = [int(row["value"]) for row in levels]
        return counts[level] if sorted(filter(None, counts)) == sorted(named.values()) else -1
