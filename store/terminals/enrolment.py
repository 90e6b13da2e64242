"""Letting a new terminal in.

On an office machine somebody makes an invitation: a file, and a code of four words that is typed
at the new machine. The new machine makes its own keys and posts a first envelope, which only the
machine that invited it can open. Then two keepers put it on the public list, as they do for
every terminal; from that moment on it counts.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

import msgspec

from store.carriers.carrier import Parcel
from store.carrying.chain import Posted, unpack
from store.crypto import seal
from store.crypto.codes import normalise
from store.crypto.keys import derive
from store.crypto.stretch import LEAST, STANDARD, Effort, stretch
from store.database import transaction
from store.drawers.journal import Head
from store.errors import UNREADABLE, BadCode, Damaged, Refused, Unopenable
from store.front_desk import pack
from store.front_desk import unpack as unpack_list
from store.home import Home, make_device
from store.letterbox.envelope import QUIET, Sealed, name
from store.names import tidy
from store.school.public_list import PublicList, Terminal, next_list
from store.terminals import settings

KINDS = ("classroom", "office", "forms")


@dataclass(frozen=True)
class Invitation:
    """What a new terminal is told: who it will be, the school's list, and the way there.

    `carrier` is an address, or empty; `heads` are the ends of chains that an office terminal
    need not ask for.
    """

    terminal: str
    kind: str
    name: str
    token: str
    carrier: str
    lists: tuple[bytes, ...]
    heads: dict[str, Head]


@dataclass(frozen=True)
class Newcomer:
    """A machine that has answered its invitation and waits to be put on the list."""

    terminal: str
    kind: str
    name: str
    seal: str
    verify: str


@dataclass(frozen=True)
class Invited:
    """A terminal that was invited here and has not answered; `at` is when (ISO 8601)."""

    terminal: str
    kind: str
    name: str
    at: str


@dataclass(frozen=True)
class _File:
    v: int
    salt: bytes
    effort: Effort
    sealed: bytes


@dataclass(frozen=True)
class _Hello:
    seal: str
    verify: str


def invite(home: Home, kind: str, place: str, carrier: str, now: datetime) -> Invitation:
    """Make an invitation for a terminal of a kind, called after its place.

    Where the carrier's address names this terminal (the login of a database) the invitation
    names the new one.

    Raises:
        Refused: there is a terminal of that name, or no name.
    """
    place = _free_name(home.desk.school, place)
    lists = tuple(pack(*version) for version in home.desk.versions())
    token, terminal = seal.fresh_key().hex(), uuid4().hex[:12]
    heads = _heads(home) if kind == "office" else {}
    carrier = carrier.replace(home.device.id, terminal)
    made = Invitation(terminal, kind, place, token, carrier, lists, heads)
    with transaction(home.desk.db):
        home.desk.db.execute(
            "INSERT INTO invitations VALUES (?, ?, ?, ?, ?, NULL)",
            [terminal, kind, place, token, now.isoformat(timespec="seconds")],
        )
    return made


def lock(invitation: Invitation, code: str, effort: Effort = STANDARD) -> bytes:
    """Return the file of an invitation, sealed with its code. Slow (argon2id)."""
    salt = seal.fresh_key()[:16]
    key = stretch(normalise(code), salt, effort, effort)
    sealed = seal.seal(msgspec.msgpack.encode(invitation), key, salt)
    return msgspec.msgpack.encode(_File(1, salt, effort, sealed))


def unlock(file: bytes, code: str, least: Effort = LEAST) -> Invitation:
    """Open the file of an invitation. Slow (argon2id).

    Raises:
        Damaged: this is no such file.
        BadCode: the code is another one.
    """
    try:
        given = msgspec.msgpack.decode(file, type=_File)
    except UNREADABLE:
        raise Damaged("This file is no invitation of Worry Box.") from None
    key = stretch(normalise(code), given.salt, given.effort, least)
    try:
        return msgspec.msgpack.decode(seal.unseal(given.sealed, key, given.salt), type=Invitation)
    except (Unopenable, *UNREADABLE):
        raise BadCode("These words do not open the file. Please look at them again.") from None


def join(path: Path, invitation: Invitation, effort: Effort = STANDARD) -> Home:
    """Make an empty data folder into the invited terminal's, and let it answer.

    Raises:
        Refused: there is something in the folder already.
        Damaged: the lists in the invitation do not follow one another.
    """
    make_device(path, invitation.terminal)
    with ExitStack() as undo:
        undo.callback(_empty, path)
        home = undo.enter_context(Home(path, effort))
        _answer(home, invitation)
        undo.pop_all()
    return home


def _empty(path: Path) -> None:
    """Throw away a data folder that was empty before, so that it can be tried again."""
    for each in path.iterdir():
        rmtree(each) if each.is_dir() else each.unlink()


def open_invitations(home: Home) -> list[Invited]:
    """Return the terminals invited here that have not answered, the first one first."""
    rows = home.desk.db.query("SELECT * FROM invitations WHERE hello IS NULL ORDER BY at")
    return [Invited(row["terminal"], row["kind"], row["name"], row["at"]) for row in rows]


def take_back(home: Home, terminal: str) -> None:
    """Take an invitation back: whoever answers it is not heard any more."""
    with transaction(home.desk.db):
        home.desk.db.execute("DELETE FROM invitations WHERE terminal = ?", [terminal])


def hear(home: Home, parcels: Iterable[Parcel]) -> None:
    """Look whether a parcel answers an invitation; anything else is left alone."""
    tokens = {
        row["terminal"]: row["token"]
        for row in home.desk.db.query("SELECT terminal, token FROM invitations WHERE hello IS NULL")
    }
    for parcel in parcels:
        if parcel.terminal in tokens and (hello := _hello(parcel, tokens[parcel.terminal])):
            with transaction(home.desk.db):
                home.desk.db.execute(
                    "UPDATE invitations SET hello = ? WHERE terminal = ?",
                    [msgspec.msgpack.encode(hello), parcel.terminal],
                )


def newcomers(home: Home) -> list[Newcomer]:
    """Return the machines that have answered and are not on the list yet."""
    public = home.desk.school
    rows = home.desk.db.query("SELECT * FROM invitations WHERE hello IS NOT NULL ORDER BY at")
    return [
        Newcomer(row["terminal"], row["kind"], row["name"], hello.seal, hello.verify)
        for row in rows
        if public.terminal(row["terminal"]) is None
        and (hello := msgspec.msgpack.decode(row["hello"], type=_Hello))
    ]


def admit(public: PublicList, *newcomers: Newcomer) -> PublicList:
    """Return the next list with newcomers on it."""
    admitted = public
    for each in newcomers:
        terminal = Terminal(
            each.terminal, next_letter(admitted), each.name, each.kind, each.seal, each.verify
        )
        admitted = replace(admitted, terminals=(*admitted.terminals, terminal))
    return replace(next_list(public), terminals=admitted.terminals)


def rename(public: PublicList, terminal: str, name: str) -> PublicList:
    """Return the next list in which a terminal is called after another place.

    Raises:
        Refused: there is a terminal of that name, or no name.
    """
    name = _free_name(public, name, terminal)
    terminals = tuple(replace(t, name=name) if t.id == terminal else t for t in public.terminals)
    return replace(next_list(public), terminals=terminals)


def withdraw(public: PublicList, terminal: str, last: int) -> PublicList:
    """Return the next list in which a terminal no longer counts after its envelope `last`."""
    terminals = tuple(
        replace(each, last=last) if each.id == terminal else each for each in public.terminals
    )
    return replace(next_list(public), terminals=terminals)


def _free_name(public: PublicList, name: str, whose: str = "") -> str:
    name = tidy(name)
    if not name:
        raise Refused("Please say where the terminal stands.")
    others = [each for each in public.terminals if each.last is None and each.id != whose]
    if name.casefold() in {each.name.casefold() for each in others}:
        raise Refused("There is a terminal of this name already. Please choose another.")
    return name


def _answer(home: Home, invitation: Invitation) -> None:
    token = bytes.fromhex(invitation.token)
    keys = home.device.keys
    plain = msgspec.msgpack.encode(_Hello(keys.seal, keys.verify))
    blob = seal.seal(plain, derive(token, "wb hello"), invitation.terminal.encode())
    for terminal, head in invitation.heads.items():
        home.letterbox.begin_at(terminal, head)
    home.letterbox.post(Sealed(name(blob), QUIET, blob))
    settings.put(home.desk.db, settings.JOINING, invitation.terminal)
    settings.put(home.desk.db, settings.PLACE, invitation.name)
    settings.put(home.desk.db, settings.CARRIER, invitation.carrier)
    for version in invitation.lists:
        home.desk.publish(*unpack_list(version))


def _hello(parcel: Parcel, token: str) -> _Hello | None:
    try:
        posted: Posted = unpack(parcel)
        key = derive(bytes.fromhex(token), "wb hello")
        plain = seal.unseal(posted.envelope.blob, key, parcel.terminal.encode())
        hello = msgspec.msgpack.decode(plain, type=_Hello)
    except (Unopenable, *UNREADABLE):
        return None
    return hello if posted.is_signed_by(hello.verify) else None


def _heads(home: Home) -> dict[str, Head]:
    """Return for each terminal the end before the oldest envelope that still waits here."""
    oldest = home.letterbox.oldest_waiting()
    heads = {}
    for each in home.desk.school.terminals:
        own = each.id == home.device.id
        upto = home.letterbox.head.counter if own else home.letterbox.chain(each.id).upto
        end = min(upto, oldest.get(each.id, upto + 1) - 1)
        if end > 0:
            heads[each.id] = Head(end, home.letterbox.hash_at(each.id, end))
    return heads


def next_letter(public: PublicList) -> str:
    """Return the next letter, as columns of a table are named: Z is followed by AA."""
    number, letters = len(public.terminals), ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters
