"""Requests as no browser sends them, and what comes of them: a page that says what to do, and nothing changed."""

import http.client
import re
import socket
import sqlite3
import time
import urllib.parse
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from forms import fill_workbook, typed
from service import Service
from test_roles import come_in
from words import said

FORM = "/svara/orebro-2024-2030/2024-2025"
SO1 = f"{FORM}/fragor/3"
LAXA, OREBRO, VASTERAS = "laxa@kommun.example", "orebro@kommun.example", "vasteras@kommun.example"

# What would be done if it were taken.
ACTS = {
    f"{FORM}/fragor/3": {"SO1:v": "", "SO1:r": "1", "SO1:a": "no"},
    f"{FORM}/avsta": {"reason": "Nej"},
    f"{FORM}/anstand": {"until": "2026-04-10", "reason": "Mer tid"},
    f"{FORM}/lamna-in": {"avstamt": "ja"},
    "/logga-in": {"address": OREBRO},
    "/logga-in/glomt": {"address": OREBRO},
    "/konto/kollegor/bjud-in": {"address": "evil@evil.example"},
    "/konto/kollegor/lamna-over": {"address": "evil@evil.example"},
    "/konto/sprak": {"lang": "en"},
    "/konto/losenord": {"password": "ett helt nytt losenord", "again": "ett helt nytt losenord"},
}

TABLE = (Path(__file__).parents[1] / "stories" / "access.txt").read_text().splitlines()
NAMES = {
    "slug": "orebro-2024-2030",
    "cycle": "2024-2025",
    "area": "3",
    "token": "a" * 43,
    "code": "SO1",
    "who": "uppgiftslamnare",
    "file": "sv.pdf",
    "scope": "region",
    "number": "1",
    "digest": "0" * 16,
    "name": "site.css",
    "organisation": "1880",
    "indicator": "TS1",
    "place": "helheten",
    "part": "fraga",
    "account": "00000000-0000-4000-8000-000000000001",
    "act": "stang",
    "role": "00000000-0000-4000-8000-000000000002",
    "job": "00000000-0000-4000-8000-000000000003",
}


def routes(method: str) -> list[str]:
    """The addresses of the written table of routes."""
    paths = [line.split()[1] for line in TABLE if line.startswith(f"{method} ")]
    return [re.sub(r"\{(\w+)\}", lambda name: NAMES[name[1]], path) for path in paths]


