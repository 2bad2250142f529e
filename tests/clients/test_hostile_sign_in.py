"""Worn links, other browsers' codes, cookies that are none, and addresses to go on to that are not ours.

Each gets a page that says what to do, and nothing in the database is another.
"""

import re


from hostile import (  # the last ones are fixtures, used by their names
    ACTS,
    LAXA,
    SO1,
    VASTERAS,
    held,
    is_page,
    language,
    newest_mail,
    post,
    send,
    service,
    tells,
    unchanged,
    who,
    write,
)
from service import Service
from test_roles import ROLES, come_in


def asked(service: Service, till: str = "", address: str = LAXA) -> tuple[str, str, str]:
    """Asks for a mail: the browser's cookie, the code, the link."""
    answer = post(service, "/logga-in", "", {"address": address, "till": till})
    assert answer.status == 303, answer.text
    mail = newest_mail(service, address)
    code, link = re.search(r"\b(\d{6})\b", mail)[1], re.search(r"(/logga-in/lank/\S+)", mail)[1]
    return answer.headers["Set-Cookie"].split(";")[0], code, link


def test_worn_links_and_codes_open_nothing(service):
    # By the link: once.
    browser, code, link = asked(service)
    with unchanged(service):
        for method in ("GET", "HEAD", "OPTIONS"):
            send(service, method, link)
        for wrong in (
            link[:-1] + ("A" if link[-1] != "A" else "B"),
            "/logga-in/lank/x",
            "/logga-in/lank/" + "a" * 9000,
            link + "%00",
        ):
            is_page(send(service, "GET", wrong), 400, 404, 410, what=wrong[:60])
            is_page(post(service, wrong), 400, 404, 410, what=wrong[:60])
    # In another browser the code opens nothing, neither in one that asked for nothing nor in one that asked for itself.
    other = post(service, "/logga-in", "", {"address": "ingen@laxa.example"}).headers["Set-Cookie"].split(";")[0]
    with unchanged(service, but=("sign_in",)):  # which counts the tries
        is_page(post(service, "/logga-in/kod", "", {"code": code}), 410)
        is_page(post(service, "/logga-in/kod", "malspar-begun=" + "a" * 43, {"code": code}), 410)
        is_page(post(service, "/logga-in/kod", other, {"code": code}), 422)
        is_page(post(service, "/logga-in/kod", browser, {"code": "000000" if code != "000000" else "000001"}), 422)
        is_page(post(service, "/logga-in/kod", browser, {"code": "x" * 100_000}), 422)
    assert post(service, link).status == 303
    with unchanged(service):
        is_page(post(service, link), 410)
        is_page(send(service, "GET", link), 410)
        is_page(post(service, "/logga-in/kod", browser, {"code": code}), 410)
    # By the code: once, and not when its hour is over.
    browser, code, link = asked(service)
    write(service, "UPDATE sign_in SET expires_at = '2020-01-01T00:00:00+00:00' WHERE spent_at IS NULL")
    with unchanged(service):
        is_page(post(service, "/logga-in/kod", browser, {"code": code}), 410)
        is_page(post(service, link), 410)


def test_a_link_for_a_password_opens_nothing_else_and_once(service, who):
    _, _, sign_in = asked(service, address=VASTERAS)
    assert post(service, "/logga-in/glomt", "", {"address": VASTERAS}).status == 200
    link = re.search(r"(/logga-in/nytt-losenord/\S+)", newest_mail(service, VASTERAS))[1]
    token = link.rsplit("/", 1)[1]
    new = {"password": "fyra olika lugna ord", "again": "fyra olika lugna ord"}
    with unchanged(service):
        is_page(post(service, f"/logga-in/lank/{token}"), 410)
        is_page(post(service, sign_in.replace("lank", "nytt-losenord"), "", new), 410)
        for wrong in (
            {},
            {"password": "kort", "again": "kort"},
            {**new, "again": "annat"},
            {"password": "x" * 1_000_000, "again": "x" * 1_000_000},
        ):
            is_page(post(service, link, "", wrong), 422, what=str(wrong)[:60])
    assert post(service, link, "", new).status == 303
    with unchanged(service):
        is_page(post(service, link, "", new), 410)
        is_page(post(service, SO1, who["far"], ACTS[SO1]), 401)  # whoever was in with the old one is out
        is_page(post(service, "/logga-in/losenord", "", {"address": VASTERAS, "password": "ett annat"}), 422)
    who["far"] = come_in(service.address, "Uppgiftslämnare", "Västerås")


