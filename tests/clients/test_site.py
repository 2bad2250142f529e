"""The site that everybody reads, served by the program itself on the demo's data: every link, every page in a real browser."""

import json
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
    "/", REPORT, f"{REPORT}/indikatorer", f"{REPORT}/indikatorer/S1", f"{REPORT}/mal/1.1", f"{REPORT}/kommuner",
    f"{REPORT}/kommuner/1980", f"{REPORT}/jamfor?kommun=1980&kommun=1984", f"{REPORT}/om", f"{REPORT}/utgavor",
    f"{REPORT}/aktiviteter", "/finns-inte",
]


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
    served = subprocess.Popen([malspar, "demo", "--data", data, "--port", str(port)], stdout=log, stderr=log)
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
        yield address
    finally:
        served.terminate()
        assert served.wait(20) == 0, "the service ends in order when it is told to"


def get(url: str, **headers: str):
    """Status, headers and bytes of an answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


@pytest.fixture(scope="module")
def crawled(site) -> dict:
    """Everything that can be reached from the first page, in both languages."""
    found, left = {}, [f"{site}/", f"{site}/en"]
    while left:
        url = left.pop()
        if url in found:
            continue
        status, headers, body = get(url)
        found[url] = (status, headers, body)
        if headers.get_content_type() == "text/html" and "/utgavor/" not in url:
            links = (urljoin(url, link).split("#")[0] for link in Links(body.decode()).found)
            left += [link for link in links if link.startswith(site)]
        assert len(found) < 1000, "the site has no end"
    return found


def test_no_link_is_dead(crawled):
    assert {url: status for url, (status, *_) in crawled.items() if status != 200} == {}
    kinds = {headers.get_content_type() for _, headers, _ in crawled.values()}
    assert kinds >= {"text/html", "text/css", "font/woff2", "application/pdf", "image/svg+xml", "image/png", "text/csv"}
    assert len([url for url in crawled if "/indikatorer/" in url]) == 18, "the indicators are not linked"


def test_each_page_is_in_its_language_and_finished(crawled):
    for url, (_, headers, body) in crawled.items():
        if headers.get_content_type() != "text/html" or "/utgavor/" in url:
            continue
        page = Links(body.decode())
        assert page.lang == ("en" if urlsplit(url).path.startswith("/en") else "sv"), url
        text = " ".join(page.text)
        assert not re.search(r"\b(site|any|page|home|report)-[a-z]+(-[a-z]+)*\b", text.replace("e-post", "")), url
        if page.lang == "sv":
            assert not re.search(r"(?<![\d.])\d+\.\d+ (%|procent|per)", text), f"{url} has a decimal point"
        assert len(body) < 100_000, f"{url} is heavy"


def test_pages_allow_nothing_that_runs(crawled):
    for url, (_, headers, _) in crawled.items():
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "script-src" not in policy, url
        assert headers["x-content-type-options"] == "nosniff", url


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


@pytest.fixture(scope="module")
def seen(site) -> list[dict]:
    """What a real browser saw of the pages: on a desk, on a phone, and by night."""
    urls = [site + prefix + path for path in LOOKED_AT for prefix in ("", "/en")]
    return json.loads(run("node", BROWSER / "look.mjs", *urls, seconds=600).stdout)


def test_axe_finds_nothing(seen):
    assert [(page["path"], page["screen"], rule) for page in seen for rule in page["violations"]] == []
    assert len(seen) == 3 * 2 * len(LOOKED_AT) and all(page["checked"] > 10 for page in seen)


def test_nothing_comes_from_elsewhere_and_nothing_is_complained_of(seen):
    assert [page["requests"] for page in seen if page["requests"]] == []
    complaints = [(page["path"], page["messages"]) for page in seen if page["messages"]]
    assert [said for path, said in complaints if not path.endswith("/finns-inte")] == []


def test_nothing_sticks_out_of_a_phone(seen):
    assert [(page["path"], page["screen"], page["wide"]) for page in seen if page["wide"]] == []


def test_the_nu_validator_finds_nothing(site, tmp_path):
    for number, path in enumerate(LOOKED_AT):
        (tmp_path / f"{number}.html").write_bytes(get(site + path)[2])
    said = run("java", "-jar", VALIDATOR, "--format", "json", *sorted(tmp_path.iterdir()), check=False)
    assert json.loads(said.stderr)["messages"] == []
