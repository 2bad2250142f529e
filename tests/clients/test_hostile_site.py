"""The site in hostile hands: from other sites, by wrong methods, in broken letters, wrong files, too much.

Whoever sends what no page of ours sends gets a page that says what to do, and nothing in the database is another.
"""

import io
import json
import re
import zipfile


from hostile import (  # the last ones are fixtures, used by their names
    ACTS,
    FORM,
    LAXA,
    OREBRO,
    SO1,
    held,
    is_page,
    language,
    post,
    raw,
    routes,
    send,
    service,
    tells,
    unchanged,
    upload,
    who,
    workbook,
)


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
    # The same from a page of ours is taken.
    before = held(service)["account"]
    own = {"Origin": service.address, "Sec_Fetch_Site": "same-origin"}
    assert post(service, "/konto/sprak", who["contact"], {"lang": "en"}, **own).status == 303
    assert held(service)["account"] != before
    assert post(service, "/konto/sprak", who["contact"], {"lang": "sv"}, **own).status == 303


def test_wrong_methods_get_a_page_and_do_nothing(service, who):
    posted, read = set(routes("POST")), set(routes("GET"))
    programs = {path for path in read if path.startswith(("/assets/", "/healthz", "/readyz"))}
    for name in ("contact", "nobody"):
        with unchanged(service):
            for path in sorted(posted | read - programs):
                wrong = ["PUT", "DELETE", "PATCH", "OPTIONS"] + ["POST"] * (path not in posted)
                for method in wrong:
                    is_page(
                        send(service, method, path, who[name]),
                        401,
                        403,
                        404,
                        405,
                        lang=language(path),
                        what=(method, path),
                    )
                head = send(service, "HEAD", path, who[name])
                assert head.status < 500 and head.body == b"", (path, head.status)
            for path in sorted(posted - read):
                is_page(send(service, "GET", path, who["contact"]), 403, 405, what=path)
    assert send(service, "PUT", "/konto", who["contact"]).headers["Allow"]


def test_the_demos_door_is_for_this_machine_alone(service, who):
    member = re.search(r'name="membership" value="([^"]+)"', send(service, "GET", "/demo").text)[1]
    with unchanged(service):
        for host in (
            "evil.example",
            f"evil.example:{service.port}",
            "127.0.0.1.evil.example",
            "127.0.0.1@evil.example",
            "",
        ):
            for path in ("/demo", "/utkorg", "/en/demo"):
                is_page(send(service, "GET", path, Host=host), 404, lang=language(path), what=(host, path))
            is_page(post(service, "/demo", "", {"membership": member}, Host=host), 404, what=host)
            forwarded = {"Host": host, "X_Forwarded_Host": "localhost", "Forwarded": "host=localhost"}
            is_page(send(service, "GET", "/demo", **forwarded), 404, what=forwarded)


