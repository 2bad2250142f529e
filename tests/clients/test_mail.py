"""Mail as it arrives at a real mail server: an invitation, then a code that signs in; and what becomes of a mail that the
server does not take."""

import http.cookiejar
import re
import sqlite3
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from mail_server import Mailbox, Maildev, mail_server, maildev, parts
from people import app_code
from service import Installed

PACK = Path(__file__).parents[2] / "strategies" / "orebro-2024-2030.toml"
CONTACT = "laxa@kommun.example"
STRATEGY, CYCLE = "orebro-2024-2030", "2024-2025"


@pytest.fixture(scope="module")
def mailbox():
    with mail_server() as box:
        yield box


@pytest.fixture(scope="module")
def service(malspar: Path, mailbox: Mailbox, tmp_path_factory):
    """The service with a mail server, on a database that is no example."""
    installed = Installed(malspar, tmp_path_factory.mktemp("mail") / "data", mailbox)
    installed.command("strategy", "import", str(PACK))
    with installed:
        yield installed.address, installed.command, installed.data


def browser():
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def post(opener, url: str, **fields: str):
    return opener.open(url, urllib.parse.urlencode(fields).encode())


def add(command, address: str) -> str:
    office = ["--role", "contact", "--organisation", "1860", "--strategy", "orebro-2024-2030"]
    return command("account", "add", address, *office)


def test_an_invitation_arrives_with_its_letters_and_both_parts(service, mailbox):
    address, command, _ = service
    add(command, CONTACT)
    mail = mailbox.wait_for(1)
    assert mail["subject"].startswith("Du är inbjuden som uppgiftslämnare för Laxå")
    assert mail["from"] == "Målspår <malspar@region.example>" and mail["to"] == CONTACT
    assert re.fullmatch(r"<[0-9a-f-]{36}@region\.example>", mail["message-id"])
    assert mail["auto-submitted"] == "auto-generated" and mail["date"]
    text, html = parts(mail)
    link = f"{address}/logga-in"
    assert f"Logga in på {link} med" in text and f'<a href="{link}">' in html
    # The invitation is no way in: its link asks for an address and nothing more.
    page = browser().open(link).read().decode()
    assert 'name="address"' in page and CONTACT not in page


def test_a_code_signs_in(service, mailbox):
    address, _, _ = service
    here, n = browser(), len(mailbox.mails)
    assert post(here, f"{address}/logga-in", address=CONTACT, till="/konto").url == f"{address}/logga-in/kod"
    mail = mailbox.wait_for(n + 1)
    code = re.fullmatch(r"Din inloggningskod: (\d{6})", mail["subject"])[1]
    arrived = post(here, f"{address}/logga-in/kod", code=code)
    assert arrived.url == f"{address}/konto" and CONTACT in arrived.read().decode()


def test_a_link_is_looked_at_by_others_before_it_signs_in(service, mailbox):
    address, _, _ = service
    n = len(mailbox.mails)
    post(browser(), f"{address}/logga-in", address=CONTACT)
    text, html = parts(mailbox.wait_for(n + 1))
    link = re.search(r"http://\S+/logga-in/lank/\S+", text)[0]
    assert f'<a href="{link}">{link}</a>' in html
    for _ in range(3):
        assert browser().open(link).status == 200
    telephone = browser()
    assert telephone.open(link, b"").url == f"{address}/svara"
    with pytest.raises(urllib.error.HTTPError) as again:
        browser().open(link, b"")
    assert again.value.code == 410 and "Logga in" in again.value.read().decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(service, mailbox):
    address, _, _ = service
    n = len(mailbox.mails)
    answer = post(browser(), f"{address}/logga-in", address="nobody@kommun.example")
    assert answer.url == f"{address}/logga-in/kod"
    time.sleep(1)
    assert len(mailbox.mails) == n


def test_too_many_mails_are_refused_with_when_to_try_again(service, mailbox):
    address, _, _ = service
    for _ in range(5):
        post(browser(), f"{address}/logga-in", address="often@kommun.example")
    with pytest.raises(urllib.error.HTTPError) as refused:
        post(browser(), f"{address}/logga-in", address="often@kommun.example")
    assert refused.value.code == 429
    assert 3000 < int(refused.value.headers["retry-after"]) <= 3600
    assert "Försök igen efter" in refused.value.read().decode()


