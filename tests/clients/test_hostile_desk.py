"""Every act of the strategy owner's desk in the hands of whoever may not do it, and of whoever may but sends what no page of
ours sends. Each gets a page that says what to do, and nothing in the database is another.
"""

import pytest

from hostile import (  # the last one is a fixture, used by its name
    is_page,
    post,
    send,
    service,
    tells,
    unchanged,
    upload,
)
from hostile_desk import (  # the last one is a fixture, used by its name
    DOORS,
    FILES,
    HERE,
    ROUTES,
    SENDS_A_MAIL,
    STATUS,
    STRANGER,
    THERE,
    ask_a_council,
    ids,
    refused,
    somebody,
    desk,
)
from test_hostile_site import FOREIGN

# A field in which anything is something, or nothing.
FREE = {"gor", "svar", "begaran", "klart", "markt", "siffror", "vem", "roll"}


def test_the_table_has_the_desk():
    assert len(ROUTES) > 45
    assert {word for route in ROUTES for word in route.words.values()} <= {"in", "totp", *STATUS}


def test_whoever_may_not_does_nothing(service, desk):
    """Nobody, contacts, councils, and owners and administrators of the other region, at every address of this one."""
    ask_a_council(service, desk["owner"])
    own = somebody(service)
    with unchanged(service):
        for route in ROUTES:
            for name in ("nobody", *DOORS):
                status = STATUS.get(route.words[name])
                if status is None or route.words[name] == "nothing" and not name.startswith("far"):
                    continue
                for names in (HERE, HERE | own, HERE | {"number": "consultation-1"}):
                    at = route.at(names)
                    is_page(post(service, at, desk[name], route.form), status, what=(at, name))
                    is_page(post(service, f"/en{at}", desk[name], route.form), status, lang="en", what=(at, name))


def test_the_other_regions_things_are_not_there(service, desk):
    """Their strategy, cycles, editions, organisations and people, by their names and by their ids."""
    theirs = {"account": ids(service, "account"), "role": ids(service, "membership")}
    with refused(service, 403, 404) as check:
        for route in ROUTES:
            if "{slug}" not in route.path and "{account}" not in route.path:
                continue
            for kind, every in theirs.items():
                for one in every if f"{{{kind}}}" in route.path else every[:1]:
                    at = route.at(THERE | {kind: one})
                    if "/forvaltning" not in at:
                        check(post(service, at, desk["owner"], route.form), (at, "owner"))
                        check(post(service, at, desk["admin"], route.form), (at, "admin"))
    # Strangers to this strategy's own pages.
    with refused(service, 400, 403, 404, 409, 422) as check:
        for organisation in ("1980", "0019", "9999", "0018x", "..", "%2e%2e", "1880%00", "a" * 500):
            for route in ROUTES:
                if "{organisation}" in route.path or "{code}" in route.path:
                    at = route.path.replace("{code}", organisation)
                    at = at.replace("{organisation}", organisation)
                    for name, value in HERE.items():
                        at = at.replace(f"{{{name}}}", value)
                    check(post(service, at, desk["owner"], route.form), at)


def test_ids_of_others_lead_nowhere_in_forms(service, desk):
    report = "/uppfoljning/orebro-2024-2030/2024-2025/rapport"
    links, jobs = ids(service, "share_link"), ids(service, "job")
    with refused(service, 404, 409, 422) as check:
        for one in (*links, *ids(service, "edition"), *ids(service, "account"), STRANGER):
            for act in ("lank", "svar", "ta-med"):
                form = {"vilken": one, "svar": "Nej", "lank": one}
                check(post(service, f"{report}/synpunkter/1/{act}", desk["owner"], form), (act, one))
        for one in (*jobs, STRANGER):
            check(post(service, "/forvaltning/jobb/igen", desk["admin"], {"jobb": one}), one)
    with refused(service, 403, 404) as check:
        for region in ("orebro-2024-2030/2024-2025", "vastmanland/2022"):
            for one in (*links, STRANGER):
                there = f"/uppfoljning/{region}/rapport/lankar/avsluta"
                check(post(service, there, desk["far owner" if "orebro" in region else "owner"], {"lank": one}), there)
        own = "/uppfoljning/vastmanland/2022/rapport/lankar/avsluta"
        check(post(service, own, desk["far owner"], {"lank": STRANGER}), own)
        for plats in ("0019/vastmanland", "0018/vastmanland", "0019", "0018", "1880/orebro-2024-2030", "0019/orebro-2024-2030"):
            form = {"address": "evil@evil.example", "roll": "administrator", "plats": plats}
            check(post(service, "/forvaltning/konton/bjud-in", desk["admin"], form), plats)


@pytest.mark.parametrize("name", ["owner", "admin"])
def test_what_another_sites_page_posts_is_refused(service, desk, name):
    with unchanged(service):
        for route in ROUTES:
            at = route.at(HERE)
            for headers in FOREIGN:
                answer = is_page(post(service, at, desk[name], route.form, **headers), 403, what=(at, headers))
                tells(answer, "page-cross-site")
                assert not answer.headers["Set-Cookie"]


