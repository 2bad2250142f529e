"""What goes on while processes are killed: people at the service over HTTP, commands on its machine, and what of all that
was acknowledged."""

import datetime
import http.client
import json
import random
import re
import signal
import subprocess
import threading
import time
import urllib.parse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from mail_server import Mailbox
from people import app_code
from service import Installed

SLUG, CYCLE = "orebro-2024-2030", "2024-2025"
OF = ["--strategy", SLUG, "--cycle", CYCLE]
FORM, DESK = f"/svara/{SLUG}/{CYCLE}", f"/uppfoljning/{SLUG}"
# Whom more and more people answer for; a reminder to them all would be most of the mail.
MANY = "1885"
# Nobody answers: the service is dead just now. Whatever it does answer is no such thing.
DEAD = (OSError, http.client.HTTPException)
# How a page says that it was not done, and what to do.
REFUSALS = {409, 422}


@dataclass(frozen=True)
class Reply:
    """An answer of the service; `location` where it says that something was done."""

    status: int
    location: str
    text: str


class Visitor:
    """Somebody signed in. An answer that arrived is an answer, whatever comes after it: nothing is followed."""

    def __init__(self, service: Installed, odd: Counter):
        self.at = urllib.parse.urlsplit(service.address)
        self.odd, self.cookies = odd, {}

    def send(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Reply:
        line = http.client.HTTPConnection(self.at.hostname, self.at.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if kind:
            headers["Content-Type"] = kind
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        if answer.status >= 400 and answer.status not in REFUSALS:
            self.odd[f"{method} {path} {answer.status}"] += 1
        return Reply(answer.status, answer.headers["Location"] or "", text)

    def get(self, path: str) -> str:
        return self.send("GET", path).text

    def post(self, path: str, **fields: str) -> Reply:
        return self.send("POST", path, urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def upload(self, path: str, file: bytes) -> Reply:
        head = b'--x\r\nContent-Disposition: form-data; name="fil"; filename="svar.xlsx"\r\n\r\n'
        return self.send("POST", path, head + file + b"\r\n--x--\r\n", "multipart/form-data; boundary=x")

    def signs_in(self, mailbox: Mailbox, address: str, two_steps: bool = False):
        before = len(mailbox.to(address))
        self.post("/logga-in", address=address)
        code = re.search(r"\d{6}", mailbox.next_to(address, before)["subject"])[0]
        assert self.post("/logga-in/kod", code=code).location, f"{address} is not let in"
        if two_steps:
            secret = re.search(r"<code>([A-Z2-7 ]+)</code>", self.get("/konto/tva-steg"))[1]
            assert self.post("/konto/tva-steg", code=app_code(secret)).location, "the second step is not taken"


def field(page: str, name: str) -> str:
    """What a page sends under a name."""
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    if not found:
        raise LookupError(name)
    return found[1]


class Load:
    """What goes on while processes die, and what of it was acknowledged."""

    def __init__(self, service: Installed, seed: int):
        self.service, self.seed = service, seed
        self.odd, self.commands = Counter(), Counter()
        self.saved: dict[str, list[int]] = {}
        self.tried: dict[str, int] = {}
        self.handed_in: set[str] = set()
        self.presses: Counter = Counter()
        self.invited: set[str] = set()
        self.reminded = self.reminders_tried = 0
        self.ended = threading.Event()
        self.wrong: list[BaseException] = []

    def visitor(self) -> Visitor:
        return Visitor(self.service, self.odd)

    def start(self, what, *args) -> threading.Thread:
        """A thread of its own with chances of its own; what goes wrong in it is told at the end."""

        def goes_on():
            try:
                what(random.Random(f"{self.seed} {args}"), *args)
            except BaseException as error:  # a thread that ends unheard would be a test that cannot fail
                self.wrong.append(error)

        thread = threading.Thread(target=goes_on, daemon=True)
        thread.start()
        return thread

    def pauses(self, seconds: float):
        self.ended.wait(seconds)

    def saves(self, chance: random.Random, who: Visitor, code: str):
        """One answer after the other, each with a comment that is told from all others."""
        page, n = f"{FORM}/fragor/3", 0
        self.saved[code] = []
        while not self.ended.is_set():
            try:
                version = field(who.get(page), "SO1:v")
                n += 1
                self.tried[code] = n
                said = {"SO1:v": version, "SO1:r": "1", "SO1:a": "no", "SO1:c": f"{code} nummer {n}"}
                if "sparat" in who.post(page, **said).location:
                    self.saved[code].append(n)
            except DEAD:
                pass
            self.pauses(0.2 * chance.random())

    def hands_in(self, chance: random.Random, who: Visitor, code: str, form: bytes, within: float):
        """A workbook, looked at, taken in and handed in; tried until it is said that it was."""
        self.pauses(within * chance.random())
        while code not in self.handed_in:
            try:
                shown = who.upload(f"{FORM}/formular", form).text
                if 'name="fil" value="' in shown:
                    who.post(f"{FORM}/formular/spara", fil=field(shown, "fil"), sett=field(shown, "sett"))
                check = who.get(f"{FORM}/kontrollera")
                if 'name="sett"' not in check:
                    return  # it has been handed in, and the answer that said so was lost
                self.presses[code] += 1
                done = who.post(f"{FORM}/lamna-in", avstamt="ja", sett=field(check, "sett"))
                if "kvittens" in done.location:
                    self.handed_in.add(code)
            except DEAD:
                pass
            if self.ended.is_set():
                return
            self.pauses(0.1)

    def hands_in_by_command(self, chance: random.Random, forms: dict[str, Path], within: float):
        """The same by a program that is killed itself now and then."""
        for code, form in forms.items():
            self.pauses(within / len(forms) * chance.random())
            for _ in range(40):
                if self.ended.is_set():
                    return
                dies = 0.05 + chance.random() if chance.random() < 0.4 else None
                if self.run("form", "import", str(form), dies=dies) != 0:
                    continue
                self.presses[code] += 1
                if self.run("submission", "submit", *OF, "--organisation", code, dies=dies) == 0:
                    self.handed_in.add(code)
                    break

    def invites(self, chance: random.Random):
        """A mail each, queued by another process."""
        office = ["--role", "contact", "--organisation", MANY, "--strategy", SLUG, "--deputy"]
        n = 0
        while not self.ended.is_set():
            n += 1
            address = f"person{n}@kommun.example"
            if self.run("account", "add", address, *office) == 0:
                self.invited.add(address)
            self.pauses(0.5 * chance.random())

    def reminds(self, chance: random.Random, owner: Visitor):
        """The owner reminds somebody, and somebody, and somebody."""
        page = f"{DESK}/{CYCLE}/paminn"
        while not self.ended.is_set():
            try:
                whom = re.findall(rf'name="vem" value="((?!{MANY})[^"]*)"', owner.get(page))
                if whom:
                    self.reminders_tried += 1
                    done = owner.post(page, vem=chance.choice(whom)).location
                    self.reminded += int((re.search(r"klart=paminda&antal=(\d+)", done) or [0, 0])[1])
            except DEAD:
                pass
            self.pauses(chance.random())

    def run(self, *words: str, dies: float | None = None) -> int:
        """The exit code; -9 where it was killed on the way."""
        command = [self.service.malspar, *words]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, env=self.service.environment, **quiet) as running:
            try:
                code = running.wait(dies or 120)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                code = running.wait(20)
        self.commands[f"{words[0]} {words[1]}: {code}"] += 1
        return code


def plan(owner: Visitor, duty: str, minutes: int):
    """The owner plans something for each of the next minutes: a schedule for each hour that these lie in."""
    now = datetime.datetime.now(ZoneInfo("Europe/Stockholm"))
    times = [now + datetime.timedelta(minutes=n) for n in range(1, minutes + 1)]
    for hour in sorted({time.replace(minute=0, second=0, microsecond=0) for time in times}):
        within = [str(time.minute) for time in times if (time.date(), time.hour) == (hour.date(), hour.hour)]
        said = f"0 {','.join(within)} {hour.hour} * * *"
        done = owner.post(f"{DESK}/tidsplan", vad=duty, uttryck=said, missat="each", steg="spara", ledig="any_day")
        assert "klart=nytt" in done.location, f"{said}: {done.status} {done.text[:2000]}"


def rests(owner: Visitor):
    """What the owner has planned is done no more."""
    for one in set(re.findall(r'name="schema" value="([0-9a-f-]{36})"', owner.get(f"{DESK}/tidsplan"))):
        assert "klart=bort" in owner.post(f"{DESK}/tidsplan/schema", schema=one, vad="bort").location


def noted(log: str | None, code: str, name: str) -> int:
    """A figure that the log of a job tells."""
    return sum(int(note["params"][name]) for note in json.loads(log or "[]") if note["code"] == code)
