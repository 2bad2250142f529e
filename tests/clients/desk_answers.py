"""The invented example answers in a person's hands: typed into a workbook or into the form's pages."""

import csv
from dataclasses import dataclass
from pathlib import Path

from forms import Typed
from people import Person
from words import said

STRATEGIES = Path(__file__).parents[2] / "strategies"
# Questions that are answered by ticks.
TICKS = {"SO2", "TS6", "TS10", "S4"}
STATUS = {"E": "sheet-status-estimated", "M": "sheet-status-not-applicable", "L": "sheet-status-not-available"}


@dataclass(frozen=True)
class Said:
    """One row of an answer."""

    indicator: str
    about: str
    category: str
    answer: str
    of: str
    planned: str
    status: str
    comment: str

    @property
    def field(self) -> str:
        """By what the form's page knows the row."""
        return ".".join(part for part in (self.indicator, self.category) if part)


def example(slug: str, cycle: str, reporter: str, attempt: int = 1) -> list[Said]:
    """What somebody says the first time, or after having been asked once more."""
    with (STRATEGIES / f"{slug}.example.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["cycle"], row["reporter"]) == (cycle, reporter)]
    fields = ("indicator", "about", "category", "answer", "of", "planned_from", "status", "comment")
    return [Said(*(row[name] for name in fields)) for row in rows if row["attempt"] in ("", str(attempt))]


def differing(slug: str, cycle: str, reporter: str) -> list[Said]:
    """What is said otherwise the second time."""
    before = example(slug, cycle, reporter)
    return [answer for answer in example(slug, cycle, reporter, 2) if answer not in before]


def in_workbook(answers: list[Said], lang: str, keys: set[str]) -> list[Typed]:
    """As it is typed into a workbook whose rows have these keys."""
    cells = []
    for one in answers:
        key = f"{one.indicator}/{one.about}/{one.category}/"
        if one.indicator in TICKS:
            ticked = set(one.answer.split())
            for option in sorted(key_of for key_of in keys if key_of.startswith(key) and key_of != key):
                answer_of = "answer-yes" if option.rsplit("/", 1)[1] in ticked else "answer-no"
                cells.append(Typed(option, "answer", said(lang, answer_of), None))
        elif one.of:
            cells += [Typed(key, "answer", _number(one.of), None), Typed(key, "of-which", _number(one.answer), None)]
        elif one.answer:
            cells.append(Typed(key, "answer", _typed(one.answer, lang), None))
        if one.planned:
            cells.append(Typed(key, "planned", one.planned, None))
        if one.status:
            cells.append(Typed(key, "status", said(lang, STATUS[one.status]), None))
        if one.comment:
            cells.append(Typed(key, "comment", one.comment, None))
    return cells


def _typed(answer: str, lang: str) -> object:
    words = {"yes": "answer-yes", "no": "answer-no", "planned": "answer-planned"}
    return said(lang, words[answer]) if answer in words else _number(answer)


def _number(text: str) -> object:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def in_browser(person: Person, answers: list[Said]):
    """Through the form's pages, an area at a time, to the page where everything is looked over."""
    left = list(answers)
    for _ in range(10):
        page = person.page
        here = [one for one in left if page.locator(f"[data-row='{one.field}']").count()]
        # A row that depends on another comes up when that one is answered, which may be below it.
        for one in sorted(here, key=lambda one: _place(page, one)):
            answer(person, one)
        left = [one for one in left if one not in here]
        if onwards(person):
            break
    assert not left, f"no field for {left}"


def onwards(person: Person) -> bool:
    """Saves and goes on to the next area; says whether it was the last, and everything is now looked over."""
    page = person.page
    here = page.url.split("?")[0].split("#")[0]
    last = page.get_by_role("button", name=person.says("answer-save-and-check")).count() > 0
    person.press("answer-save-and-check" if last else "answer-save-and-next")
    # The page may wait for a save that is on its way.
    page.wait_for_url(lambda url: not url.startswith(here))
    return last


def _place(page, one: Said) -> int:
    fields = page.locator("[data-row]").evaluate_all("rows => rows.map(row => row.dataset.row)")
    return fields.index(one.field)


def answer(person: Person, one: Said):
    row = person.page.locator(f"[data-row='{one.field}']")
    name = one.field
    if not person.scripts and row.locator("[data-fields][hidden]").count():
        # It is asked because of what was just answered, and comes up when that is saved.
        person.press("answer-save", exact=True)
    if one.indicator in TICKS:
        for option in one.answer.split() or [None]:
            _check(person, row.locator(f"[name='{name}:k'][value='{option}']" if option else f"[name='{name}:none']"))
    elif one.of:
        person.write(row.locator(f"[name='{name}:a']"), one.of)
        person.write(row.locator(f"[name='{name}:n']"), one.answer)
    elif row.locator("input[type=radio]").count():
        _check(person, row.locator(f"[name='{name}:a'][value='{one.answer or 'na'}']"))
    elif one.answer:
        person.write(row.locator(f"[name='{name}:a']"), _local(one.answer, person.lang))
    if one.planned:
        person.write(row.locator(f"[name='{name}:p']"), one.planned)
    if one.status and row.locator(f"select[name='{name}:s']").count():
        person.count.clicks[person.count.now] += 2
        row.locator(f"select[name='{name}:s']").select_option(one.status)
    if one.comment:
        if row.locator("details.remarks[open]").count() == 0:
            person.click(row.locator("details.remarks summary"))
        person.write(row.locator(f"[name='{name}:c']"), one.comment)


def _check(person: Person, box):
    person.count.clicks[person.count.now] += 1
    box.check()


def _local(number: str, lang: str) -> str:
    """With a decimal comma, as a Swede types it."""
    return number.replace(".", ",") if lang == "sv" and _number(number) != number else number
