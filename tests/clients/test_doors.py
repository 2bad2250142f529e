"""The pages that no link leads to: the steps of signing in, refusals beside their fields, and what is said when something is wrong.
Each is looked at by axe-core in both themes and by the Nu validator."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from browsing import DESK, NARROW, axe, chromium, enter_as, validate, wide
from service import Service
from test_journeys import FORM

ADDRESS = "laxa@kommun.example"


@pytest.fixture
def service(malspar, demo_a, tmp_path):
    service = Service(malspar, demo_a, tmp_path).start()
    yield service
    service.stop()


def send(page: Page, field: str | None = None, text: str = ""):
    """Fills a field in and sends its form, or the page's first form as it is."""
    if field:
        page.locator(f"[name='{field}']").first.fill(text)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def doors(page: Page, address: str):
    """Each step of signing in, right and wrong; yields a name for what stands there."""
    page.goto(f"{address}/logga-in")
    yield "sign in"
    send(page)
    yield "no address"
    send(page, "address", ADDRESS)
    asked = page.url
    yield "code"
    send(page, "code", "000000")
    yield "wrong code"
    page.goto(f"{address}/utkorg")
    yield "outbox"
    mail = page.locator("article", has_text=ADDRESS).first
    code, link = re.search(r"\b\d{6}\b", mail.inner_text())[0], mail.get_by_role("link").first.get_attribute("href")
    page.goto(urljoin(page.url, link))
    yield "link"
    page.goto(asked)
    send(page, "code", code)
    page.goto(urljoin(page.url, link))
    yield "spent link"
    for path in ("/logga-in/losenord", "/logga-in/glomt", "/konto/losenord", "/konto/tva-steg", "/konto/kollegor"):
        page.goto(f"{address}{path}")
        yield path
    page.goto(f"{address}/konto/kollegor")
    page.locator("[name=address]").fill("ingen adress")
    page.locator("form[action$='bjud-in'] button").first.click()
    page.wait_for_load_state()
    yield "no colleague"


def refusals(page: Page, address: str):
    """What a contact gets who writes what cannot be taken."""
    page.goto(f"{address}{FORM}/fragor/3")
    page.locator("[name='SO3:a']").fill("några stycken")
    page.locator(".acts button").last.click()
    page.wait_for_load_state()
    yield "not a number"
    page.goto(f"{address}{FORM}/kontrollera")
    page.locator("form button[type=submit]").last.click()
    page.wait_for_load_state()
    yield "not ready"
    for path in ("/formular", "/anstand", "/avsta"):
        page.goto(f"{address}{FORM}{path}")
        yield path
    page.goto(f"{address}{FORM}/formular")
    page.locator("input[type=file]").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    send(page)
    yield "not a form"
    page.goto(f"{address}{FORM}/avsta")
    send(page)
    yield "no reason"
    page.goto(f"{address}/finns-inte")
    yield "not found"
    page.goto(f"{address}/konto/../svara/orebro-2024-2030/1999")
    yield "no such cycle"
    page.goto(f"{address}/delad/inget")
    yield "no such link"
    for path in ("/tillganglighet", "/personuppgifter", "/hjalp", "/hjalp/uppgiftslamnare", "/hjalp/uppfoljningsansvarig", "/hjalp/administrator", "/demo"):
        page.goto(f"{address}{path}")
        yield path


@pytest.mark.parametrize("view, scheme", [(DESK, "light"), (NARROW, "dark")], ids=["desk", "narrow-dark"])
@pytest.mark.parametrize("lang", ["", "/en"], ids=["sv", "en"])
def test_each_step_and_refusal_can_be_read_by_everybody(service, tmp_path: Path, lang, view, scheme):
    wrong, saved = [], {}
    with chromium() as browser:
        # Only the test may add to the page; without scripts the form's own answers are seen.
        nobody = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
        contact = enter_as(browser, service.address, "Laxå", viewport=view, color_scheme=scheme, bypass_csp=True)
        for context, walk in ((nobody, doors), (contact, refusals)):
            context.route("**/answer.js", lambda route: route.abort())
            page = context.new_page()
            for name in walk(page, f"{service.address}{lang}"):
                saved[name] = page.content()
                wrong += [f"{name}: {found}" for found in axe(page)] + [f"{name} sticks out: {found}" for found in wide(page)]
    assert wrong == [], "\n".join(wrong)
    files = []
    for n, content in enumerate(saved.values()):
        # What the test itself put into the page is no part of it.
        files.append(tmp_path / f"{n}.html")
        files[-1].write_text("<!doctype html>" + re.sub(r"^<!DOCTYPE html>", "", content))
    assert validate(files) == []
