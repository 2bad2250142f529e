"""Answers of every kind through other people's programs: what is typed in is what the form holds when it is written anew.

Three organisations fill in forms that have no answers yet: a municipality and the region of Örebro län, and a
municipality of Västmanland. They save with openpyxl, with LibreOffice as a workbook, and with LibreOffice as a table of
text in the Swedish way, in UTF-8 and in Windows-1252.
"""

import datetime
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import OREBRO, VASTMANLAND, Followed, run
from forms import LibreOffice, Typed, answers_in, fill_table, fill_workbook, typed

NEXT_CYCLE = "2026-2027"  # nobody has answered it, so it opens with empty forms
FIELD = re.compile(r"[A-Z]+[0-9]+(\.[\w-]+)?(@[0-9]{4})?: ")  # TS1, KB5.school, TS4@1880


@dataclass(frozen=True)
class Case:
    """An organisation's form, and everything that is typed into it."""

    followed: Followed
    cycle: str
    organisation: str
    cells: list[Typed]

    @property
    def name(self) -> str:
        return f"{self.followed.slug}_{self.cycle}_{self.organisation}"


def rows(*parts: list[Typed]) -> list[Typed]:
    return [cell for part in parts for cell in part]


def ticked(question: str, options: dict[str, str | None]) -> list[Typed]:
    """Ticks: what is left without one is a no."""
    typed_in = rows(*(typed(f"{question}{code}", sign, "Ja") for code, sign in options.items() if sign))
    left = [Typed(f"{question}{code}", "answer", None, "Nej") for code, sign in options.items() if not sign]
    return typed_in + left


NEEDS = ("knowledge", "training", "contacts", "collaboration", "financing")
MUNICIPALITY = Case(
    OREBRO,
    NEXT_CYCLE,
    "1880",
    rows(
        typed(
            "SO1/1880//", "Ja",
            comment="Rådet för barn, unga och föräldrar.\nMöts även på våren i Ölmbrotorp.",
            message="Ska de nya områdena räknas med?\nVi har räknat dem.",
        ),
        ticked(
            "SO2/1880//",
            {"preschool": "x", "school": "X", "social_services": None, "health_care": "x", "civil_society": None},
        ),
        typed("SO2/1880//", comment="Föreningarna bjuds in – men har ingen plats."),
        typed("SO3/1880//", 8, status="Uppskattat"),
        typed("SO4/1880//", "Nej, men planerat", planned="2029-01"),
        typed("SO5/1880//", 1.25, comment="0,25 är nytt; resten som förut."),
        typed("TS1/1880//", "ja", "Ja"),
        typed("TS2/1880//", 3, comment="- Vivalla\n- Brickebacken\n- Varberga"),
        typed("TS3/1880//", 0),
        typed("TS7/1880/site-1/", 16.5),
        typed("TS7/1880/site-2/", "20,5", 20.5, comment="Stängt vecka 44."),
        typed("TS7/1880/site-3/", status="Uppgift saknas"),
        typed("TS8/1880/women/", 905),
        typed("TS8/1880/men/", 461),
        typed("TS8/1880/not_stated/", 28),
        typed("TS8/1880//", "1 394", 1394, status="Uppskattat", comment="Dubbletter kan finnas."),
        typed("TS10/1880//age_0_5", "Ja"),
        typed("TS10/1880//age_6_12", "nej", "Nej"),
        typed("TS10/1880//age_13_17", "Ja"),
        typed("TS11/1880/special_needs/", "Nej, men planerat", planned=(datetime.date(2028, 8, 1), "2028-08")),
        typed("TS11/1880/risk_groups/", "Nej"),
        typed("TS12/1880//", "Nej, men planerat", planned=("augusti 2029", "2029-08")),
        typed("KB2/1880//", status="Uppgift saknas", comment="Räknas inte förrän i vår."),
        typed("KB3/1880//", "Nej"),
        # The total is left to be added up when the answers are handed in.
        typed("KB4/1880/women/", 474, of_which=338),
        typed("KB4/1880/men/", 91, of_which=64),
        typed("KB5/1880/preschool/", "4 Vidmakthållande"),
        typed("KB5/1880/school/", 0, "0 Inte påbörjat"),
        typed("KB5/1880/social_services/", "Införande", "2 Införande"),
        typed("KB5/1880/civil_society/", status="Uppgift saknas"),
        typed("GE1/1880//", "3", "3 Följs upp, utvärderas och används"),
        typed("O1/1880//", "Viktigast: fler pappor på ”öppna förskolan”.\n\nSvårast: skolåldern – 50 % nås; resten inte."),
        typed("O2/1880//", 'Mer tid, och "raka" citattecken.', message="Går det att svara längre?"),
    ),
)  # fmt: skip

