"""The table of values that a report carries, and what of it a cell of the report must say.

Nothing here knows how the program writes a cell: a cell is compared by the numbers in it, and by the few words that
stand where there is no number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

Row = dict[str, str]

# Why there is no number in a cell, by the status in the table. Without an answer the status is empty: nothing has come
# from the municipality, or the question was left open.
REASONS = {
    "sv": {
        "": {"inte rapporterat", "inte besvarad"},
        "L": {"uppgift saknas"},
        "M": {"gäller inte"},
        "Q": {"visas inte (x)"},
    },
    "en": {
        "": {"not reported", "not answered"},
        "L": {"not available"},
        "M": {"not applicable"},
        "Q": {"not shown (x)"},
    },
}
WORDS = {"sv": {"yes": "ja", "no": "nej"}, "en": {"yes": "yes", "no": "no"}}
SAYS = {
    "sv": {"planned": "planerat", "estimated": "uppskattat", "at-least": "minst", "all": "alla", "but": "alla utom "},
    "en": {"planned": "planned", "estimated": "estimated", "at-least": "at least", "all": "all", "but": "all but "},
}
MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december".split(),
    "en": "january february march april may june july august september october november december".split(),
}
NUMBER = {
    "sv": re.compile(r"\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
}
NUMERIC = re.compile(r"-?\d+(\.\d+)?")


def plain(text: str) -> str:
    """A cell's words with single spaces, no soft hyphens, in small letters."""
    return re.sub(r"\s+", " ", re.sub(r"\s*\u00ad\s*|\u2060", "", text)).strip().lower()


def numbers(text: str, lang: str) -> list[Decimal]:
    """The numbers in a cell, in their order."""
    found = NUMBER[lang].findall(text.replace("\u2060", ""))
    if lang == "sv":
        return [Decimal(re.sub(r"\s", "", number).replace(",", ".")) for number in found]
    return [Decimal(number.replace(",", "")) for number in found]


def percent(value: Decimal, of: Decimal, digits: str = "1") -> Decimal:
    return (100 * value / of).quantize(Decimal(digits), ROUND_HALF_UP)


class Values:
    """The attached table, to be looked up."""

    def __init__(self, rows: list[Row], whole: "Values | None" = None):
        """With `whole`, the table of the region's report of the same answers: it tells of what sort an answer is, for a
        municipality's own report has few of the county's figures."""
        self.rows, self.whole = rows, whole
        self.answers: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        self.county: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.names: dict[str, str] = {}
        self.periods: list[str] = []
        self.met: set[int] = set()
        measured: dict[str, str] = {}
        for row in rows:
            if row["statistic"] == "answer":
                self.answers[row["indicator"], row["municipality_code"], row["period"]].append(row)
                self.names[row["municipality_code"]] = row["municipality"]
            else:
                self.county[row["indicator"], row["period"]].append(row)
            measured[row["period"]] = row["measured_on"]
        self.periods = list(measured)
        self.now = self.periods[0]
        self.indicators = list(dict.fromkeys(row["indicator"] for row in rows))
        self.headers = {}
        for lang in ("sv", "en"):
            for period, day in measured.items():
                year, month, date = map(int, day.split("-"))
                self.headers[f"{date} {MONTHS[lang][month - 1]} {year}"] = period
        self.headers |= {period.replace("-", "–"): period for period in measured}

    def meet(self, rows: Iterable[Row]) -> None:
        """These stand in the report."""
        self.met.update(map(id, rows))

    def county_row(self, indicator: str, period: str, category: str, *statistics: str) -> Row | None:
        rows = self.county[indicator, period]
        found = [row for row in rows if row["category"] == category and row["statistic"] in statistics]
        assert len(found) < 2, found
        return found[0] if found else None

    def categories(self, indicator: str) -> list[str]:
        """Of the answers, in their order; none where an answer is one thing."""
        if self.whole:
            return self.whole.categories(indicator)
        found = (row["category"] for rows in self.answers_to(indicator) for row in rows)
        return [category for category in dict.fromkeys(found) if category]

    def is_given(self, indicator: str, category: str) -> bool:
        """Has anybody answered it, or said why not? A part of a whole that nobody gave is no question of its own."""
        rows = (row for rows in self.answers_to(indicator) for row in rows if row["category"] == category)
        return any(row["value"] or row["status"] for row in rows)

    def county_categories(self, indicator: str) -> list[str]:
        if self.whole:
            return self.whole.county_categories(indicator)
        rows = (row for period in self.periods for row in self.county[indicator, period])
        return [category for category in dict.fromkeys(row["category"] for row in rows) if category]

    def answers_to(self, indicator: str) -> list[list[Row]]:
        return [rows for (of, _, _), rows in self.answers.items() if of == indicator]

    def kind(self, indicator: str) -> str:
        """What sort of answer it is, by what the county comes to."""
        if self.whole:
            return self.whole.kind(indicator)
        rows = [row for period in self.periods for row in self.county[indicator, period]]
        statistics = {row["statistic"] for row in rows}
        parts = {row["category"] for row in rows if row["statistic"] == "yes"} - {""}
        if not rows:
            return "regional"
        if "level-0" in statistics:
            return "levels of parts" if self.categories(indicator) else "level of choices" if parts else "level"
        if parts:
            return "parts" if self.categories(indicator) else "choices"
        if "yes" in statistics:
            return "yes or no"
        if statistics & {"median", "meeting", "least"}:
            return "spread"
        if statistics & {"sum", "at-least"}:
            # A ratio that is hidden for the whole county says so with a hidden sum.
            answers = [row for rows in self.answers_to(indicator) for row in rows if row["value"]]
            return "ratio" if answers and all(row["denominator"] for row in answers) else "sum"
        return "ratio" if "pooled" in statistics else "words"


