"""Requests as no browser sends them, and what they must leave behind: a page that says what to do, and nothing changed."""

import http.client
import re
import socket
import sqlite3
import urllib.parse
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message

from service import Service
from words import said

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


@contextmanager
def unchanged(service: Service, but: tuple[str, ...] = ()):
    """Nothing in the database is another when this is over, but for the tables named."""
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
