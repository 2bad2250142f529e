"""The site in hostile hands: from other sites, with other people's ids, worn links, broken letters, wrong files, too much.

Whoever sends what no page of ours sends gets a page that says what to do, and nothing in the database is another.
"""

import io
import json
import re
import uuid
import zipfile
from pathlib import Path

import pytest

from forms import fill_workbook, typed
from hostile import is_page, held, post, raw, send, tells, unchanged, upload, write
from service import Service
from test_roles import ROLES, come_in

FORM = "/svara/orebro-2024-2030/2024-2025"
SO1 = f"{FORM}/fragor/3"
LAXA, OREBRO = "laxa@kommun.example", "orebro@kommun.example"
SCRIPT = """"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;"""

TABLE = (Path(__file__).parents[1] / "stories" / "access.txt").read_text().splitlines()
NAMES = {"slug": "orebro-2024-2030", "cycle": "2024-2025", "area": "3", "token": "a" * 43, "code": "SO1", "who": "uppgiftslamnare",
         "file": "sv.pdf", "scope": "region", "number": "1", "digest": "0" * 16, "name": "site.css"}


def routes(method: str) -> list[str]:
    """The addresses of the written table of routes."""
    paths = [line.split()[1] for line in TABLE if line.startswith(f"{method} ")]
    return [re.sub(r"\{(\w+)\}", lambda name: NAMES[name[1]], path) for path in paths]


# What would be done if it were taken.
ACTS = {
    f"{FORM}/fragor/3": {"SO1:v": "", "SO1:r": "1", "SO1:a": "no"},
    f"{FORM}/avsta": {"reason": "Nej"},
    f"{FORM}/anstand": {"until": "2026-04-10", "reason": "Mer tid"},
    f"{FORM}/lamna-in": {"avstamt": "ja"},
    "/logga-in": {"address": OREBRO},
    "/logga-in/glomt": {"address": OREBRO},
    "/konto/kollegor/bjud-in": {"address": "evil@evil.example"},
    "/konto/kollegor/lamna-over": {"address": "evil@evil.example"},
    "/konto/sprak": {"lang": "en"},
    "/konto/losenord": {"password": "ett helt nytt losenord", "again": "ett helt nytt losenord"},
}


@pytest.fixture(scope="module")
def service(malspar: Path, demo_a: Path, tmp_path_factory):
    service = Service(malspar, demo_a, tmp_path_factory.mktemp("hostile")).start()
    yield service
    service.stop()
    assert "panicked" not in service.log


@pytest.fixture(scope="module")
def who(service) -> dict[str, str]:
    """The cookies of a contact, of other municipalities' contacts, and of nobody."""
    found = {"contact": ("Uppgiftslämnare", "Laxå"), "near": ("Uppgiftslämnare", "Hällefors"), "far": ("Uppgiftslämnare", "Västerås")}
    return {name: come_in(service.address, *role) for name, role in found.items()} | {"nobody": ""}


@pytest.fixture(scope="module")
def workbook(service, who, tmp_path_factory) -> bytes:
    """Laxå's own form with one answer in it."""
    folder = tmp_path_factory.mktemp("form")
    (folder / "form.xlsx").write_bytes(send(service, "GET", f"{FORM}/formular.xlsx", who["contact"]).body)
    return fill_workbook(folder / "form.xlsx", typed("SO3/1860//", 3), folder / "filled.xlsx").read_bytes()


FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Sec_Fetch_Site": "cross-site", "Origin": "https://evil.example"},
    {"Sec_Fetch_Site": "same-site"},
]


def test_what_another_sites_page_posts_is_refused(service, who):
    for path in routes("POST"):
        for name in ("contact", "far", "nobody"):
            with unchanged(service):
                for n, headers in enumerate(FOREIGN):
                    lang = "en" if n % 2 else "sv"
                    at = f"/en{path}" if lang == "en" else path
                    answer = post(service, at, who[name], ACTS.get(path, {}), **headers)
                    is_page(answer, 403, lang=lang, what=(at, name, headers))
                    tells(answer, "page-cross-site", lang)
                    assert not answer.headers["Set-Cookie"]


def test_wrong_methods_get_a_page_and_do_nothing(service, who):
    posted, read = set(routes("POST")), set(routes("GET"))
    programs = {path for path in read if path.startswith(("/assets/", "/healthz", "/readyz"))}
    for name in ("contact", "nobody"):
        with unchanged(service):
            for path in sorted(posted | read - programs):
                wrong = ["PUT", "DELETE", "PATCH", "OPTIONS"] + ["POST"] * (path not in posted)
                for method in wrong:
                    is_page(send(service, method, path, who[name]), 401, 403, 404, 405, what=(method, path))
                head = send(service, "HEAD", path, who[name])
                assert head.status < 500 and head.body == b"", (path, head.status)
            for path in sorted(posted - read):
                is_page(send(service, "GET", path, who["contact"]), 405, what=path)
    assert send(service, "PUT", "/konto", who["contact"]).headers["Allow"]


def test_the_demos_door_is_for_this_machine_alone(service, who):
    with unchanged(service):
        for host in ("evil.example", f"evil.example:{service.port}", "127.0.0.1.evil.example", "127.0.0.1@evil.example", ""):
            for path in ("/demo", "/utkorg", "/en/demo"):
                is_page(send(service, "GET", path, Host=host), 400, 404, lang="en" if "/en" in path else "sv", what=(host, path))
            is_page(post(service, "/demo", "", {"membership": str(uuid.uuid4())}, Host=host), 400, 404, what=host)
            forwarded = {"Host": host, "X_Forwarded_Host": "localhost", "Forwarded": "host=localhost"}
            is_page(send(service, "GET", "/demo", **forwarded), 400, 404, what=forwarded)


