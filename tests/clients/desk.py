"""The strategy owner's way from an empty service to answers that are checked, and the contacts' beside it."""

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, expect

from browsing import DESK
from conftest import OREBRO, VASTMANLAND, Followed
from desk_answers import STRATEGIES, Said, answer, differing, example, in_browser, in_workbook, onwards
from forms import answers_of, fill_workbook
from mail_server import Mailbox
from people import Count, Person, app_code, link_in, sign_in
from service import Installed

OWNER = "agare@region.example"
TODAY = datetime.date.today()


@dataclass(frozen=True)
class Region:
    """What a region follows up, and what happens there: who is silent, who is asked once more, who corrects."""

    followed: Followed
    code: str
    name: str
    silent: str
    browser: tuple[str, ...]
    returned: str
    asked_about: tuple[str, ...]
    completed: tuple[Said, ...]
    corrects: str
    correction: Said
    figures: dict[str, str]
    """The objectives that are written about, each with a figure."""
    emptied: tuple[str, ...] = field(default=())
    """The rows whose answers fall away by the completion: the first has a button for it, the others are emptied."""

    @property
    def pack(self) -> Path:
        return STRATEGIES / f"{self.followed.slug}.toml"

    def contact(self, code: str) -> str:
        return f"kontakt.{code}@kommun.example"


def _said(indicator: str, about: str, answer: str, comment: str = "") -> Said:
    return Said(indicator, about, "", answer, "", "", "", comment)


REGIONS = {
    "orebro": Region(
        followed=OREBRO, code="0018", name="Region Örebro län", silent="1860", browser=("1882", "1864"),
        returned="1863", asked_about=("TS2", "TS1"), completed=tuple(differing(OREBRO.slug, OREBRO.cycle, "1863")),
        emptied=("TS2", "TS7.site-1"), corrects="1881", correction=differing(OREBRO.slug, OREBRO.cycle, "1881")[0],
        figures={"2.1": "TS1.yes", "3.1": "SO1.yes"},
    ),
    "vastmanland": Region(
        followed=VASTMANLAND, code="0019", name="Region Västmanland", silent="1962", browser=("1982", "1904"),
        returned="1961", asked_about=("K1",), completed=(_said("K1", "1961", "3", "Rutinen antogs i december."),),
        corrects="1981", correction=_said("S2", "1981", "7", "En träff var inte räknad."),
        figures={"1.1": "K1.answered", "2.1": "T1.yes"},
    ),
}  # fmt: skip


