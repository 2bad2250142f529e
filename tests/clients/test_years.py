"""The demo that goes on to 2028: the first cycle's edition and its correction, and the next cycle as the clock has brought it."""

import hashlib
import sqlite3
import subprocess
from collections import Counter

NEXT = "2026-2027"


def told(malspar, data) -> str:
    done = subprocess.run(
        [malspar, "demo", "--year", "2028", "--no-serve", "--data", data], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(data, sql: str):
    with sqlite3.connect(f"file:{data / 'malspar.db'}?mode=ro", uri=True, timeout=20) as db:
        return db.execute(sql).fetchall()


def state(data) -> str:
    """What must not change when it is told again."""
    tables = ("edition", "edition_act", "occurrence", "submission_event", "cycle_letter", "contact_letter", "mail", "schedule")
    counts = {table: rows(data, f"SELECT count(*) FROM {table}") for table in tables}
    return hashlib.sha256(repr(counts).encode()).hexdigest()


def test_the_demo_goes_round_to_the_next_cycle(malspar, tmp_path):
    data = tmp_path / "data"
    told(malspar, data)
    editions = "SELECT e.number, count(a.act) FROM edition e JOIN follow_up_cycle c ON c.id = e.cycle_id"
    editions += " LEFT JOIN edition_act a ON a.edition_id = e.id AND a.act = 'publish'"
    editions += " WHERE c.key = '2024-2025' AND e.kind = 'sealed' GROUP BY e.number ORDER BY e.number"
    assert rows(data, editions) == [(1, 1), (2, 1)], "an edition and its correction, both published"
    assert rows(data, f"SELECT state FROM follow_up_cycle WHERE key = '{NEXT}'") == [("collecting",)]
    steps = dict(rows(data, f"SELECT step, handling FROM occurrence WHERE cycle = '{NEXT}' AND step IS NOT NULL"))
    assert steps == dict.fromkeys(("confirm_contacts", "ask_registrar", "open", "remind_week"), "on_time")
    kinds = Counter(kind for (kind,) in rows(data, "SELECT kind FROM mail"))
    assert {"cycle_opening", "cycle_reminder", "confirm", "digest"} <= kinds.keys(), kinds
    acts = Counter(
        act
        for (act,) in rows(
            data,
            "SELECT e.act FROM submission_event e JOIN submission s ON s.id = e.submission_id"
            f" JOIN follow_up_cycle c ON c.id = s.cycle_id WHERE c.key = '{NEXT}'",
        )
    )
    assert (acts["submit"], acts["decline"]) == (6, 1), acts
    shown = subprocess.run(
        [malspar, "schedule", "list", "--data", data, "--next", "99"], capture_output=True, text=True, check=True
    ).stdout
    for said in ("30 mars 2028 kl. 08.00: Påminnelse", "1 mars 2030 kl. 08.00: Uppföljningen öppnar", "30 april 2031"):
        assert said in shown, shown
    before = state(data)
    told(malspar, data)
    assert state(data) == before, "to tell it again changes nothing"
