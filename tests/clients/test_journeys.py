"""The journeys of those who report and read, in a real browser: in both languages, with and without scripts, by keyboard alone,
on a phone, when the server is killed and the line is cut, and when two write in one form."""

import re
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, PHONE, chromium, enter_as
from forms import fill_workbook, typed
from service import Service
from words import said

FORM = "/svara/orebro-2024-2030/2024-2025"
COLLEAGUE = "forskola@laxa.example"


@pytest.fixture(scope="module")
def browser():
    expect.set_options(timeout=10_000)
    with chromium() as browser:
        yield browser


@pytest.fixture
def service(malspar: Path, demo_a: Path, tmp_path: Path):
    service = Service(malspar, demo_a, tmp_path).start()
    yield service
    service.stop()


class Person:
    """Somebody at a browser of their own, in a language, with or without scripts."""

    def __init__(self, browser: Browser, service: Service, lang: str, scripts: bool = True, view=DESK):
        self.lang, self.scripts, self.service = lang, scripts, service
        self.context = browser.new_context(viewport=view, java_script_enabled=scripts, accept_downloads=True)
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def to(self, path: str) -> Page:
        start = "/en" if self.lang == "en" else ""
        answer = self.page.goto(f"{self.service.address}{start}{path}")
        assert answer.ok, f"{path}: {answer.status}"
        return self.page

    def says(self, key: str, **values) -> str:
        return said(self.lang, key, **values)

    def press(self, key: str, within=None):
        (within or self.page).get_by_role("button", name=self.says(key)).first.click()

    def outbox(self) -> Page:
        """The newest mail."""
        return self.to("/utkorg")

    def leaves(self):
        assert self.wrong == [], self.wrong
        self.context.close()


def invited(browser: Browser, service: Service, lang: str) -> str:
    """Laxå's contact invites a colleague; gives where the invitation leads."""
    contact = enter_as(browser, service.address, "Laxå", viewport=DESK)
    page = contact.new_page()
    page.goto(f"{service.address}{'/en' if lang == 'en' else ''}/konto/kollegor")
    page.get_by_label(said(lang, "colleagues-address")).fill(COLLEAGUE)
    page.get_by_role("button", name=said(lang, "colleagues-invite-send")).click()
    expect(page.locator("[role=status]")).to_be_visible()
    page.goto(f"{service.address}/utkorg")
    mail = page.locator("article", has_text=COLLEAGUE).first
    link = mail.get_by_role("link").first.get_attribute("href")
    contact.close()
    return link


def signs_in(person: Person, by: str):
    """By the code in the mail, or by its link."""
    page = person.to("/logga-in?till=%2Fsvara" if person.lang == "sv" else "/logga-in?till=%2Fen%2Fsvara")
    page.get_by_label(person.says("door-address")).fill(COLLEAGUE)
    person.press("door-send")
    asked_here = page.url
    mail = person.outbox().locator("article", has_text=COLLEAGUE).first
    text = mail.inner_text()
    if by == "code":
        code = re.search(r"\b\d{6}\b", text)[0]
        page.goto(asked_here)
        page.get_by_label(person.says("door-code")).fill(code)
    else:
        link = urljoin(page.url, mail.get_by_role("link").first.get_attribute("href"))
        # A mail filter opens every link, twice, and spends nothing.
        for _ in range(2):
            urllib.request.urlopen(link).read()
        page.goto(link)
    person.press("door-enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Laxå")


def write(person: Person, act):
    """Does something in the form, and waits until it is saved by itself, or presses the button."""
    if person.scripts:
        with person.page.expect_response(re.compile("/spara$")) as saved:
            act()
        assert saved.value.ok
        expect(person.page.locator("[data-standing]")).to_contain_text(person.says("contact-saved", time="").strip(" ."))
    else:
        act()
        person.page.get_by_role("button", name=person.says("answer-save"), exact=True).last.click()
        expect(person.page.locator("[role=status]").first).to_be_visible()