# How often something was tried is counted also where it is refused: that is what the count is for.
COUNTED = {"attempt"}
# What is never changed once it is there, and large: a digest stands beside it.
LARGE = {"bytes", "snapshot", "undisclosed", "geometry", "file"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str:
        return self.headers["Location"] or ""


def send(service: Service, method: str, path: str, cookie: str = "", body: bytes = b"", **headers: str) -> Answer:
    """One request with nothing added to it; `Content_Type` is the header `Content-Type`."""
    line = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if cookie:
        named["Cookie"] = cookie
    try:
        line.request(method, path, body or None, named)
        answer = line.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        line.close()


def post(service: Service, path: str, cookie: str = "", form=(), **headers: str) -> Answer:
    """A form as a browser sends it; bytes are sent as they are."""
    body = form if isinstance(form, bytes) else urllib.parse.urlencode(form).encode()
    headers.setdefault("Content_Type", "application/x-www-form-urlencoded")
    return send(service, "POST", path, cookie, body, **headers)


def upload(service: Service, path: str, cookie: str, file: bytes, field: str = "fil", times: int = 1) -> Answer:
    part = f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="svar.xlsx"\r\n\r\n'.encode()
    body = (part + file + b"\r\n") * times + b"--x--\r\n"
    return send(service, "POST", path, cookie, body, Content_Type="multipart/form-data; boundary=x")


def raw(service: Service, request: bytes) -> bytes:
    """What the service answers to bytes that need be no request at all."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as line:
        line.sendall(request)
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b""))


def is_page(answer: Answer, *statuses: int, lang: str = "sv", what: object = "") -> Answer:
    """A whole page in the right language, with one of these statuses and with words to go on by."""
    assert answer.status in statuses, f"{what}: {answer.status} {answer.body[:300]}"
    assert answer.headers.get_content_type() == "text/html", f"{what}: {answer.headers.get_content_type()}"
    assert f'<html lang="{lang}"' in answer.text, f"{what} is in the wrong language"
    main = re.search(r"<main.*</main>", answer.text, re.S)
    assert main and "<h1" in main[0] and re.search(r"<p[ >]|<li", main[0]), f"{what} says nothing"
    assert answer.headers["Content-Security-Policy"], f"{what} has no policy"
    return answer


def language(path: str) -> str:
    return "en" if path.startswith("/en") else "sv"


def tells(answer: Answer, key: str, lang: str = "sv") -> None:
    assert said(lang, key) in answer.text, f"{key} is not told"


def held(service: Service) -> dict[str, list]:
    """Every row of every table."""
    with sqlite3.connect(f"file:{service.data}/malspar.db?mode=ro", uri=True) as base:
        rows = {}
        for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = [column for _, column, *_ in base.execute(f"PRAGMA table_info({table})") if column not in LARGE]
            if table not in COUNTED:
                rows[table] = base.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
    base.close()
    return rows


def mails_are_out(service: Service) -> None:
    """What was queued before goes its way meanwhile."""
    with sqlite3.connect(f"file:{service.data}/malspar.db?mode=ro", uri=True) as base:
        for _ in range(200):
            waiting = "SELECT count(*) FROM mail WHERE state IN ('queued', 'sending')"
            if base.execute(waiting).fetchone() == (0,):
                break
            time.sleep(0.02)
        else:
            raise AssertionError("mails are never sent")
    base.close()


@contextmanager
def unchanged(service: Service, but: tuple[str, ...] = ()):
    """Nothing in the database is another when this is over, but for the tables named."""
    mails_are_out(service)
    before = held(service)
    yield
    after = held(service)
    changed = [table for table in before if before[table] != after[table] and table not in but]
    assert changed == [], f"changed: {changed}"


def write(service: Service, statement: str, *values: object) -> None:
    """What only time does otherwise."""
    with sqlite3.connect(service.data / "malspar.db", timeout=20) as base:
        assert base.execute(statement, values).rowcount > 0, f"nothing to change: {statement}"
    base.close()


def newest_mail(service: Service, address: str) -> str:
    """Subject and text of the last mail to an address."""
    with sqlite3.connect(f"file:{service.data}/malspar.db?mode=ro", uri=True) as base:
        newest = "SELECT subject || char(10) || body FROM mail WHERE recipient = ? ORDER BY queued_at DESC"
        (mail,) = base.execute(newest, (address,)).fetchone()
    base.close()
    return mail


def visitors(service: Service) -> dict[str, str]:
    """The cookies of a contact, of another municipality's, of another region's, and of nobody."""
    places = {"contact": "Laxå", "near": "Hällefors", "far": "Västerås"}
    return {name: come_in(service.address, "Uppgiftslämnare", place) for name, place in places.items()} | {"nobody": ""}


def own_form(service: Service, cookie: str, folder: Path) -> bytes:
    """Laxå's own form with one answer in it."""
    form = folder / "form.xlsx"
    form.write_bytes(send(service, "GET", f"{FORM}/formular.xlsx", cookie).body)
    return fill_workbook(form, typed("SO3/1860//", 3), folder / "filled.xlsx").read_bytes()


@pytest.fixture(scope="module")
def service(malspar: Path, demo_a: Path, tmp_path_factory):
    """A demo's service of the test file's own, which must not have panicked."""
    service = Service(malspar, demo_a, tmp_path_factory.mktemp("hostile")).start()
    yield service
    service.stop()
    assert "panicked" not in service.log


@pytest.fixture(scope="module")
def who(service) -> dict[str, str]:
    """The cookies of those who have come in."""
    return visitors(service)


@pytest.fixture(scope="module")
def workbook(service, who, tmp_path_factory) -> bytes:
    """Laxå's own form, filled in."""
    return own_form(service, who["contact"], tmp_path_factory.mktemp("form"))