def test_no_mail_leads_where_a_request_says(service, who):
    evil = {"Host": "evil.example", "X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "https"}
    assert post(service, "/logga-in", "", {"address": OREBRO}, **evil).status == 303
    assert post(service, "/logga-in/glomt", "", {"address": OREBRO}, **evil).status == 200
    assert post(service, "/konto/kollegor/bjud-in", who["contact"], {"address": "ny@laxa.example"}, **evil).status == 303
    mails = held(service)["mail"]
    assert len(mails) >= 3 and "evil" not in str(mails), mails


# Other people's things.


def test_addresses_of_others_lead_nowhere(service, who):
    posted = [path.removeprefix(FORM) for path in routes("POST") if path.startswith(FORM)]
    read = [path.removeprefix(FORM) for path in routes("GET") if path.startswith(FORM)]
    places = ["/svara/orebro-2024-2030/2022-2023x", "/svara/vastmanland/2022", "/svara/finns-inte/2024-2025", "/svara/orebro-2024-2030/1"]
    with unchanged(service):
        for place in places:
            for rest in posted:
                answer = post(service, place + rest, who["contact"], ACTS.get(FORM + rest, {}))
                is_page(answer, 400, 404, what=place + rest)
            for rest in read:
                answer = send(service, "GET", place + rest, who["contact"])
                if rest != "/formular/spara":
                    is_page(answer, 404, what=place + rest)
        for rest in posted:
            is_page(post(service, FORM + rest, who["far"], ACTS.get(FORM + rest, {})), 404, what=rest)
        for rest in ("/fragor/99", "/fragor/..", "/fragor/%2e%2e"):
            is_page(send(service, "GET", FORM + rest, who["contact"]), 404, what=rest)


def test_fields_of_others_and_of_questions_not_asked_are_not_written(service, who):
    fields = ["SO1@1880", "TS4@1880", "SO1@1860@1880", "XX9", "SO1.finns_inte", "KB5.school@1880", "../SO1", "", "SO1'--"]
    with unchanged(service):
        for field in fields:
            form = {f"{field}:v": "", f"{field}:r": "1", f"{field}:a": "yes", f"{field}:c": "Ditt", "gor": f"mine:{field}:"}
            answer = post(service, SO1, who["contact"], form)
            assert answer.status in (303, 409, 422), (field, answer.status)
            told = send(service, "POST", f"{FORM}/spara", who["contact"], json.dumps({"typed": list(form.items())}).encode(),
                        Content_Type="application/json")
            assert told.status in (200, 409, 422), (field, told.status)


def test_memberships_and_colleagues_of_others_are_theirs(service, who):
    with unchanged(service):
        others = [str(uuid.UUID(bytes=row[0])) for row in held(service)["membership"]]
        door = send(service, "GET", "/konto", who["contact"]).text
        own = set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", door))
        assert others
        for member in [*others, str(uuid.uuid4())]:
            is_page(post(service, "/konto/kollegor/avsluta", who["far"], {"membership": member}), 403, 404, 409, 422, what=member)
            if member not in own:
                answer = post(service, "/konto/roll", who["far"], {"membership": member})
                own_of_far = send(service, "GET", "/konto", who["far"]).text
                if member not in own_of_far and answer.status != 303:
                    is_page(answer, 403, 404, what=member)
        for wrong in ("", "1", "0" * 32, "' OR 1=1", "x" * 5000):
            is_page(post(service, "/konto/roll", who["contact"], {"membership": wrong}), 400, 403, 404, 422, what=wrong[:20])
            is_page(post(service, "/konto/kollegor/avsluta", who["contact"], {"membership": wrong}), 400, 403, 404, 422, what=wrong[:20])
            is_page(post(service, "/demo", "", {"membership": wrong}), 400, 403, 404, 422, what=wrong[:20])
        owners = [m for m in others]
        assert owners


def test_what_somebody_else_sent_in_is_not_taken_in(service, who, workbook):
    shown = is_page(upload(service, f"{FORM}/formular", who["contact"], workbook), 200).text
    yes = dict(re.findall(r'name="(fil|sett)" value="([^"]*)"', shown))
    assert len(yes) == 2
    with unchanged(service):
        is_page(post(service, f"{FORM}/formular/spara", who["near"], yes), 409)
        is_page(post(service, f"{FORM}/formular/spara", who["far"], yes), 404)
        is_page(post(service, f"{FORM}/formular/spara", "", yes), 401)
        for wrong in ({**yes, "fil": str(uuid.uuid4())}, {**yes, "fil": "x"}, {"fil": yes["fil"]}, {}, {**yes, "sett": "0" * 64}):
            is_page(post(service, f"{FORM}/formular/spara", who["contact"], wrong), 409, what=wrong)


# Links, codes and cookies.


def mail_to(service: Service, address: str) -> str:
    """The newest mail's text."""
    with unchanged(service):
        pass
    import sqlite3

    with sqlite3.connect(service.data / "malspar.db") as base:
        (body,) = base.execute("SELECT body FROM mail WHERE recipient = ? ORDER BY queued_at DESC, rowid DESC", (address,)).fetchone()
    base.close()
    return body


def asked(service: Service, till: str = "", address: str = LAXA) -> tuple[str, str, str]:
    """Asks for a mail: the browser's cookie, the code, the link."""
    answer = post(service, "/logga-in", "", {"address": address, "till": till})
    assert answer.status == 303, answer.text
    body = mail_to(service, address)
    code, link = re.search(r"\b(\d{6})\b", body)[1], re.search(r"(/logga-in/lank/\S+)", body)[1]
    return answer.headers["Set-Cookie"].split(";")[0], code, link


def test_worn_links_and_codes_open_nothing(service):
    # By the link: once.
    browser, code, link = asked(service)
    with unchanged(service):
        for method in ("GET", "HEAD", "OPTIONS"):
            send(service, method, link)
        for wrong in (link[:-1] + ("A" if link[-1] != "A" else "B"), "/logga-in/lank/x", "/logga-in/lank/" + "a" * 9000, link + "%00"):
            is_page(send(service, "GET", wrong), 400, 404, 410, 414, 431, what=wrong[:60])
            is_page(post(service, wrong), 400, 404, 410, 414, 431, what=wrong[:60])
    other, *_ = asked(service, address="ingen@laxa.example") if False else ("malspar-begun=" + "a" * 43, "", "")
    with unchanged(service, but=("sign_in",)):
        is_page(post(service, "/logga-in/kod", "", {"code": code}), 410)
        is_page(post(service, "/logga-in/kod", other, {"code": code}), 410)
        is_page(post(service, "/logga-in/kod", browser, {"code": "000000" if code != "000000" else "000001"}), 422)
        is_page(post(service, "/logga-in/kod", browser, {"code": "x" * 100_000}), 422)
    assert post(service, link).status == 303
    with unchanged(service):
        is_page(post(service, link), 410)
        is_page(send(service, "GET", link), 410)
        is_page(post(service, "/logga-in/kod", browser, {"code": code}), 410)
    # By the code: once, and not when its hour is over.
    browser, code, link = asked(service)
    write(service, "UPDATE sign_in SET expires_at = '2020-01-01T00:00:00.000000Z' WHERE spent_at IS NULL")
    with unchanged(service):
        is_page(post(service, "/logga-in/kod", browser, {"code": code}), 410)
        is_page(post(service, link), 410)


def test_one_goes_on_to_a_page_of_ours_alone(service):
    evil = ["//evil", "https://evil", "/\\evil", "/\t/evil", "/%0d%0aSet-Cookie:x=1", "\r\nSet-Cookie: x=1", "javascript:alert(1)", "/x\r\nX: y"]
    for till in evil:
        for page in ("/logga-in", "/logga-in/losenord"):
            shown = send(service, "GET", f"{page}?till=" + "".join(f"%{b:02x}" for b in till.encode()))
            is_page(shown, 200, what=till)
            if till.startswith("/%0d"):
                continue  # a page of ours that there is not
            assert "evil" not in shown.text and "Set-Cookie" not in shown.text, till
    for till in ("//evil", "/\\evil"):
        _, _, link = asked(service, till)
        answer = post(service, link)
        assert (answer.status, answer.location) == (303, "/svara"), till


def test_what_is_no_session_is_nobody(service, who):
    cookie = who["contact"]
    name, value = cookie.split("=")
    tampered = [value[:-1], value[:-1] + "*", value[::-1], "", "a" * 20_000, "å", '"' + "\x7f", "' OR 1=1 --", value + value, value.swapcase()]
    with unchanged(service):
        for wrong in tampered:
            broken = f"{name}={wrong}".encode("latin-1", "replace").decode("latin-1")
            answer = send(service, "GET", "/svara", broken)
            assert answer.status in (303, 400, 431), (wrong[:40], answer.status)
            is_page(post(service, SO1, broken, ACTS[SO1]), 401, 400, 431, what=wrong[:40])
        # Which of two cookies holds is the browser's business; neither breaks anything.
        assert send(service, "GET", "/svara", f"{name}=x; {cookie}").status in (200, 303)
    ended = come_in(service.address, *ROLES["contact"])
    before = held(service)["session"]
    fresh = [row for row in before if row not in ()][-1]
    assert fresh
    write(service, "UPDATE session SET expires_at = '2020-01-01T00:00:00.000000Z' WHERE created_at = (SELECT max(created_at) FROM session)")
    with unchanged(service):
        answer = send(service, "GET", "/svara", ended)
        assert answer.status == 303 and answer.location.startswith("/logga-in?till="), answer.location
        is_page(post(service, SO1, ended, ACTS[SO1]), 401)
        is_page(post(service, "/en/konto/sprak", ended, {"lang": "en"}), 401, lang="en")


# Too much, and wrong letters.


def test_too_much_is_refused_on_a_page(service, who):
    me = who["contact"]
    row = {"SO1:v": "", "SO1:r": "1", "SO1:a": "no"}
    with unchanged(service):
        for name in ("c", "m"):
            for size in (5_000, 1_000_000):
                is_page(post(service, SO1, me, {**row, f"SO1:{name}": "å" * size}), 422, what=(name, size))
        is_page(post(service, f"{FORM}/lamna-in", me, {"dnr": "1" * 101}), 422)
        is_page(post(service, f"{FORM}/lamna-in", me, {"dnr": "1" * 1_000_000}), 422)
        is_page(post(service, f"{FORM}/avsta", me, {"reason": "x" * 1_001}), 422)
        is_page(post(service, f"{FORM}/avsta", me, {"reason": "x" * 1_000_000}), 422)
        is_page(post(service, f"{FORM}/anstand", me, {"until": "2026-04-10", "reason": "x" * 1_001}), 422)
        is_page(post(service, f"{FORM}/anstand", me, {"until": "9" * 1_000_000, "reason": "x"}), 422)
        for path in ("/logga-in", "/logga-in/glomt", "/logga-in/losenord"):
            is_page(post(service, path, "", {"address": "x" * 1_000_000 + "@x.example"}), 422, what=path)
        is_page(post(service, "/logga-in/losenord", "", {"address": LAXA, "password": "x" * 1_000_000}), 422)
        is_page(post(service, "/konto/kollegor/bjud-in", me, {"address": "x" * 1_000_000 + "@x.example"}), 422)
        is_page(post(service, "/konto/losenord", me, {"password": "x" * 1_000_000, "again": "x" * 1_000_000}), 422)
        many = {f"X{n}:a": "1" for n in range(10_000)}
        assert post(service, SO1, me, many).status in (303, 400, 409, 413, 422)
        is_page(post(service, f"{FORM}/lamna-in", me, {**many, "dnr": "1" * 101}), 422)
        for path in routes("POST"):
            answer = post(service, path, me, b"a=" + b"x" * (8 * 1024 * 1024))
            is_page(answer, 403, 404, 413, 415, 422, 410, what=path)
        is_page(send(service, "GET", "/svara?x=" + "y" * 20_000, me), 200, 414, 431)


def test_json_of_another_shape_is_refused(service, who):
    good = {"typed": [["SO1:a", "no"], ["SO1:v", ""]]}
    wrong = [
        b"", b"{", b"null", b"[]", b'"x"', b"{}", b'{"typed":{}}', b'{"typed":[["a"]]}', b'{"typed":[["a","b","c"]]}', b'{"typed":[[1,2]]}',
        b"[" * 200_000, b'{"typed":' * 50_000, b'{"typed":[["SO1:a","\xe5"]]}', b'{"typed":[["SO1:a","\\ud800"]]}', b"\x00", b"9" * 100_000,
    ]
    with unchanged(service):
        for body in wrong:
            is_page(send(service, "POST", f"{FORM}/spara", who["contact"], body, Content_Type="application/json"), 400, 422, what=body[:40])
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "application/xml"):
            is_page(send(service, "POST", f"{FORM}/spara", who["contact"], json.dumps(good).encode(), Content_Type=kind), 400, 415, 422, what=kind)
        is_page(send(service, "POST", f"{FORM}/spara", who["contact"], b'{"typed":[["SO1:v",""],["SO1:a","no"],["SO1:c","' + b"x" * 9_000_000,
                     Content_Type="application/json"), 413)