def type_into(page: Page, field: str, text: str):
    page.locator(f"[name='{field}']").fill(text)
    page.locator(f"[name='{field}']").press("Tab")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_contact_from_invitation_to_receipt(browser, service, tmp_path, lang, scripts):
    assert "/logga-in" in invited(browser, service, lang), "the invitation leads to where one signs in, and is no way in"

    # At the desk: signs in by the link, answers a little.
    desk = Person(browser, service, lang, scripts)
    signs_in(desk, by="link")
    page = desk.to(f"{FORM}/fragor/3")
    write(desk, lambda: page.locator("[data-row=SO1]").get_by_label(desk.says("answer-yes"), exact=True).check())
    write(desk, lambda: type_into(page, "SO3:a", "4"))
    desk.leaves()

    # On a phone, days later: it is all there, and goes on.
    phone = Person(browser, service, lang, scripts, PHONE)
    signs_in(phone, by="code")
    page = phone.to(f"{FORM}/fragor/3")
    expect(page.locator("[data-row=SO1]").get_by_label(phone.says("answer-yes"), exact=True)).to_be_checked()
    expect(page.locator("[data-row=SO3]").get_by_label(phone.says("answer-number"))).to_have_value("4")
    write(phone, lambda: page.locator("[name='SO4:a'][value=no]").check())

    # The rest in Excel.
    form = phone.context.request.get(f"{service.address}{'/en' if lang == 'en' else ''}{FORM}/formular.xlsx")
    assert form.ok
    (tmp_path / "form.xlsx").write_bytes(form.body())
    filled = fill_workbook(tmp_path / "form.xlsx", the_rest(tmp_path / "form.xlsx"), tmp_path / "filled.xlsx")
    page = phone.to(f"{FORM}/formular")
    page.locator("input[type=file]").set_input_files(filled)
    phone.press("around-upload-send")
    assert page.locator("#fel").count() == 0, page.locator("main").inner_text()
    expect(page.get_by_role("heading", level=1)).to_contain_text(phone.says("around-preview"))
    phone.press("around-preview-yes")

    # Checks, hands in, and gets a receipt.
    page = phone.to(f"{FORM}/kontrollera")
    assert page.locator(".ds-error-summary").count() == 0, page.locator(".ds-error-summary").inner_text()
    page.locator("#avstamt").check()
    page.locator("#dnr").fill("KS 2026/17")
    phone.press("contact-submit")
    expect(page).to_have_url(re.compile("/kvittens"))
    receipt = page.locator("main").inner_text()
    assert "KS 2026/17" in receipt and COLLEAGUE not in receipt, receipt
    # What has been handed in cannot be changed by going back.
    page = phone.to(f"{FORM}/fragor/3")
    assert page.locator("input[type=radio]").count() == 0
    phone.leaves()


def the_rest(form: Path):
    """An answer in every row that is still empty, by the row's kind."""
    import openpyxl

    from forms import answers_of

    sheet, rows, columns = answers_of(openpyxl.load_workbook(form))
    for key, row in rows.items():
        here = lambda column: sheet.cell(row, columns[column]).value
        # The ticks of a choice, and the places and parts that need not be there, are left as they are.
        if here("answer") is None and here("status") is None and key.endswith(("//", *NEEDED)):
            yield from typed(key, status=NOT_AVAILABLE[sheet_language(sheet)])


# The rows of questions that are asked row by row.
NEEDED = ("/special_needs/", "/risk_groups/", "/site-1/", "/preschool/", "/school/", "/social_services/", "/civil_society/")
NOT_AVAILABLE = {"sv": "Uppgift saknas", "en": "Not available"}


def sheet_language(sheet) -> str:
    heads = [cell.value for row in sheet.iter_rows(min_row=1, max_row=6) for cell in row if cell.value]
    return "sv" if any("Förra" in str(head) for head in heads) else "en"


