"""Processes that are killed while answers come in, mail leaves and reports are made: what was acknowledged is there, nothing
is there twice, and no job waits longer than the lease of whoever died over it."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from desk_answers import STRATEGIES
from killing import CYCLE, DESK, OF, SLUG, Load, Visitor, plan, rests
from killing_checks import (
    HANDING_IN, REGISTRAR, SAVING, check, comes, due, form_of, gives_up, held, is_there, lost_mails, on_their_way, one, rows,
)
from mail_server import SlowMailbox, mail_server
from service import Installed

KILLS = int(os.environ.get("MALSPAR_KILLS", "5"))
BY_COMMAND = ("1881", "1883", "1884", "1885")
OWNER = "agare@region.example"
# Seconds that a job is left alone whose worker died; that a worker which has nothing to do overlooks one on a busy machine;
# that a job itself may take there.
LEASE, OVERLOOKED, WORK = 60, 15, 20
WAITING = "SELECT count(*) FROM job WHERE state = 'queued'"


class Killer:
    """Kills the service and starts it again at once; remembers what it was at when it died."""

    def __init__(self, service: Installed, chance: random.Random):
        self.service, self.chance = service, chance
        self.kills = self.at_work = 0
        self.left: list[set[bytes]] = []

    def kills_next(self):
        """At any moment; when a mail is on its way; when a job is being done."""
        data, before = self.service.data, set().union(*self.left)
        aim = (lambda: on_their_way(data) - before, lambda: held(self.service), None)[self.kills % 3]
        if aim:
            comes(aim, 4)
        time.sleep(self.chance.random() * (0.1 if aim else 2.5))
        self.kill()

    def kill(self):
        self.service.process.send_signal(signal.SIGKILL)
        self.service.process.wait(20)
        self.kills += 1
        self.at_work += held(self.service) > 0
        self.left.append(on_their_way(self.service.data) - set().union(*self.left))
        self.service.__enter__()

    @property
    def at_mail(self) -> int:
        """How many kills left a mail of which nobody knows: a command on the machine may have been sending one as well."""
        lost = lost_mails(self.service.data)
        return sum(bool(mails & lost) for mails in self.left)

    @property
    def goes_on(self) -> bool:
        """Some more where chance has met no job or no mail yet."""
        return self.kills < KILLS or (not (self.at_work and self.at_mail) and self.kills < KILLS + 10)


def begins(service: Installed):
    """A region with a contact for each municipality that takes part here, and an owner; the cycle is open."""
    service.command("register", "region", "0018", "Region Örebro län")
    service.command("strategy", "import", str(STRATEGIES / f"{SLUG}.toml"))
    service.command("cycle", "open", *OF)
    for code in SAVING + HANDING_IN:
        office = ["--role", "contact", "--organisation", code, "--strategy", SLUG]
        service.command("account", "add", f"c{code}@kommun.example", *office)
    service.command("account", "add", OWNER, "--role", "owner", "--organisation", "0018", "--strategy", SLUG)


def everybody(load: Load, mailbox: SlowMailbox) -> dict[str, Visitor]:
    who = {code: load.visitor() for code in (*SAVING, *HANDING_IN, "owner")}
    for code, visitor in who.items():
        if code == "owner":
            visitor.signs_in(mailbox, OWNER, two_steps=True)
        else:
            visitor.signs_in(mailbox, f"c{code}@kommun.example")
    return who


@pytest.mark.timeout(1200)
def test_nothing_is_lost_or_doubled_when_processes_are_killed(malspar, demo_a, tmp_path):
    seed = int(os.environ.get("MALSPAR_SEED", random.randrange(1_000_000)))
    print(f"seed {seed}")
    began, forms = time.monotonic(), demo_a / "forms"
    with mail_server(SlowMailbox(seed)) as mailbox:
        service = Installed(malspar, tmp_path / "data", mailbox)
        begins(service)
        service.__enter__()
        try:
            load = Load(service, seed)
            who = everybody(load, mailbox)
            named = who["owner"].post(f"{DESK}/personer/organisation/0018", address=REGISTRAR)
            assert "klart" in named.location, named.text
            killer = Killer(service, random.Random(seed))
            goes_on(load, who, killer, forms)
            reviews(load, killer)
            stuck = rest(service)
            figures = check(service, load, mailbox)
            is_there(load, who, forms)
            given_up = gives_up(service, who["owner"], mailbox)
        finally:
            service.process.kill()
            service.process.wait(20)
    assert killer.at_work and killer.at_mail, "no kill met a job, or none a mail: nothing was tried"
    print(
        f"{killer.kills} kills of the service ({killer.at_work} over a job, {killer.at_mail} over a mail), "
        f"{load.commands.total()} commands ({sum(n for words, n in load.commands.items() if words.endswith(' -9'))} killed), "
        f"{sum(map(len, load.saved.values()))} saves of {sum(load.tried.values())} acknowledged, "
        f"{len(load.handed_in)} handed in, {load.reminded} reminded, {figures}, {given_up} given up, "
        f"a job was overlooked {stuck:.1f} s at most, {time.monotonic() - began:.0f} s in all"
    )


def goes_on(load: Load, who: dict[str, Visitor], killer: Killer, forms: Path):
    """Everybody is at work, and the service dies and dies."""
    data, lasts = load.service.data, 4.0 * KILLS
    for duty, times in (("region_draft", 2), ("municipal_drafts", 1), ("remind", 1), ("digest", 1)):
        for _ in range(times):
            plan(who["owner"], duty, 2 + KILLS // 10)
    busy = [load.start(load.saves, who[code], code) for code in SAVING]
    for code in HANDING_IN:
        busy.append(load.start(load.hands_in, who[code], code, form_of(forms, code).read_bytes(), lasts))
    busy.append(load.start(load.hands_in_by_command, {code: form_of(forms, code) for code in BY_COMMAND}, lasts))
    busy += [load.start(load.invites), load.start(load.reminds, who["owner"])]
    try:
        killer.kills_next()
        assert comes(lambda: one(data, "SELECT count(*) FROM job WHERE attempts > 0"), 120), "no draft is asked for"
        while killer.goes_on:
            killer.kills_next()
        for thread in busy[len(SAVING):-2]:
            thread.join(120)
    finally:
        load.ended.set()
        for thread in busy:
            thread.join(150)
    assert not load.wrong, load.wrong
    assert not any(thread.is_alive() for thread in busy), "somebody waits for ever"
    rests(who["owner"])


def reviews(load: Load, killer: Killer):
    """Whoever begins the review dies over it now and then; the service dies over the report that it asked for."""
    data = load.service.data
    state = f"SELECT state FROM follow_up_cycle WHERE key = '{CYCLE}'"
    for after in (0.05, 0.1, 0.2, None):
        load.run("cycle", "review", *OF, dies=after and after + 0.1 * killer.chance.random())
        if one(data, state) == "reviewing":
            break
    assert one(data, state) == "reviewing"
    comes(lambda: held(killer.service), 20)
    killer.kill()


def rest(service: Installed) -> float:
    """Until nothing waits. The longest that the worker had nothing to do though a lease had run out."""
    data, leases = service.data, "SELECT coalesce(max(lease_until), 0) FROM job"
    assert one(data, leases) <= (time.time() + LEASE) * 1000, "a lease is too long"
    end = time.monotonic() + LEASE + OVERLOOKED + WORK * (1 + one(data, WAITING))
    idle, longest = None, 0.0
    while one(data, WAITING):
        stands = rows(data, "SELECT kind, attempts, lease_until, error FROM job WHERE state = 'queued'")
        assert time.monotonic() < end, f"a job waits: {stands}"
        is_idle = due(data) and not held(service)
        idle = (idle or time.monotonic()) if is_idle else None
        longest = max(longest, time.monotonic() - idle) if idle else longest
        assert longest < OVERLOOKED, f"a job waits though its lease has run out: {stands}"
        time.sleep(0.1)
    assert comes(lambda: not one(data, "SELECT count(*) FROM mail WHERE state = 'queued'"), 90), "a mail waits"
    return longest
