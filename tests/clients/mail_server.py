"""Mail servers for the tests: one of their own, which knows what it has taken and refuses some addresses, and maildev."""

import asyncio
import json
import random
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from browsing import BROWSER


class Mailbox:
    """Takes mail, but for the addresses that it refuses."""

    def __init__(self):
        self.mails: list[EmailMessage] = []
        self.refused: list[str] = []
        self.cut = 0
        self.cut_once: set[str] = set()
        self.port = 0

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address.startswith("full@"):
            self.refused.append(address)
            return "552 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def _hangs_up(self, address: str) -> bool:
        """On some addresses whenever there is mail for them, on others the first time."""
        first = address.startswith("once@") and address not in self.cut_once
        self.cut_once.add(address)
        return first or address.startswith("cut@")

    async def handle_DATA(self, server, _session, envelope):
        if self._hangs_up(envelope.rcpt_tos[0]):
            self.cut += 1
            server.transport.abort()
            return "451 nobody hears this"
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def wait_for(self, n: int) -> EmailMessage:
        """The nth mail of all."""
        return _awaited(lambda: self.mails[n - 1] if len(self.mails) >= n else None, f"mail {n} has not come")

    def to(self, address: str) -> list[EmailMessage]:
        """What has come to an address, the latest last."""
        return [mail for mail in list(self.mails) if mail["to"] == address]

    def next_to(self, address: str, after: int) -> EmailMessage:
        """The mail to an address that comes after the first `after`."""

        def come():
            mails = self.to(address)
            return mails[after] if len(mails) > after else None

        return _awaited(come, f"no further mail has come to {address}")


def _awaited(come, otherwise: str, tries: int = 200):
    for _ in range(tries):
        mail = come()
        if mail is not None:
            return mail
        time.sleep(0.05)
    pytest.fail(otherwise)


class Maildev:
    """Other people's mail server, which tells over HTTP what it has read."""

    def __init__(self, port: int, web: int):
        self.port, self.web = port, f"http://127.0.0.1:{web}"

    def mails(self) -> list[dict]:
        with urllib.request.urlopen(f"{self.web}/email", timeout=10) as answer:
            return json.load(answer)

    def mail_to(self, address: str, about: str) -> dict:
        """The mail to an address whose subject begins so."""

        def come():
            of = (mail for mail in self.mails() if mail["to"][0]["address"] == address)
            return next((mail for mail in of if mail["subject"].startswith(about)), None)

        return _awaited(come, f"no mail about {about} has come to {address}", 1_200)


@contextmanager
def maildev(folder):
    """It, while it listens on this machine alone."""
    server = Maildev(free_port(), free_port())
    web = server.web.rsplit(":", 1)[1]
    command = ["node", BROWSER / "node_modules" / "maildev" / "bin" / "maildev", "--ip", "127.0.0.1"]
    command += ["--smtp", str(server.port), "--web", web, "--mail-directory", folder, "--silent"]
    with (folder / "maildev.log").open("w") as log:
        process = subprocess.Popen([str(word) for word in command], stdout=log, stderr=log)
    try:
        for _ in range(300):
            try:
                server.mails()
                break
            except OSError:
                assert process.poll() is None, (folder / "maildev.log").read_text()
                time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def parts(mail: EmailMessage) -> tuple[str, str]:
    """The mail as text and as a page."""
    return mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()


class SlowMailbox(Mailbox):
    """Takes a moment to say that it has taken a mail. What it was sent it has, also where nobody waits for the answer."""

    def __init__(self, seed: int):
        super().__init__()
        self.chance = random.Random(seed)

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(0.2 * self.chance.random())
        return answer


@contextmanager
def mail_server(box: Mailbox | None = None):
    """The mailbox, while a server takes mail for it."""
    box = box or Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    box.port = server.port
    try:
        yield box
    finally:
        server.stop()
