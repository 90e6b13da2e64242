"""How a member of staff is reached: a number to ring, and addresses for notices.

They are personal and hold secrets. They lie sealed to each office terminal's own key, and travel
sealed to those keys: a classroom terminal has none of them. Each is signed by whom it is about, or
by a keeper of the list.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from functools import lru_cache

import msgspec

from store.carrying import board, sealed_pins
from store.crypto import seal
from store.crypto.keys import Keys, verifies
from store.database import transaction
from store.errors import UNREADABLE, Incomplete, Refused, Unopenable
from store.home import Home
from store.school.public_list import PublicList
from store.signing_in.session import Session

MAIL = "mail"
"""In place of a person: the school's own way to send e-mail."""
NUMBER_LIMIT, ADDRESS_LIMIT, MOST = 30, 400, 5
_NUMBER = re.compile(r"[+(]?\d[\d ()/.-]{1,20}(?:ext\.? ?\d{1,6})?")


@dataclass(frozen=True)
class Reach:
    """How somebody is reached: `addresses` are e-mail addresses or Apprise's own URLs.

    `by` signed it; of two that are known the higher `version` stands.
    """

    person: str
    number: str = ""
    addresses: tuple[str, ...] = ()
    by: str = ""
    version: int = 0
    signature: str = ""

    def signed_part(self) -> bytes:
        """Return the bytes that are signed."""
        return msgspec.json.encode(["wb reach", *astuple(replace(self, signature=""))])


def may_say(public: PublicList, person: str, by: str) -> bool:
    """Tell whether somebody may say how a person is reached."""
    return by == person or by in public.keepers


def say(session: Session, person: str, number: str, addresses: str) -> None:
    """Say how a person is reached; `addresses` is one to a line, nothing: not at all.

    Raises:
        Incomplete: an address or the number cannot be used.
        Refused: this person may not say so.
    """
    public, home = session.public, session.home
    if not may_say(public, person, session.person_id):
        raise Refused("You can change your own addresses; a keeper of the list everybody's.")
    lines = tuple(dict.fromkeys(line.strip() for line in addresses.splitlines() if line.strip()))
    wrong = judge(number, lines)
    if person == MAIL and any(kind_of(line) not in ("mailto", "mailtos") for line in lines):
        wrong = {"address": "Please begin with mailtos:// (or mailto://)."}
    if wrong:
        raise Incomplete(wrong)
    known = everybody(home).get(person)
    version = known.version + 1 if known else 1
    new = Reach(person, number.strip(), lines, session.person_id, version)
    _keep(home, [replace(new, signature=session.keys.sign(new.signed_part()))])


def keep_first(home: Home, said: Iterable[Reach], keys: Mapping[str, Keys]) -> None:
    """Keep what a school was set up with, each signed with the key of whoever says it."""
    signed = (replace(each, signature=keys[each.by].sign(each.signed_part())) for each in said)
    _keep(home, list(signed))


def judge(number: str, addresses: tuple[str, ...]) -> dict[str, str]:
    """Return a sentence for each field that is not right."""
    wrong = {}
    if len(number) > NUMBER_LIMIT or (number.strip() and not _NUMBER.fullmatch(number.strip())):
        wrong["number"] = "Please write a telephone number, like 01632 960123 ext. 4."
    for line in addresses:
        if sentence := _wrong(line):
            wrong["addresses"] = sentence
    if len(addresses) > MOST:
        wrong["addresses"] = f"Please keep to {MOST} addresses."
    return wrong


def is_email(address: str) -> bool:
    """Tell whether an address is a plain e-mail address, sent in the school's own way."""
    name, at, place = address.partition("@")
    return bool(name and at and "." in place) and "://" not in address and " " not in address


def kind_of(address: str) -> str:
    """Return what kind of address it is, without anything that is secret: `e-mail`, `ntfys`."""
    return "e-mail" if is_email(address) else address.partition("://")[0].casefold()


def everybody(home: Home) -> Mapping[str, Reach]:
    """Return how each active person is reached as far as is known here, by id."""
    public, found = home.desk.school, dict[str, Reach]()
    for row in home.desk.db.query("SELECT * FROM reaches"):
        reach = _read(home, row["sealed"])
        if reach is not None and _counts(public, reach):
            found[reach.person] = reach
    return found


def pin(home: Home) -> None:
    """Pin up for the other office terminals what is known; forget who has left."""
    known = everybody(home)
    forget(home)
    if known and len(home.desk.school.offices()) > 1:
        said = [known[person] for person in sorted(known)]
        sealed_pins.pin(home, board.REACH, said)


def forget(home: Home) -> None:
    """Forget how those are reached who have left."""
    known = everybody(home)
    for row in list(home.desk.db.query("SELECT person FROM reaches")):
        if row["person"] not in known and not _is_expected(home, row["person"]):
            with transaction(home.desk.db):
                home.desk.db.execute("DELETE FROM reaches WHERE person = ?", [row["person"]])


def take_in(home: Home, body: bytes) -> None:
    """Take in how people are reached, as another office terminal knows it.

    Raises:
        Unopenable: it holds something else.
    """
    otherwise = "How staff are reached cannot be read."
    said = sealed_pins.opened(home, body, list[Reach], otherwise)
    if said is None:
        return
    known = everybody(home)
    newer = [r for r in said if r.person not in known or _order(r) > _order(known[r.person])]
    _keep(home, [each for each in newer if _counts(home.desk.school, each)])


def _keep(home: Home, said: list[Reach]) -> None:
    with transaction(home.desk.db):
        for each in said:
            sealed = seal.seal_to(home.device.keys.seal, msgspec.msgpack.encode(each))
            home.desk.db.execute(
                "INSERT OR REPLACE INTO reaches VALUES (?, ?)", [each.person, sealed]
            )


def _read(home: Home, sealed: bytes) -> Reach | None:
    try:
        plain = seal.unseal_with(home.device.keys.unsealing, sealed)
        return msgspec.msgpack.decode(plain, type=Reach)
    except (Unopenable, *UNREADABLE):
        return None


def _counts(public: PublicList, reach: Reach) -> bool:
    if reach.person != MAIL and not public.is_active(reach.person):
        return False
    if not may_say(public, reach.person, reach.by):
        return False
    return any(_verified(key, reach) for key in public.verify_keys(reach.by))


@lru_cache(maxsize=512)
def _verified(key: str, reach: Reach) -> bool:
    """Verify once: a locked screen asks every few seconds."""
    return verifies(key, reach.signed_part(), reach.signature)


def _is_expected(home: Home, person: str) -> bool:
    """Tell whether a newer list may make it count: a person whom this one does not know yet."""
    return person == MAIL or home.desk.school.person(person) is None


def _order(reach: Reach) -> tuple[int, str]:
    return reach.version, reach.signature


def _wrong(address: str) -> str:
    if is_email(address) and len(address) <= ADDRESS_LIMIT:
        return ""
    scheme, mark, rest = address.partition("://")
    if not mark or not scheme.isalnum() or not rest or len(address) > ADDRESS_LIMIT:
        return (
            "Please write an e-mail address, or an address of Apprise like ntfys://… on each line."
        )
    return ""
