"""What may be carried: how ids, keys and hashes look, and how large a body may be."""

import re

from store.carriers.carrier import Notice, Parcel
from store.errors import Refused

LARGEST = 64 * 1024 * 1024
"""Bytes of a body. More is neither put in nor taken out."""
LAST = 2**62
"""The greatest counter."""
MOST_MISSING = 10_000
"""So many missing counters are looked for in one round, the first ones."""

_ID = re.compile(r"[a-z0-9]{1,32}")
_KEY = re.compile(r"[a-z0-9.:-]{1,100}")


def is_id(text: str) -> bool:
    """Return whether this can be the id of a school or a terminal: 1 to 32 of a-z and 0-9."""
    return _ID.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Return whether this can be the key of a notice."""
    return _KEY.fullmatch(text) is not None


def checked_id(text: str, whose: str) -> str:
    """Return the id of a school or terminal; `Refused` when it cannot be one."""
    if not is_id(text):
        raise Refused(f"The {whose}'s id must be 1 to 32 small letters a-z and digits.")
    return text


def check_parcel(parcel: Parcel) -> None:
    """Refuse what no carrier would take."""
    _check(parcel.terminal, parcel.counter, parcel.body)


def check_notice(notice: Notice) -> None:
    """Refuse what no carrier would take."""
    _check(notice.terminal, notice.counter, notice.body)
    if not is_key(notice.key):
        raise Refused("A notice's key must be 1 to 100 of a-z, 0-9, '-', '.' and ':'.")


def _check(terminal: str, counter: int, body: bytes) -> None:
    checked_id(terminal, "terminal")
    if not 0 < counter <= LAST:
        raise Refused("A counter must be 1 or more.")
    if len(body) > LARGEST:
        raise Refused("This is too large to be carried.")