def test_guessing_ends(service):
    with unchanged(service, but=("sign_in",)):
        for address in ("ingen@hallsberg.example", "ingen2@hallsberg.example"):
            answers = [post(service, "/logga-in", "", {"address": address}) for _ in range(6)]
            assert [answer.status for answer in answers[:5]] == [303] * 5
            assert int(is_page(answers[5], 429).headers["Retry-After"]) > 0
        browser = answers[4].headers["Set-Cookie"].split(";")[0]
        told = [post(service, "/logga-in/kod", browser, {"code": f"{n:06}"}) for n in range(7)]
        assert all(answer.status in (410, 422, 429) for answer in told)
        tells(told[0], "sign-in-wrong-code")
        tells(told[5], "sign-in-used-up")


def test_one_goes_on_to_a_page_of_ours_alone(service):
    evil = [
        "//evil",
        "https://evil",
        "/\\evil",
        "/\t/evil",
        "/%0d%0aSet-Cookie:x=1",
        "\r\nSet-Cookie: x=1",
        "javascript:alert(1)",
        "/x\r\nX: y",
    ]
    for till in evil:
        for page in ("/logga-in", "/logga-in/losenord"):
            shown = send(service, "GET", f"{page}?till=" + "".join(f"%{b:02x}" for b in till.encode()))
            is_page(shown, 200, what=till)
            if till.startswith("/%0d"):
                continue  # a page of ours that there is not
            assert "evil" not in shown.text and "Set-Cookie" not in shown.text, till
    for path in ("/en//evil.example", "/en/\\evil.example", "//evil.example", "/en//evil.example/%2e%2e"):
        shown = is_page(send(service, "GET", path), 404, lang=language(path), what=path)
        assert not re.search(r'(href|action)="[/\\]{2}', shown.text), path
    for till in ("//evil", "/\\evil"):
        _, _, link = asked(service, till)
        answer = post(service, link)
        assert (answer.status, answer.location) == (303, "/svara"), till


def test_what_is_no_session_is_nobody(service, who):
    cookie = who["contact"]
    name, value = cookie.split("=")
    tampered = [
        value[:-1],
        value[:-1] + "*",
        value[::-1],
        "",
        "a" * 20_000,
        "å",
        '"',
        "' OR 1=1 --",
        value + value,
        value.swapcase(),
    ]
    with unchanged(service):
        for wrong in tampered:
            broken = f"{name}={wrong}"
            answer = send(service, "GET", "/svara", broken)
            assert answer.status == 303, (wrong[:40], answer.status)
            is_page(post(service, SO1, broken, ACTS[SO1]), 401, what=wrong[:40])
        # Which of two cookies holds is the browser's business; neither breaks anything.
        assert send(service, "GET", "/svara", f"{name}=x; {cookie}").status in (200, 303)
    before = set(held(service)["session"])
    ended = come_in(service.address, *ROLES["contact"])
    (new,) = {row[0] for row in set(held(service)["session"]) - before}
    write(service, "UPDATE session SET expires_at = '2020-01-01T00:00:00+00:00' WHERE id = ?", new)
    with unchanged(service):
        answer = send(service, "GET", "/svara", ended)
        assert answer.status == 303 and answer.location.startswith("/logga-in?till="), answer.location
        is_page(post(service, SO1, ended, ACTS[SO1]), 401)
        is_page(post(service, "/en/konto/sprak", ended, {"lang": "en"}), 401, lang="en")
