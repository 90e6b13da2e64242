"""The letters of one case as its rows tell them: written, sent how and to whom, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.drawers.record import Item
from store.looking.noted import (
    LETTER_DROPPED,
    LETTER_FOLLOWED,
    LETTER_SENT,
    LETTER_WRITTEN,
    Noted,
    of_kind,
)

ITEM = "letter "
"""How the items of letters begin, among what is to do."""
SETTLED = "settled"


@dataclass(frozen=True)
class Letter:
    """One letter: what was written, each time it was sent, what came of it, why it was dropped."""

    written: Noted
    sent: tuple[Noted, ...] = ()
    followed: tuple[Noted, ...] = ()
    dropped: Noted | None = None

    @property
    def id(self) -> str:
        """The id of the entry that wrote it."""
        return self.written.id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.written.said.get("name", "")

    @property
    def template(self) -> str:
        """The letter of the data that it was made of, by its id."""
        return self.written.said.get("template", "")

    @property
    def is_waiting(self) -> bool:
        """Whether it is written and neither sent nor dropped."""
        return not self.sent and self.dropped is None

    @property
    def is_settled(self) -> bool:
        """Whether what was asked about it last has settled it."""
        return bool(self.followed) and self.followed[-1].said.get("came") == SETTLED

    @property
    def asks_on(self) -> str:
        """The day (`2026-03-03`) on which somebody asks what came of it; empty: nobody does."""
        said = (*self.sent, *self.followed)
        if not said or self.is_settled or self.dropped is not None:
            return ""
        return max(said, key=lambda row: row.at).said.get("follow_up", "")


def letters(noted: Sequence[Noted]) -> tuple[Letter, ...]:
    """Return the letters of a case, the first written first."""
    rows = {kind: of_kind(noted, kind) for kind in (LETTER_SENT, LETTER_FOLLOWED, LETTER_DROPPED)}

    def about(kind: str, letter: str) -> tuple[Noted, ...]:
        return tuple(row for row in rows[kind] if row.said.get("letter") == letter)

    return tuple(
        Letter(
            row,
            about(LETTER_SENT, row.id),
            about(LETTER_FOLLOWED, row.id),
            next(iter(about(LETTER_DROPPED, row.id)), None),
        )
        for row in of_kind(noted, LETTER_WRITTEN)
    )


def items(noted: Sequence[Noted]) -> list[Item]:
    """Return what is to do about letters: send one, or ask what came of it."""
    found = []
    for each in letters(noted):
        if each.is_waiting:
            day = each.written.at[:10]
            found.append(Item(ITEM + each.id, each.written.by, day, f"Send it: {each.title}"))
        elif each.asks_on:
            owner = each.sent[-1].said.get("by", "") or each.sent[-1].by
            title = f"What came of it: {each.title}"
            found.append(Item(ITEM + each.id, owner, each.asks_on, title))
    return found


def obstacles(noted: Sequence[Noted]) -> list[str]:
    """Return what about letters must be done before a case is closed, a sentence each."""
    missing = []
    for each in letters(noted):
        if each.is_waiting:
            missing.append("A letter is written and not sent: press Z, then S.")
        elif each.asks_on:
            missing.append("Nobody has said what came of a letter: press Z, then A.")
    return list(dict.fromkeys(missing))