def test_what_was_typed_survives_a_killed_server_and_a_cut_line(browser, service):
    contact = enter_as(browser, service.address, "Laxå", viewport=DESK)
    page = contact.new_page()
    page.goto(f"{service.address}{FORM}/fragor/3")
    comment = "[name='SO1:c']"
    page.locator("[data-row=SO1]").get_by_label("Ja", exact=True).check()
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.")
    service.kill()
    # Goes on writing without knowing.
    page.locator("[data-row=SO1] details summary").first.click()
    page.locator(comment).fill("Gruppen möts i kommunhuset.")
    page.locator(comment).press("Tab")
    expect(page.locator("[data-standing]")).to_contain_text(said("sv", "contact-offline"))
    # The browser is closed in despair; the service comes back.
    page.close()
    service.start()
    page = contact.new_page()
    page.goto(f"{service.address}{FORM}/fragor/3")
    expect(page.locator("[data-row=SO1]").get_by_label("Ja", exact=True)).to_be_checked()
    expect(page.locator(comment)).to_have_value("Gruppen möts i kommunhuset.")
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.")
    # The line is cut and comes back while the page stands open.
    contact.set_offline(True)
    page.locator("[data-row=SO3] [name='SO3:a']").fill("6")
    page.locator("[data-row=SO3] [name='SO3:a']").press("Tab")
    expect(page.locator("[data-standing]")).to_contain_text(said("sv", "contact-offline"))
    contact.set_offline(False)
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.", timeout=30_000)
    again = contact.new_page()
    again.goto(f"{service.address}{FORM}/fragor/3")
    expect(again.locator(comment)).to_have_value("Gruppen möts i kommunhuset.")
    expect(again.locator("[name='SO3:a']")).to_have_value("6")
    contact.close()


def test_the_pages_button_waits_for_a_save_whose_answer_is_on_its_way(browser, service):
    contact = enter_as(browser, service.address, "Laxå", viewport=DESK)
    page = contact.new_page()
    on_their_way = []
    # The save arrives; its answer takes its time.
    page.route("**/spara", lambda route: on_their_way.append((route, route.fetch())))
    page.goto(f"{service.address}{FORM}/fragor/3")
    type_into(page, "SO5:a", "0,5")
    expect(page.locator("[data-standing]")).to_contain_text(said("sv", "answer-saving"))
    while not on_their_way:
        page.wait_for_timeout(50)
    page.locator("[data-row=SO5] details summary").first.click()
    page.locator("[name='SO5:c']").fill("En halvtid sedan mars.")
    page.get_by_role("button", name=said("sv", "answer-save"), exact=True).last.click(no_wait_after=True)
    route, answer = on_their_way[0]
    route.fulfill(response=answer)
    expect(page.locator("[role=status]").first).to_contain_text("Sparat kl.")
    assert page.locator(".clash, .ds-error-summary").count() == 0, page.locator("main").inner_text()
    expect(page.locator("[name='SO5:c']")).to_have_value("En halvtid sedan mars.")
    contact.close()


KEPT = "malspar orebro-2024-2030 2024-2025 1860"


def kept(page: Page, field: str) -> str | None:
    """What the browser keeps of a row of Laxå's that has not been saved."""
    return page.evaluate("key => localStorage.getItem(key)", f"{KEPT} {field}")


def enter_again(context, service: Service, whose: str):
    """Goes on as somebody else in the same browser, in a tab of its own."""
    door = context.new_page()
    door.goto(f"{service.address}/demo")
    door.locator("li", has_text="Uppgiftslämnare").filter(has_text=whose).first.get_by_role("button").click()
    door.wait_for_url(re.compile("/svara"))
    door.close()