def test_forms_of_another_kind_or_in_other_letters_are_refused(service, who):
    me = who["contact"]
    kinds = ("text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "", "application/xml")
    with unchanged(service):
        for path in routes("POST"):
            for kind in kinds:
                if path in ("/konto/bekrafta", "/konto/logga-ut", "/konto/logga-ut-overallt", "/konto/tva-steg/ta-bort"):
                    continue  # these read nothing of what is sent
                is_page(post(service, path, me, b"address=x&SO1:a=no", Content_Type=kind), 400, 403, 404, 409, 410, 415, 422, what=(path, kind))
        for broken in (b"K%E5re", b"K\xe5re", b"%ff%fe", b"%C3", b"%ed%a0%80"):
            is_page(post(service, SO1, me, b"SO1:v=&SO1:r=1&SO1:a=no&SO1:c=" + broken), 400, 422, what=broken)
            is_page(post(service, f"{FORM}/lamna-in", me, b"dnr=" + broken), 400, 422, what=broken)
            is_page(post(service, f"{FORM}/avsta", me, b"reason=" + broken), 400, 422, what=broken)
            is_page(post(service, f"{FORM}/anstand", me, b"until=2026-04-10&reason=" + broken), 400, 422, what=broken)
            is_page(post(service, "/konto/kollegor/bjud-in", me, b"address=" + broken + b"@x.example"), 400, 422, what=broken)
            is_page(post(service, "/logga-in", "", b"address=" + broken + b"@x.example"), 400, 422, what=broken)
        for zero in (b"a%00b", b"a\x00b"):
            is_page(post(service, "/konto/kollegor/bjud-in", me, b"address=" + zero + b"@x.example"), 400, 422, what=zero)
            is_page(post(service, "/logga-in", "", b"address=" + zero + b"@x.example"), 400, 422, what=zero)


def test_addresses_in_other_letters_lead_nowhere(service, who):
    parts = ["%00", "%ff", "%E5", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%0d%0aX:%20y", "%", "%zz", "a" * 5_000, "%F0%9F%92%A9", "' OR 1=1", "%c0%ae"]
    with unchanged(service):
        for part in parts:
            part = part.replace(" ", "%20")
            for path in routes("GET"):
                for name in ("orebro-2024-2030", "2024-2025", "SO1", "sv.pdf", "a" * 43):
                    if f"/{name}" not in path:
                        continue
                    answer = send(service, "GET", path.replace(f"/{name}", f"/{part}"), who["contact"])
                    assert answer.status < 500, (path, part, answer.status)
                    if not path.startswith("/assets/") and answer.status not in (200, 303):
                        is_page(answer, 400, 404, 405, 410, what=(path, part))
            for path in ("/svara", "/logga-in", "/konto?klart=x&vem=x", f"{FORM}/formular?sparade=1", "/strategier/vastmanland/jamfor", "/konto/kollegor"):
                joint = "&" if "?" in path else "?"
                for key in ("till", "kommun", "klart", "vem", "sparade", "sparat", part):
                    answer = send(service, "GET", f"{path}{joint}{key}={part}", who["contact"])
                    is_page(answer, 200, 400, 404, 422, what=(path, key, part))
        for request in (b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /\xe5 HTTP/1.1\r\nHost: x\r\n\r\n",
                        b"GET http://evil.example/demo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        b"POST /logga-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 500 + b"\r\n"):
            assert b" 500 " not in raw(service, request)[:40], request[:60]


# Wrong files.


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(100):
                part.write(bytes(1024 * 1024))
    return out.getvalue()


def test_wrong_files_are_refused(service, who, workbook, demo_a):
    at, me = f"{FORM}/formular", who["contact"]
    report = next((demo_a / "reports").glob("*_region_sv.pdf")).read_bytes()
    with unchanged(service):
        files = {"empty": b"", "a report": report, "a bomb": bomb(), "half": workbook[: len(workbook) // 2], "zeros": bytes(1000), "text": b"hej",
                 "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100), "page": b"<html><script>alert(1)</script>"}
        for what, file in files.items():
            for lang, start in (("sv", ""), ("en", "/en")):
                is_page(upload(service, start + at, me, file), 413, 422, lang=lang, what=what)
        is_page(upload(service, at, who["near"], workbook), 422)
        is_page(upload(service, at, me, workbook, field="bild"), 422)
        is_page(upload(service, at, me, workbook, times=2), 422)
        is_page(upload(service, at, me, bytes(5 * 1024 * 1024)), 413, 422)
        is_page(upload(service, at, me, bytes(9 * 1024 * 1024)), 413)
        is_page(upload(service, at, who["far"], workbook), 404)
        is_page(upload(service, at, "", workbook), 401)
        kind = {"Content_Type": "multipart/form-data; boundary=x"}
        head = b'--x\r\nContent-Disposition: form-data; name="fil"; filename="a.xlsx"\r\n\r\n'
        for body in (head + workbook, head, b"--x", b"", b"--x--", b"--x\r\n\r\n\r\n--x--", b"--x\r\n" + b"A: b\r\n" * 5000 + b"\r\nx\r\n--x--"):
            is_page(send(service, "POST", at, me, body, **kind), 400, 422, what=body[:40])
        is_page(post(service, at, me, {"fil": "x"}), 400, 415, 422)


# Scripts in every field.


def test_what_is_typed_is_shown_as_it_was_typed(service, who, tmp_path, workbook):
    me = who["near"]
    form = {"SO1:v": mark(service, me, "SO1"), "SO1:r": "1", "SO1:a": "no", "SO1:c": SCRIPT, "SO1:m": SCRIPT}
    assert post(service, SO1, me, form).status == 303
    pages = [SO1, f"{FORM}/kontrollera", FORM, "/svara", f"{FORM}/historik", "/utkorg", "/konto", "/konto/kollegor", f"{FORM}/fragor"]
    assert post(service, f"{FORM}/anstand", who["contact"], {"until": "2026-04-10", "reason": SCRIPT}).status in (303, 422)
    assert post(service, f"{FORM}/avsta", who["contact"], {"reason": SCRIPT}).status == 303
    shown = [send(service, "GET", start + page, cookie) for start in ("", "/en") for page in pages for cookie in (me, who["contact"])]
    # What is refused is shown again.
    shown += [post(service, f"{FORM}/lamna-in", me, {"dnr": SCRIPT * 3}), post(service, "/logga-in", "", {"address": SCRIPT}),
              post(service, "/konto/kollegor/bjud-in", me, {"address": SCRIPT}), post(service, f"{FORM}/anstand", me, {"until": SCRIPT, "reason": SCRIPT}),
              send(service, "GET", "/konto/kollegor?klart=inbjuden&vem=%3Cscript%3Ealert(1)%3C/script%3E@x.example", me),
              send(service, "GET", "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E?a=%22%3E%3Cscript%3Ealert(1)", me)]
    seen = 0
    for answer in shown:
        assert answer.status < 500
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
        seen += answer.text.count("alert(1)")
    assert seen >= 10, "it is shown where it belongs"


def mark(service: Service, cookie: str, field: str) -> str:
    return re.search(rf'name="{field}:v" value="([^"]*)"', send(service, "GET", SO1, cookie).text)[1]