def test_a_mail_that_is_not_taken_has_failed_and_is_not_tried_again(service, mailbox):
    address, command, data = service
    add(command, "full@kommun.example")
    for _ in range(100):
        if mailbox.refused:
            break
        time.sleep(0.05)
    # Another one goes out; the one that failed stays where it is.
    post(browser(), f"{address}/logga-in", address="full@kommun.example")
    time.sleep(2)
    assert mailbox.refused == ["full@kommun.example"] * 2
    with sqlite3.connect(f"file:{data}/malspar.db?mode=ro", uri=True) as database:
        rows = database.execute("SELECT kind, state, error FROM mail WHERE recipient LIKE 'full@%' ORDER BY queued_at").fetchall()
    assert [(kind, state) for kind, state, _ in rows] == [("invitation", "failed"), ("sign_in", "failed")]
    assert all("552" in error for *_, error in rows), rows


def test_a_mail_of_which_nobody_knows_is_not_sent_again(service, mailbox):
    address, command, data = service
    add(command, "cut@kommun.example")
    post(browser(), f"{address}/logga-in", address=CONTACT)
    time.sleep(2)
    assert mailbox.cut == 1
    with sqlite3.connect(f"file:{data}/malspar.db?mode=ro", uri=True) as database:
        rows = database.execute("SELECT state FROM mail WHERE recipient LIKE 'cut@%'").fetchall()
    assert rows == [("unknown",)]


def owner_at(address: str, mailbox: Mailbox, who: str):
    """A browser in which an owner is signed in, the app enrolled."""
    here, before = browser(), len(mailbox.to(who))
    post(here, f"{address}/logga-in", address=who)
    mail = mailbox.next_to(who, before)
    post(here, f"{address}/logga-in/kod", code=re.search(r"\d{6}", mail["subject"])[0])
    page = here.open(f"{address}/konto/tva-steg").read().decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1]
    post(here, f"{address}/konto/tva-steg", code=app_code(secret), till="/uppfoljning")
    return here


def test_the_owner_sends_again_what_may_not_have_arrived(service, mailbox):
    """The server hangs up after the mail: nobody knows. A person presses, and it arrives."""
    address, command, data = service
    command("account", "add", "agare@region.example", "--role", "owner", "--organisation", "0018", "--strategy", STRATEGY)
    here = owner_at(address, mailbox, "agare@region.example")
    add(command, "once@kommun.example")
    page = f"{address}/uppfoljning/{STRATEGY}/mejl"
    for _ in range(100):
        text = here.open(page).read().decode()
        if "once@kommun.example" in text:
            break
        time.sleep(0.1)
    row = text[text.index("once@kommun.example"):]
    assert "Okänt om det kom fram" in row and "Skicka igen" in row
    assert mailbox.to("once@kommun.example") == []
    mejl = re.search(r'name="mejl" value="([0-9a-f-]{36})"', row)[1]
    done = post(here, f"{page}/igen", mejl=mejl)
    assert done.url == f"{page}?klart=igen" and "på väg igen" in done.read().decode()
    mail = mailbox.next_to("once@kommun.example", 0)
    assert mail["subject"].startswith("Du är inbjuden som uppgiftslämnare för Laxå")
    assert mejl not in mail["message-id"], "it is a mail of its own"
    with pytest.raises(urllib.error.HTTPError) as twice:
        post(here, f"{page}/igen", mejl=mejl)
    assert twice.value.code == 422 and "redan skickats igen" in twice.value.read().decode()
    time.sleep(1)
    assert len(mailbox.to("once@kommun.example")) == 1
    text = here.open(page).read().decode()
    assert "once@kommun.example" not in text and "552" in text, "what was refused stands there with the server's answer"
    with sqlite3.connect(f"file:{data}/malspar.db?mode=ro", uri=True) as database:
        rows = database.execute("SELECT state, repeats IS NOT NULL FROM mail WHERE recipient LIKE 'once@%' ORDER BY queued_at").fetchall()
    assert rows == [("unknown", 0), ("sent", 1)]


