"""A block by the safeguarding leads: pictures of this child are never used, and why.

The reason lies in the `safeguarding` drawer and is seen by nobody else (procedure row 40).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.pupils import id_of

NOUN = "override"
MADE, LIFTED = "override.made", "override.lifted"
STANDS, OVER = "stands", "over"


@dataclass(frozen=True)
class Override:
    """A block of `uses`; `why` it was made, and `lifted_why` it was taken back."""

    id: str
    uses: tuple[str, ...] = ()
    why: str = ""
    by: str = ""
    at: str = ""
    lifted: str = ""
    lifted_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether it holds."""
        return bool(self.at) and not self.lifted


def subject(pupil: str) -> str:
    """Return what entries about a child's block are about."""
    return f"{NOUN}:{pupil}"


def fold(entries: Sequence[Entry]) -> Override:
    """Return a block as it stands."""
    return folded(Override(id_of(entries[0].subject)), entries, _APPLY)


def _made(override: Override, entry: Entry, said: Any) -> Override:
    uses = tuple(str(use) for use in said.get("uses", ()))
    return Override(override.id, uses, str(said.get("why", "")), entry.by, entry.at)


def _lifted(override: Override, entry: Entry, said: Any) -> Override:
    return replace(override, lifted=entry.at, lifted_why=str(said.get("why", "")))


def _summarise(override: Override) -> Summary:
    return Summary(STANDS if override.stands else OVER, 0, override.at, override.id, "")


_APPLY: Apply[Override] = {MADE: _made, LIFTED: _lifted}
OVERRIDE = Noun(NOUN, Override, fold, _summarise, frozenset(_APPLY), frozenset({MADE}))