def remark(page: Page, text: str):
    if page.locator("[data-row=SO1] details[open]").count() == 0:
        page.locator("[data-row=SO1] details summary").first.click()
    page.locator("[name='SO1:c']").fill(text)
    page.locator("[name='SO1:c']").press("Tab")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_open_form_is_its_organisations_whoever_goes_on_in_another_tab(browser, service, scripts):
    contact = enter_as(browser, service.address, "Laxå", viewport=DESK, java_script_enabled=scripts)
    page = contact.new_page()
    page.goto(f"{service.address}{FORM}/fragor/3")
    enter_again(contact, service, "Hällefors")
    remark(page, "Laxås ord.")
    if scripts:
        expect(page.locator("[data-standing]")).to_contain_text("Du svarar nu för Hällefors")
        assert "Laxås ord." in kept(page, "SO1")
    else:
        page.get_by_role("button", name=said("sv", "answer-save"), exact=True).last.click()
        expect(page.locator("h1")).to_have_text(said("sv", "page-other-role"))
        # It is there to be copied.
        expect(page.locator("main")).to_contain_text("Laxås ord.")
    theirs = contact.new_page()
    theirs.goto(f"{service.address}{FORM}/fragor/3")
    assert "Laxås ord." not in theirs.locator("main").inner_text()
    assert "Laxås ord." not in theirs.content()
    for path, press in (("/avsta", "around-decline-send"), ("/kontrollera", "contact-submit")):
        enter_again(contact, service, "Laxå")
        theirs.goto(f"{service.address}{FORM}{path}")
        enter_again(contact, service, "Hällefors")
        if path == "/avsta":
            theirs.get_by_label(said("sv", "around-decline-reason")).fill("Laxå hinner inte.")
        theirs.get_by_role("button", name=said("sv", press)).click()
        expect(theirs.locator("h1")).to_have_text(said("sv", "page-other-role"))
    # Back in the role of the page, what was written is saved where it belongs.
    enter_again(contact, service, "Laxå")
    if scripts:
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.")
    else:
        page.goto(f"{service.address}{FORM}/fragor/3")
        remark(page, "Laxås ord.")
        page.get_by_role("button", name=said("sv", "answer-save"), exact=True).last.click()
    page.goto(f"{service.address}{FORM}/fragor/3")
    expect(page.locator("[name='SO1:c']")).to_have_value("Laxås ord.")
    contact.close()


def test_what_was_lost_with_a_session_is_there_after_signing_in_again(browser, service):
    contact = enter_as(browser, service.address, "Laxå", viewport=DESK)
    page = contact.new_page()
    # The address that an earlier save led to says nothing of what is written now.
    page.goto(f"{service.address}{FORM}/fragor/3?sparat=1")
    assert "sparat" not in page.url
    contact.clear_cookies()
    remark(page, "Skrivet när jag var utloggad.")
    expect(page.locator("[data-standing]")).to_contain_text("Du är inte längre inloggad")
    page.get_by_role("button", name=said("sv", "answer-save"), exact=True).last.click()
    expect(page.locator("h1")).to_have_text(said("sv", "page-signed-out"))
    enter_again(contact, service, "Laxå")
    page.goto(f"{service.address}{FORM}/fragor/3?sparat=1")
    expect(page.locator("[name='SO1:c']")).to_have_value("Skrivet när jag var utloggad.")
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.")
    # What the page's own button sent, and the server has, is kept no longer.
    remark(page, "Sparat med knappen.")
    page.get_by_role("button", name=said("sv", "answer-save"), exact=True).last.click()
    expect(page.locator("main [role=status]").first).to_contain_text("Sparat kl.")
    assert kept(page, "SO1") is None
    contact.close()


def test_what_is_written_after_a_choice_counts(browser, service):
    contact = enter_as(browser, service.address, "Laxå", viewport=DESK)
    page = contact.new_page()
    page.goto(f"{service.address}{FORM}/fragor/3")
    type_into(page, "SO3:a", "4")
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.")
    page.reload()
    service.kill()
    page.locator("[data-row=SO3]").get_by_role("button", name=said("sv", "answer-clear")).click()
    expect(page.locator("[data-standing]")).to_contain_text(said("sv", "contact-offline"))
    type_into(page, "SO3:a", "8")
    service.start()
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.", timeout=30_000)
    expect(page.locator("[name='SO3:a']")).to_have_value("8")
    page.reload()
    expect(page.locator("[name='SO3:a']")).to_have_value("8")
    contact.close()