BOUNCE = """From: MAILER-DAEMON@mx.kommun.example
To: malspar@region.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="gr"

--gr
Content-Type: text/plain; charset=utf-8

The mail could not be delivered.
--gr
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kommun.example

Final-Recipient: rfc822; borta@kommun.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <borta@kommun.example>: Recipient address rejected

--gr
Content-Type: text/rfc822-headers

Message-ID: {id}
To: borta@kommun.example

--gr--
"""


def test_a_mail_that_comes_back_is_shown_to_the_owner(service, mailbox, tmp_path):
    address, command, data = service
    command("account", "add", "studs@region.example", "--role", "owner", "--organisation", "0018", "--strategy", STRATEGY)
    here, page = owner_at(address, mailbox, "studs@region.example"), f"{address}/uppfoljning/{STRATEGY}/mejl"
    add(command, "borta@kommun.example")
    mail = mailbox.next_to("borta@kommun.example", 0)
    sent = "SELECT count(*) FROM mail WHERE recipient LIKE 'borta@%' AND state = 'sent'"
    for _ in range(100):
        with sqlite3.connect(f"file:{data}/malspar.db?mode=ro", uri=True) as database:
            if database.execute(sent).fetchone() == (1,):
                break
        time.sleep(0.05)
    assert "borta@kommun.example" not in here.open(page).read().decode()
    report = tmp_path / "report.eml"
    report.write_text(BOUNCE.format(id=mail["message-id"]), encoding="utf-8")
    assert "kom inte fram: 550 5.1.1" in command("mail", "bounced", str(report))
    assert "stod redan" in command("mail", "bounced", str(report))
    text = here.open(page).read().decode()
    row = text[text.index("borta@kommun.example"):]
    assert "Avvisat" in row and "550 5.1.1" in row and "Skicka igen" in row
    report.write_bytes(mail.as_bytes())
    with pytest.raises(AssertionError, match="ingen rapport"):
        command("mail", "bounced", str(report))


@pytest.fixture(scope="module")
def beside(malspar: Path, tmp_path_factory):
    """The service with maildev."""
    with maildev(tmp_path_factory.mktemp("maildev")) as server:
        installed = Installed(malspar, tmp_path_factory.mktemp("beside") / "data", server)
        installed.command("strategy", "import", str(PACK))
        with installed:
            yield installed, server


def arrives_right(server: Maildev, who: str, about: str, link: str) -> str:
    """As maildev has read it: the subject with its letters, both parts, the link in both. Gives the text."""
    mail = server.mail_to(who, about)
    assert mail["from"] == [{"address": "malspar@region.example", "name": "Målspår"}]
    assert link in mail["text"] and f'<a href="{link}">' in mail["html"], mail
    assert "�" not in mail["subject"] + mail["text"] + mail["html"]
    assert mail["headers"]["auto-submitted"] == "auto-generated"
    assert mail["envelope"]["from"]["address"] == "malspar@region.example", "bounces go to whom it is from"
    return mail["text"]


def test_maildev_reads_an_invitation(beside):
    installed, server = beside
    add(installed.command, CONTACT)
    text = arrives_right(server, CONTACT, "Du är inbjuden som uppgiftslämnare för Laxå", f"{installed.address}/logga-in")
    assert "den adress som det här mejlet kom till" in text


def test_maildev_reads_that_a_draft_is_ready(beside):
    """Nobody has pressed send: the job that made the draft has written the mail."""
    installed, server = beside
    where = ["--strategy", STRATEGY, "--cycle", CYCLE]
    installed.command("account", "add", "agare@region.example", "--role", "owner", "--organisation", "0018", "--strategy", STRATEGY)
    installed.command("cycle", "open", *where)
    installed.command("cycle", "review", *where)
    link = f"{installed.address}/uppfoljning/{STRATEGY}/{CYCLE}/rapport"
    text = arrives_right(server, "agare@region.example", "Utkast till rapport att granska: Uppföljning 2026", link)
    assert "0 av 12 kommuner" in text and "Kvar att göra: 13 som inte har svarat" in text
