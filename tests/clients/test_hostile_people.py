"""One person's hands on another's: their addresses, fields, memberships and files; and scripts where others will read them.

Each gets a page that says what to do, and nothing in the database is another.
"""

import json
import re
import urllib.parse
import uuid


from forms import fill_workbook, typed
from hostile import (  # the last ones are fixtures, used by their names
    ACTS,
    FORM,
    SO1,
    VASTERAS,
    Answer,
    held,
    is_page,
    post,
    routes,
    send,
    service,
    unchanged,
    upload,
    who,
    workbook,
)
from service import Service
from test_journeys import the_rest

SCRIPT = """"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;"""


def test_addresses_of_others_lead_nowhere(service, who):
    posted = [path.removeprefix(FORM) for path in routes("POST") if path.startswith(FORM)]
    read = [path.removeprefix(FORM) for path in routes("GET") if path.startswith(FORM)]
    places = [
        "/svara/orebro-2024-2030/2022-2023x",
        "/svara/vastmanland/2022",
        "/svara/finns-inte/2024-2025",
        "/svara/orebro-2024-2030/1",
    ]
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
    fields = [
        "SO1@1880",
        "TS4@1880",
        "SO1@1860@1880",
        "XX9",
        "SO1.finns_inte",
        "KB5.school@1880",
        "../SO1",
        "",
        "SO1'--",
    ]
    with unchanged(service):
        for field in fields:
            form = {
                f"{field}:v": "",
                f"{field}:r": "1",
                f"{field}:a": "yes",
                f"{field}:c": "Ditt",
                "gor": f"mine:{field}:",
            }
            answer = post(service, SO1, who["contact"], form)
            assert answer.status in (303, 409, 422), (field, answer.status)
            told = send(
                service,
                "POST",
                f"{FORM}/spara",
                who["contact"],
                json.dumps({"typed": list(form.items())}).encode(),
                Content_Type="application/json",
            )
            assert told.status in (200, 409, 422), (field, told.status)


def test_memberships_and_colleagues_of_others_are_theirs(service, who):
    with unchanged(service):
        (own,) = {row[0] for row in held(service)["account"] if row[1] == VASTERAS}
        others = {row[0] for row in held(service)["membership"] if row[1] != own} | {uuid.uuid4().bytes}
        for member in (str(uuid.UUID(bytes=other)) for other in others):
            is_page(post(service, "/konto/kollegor/avsluta", who["far"], {"membership": member}), 403, 404, what=member)
            is_page(post(service, "/konto/roll", who["far"], {"membership": member}), 403, what=member)
        for wrong in ("", "1", "0" * 32, "' OR 1=1", "x" * 5_000):
            for path, cookie in (("/konto/roll", who["far"]), ("/konto/kollegor/avsluta", who["far"]), ("/demo", "")):
                is_page(post(service, path, cookie, {"membership": wrong}), 403, 404, 422, what=(path, wrong[:20]))


def test_what_somebody_else_sent_in_is_not_taken_in(service, who, workbook):
    shown = is_page(upload(service, f"{FORM}/formular", who["contact"], workbook), 200, what="own form").text
    yes = dict(re.findall(r'name="(fil|sett)" value="([^"]*)"', shown))
    assert len(yes) == 2
    with unchanged(service):
        is_page(post(service, f"{FORM}/formular/spara", who["near"], yes), 409)
        is_page(post(service, f"{FORM}/formular/spara", who["far"], yes), 404)
        is_page(post(service, f"{FORM}/formular/spara", "", yes), 401)
        for wrong in (
            {**yes, "fil": str(uuid.uuid4())},
            {**yes, "fil": "x"},
            {"fil": yes["fil"]},
            {},
            {**yes, "sett": "0" * 64},
        ):
            is_page(post(service, f"{FORM}/formular/spara", who["contact"], wrong), 409, what=wrong)


def test_what_is_typed_is_shown_as_it_was_typed(service, who, tmp_path):
    me = who["contact"]
    shown = [
        post(service, f"{FORM}/lamna-in", me, {"dnr": SCRIPT * 3}),
        post(service, "/logga-in", "", {"address": SCRIPT}),
        post(service, "/logga-in/glomt", "", {"address": SCRIPT}),
        post(service, "/logga-in/losenord", "", {"address": SCRIPT}),
        post(service, "/konto/kollegor/bjud-in", me, {"address": SCRIPT}),
        post(service, f"{FORM}/anstand", me, {"until": SCRIPT, "reason": SCRIPT}),
        post(service, SO1, me, {"SO3:v": "", "SO3:a": SCRIPT, "SO3:c": SCRIPT}),
        post(service, f"{FORM}/avsta", me, {"reason": SCRIPT * 20}),
        upload(service, f"{FORM}/formular", me, SCRIPT.encode()),
    ]
    assert all(answer.status == 422 for answer in shown), [answer.status for answer in shown]
    vem = urllib.parse.quote(f"{SCRIPT}@x.example")
    shown += [
        send(service, "GET", path, me)
        for path in (f"/konto/kollegor?klart=inbjuden&vem={vem}", f"/{vem}?{vem}={vem}", f"/konto?{vem}")
    ]
    # Declines with it, answers all the same, by hand and by file, and hands in.
    assert post(service, f"{FORM}/avsta", me, {"reason": SCRIPT}).status == 303
    shown += everywhere(service, me)
    assert (
        post(service, SO1, me, {"SO1:v": "", "SO1:r": "1", "SO1:a": "no", "SO1:c": SCRIPT, "SO1:m": SCRIPT}).status
        == 303
    )
    form = tmp_path / "form.xlsx"
    form.write_bytes(send(service, "GET", f"{FORM}/formular.xlsx", me).body)
    cells = [*the_rest(form), *typed("SO4/1860//", comment=SCRIPT, message=SCRIPT)]
    preview = upload(service, f"{FORM}/formular", me, fill_workbook(form, cells, tmp_path / "filled.xlsx").read_bytes())
    shown += [is_page(preview, 200)]
    yes = dict(re.findall(r'name="(fil|sett)" value="([^"]*)"', preview.text))
    assert post(service, f"{FORM}/formular/spara", me, yes).status == 303
    shown += everywhere(service, me)
    assert post(service, f"{FORM}/lamna-in", me, {"avstamt": "ja", "dnr": SCRIPT}).status == 303
    receipt = everywhere(service, me)
    assert sum("alert(1)" in answer.text for answer in receipt) >= 6, "it is shown where it belongs"
    for answer in shown + receipt:
        assert answer.status < 500
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text


def everywhere(service: Service, cookie: str) -> list[Answer]:
    """Every page on which something typed may stand."""
    of_form = ("", "/fragor/3", "/kontrollera", "/kvittens", "/historik", "/fragor", "/formular", "/avsta", "/anstand")
    pages = [*(FORM + page for page in of_form), "/svara", "/konto", "/konto/kollegor", "/utkorg", "/demo"]
    return [send(service, "GET", start + page, cookie) for start in ("", "/en") for page in pages]
