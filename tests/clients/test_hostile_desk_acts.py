"""What those write who may write at the desk, or by a council's link, when they mean no good or press twice: it is shown as it
was written, done once, and never more than the service has room for.
"""

import csv
import io
import re
import threading
import time

from hostile import (  # the last one is a fixture, used by its name
    held,
    is_page,
    post,
    send,
    service,
    unchanged,
    upload,
    write,
)
from hostile_desk import (  # the last one is a fixture, used by its name
    DAY,
    ask_a_council,
    hidden,
    ids,
    refused,
    somebody,
    desk,
)
from test_hostile_people import SCRIPT
from test_roles import come_in

STRATEGY = "/uppfoljning/orebro-2024-2030"
CYCLE = f"{STRATEGY}/2024-2025"
REPORT = f"{CYCLE}/rapport"
PEOPLE = f"{STRATEGY}/personer"
ANALYSIS = f"{CYCLE}/texter/analys-2.1"


def is_taken(answer, what: object = "") -> None:
    """It was done, and the page that follows is one of ours."""
    assert answer.status == 303 and re.match(r"/(uppfoljning|delad|forvaltning)/", answer.location), (what, answer.status)


def test_a_link_that_has_ended_says_nothing_and_takes_nothing(service, desk):
    owner = desk["owner"]
    link = ask_a_council(service, owner, "Rådet för länkar")
    reading = post(service, f"{REPORT}/lankar", owner, {"utkast": "1", "rubrik": "Nämnden", "sista": DAY})
    reading = re.search(r"/delad/[\w-]{43}", is_page(reading, 200).text)[0]
    is_page(send(service, "GET", link), 200)
    with unchanged(service):
        is_page(send(service, "GET", reading), 200)
        # Whoever may read the draft alone is no council, and nobody guesses a link.
        for token in (reading.rsplit("/", 1)[1], "x", "b" * 43, "b" * 9_000, "%00", ".."):
            other = f"/delad/{token}/synpunkter"
            is_page(send(service, "GET", other), 404, what=other)
            is_page(post(service, other, "", {"text": "Bra"}), 404, what=other)
        for wrong in ({}, {"text": " "}, {"text": "x" * 5_001}, {"text": "Bra", "plats": "objective/99"}):
            is_page(post(service, link, "", wrong), 422, what=str(wrong)[:40])
    # Its last day has been, its time has run out, it has been ended.
    (until,) = {row[1] for row in held(service)["consultation"]}
    write(service, "UPDATE consultation SET until = '2020-01-01'")
    with refused(service, 422) as check:
        check(post(service, link, "", {"text": "För sent"}), "over")
    write(service, "UPDATE consultation SET until = ?", until)
    (lasts,) = {row[6] for row in held(service)["share_link"] if row[3] == "Nämnden"}
    write(service, "UPDATE share_link SET expires_at = '2020-01-01T00:00:00+00:00' WHERE title = 'Nämnden'")
    with refused(service, 410) as check:
        for path in (reading, f"{reading}/indikatorer", f"{reading}/utkast/sv.pdf"):
            check(send(service, "GET", path), path)
    write(service, "UPDATE share_link SET expires_at = ? WHERE title = 'Nämnden'", lasts)
    is_page(send(service, "GET", reading), 200)
    for one in ids(service, "share_link"):
        is_taken(post(service, f"{REPORT}/lankar/avsluta", owner, {"lank": one}))
    with refused(service, 410) as check:
        for path in (link, reading, f"{reading}/utkast/sv.pdf"):
            check(send(service, "GET", path), path)
        check(post(service, link, "", {"text": "Bra"}), "ended")


def test_what_is_not_ones_own_looks_like_what_there_is_not(service, desk):
    own = [send(service, "GET", path, desk["owner"]) for path in ("/uppfoljning/vastmanland", "/uppfoljning/finns-inte")]
    assert [answer.status for answer in own] == [404, 404]
    told = [answer.text.replace("vastmanland", "finns-inte") for answer in own]
    assert told[0] == told[1], "a strategy of others tells that it is there"


# What is written.


