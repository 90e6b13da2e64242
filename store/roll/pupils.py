"""The roll: which children are at the school, and in which class.

It lies in the `roll`, which all staff open, and so holds the least that they need: the name a
child goes by, class, year and coat-peg picture. Birthday, number, legal name and address lie with
the parents' details (`store.roll.details`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.by_hand import Hand, corrected, taken

NOUN = "pupil"
IMPORTED, JOINED, CORRECTED = "pupil.imported", "pupil.joined", "pupil.corrected"
MOVED, PEGGED = "pupil.moved_class", "pupil.pegged"
LEFT, RETURNED = "pupil.left", "pupil.returned"
HERE, GONE = "here", "left"

NAMES = ("forename", "surname", "school_class", "year")
"""What a file may say of a pupil in the roll."""


@dataclass(frozen=True)
class Pupil:
    """A pupil. `year` is `N`, `R` or `1` to `13`; `peg` a picture's name; each may be empty.

    `left_on` (`2026-03-03`) is set once they have left. `moved_by` names the change of classes
    that put them into the class they are in, if one did. `apart` is never kept: where the roll is
    read, it says what tells two of one name apart (`store.roll.telling_apart`).
    """

    id: str
    forename: str = ""
    surname: str = ""
    school_class: str = ""
    year: str = ""
    peg: str = ""
    left_on: str = ""
    moved_by: str = ""
    hand: Mapping[str, Hand] = field(default_factory=dict)
    apart: str = ""

    @property
    def name(self) -> str:
        """The name they go by."""
        return f"{self.forename} {self.surname}".strip()

    @property
    def called(self) -> str:
        """The same, with what tells them apart from another of that name in their class."""
        return f"{self.name} ({self.apart})" if self.apart else self.name

    @property
    def is_here(self) -> bool:
        """Whether they go to this school now."""
        return not self.left_on


def subject(id: str) -> str:
    """Return what entries about a pupil are about."""
    return f"{NOUN}:{id}"


def id_of(subject: str) -> str:
    """Return the id of a pupil (or of their details) from a subject."""
    return subject.partition(":")[2]


def class_key(name: str) -> str:
    """Return what two spellings of a class's name have in common."""
    return " ".join(name.casefold().split())


def fold(entries: Sequence[Entry]) -> Pupil:
    """Return a pupil as they were last known."""
    return folded(Pupil(id_of(entries[0].subject)), entries, _APPLY)


def _said(pupil: Pupil, entry: Entry, said: Any) -> Pupil:
    return _settled(pupil, replace(taken(pupil, said.get("said"), NAMES), moved_by=""))


def _corrected(pupil: Pupil, entry: Entry, said: Any) -> Pupil:
    right = corrected(pupil, entry, said.get("said"), NAMES)
    place = (pupil.school_class, pupil.year) == (right.school_class, right.year)
    # A class put right by hand is not taken back with the change of classes before it.
    return _settled(pupil, right if place else replace(right, moved_by=""))


def _moved(pupil: Pupil, entry: Entry, said: Any) -> Pupil:
    moved = taken(pupil, said.get("said"), ("school_class", "year"))
    moved = replace(_settled(pupil, moved), moved_by=str(said.get("by", "")))
    return replace(moved, peg=str(said["peg"])) if said.get("peg") else moved


def _settled(before: Pupil, after: Pupil) -> Pupil:
    """Return a pupil without the peg of a class they are no longer in."""
    same = class_key(before.school_class) == class_key(after.school_class)
    return after if same else replace(after, peg="")


def _pegged(pupil: Pupil, entry: Entry, said: Any) -> Pupil:
    return replace(pupil, peg=str(said.get("peg", "")))


def _left(pupil: Pupil, entry: Entry, said: Any) -> Pupil:
    on = str(said.get("on", "")) or entry.at[:10]
    return replace(pupil, left_on=on, peg="", moved_by=str(said.get("by", "")))


def _returned(pupil: Pupil, entry: Entry, said: Any) -> Pupil:
    return replace(pupil, left_on="", moved_by="", peg=str(said.get("peg", "")))


def _summarise(pupil: Pupil) -> Summary:
    state = HERE if pupil.is_here else GONE
    return Summary(state, 0, pupil.left_on, class_key(pupil.school_class), pupil.name)


_APPLY: Apply[Pupil] = {
    IMPORTED: _said,
    JOINED: _said,
    CORRECTED: _corrected,
    MOVED: _moved,
    PEGGED: _pegged,
    LEFT: _left,
    RETURNED: _returned,
}

PUPIL = Noun(NOUN, Pupil, fold, _summarise, frozenset(_APPLY), frozenset({IMPORTED, JOINED}))