def test_no_mail_leads_where_a_request_says(service, who):
    evil = {"Host": "evil.example", "X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "https"}
    assert post(service, "/logga-in", "", {"address": OREBRO}, **evil).status == 303
    assert post(service, "/logga-in/glomt", "", {"address": OREBRO}, **evil).status == 200
    assert (
        post(service, "/konto/kollegor/bjud-in", who["contact"], {"address": "ny@laxa.example"}, **evil).status == 303
    )
    mails = held(service)["mail"]
    assert len(mails) >= 3 and "evil" not in str(mails), mails


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
        is_page(send(service, "GET", "/svara?x=" + "y" * 20_000, me), 200)


def test_json_of_another_shape_is_refused(service, who):
    good = {"typed": [["SO1:a", "no"], ["SO1:v", ""]]}
    wrong = [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"{}",
        b'{"typed":{}}',
        b'{"typed":[["a"]]}',
        b'{"typed":[["a","b","c"]]}',
        b'{"typed":[[1,2]]}',
        b"[" * 200_000,
        b'{"typed":' * 50_000,
        b'{"typed":[["SO1:a","\xe5"]]}',
        b'{"typed":[["SO1:a","\\ud800"]]}',
        b"\x00",
        b"9" * 100_000,
    ]
    with unchanged(service):
        for body in wrong:
            is_page(
                send(service, "POST", f"{FORM}/spara", who["contact"], body, Content_Type="application/json"),
                400,
                422,
                what=body[:40],
            )
        for kind in (
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "",
            "application/xml",
        ):
            is_page(
                send(service, "POST", f"{FORM}/spara", who["contact"], json.dumps(good).encode(), Content_Type=kind),
                400,
                415,
                422,
                what=kind,
            )
        is_page(
            send(
                service,
                "POST",
                f"{FORM}/spara",
                who["contact"],
                b'{"typed":[["SO1:v",""],["SO1:a","no"],["SO1:c","' + b"x" * 9_000_000,
                Content_Type="application/json",
            ),
            413,
        )


def test_forms_of_another_kind_or_in_other_letters_are_refused(service, who):
    me = who["contact"]
    kinds = (
        "text/plain",
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "",
        "application/xml",
    )
    with unchanged(service):
        for path in routes("POST"):
            for kind in kinds:
                if path in (
                    "/konto/bekrafta",
                    "/konto/kalender",
                    "/konto/kalender/avsluta",
                    "/konto/logga-ut",
                    "/konto/logga-ut-overallt",
                    "/konto/tva-steg/ta-bort",
                ):
                    continue  # these read nothing of what is sent
                is_page(
                    post(service, path, me, b"address=x&SO1:a=no", Content_Type=kind),
                    400,
                    403,
                    404,
                    409,
                    410,
                    415,
                    422,
                    what=(path, kind),
                )
        for broken in (b"K%E5re", b"K\xe5re", b"%ff%fe", b"%C3", b"%ed%a0%80"):
            is_page(post(service, SO1, me, b"SO1:v=&SO1:r=1&SO1:a=no&SO1:c=" + broken), 400, 422, what=broken)
            is_page(post(service, f"{FORM}/lamna-in", me, b"dnr=" + broken), 400, 422, what=broken)
            is_page(post(service, f"{FORM}/avsta", me, b"reason=" + broken), 400, 422, what=broken)
            is_page(post(service, f"{FORM}/anstand", me, b"until=2026-04-10&reason=" + broken), 400, 422, what=broken)
            is_page(
                post(service, "/konto/kollegor/bjud-in", me, b"address=" + broken + b"@x.example"),
                400,
                422,
                what=broken,
            )
            is_page(post(service, "/logga-in", "", b"address=" + broken + b"@x.example"), 400, 422, what=broken)
        for zero in (b"a%00b", b"a\x00b"):
            is_page(
                post(service, "/konto/kollegor/bjud-in", me, b"address=" + zero + b"@x.example"), 400, 422, what=zero
            )
            is_page(post(service, "/logga-in", "", b"address=" + zero + b"@x.example"), 400, 422, what=zero)


def test_addresses_in_other_letters_lead_nowhere(service, who):
    parts = [
        "%00",
        "%ff",
        "%E5",
        "%2e%2e",
        "..%2f..%2fetc%2fpasswd",
        "%0d%0aX:%20y",
        "%",
        "%zz",
        "a" * 5_000,
        "%F0%9F%92%A9",
        "' OR 1=1",
        "%c0%ae",
    ]
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
                        is_page(answer, 400, 403, 404, 405, 410, what=(path, part))
            for path in (
                "/svara",
                "/logga-in",
                "/konto?klart=x&vem=x",
                f"{FORM}/formular?sparade=1",
                "/strategier/vastmanland/jamfor",
                "/konto/kollegor",
            ):
                joint = "&" if "?" in path else "?"
                for key in ("till", "kommun", "klart", "vem", "sparade", "sparat", part):
                    answer = send(service, "GET", f"{path}{joint}{key}={part}", who["contact"])
                    if answer.status == 303:
                        assert answer.location.startswith("/strategier/"), (path, key, part, answer.location)
                    else:
                        is_page(answer, 200, 400, 404, 422, what=(path, key, part))
        for request in (
            b"GET / HTTP/1.1\r\n\r\n",
            b"\x16\x03\x01\x02\x00",
            b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET /\xe5 HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET http://evil.example/demo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            b"POST /logga-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        ):
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
        files = {
            "empty": b"",
            "a report": report,
            "a bomb": bomb(),
            "half": workbook[: len(workbook) // 2],
            "zeros": bytes(1000),
            "text": b"hej",
            "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
            "page": b"<html><script>alert(1)</script>",
        }
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
        for body in (
            head + workbook,
            head,
            b"--x",
            b"",
            b"--x--",
            b"--x\r\n\r\n\r\n--x--",
            b"--x\r\n" + b"A: b\r\n" * 5000 + b"\r\nx\r\n--x--",
        ):
            is_page(send(service, "POST", at, me, body, **kind), 400, 422, what=body[:40])
        is_page(post(service, at, me, {"fil": "x"}), 400, 415, 422)