def is_known(row: Row) -> bool:
    """An answer that is shown. None of the choices is an answer too: its value is empty."""
    return row["status"] in ("A", "E", "V")


def is_number(row: Row) -> bool:
    return bool(NUMERIC.fullmatch(row["value"]))


def figures(row: Row) -> list[Decimal]:
    return [Decimal(row[column]) for column in ("value", "denominator") if row[column]]


class Labels:
    """What a level is called: one name for each level, one level for each name. Learned by reading."""

    def __init__(self):
        self.names: dict[tuple[str, str], str] = {}

    def agrees(self, indicator: str, value: str, cell: str, one_to_one: bool) -> bool:
        known = self.names.setdefault((indicator, value), cell)
        others = {name for (of, level), name in self.names.items() if of == indicator and level != value}
        return known == cell and not (one_to_one and cell in others)


def says_row(cell: str, row: Row, lang: str) -> bool:
    """Does a cell say one row: its number, its yes or no, or why there is none?"""
    text, says = plain(cell), SAYS[lang]
    if not is_known(row):
        assert row["value"] == row["denominator"] == row["planned_from"] == "", row
        return text in REASONS[lang][row["status"]]
    if (says["estimated"] in text) != (row["status"] == "E"):
        return False
    text = text.removesuffix(f", {says['estimated']}")
    if row["value"] == "planned":
        year, month = row["planned_from"].split("-")[:2]
        month_named = MONTHS[lang][int(month) - 1] in text
        return text.startswith(says["planned"]) and month_named and numbers(text, lang) == [int(year)]
    if row["value"] in ("yes", "no"):
        return text == WORDS[lang][row["value"]]
    return is_number(row) and numbers(cell, lang) == figures(row)


def says_shortly(cell: str, row: Row, lang: str) -> bool:
    """The same in a drawing, which has no room for whether it is an estimate, and for the month only in short."""
    text = plain(cell)
    if not is_known(row) or row["value"] != "planned":
        return says_row(cell, {**row, "status": "A"} if is_known(row) else row, lang)
    rest = text.removeprefix(SAYS[lang]["planned"]).strip()
    if not row["planned_from"]:
        return text.startswith(SAYS[lang]["planned"]) and rest == ""
    year, month = row["planned_from"].split("-")[:2]
    named = rest.removesuffix(f" {year}")
    short = len(named) > 2 and MONTHS[lang][int(month) - 1].startswith(named)
    return text.startswith(SAYS[lang]["planned"]) and short and rest != named


def says_none(cell: str, rows: list[Row], lang: str) -> bool:
    """Does a cell without a number tell one of the reasons that there are?"""
    return any(plain(cell) in REASONS[lang][row["status"]] for row in rows if not is_known(row))


def is_reason(cell: str, lang: str) -> bool:
    """Does a cell say why there is nothing in it?"""
    return any(plain(cell) in words for words in REASONS[lang].values())


def says_parts(cell: str, rows: list[Row], lang: str) -> bool:
    """“3 of 5”: so many of those that apply. A single part that another has answered makes no answer."""
    applies = [row for row in rows if row["status"] != "M"]
    known = [row for row in applies if row["value"]]
    if is_reason(cell, lang):
        return says_none(cell, rows, lang) and (not known or any(row["status"] == "" for row in rows))
    yes = sum(row["value"] == "yes" for row in rows)
    at_least = plain(cell).startswith(SAYS[lang]["at-least"])
    return numbers(cell, lang) == [yes, len(applies)] and at_least == (len(known) < len(applies))


def says_all_numbers(cell: str, rows: list[Row], lang: str) -> bool:
    """The numbers of several places, smallest first."""
    known = sorted(Decimal(row["value"]) for row in rows if is_number(row))
    if not known:
        return says_none(cell, rows, lang)
    estimated = any(row["status"] == "E" for row in rows)
    return numbers(cell, lang) == known and (SAYS[lang]["estimated"] in plain(cell)) == estimated


def says_choices(cell: str, row: Row, titles: dict[str, str], lang: str) -> bool:
    """The chosen ones by name, “all”, or “all but” the others."""
    if not is_known(row):
        return says_row(cell, row, lang)
    text, chosen = plain(cell), set(row["value"].split())
    named = set()
    rest = text
    for code, title in sorted(titles.items(), key=lambda item: -len(item[1])):  # "preschool" before "school"
        if plain(title) in rest:
            named.add(code)
            rest = rest.replace(plain(title), "", 1)
    if text.startswith(SAYS[lang]["but"]):
        return chosen == titles.keys() - named
    if not named and text.startswith(SAYS[lang]["all"]):
        return chosen == titles.keys()
    # "No such support": a sentence of its own, without a name and without a number.
    return chosen == named and (bool(named) or numbers(cell, lang) == [])
