"""A mail server of the tests' own: what it has taken, and the addresses that it refuses."""

import socket
import time
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller


class Mailbox:
    """Takes mail, but for the addresses that it refuses."""

    def __init__(self):
        self.mails: list[EmailMessage] = []
        self.refused: list[str] = []
        self.cut = 0
        self.port = 0

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address.startswith("full@"):
            self.refused.append(address)
            return "552 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        if envelope.rcpt_tos[0].startswith("cut@"):
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


def _awaited(come, otherwise: str) -> EmailMessage:
    for _ in range(200):
        mail = come()
        if mail is not None:
            return mail
        time.sleep(0.05)
    pytest.fail(otherwise)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def parts(mail: EmailMessage) -> tuple[str, str]:
    """The mail as text and as a page."""
    return mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()


@contextmanager
def mail_server():
    """The mailbox, while a server takes mail for it."""
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    box.port = server.port
    try:
        yield box
    finally:
        server.stop()