REGION = Case(
    OREBRO,
    NEXT_CYCLE,
    "0018",
    rows(
        *(typed(f"TS4/{code}//", 2, of_which=1) for code in ("1814", "1861", "1862", "1881", "1882", "1883")),
        typed("TS4/1880//", 7, of_which=6, comment="Två är privata, med avtal.", message="Enligt vår förteckning."),
        typed("TS4/1884//", "1", 1, of_which=("1", 1)),
        typed("TS4/1860//", 0, of_which=(None, 0)),  # of none there are none
        typed("TS4/1863//", status="Gäller inte", comment="Mottagningen är nedlagd."),
        typed("TS4/1864//", status="Uppgift saknas"),
        *(typed(f"TS5/{code}//", 3, of_which=0) for code in OREBRO.municipalities),
        typed("TS9/0018//", "1 240", 1240, of_which=601, status="Uppskattat"),
        *(typed(f"KB5/{code}/health_care/", "3 Användning", comment="Även Åre.") for code in OREBRO.municipalities),
    ),
)  # fmt: skip

OTHER_COUNTY = Case(
    VASTMANLAND,
    "2023",
    "1962",
    rows(
        typed("K1/1962//", "Spridd", "1 Spridd", comment="Går vidare år 2023."),
        typed("K2/1962/women/", 12),
        typed("K2/1962/men/", 3),
        typed("K2/1962/not_stated/", 0),
        typed("K2/1962//", 15, status="Uppskattat"),
        typed("T1/1962//", "Nej, men planerat", planned=(datetime.date(2023, 10, 15), "2023-10")),
        typed("T2/1962//", status="Gäller inte", comment="Kommunen ordnar inga egna insatser."),
        typed("T3/1962//", status="Uppgift saknas"),
        typed("S1/1962/officials/", "Ja"),
        typed("S1/1962/politics/", "Nej", comment="Nämnden tar upp den efter årsskiftet."),
        typed("S2/1962//", 3),
        *(typed(f"S4/1962//{need}", "Nej") for need in NEEDS),
        typed("S4/1962//", message="Vi har svarat nej överallt: det är meningen."),
        typed("V1/1962//", "Ja.\nSvårast är att vinsten syns i en annan nämnds budget."),
        typed("V2/1962//", status="Uppgift saknas"),
    ),
)  # fmt: skip

ONE_MORE = """
[[cycles_by_hand]]
years = { from = 2023, to = 2023 }
measured_on = "2023-12-31"
"""

CASES = (MUNICIPALITY, REGION, OTHER_COUNTY)
WAYS = ("openpyxl", "libreoffice", "table-utf8", "table-windows-1252")


@pytest.fixture(scope="module")
def open_data(malspar, demo_a, tmp_path_factory) -> Path:
    """A data folder in which all three can answer. Read only."""
    data = Path(shutil.copytree(demo_a, tmp_path_factory.mktemp("open") / "data"))
    run(malspar, "--data", data, "cycle", "open", "--strategy", OREBRO.slug, "--cycle", NEXT_CYCLE)
    # Västmanland's follow-up is locked and has no rule that gives another: somebody decides on one more.
    pack = data / "one-more.toml"
    written = run(malspar, "--data", data, "strategy", "export", VASTMANLAND.slug).stdout
    pack.write_text(written + ONE_MORE, encoding="utf-8")
    run(malspar, "--data", data, "strategy", "import", pack)
    run(malspar, "--data", data, "cycle", "open", "--strategy", VASTMANLAND.slug, "--cycle", "2023")
    return data


@pytest.fixture
def data(open_data, tmp_path) -> Path:
    """The same, to write in."""
    return Path(shutil.copytree(open_data, tmp_path / "data"))


@pytest.fixture(scope="module")
def saved(malspar, open_data, tmp_path_factory) -> dict[str, dict[str, Path]]:
    """The filled-in forms by way of saving and by case. LibreOffice starts slowly, so it takes all forms at once."""
    folder = tmp_path_factory.mktemp("forms")
    office = LibreOffice(folder / "profile")
    books, tables = [], []
    for case in CASES:
        empty = [export(malspar, open_data, case, folder / f"{case.name}.empty.{kind}") for kind in ("xlsx", "csv")]
        assert answers_in(empty[0]) == {}, "the forms of this test begin empty"
        books.append(fill_workbook(empty[0], case.cells, folder / f"{case.name}.xlsx"))
        tables.append(fill_table(empty[1], case.cells, folder / f"{case.name}.csv"))
    files = {
        "openpyxl": books,
        "libreoffice": office.save_workbooks(books, folder / "libreoffice"),
        "table-utf8": office.save_tables(tables, folder / "utf8", "76"),
        "table-windows-1252": office.save_tables(tables, folder / "ansi", "ANSI"),
    }
    return {way: dict(zip((case.name for case in CASES), found, strict=True)) for way, found in files.items()}


