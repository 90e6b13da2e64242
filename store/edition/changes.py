"""What a school has changed of the texts that came with the program, a subject for each.

They lie in the `roll`, which everybody opens and every office terminal has. Nothing is lost: each
change is a version with who, when and why. Who may change them is for `store.edition.school`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.fields import Field, Kind

NOUN = "edition"
CHANGED, PUT_BACK = "edition.changed", "edition.put_back"
USED, ORDER = "used", "order"
"""The value that says whether something is used here, and the name under which an order lies."""
NO, YES = "no", "yes"
WHY = Field("why", "Why it is changed", Kind.TEXT, True, limit=400, in_words=True)


@dataclass(frozen=True)
class Version:
    """One change: when (ISO 8601), by whom, why, and which values it set; `back` set none."""

    at: str
    by: str
    why: str = ""
    values: dict[str, str] = field(default_factory=dict)
    back: bool = False


@dataclass(frozen=True)
class Change:
    """What a school has made of one thing: `values` lie over those it came with, by field.

    `what` is the kind of thing (`question`, `step` ...), `name` its id among them.
    """

    id: str
    what: str = ""
    name: str = ""
    values: dict[str, str] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()

    @property
    def used(self) -> bool:
        """Whether the school uses it; what nobody switched off is used."""
        return self.values.get(USED, YES) != NO

    def text(self, name: str, shipped: str = "") -> str:
        """Return a value as the school has it, or as it came."""
        return self.values.get(name, "") or shipped


def subject_of(what: str, name: str) -> str:
    """Return the subject of a thing: the same at every terminal."""
    return f"{NOUN}:{what}.{name}"


def fold(entries: Sequence[Entry]) -> Change:
    """Return what was made of a thing: of each value the last word counts."""
    subject = entries[0].subject
    what, _, name = subject.partition(":")[2].partition(".")
    return folded(Change(subject, what, name), entries, _APPLY)


def _changed(change: Change, entry: Entry, said: Any) -> Change:
    given = said.get("values")
    values = {str(id): str(text) for id, text in dict(given or {}).items()}
    version = Version(entry.at, entry.by, str(said.get("why", "")), values)
    merged = {**change.values, **values}
    return replace(change, values=merged, versions=(*change.versions, version))


def _put_back(change: Change, entry: Entry, said: Any) -> Change:
    version = Version(entry.at, entry.by, str(said.get("why", "")), back=True)
    return replace(change, values={}, versions=(*change.versions, version))


def _summarise(change: Change) -> Summary:
    at = change.versions[-1].at if change.versions else ""
    return Summary("known", 0, at, change.what, change.name)


_APPLY: Apply[Change] = {CHANGED: _changed, PUT_BACK: _put_back}

EDITION = Noun(NOUN, Change, fold, _summarise, frozenset(_APPLY), frozenset(_APPLY))