def test_what_is_typed_is_shown_as_it_was_typed(service, desk):
    owner, shown = desk["owner"], []
    text = {**hidden(service, ANALYSIS, owner), "sv-0": f"Ett {{{{TS1.yes}}}} [a](javascript:alert(1)) {SCRIPT}"}
    link = ask_a_council(service, owner, "Rådet för ord")
    for path, form in {
        ANALYSIS: text,
        f"{ANALYSIS}/visa": text,
        f"{CYCLE}/lage/1860": {"dag": "x", "anteckning": SCRIPT},
        f"{CYCLE}/anstand/1860": {"until": SCRIPT, "reason": SCRIPT},
        f"{CYCLE}/svar/1880/oppna": {"until": SCRIPT, "reason": SCRIPT},
        f"{CYCLE}/svar/1880/komplettera": {"reason": SCRIPT * 50},
        f"{REPORT}/lankar": {"utkast": "1", "rubrik": SCRIPT, "sista": SCRIPT},
        f"{REPORT}/synpunkter/ny": {"rad1": SCRIPT, "post1": SCRIPT, "sista": SCRIPT},
        f"{REPORT}/synpunkter/1/rad": {"rad": SCRIPT, "post": SCRIPT},
        f"{PEOPLE}/bjud-in": {"address": SCRIPT, "organisation": SCRIPT},
        f"{PEOPLE}/flera": {"text": f"1860; {SCRIPT}\n{SCRIPT}; a@b.example"},
        f"{PEOPLE}/sandlista": {"text": SCRIPT},
        f"{PEOPLE}/organisation/1860": {"address": SCRIPT},
        link: {"text": SCRIPT * 200},
    }.items():
        shown.append(post(service, path, owner, form))
        assert shown[-1].status in (200, 409, 422), (path, shown[-1].status)
    shown += [
        post(service, "/forvaltning/konton/bjud-in", desk["admin"], {"address": SCRIPT, "plats": SCRIPT}),
        upload(service, f"{STRATEGY}/serier", owner, SCRIPT.encode()),
        upload(service, f"{STRATEGY}/katalog/paket", owner, f'slug = "{SCRIPT}"'.encode()),
    ]
    for field in ("vad", "fran", "konto"):
        shown.append(send(service, "GET", f"/forvaltning/logg?{field}=%22%3E%3Cscript%3Ealert", desk["admin"]))
    # Where it can be kept it is, and stands on other pages.
    is_taken(post(service, f"{CYCLE}/lage/1860", owner, {"dag": "2026-05-01", "anteckning": SCRIPT}))
    is_taken(post(service, f"{CYCLE}/anstand/1860", owner, {"until": DAY, "reason": SCRIPT}))
    is_taken(post(service, f"{PEOPLE}/sandlista", owner, {"text": f"={SCRIPT}; a@b.example"}))
    is_taken(post(service, link, "", {"text": SCRIPT}))
    is_page(post(service, f"{REPORT}/lankar", owner, {"utkast": "1", "rubrik": SCRIPT}), 200)
    said = zip(ids(service, "council_comment"), held(service)["council_comment"])
    (comment,) = [one for one, row in said if row[3] == SCRIPT]
    is_taken(post(service, f"{REPORT}/synpunkter/1/svar", owner, {"vilken": comment, "svar": SCRIPT}))
    pages = [CYCLE, f"{CYCLE}/lage/1860", f"{CYCLE}/anstand/1860", f"{CYCLE}/svar/1860", f"{CYCLE}/texter", PEOPLE, ANALYSIS]
    pages += [f"{PEOPLE}/sandlista", REPORT, f"{REPORT}/lankar", f"{REPORT}/synpunkter/1", link, f"{REPORT}/tjansteskrivelse"]
    kept = [send(service, "GET", start + page, owner) for start in ("", "/en") for page in pages]
    kept += [send(service, "GET", f"{REPORT}/forhandsvisning", owner)]
    assert sum("alert(1)" in answer.text for answer in kept) >= 10, "it is shown where it belongs"
    for answer in shown + kept:
        assert answer.status < 500
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text and 'href="javascript' not in answer.text


def test_what_councils_say_can_be_taken_whatever_signs_they_use(service, desk):
    owner = desk["owner"]
    link = ask_a_council(service, owner, "Rådet för tecken")
    texts = (
        "# Rubrik\n\n> citat\n\n---",
        SCRIPT,
        "Se `kod`, [a](mailto:a@b.example) och ![x](y)",
        "{{{TS1.yes}} och \\{\\{TS1.yes\\}\\} och &#123;&#123;TS1.yes}}",
        "    indraget\n\n| a | b |\n| --- | --- |",
        "ett\x00två\x1b[31m",
    )
    before = set(ids(service, "council_comment"))
    for text in texts:
        is_taken(post(service, link, "", {"text": text}), text)
        is_taken(post(service, link, "", {"text": text}), "said twice, and kept once")
    assert not re.search(r"[\x00\x1b]", str([row[3] for row in held(service)["council_comment"]]))
    # They lie in the order of their ids, which is no order.
    kept = [one for one in ids(service, "council_comment") if one not in before]
    assert len(kept) == len(texts)
    for one in kept:
        is_taken(post(service, f"{REPORT}/synpunkter/1/ta-med", owner, {"vilken": one}), one)
        with unchanged(service):
            is_taken(post(service, f"{REPORT}/synpunkter/1/ta-med", owner, {"vilken": one}), "once is enough")
    page = send(service, "GET", f"{REPORT}/forhandsvisning", owner).text
    assert "{ {TS1.yes}}" in page.replace("&#123;", "{"), "a council names no figures"
    assert send(service, "GET", f"{REPORT}/utkast.pdf", owner).status == 200


