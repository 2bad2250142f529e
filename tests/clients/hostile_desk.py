"""The strategy owner's desk as others find it: every address where something is done, what would be done there if it were
taken, and who comes by. The written table of routes says who may; a route that is new in it is tried with the others.
"""

import re
import uuid
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from hostile import LAXA, TABLE, Answer, held, is_page, post, send, unchanged
from service import Service
from test_roles import come_in

# As the columns of the table have them; who has not given a second factor is tried by the Rust suite.
COLUMNS = ("nobody", "contact", "reviewer", "owner", "admin", "no-totp", "far contact", "far owner", "far admin")
DOORS = {
    "contact": ("Uppgiftslämnare", "Laxå"),
    "reviewer": ("Samverkansråd", "Region Örebro län"),
    "owner": ("Uppföljningsansvarig", "Region Örebro län"),
    "admin": ("Administratör", "Region Örebro län"),
    "far contact": ("Uppgiftslämnare", "Västerås"),
    "far owner": ("Uppföljningsansvarig", "Region Västmanland"),
    "far admin": ("Administratör", "Region Västmanland"),
}
STATUS = {"sign-in": 401, "no": 403, "nothing": 404}

STRANGER = "0c9a3a0e-4b0f-4d5e-9a53-2b1f5a8c7d11"  # nobody's id
# What addresses name in the one region and in the other.
HERE = {
    "slug": "orebro-2024-2030",
    "cycle": "2024-2025",
    "organisation": "1880",
    "indicator": "TS1",
    "place": "helheten",
    "part": "fraga",
    "scope": "region",
    "number": "1",
    "token": "a" * 43,
    "account": STRANGER,
    "act": "stang",
    "role": STRANGER,
}
THERE = HERE | {"slug": "vastmanland", "cycle": "2022", "organisation": "1980", "indicator": "K1"}

DAY = "2026-12-01"
# What would be done, by the end of the route.
FORMS = {
    "/svar/granska": {"vem": "1880:2"},
    "/granskat": {"sett": "2"},
    "/komplettera": {"sett": "2", "reason": "Skriv mer"},
    "/svar/{organisation}/oppna": {"sett": "2", "until": DAY, "reason": "Rätta"},
    "/svar/{organisation}/las": {"sett": "2"},
    "/infor": {"sak": "questions", "klart": "ja"},
    "/paminn": {"vem": "1860"},
    "/lage/{organisation}": {"dag": "2026-05-01", "anteckning": "Talade i telefon"},
    "/anstand/{organisation}": {"until": DAY, "reason": "Mer tid"},
    "/texter/{place}": {"sv-0": "Något annat", "markt": "x"},
    "/texter/{place}/visa": {"sv-0": "Något annat"},
    "/texter/{place}/bekrafta": {"markt": "x", "siffror": "x"},
    "/personer/bjud-in": {"address": "evil@evil.example", "organisation": "1860"},
    "/personer/flera": {"text": "1860; evil@evil.example", "gor": "skicka"},
    "/personer/sandlista": {"text": "Evil; evil@evil.example"},
    "/personer/organisation/{code}": {"address": "evil@evil.example"},
    "/konton/bjud-in": {"address": "evil@evil.example", "roll": "administrator", "plats": "0018/orebro-2024-2030"},
    "/jobb/igen": {"jobb": STRANGER},
    "/rapport/las": {"nummer": "1", "reason": "Rättat", "reason_en": "Corrected"},
    "/rapport/lankar": {"utkast": "1", "rubrik": "Till nämnden", "sista": DAY},
    "/rapport/lankar/avsluta": {"lank": STRANGER},
    "/publicera": {},
    "/planera": {"dag": DAY},
    "/dra-tillbaka": {"reason": "Fel"},
    "/synpunkter/ny": {"utkast": "1", "rad1": "Rådet", "post1": "evil@evil.example", "sista": DAY},
    "/sista-dag": {"sista": DAY},
    "/synpunkter/{number}/rad": {"rad": "Rådet", "post": "evil@evil.example"},
    "/synpunkter/{number}/lank": {"vilken": STRANGER, "lank": STRANGER, "post": "evil@evil.example"},
    "/synpunkter/{number}/svar": {"vilken": STRANGER, "svar": "Nej"},
    "/ta-med": {"vilken": STRANGER},
    "/delad/{token}/synpunkter": {"text": "Bra"},
    "/utkast/satt-i-kraft": {"sett": "x"},
    "/satt-i-kraft": {"fil": STRANGER, "sett": "x"},
    "/las-in": {"fil": STRANGER, "sett": "x"},
    "/slang": {"sparat": "2026-05-01T00:00:00+00:00"},
    "/ta-bort": {"sett": "x"},
    "/utkast/{part}/{code}": {"sett": "x", "title-sv": "Något annat"},
}


