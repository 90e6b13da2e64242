"""What a fold makes of a subject's entries, and the summary that lists are made from."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from store.drawers.journal import Entry, in_order
from store.drawers.knowledge import Knowledge
from store.errors import UNREADABLE, Damaged

Record = TypeVar("Record")
Apply = Mapping[str, Callable[[Record, Entry, Any], Record]]
"""What each kind of entry makes of a record: it is handed the record, the entry, what it says."""


LONGEST_WORD = 40
"""More of a word is not looked at when something is looked for by it."""
MOVED = "moved"
HIDDEN = "hidden"
"""The state of what nobody is shown any more: no list has it, and no search finds it."""
"""The state of a record that now lives in another drawer."""


@dataclass(frozen=True)
class Item:
    """Something somebody has to do: `due` is a date, with or without a time, or empty."""

    id: str
    owner: str
    due: str
    title: str


@dataclass(frozen=True)
class Summary:
    """The columns that lists need. `rank` sorts within a state, smaller first.

    `called` is what somebody would look for it by: a number, a title, names.
    """

    state: str
    rank: int
    at: str
    parent: str
    title: str
    items: tuple[Item, ...] = ()
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Noun:
    """One kind of subject: how its entries fold, and how its record is listed."""

    name: str
    record: type
    fold: Callable[[Sequence[Entry]], Any]
    summarise: Callable[[Any], Summary]
    kinds: frozenset[str]
    """The kinds of entry this program knows; another kind makes a subject read-only."""
    begins: frozenset[str] = frozenset()
    """Those of them without which there is nothing to show."""


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


def folded(
    record: Record,
    entries: Sequence[Entry],
    apply: Apply[Record],
    told: Collection[str] = (),
) -> Record:
    """Return what entries, in the order of the drawer, make of an empty record.

    What was `told`, by its kinds, comes after all that did not know of it; that it was moved away
    comes last: what was written here apart from that belongs where it went.
    """
    ordered = Knowledge(entries, told).ordered if told else in_order(entries)
    for entry in sorted(ordered, key=lambda each: each.kind.endswith(".moved_out")):
        if change := apply.get(entry.kind):
            record = change(record, entry, entry.said)
    return record


def noun_of(entries: Sequence[Entry], nouns: Mapping[str, Noun]) -> Noun | None:
    """Return the noun that folds these entries; None when only a newer program knows it."""
    return next((noun for entry in entries if (noun := nouns.get(entry.noun))), None)


@dataclass(frozen=True)
class SummaryRows:
    """What the tables `records`, `open_items` and `called` hold of one subject."""

    records: list[list[Any]]
    items: list[list[Any]]
    called: list[list[Any]]


NO_ROWS = SummaryRows([], [], [])


def summary_rows(subject: str, noun: Noun, entries: Sequence[Entry]) -> SummaryRows:
    """Fold a subject's entries; return its rows."""
    record = noun.fold(entries)
    summary = noun.summarise(record)
    columns = [summary.state, summary.rank, summary.at, summary.parent, summary.title]
    items = [[subject, i.id, i.owner, i.due, i.title] for i in summary.items]
    words = sorted({word for text in summary.called for word in words_of(text)})
    called = [[word, subject] for word in words if summary.state != MOVED]
    return SummaryRows([[subject, noun.name, *columns, encode(record)]], items, called)


def words_of(text: str) -> list[str]:
    """Return the words of a name or title as they are looked for: without case and accents.

    A number counts without its leading zeros as well: 14b finds 2026-014B.
    """
    flat = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in flat if not unicodedata.combining(letter))
    words = [word[:LONGEST_WORD] for word in re.findall(r"\w+", letters)]
    return [*words, *(word.lstrip("0") for word in words if word[0] == "0" and word.strip("0"))]


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
    except UNREADABLE:
        raise Damaged("A record cannot be read. `worrybox check` says more.") from None
