"""Links: what a code on a letter opens, and what the parents' form is told beforehand.

A token has 130 random bits and is written nowhere but on the letter. From it follow a lookup, by
which a link is found, and a key, which opens what the link says. So neither the board nor the
disk of the terminal with the parents' form holds a name, an initial, or an address that works.
"""

from contextlib import suppress
from dataclasses import dataclass
from secrets import choice
from typing import TypeVar

import msgspec

from store.carrying import board
from store.crypto import seal
from store.crypto.keys import derive
from store.database import Database, transaction
from store.errors import UNREADABLE, BadCode, Unopenable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: O is read as 0, I and L as 1."""
LENGTH = 26
PATH = "/C/"
LOOKUP_BYTES = 16
Some = TypeVar("Some")
ALIKE = str.maketrans("OIL", "011", " -")
"""What is read as what, and what is passed over."""


@dataclass(frozen=True)
class Link:
    """A link as others keep it. `until` is the last day it opens (`2026-10-02`)."""

    lookup: bytes
    sealed: bytes
    until: str


class Opened(msgspec.Struct, frozen=True):
    """What a token opens: no name, and nothing that was answered.

    `letter` is the id of the letter, `initial` the first letter of the child's forename,
    `picture` the word that stands on the letter too, `forms` are the editions that are asked,
    `reply_by` is the day by which an answer is asked for; empty in letters of older programs.
    `on_screen` tells that there is no paper: the code stands on the office's screen.
    """

    letter: str
    initial: str
    picture: str
    forms: tuple[str, ...]
    until: str
    reply_by: str = ""
    on_screen: bool = False


def fresh() -> str:
    """Return a new token."""
    return "".join(choice(ALPHABET) for _ in range(LENGTH))


def address(school: str, token: str) -> str:
    """Return the address that a code holds: in capitals, so that the code stays coarse."""
    return f"{school.rstrip('/').upper()}{PATH}{token}"


def read(typed: str) -> str:
    """Return a token as somebody typed it, alone or at the end of its address.

    Raises:
        BadCode: it cannot be one.
    """
    token = typed.upper().rpartition(PATH)[2].rstrip(" .").translate(ALIKE)
    if len(token) != LENGTH or any(each not in ALPHABET for each in token):
        raise BadCode("That is not the code of a letter.")
    return token


def make(token: str, said: Opened) -> Link:
    """Return the link of a token."""
    lookup = lookup_of(token)
    sealed = seal.seal(msgspec.msgpack.encode(said), _key(token), lookup)
    return Link(lookup, sealed, said.until)


def lookup_of(token: str) -> bytes:
    """Return what a link is found by."""
    return derive(token.encode(), "wb link lookup")[:LOOKUP_BYTES]


def open_with(token: str, link: Link) -> Opened:
    """Open a link.

    Raises:
        Unopenable: it was changed.
    """
    try:
        plain = seal.unseal(link.sealed, _key(token), link.lookup)
        return msgspec.msgpack.decode(plain, type=Opened)
    except UNREADABLE:
        raise Unopenable("A link holds something this program cannot read.") from None


def pin(db: Database, name: str, links: tuple[Link, ...]) -> None:
    """Pin links up for the parents' form, under a name of theirs; they replace those before."""
    board.pin(db, f"{board.LINKS}:{name}", msgspec.msgpack.encode(links))


def pin_ended(db: Database, name: str, lookups: tuple[bytes, ...]) -> None:
    """Pin up that links open nothing any more."""
    board.pin(db, f"{board.ENDED}:{name}", msgspec.msgpack.encode(lookups))


def hanging(db: Database) -> dict[str, list[Link]]:
    """Return the links that this terminal has pinned up, by the name they hang under."""
    found = board.under(db, board.LINKS)
    return {name: _decoded(body, list[Link]) for name, body in found.items()}


def hanging_ended(db: Database) -> dict[str, list[bytes]]:
    """Return the lookups that this terminal has pinned up as ended, by the name of the notice."""
    found = board.under(db, board.ENDED)
    return {name: _decoded(body, list[bytes]) for name, body in found.items()}


def take_in(db: Database, body: bytes) -> None:
    """Keep links that an office terminal has pinned up; one that has ended stays so.

    Raises:
        Unopenable: they are none.
    """
    with transaction(db):
        for each in _decoded(body, list[Link]):
            db.execute(
                "INSERT OR IGNORE INTO links VALUES (?, ?, ?, 0)",
                [each.lookup, each.sealed, each.until],
            )


def take_ended(db: Database, body: bytes) -> None:
    """Keep that links have ended, whether they have come or not; what they said is forgotten.

    Raises:
        Unopenable: it says something else.
    """
    with transaction(db):
        for lookup in _decoded(body, list[bytes]):
            db.execute("INSERT OR REPLACE INTO links VALUES (?, x'', '', 1)", [lookup])


def find(db: Database, token: str, today: str) -> Opened | None:
    """Return what a token opens today; None: wrong, over, ended or changed, nobody learns which."""
    lookup = lookup_of(token)
    sql = "SELECT * FROM links WHERE lookup = ? AND ended = 0 AND until >= ?"
    for row in db.query(sql, [lookup, today]):
        with suppress(Unopenable):
            opened = open_with(token, Link(lookup, row["sealed"], row["until"]))
            if opened.until >= today:
                return opened
    return None


def forget(db: Database, today: str) -> None:
    """Forget what is over."""
    with transaction(db):
        db.execute("DELETE FROM links WHERE ended = 0 AND until < ?", [today])


def _key(token: str) -> bytes:
    return derive(token.encode(), "wb link key")


def _decoded(body: bytes, kind: type[Some]) -> Some:
    try:
        found = msgspec.msgpack.decode(body, type=kind)
    except UNREADABLE:
        raise Unopenable("What hangs on the board about links cannot be read.") from None
    return found