def test_a_form_that_closed_meanwhile_gives_back_what_was_written(browser, service, tmp_path):
    late, quick = (enter_as(browser, service.address, "Laxå", viewport=DESK, java_script_enabled=on) for on in (False, True))
    open_still = late.new_page()
    open_still.goto(f"{service.address}{FORM}/fragor/3")
    page = quick.new_page()
    form = quick.request.get(f"{service.address}{FORM}/formular.xlsx")
    (tmp_path / "form.xlsx").write_bytes(form.body())
    filled = fill_workbook(tmp_path / "form.xlsx", the_rest(tmp_path / "form.xlsx"), tmp_path / "filled.xlsx")
    page.goto(f"{service.address}{FORM}/formular")
    page.locator("input[type=file]").set_input_files(filled)
    page.get_by_role("button", name=said("sv", "around-upload-send")).click()
    page.get_by_role("button", name=said("sv", "around-preview-yes")).click()
    page.goto(f"{service.address}{FORM}/kontrollera")
    page.evaluate("key => localStorage.setItem(key, '[]')", f"{KEPT} SO1")
    page.get_by_role("button", name=said("sv", "contact-submit")).click()
    page.wait_for_url(re.compile("/kvittens$"))
    assert kept(page, "SO1") is None, "what has been handed in needs no keeping"
    # To look at the receipt again takes nothing away.
    page.evaluate("key => localStorage.setItem(key, '[]')", f"{KEPT} SO1")
    page.goto(f"{service.address}{FORM}/kvittens")
    assert kept(page, "SO1") is not None
    remark(open_still, "Det sista ordet.")
    open_still.get_by_role("button", name=said("sv", "answer-save"), exact=True).last.click()
    expect(open_still.locator("main")).to_contain_text(said("sv", "page-typed"))
    expect(open_still.locator("main")).to_contain_text("Det sista ordet.")
    late.close()
    quick.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_two_in_one_form_lose_nothing(browser, service, scripts):
    one, two = (
        enter_as(browser, service.address, "Laxå", viewport=DESK, java_script_enabled=scripts) for _ in range(2)
    )
    invited(browser, service, "sv")
    mine, theirs = one.new_page(), two.new_page()
    other = Person(browser, service, "sv", scripts)
    signs_in(other, by="code")
    theirs = other.to(f"{FORM}/fragor/3")
    mine.goto(f"{service.address}{FORM}/fragor/3")

    def type_number(page: Page, number: str, field: str = "SO3"):
        page.locator(f"[name='{field}:a']").fill(number)
        if scripts:
            page.locator(f"[name='{field}:a']").press("Tab")
        else:
            page.get_by_role("button", name=said("sv", "answer-save"), exact=True).last.click()

    type_number(theirs, "4")
    if scripts:
        expect(theirs.locator("[data-standing]")).to_contain_text("Sparat kl.")
    type_number(mine, "7")
    clash = mine.locator("[data-row=SO3] .clash")
    expect(clash).to_contain_text("En annan person har ändrat samma svar")
    expect(clash).to_contain_text("4")
    expect(clash).to_contain_text("7")
    expect(mine.locator("[name='SO3:a']")).to_have_value("7")
    clash.get_by_role("button", name=said("sv", "answer-use-mine")).click()
    mine.goto(f"{service.address}{FORM}/fragor/3")
    expect(mine.locator("[name='SO3:a']")).to_have_value("7")
    one.close()
    two.close()
    other.leaves()


