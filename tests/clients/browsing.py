"""A real browser, and what it and others say of a page."""

import json
import os
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from conftest import run

BROWSER = Path(__file__).resolve().parent.parent / "browser"
VALIDATOR = BROWSER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = (BROWSER / "node_modules" / "axe-core" / "axe.min.js").read_text()
# WCAG 2.2 AA, as the directive on web accessibility asks, and what axe-core recommends beside it.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}

# What sticks out sideways of the window and does not scroll by itself.
WIDE = """() => {
  const room = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > room + 1 && !one.closest("[data-scrolls]")
      && getComputedStyle(one).position !== "absolute")
    .slice(0, 5).map((one) => `${one.tagName} ${one.textContent.trim().slice(0, 60)}`);
}"""

# Words in a box that is narrower than two letters: they stand below each other, and over what comes after.
SQUEEZED = """() => [...document.querySelectorAll("main *")]
  .filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim().length > 6)
    && !one.closest("svg") && getComputedStyle(one).position !== "absolute")
  .filter((one) => {
    const { width } = one.getBoundingClientRect();
    return width > 0 && width < 2 * parseFloat(getComputedStyle(one).fontSize);
  })
  .slice(0, 5).map((one) => `squeezed: ${one.tagName} ${one.textContent.trim().slice(0, 60)}`)"""


@contextmanager
def chromium():
    """Debian's Chromium; MALSPAR_CHROMIUM names another."""
    with sync_playwright() as drivers:
        browser = drivers.chromium.launch(
            executable_path=os.environ.get("MALSPAR_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield browser
        browser.close()


def enter_as(browser: Browser, address: str, whose: str, role: str = "Uppgiftslämnare", **settings) -> BrowserContext:
    """A browser in which somebody has come in by the demo's door, by the words on it."""
    context = browser.new_context(**settings)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(f"{address}/demo")
    page.locator("li", has_text=role).filter(has_text=whose).first.get_by_role("button").click()
    # Left open on purpose: a page that is closed while it loads can keep the browser waiting for good.
    page.wait_for_load_state("networkidle")
    page.goto("about:blank")
    return context


def axe(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands."""
    page.evaluate(RULES)
    found = page.evaluate(
        "tags => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })", TAGS
    )
    assert len(found["passes"]) > 10, "axe looked at nothing"
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


def wide(page: Page) -> list[str]:
    """What sticks out sideways, or is squeezed so that words stand letter by letter."""
    return page.evaluate(WIDE) + page.evaluate(SQUEEZED)


def validate(pages: list[Path]) -> list[dict]:
    """What the Nu validator finds in saved pages."""
    said = run("java", "-jar", VALIDATOR, "--format", "json", *pages, check=False)
    return json.loads(said.stderr)["messages"]