@dataclass(frozen=True)
class Route:
    """An address where something is done, and the word of the table for each who comes by."""

    path: str
    words: dict[str, str]

    def at(self, names: dict[str, str]) -> str:
        code = "1860" if "/personer/organisation/" in self.path else "TS1"
        return re.sub(r"\{(\w+)\}", lambda name: names.get(name[1], code), self.path)

    @property
    def form(self) -> dict[str, str]:
        ends = [end for end in FORMS if self.path.endswith(end)]
        return FORMS[max(ends, key=len)] if ends else {}

    @property
    def who(self) -> str:
        """Somebody who may."""
        return "admin" if self.path.startswith("/forvaltning") else "owner"


ROOMS = ("/uppfoljning", "/forvaltning", "/delad")
ROWS = [line.split() for line in TABLE if line.startswith("POST ")]
ROUTES = [Route(path, dict(zip(COLUMNS, words))) for _, path, *words in ROWS if path.startswith(ROOMS)]
# Files, and what reads nothing of what is sent.
FILES = ("/katalog/paket", "/uppfoljning/ny", "/serier", "/serier/tidigare")
SENDS_A_MAIL = "/forvaltning/drift/provmejl"


def visitors(service: Service) -> dict[str, str]:
    return {name: come_in(service.address, *door) for name, door in DOORS.items()} | {"nobody": ""}


def ask_a_council(service: Service, owner: str, name: str = "Rådet", draft: str = "1") -> str:
    """Asks one about a frozen draft, and gives the address of its link."""
    desk = "/uppfoljning/orebro-2024-2030/2024-2025/rapport/synpunkter"
    handed = post(service, f"{desk}/ny", owner, {"utkast": draft, "rad1": name, "sista": DAY})
    if handed.status == 409:  # it has been asked about already
        handed = post(service, f"{desk}/{draft}/rad", owner, {"rad": name})
    return re.search(r"/delad/[\w-]{43}/synpunkter", is_page(handed, 200).text)[0]


def somebody(service: Service, address: str = LAXA) -> dict[str, str]:
    """The ids of somebody's account and role."""
    (account,) = [row[0] for row in held(service)["account"] if row[1] == address]
    (role,) = [row[0] for row in held(service)["membership"] if row[1] == account]
    return {"account": str(uuid.UUID(bytes=account)), "role": str(uuid.UUID(bytes=role))}


def ids(service: Service, table: str) -> list[str]:
    """The ids of a table's rows, which come first in them."""
    return [str(uuid.UUID(bytes=row[0])) for row in held(service)[table]]


@contextmanager
def refused(service: Service, *statuses: int, but: tuple[str, ...] = ()):
    """Whatever is sent gets a page with one of these statuses, and nothing is another afterwards."""

    def check(answer: Answer, what: object) -> Answer:
        return is_page(answer, *statuses, lang="en" if str(what).startswith("('/en") else "sv", what=what)

    with unchanged(service, but):
        yield check


def hidden(service: Service, path: str, cookie: str) -> dict[str, str]:
    """What the form of a page carries."""
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', send(service, "GET", path, cookie).text))


@pytest.fixture(scope="module")
def desk(service) -> dict[str, str]:
    """The cookies of those who have come in, the owner with a draft of another catalogue begun."""
    who = visitors(service)
    part = "/uppfoljning/orebro-2024-2030/katalog/utkast/omrade/1"
    written = hidden(service, part, who["owner"]) | {"title-sv": "Något annat", "title-en": "Something else"}
    assert post(service, part, who["owner"], written).status == 303
    return who
