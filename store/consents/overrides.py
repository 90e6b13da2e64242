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
class Block:
    """What one lead blocked: `uses`, and `why`."""

    id: str
    uses: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Override:
    """The blocks that stand for a child: what two leads blocked apart stands beside each other."""

    id: str
    blocks: tuple[Block, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether anything is blocked."""
        return bool(self.blocks)

    @property
    def uses(self) -> tuple[str, ...]:
        """What is blocked, by whichever lead."""
        return tuple(sorted({use for each in self.blocks for use in each.uses}))


def subject(pupil: str) -> str:
    """Return what entries about a child's block are about."""
    return f"{NOUN}:{pupil}"


def fold(entries: Sequence[Entry]) -> Override:
    """Return a block as it stands."""
    return folded(Override(id_of(entries[0].subject)), entries, _APPLY)


def _made(override: Override, entry: Entry, said: Any) -> Override:
    uses = tuple(str(use) for use in said.get("uses", ()))
    block = Block(entry.id, uses, str(said.get("why", "")))
    return replace(override, blocks=(*override.blocks, block))


def _lifted(override: Override, entry: Entry, said: Any) -> Override:
    """Lift the blocks that whoever lifts them knew of."""
    left = tuple(each for each in override.blocks if each.id not in said.get("blocks", ()))
    return replace(override, blocks=left)


def _summarise(override: Override) -> Summary:
    return Summary(STANDS if override.stands else OVER, 0, "", override.id, "")


_APPLY: Apply[Override] = {MADE: _made, LIFTED: _lifted}
OVERRIDE = Noun(NOUN, Override, fold, _summarise, frozenset(_APPLY), frozenset({MADE}))
