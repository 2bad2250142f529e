"""Pages stand still while they load, and are read without motion by whoever has asked for none."""

import pytest

from browsing import DESK, PHONE, chromium, enter_as
from service import Service
from test_journeys import FORM

PAGES = [
    "/", "/strategier/vastmanland", "/strategier/vastmanland/indikatorer/S1", "/strategier/vastmanland/kommuner/1980",
    "/svara", FORM, f"{FORM}/fragor/3", f"{FORM}/fragor/2", f"{FORM}/kontrollera", "/konto", "/hjalp",
]
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def service(malspar, demo_a, tmp_path_factory):
    service = Service(malspar, demo_a, tmp_path_factory.mktemp("steady")).start()
    yield service
    service.stop()


def test_nothing_moves_while_a_page_loads(service):
    moved = {}
    with chromium() as browser:
        for view in (DESK, PHONE):
            context = enter_as(browser, service.address, "Laxå", viewport=view)
            page = context.new_page()
            for path in PAGES:
                page.goto(f"{service.address}{path}", wait_until="load")
                shift = page.evaluate(SHIFTS)
                if shift > 0.02:
                    moved[f"{path} {view['width']}"] = shift
            context.close()
    assert moved == {}


def test_nothing_moves_for_whoever_wants_it_still(service):
    with chromium() as browser:
        context = enter_as(browser, service.address, "Laxå", viewport=DESK, reduced_motion="reduce")
        page = context.new_page()
        for path in (*PAGES[:4], "/strategier/vastmanland/visa"):
            page.goto(f"{service.address}{path}")
            moving = page.evaluate("() => document.getAnimations().length")
            smooth = page.evaluate(
                "() => [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).scrollBehavior === 'smooth').length"
            )
            assert (moving, smooth) == (0, 0), path
        context.close()
