"""Feeds and calendars in the programs that people follow things with: feedparser, icalendar, ical.js and vdirsyncer. What they
read is what the pages say."""

import html
import http.cookiejar
import json
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import feedparser
import icalendar
import pytest

from browsing import BROWSER
from conftest import CYCLE, STRATEGY, run
from mail_server import mail_server
from service import Installed, Service
from test_roles import come_in, fetch
from test_site import Links
from words import said

PUBLISHED = "/strategier/vastmanland"
PACK = Path(__file__).parents[2] / "strategies" / f"{STRATEGY}.toml"
PLAN = Path(__file__).parents[2] / "src" / "domain" / "cycle_plan_test" / "orebro.txt"
SWEDEN = ZoneInfo("Europe/Stockholm")
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()


@pytest.fixture(scope="module")
def service(malspar: Path, demo_a: Path, tmp_path_factory):
    service = Service(malspar, demo_a, tmp_path_factory.mktemp("feeds")).start()
    yield service
    service.stop()


def page(url: str, cookie: str = "") -> str:
    status, _, body = fetch(url, cookie)
    assert status == 200, f"{url}: {status}"
    return body.decode()


def words(text: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", " ".join(Links(text).text))


def alternates(text: str, kind: str) -> list[str]:
    """Where a page's head says that there is more to follow."""
    found = (dict(re.findall(r'([a-z]+)="([^"]*)"', link)) for link in re.findall(r"<link [^>]*>", text))
    return [html.unescape(link["href"]) for link in found if link.get("rel") == "alternate" and link.get("type") == kind]


def in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("shown_on", ["/", f"{PUBLISHED}/utgavor"])
def test_a_feed_is_found_read_and_says_what_the_page_says(service, lang, shown_on):
    root = service.address + ("/en" if lang == "en" else "")
    at = root if lang == "en" and shown_on == "/" else f"{root}{shown_on}"
    (place,) = alternates(page(at), "application/atom+xml")
    feed = feedparser.parse(urljoin(at, place))
    assert feed.bozo == 0, feed.get("bozo_exception")
    assert feed.version == "atom10" and feed.feed.language == lang and feed.feed.updated_parsed
    assert feed.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [urljoin(at, place)]
    assert feed.entries and len({entry.id for entry in feed.entries}) == len(feed.entries)
    editions = words(page(f"{root}{PUBLISHED}/utgavor"))
    for entry in feed.entries:
        assert entry.id.startswith("tag:127.0.0.1,2026:vastmanland/2022/"), entry.id
        assert entry.updated_parsed and entry.published_parsed and entry.author == "Region Västmanland"
        assert entry.title.split(", ", 1)[-1] in editions or entry.title in editions, entry.title
        published = re.search(r"(Publicerad den|Published on) [^.]*\.", entry.summary)[0]
        assert published in editions, entry.summary
        kinds = {link.rel: link for link in entry.links}
        for rel, kind in (("alternate", "text/html"), ("enclosure", "application/pdf")):
            status, headers, body = fetch(kinds[rel].href)
            assert (status, headers.get_content_type()) == (200, kind) and body
    # A second look costs nothing.
    again = feedparser.parse(urljoin(at, place), etag=feed.etag)
    assert again.status == 304 and again.bozo == 0


def parsed(calendar: bytes) -> dict[str, icalendar.Event]:
    """The events by their UIDs, of a calendar that icalendar has nothing to say about."""
    assert calendar.endswith(b"END:VCALENDAR\r\n") and b"\n" not in calendar.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    for line in calendar.split(b"\r\n"):
        line.decode()  # no letter is split
    read = icalendar.Calendar.from_ical(calendar)
    assert read.errors == [] and str(read["version"]) == "2.0" and read["prodid"] and read["x-wr-calname"]
    events = read.walk("VEVENT")
    for event in events:
        assert event.errors == [], event
        assert event["dtstamp"].dt.tzinfo and isinstance(event["sequence"], int)
        assert event.decoded("dtend") > event.decoded("dtstart")
        if not isinstance(event.decoded("dtstart"), datetime):
            assert (event.decoded("dtend") - event.decoded("dtstart")).days == 1
    by_uid = {str(event["uid"]): event for event in events}
    assert len(by_uid) == len(events)
    # And it is written as it was read.
    assert {str(event["uid"]) for event in icalendar.Calendar.from_ical(read.to_ical()).walk("VEVENT")} == by_uid.keys()
    return by_uid


def by_ical_js(folder: Path, **calendars: bytes) -> dict[str, list[dict]]:
    files = []
    for name, calendar in calendars.items():
        files.append(folder / f"{name}.ics")
        files[-1].write_bytes(calendar)
    read = json.loads(run("node", BROWSER / "calendar.mjs", *files).stdout)
    return dict(zip(calendars, (calendar["events"] for calendar in read)))


def moment(value: date | datetime) -> str:
    """As ical.js is asked to print it."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return value.isoformat()


def public_calendar(service, lang: str = "") -> bytes:
    (link,) = {link for link in Links(page(f"{service.address}{lang}{PUBLISHED}/utgavor")).found if link.endswith(".ics")}
    assert link in Links(page(f"{service.address}{lang}{PUBLISHED}/aktiviteter")).found
    status, headers, body = fetch(urljoin(service.address, link))
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert headers["cache-control"] == "public, no-cache" and headers["etag"]
    return body


def test_everybodys_calendar_says_what_the_pages_say(service):
    events = parsed(public_calendar(service))
    arranged = words(page(f"{service.address}{PUBLISHED}/aktiviteter"))
    report = words(page(f"{service.address}{PUBLISHED}/utgavor/2022/region/1/sv.html"))
    activities = [event for uid, event in events.items() if ".activity." in uid]
    meetings = [event for uid, event in events.items() if ".meeting." in uid]
    assert len(activities) + len(meetings) == len(events) and len(activities) > 3
    told = 0
    for event in activities:
        begins = event.decoded("dtstart")
        day = begins.astimezone(SWEDEN).date() if isinstance(begins, datetime) else begins
        if in_words(day) not in arranged:
            continue  # the page tells of those until the measurement
        told += 1
        assert str(event["summary"]) in arranged, event
        if isinstance(begins, datetime):
            ends = event.decoded("dtend").astimezone(SWEDEN)
            begins = begins.astimezone(SWEDEN)
            span = f"{begins.hour}.{begins:%M}–{ends.hour}.{ends:%M}"
            assert re.search(rf"{in_words(day)}\W+(kl\. )?{span}", arranged), f"{day} {span} in {arranged}"
    assert told > 3, arranged
    for event in meetings:
        body = str(event["summary"]).split(":")[0]
        assert in_words(event.decoded("dtstart")) in report and body in report, event
    english = parsed(public_calendar(service, "/en"))
    assert english.keys() == events.keys(), "the same things in other words"
    assert {str(e["summary"]) for e in english.values()} != {str(e["summary"]) for e in events.values()}


def own_link(service, cookie: str) -> str:
    """Makes the link of whoever has come in, and gives what is shown this once."""
    status, headers, body = fetch(f"{service.address}/konto/kalender", cookie, form={})
    assert status == 200 and headers["cache-control"] == "private, no-store"
    (link,) = re.findall(r"<code>(http://[^<]+/kalender/[\w-]{43}\.ics)</code>", body.decode())
    assert link not in page(f"{service.address}/konto/kalender", cookie), "it is not shown again"
    return link


def own_calendar(link: str) -> bytes:
    status, headers, body = fetch(link)
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert headers["cache-control"] == "private, no-cache" and "noindex" in headers["x-robots-tag"]
    return body


def test_a_contacts_calendar_says_what_her_pages_say(service):
    cookie = come_in(service.address, "Uppgiftslämnare", "Laxå")
    assert "/konto/kalender" in Links(page(f"{service.address}/konto", cookie)).found
    events = parsed(own_calendar(own_link(service, cookie)))
    asked = words(page(f"{service.address}/svara", cookie))
    deadlines = {uid: event for uid, event in events.items() if uid.endswith(".1860.deadline@127.0.0.1")}
    assert len(deadlines) >= 4 and f"{STRATEGY}.{CYCLE}.1860.deadline@127.0.0.1" in deadlines
    shown = [event for event in deadlines.values() if in_words(event.decoded("dtstart")) in asked]
    assert shown, f"none of the last days in {asked}"
    assert {uid.split(".")[2] for uid in events} == {"1860"}, "nobody else's"
    for uid, event in deadlines.items():
        assert str(event["url"]) == f"{service.address}/svara/{STRATEGY}/{uid.split('.')[1]}"


def test_an_owners_calendar_has_every_step_of_the_rule(service):
    cookie = come_in(service.address, "Uppföljningsansvarig", "Region Örebro län")
    events = parsed(own_calendar(own_link(service, cookie)))
    steps, cycle = {}, ""
    for line in PLAN.read_text().splitlines():
        if "measured on" in line:
            cycle = line.split(",")[0]
            continue
        day, time, _, step = line.split()
        steps[f"{STRATEGY}.{cycle}.{step}@127.0.0.1"] = (day, time)
    assert len(steps) == 44 and steps.keys() <= events.keys()
    for uid, (day, time) in steps.items():
        begins = events[uid].decoded("dtstart")
        if time == "00:00":
            assert begins == date.fromisoformat(day), uid
        else:
            assert begins.astimezone(SWEDEN).strftime("%Y-%m-%d %H:%M") == f"{day} {time}", uid
    texts = words(page(f"{service.address}/uppfoljning/{STRATEGY}/{CYCLE}/texter", cookie))
    meetings = [event for uid, event in events.items() if f".{CYCLE}.meeting." in uid]
    assert meetings and f"{STRATEGY}.{CYCLE}.lock_by@127.0.0.1" in events, texts


def test_ical_js_reads_and_expands_the_same_events(service, tmp_path):
    contact = own_calendar(own_link(service, come_in(service.address, "Uppgiftslämnare", "Laxå")))
    owner = own_calendar(own_link(service, come_in(service.address, "Uppföljningsansvarig", "Region Örebro län")))
    calendars = {"contact": contact, "owner": owner, "everybody": public_calendar(service)}
    for name, events in by_ical_js(tmp_path, **calendars).items():
        expected = parsed(calendars[name])
        assert {event["uid"] for event in events} == expected.keys(), name
        for event in events:
            known = expected[event["uid"]]
            assert (event["title"], event["description"]) == (str(known["summary"]), str(known["description"]))
            assert event["sequence"] == known["sequence"]
            assert event["begins"] == moment(known.decoded("dtstart")) and event["ends"] == moment(known.decoded("dtend"))
            assert event["times"] == [event["begins"]], "it happens once"


CONFIG = """
[general]
status_path = "{folder}/status"
[pair dates]
a = "here"
b = "service"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/here"
fileext = ".ics"
[storage service]
type = "http"
url = "{link}"
"""


class Sync:
    """Somebody's own calendar program: it keeps what it has read in a folder."""

    def __init__(self, folder: Path, link: str):
        folder.mkdir()
        self.folder, self.config = folder, folder / "config"
        self.config.write_text(CONFIG.format(folder=folder, link=link))
        (folder / "here").mkdir()
        self("discover")

    def __call__(self, what: str = "sync", fails: bool = False) -> str:
        program = Path(sys.executable).parent / "vdirsyncer"
        command = [program, "-c", self.config, "-v", "INFO", what]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, input="y\n", check=False)
        told = done.stdout + done.stderr
        assert (done.returncode != 0) == fails, told
        assert fails or not re.search(r"(?m)^(error|warning|critical)", told), told
        return told

    def events(self) -> dict[tuple[str, str], str]:
        """What is kept: begin and title of each, with its sequence."""
        files = list((self.folder / "here").glob("*.ics"))
        events = [icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT") for file in files]
        assert all(len(one) == 1 for one in events)
        return {(moment(event.decoded("dtstart")), str(event["summary"])): event["sequence"] for (event,) in events}


@pytest.fixture
def region(malspar: Path, tmp_path):
    """A service of a region's own, whose first cycle is open, and the mail that it sends."""
    with mail_server() as mailbox:
        installed = Installed(malspar, tmp_path / "data", mailbox)
        installed.command("strategy", "import", str(PACK))
        installed.command("cycle", "open", "--strategy", STRATEGY, "--cycle", CYCLE)
        with installed:
            yield installed, mailbox


def sign_in(region, mailbox, address: str) -> str:
    """By the code that comes by mail; gives what the browser carries then."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    after = len(mailbox.to(address))
    browser.open(f"{region.address}/logga-in", urllib.parse.urlencode({"address": address, "till": "/konto"}).encode())
    code = re.search(r"\d{6}", mailbox.next_to(address, after)["subject"])[0]
    arrived = browser.open(f"{region.address}/logga-in/kod", urllib.parse.urlencode({"code": code}).encode())
    assert arrived.url == f"{region.address}/konto"
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def test_vdirsyncer_follows_a_date_that_is_moved_until_the_link_is_changed(region, tmp_path):
    service, mailbox = region
    who, answers = "laxa@kommun.example", ["--strategy", STRATEGY, "--cycle", CYCLE, "--organisation", "1860"]
    service.command("account", "add", who, "--role", "contact", "--organisation", "1860", "--strategy", STRATEGY)
    mailbox.next_to(who, 0)
    cookie = sign_in(service, mailbox, who)
    link = own_link(service, cookie)
    sync = Sync(tmp_path / "own", link)
    sync()
    before = sync.events()
    assert len(before) == len(parsed(own_calendar(link)))
    sync()
    assert sync.events() == before, "nothing new"

    until = date.today() + timedelta(days=30)
    service.command("submission", "extend", *answers, "--until", str(until), "--reason", "Sjukdom")
    sync()
    after = sync.events()
    assert len(after) == len(before)
    ((day, title),) = after.keys() - before.keys()
    ((was, same),) = before.keys() - after.keys()
    assert (day, title) == (str(until), same) and after[day, title] > before[was, same]
    assert in_words(until) in words(page(f"{service.address}/svara/{STRATEGY}/{CYCLE}", cookie))

    renewed = own_link(service, cookie)
    assert "Gone" in sync(fails=True)
    status, _, body = fetch(link)
    assert status == 410 and said("sv", "calendar-gone") in body.decode()
    other = Sync(tmp_path / "renewed", renewed)
    other()
    assert other.events() == after
    assert fetch(f"{service.address}/konto/kalender/avsluta", cookie, form={})[0] == 303
    assert fetch(renewed)[0] == 410
    log = (service.data / "serve.log").read_text()
    assert not any(secret.rsplit("/", 1)[1] in log for secret in (link, renewed)), "no log tells whose calendar was read"


def test_vdirsyncer_keeps_everybodys_calendar(service, tmp_path):
    sync = Sync(tmp_path / "public", f"{service.address}{PUBLISHED}/kalender.ics")
    sync()
    assert len(sync.events()) == len(parsed(public_calendar(service)))
