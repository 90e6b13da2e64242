"""What a fold makes of a subject's entries, and the summary that lists are made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from store.errors import Damaged
from store.journal import Entry


@dataclass(frozen=True)
class Item:
    """Something somebody has to do: `due` is a date, with or without a time, or empty."""

    id: str
    owner: str
    due: str
    title: str


@dataclass(frozen=True)
class Summary:
    """The columns that lists need. `rank` sorts within a state, smaller first."""

    state: str
    rank: int
    at: str
    parent: str
    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Noun:
    """One kind of subject: how its entries fold, and how its record is listed."""

    name: str
    record: type
    fold: Callable[[Sequence[Entry]], Any]
    summarise: Callable[[Any], Summary]
    kinds: frozenset[str]
    """The kinds of entry this program knows; another kind makes a subject read-only."""


@dataclass(frozen=True)
class Row:
    """A record's summary as it stands in a drawer."""

    drawer: str
    subject: str
    noun: str
    state: str
    rank: int
    at: str
    parent: str
    title: str


def encode(record: Any) -> bytes:
    """Return the one way a record is written as bytes."""
    return msgspec.json.encode(record, order="sorted")


def decode(noun: Noun, body: bytes) -> Any:
    """Read a record back.

    Raises:
        Damaged: it is no record of this noun.
    """
    try:
        return msgspec.json.decode(body, type=noun.record)
    except msgspec.MsgspecError:
        raise Damaged("A record cannot be read. `worrybox check` says more.") from None