@dataclass
class Story:
    """One region's beginning, as it goes on."""

    region: Region
    service: Installed
    mailbox: Mailbox
    browser: Browser
    lang: str
    scripts: bool
    folder: Path
    few: bool = False
    """Do only those answer of whom the story tells more?"""
    count: Count = field(default_factory=Count)

    def person(self, view=DESK) -> Person:
        return Person(self.browser, self.count, self.lang, self.scripts, view)

    def first_account(self):
        """What whoever runs the service does on the machine."""
        self.service.command("register", "region", self.region.code, self.region.name)
        self.service.command("report", "key")

    def invite_owner(self):
        office = ["--role", "owner", "--organisation", self.region.code]
        self.service.command("account", "add", OWNER, *office, "--lang", self.lang)

    def owner_arrives(self) -> Person:
        self.count.stage("owner: signs in, two steps")
        owner = self.person()
        owner.open(link_in(self.mailbox.next_to(OWNER, 0), "/logga-in"))
        sign_in(owner, self.mailbox, OWNER)
        secret = owner.page.locator("code").first.inner_text()
        owner.type("second-code", app_code(secret))
        owner.press("second-send")
        expect(owner.page.get_by_role("heading", level=1)).to_have_text(owner.says("follow-ups"))
        return owner

    def reads_strategy_in(self, owner: Person):
        self.count.stage("owner: reads the strategy in")
        owner.follow("catalogue-ny")
        owner.attach("catalogue-pack-file", self.region.pack)
        owner.press("catalogue-pack-send")
        owner.sees("catalogue-new")
        for indicator in sorted(self.region.followed.indicators):
            expect(owner.page.locator("main summary", has_text=indicator).first).to_be_visible()
        owner.press("catalogue-put-in-force")
        owner.told()

    def invites(self, owner: Person):
        self.count.stage("owner: invites the contacts")
        municipalities = self.region.followed.municipalities
        owner.follow("desk-menu-people")
        owner.follow("people-several")
        lines = [f"{name}; {self.region.contact(code)}" for code, name in municipalities.items() if code != self.region.silent]
        owner.type("people-several-list", "\n".join(lines))
        owner.press("people-several-look")
        owner.click(owner.page.get_by_role("button", name=re.compile(rf"\b{len(lines)}\b")))
        owner.told()
        # The last one by itself, from where the page says that somebody is lacking.
        lacking = owner.page.locator("tr", has=owner.page.get_by_text(owner.says("people-lacks"), exact=True)).first
        owner.follow("people-invite-contact", within=lacking, exact=False)
        owner.type("colleagues-address", self.region.contact(self.region.silent))
        owner.press("people-invite-send")
        owner.told()

    def prepares(self, owner: Person):
        self.count.stage("owner: before the opening")
        self.to_cycle(owner)
        owner.follow("standing-preflight-meetings-link")
        comments, decision = owner.says("purpose-comments"), owner.says("purpose-decision")
        steps = (("Samverkansrådet för barn och unga", 21, comments), ("Regionstyrelsen", 60, decision))
        for n, (body, days, purpose) in enumerate(steps):
            step = owner.page.locator("fieldset.point").nth(n)
            owner.write(step.locator(f"#sv-{n}"), body)
            owner.write(step.locator(f"#date-{n}"), (TODAY + datetime.timedelta(days=days)).isoformat())
            owner.choose("report-step-purpose", purpose, within=step)
            if n == 0:
                owner.press("texts-more", exact=True)
                assert owner.page.get_by_text(owner.says("texts-restored")).count() == 0, "it stands on the page"
        owner.press("texts-save", exact=True)
        owner.told()
        owner.follow("desk-menu-standing")
        for done in ("standing-preflight-questions", "standing-preflight-dates"):
            owner.press("standing-tick", within=owner.page.locator(".preflight > li", has_text=owner.says(done)))
            owner.told()
        owner.follow("standing-preflight-mails-link")
        owner.press("standing-mails-read")
        owner.told()

    def to_cycle(self, owner: Person):
        """From any page of the strategy, by its menu and the cycle's name."""
        owner.follow("desk-menu-cycles")
        year = int(self.region.followed.cycle.split("-")[-1]) + 1
        owner.click(owner.page.get_by_role("link", name=re.compile(rf" {year}$")).first)

    def opens(self, owner: Person):
        self.count.stage("owner: opens the cycle")
        owner.follow("standing-open")
        owner.press("standing-open-yes")
        owner.told()

    def contact_arrives(self, code: str, mail: int = 1) -> Person:
        """By the link in a mail (the first was the invitation), and the code."""
        address = self.region.contact(code)
        contact = self.person()
        contact.open(link_in(self.mailbox.next_to(address, mail), "/svara"))
        sign_in(contact, self.mailbox, address)
        return contact

    def answers(self, code: str) -> list[Said]:
        return example(self.region.followed.slug, self.region.followed.cycle, code)

    def reporting(self) -> list[str]:
        told = {*self.region.browser, self.region.returned, self.region.corrects}
        others = set() if self.few else set(self.region.followed.municipalities) - {self.region.silent}
        return sorted(told | others)

    def contacts_answer(self):
        for code in self.reporting():
            how = "in the browser" if code in self.region.browser else "in Excel"
            self.count.stage(f"contacts: answer {how}")
            contact = self.contact_arrives(code)
            if code in self.region.browser:
                contact.follow("around-fill-in")
                contact.click(contact.page.locator(".acts").get_by_role("link", name=contact.says("around-fill-in")))
                in_browser(contact, self.answers(code))
            else:
                self.by_excel(contact, code)
            hands_in(contact)
            contact.leaves()

    def by_excel(self, person: Person, code: str):
        """From a page that offers the form in Excel to the one on which everything is looked over."""
        link = person.page.get_by_role("link", name=person.says("contact-excel"), exact=True).first
        form = person.download(link, self.folder / f"{code}.xlsx")
        cells = in_workbook(self.answers(code), person.lang, set(answers_of(openpyxl.load_workbook(form))[1]))
        person.count.fields[person.count.now] += len(cells)
        filled = fill_workbook(form, cells, self.folder / f"{code}-filled.xlsx")
        person.follow("around-upload")
        person.attach("around-upload-file", filled)
        person.press("around-upload-send")
        assert person.page.locator("#fel").count() == 0, person.page.locator("#fel").inner_text()
        person.press("around-preview-yes")
        person.follow("contact-check")

    def region_answers(self, owner: Person):
        self.count.stage("owner: answers for the region")
        owner.follow("desk-menu-standing")
        link = owner.says("standing-answer-for", organisation="").strip()
        owner.click(owner.page.get_by_role("link", name=re.compile(f"^{link}")))
        self.by_excel(owner, self.region.code)
        hands_in(owner)
        owner.follow("menu-desk")
        owner.click(owner.page.locator("section.asked p.tags a").first)

    def reminds(self, owner: Person):
        self.count.stage("owner: reminds, begins the review")
        address = self.region.contact(self.region.silent)
        before = len(self.mailbox.to(address))
        owner.follow("standing-remind")
        box = owner.page.get_by_label(self.region.followed.municipalities[self.region.silent])
        expect(box).to_be_checked()
        owner.press("standing-remind-send")
        owner.told()
        assert self.region.followed.municipalities[self.region.silent] in self.mailbox.next_to(address, before)["subject"]
        owner.follow("standing-review")
        owner.press("standing-review-yes")
        owner.told()

    def asks_for_completion(self, owner: Person):
        self.count.stage("owner: asks for a completion")
        owner.follow("desk-menu-answers")
        self.to_answers(owner, self.region.returned)
        for code in self.region.asked_about:
            box = owner.page.locator(f"#k-{code}")
            if not box.is_visible():
                owner.click(owner.page.locator("details.rest", has=box).locator("summary").first)
            owner.count.clicks[owner.count.now] += 1
            box.check()
        owner.type("review-return-reason", "Stämmer svaret med hur det var på mätdagen?")
        owner.press("review-return-go")
        owner.told()

    def to_answers(self, owner: Person, code: str):
        name = self.region.followed.municipalities[code]
        owner.click(owner.page.locator("th").get_by_role("link", name=re.compile(f"^{name}")))

    def completes(self):
        self.count.stage("contact: completes")
        code = self.region.returned
        contact = self.contact_arrives(code, len(self.mailbox.to(self.region.contact(code))) - 1)
        contact.click(contact.page.locator(".acts").get_by_role("link", name=contact.says("around-complete")))
        expect(contact.page.locator(f"#q-{sorted(self.region.asked_about)[0]}")).to_be_visible()
        for one in self.region.completed:
            answer(contact, one)
        for n, row in enumerate(self.region.emptied):
            value = contact.page.locator(f"[name='{row}:a']")
            if n == 0:
                contact.press("answer-clear", within=contact.page.locator(f"[data-row='{row}']"))
                expect(value).to_have_value("")
            else:
                contact.write(value, "")
        through(contact)
        hands_in(contact)
        contact.leaves()

    def approves(self, owner: Person):
        self.count.stage("owner: checks one, then the others")
        owner.follow("desk-menu-answers")
        self.to_answers(owner, self.region.returned)
        owner.press("review-check-go")
        owner.told()
        owner.follow("review-back")
        for box in owner.page.get_by_role("checkbox").all():
            owner.count.clicks[owner.count.now] += 1
            box.check()
        owner.press("review-choose-go")
        owner.click(owner.page.locator("main form").get_by_role("button"))
        owner.told()


def through(contact: Person):
    """On through the form's pages to the one on which everything is looked over."""
    for _ in range(10):
        if onwards(contact):
            return
    raise AssertionError("the form has no end")


def hands_in(person: Person):
    assert person.page.locator(".ds-error-summary").count() == 0, person.page.locator(".ds-error-summary").inner_text()
    person.tick("answer-yes")
    person.press("contact-submit")
    expect(person.page).to_have_url(re.compile("/kvittens"))