def test_the_keyboard_alone_is_enough(browser, service):
    """From the demo's door to an answer that is saved, and on to the check page, without a mouse."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{service.address}/demo")
    go_to(page, lambda focus: said("sv", "demo-enter") in focus["name"] and "Laxå" in focus["name"])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/svara"))
    go_to(page, lambda focus: focus["name"].startswith(said("sv", "around-fill-in")))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(FORM))
    go_to(page, lambda focus: "/fragor/3" in focus["href"])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/fragor/3"))
    go_to(page, lambda focus: focus["field"] == "SO1:a")
    page.keyboard.press("Space")
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.")
    assert page.locator("[name='SO1:a']:checked").get_attribute("value") == "yes"
    go_to(page, lambda focus: focus["name"].startswith(said("sv", "answer-save-and-next")))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/fragor/(?!3)"))
    page.goto(f"{service.address}{FORM}/kontrollera")
    go_to(page, lambda focus: focus["name"] == said("sv", "contact-submit"))
    page.keyboard.press("Enter")
    # What is missing is said at the top, and has the focus.
    expect(page.locator(".ds-error-summary")).to_be_focused()
    context.close()


FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  // A round or square button has its ring around its label as well.
  const ringed = [one, one.closest('.ds-field')].filter(Boolean).map((it) => getComputedStyle(it));
  return { name: (one.textContent || one.getAttribute('aria-label') || '').trim().replace(/\\s+/g, ' '),
    href: one.getAttribute('href') || '', field: one.getAttribute('name') || '', tag: one.tagName,
    shown: box.width > 0 && box.height > 0,
    // The link past the menu is itself what appears.
    ring: ringed.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none') || one.matches('.ds-skip-link') };
}"""


def go_to(page: Page, wanted):
    """Presses Tab until the focus is where it is wanted; it must be seen at every step."""
    for _ in range(400):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["tag"] == "BODY":
            continue
        assert focus["shown"] and focus["ring"], f"the focus cannot be seen: {focus}"
        if wanted(focus):
            return
    raise AssertionError(f"Tab does not lead there from {page.url}")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_council_member_reads_a_shared_draft_on_a_phone(browser, service, lang, scripts):
    shared = re.search(r"http://\S+/delad/\S+", service.log)[0]
    member = Person(browser, service, lang, scripts, PHONE)
    page = member.page
    start = shared if lang == "sv" else shared.replace("/delad/", "/en/delad/")
    page.goto(start)
    expect(page.locator("main")).to_contain_text(member.says("any-example")[:12])
    assert "2026" in page.locator("main").inner_text()
    # An objective, an indicator with its map.
    page.goto(f"{start}/mal/2.1")
    expect(page.locator("h1")).to_contain_text("2.1")
    page.goto(f"{start}/indikatorer/TS1")
    expect(page.locator("svg").first).to_be_visible()
    with page.expect_download() as png:
        page.get_by_role("link", name="PNG").first.click()
    assert Path(png.value.path()).read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as table:
        page.get_by_role("link", name="CSV").first.click()
    assert "Askersund," in Path(table.value.path()).read_text(encoding="utf-8-sig")
    # Two municipalities side by side.
    page.goto(f"{start}/kommuner")
    page.get_by_label("Laxå").check()
    page.get_by_label("Nora").check()
    page.get_by_role("button", name=member.says("site-compare-show")).click()
    expect(page.locator("main")).to_contain_text("Nora")
    # One chart a screen.
    page.goto(f"{start}/visa")
    screens = page.locator("main section, main article")
    assert screens.count() > 3
    if scripts:
        first = page.evaluate("location.hash")
        page.keyboard.press("ArrowRight")
        page.wait_for_function("first => location.hash !== first", arg=first)
    member.leaves()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_public_finds_the_report_and_its_data(browser, service, lang):
    reader = Person(browser, service, lang)
    page = reader.to("/")
    page.locator("main .cards a").first.click()
    page.get_by_role("link", name=reader.says("site-editions")).first.click()
    link = page.get_by_role("link", name=re.compile("pdf", re.I)).first.get_attribute("href")
    pdf = reader.context.request.get(f"{service.address}{link}")
    assert pdf.ok and pdf.body().startswith(b"%PDF")
    page = reader.to("/strategier/vastmanland/indikatorer/S1")
    with page.expect_download() as table:
        page.get_by_role("link", name="CSV").first.click()
    assert Path(table.value.path()).stat().st_size > 100
    reader.leaves()
