"""The journal's entries: facts in the past tense, signed by a person, chained, never changed.

The chain runs over `body_hash`, whose salt goes with the body: a body can be destroyed when its
time has come, and the chain still proves that nothing else was touched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any
from uuid import uuid4

import msgspec

from store.crypto.keys import Keys, verifies
from store.crypto.seal import fresh_key
from store.errors import Damaged

Body = Mapping[str, Any]
"""What an entry says: names to JSON values, as its kind and `v` define."""
BEHIND = "behind"
"""The part of what is said of a worry or a case that says who may be behind its author's hand."""
_JUDGED = ("case", "worry")


@dataclass(frozen=True)
class Entry:
    """One fact about one subject.

    `origin` is the drawer it was written in; `clock` a Lamport counter, which orders, while `at`
    (ISO 8601) is for people; `key` is the public key of `by`; `counter` and `prev` chain the
    entries of one terminal in one drawer; `seen` maps terminals to the last counter known.
    `salt` and `body` are None once destroyed.
    """

    id: str
    origin: str
    subject: str
    kind: str
    v: int
    clock: int
    at: str
    by: str
    key: str
    terminal: str
    counter: int
    seen: Mapping[str, int]
    salt: str | None
    body: Body | None
    body_hash: str
    prev: str
    signature: str

    def signed_part(self) -> bytes:
        """Return the bytes its author signs: all but salt, body and signature."""
        part = [
            self.id,
            self.origin,
            self.subject,
            self.kind,
            self.v,
            self.clock,
            self.at,
            self.by,
            self.key,
            self.terminal,
            self.counter,
            dict(sorted(self.seen.items())),
            self.body_hash,
            self.prev,
        ]
        return msgspec.json.encode(part)

    def hash(self) -> str:
        """Return what the next entry of the chain names as its predecessor."""
        signed = self.signed_part() + self.signature.encode()
        return blake2b(signed, digest_size=32, person=b"wb entry").hexdigest()

    @property
    def said(self) -> Body:
        """The body, or nothing once it was destroyed."""
        return self.body or {}

    @property
    def hands(self) -> tuple[str, ...]:
        """Whose hand it may be: its author's, and of who saw their first PIN when that was new."""
        return (self.by, *str(self.said.get(BEHIND, "")).split())

    @property
    def noun(self) -> str:
        """What kind of subject this is about: the part of `kind` before the dot."""
        return self.kind.partition(".")[0]


@dataclass(frozen=True)
class Author:
    """Who writes: a person, their keys, and the terminal they sit at.

    `behind` are those who saw the first PIN of theirs as long as it is new, by their ids.
    """

    person: str
    keys: Keys
    terminal: str
    behind: tuple[str, ...] = ()


@dataclass(frozen=True)
class Head:
    """The end of one terminal's chain in a drawer."""

    counter: int = 0
    hash: str = ""


def write(
    author: Author,
    origin: str,
    subject: str,
    kind: str,
    body: Body,
    *,
    at: str,
    clock: int,
    head: Head,
    seen: Mapping[str, int],
    id: str = "",
) -> Entry:
    """Return a new signed entry that follows `head`."""
    salt = fresh_key().hex()
    if author.behind and kind.partition(".")[0] in _JUDGED:
        body = {**body, BEHIND: " ".join(author.behind)}
    entry = Entry(
        id=id or uuid4().hex,
        origin=origin,
        subject=subject,
        kind=kind,
        v=1,
        clock=clock,
        at=at,
        by=author.person,
        key=author.keys.verify,
        terminal=author.terminal,
        counter=head.counter + 1,
        seen=seen,
        salt=salt,
        body=body,
        body_hash=body_hash(salt, body),
        prev=head.hash,
        signature="",
    )
    return replace(entry, signature=author.keys.sign(entry.signed_part()))


def body_hash(salt: str, body: Body) -> str:
    """Return the salted hash that stands for a body in the chain."""
    return blake2b(
        encode_body(body), digest_size=32, key=bytes.fromhex(salt), person=b"wb body"
    ).hexdigest()


def encode_body(body: Body) -> bytes:
    """Return the one way a body is written as bytes."""
    return msgspec.json.encode(dict(body), order="sorted")


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries in the order every machine agrees on, each once.

    The same id comes twice when two machines took in one envelope while apart: the first counts.
    """
    once: dict[str, Entry] = {}
    for entry in sorted(entries, key=place):
        once.setdefault(entry.id, entry)
    return list(once.values())


def place(entry: Entry) -> tuple[int, str, int, str]:
    """Return the place of an entry in the order every machine agrees on."""
    return (entry.clock, entry.terminal, entry.counter, entry.id)


def complaints(entry: Entry, keys: Sequence[str]) -> list[str]:
    """Return what is wrong with one entry, given every key its author has ever had."""
    found: list[str] = []
    if entry.key not in keys:
        found.append("its author never had the key that signed it")
    elif not verifies(entry.key, entry.signed_part(), entry.signature):
        found.append("its signature is wrong")
    if entry.body is not None and entry.salt is not None:
        if body_hash(entry.salt, entry.body) != entry.body_hash:
            found.append("its words are not the ones that were signed")
    elif (entry.body is None) != (entry.salt is None):
        found.append("half of it is missing")
    return found


def to_row(entry: Entry) -> list[Any]:
    """Return an entry as the columns of the table, in their order."""
    return [
        entry.id,
        entry.origin,
        entry.subject,
        entry.kind,
        entry.v,
        entry.clock,
        entry.at,
        entry.by,
        entry.key,
        entry.terminal,
        entry.counter,
        msgspec.json.encode(dict(entry.seen), order="sorted").decode(),
        entry.salt,
        None if entry.body is None else encode_body(entry.body).decode(),
        entry.body_hash,
        entry.prev,
        entry.signature,
    ]


def from_row(row: dict[str, Any]) -> Entry:
    """Read an entry back from its row.

    Raises:
        Damaged: the row is no entry.
    """
    try:
        body = None if row["body"] is None else msgspec.json.decode(row["body"])
        seen = msgspec.json.decode(row["seen"], type=dict[str, int])
        return Entry(**{**row, "body": body, "seen": seen})
    except (msgspec.MsgspecError, TypeError):
        raise Damaged("An entry of the record cannot be read.") from None
