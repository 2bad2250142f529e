"""Processes that are killed while answers come in, mail leaves and reports are made: what was acknowledged is there, nothing
is there twice, and no job waits longer than the lease of whoever died over it."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import threading
import time
import urllib.error
from collections import Counter
from pathlib import Path

import pytest

from mail_server import mail_server
from service import Installed
from test_mail import browser, post

PACK = Path(__file__).parents[2] / "strategies" / "orebro-2024-2030.toml"
OF = ["--strategy", "orebro-2024-2030", "--cycle", "2024-2025"]
FORM = "/svara/orebro-2024-2030/2024-2025"
ANSWERING = ["1814", "1861", "1862", "1880", "1882"]
# Seconds that a job is left alone whose worker died, and some for the work itself on a busy machine.
LEASE, PATIENCE = 60, 90
KILLS = int(os.environ.get("MALSPAR_KILLS", "5"))


class Load:
    """What goes on while processes die, and what of it was acknowledged."""

    def __init__(self, service: Installed, chance: random.Random):
        self.service, self.chance = service, chance
        self.saved, self.tried = {}, {}
        self.handed_in: set[str] = set()
        self.invited: set[str] = set()
        self.ended = threading.Event()

    def saves(self, person, code: str):
        """One answer after the other in the browser, each with a comment that is told from all others."""
        page = f"{self.service.address}{FORM}/fragor/3"
        n = 0
        while not self.ended.is_set():
            n += 1
            words = f"{code} nummer {n}"
            try:
                shown = person.open(page, timeout=10).read().decode()
                version = re.search(r'name="SO1:v" value="([^"]*)"', shown)[1]
                self.tried[code] = words
                fields = {"SO1:v": version, "SO1:r": "1", "SO1:a": "no", "SO1:c": words}
                answer = post(person, page, **fields)
                assert "sparat" in answer.url, answer.url
                self.saved[code] = words
            except (OSError, urllib.error.URLError, TypeError):
                time.sleep(0.05)  # nobody answers: the service is dead just now

    def invites(self):
        """Mail: an invitation each, which leaves when the service looks or somebody asks for a code."""
        n = 0
        while not self.ended.is_set():
            n += 1
            address = f"person{n}@kommun.example"
            office = ["--role", "contact", "--organisation", "1860", "--strategy", "orebro-2024-2030", "--deputy"]
            if self.run("account", "add", address, *office) == 0:
                self.invited.add(address)
            try:
                post(browser(), f"{self.service.address}/logga-in", address=address)
            except (OSError, urllib.error.URLError):
                time.sleep(0.05)

    def hands_in(self, forms: Path):
        """Workbooks, taken in and handed in by a program that is killed now and then."""
        for code in ANSWERING:
            form = next(iter(sorted(forms.glob(f"orebro-2024-2030_2024-2025_{code}_*.xlsx"), reverse=True)))
            for _ in range(40):
                if self.ended.is_set():
                    return
                dies = 0.05 + self.chance.random() if self.chance.random() < 0.4 else None
                if self.run("form", "import", str(form), dies=dies) != 0:
                    continue
                if self.run("submission", "submit", *OF, "--organisation", code, dies=dies) == 0:
                    self.handed_in.add(code)
                    break

    def run(self, *words: str, dies: float | None = None) -> int:
        """The exit code; -9 where it was killed on the way."""
        command = [self.service.malspar, *words]
        with subprocess.Popen(
            command, env=self.service.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            try:
                return running.wait(dies or 60)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                return running.wait(20)


def rows(data: Path, sql: str):
    with sqlite3.connect(f"file:{data / 'malspar.db'}?mode=ro", uri=True, timeout=20) as db:
        return db.execute(sql).fetchall()


def awaited(come, otherwise: str, seconds: float):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if come():
            return
        time.sleep(0.2)
    pytest.fail(otherwise)


def kill(service: Installed):
    service.process.send_signal(signal.SIGKILL)
    service.process.wait(20)


def signed_in(service: Installed, mailbox, address: str):
    here, before = browser(), len(mailbox.to(address))
    post(here, f"{service.address}/logga-in", address=address, till=FORM)
    code = re.search(r"\d{6}", mailbox.next_to(address, before)["subject"])[0]
    post(here, f"{service.address}/logga-in/kod", code=code)
    return here


@pytest.mark.timeout(1200)
def test_nothing_is_lost_or_doubled_when_processes_are_killed(malspar, demo_a, tmp_path):
    seed = int(os.environ.get("MALSPAR_SEED", random.randrange(1_000_000)))
    chance = random.Random(seed)
    print(f"seed {seed}")
    with mail_server() as mailbox:
        service = Installed(malspar, tmp_path / "data", mailbox)
        service.command("strategy", "import", str(PACK))
        service.command("cycle", "open", *OF)
        for code in ("1860", "1863"):
            office = ["--role", "contact", "--organisation", code, "--strategy", "orebro-2024-2030"]
            service.command("account", "add", f"c{code}@kommun.example", *office)
        service.__enter__()
        people = {code: signed_in(service, mailbox, f"c{code}@kommun.example") for code in ("1860", "1863")}
        load = Load(service, chance)
        busy = [threading.Thread(target=load.saves, args=(person, code)) for code, person in people.items()]
        busy += [threading.Thread(target=load.invites), threading.Thread(target=load.hands_in, args=(demo_a / "forms",))]
        for one in busy:
            one.start()
        try:
            for _ in range(KILLS):
                time.sleep(0.5 + 2 * chance.random())
                kill(service)
                service.__enter__()
            busy[-1].join(300)
        finally:
            load.ended.set()
            for one in busy:
                one.join(60)
        # Whoever begins the review dies over the reports; the service takes the job up when the lease has run out.
        for after in (0.4, 0.8, 1.6, 3.2, 60):
            if load.run("cycle", "review", *OF, dies=after + chance.random()) != 1:
                state = rows(service.data, "SELECT state FROM follow_up_cycle WHERE key = '2024-2025'")
                if state == [("reviewing",)]:
                    break
        kill(service)
        service.__enter__()
        begun = time.monotonic()
        waiting = "SELECT count(*) FROM job WHERE state = 'queued'"
        awaited(lambda: rows(service.data, waiting) == [(0,)], "a job waits", LEASE + PATIENCE)
        waited = time.monotonic() - begun
        leaving = "SELECT count(*) FROM mail WHERE state = 'queued'"
        awaited(lambda: rows(service.data, leaving) == [(0,)], "a mail waits", 90)
        check(service, load, mailbox)
        mails = Counter(state for (state,) in rows(service.data, "SELECT state FROM mail"))
        service.__exit__()
    print(
        f"{KILLS} kills, saved {load.saved}, {len(load.handed_in)} handed in, {len(load.invited)} invited, "
        f"mails {dict(mails)}, the last job waited {waited:.0f} s"
    )


def check(service: Installed, load: Load, mailbox):
    data = service.data
    assert rows(data, "PRAGMA integrity_check") == [("ok",)]
    assert "trasig" not in service.command("audit", "verify").lower()
    # The last comment that was acknowledged, or the one after it, of which nobody was told.
    comments = "SELECT o.code, json_extract(d.answer, '$.comment') FROM draft_answer d"
    comments += " JOIN submission s ON s.id = d.submission_id JOIN organisation o ON o.id = s.organisation_id"
    comments += " WHERE d.answer LIKE '% nummer %'"
    kept = dict(rows(data, comments))
    assert load.saved.keys() == {"1860", "1863"}, "both were saved at least once"
    for code, words in load.saved.items():
        assert kept[code] in (words, load.tried[code]), f"{code}: {words} was acknowledged, there is {kept.get(code)}"
    # Each that was handed in was so once, and has its observations once.
    submitted = "SELECT o.code, count(*) FROM submission_event e JOIN submission s ON s.id = e.submission_id"
    submitted += " JOIN organisation o ON o.id = s.organisation_id WHERE e.act = 'submit' GROUP BY o.code"
    times = dict(rows(data, submitted))
    assert load.handed_in <= times.keys() and set(times.values()) <= {1}, (load.handed_in, times)
    # Every invitation is one mail, and no mail came twice.
    invitations = Counter(to for (to,) in rows(data, "SELECT recipient FROM mail WHERE kind = 'invitation'"))
    assert load.invited <= invitations.keys() and set(invitations.values()) <= {1}, invitations
    ids = Counter(mail["message-id"] for mail in list(mailbox.mails))
    assert set(ids.values()) <= {1}, ids.most_common(2)
    sent = {to for (to,) in rows(data, "SELECT recipient FROM mail WHERE kind = 'invitation' AND state = 'sent'")}
    arrived = {mail["to"] for mail in list(mailbox.mails)}
    assert sent <= arrived, sent - arrived
    states = {state for (state,) in rows(data, "SELECT state FROM mail")}
    assert states <= {"sent", "unknown", "failed", "sending"}, states
    # One draft in each language, made by one job.
    assert rows(data, "SELECT lang FROM draft_rendition WHERE organisation_id IS NULL ORDER BY lang") == [("en",), ("sv",)]
    assert rows(data, "SELECT count(*) FROM audit_event WHERE action = 'report.draft'") == [(1,)]
    assert {state for (state,) in rows(data, "SELECT state FROM job")} == {"done"}