def export(malspar: Path, data: Path, case: Case, out: Path) -> Path:
    run(
        malspar, "--data", data, "form", "export", "--strategy", case.followed.slug,
        "--cycle", case.cycle, "--organisation", case.organisation, "--out", out,
    )  # fmt: skip
    return out


def hand_over(malspar: Path, data: Path, form: Path, *options: str) -> tuple[list[str], str]:
    """Has the program read a form: a line for each answer that changes, and what it says of them all."""
    lines = run(malspar, "--data", data, "form", "import", form, *options).stdout.splitlines()
    # An answer in words may take several lines; the field stands on the first.
    changes = [line for line in lines if FIELD.match(line)]
    assert "\n".join(lines).count(" → ") == len(changes), lines
    return changes, lines[-2 if "--dry-run" in options else -1]


def expected(case: Case) -> dict[tuple[str, str], object]:
    return {(cell.key, cell.column): cell.comes_back for cell in case.cells}


def answered(case: Case) -> int:
    """How many questions have an answer: the options of one count together."""
    return len({cell.key.rsplit("/", 1)[0] for cell in case.cells})


each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.organisation)
each_way = pytest.mark.parametrize("way", WAYS)


@each_way
@each_case
def test_every_answer_comes_back_as_it_was_typed(malspar, data, saved, tmp_path, way, case):
    form = saved[way][case.name]
    before = export(malspar, data, case, tmp_path / "before.xlsx").read_bytes()

    foretold, told = hand_over(malspar, data, form, "--dry-run")
    assert len(foretold) == answered(case), foretold
    assert f"{answered(case)} av " in told and f" {answered(case)} ändrade" in told
    assert export(malspar, data, case, tmp_path / "after.xlsx").read_bytes() == before, "a dry run stores nothing"

    done, _ = hand_over(malspar, data, form)
    assert done == foretold
    again = export(malspar, data, case, tmp_path / "again.xlsx")
    assert answers_in(again) == expected(case)

    # The same file once more, and the new form as it is, change nothing.
    for file in (form, again):
        changes, told = hand_over(malspar, data, file, "--dry-run")
        assert changes == []
        assert " 0 ändrade" in told


@each_case
def test_a_table_holds_what_the_workbook_holds(malspar, data, saved, tmp_path, case):
    """The answers go in by workbook and out as a table, which goes into an empty follow-up and says the same."""
    empty = Path(shutil.copytree(data, tmp_path / "empty"))
    hand_over(malspar, data, saved["openpyxl"][case.name])
    for language in ("sv", "en"):
        table = tmp_path / f"{language}.csv"
        run(
            malspar, "--data", data, "--lang", language, "form", "export", "--strategy", case.followed.slug,
            "--cycle", case.cycle, "--organisation", case.organisation, "--out", table,
        )  # fmt: skip
        changes, _ = hand_over(malspar, data, table, "--dry-run")
        assert changes == [], language
        hand_over(malspar, empty, table)
        assert answers_in(export(malspar, empty, case, tmp_path / f"again-{language}.xlsx")) == expected(case), language


def test_what_is_emptied_in_libreoffice_is_taken_away(malspar, data, saved, tmp_path):
    case = MUNICIPALITY
    hand_over(malspar, data, saved["openpyxl"][case.name])
    form = export(malspar, data, case, tmp_path / "again.xlsx")
    gone = {("SO3/1880//", "answer"), ("SO3/1880//", "status"), ("SO1/1880//", "comment"), ("O1/1880//", "answer")}
    emptied = fill_workbook(form, [Typed(key, column, None, None) for key, column in gone], tmp_path / "emptied.xlsx")
    [emptied] = LibreOffice(tmp_path / "profile").save_workbooks([emptied], tmp_path / "libreoffice")

    changes, _ = hand_over(malspar, data, emptied)

    assert sorted(line.split(":")[0] for line in changes) == ["O1", "SO1", "SO3"]
    left = answers_in(export(malspar, data, case, tmp_path / "left.xlsx"))
    assert left == {place: value for place, value in expected(case).items() if place not in gone}


def test_a_message_alone_is_foretold_as_a_message(malspar, open_data, tmp_path):
    empty = export(malspar, open_data, MUNICIPALITY, tmp_path / "empty.xlsx")
    asking = fill_workbook(empty, typed("SO3/1880//", message="Räknas digitala möten?"), tmp_path / "asking.xlsx")
    changes, _ = hand_over(malspar, open_data, asking, "--dry-run")
    assert changes == ["SO3: (inget svar) → Räknas digitala möten?"]
