"""Each journey by the keyboard alone: Tab, Space, Enter and the arrows. Wherever the focus is it can be seen."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import DESK, PHONE, chromium, enter_as
from forms import fill_workbook
from service import Service
from test_journeys import FORM, go_to, the_rest
from words import said

ADDRESS = "laxa@kommun.example"


@pytest.fixture(scope="module")
def browser():
    expect.set_options(timeout=10_000)
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def service(malspar: Path, demo_a: Path, tmp_path_factory):
    service = Service(malspar, demo_a, tmp_path_factory.mktemp("keyboard")).start()
    yield service
    service.stop()


def press(page: Page, wanted, key: str = "Enter"):
    """Goes to what is wanted and presses a key on it."""
    go_to(page, wanted)
    page.keyboard.press(key)


def named(name: str):
    return lambda focus: focus["name"].startswith(name)


def test_a_contact_signs_in_answers_and_hands_in(browser, service, tmp_path):
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{service.address}/svara")
    go_to(page, lambda focus: focus["field"] == "address")
    page.keyboard.type(ADDRESS)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/logga-in/kod"))
    other = context.new_page()
    other.goto(f"{service.address}/utkorg")
    code = re.search(r"\b\d{6}\b", other.locator("article", has_text=ADDRESS).first.inner_text())[0]
    other.close()
    go_to(page, lambda focus: focus["field"] == "code")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/svara$"))

    press(page, named(said("sv", "around-fill-in")))
    page.wait_for_url(re.compile(f"{FORM}$"))
    press(page, lambda focus: "/fragor/3" in focus["href"])
    page.wait_for_url(re.compile("/fragor/3"))
    press(page, lambda focus: focus["field"] == "SO1:a", "Space")
    expect(page.locator("[data-standing]")).to_contain_text("Sparat kl.")

    # The others have been filled in by colleagues in Excel.
    got = context.request.get(f"{service.address}{FORM}/formular.xlsx").body()
    (tmp_path / "form.xlsx").write_bytes(got)
    filled = fill_workbook(tmp_path / "form.xlsx", the_rest(tmp_path / "form.xlsx"), tmp_path / "filled.xlsx")
    page.goto(f"{service.address}{FORM}/formular")
    page.locator("input[type=file]").set_input_files(filled)
    press(page, named(said("sv", "around-upload-send")))
    expect(page.get_by_role("heading", level=1)).to_contain_text(said("sv", "around-preview"))
    press(page, named(said("sv", "around-preview-yes")))
    expect(page.locator("[role=status]").first).to_be_visible()
    press(page, named(said("sv", "contact-check")))
    page.wait_for_url(re.compile("/kontrollera"))
    press(page, lambda focus: focus["field"] == "avstamt", "Space")
    press(page, lambda focus: focus["name"] == said("sv", "contact-submit"))
    page.wait_for_url(re.compile("/kvittens"))
    context.close()


def test_a_council_member_reads_compares_presents_and_downloads(browser, service):
    context = browser.new_context(viewport=PHONE, accept_downloads=True)
    page = context.new_page()
    page.goto(re.search(r"http://\S+/delad/\S+", service.log)[0])
    press(page, lambda focus: "/mal/2.1" in focus["href"])
    page.wait_for_url(re.compile("/mal/2.1"))
    press(page, lambda focus: "/indikatorer/TS1" in focus["href"] and "/diagram/" not in focus["href"])
    page.wait_for_url(re.compile("/indikatorer/TS1"))
    go_to(page, lambda focus: focus["href"].endswith(".png"))
    with page.expect_download() as png:
        page.keyboard.press("Enter")
    assert Path(png.value.path()).read_bytes().startswith(b"\x89PNG")
    page.goto(page.url.replace("/indikatorer/TS1", "/kommuner"))
    for _ in range(2):
        press(page, lambda focus: focus["field"] == "kommun", "Space")
    press(page, named(said("sv", "site-compare-show")))
    page.wait_for_url(re.compile("/jamfor"))
    page.goto(re.sub("/jamfor.*", "/visa", page.url))
    first = page.evaluate("location.hash")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("first => location.hash !== first", arg=first)
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile("/delad/[^/]+$"))
    context.close()


def test_the_public_finds_the_report(browser, service):
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{service.address}/")
    press(page, lambda focus: focus["href"].endswith("/strategier/vastmanland"))
    page.wait_for_url(re.compile("/strategier/vastmanland"))
    press(page, named(said("sv", "site-editions")))
    page.wait_for_url(re.compile("/utgavor"))
    go_to(page, lambda focus: focus["href"].endswith(".pdf"))
    context.close()
