"""What the client tests share: the program, two runs of its demo into two folders, and the reports that the Rust suite
sets of what hardly happens.

`tests/run` makes them and names them in the environment. A missing name is an error, not a skipped test.
"""

import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

STRATEGY = "orebro-2024-2030"
CYCLE = "2024-2025"

@dataclass(frozen=True)
class Followed:
    """A strategy that the demo follows up, with the cycle that its reports are about."""

    slug: str
    cycle: str
    municipalities: dict[str, str]
    indicators: frozenset[str]
    """Some of those that the regional report must hold."""
    own: str
    """The municipality whose own report is written."""

    def report(self, scope: str, lang: str) -> str:
        """The file name of a report below <data>/reports/."""
        return f"{self.slug}_{self.cycle}_{scope}_{lang}.pdf"


# The municipalities by code.
OREBRO = Followed(
    slug=STRATEGY,
    cycle=CYCLE,
    municipalities={
        "1814": "Lekeberg",
        "1860": "Laxå",
        "1861": "Hallsberg",
        "1862": "Degerfors",
        "1863": "Hällefors",
        "1864": "Ljusnarsberg",
        "1880": "Örebro",
        "1881": "Kumla",
        "1882": "Askersund",
        "1883": "Karlskoga",
        "1884": "Nora",
        "1885": "Lindesberg",
    },
    indicators=frozenset({"KB1", "TS1", "GE1"}),
    own="1880",
)
VASTMANLAND = Followed(
    slug="vastmanland",
    cycle="2022",
    municipalities={
        "1904": "Skinnskatteberg",
        "1907": "Surahammar",
        "1960": "Kungsör",
        "1961": "Hallstahammar",
        "1962": "Norberg",
        "1980": "Västerås",
        "1981": "Sala",
        "1982": "Fagersta",
        "1983": "Köping",
        "1984": "Arboga",
    },
    indicators=frozenset({"K1", "T1", "S4"}),
    own="1980",
)
FOLLOWED = (OREBRO, VASTMANLAND)
# Every report of the demo: each region's in both languages, and one municipality's own.
REGIONAL_REPORTS = tuple((followed, followed.report("region", lang)) for followed in FOLLOWED for lang in ("sv", "en"))
OWN_REPORTS = tuple((followed, followed.report(followed.own, "sv")) for followed in FOLLOWED)
REPORTS = tuple(name for _, name in REGIONAL_REPORTS + OWN_REPORTS)
# The archives of what the demo has locked.
ARCHIVES = (
    f"{OREBRO.slug}_{OREBRO.cycle}_region_consultation-1",
    f"{VASTMANLAND.slug}_{VASTMANLAND.cycle}_region_consultation-1",
    f"{VASTMANLAND.slug}_{VASTMANLAND.cycle}_region_edition-1",
)
# The Rust suite's fixtures: a draft or an edition in a language, and the copy of an edition without attachments.
FIXTURES = (
    "typical", "corrected", "consultation", "minimal", "overflowing", "second", "plain", "first", "last", "hidden",
    "own", "own-silent", "own-plain", "hostile",
)
SEALED_FIXTURES = ("sealed-region", "sealed-1801")


def path_from_environment(name: str) -> Path:
    """The existing path that environment variable `name` holds."""
    value = os.environ.get(name)
    if not value:
        pytest.fail(f"{name} is not set: these tests are started by tests/run", pytrace=False)
    path = Path(value)
    if not path.exists():
        pytest.fail(f"{name}={value}: there is nothing there", pytrace=False)
    return path


def run(*command, check: bool = True, seconds: int = 180) -> subprocess.CompletedProcess:
    """Runs another program; with `check`, a non-zero exit fails the test and shows what the program said."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=seconds, stdin=subprocess.DEVNULL
    )
    if check and done.returncode != 0:
        pytest.fail(f"{command[0]} ended with {done.returncode}\n{done.stdout}{done.stderr}", pytrace=False)
    return done


@pytest.fixture(scope="session")
def malspar() -> Path:
    """The program under test."""
    return path_from_environment("MALSPAR_BIN")


@pytest.fixture(scope="session")
def demo_a() -> Path:
    """Data folder of the first demo run. Read only: a test that writes takes `demo_copy`."""
    return path_from_environment("MALSPAR_DEMO_A")


@pytest.fixture(scope="session")
def demo_b() -> Path:
    """Data folder of the second demo run. Read only."""
    return path_from_environment("MALSPAR_DEMO_B")


@pytest.fixture(scope="session")
def fixtures() -> Path:
    """The reports that the Rust suite has set of its fixtures."""
    return path_from_environment("MALSPAR_FIXTURES")


@pytest.fixture(scope="session")
def editions(demo_a: Path, tmp_path_factory) -> Path:
    """What the archives of the first demo's locked reports hold, a folder for each."""
    out = tmp_path_factory.mktemp("editions")
    for archive in sorted((demo_a / "editions").glob("*.zip")):
        with zipfile.ZipFile(archive) as file:
            file.extractall(out / archive.stem)
    return out


@pytest.fixture(scope="session")
def pdfs(demo_a: Path, editions: Path, fixtures: Path) -> list[Path]:
    """Every PDF: the demo's drafts, its editions and consultation drafts out of their archives, and the fixtures."""
    return every(".pdf", demo_a / "reports", editions, fixtures)


@pytest.fixture(scope="session")
def pages(demo_a: Path, editions: Path, fixtures: Path) -> list[Path]:
    """Every report as a page."""
    return every(".html", demo_a / "reports", editions, fixtures)


def every(suffix: str, *folders: Path) -> list[Path]:
    """The files of a kind at any depth."""
    return [path for folder in folders for path in sorted(folder.rglob(f"*{suffix}"))]


@pytest.fixture(scope="session")
def read(pdfs: list[Path]) -> dict:
    """Every PDF as another program reads it."""
    from reports import read_pdfs

    return read_pdfs(pdfs)


@pytest.fixture
def demo_copy(demo_a: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own, to write in."""
    return Path(shutil.copytree(demo_a, tmp_path / "data"))
