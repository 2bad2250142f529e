"""The strategy owner's way from checked answers to a published report, its correction, and back to who said what."""

import datetime
import re
from pathlib import Path

import pikepdf
from playwright.sync_api import expect

from browsing import PHONE
from conftest import run
from desk import TODAY, Story, hands_in, through
from desk_answers import answer
from people import Person, link_in

COUNCILS = {"Samverkansrådet för barn och unga": "rad.barn@region.example", "Samverkansrådet för hälsa": "rad.halsa@region.example"}
COMMENT = "Texten bör säga vad som hindrar dem som inte har kommit dit än."
REPLY = "Analysen säger nu vad kommunerna själva anger som hinder."
BECAUSE = "Kommunen har hört av sig: svaret var inte fullständigt."
ERRATUM = "Ett svar som inte var fullständigt har rättats av kommunen."


def writes_texts(story: Story, owner: Person):
    """The analysis and the owner's own assessment of two objectives, with figures picked from the list."""
    story.count.stage("owner: writes the texts")
    owner.follow("desk-menu-texts")
    for objective, figure in story.region.figures.items():
        owner.click(owner.page.get_by_role("link", name=re.compile(rf"^\S+ {objective} .*: (analys|analysis)$")))
        _with_a_figure(owner, figure)
        owner.press("texts-save", exact=True)
        owner.told()
        owner.click(owner.page.locator("nav.around a").last)
        owner.count.clicks[owner.count.now] += 1
        owner.page.get_by_role("radio").nth(1).check()
        owner.write(owner.page.locator("textarea[lang=sv]").first, "Arbetet går framåt, men inte överallt.")
        owner.press("texts-save", exact=True)
        owner.told()
        owner.follow("desk-menu-texts")
    owner.click(owner.page.get_by_role("link", name=owner.says("texts-sentence"), exact=True))
    owner.write(owner.page.locator("form.text-form [lang=sv]").first, "Mycket är på plats, och det som återstår är känt.")
    owner.press("texts-save", exact=True)
    owner.told()


def _with_a_figure(owner: Person, figure: str):
    written = "{{" + figure + "}}"
    text = owner.page.locator("textarea[lang=sv]").first
    owner.click(owner.page.locator("#siffror > summary"))
    group = owner.page.locator("#siffror > details", has=owner.page.locator("code", has_text=written))
    owner.click(group.locator("summary"))
    row = group.locator("tr", has=owner.page.locator("code", has_text=written)).first
    now = row.locator("td").first.inner_text()
    if owner.scripts:
        owner.write(text, "Det här finns i ")
        owner.press("texts-insert", within=row)
        expect(text).to_have_value(f"Det här finns i {written}")
        text.press_sequentially(" kommuner.")
    else:
        # Without scripts the reference is written as the list says.
        owner.write(text, f"Det här finns i {written} kommuner.")
        owner.press("texts-show")
    expect(owner.page.locator("[data-shown]")).to_contain_text(f"Det här finns i {now} kommuner.")


def previews(story: Story, owner: Person):
    story.count.stage("owner: looks at the report")
    owner.follow("desk-menu-report")
    silent = story.region.followed.municipalities[story.region.silent]
    expect(owner.page.locator("section", has=owner.page.locator("#saknas"))).to_contain_text(silent)
    owner.follow("desk-report-as-page")
    expect(owner.page.locator("body")).to_contain_text("Det här finns i ")
    owner.page.go_back()
    owner.count.clicks[owner.count.now] += 1
    pdf = owner.page.get_by_role("link", name=owner.says(f"desk-report-pdf-{story.lang}"))
    owner.download(pdf, story.folder / "draft.pdf")


def consults(story: Story, owner: Person):
    story.count.stage("owner: asks the councils")
    owner.follow("desk-round-new")
    for n, (name, address) in enumerate(COUNCILS.items()):
        line = owner.page.locator("fieldset", has=owner.page.locator(f"#rad{n + 1}"))
        # The first is one of the meetings, and stands there already.
        if n == 0:
            expect(line.locator(f"#rad{n + 1}")).to_have_value(name)
        else:
            owner.write(line.locator(f"#rad{n + 1}"), name)
        owner.write(line.locator(f"#post{n + 1}"), address)
    owner.press("desk-round-do")
    owner.follow("desk-go-on")
    story.count.stage("councils: comment, agree")
    commenting, agreeing = (_council(story, address) for address in COUNCILS.values())
    commenting.count.clicks[commenting.count.now] += 2
    commenting.page.locator("#plats").select_option(index=1)
    commenting.write(commenting.page.locator("section[aria-labelledby=lamna] textarea"), COMMENT)
    commenting.press("council-give-comments")
    commenting.told()
    agreeing.press("council-no-objections")
    agreeing.told()
    agreeing.leaves()
    story.count.stage("owner: replies to the councils")
    owner.follow("desk-report-back")
    owner.click(owner.page.locator("section[aria-labelledby=synpunkter] li a").first)
    spoken = owner.page.locator("section.asked", has_text=COMMENT)
    owner.type("desk-reply", REPLY, within=spoken)
    owner.press("desk-reply-save", within=spoken)
    owner.told()
    for _ in COUNCILS:
        owner.press("desk-comment-take")
        owner.told()
    # The council sees the reply by the same link.
    commenting.open(commenting.page.url.split("?")[0])
    commenting.sees(REPLY)
    commenting.leaves()