def test_in_other_letters_or_of_another_kind_nothing_is_taken(service, desk):
    kinds = ("text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "", "text/xml")
    with refused(service, 200, 400, 403, 404, 409, 415, 422) as check:
        for route in ROUTES:
            at, who = route.at(HERE), desk[route.who]
            if at == SENDS_A_MAIL:
                continue
            for kind in kinds:
                check(post(service, at, who, b"reason=x&text=x&sett=1", Content_Type=kind), (at, kind))
    with refused(service, 400, 404) as check:
        for route in ROUTES:
            at, who = route.at(HERE), desk[route.who]
            for field in route.form or {"x": ""}:
                for broken in (b"K%E5re", b"K\xe5re", b"%ff%fe", b"%C3", b"%ed%a0%80"):
                    check(post(service, at, who, field.encode() + b"=" + broken), (at, field, broken))


def test_too_much_is_refused_wherever_it_is_written(service, desk):
    with refused(service, 400, 403, 404, 409, 413, 422) as check:
        for route in ROUTES:
            at, who = route.at(HERE), desk[route.who]
            if at == SENDS_A_MAIL:
                continue
            for field in set(route.form) - FREE:
                for long in ("å" * 100_000, "1" * 200_000):
                    check(post(service, at, who, route.form | {field: long}), (at, field))
            check(post(service, at, who, b"a=" + b"x" * (8 * 1024 * 1024)), at)


def test_numbers_and_days_out_of_range_are_refused(service, desk):
    numbers = ("-1", "4294967296", "99999999999999999999", "NaN", "1e3", "0x1", " ", "١")
    days = ("0000-00-00", "2026-02-30", "9999-12-31", "+262142-12-31", "-262143-01-01", "1-1-1", "2026-12-01T00:00", "-")
    with refused(service, 400, 403, 404, 409, 422) as check:
        for route in ROUTES:
            at, who = route.at(HERE), desk[route.who]
            # Which version of somebody's answers was looked at is a number; of other things it is a mark.
            counted = {"nummer", "utkast"} | ({"sett"} if "/svar/" in at else set())
            for field in counted & set(route.form):
                for wrong in numbers:
                    check(post(service, at, who, route.form | {field: wrong}), (at, field, wrong))
            for field in {"until", "dag", "sista"} & set(route.form):
                for wrong in days:
                    check(post(service, at, who, route.form | {field: wrong}), (at, field, wrong))
        for number in ("0", "-1", "99", "4294967296", "consultation-99", "consultation-1x", "..", "%2e%2e", "1%2f1", "a" * 300):
            for route in ROUTES:
                if "{number}" in route.path:
                    at = route.at(HERE | {"number": number})
                    check(post(service, at, desk["owner"], route.form), at)


def test_nothing_sent_does_nothing(service, desk):
    # An empty list, and no mailbox, are what there is already.
    with unchanged(service, but=("audit_event", "audit_head")):
        for route in ROUTES:
            at = route.at(HERE)
            if at == SENDS_A_MAIL:
                continue
            for form in ({}, {"x": "y", "reason[]": "z", "__proto__": "1"}, b"&&&===&%"):
                answer = post(service, at, desk[route.who], form)
                assert answer.status in (200, 303, 400, 403, 404, 409, 415, 422), (at, form, answer.status)


def test_files_that_are_none_are_refused(service, desk):
    files = {
        "nothing": b"",
        "zeros": b"\0" * 1_000,
        "a pdf": b"%PDF-1.7\n" * 100,
        "a web page": b"<!doctype html><table><tr><td>TS1",
        "half a letter": b"slug = \"\xc3",
        "a deep nest": b"a=" + b"[" * 500_000,
        "tables in tables": b"a" + b".a" * 300_000 + b"=1",
        "a long line": b'title="' + b"x" * 900_000 + b'"',
        "more than is taken": b"#" * 7_000_000,
    }
    places = [route.at(HERE) for route in ROUTES if route.path.endswith(FILES)]
    assert len(places) >= 3
    with refused(service, 400, 413, 422) as check:
        for at in places:
            for name, file in files.items():
                check(upload(service, at, desk["owner"], file), (at, name))
            check(upload(service, at, desk["owner"], b"slug = 1", times=2), (at, "two"))
            check(upload(service, at, desk["owner"], b"slug = 1", field="annat"), (at, "another field"))


def test_files_of_editions_are_asked_for_by_their_names_alone(service, desk):
    base = "/uppfoljning/orebro-2024-2030/2024-2025/rapport"
    wrong = ["../arkiv.zip", "%2e%2e%2farkiv.zip", "sv.exe", "sv", ".pdf", "sv.pdf%00", "xx.pdf", "sv.pdf/..", "SV.PDF"]
    wrong += ["a" * 4_000]
    with unchanged(service):
        for file in wrong:
            answer = send(service, "GET", f"{base}/utgavor/region/consultation-1/{file}", desk["owner"])
            assert answer.status in (400, 404), (file, answer.status)
        for scope in ("../region", "%2e%2e", "1980", "region%2f1", "0019"):
            at = f"{base}/utgavor/{scope}/consultation-1/sv.pdf"
            assert send(service, "GET", at, desk["owner"]).status in (400, 404), scope
        for code in ("1980", "0019", "..", "%2e%2e%2fregion", "9999"):
            answer = send(service, "GET", f"{base}/kommuner/{code}/utkast.pdf", desk["owner"])
            assert answer.status in (400, 404), (code, answer.status)
    given = send(service, "GET", f"{base}/utgavor/region/consultation-1/arkiv.zip", desk["owner"])
    name = given.headers["Content-Disposition"]
    assert given.status == 200 and name == 'inline; filename="orebro-2024-2030_2024-2025_region_consultation-1.zip"'
