"""Help now: what an office screen shows while locked, and how far an alert has come.

The place travels sealed to the office terminals' own keys, so that a locked screen can ring and
say where to go; the child's words are in the envelope, for its readers alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import lru_cache

import msgspec

from store.carrying import board
from store.crypto import seal
from store.crypto.keys import Keys, verifies
from store.database import Database, transaction
from store.errors import UNREADABLE, Unopenable
from store.letterbox.letterbox import Letterbox
from store.letterbox.pile import Call
from store.school.public_list import PublicList

HERE, RUNG, SEEN = "here", "rung", "seen"
"""Kept on this machine; an office screen is ringing; a person has signed that they saw it."""


_ORDER = (HERE, RUNG, SEEN)


LONGEST_PLACE = 60
"""So many characters of a place are shown."""


@dataclass(frozen=True)
class Place:
    """Where somebody asked for help, and when (ISO 8601): no words of the child's."""

    place: str
    at: str


@dataclass(frozen=True)
class _State:
    envelope: str
    state: str
    by_key: str
    at: str
    signature: str


@dataclass(frozen=True)
class Alert:
    """A call for help from a terminal, as a locked screen may show it."""

    envelope: str
    terminal: str
    place: Place
    state: str


def unseen(db: Database, letterbox: Letterbox, public: PublicList, device: Keys) -> list[Alert]:
    """Return the calls for help that nobody has signed yet, the newest first."""
    found: list[Alert] = []
    for call in letterbox.calls():
        state = state_of(db, call.id, public)
        place = _place(call, device) if state != SEEN else None
        if place:
            found.append(Alert(call.id, call.terminal, place, state))
    return found


def is_calling(db: Database, letterbox: Letterbox, public: PublicList, terminal: str) -> bool:
    """Tell whether somebody at a terminal has asked for help and no person has seen it yet."""
    return any(
        call.terminal == terminal and state_of(db, call.id, public) != SEEN
        for call in letterbox.calls()
    )


def state_of(db: Database, envelope: str, public: PublicList) -> str:
    """Return how far an alert has come; only a rightly signed state counts."""
    rows = list(db.query("SELECT * FROM alert_states WHERE envelope = ?", [envelope]))
    if not rows:
        return HERE
    return str(rows[0]["state"]) if rightly_signed(rows[0], public) else HERE


def rightly_signed(row: Mapping[str, str], public: PublicList) -> bool:
    """Tell whether whoever may say so has signed a row of `alert_states`."""
    message = _message(row["envelope"], row["state"], row["at"])
    people = [key for person in public.people for key in public.verify_keys(person.id)]
    machines = [t.verify for t in public.terminals if t.kind == "office"]
    allowed: Sequence[str] = people if row["state"] == SEEN else machines
    return row["by_key"] in allowed and _verified(row["by_key"], message, row["signature"])


@lru_cache(maxsize=4096)
def _verified(key: str, message: bytes, signature: str) -> bool:
    """Verify once: a locked screen asks about every call again and again."""
    return verifies(key, message, signature)


def mark(db: Database, envelope: str, state: str, keys: Keys, now: datetime) -> None:
    """Sign that an office screen rings (`RUNG`) or that a person has seen it (`SEEN`)."""
    at = now.isoformat(timespec="seconds")
    signature = keys.sign(_message(envelope, state, at))
    _keep(db, _State(envelope, state, keys.verify, at, signature))


def take_in(db: Database, body: bytes, public: PublicList) -> None:
    """Take in a state that was signed at another terminal; nothing less than is known here.

    Raises:
        Unopenable: nobody who may say so has signed it.
    """
    try:
        state = msgspec.json.decode(body, type=_State)
    except UNREADABLE:
        raise Unopenable("The state of a call for help cannot be read.") from None
    if state.state not in _ORDER or not rightly_signed(asdict(state), public):
        raise Unopenable("Nobody who may say so has signed the state of a call for help.")
    if _ORDER.index(state.state) > _ORDER.index(state_of(db, state.envelope, public)):
        _keep(db, state)


def _keep(db: Database, state: _State) -> None:
    with transaction(db):
        db.execute(
            "INSERT INTO alert_states VALUES (?, ?, ?, ?, ?) ON CONFLICT (envelope) DO UPDATE"
            " SET state = excluded.state, by_key = excluded.by_key, at = excluded.at,"
            " signature = excluded.signature"
            " WHERE excluded.state = 'seen' OR alert_states.state <> 'seen'",
            [*asdict(state).values()],
        )
        board.put(db, f"{board.ALERT}:{state.envelope}", msgspec.json.encode(state))


def _place(call: Call, device: Keys) -> Place | None:
    try:
        plain = seal.unseal_for(device.unsealing, call.place)
        place = msgspec.json.decode(plain, type=Place) if plain else None
    except (Unopenable, *UNREADABLE):
        return None
    # It stands on locked screens: a machine in wrong hands is to have no room there for more.
    return replace(place, place=place.place[:LONGEST_PLACE]) if place else None


def _message(envelope: str, state: str, at: str) -> bytes:
    return msgspec.json.encode(["alert", envelope, state, at])
