"""What another person says of a worry that one alone kept from somebody, or ended."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from store.cases.checklist import Written
from store.cases.kept_alone import AGREE
from store.drawers.journal import Entry
from store.worries import kinds

if TYPE_CHECKING:
    from store.worries.worry import Worry


def on_keeping(worry: "Worry", entry: Entry, said: Any) -> "Worry":
    """A second person's word counts; one's own does not. Undone, it is kept from them no more."""
    id = said.get("keeping")
    kept = next((e for e in worry.kept_alone if e.id == id and e.by != entry.by), None)
    if kept is None:
        return worry
    out = list(worry.kept_from)
    if entry.kind == kinds.KEEPING_UNDONE:
        out.remove(kept.to)
    left = tuple(each for each in worry.kept_alone if each is not kept)
    return replace(worry, kept_from=tuple(out), kept_alone=left)


def cleared(entry: Entry, said: Any) -> tuple[Written, ...]:
    """Return what an entry ends that somebody else agrees to, and by when; else nothing."""
    due = str(said.get(AGREE, ""))
    alone = Written(entry.kind, entry.by, entry.at, id=entry.id, next=due)
    return (alone,) if due else ()


def on_clearing(
    worry: "Worry", entry: Entry, said: Any, *, undone: Callable[["Worry", Entry, Any], "Worry"]
) -> "Worry":
    """The same of what one alone ended; `undone` lets it wait again."""
    if not any(e.id == said.get("keeping") and e.by != entry.by for e in worry.cleared):
        return worry
    worry = replace(worry, cleared=())
    return worry if entry.kind == kinds.CLEARING_AGREED else undone(worry, entry, said)
