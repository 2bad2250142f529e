"""People at browsers of their own who find their way by the words on the page, and what it costs them: presses and fields."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Locator, Page, expect

from browsing import DESK
from mail_server import Mailbox, parts
from words import said


class Count:
    """What a person has done, by stage: presses on links and buttons and ticks, and fields typed in."""

    def __init__(self):
        self.now = ""
        self.clicks: dict[str, int] = defaultdict(int)
        self.fields: dict[str, int] = defaultdict(int)
        self.began: dict[str, float] = {}
        self.took: dict[str, float] = defaultdict(float)

    def stage(self, name: str):
        """From here on it counts as this."""
        self._end()
        self.now = name
        self.began[name] = time.monotonic()
        self.clicks[name] += 0

    def _end(self):
        if self.now:
            self.took[self.now] += time.monotonic() - self.began[self.now]

    def table(self, title: str) -> str:
        self._end()
        self.now = ""
        rows = [(name, n, self.fields[name], self.took[name]) for name, n in self.clicks.items()]
        rows.append(("all", *(sum(row[n] for row in rows) for n in (1, 2, 3))))
        lines = [f"{name:<48}{clicks:>8}{fields:>8}{seconds:>10.1f}" for name, clicks, fields, seconds in rows]
        return "\n".join(["", title, f"{'stage':<48}{'clicks':>8}{'fields':>8}{'seconds':>10}", *lines])


class Person:
    """Somebody with an address at a browser of their own, in a language, with or without scripts."""

    def __init__(self, browser: Browser, count: Count, lang: str, scripts: bool = True, view=DESK):
        self.lang, self.scripts, self.count = lang, scripts, count
        self.context = browser.new_context(viewport=view, java_script_enabled=scripts, accept_downloads=True)
        # An edition is set while its owner waits.
        self.context.set_default_timeout(60_000)
        self.page: Page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("response", self._look)

    def _look(self, answer):
        if answer.status >= 400:
            self.wrong.append(f"{answer.status} {answer.url}")

    def says(self, key: str, **values) -> str:
        return said(self.lang, key, **values)

    def name(self, words: str) -> str:
        """A message's key, or what is to be read itself."""
        return words if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", words) else self.says(words)

    def open(self, url: str) -> Page:
        """An address from a mail, or the one that is typed to begin with."""
        answer = self.page.goto(url)
        assert answer.ok, f"{url}: {answer.status}"
        return self.page

    def follow(self, words: str, within: Locator | None = None, exact: bool = True):
        """Presses a link."""
        self.click((within or self.page).get_by_role("link", name=self.name(words), exact=exact).first)

    def press(self, words: str, within: Locator | None = None, exact: bool = False):
        """Presses a button."""
        self.click((within or self.page).get_by_role("button", name=self.name(words), exact=exact).first)

    def click(self, what: Locator):
        self.count.clicks[self.count.now] += 1
        before = self.page.url
        what.click()
        assert not self.wrong, f"on {before}: {self.wrong}"

    def tick(self, words: str, within: Locator | None = None, exact: bool = True):
        """Ticks a box or chooses a point."""
        self.count.clicks[self.count.now] += 1
        (within or self.page).get_by_label(self.name(words), exact=exact).first.check()

    def type(self, words: str, text: str, within: Locator | None = None, exact: bool = False):
        """Writes in the field with this label."""
        self.write((within or self.page).get_by_label(self.name(words), exact=exact).first, text)

    def write(self, field: Locator, text: str):
        self.count.fields[self.count.now] += 1
        field.fill(text)

    def choose(self, words: str, option: str, within: Locator | None = None):
        """Chooses in a list: two presses."""
        self.count.clicks[self.count.now] += 2
        (within or self.page).get_by_label(self.name(words)).first.select_option(label=option)

    def attach(self, words: str, file: Path):
        """Chooses a file: the button, and the file in the window that opens."""
        self.count.clicks[self.count.now] += 2
        self.page.get_by_label(self.name(words)).set_input_files(file)

    def download(self, what: Locator, to: Path) -> Path:
        """Presses a link to a file."""
        self.count.clicks[self.count.now] += 1
        # A PDF is shown in the window; this browser has no window to show it in, and what arrives is what counts.
        answer = self.context.request.get(urljoin(self.page.url, what.get_attribute("href")))
        assert answer.ok, answer.status
        to.write_bytes(answer.body())
        return to

    def sees(self, words: str):
        expect(self.page.locator("main")).to_contain_text(self.name(words))

    def told(self):
        """What the page says has been done."""
        expect(self.page.locator("[role=status]:visible").first).to_be_visible()

    def leaves(self):
        assert self.wrong == [], self.wrong
        self.context.close()


def sign_in(person: Person, mailbox: Mailbox, address: str):
    """From the page on which one signs in, by the code in the mail."""
    before = len(mailbox.to(address))
    person.type("door-address", address)
    person.press("door-send")
    mail = mailbox.next_to(address, before)
    person.type("door-code", re.search(r"\b\d{6}\b", mail["subject"])[0])
    person.press("door-enter")


def link_in(mail, path: str) -> str:
    """The link to a path that a mail holds."""
    return re.search(rf"http://\S+{path}[^\s]*", parts(mail)[0])[0].rstrip(".,)")


def app_code(secret: str) -> str:
    """What the app on the telephone shows (RFC 6238)."""
    key = base64.b32decode(re.sub(r"\s", "", secret).upper() + "=" * (-len(re.sub(r"\s", "", secret)) % 8))
    mac = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    return f"{(struct.unpack('>I', mac[mac[-1] & 15:][:4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
