"""Two files that no contact fills in, handed to the program on its command line: what it says and what it takes.

Every other kind is tried in `tests/stories/hostile.rs`.
"""

import json
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from conftest import run

# A small program of its own runs the command: the kernel counts the memory of whoever starts a program as the program's.
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True, stdin=subprocess.DEVNULL)
took = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump([done.returncode, done.stderr, took.ru_utime + took.ru_stime, took.ru_maxrss], sys.stdout)
"""
MOST_SECONDS = 1.0
MOST_MEGABYTES = 150.0


@dataclass(frozen=True)
class Ended:
    """How a program ended, and what it took."""

    code: int
    said: str
    seconds: float
    megabytes: float


def measured(*command: object) -> Ended:
    """Runs a program; counts its processor time and the most memory it held."""
    told = run(sys.executable, "-I", "-c", MEASURE, *command).stdout
    code, said, seconds, kilobytes = json.loads(told)
    return Ended(code, said, seconds, kilobytes / 1024)


def assert_refused_cheaply(malspar: Path, data: Path, file: Path, words: str) -> None:
    ended = measured(malspar, "--data", data, "form", "import", file)
    assert ended.code == 1, ended  # refused by a check, not killed
    assert words in ended.said
    assert ended.seconds < MOST_SECONDS, ended
    assert ended.megabytes < MOST_MEGABYTES, ended


def test_a_zip_bomb_is_refused_before_it_unpacks(malspar, demo_copy, tmp_path):
    bomb = tmp_path / "svar.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(bytes(1024 * 1024))
    assert bomb.stat().st_size < 1024 * 1024, "no larger than a form can be"

    assert_refused_cheaply(malspar, demo_copy, bomb, "packar upp till mer")


def test_a_report_that_is_called_a_form_is_refused_by_what_it_is(malspar, demo_copy, demo_a, tmp_path):
    report = next((demo_a / "reports").glob("*_region_sv.pdf"))
    named_as_form = tmp_path / "svar.xlsx"
    named_as_form.write_bytes(report.read_bytes())

    assert_refused_cheaply(malspar, demo_copy, named_as_form, "pdf")