def test_a_council_has_a_name_and_an_address_has_one_line(service, desk):
    owner = desk["owner"]
    ask_a_council(service, owner, "Rådet för namn")
    names = ("Rådet\r\nBcc: evil@evil.example", "Rådet {{TS1.yes}}", "<b>Rådet</b>", "# Rådet", "---", "x" * 201, "\x00")
    addresses = ("a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", '"x" <a@b.example>', "a@b", "@")
    with refused(service, 422) as check:
        for name in names:
            check(post(service, f"{REPORT}/synpunkter/1/rad", owner, {"rad": name, "post": "evil@evil.example"}), name)
            check(post(service, f"{REPORT}/synpunkter/ny", owner, {"nummer": "2", "rad1": name, "sista": DAY}), name)
        for address in addresses:
            check(post(service, f"{REPORT}/synpunkter/1/rad", owner, {"rad": "Rådet för post", "post": address}), address)
            check(post(service, f"{PEOPLE}/bjud-in", owner, {"address": address, "organisation": "1860"}), address)
            line = f"1860; {address}".replace("\n", " ")
            check(post(service, f"{PEOPLE}/flera", owner, {"text": line, "gor": "skicka"}), address)
            check(post(service, f"{PEOPLE}/organisation/1860", owner, {"address": address}), address)


def test_a_table_that_is_taken_along_computes_nothing(service, desk):
    is_taken(post(service, f"{PEOPLE}/sandlista", desk["owner"], {"text": "=1+1; a@b.example"}))
    table = send(service, "GET", "/forvaltning/logg.csv", desk["admin"])
    rows = list(csv.reader(io.StringIO(table.text.removeprefix("\ufeff"))))
    assert table.status == 200 and len(rows) > 20 and len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []


# What is too much, too far away, or comes twice.


