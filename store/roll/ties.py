"""What holds between a child and one of their adults: who may decide, and who is kept away.

It lies in the `office` drawer. Parental responsibility, a court order and "do not contact" are of
one adult and one child: a stepfather may be barred from one sister and not from the other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.by_hand import Hand, corrected, taken

NOUN = "tie"
IMPORTED, ADDED, CORRECTED, ENDED = "tie.imported", "tie.added", "tie.corrected", "tie.ended"
REOPENED = "tie.reopened"
"""Whether somebody has responsibility, as it was decided, is undone: it waits again."""
NAMES = (
    "relationship",
    "priority",
    "responsibility",
    "responsibility_said",
    "court_order",
    "court_note",
    "no_contact",
)
"""What a file may say."""
FLAGS = ("court_order", "no_contact")
"""What keeps an adult away from a child."""
OFF = "ended"
"""By which name `Tie.hand` says who took an adult off a child, and why."""
STANDS, OVER = "stands", "over"


@dataclass(frozen=True)
class Tie:
    """One adult of one child.

    `responsibility`, `court_order` and `no_contact` are `yes`, `no` or empty for unknown;
    `priority` is 1 for whoever is called first. `responsibility_said` are the words of a list that
    are no plain yes, and were taken for a no. `since` holds the entry that noted each doubt.
    """

    pupil: str
    carer: str
    relationship: str = ""
    priority: str = ""
    responsibility: str = ""
    responsibility_said: str = ""
    court_order: str = ""
    court_note: str = ""
    no_contact: str = ""
    ended: str = ""
    hand: Mapping[str, Hand] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)

    @property
    def flags(self) -> tuple[str, ...]:
        """Which of the two are noted: `court_order`, `no_contact`."""
        return tuple(name for name in FLAGS if getattr(self, name) == "yes")

    @property
    def is_in_doubt(self) -> bool:
        """Whether only a list's unplain words say no to responsibility, and nobody has looked."""
        by_list = self.responsibility == "no" and bool(self.responsibility_said)
        return by_list and not self.ended and "responsibility" not in self.hand

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why a yes of this adult waits: `flags`, `responsibility` (none) and `ended`."""
        none = ("responsibility",) if self.responsibility == "no" else ()
        return (*self.flags, *none, *(("ended",) if self.ended else ()))

    def noted(self, doubts: Sequence[str]) -> list[str]:
        """Return what was noted, each as it was: what is noted anew nobody has looked at yet."""
        return [f"{each} {self.since.get(each, '')}" for each in doubts]

    @property
    def is_flagged(self) -> bool:
        """Whether a letter to this adult, and their answer, need a second look."""
        return bool(self.flags)

    @property
    def place(self) -> int:
        """Where this adult stands among those of the child, the first being 1."""
        return int(self.priority) if self.priority.isdigit() else 99


_Change = Callable[[Tie, Entry, Any], Tie]


def subject(pupil: str, carer: str) -> str:
    """Return what entries about an adult of a child are about: the same at every terminal."""
    return f"{NOUN}:{pupil}-{carer}"


def fold(entries: Sequence[Entry]) -> Tie:
    """Return a tie as it was last known."""
    pupil, _, carer = entries[0].subject.partition(":")[2].partition("-")
    return folded(Tie(pupil, carer), entries, _APPLY)


def _said(tie: Tie, entry: Entry, said: Any) -> Tie:
    hand = {name: each for name, each in tie.hand.items() if name != OFF}
    return replace(taken(replace(tie, hand=hand), said.get("said"), NAMES), ended="")


def _corrected(tie: Tie, entry: Entry, said: Any) -> Tie:
    return corrected(tie, entry, said.get("said"), NAMES)


def _reopened(tie: Tie, entry: Entry, said: Any) -> Tie:
    hand = {name: each for name, each in tie.hand.items() if name != "responsibility"}
    return replace(tie, responsibility="no", hand=hand)


def _ended(tie: Tie, entry: Entry, said: Any) -> Tie:
    by = Hand(entry.by, entry.at, str(said.get("why", "")))
    return replace(tie, ended=entry.at, hand={**tie.hand, OFF: by})


def _noting(apply: _Change) -> _Change:
    """Keep beside each doubt since which entry it stands; other words of an order are another."""

    def applied(before: Tie, entry: Entry, said: Any) -> Tie:
        after = apply(before, entry, said)
        still = set(before.since)
        if after.court_note != before.court_note:
            still.discard("court_order")
        since = {each: before.since[each] if each in still else entry.id for each in after.doubts}
        return replace(after, since=since)

    return applied


def _summarise(tie: Tie) -> Summary:
    return Summary(OVER if tie.ended else STANDS, tie.place, "", tie.pupil, tie.carer)


_APPLY: Apply[Tie] = {
    IMPORTED: _noting(_said),
    ADDED: _noting(_said),
    CORRECTED: _noting(_corrected),
    REOPENED: _noting(_reopened),
    ENDED: _noting(_ended),
}

TIE = Noun(NOUN, Tie, fold, _summarise, frozenset(_APPLY), frozenset({IMPORTED, ADDED}))