def _council(story: Story, address: str) -> Person:
    """On a telephone. The mail to a council is in Swedish; the page has a way to the other language."""
    council = story.person(PHONE)
    council.open(link_in(story.mailbox.next_to(address, 0), "/delad/"))
    if story.lang == "en":
        council.click(council.page.get_by_role("link", name="English", exact=True))
    return council


def seals(story: Story, owner: Person, number: int):
    """Locks an edition; from the second on with what is corrected and why."""
    story.count.stage(f"owner: locks and publishes edition {number}")
    owner.follow("desk-menu-report")
    owner.click(owner.page.get_by_role("link", name=owner.says("desk-to-lock" if number == 1 else "desk-to-correct", number=number)))
    if number > 1:
        expect(owner.page.locator("section", has=owner.page.locator("#skillnad"))).to_contain_text(story.region.correction.indicator)
        owner.type("desk-lock-reason", ERRATUM)
    own = owner.page.get_by_label(owner.says("desk-lock-municipalities"))
    if own.is_checked():
        # The municipalities' own are locked by a job, which would work beside the test.
        owner.count.clicks[owner.count.now] += 1
        own.uncheck()
    owner.press(owner.says("desk-lock-do", number=number))
    owner.told()
    owner.follow("desk-to-publish")
    owner.press("desk-publish-now")
    owner.told()


def public_reads(story: Story, number: int) -> Path:
    """Anybody finds the edition from the first page; gives its PDF."""
    story.count.stage("anybody: finds the report")
    reader = story.person()
    reader.open(story.service.address + ("/en" if story.lang == "en" else "/"))
    reader.click(reader.page.locator("main .cards a").first)
    reader.follow("site-editions")
    latest = reader.page.locator("main section").first
    expect(latest.get_by_role("heading")).to_contain_text(f" {number}")
    if number > 1:
        expect(latest).to_contain_text(ERRATUM)
        expect(latest).to_contain_text(story.region.correction.indicator)
    pdf = reader.download(latest.locator(f"a[href$='.pdf'][href*='{story.lang}']").first, story.folder / f"edition-{number}.pdf")
    reader.leaves()
    return pdf


def corrects(story: Story, owner: Person):
    """A mistake is found after publication: the answers are opened again, corrected, and checked."""
    story.count.stage("owner: opens answers again")
    owner.follow("desk-menu-answers")
    story.to_answers(owner, story.region.corrects)
    owner.follow("review-reopen-go")
    owner.count.clicks[owner.count.now] += 1
    owner.page.locator(f"#k-{story.region.correction.indicator}").check()
    owner.type("review-reopen-until", (TODAY + datetime.timedelta(days=7)).isoformat())
    owner.type("review-reopen-reason", BECAUSE)
    address = story.region.contact(story.region.corrects)
    before = len(story.mailbox.to(address))
    owner.press("review-reopen-do")
    owner.told()
    story.count.stage("contact: corrects")
    contact = story.contact_arrives(story.region.corrects, before)
    contact.sees(BECAUSE)
    contact.click(contact.page.locator(".acts").get_by_role("link", name=contact.says("around-go-on")))
    answer(contact, story.region.correction)
    through(contact)
    hands_in(contact)
    contact.leaves()
    story.count.stage("owner: checks the correction")
    owner.follow("review-back")
    story.to_answers(owner, story.region.corrects)
    owner.press("review-check-go")
    owner.told()


def traces(story: Story, owner: Person, pdf: Path):
    """From the changed figure in the PDF to its revision, who said it, and why: three clicks."""
    story.count.stage("owner: from the PDF to who and why")
    changed = story.region.correction
    links = [link for link in _links(pdf) if link.endswith(f"/indikatorer/{changed.indicator}")]
    assert links, f"the PDF has no link at {changed.indicator}"
    # The first click is on the link in the PDF.
    owner.count.clicks[owner.count.now] += 1
    owner.open(links[0])
    owner.follow("review-trace-short")
    name = story.region.followed.municipalities[changed.about]
    owner.click(owner.page.locator("main p").get_by_role("link", name=re.compile(f"^{name}")))
    revisions = owner.page.locator(f"#o-{changed.about} ol.came > li")
    expect(revisions).to_have_count(2)
    expect(revisions.first).to_be_in_viewport()
    expect(revisions.first).to_contain_text(BECAUSE)
    expect(revisions.first).to_contain_text(changed.comment)
    expect(revisions.first).to_contain_text(owner.says("review-in-edition", number=2))
    expect(revisions.first.locator(".remark").first).to_contain_text(name)
    assert story.count.clicks["owner: from the PDF to who and why"] == 3


def _links(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as opened:
        notes = [note for page in opened.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def says(pdf: Path) -> str:
    """The text of a PDF, in one line."""
    return " ".join(run("pdftotext", pdf, "-").stdout.split())
