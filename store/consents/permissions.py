"""What every member of staff may know of a child's consents: which uses are permitted, until when.

It lies in the `roll`. Why something is not permitted, and who said so, stays in the `office`; a
block by the safeguarding leads looks the same as a parent's no (procedure row 40).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.pupils import id_of

NOUN = "permission"
SET, BLOCKED = "permission.set", "permission.blocked"
FOR_EVER = "9999-12-31"
"""The last day of what holds until somebody takes it back."""


@dataclass(frozen=True)
class Permission:
    """Uses that are permitted for a child: use to last day. `blocked` are uses that are not."""

    id: str
    uses: Mapping[str, str] = field(default_factory=dict)
    blocked: tuple[str, ...] = ()
    at: str = ""

    def allows(self, use: str, today: date) -> bool:
        """Tell whether a use is permitted on a day."""
        return use not in self.blocked and self.uses.get(use, "") >= today.isoformat()


def subject(pupil: str) -> str:
    """Return what entries about what is permitted for a child are about."""
    return f"{NOUN}:{pupil}"


def fold(entries: Sequence[Entry]) -> Permission:
    """Return what is permitted for a child."""
    return folded(Permission(id_of(entries[0].subject)), entries, _APPLY)


def _set(permission: Permission, entry: Entry, said: Any) -> Permission:
    uses = {str(use): str(until) for use, until in dict(said.get("uses", {})).items()}
    return replace(permission, uses=uses, at=entry.at)


def _blocked(permission: Permission, entry: Entry, said: Any) -> Permission:
    return replace(permission, blocked=tuple(str(use) for use in said.get("uses", ())))


def _summarise(permission: Permission) -> Summary:
    return Summary("known", 0, "", permission.id, "")


_APPLY: Apply[Permission] = {SET: _set, BLOCKED: _blocked}
PERMISSION = Noun(NOUN, Permission, fold, _summarise, frozenset(_APPLY), frozenset(_APPLY))
