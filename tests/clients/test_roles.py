"""The site as each role sees it: every page that can be reached, in both languages and both themes."""

import re
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from browsing import DESK, NARROW, PHONE, axe, chromium, validate, wide
from service import Service
from test_site import Links

# Who comes in at the demo's door, by what stands beside the button.
ROLES = {
    "contact": ("Uppgiftslämnare", "Laxå"),
    "returned": ("Uppgiftslämnare", "Hällefors"),
    "reviewer": ("Samverkansråd", ""),
    "owner": ("Uppföljningsansvarig", "Region Örebro län"),
    "administrator": ("Administratör", ""),
}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@pytest.fixture(scope="module")
def service(malspar: Path, demo_a: Path, tmp_path_factory):
    service = Service(malspar, demo_a, tmp_path_factory.mktemp("roles")).start()
    yield service
    service.stop()


def fetch(url: str, cookie: str = "", form: dict | None = None):
    """Status, headers and bytes; a redirect is an answer like others."""
    data = urllib.parse.urlencode(form).encode() if form is not None else None
    request = urllib.request.Request(url, data=data, headers={"Cookie": cookie} if cookie else {})
    try:
        with urllib.request.build_opener(NoRedirect).open(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def come_in(address: str, role: str, whose: str) -> str:
    """The cookie of whoever enters the demo in this role."""
    _, _, door = fetch(f"{address}/demo")
    # As a screen reader says each button.
    buttons = re.findall(r'name="membership" value="([^"]+)"[^<]*<button.*?sr-only"> ([^,<]*), ([^<]*)</span>', door.decode(), re.S)
    chosen = [member for member, name, organisation in buttons if name == role and whose in organisation]
    assert chosen, f"no {role} of {whose} at the door: {buttons}"
    status, headers, _ = fetch(f"{address}/demo", form={"membership": chosen[0]})
    assert status == 303, "the door does not open"
    return headers["Set-Cookie"].split(";")[0]


# So many pages of a kind are looked through for links.
ENOUGH = 8


@pytest.fixture(scope="module", params=ROLES)
def crawled(request, service) -> tuple[str, str, dict]:
    """Everything that one role can reach by links, in both languages."""
    cookie = come_in(service.address, *ROLES[request.param])
    seen: dict[str, int] = {}
    found, left = {}, [f"{service.address}{start}" for start in ("/", "/en", "/svara", "/en/svara", "/konto", "/en/konto")]
    refused = set() if request.param != "reviewer" else {f"{service.address}/svara", f"{service.address}/en/svara"}
    while left:
        url = left.pop()
        if url in found or url in refused:
            continue
        status, headers, body = fetch(url, cookie)
        found[url] = (status, headers, body)
        if status in (302, 303, 307):
            left.append(urljoin(url, headers["Location"]))
        # What is published is looked at once and for all, by nobody in particular.
        public = re.search(r"/strategier/.*/(utgavor|diagram|kommuner|indikatorer|mal|visa)/|/delad/", url)
        # The desk has a page for each text, value, question and person: some of a kind lead to whatever all of them lead to.
        kind = template(url)
        seen[kind] = seen.get(kind, 0) + 1
        if headers.get_content_type() == "text/html" and not public and seen[kind] <= ENOUGH:
            links = (urljoin(url, link).split("#")[0] for link in Links(body.decode()).found)
            left += [link for link in links if link.startswith(service.address)]
        assert len(found) < 3000, "the site has no end"
    return request.param, cookie, found


def test_no_link_is_dead(crawled):
    _, _, found = crawled
    wrong = {url: status for url, (status, *_) in found.items() if status not in (200, 302, 303)}
    # Forms go to addresses that only take what is posted.
    assert {url: status for url, status in wrong.items() if status != 405} == {}


def test_each_page_is_in_its_language_and_finished(crawled):
    _, _, found = crawled
    pages = 0
    for url, (status, headers, body) in found.items():
        # A whole report on a page is looked at by `test_report_html`.
        if headers.get_content_type() != "text/html" or status != 200 or re.search("/utgavor/|/forhandsvisning", url):
            continue
        pages += 1
        page = Links(body.decode())
        assert page.lang == ("en" if urlsplit(url).path.startswith("/en") else "sv"), url
        text = " ".join(page.text)
        keys = r"\b(site|any|page|home|report|answer|account|around|role|menu|mail|check|form|share|help)-[a-z]+(-[a-z]+)*\b"
        assert not re.search(keys, re.sub(r"\S*[@/]\S*|e-post\w*|e-mail", "", text)), f"{url}: {re.search(keys, text)}"
        if page.lang == "sv":
            assert not re.search(r"(?<![\d.])\d+\.\d+ (%|procent|per|timmar)", text), f"{url} has a decimal point"
        assert "siffror=alla" in url or len(re.sub(rb"<svg.*?</svg>", b"", body, flags=re.S)) < 100_000, f"{url} is heavy"
        assert headers["Cache-Control"] and "public" not in headers["Cache-Control"], f"{url} may be kept by others"
    assert pages > 10


def template(url: str) -> str:
    """Pages of one template look alike."""
    path = urlsplit(url).path
    path = re.sub(r"/(fragor|mal|kommuner|indikatorer)/[^/]+", r"/\1/*", path)
    path = re.sub(r"/(varden|svar|lage|anstand|organisation|konto|fraga|roll|meningar|malvarde)/[^/]+", r"/\1/*", path)
    path = re.sub(r"/(texter/[a-z-]+?)-[^/]*\d[^/]*", r"/\1", path)
    path = re.sub(r"/uppfoljning/[^/]+/\d{4}(-\d{4})?", "/uppfoljning/*/*", path)
    return re.sub(r"/(strategier|svara|uppfoljning)/[^/]+(/\d{4}(-\d{4})?)?", r"/\1/*", path)


def test_axe_and_the_validator_find_nothing(crawled, service, tmp_path):
    role, cookie, found = crawled
    pages = {}
    for url, (status, headers, _) in sorted(found.items()):
        # What everybody may read looks the same to all: `test_site` sees to it.
        is_public = re.search("/strategier/|/delad/|/forhandsvisning", url)
        if headers.get_content_type() == "text/html" and status == 200 and not is_public:
            pages.setdefault(template(url), url)
    name, value = cookie.split("=", 1)
    wrong, saved = [], []
    with chromium() as browser:
        for view, scheme in ((DESK, "light"), (PHONE, "light"), (NARROW, "dark")):
            context = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
            context.add_cookies([{"name": name, "value": value, "url": service.address}])
            page = context.new_page()
            for kind, url in pages.items():
                page.goto(url)
                wrong += [f"{kind} {view['width']} {scheme}: {found}" for found in axe(page)]
                wrong += [f"{kind} {view['width']} sticks out: {found}" for found in wide(page)]
            context.close()
    assert wrong == [], "\n".join(wrong)
    for n, url in enumerate(pages.values()):
        saved.append(tmp_path / f"{n}.html")
        saved[-1].write_bytes(found[url][2])
    assert validate(saved) == []