def test_more_text_than_there_is_room_for_is_answered_at_once(service, desk):
    seen = hidden(service, ANALYSIS, desk["owner"])
    for sign in ("<a ", "`", "[", "_a_ ", "{{TS1.yes}} ", "- a\n"):
        for path in (f"{ANALYSIS}/visa", ANALYSIS):
            began = time.monotonic()
            with refused(service, 413) as check:
                check(post(service, path, desk["owner"], {**seen, "sv-0": sign * (2_400_000 // len(sign))}), (path, sign))
            assert time.monotonic() - began < 10, (path, sign)
    with refused(service, 422) as check:
        for path in (f"{PEOPLE}/sandlista", f"{PEOPLE}/flera"):
            answer = check(post(service, path, desk["owner"], {"text": "a\n" * 1_000_000, "gor": "skicka"}), path)
            assert len(answer.body) < 6_000_000, "every line is refused at length"
        check(post(service, f"{PEOPLE}/sandlista", desk["owner"], {"text": "x" * 201 + "; a@b.example"}), "a name")
        for field in ("reason", "reason_en"):
            check(post(service, f"{REPORT}/las", desk["owner"], {"nummer": "1", field: "x" * 2_001}), field)


def test_days_at_the_end_of_the_calendar_are_no_days(service, desk):
    owner = desk["owner"]
    with refused(service, 409, 422) as check:
        for day in ("+262142-12-31", "9999-12-31", "-262143-01-01", "1066-10-14"):
            check(post(service, f"{CYCLE}/anstand/1860", owner, {"until": day, "reason": "Mer tid"}), day)
            check(post(service, f"{CYCLE}/lage/1860", owner, {"dag": day, "anteckning": "Talade i telefon"}), day)
            for act in ("oppna", "las"):
                check(post(service, f"{CYCLE}/svar/1880/{act}", owner, {"until": day, "reason": "Rätta", "sett": "99"}), day)
    is_page(send(service, "GET", f"{CYCLE}/anstand/1860", owner), 200)


def test_what_is_pressed_twice_is_done_once(service, desk):
    owner = desk["owner"]
    text = hidden(service, f"{CYCLE}/texter/helheten", owner) | {"sv-0": "En mening om helheten."}
    acts = {
        f"{PEOPLE}/bjud-in": {"address": "ny@laxa.example", "organisation": "1860"},
        f"{PEOPLE}/flera": {"text": "1862; ny@degerfors.example", "gor": "skicka"},
        f"{PEOPLE}/sandlista": {"text": "Nämnden; namnden@region.example"},
        f"{CYCLE}/paminn": {"vem": "1860"},
        f"{CYCLE}/lage/1864": {"dag": "2026-05-01", "anteckning": "Talade i telefon"},
        f"{CYCLE}/texter/helheten": text,
        f"{REPORT}/synpunkter/1/rad": {"rad": "Rådet för brådska"},
    }
    ask_a_council(service, owner, "Rådet för två")
    tables = ("membership", "report_recipient", "cycle_letter", "cycle_note", "narrative_version", "consulted_council")
    before = {table: len(held(service)[table]) for table in tables}
    answers = []
    for path, form in acts.items():
        pressed = [threading.Thread(target=lambda: answers.append(post(service, path, owner, form))) for _ in range(4)]
        for press in pressed:
            press.start()
        for press in pressed:
            press.join()
    assert len(answers) == 4 * len(acts) and {answer.status for answer in answers} <= {200, 303, 409, 422}
    after = {table: len(held(service)[table]) - before[table] for table in tables}
    after["report_recipient"] = len(held(service)["report_recipient"])
    assert after == dict.fromkeys(tables, 1) | {"membership": 2}, after


def test_whoever_administers_the_service_shuts_nobody_out_by_mistake(service, desk):
    admin = desk["admin"]
    own = somebody(service, "administrator@region-orebro-lan.example")
    page = f"/forvaltning/konton/konto/{own['account']}"
    with refused(service, 404) as check:
        for act in ("stang", "glom", f"avsluta/{own['role']}"):
            check(post(service, f"{page}/{act}", admin), act)
            check(send(service, "GET", f"{page}/{act}", admin), act)
    assert not re.search(rf"{page}/(stang|glom|avsluta)", send(service, "GET", page, admin).text)
    # The second factor is taken away from somebody by nobody but their own administrator, and ends what is open.
    with refused(service, 403, 404) as check:
        for name in ("owner", "far owner", "far admin", "contact", "reviewer"):
            for act in ("tva-steg", "slapp-in", "stang", "glom", "oppna"):
                check(post(service, f"{page}/{act}", desk[name]), (name, act))
                check(post(service, f"{PEOPLE}/konto/{own['account']}/{act}", desk[name]), (name, act))
    is_taken(post(service, f"{page}/tva-steg", admin))
    is_page(post(service, "/forvaltning/logg/kontroll", admin), 401)
    desk["admin"] = come_in(service.address, "Administratör", "Region Örebro län")


def test_a_meeting_at_the_end_of_the_calendar_is_no_meeting(service, desk):
    steps = f"{CYCLE}/texter/sammantraden"
    with refused(service, 422) as check:
        for day in ("+262142-12-31", "9999-12-31", "-262143-01-01"):
            form = hidden(service, steps, desk["owner"]) | {"sv-0": "Nämnden", "date-0": day, "purpose-0": "comments"}
            check(post(service, steps, desk["owner"], form), day)
    is_page(post(service, f"{REPORT}/lankar", desk["owner"], {"utkast": "1", "rubrik": "Nämnden"}), 200)


def test_a_pack_of_mistakes_alone_is_told_of_at_once(service, desk):
    began = time.monotonic()
    with refused(service, 422) as check:
        check(upload(service, f"{STRATEGY}/katalog/paket", desk["owner"], b"[[indicators]]\n" * 20_000), "tables")
    assert time.monotonic() - began < 3


def test_a_role_that_is_none_is_given_to_nobody(service, desk):
    with refused(service, 400, 422) as check:
        form = {"address": "ny@evil.example", "roll": "nonsens", "plats": "0018/orebro-2024-2030"}
        check(post(service, "/forvaltning/konton/bjud-in", desk["admin"], form), "administrator's")
        form = {"address": "ny@evil.example", "roll": "nonsens", "organisation": "1860"}
        check(post(service, f"{STRATEGY}/personer/bjud-in", desk["owner"], form), "owner's")
