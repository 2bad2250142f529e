"""The site that everybody reads, served by the program itself on the demo's data: every link, every page in a real browser."""

import gzip
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from conftest import run
from test_report_html import BROWSER, VALIDATOR

REPORT = "/strategier/vastmanland"
# One of each kind of page, and what is said where there is none.
LOOKED_AT = [
    "/", "/tillganglighet", "/personuppgifter", "/hjalp", "/hjalp/samverkansrad", f"{REPORT}/visa", REPORT, f"{REPORT}/indikatorer", f"{REPORT}/indikatorer/S1", f"{REPORT}/mal/1.1", f"{REPORT}/kommuner",
    f"{REPORT}/kommuner/1980", f"{REPORT}/jamfor?kommun=1980&kommun=1984", f"{REPORT}/om", f"{REPORT}/utgavor",
    f"{REPORT}/aktiviteter", "/finns-inte",
]
# Of the draft that a link shows, where its pages differ from those of what is published.
OF_THE_DRAFT = ["", "/indikatorer/TS1", "/indikatorer/SO3", "/mal/2.1", "/kommuner/1880", "/forandringar", "/visa"]


class Links(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.found: set[str] = set()
        self.text: list[str] = []
        self.lang = ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.lang = values["lang"]
        self.found |= {values[name] for name in ("href", "src", "action") if values.get(name)}

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def site(malspar: Path, demo_a: Path, tmp_path_factory):
    """The demo's service on a free port."""
    data = tmp_path_factory.mktemp("site") / "data"
    shutil.copytree(demo_a, data)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (data / "serve.log").open("w")
    environment = {**os.environ, "MALSPAR_LOG_FORMAT": "json", "MALSPAR_LOG": "warn,malspar_web=debug,tower_http=debug,hyper=debug"}
    served = subprocess.Popen(
        [malspar, "demo", "--data", data, "--port", str(port)], stdout=log, stderr=log, env=environment, cwd=data
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            if served.poll() is not None:
                pytest.fail(f"the service ended: {(data / 'serve.log').read_text()}", pytrace=False)
            try:
                urllib.request.urlopen(f"{address}/readyz")
                break
            except OSError:
                time.sleep(0.1)
        yield Served(address, data)
    finally:
        served.terminate()
        assert served.wait(20) == 0, "the service ends in order when it is told to"


class Served(str):
    """The service's address, and where its data lies."""

    def __new__(cls, address: str, data: Path):
        served = super().__new__(cls, address)
        served.data = data
        return served

    @property
    def log(self) -> str:
        return (self.data / "serve.log").read_text()

    @property
    def draft(self) -> str:
        """The path of the shared draft, as the service prints it when it starts."""
        return re.search(r"/delad/[\w-]{43}", self.log)[0]


def get(url: str, **headers: str):
    """Status, headers and bytes of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def is_file(url: str) -> bool:
    """A page of an edition, byte for byte as it was locked."""
    return "/utgavor/" in url or "/utkast/" in url


@pytest.fixture(scope="module")
def crawled(site) -> dict:
    """Everything that can be reached from the first page, in both languages."""
    found, left = {}, [f"{site}/", f"{site}/en", f"{site}{site.draft}", f"{site}/en{site.draft}"]
    while left:
        url = left.pop()
        if url in found:
            continue
        status, headers, body = get(url)
        found[url] = (status, headers, body)
        if headers.get_content_type() == "text/html" and not is_file(url):
            links = (urljoin(url, link).split("#")[0] for link in Links(body.decode()).found)
            left += [link for link in links if link.startswith(site)]
        assert len(found) < 2500, "the site has no end"
    return found


def test_no_link_is_dead(crawled):
    assert {url: status for url, (status, *_) in crawled.items() if status != 200} == {}
    kinds = {headers.get_content_type() for _, headers, _ in crawled.values()}
    assert kinds >= {"text/html", "text/css", "font/woff2", "application/pdf", "image/svg+xml", "image/png", "text/csv"}
    of_edition = [url for url in crawled if f"{REPORT}/indikatorer/" in url]
    assert len(of_edition) == 18, "the indicators are not linked"
    assert len([url for url in crawled if "/delad/" in url and "/indikatorer/" in url]) == 2 * 25


def test_each_page_is_in_its_language_and_finished(crawled):
    for url, (_, headers, body) in crawled.items():
        if headers.get_content_type() != "text/html" or is_file(url):
            continue
        page = Links(body.decode())
        assert page.lang == ("en" if urlsplit(url).path.startswith("/en") else "sv"), url
        text = " ".join(page.text)
        assert not re.search(r"\b(site|any|page|home|report|present|help|statement|footer|council|share)-[a-z]+(-[a-z]+)*\b", text.replace("e-post", "")), url
        if page.lang == "sv":
            assert not re.search(r"(?<![\d.])\d+\.\d+ (%|procent|per)", text), f"{url} has a decimal point"
        # Drawings are pictures, though they stand in the page.
        plain = re.sub(r"<svg.*?</svg>", "", body.decode(), flags=re.DOTALL)
        assert len(plain.encode()) < 100_000, f"{url} is heavy"
        assert len(gzip.compress(body)) < 150_000, f"{url} is heavy with its drawings"


def test_pages_allow_nothing_that_runs_but_our_own(crawled):
    for url, (_, headers, _) in crawled.items():
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'"), url
        scripts = [rule for rule in policy.split("; ") if rule.startswith("script-src")]
        assert scripts in ([], ["script-src 'self'"]), url
        assert headers["x-content-type-options"] == "nosniff", url
        assert "geolocation=()" in headers["permissions-policy"], url


def test_what_there_is_not_is_said_on_a_page(site):
    for path in ["/x", f"{REPORT}/x", f"{REPORT}/indikatorer/X1", f"{REPORT}/kommuner/9999", "/strategier/orebro-2024-2030",
                 f"{REPORT}/utgavor/2022/region/9/sv.pdf", f"{REPORT}/utgavor/2022/region/1/sv.exe", "/strategier/%00"]:
        for prefix, said in [("", "Sidan finns inte"), ("/en", "There is no such page")]:
            status, _, body = get(site + prefix + path)
            assert status == 404 and said in body.decode(), prefix + path


def test_an_edition_is_given_out_byte_for_byte(site, demo_a, editions):
    folder = next(path for path in editions.iterdir() if path.name.endswith("edition-1"))
    for lang in ("sv", "en"):
        _, headers, body = get(f"{site}{REPORT}/utgavor/2022/region/1/{lang}.pdf")
        name = re.search(r'filename="([^"]+)"', headers["content-disposition"])[1]
        assert body == (folder / name).read_bytes()


def test_a_draft_is_not_public(site):
    _, _, body = get(f"{site}{REPORT}/utgavor")
    assert "utgåva 1" in body.decode() and "synpunkter" not in body.decode()


def test_a_shared_draft_says_what_it_is_and_is_kept_by_nobody(site, crawled):
    pages = {url: answer for url, answer in crawled.items() if "/delad/" in url}
    for url, (_, headers, body) in pages.items():
        assert headers["cache-control"] == "private, no-store" and headers["etag"] is None, url
        assert headers["referrer-policy"] == "no-referrer" and "noindex" in headers["x-robots-tag"], url
        if headers.get_content_type() == "text/html" and not is_file(url):
            text = body.decode()
            banner = "Draft for comments, version 1" if "/en/" in url else "Utkast för synpunkter, version 1"
            assert banner in text and '<meta name="robots" content="noindex">' in text, url
    draft = [answer for url, answer in pages.items() if url.endswith("/utkast/sv.pdf")]
    assert draft[0][2] == next((site.data / "editions").glob("orebro*consultation-1*_sv.pdf")).read_bytes()


def test_no_secret_is_in_the_log(site, crawled):
    """Whatever is asked to be logged: an address that holds a link's secret is no exception."""
    secret = site.draft.removeprefix("/delad/")
    lines = [line for line in site.log.splitlines() if line.startswith("{")]
    assert lines and not [line for line in lines if secret in line or "127.0.0.1" in line]
    asked = [json.loads(line) for line in lines if '"malspar_web::request"' in line]
    routes = {line["route"] for line in asked}
    assert {"/delad/{token}", "/en/delad/{token}/indikatorer/{code}", "/strategier/{slug}"} <= routes
    assert all(line["status"] and line["ms"] >= 0 and line["id"] for line in asked)


def test_what_has_not_changed_is_not_sent_again(site):
    for path in ["/", REPORT, f"{REPORT}/indikatorer/S1", f"{REPORT}/diagram/S1.png", f"{REPORT}/utgavor/2022/region/1/sv.pdf"]:
        for encoding in ("identity", "gzip"):
            _, headers, body = get(site + path, **{"Accept-Encoding": encoding})
            assert headers["cache-control"] == "public, no-cache" and body, path
            tag = headers["etag"]
            assert re.fullmatch(r'"[0-9a-f]{32}"', tag), path
            status, again, nothing = get(site + path, **{"Accept-Encoding": encoding, "If-None-Match": f'"x", {tag}'})
            assert (status, nothing, again["etag"]) == (304, b"", tag), path
    # Who has signed in has another head on the page: nobody else may be given it.
    _, headers, _ = get(site + REPORT, Cookie="malspar=x")
    assert headers["cache-control"] == "private, no-cache" and "cookie" in ", ".join(headers.get_all("vary"))


def test_text_is_packed_and_what_is_packed_already_is_not(site, crawled):
    packed = {}
    for url in crawled:
        kind = crawled[url][1].get_content_type()
        if kind not in packed:
            packed[kind] = get(url, **{"Accept-Encoding": "gzip"})[1]["content-encoding"]
    assert packed["text/html"] == packed["text/css"] == packed["image/svg+xml"] == "gzip"
    assert packed["font/woff2"] is packed["image/png"] is packed["application/pdf"] is None


def ask(site, method: str, path: str, body: bytes = b"", **headers: str):
    """A request as no browser would send it."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode()


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status", "sv", "en"),
    [
        ("GET", "/finns-inte", b"", {}, 404, "Sidan finns inte", "There is no such page"),
        ("GET", "/strategier/%ff", b"", {}, 404, "Sidan finns inte", "There is no such page"),
        ("DELETE", "/personuppgifter", b"", {}, 405, "Sidan kan inte användas så", "The page cannot be used like that"),
        ("POST", REPORT, b"x=1", {}, 405, "Sidan kan inte användas så", "The page cannot be used like that"),
        ("GET", f"{REPORT}/kommuner/%ff", b"", {}, 404, "Sidan finns inte", "There is no such page"),
        ("POST", "/demo", b"x=1", {"Sec-Fetch-Site": "cross-site"}, 403, "från en annan webbplats", "from another site"),
        ("POST", "/demo", b"x=1", {"Content-Type": "text/plain"}, 415, "går inte att läsa", "cannot be read"),
        ("POST", "/demo", b"membership=1", {"Content-Type": "application/x-www-form-urlencoded"}, 422, "gick inte att ta emot", "could not be accepted"),
        ("POST", "/demo", b"membership=%ff", {"Content-Type": "application/x-www-form-urlencoded"}, 400, "går inte att läsa", "cannot be read"),
        ("POST", "/demo", b"x" * 9_000_000, {}, 413, "för stort", "too large"),
    ],
)
def test_every_error_is_a_page_that_says_what_to_do(site, method, path, body, headers, status, sv, en):
    for prefix, lang, said in (("", "sv", sv), ("/en", "en", en)):
        given, answer, page = ask(site, method, prefix + path, body, **headers)
        assert (given, answer.get_content_type()) == (status, "text/html"), page[:200]
        assert Links(page).lang == lang and said in page, page
        assert answer["cache-control"] == "private, no-store"


def test_a_link_that_has_ended_says_so(site, malspar):
    """Ended by the command, while the service runs."""
    strategy = ("--strategy", "orebro-2024-2030", "--data", site.data)
    edition = "orebro-2024-2030/2024-2025/region/consultation-1"
    made = run(malspar, "share", "make", edition, "--title", "Nämnden", "--data", site.data).stdout
    path = re.search(r"/delad/[\w-]{43}", made)[0]
    assert get(site + path)[0] == 200
    listed = run(malspar, "share", "list", *strategy).stdout
    line = next(line for line in listed.splitlines() if "Nämnden" in line)
    assert path.removeprefix("/delad/") not in listed and "gäller till och med" in line
    run(malspar, "share", "revoke", line.split()[0], *strategy)
    for prefix, said in (("", "Länken har gått ut."), ("/en", "The link has expired.")):
        status, headers, body = get(site + prefix + path)
        assert status == 410 and said in body.decode() and "noindex" in headers["x-robots-tag"]
    assert "återkallad" in run(malspar, "share", "list", *strategy).stdout
    assert get(f"{site}/delad/{'A' * 43}")[0] == 404


def looked_at(site) -> list[str]:
    return LOOKED_AT + [site.draft + page for page in OF_THE_DRAFT]


@pytest.fixture(scope="module")
def seen(site) -> list[dict]:
    """What a real browser saw of the pages: on a desk, on a phone, and by night."""
    urls = [site + prefix + path for path in looked_at(site) for prefix in ("", "/en")]
    return json.loads(run("node", BROWSER / "look.mjs", *urls, seconds=600).stdout)


def test_axe_finds_nothing(seen, site):
    assert [(page["path"], page["screen"], rule) for page in seen for rule in page["violations"]] == []
    assert len(seen) == 3 * 2 * len(looked_at(site)) and all(page["checked"] > 10 for page in seen)


def test_nothing_comes_from_elsewhere_and_nothing_is_complained_of(seen):
    assert [page["requests"] for page in seen if page["requests"]] == []
    complaints = [(page["path"], page["messages"]) for page in seen if page["messages"]]
    assert [said for path, said in complaints if not path.endswith("/finns-inte")] == []


def test_nothing_sticks_out_of_a_phone(seen):
    assert [(page["path"], page["screen"], page["wide"]) for page in seen if page["wide"]] == []


def test_the_nu_validator_finds_nothing(site, tmp_path):
    for number, path in enumerate(looked_at(site)):
        (tmp_path / f"{number}.html").write_bytes(get(site + path)[2])
    said = run("java", "-jar", VALIDATOR, "--format", "json", *sorted(tmp_path.iterdir()), check=False)
    assert json.loads(said.stderr)["messages"] == []


def test_the_presentation_goes_by_keys_and_without_them(site):
    """In a real browser: arrows, space, Home, End, Escape; without JavaScript the buttons are links."""
    keys = json.loads(run("node", BROWSER / "present.mjs", f"{site}{site.draft}", seconds=120).stdout)
    last = keys["count"] - 1
    assert keys["pressed"] == [["ArrowRight", 1], [" ", 2], ["ArrowLeft", 1], ["End", last], ["ArrowRight", last], ["Home", 0]]
    assert keys["escaped"] == site.draft
    assert keys["without_script"] == [0, 1, 2, 1]
