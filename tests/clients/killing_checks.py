"""What is to be so when processes have been killed: what was acknowledged is there, and nothing is there twice."""

import re
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from forms import answers_in
from killing import CYCLE, DESK, FORM, OF, SLUG, Load, Visitor, noted
from mail_server import SlowMailbox
from service import Installed

REGISTRAR = "diariet@region.example"
SAVING, HANDING_IN = ("1860", "1863"), ("1814", "1861", "1862", "1864", "1880", "1882")
SENDING = "SELECT count(*) FROM mail WHERE state = 'sending'"


def form_of(folder: Path, code: str) -> Path:
    return folder / f"{SLUG}_{CYCLE}_{code}_1.xlsx"


def rows(data: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{data / 'malspar.db'}?mode=ro", uri=True, timeout=20)) as db:
        return db.execute(sql).fetchall()


def one(data: Path, sql: str):
    return rows(data, sql)[0][0]


def comes(what, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.02)
    return False


def held(service: Installed) -> int:
    """How many jobs the service's present process holds, or held when it died. By our own clock: an old SQLite knows no
    parts of seconds."""
    mine = f"state = 'queued' AND worker = 'serve-{service.process.pid}' AND lease_until > {time.time() * 1000:.0f}"
    return one(service.data, f"SELECT count(*) FROM job WHERE {mine}")


def due(data: Path) -> int:
    """How many jobs anybody may take."""
    now = f"{time.time() * 1000:.0f}"
    return one(data, f"SELECT count(*) FROM job WHERE state = 'queued' AND lease_until <= {now} AND run_after <= {now}")


def on_their_way(data: Path) -> set[bytes]:
    return {mail for (mail,) in rows(data, "SELECT id FROM mail WHERE state = 'sending'")}


def lost_mails(data: Path) -> set[bytes]:
    """Mails of which nobody knows what became, or will know."""
    return {mail for (mail,) in rows(data, "SELECT id FROM mail WHERE state IN ('sending', 'unknown')")}


def check(service: Installed, load: Load, mailbox: SlowMailbox) -> str:
    data = service.data
    assert rows(data, "PRAGMA integrity_check") == [("ok",)]
    assert rows(data, "PRAGMA foreign_key_check") == []
    service.command("audit", "verify")
    assert not load.odd, f"answers that tell nobody what to do: {load.odd}"
    answers_are_kept(data, load)
    return f"{mails_came_once(data, load, mailbox)}, {jobs_were_done_once(data)}"


def answers_are_kept(data: Path, load: Load):
    """What was saved last, or what came after it, of which nobody was told; handed in once, each observation once."""
    comments = "SELECT o.code, json_extract(d.answer, '$.comment'), d.version FROM draft_answer d"
    comments += " JOIN submission s ON s.id = d.submission_id JOIN organisation o ON o.id = s.organisation_id"
    kept = {code: (words, n) for code, words, n in rows(data, comments) if words and " nummer " in words}
    assert set(load.saved) == set(SAVING) and all(load.saved.values()), "each saved at least once"
    for code, told in load.saved.items():
        words, version = kept[code]
        assert told[-1] <= int(words.rsplit(" ", 1)[1]) <= load.tried[code], f"{code}: {told[-1]} acknowledged, {words}"
        assert len(told) <= version <= load.tried[code], f"{code}: {len(told)} acknowledged, version {version}"
    submitted = "SELECT o.code, count(*) FROM submission_event e JOIN submission s ON s.id = e.submission_id"
    submitted += " JOIN organisation o ON o.id = s.organisation_id WHERE e.act = 'submit' GROUP BY o.code"
    times = dict(rows(data, submitted))
    assert load.handed_in <= times.keys() <= load.presses.keys(), (load.handed_in, times, load.presses)
    assert set(times.values()) == {1}, f"handed in twice: {times}"
    assert times.keys() >= set(HANDING_IN), f"pressed until it was done: {times}"
    revisions = "SELECT count(*), max(revision) FROM observation WHERE submission_id IS NOT NULL GROUP BY indicator_id,"
    revisions += " period_from, period_to, measured_on, organisation_id, category"
    assert set(rows(data, revisions)) == {(1, 1)}, "each observation has been made once"
    receipts = one(data, f"SELECT count(*) FROM mail WHERE kind = 'receipt' AND recipient = '{REGISTRAR}'")
    assert receipts == len(times), f"{len(times)} handed in, the registrar is told of {receipts}"


def mails_came_once(data: Path, load: Load, mailbox: SlowMailbox) -> str:
    arrived = Counter(re.fullmatch(r"<([0-9a-f-]{36})@.*>", mail["message-id"])[1] for mail in list(mailbox.mails))
    assert set(arrived.values()) == {1}, f"came twice: {arrived.most_common(3)}"
    ids = "lower(substr(hex(id),1,8)||'-'||substr(hex(id),9,4)||'-'||substr(hex(id),13,4)||'-'||substr(hex(id),17,4)"
    ids += "||'-'||substr(hex(id),21))"
    state = {mail: (state, error) for mail, state, error in rows(data, f"SELECT {ids}, state, error FROM mail")}
    assert arrived.keys() <= state.keys(), "a mail came that was never written"
    states = {now for now, _ in state.values()}
    assert states <= {"sent", "unknown", "sending", "failed"}, f"a mail waits: {states}"
    lost = [mail for mail, (now, _) in state.items() if now == "sent" and mail not in arrived]
    assert not lost, f"said to be sent and never came: {lost}"
    failed = {mail: error for mail, (now, error) in state.items() if now == "failed"}
    assert not failed, f"the mail server refuses nobody: {failed}"
    invitations = Counter(to for (to,) in rows(data, "SELECT recipient FROM mail WHERE kind = 'invitation'"))
    assert load.invited <= invitations.keys() and set(invitations.values()) == {1}, invitations
    letters = "SELECT count(*), coalesce(sum(mails), 0) FROM cycle_letter WHERE kind IN ('before', 'after')"
    (reminded, mails), = rows(data, letters)
    assert mails == one(data, "SELECT count(*) FROM mail WHERE kind = 'cycle_reminder'"), "each reminder is its mails"
    by_clock = sum(noted(log, "letters", "organisations") for (log,) in rows(data, f"SELECT log FROM job WHERE {of('remind')}"))
    by_hand = reminded - by_clock
    assert load.reminded <= by_hand <= load.reminders_tried, (load.reminded, by_hand, load.reminders_tried)
    return f"mails {dict(Counter(now for now, _ in state.values()))}"


def of(kind: str) -> str:
    return f"json_extract(kind, '$.kind') = '{kind}'"


def jobs_were_done_once(data: Path) -> str:
    """Every job is done, and what it did stands there as often as there are jobs."""
    undone = rows(data, "SELECT kind, state, attempts, error FROM job WHERE state <> 'done' OR attempts > 5")
    assert undone == [], undone
    drafts = "SELECT organisation_id, lang, count(*) FROM draft_rendition GROUP BY 1, 2"
    assert {n for *_, n in rows(data, drafts)} == {1}, "a report is there twice"
    assert {lang for place, lang, _ in rows(data, drafts) if place is None} == {"sv", "en"}
    for kind, act in (("prepare_drafts", "report.draft"), ("prepare_municipal_drafts", "report.drafts")):
        jobs = one(data, f"SELECT count(*) FROM job WHERE {of(kind)}")
        made = one(data, f"SELECT count(*) FROM audit_event WHERE action = '{act}'")
        assert made == jobs > 0, f"{jobs} jobs {kind}, {made} times {act}"
    for kind, code, mail in (("prepare_drafts", "drafts", "draft_ready"), ("digest", "letters", "digest")):
        told = sum(noted(log, code, "mails") for (log,) in rows(data, f"SELECT log FROM job WHERE {of(kind)}"))
        assert told == one(data, f"SELECT count(*) FROM mail WHERE kind = '{mail}'") > 0, f"{kind}: told {told} times"
    asked = "SELECT count(*), count(DISTINCT occurrence) FROM job WHERE occurrence IS NOT NULL"
    (jobs, occurrences), = rows(data, asked)
    assert jobs == occurrences, f"{occurrences} occurrences asked for {jobs} jobs"
    tries = one(data, "SELECT max(attempts) FROM job")
    return f"{one(data, 'SELECT count(*) FROM job')} jobs done in {tries} attempts at most"


def is_there(load: Load, who: dict[str, Visitor], forms: Path):
    """As people see it: what they saved and handed in."""
    for code in SAVING:
        shown = re.search(rf"{code} nummer (\d+)", who[code].get(f"{FORM}/fragor/3"))
        assert shown and int(shown[1]) >= load.saved[code][-1], f"{code} sees {shown}"
    for code in HANDING_IN:
        assert "Kvittens" in who[code].get(f"{FORM}/kvittens"), code
        out = load.service.data / f"{code}.xlsx"
        load.service.command("form", "export", *OF, "--organisation", code, "--out", str(out))
        sent = answers_in(form_of(forms, code))
        assert answers_in(out) == sent and sent, f"{code}: what is there is not what was handed in"


def gives_up(service: Installed, owner: Visitor, mailbox: SlowMailbox) -> int:
    """Of mails over which the service died nobody knows after ten minutes; nobody gets them again, and the owner sees them."""
    data, came = service.data, len(mailbox.mails)
    service.__exit__()
    left = one(data, SENDING)
    # What only time does otherwise.
    aged = "UPDATE mail SET changed_at = strftime('%Y-%m-%dT%H:%M:%f', changed_at, '-11 minutes') || '+00:00'"
    with closing(sqlite3.connect(data / "malspar.db", timeout=20)) as db, db:
        assert db.execute(f"{aged} WHERE state = 'sending'").rowcount == left
    service.__enter__()
    assert comes(lambda: not one(data, SENDING), 60), "mails are on their way for ever"
    unknown = "SELECT count(*) FROM mail WHERE state = 'unknown'"
    assert one(data, unknown) >= left and len(mailbox.mails) == came, "what may have come is not sent again"
    seen = owner.get(f"{DESK}/mejl")
    for (address,) in rows(data, "SELECT DISTINCT recipient FROM mail WHERE state = 'unknown' AND strategy_id IS NOT NULL"):
        assert address in seen, f"{address} may not have got a mail, and the owner is not told"
    service.__exit__()
    return left
