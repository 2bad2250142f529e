"""A thousand reports wait in the queue: the pages answer as before, and the service does not grow."""

import os
import sqlite3
import statistics
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from desk_answers import STRATEGIES
from killing import CYCLE, DESK, OF, SLUG, Visitor
from killing_checks import comes, one
from mail_server import mail_server
from service import Installed

REPORTS, WORKED, ROUNDS = 1_000, 60, 15
# The owner's view of a cycle and of what comes, and the list of answers: all read from the database.
PAGES = (f"{DESK}/{CYCLE}", f"{DESK}/tidsplan", f"{DESK}/{CYCLE}/svar")
OWNER = "agare@region.example"
# Two processors, one of them at reports: a page takes its time twice over, and this much more is a busy machine's.
SLOWER, AT_LEAST = 5, 0.25
GROWS = 150
DONE = "SELECT count(*) FROM job WHERE state = 'done' AND json_extract(kind, '$.kind') = 'prepare_drafts'"


def takes(owner: Visitor) -> float:
    """The median of the pages, one after the other, in seconds."""
    times = []
    for page in PAGES:
        began = time.monotonic()
        shown = owner.send("GET", page)
        assert shown.status == 200, f"{page}: {shown.status}"
        times.append(time.monotonic() - began)
    return statistics.median(times)


def memory(service: Installed) -> float:
    """What the service has in memory, in megabytes."""
    lines = Path(f"/proc/{service.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def queues(data: Path):
    """A thousand more like the one that was asked for: the load is made, not how it is worked off."""
    columns = "kind, state, enqueued_at, attempts, token, run_after, lease_until"
    values = "kind, 'queued', enqueued_at, 0, 0, 0, 0"
    with closing(sqlite3.connect(data / "malspar.db", timeout=20)) as db, db:
        (first,) = db.execute("SELECT id FROM job WHERE json_extract(kind, '$.kind') = 'prepare_drafts'").fetchone()
        copy = f"INSERT INTO job (id, {columns}) SELECT ?, {values} FROM job WHERE id = ?"
        db.executemany(copy, [(os.urandom(16), first) for _ in range(REPORTS)])


@pytest.mark.timeout(600)
def test_a_thousand_reports_that_wait_slow_no_page_and_take_no_memory(malspar, tmp_path):
    with mail_server() as mailbox:
        service = Installed(malspar, tmp_path / "data", mailbox)
        service.command("register", "region", "0018", "Region Örebro län")
        service.command("strategy", "import", str(STRATEGIES / f"{SLUG}.toml"))
        service.command("cycle", "open", *OF)
        service.command("account", "add", OWNER, "--role", "owner", "--organisation", "0018", "--strategy", SLUG)
        with service:
            owner = Visitor(service, Counter())
            owner.signs_in(mailbox, OWNER, two_steps=True)
            service.command("cycle", "review", *OF)
            assert comes(lambda: one(service.data, DONE) == 1, 120), f"no draft of {CYCLE} is made"
            idle = statistics.median(takes(owner) for _ in range(ROUNDS))
        queues(service.data)
        with service:
            assert comes(lambda: one(service.data, DONE) >= 2, 120), "the first report is not made"
            first, began, busy, most = memory(service), time.monotonic(), [], 0.0
            while time.monotonic() - began < WORKED:
                busy.append(takes(owner))
                most = max(most, memory(service))
                time.sleep(0.2)
            made = one(service.data, DONE) - 2
    slow = statistics.median(busy)
    print(
        f"{made} reports made in {WORKED} s, pages {idle * 1000:.0f} ms idle and {slow * 1000:.0f} ms beside it "
        f"({slow / idle:.1f} times, {max(busy) * 1000:.0f} ms at most), {first:.0f} MB after the first, {most:.0f} MB at most"
    )
    assert made >= 3, "nothing was worked off: nothing was measured"
    assert slow < max(SLOWER * idle, AT_LEAST), f"{idle:.3f} s idle, {slow:.3f} s while reports are made"
    assert most - first < GROWS, f"{first:.0f} MB after the first report, {most:.0f} MB later"
