"""What one person keeps from a colleague who reads it, until another has agreed.

The same of a worry and of a case, and it goes along from the one to the other: whoever puts what
was kept so into a case ends no question with that. Of whom it is asked says `put_out`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from store.adults.whom import OUTSIDE
from store.cases.checklist import Written
from store.drawers.journal import Entry
from store.drawers.record import Item
from store.worries.kinds import KEPT_FROM

THE_WORRY = "the worry"
"""Why a case is kept from somebody where what was told is, and nobody typed why."""
TO_KEEP = "kept"
"""How the item begins that waits for a second person's word on it."""
TO_CLEAR = "cleared"
"""The same for what one person says of nobody who is named (`cleared`)."""
OF_ALL = (TO_KEEP, TO_CLEAR)
"""What is asked of nobody in particular, but of everybody who may say it."""
OUT = "out"
"""The part of a hand-over that names who reads it no more, where whoever did it does."""
BY_WORDS = "words"
"""What alone says that it is about whoever is given a drawer later: what was told."""
AGREE, BY, BESIDE = "agree", "by", "beside"
"""The parts of an entry that say by when somebody agrees, what alone says that it is about them,
and who reads it instead of the last other reader."""
ALONG, FIRST, _FIRST_AT = "along", "first", "first_at"
"""What else an entry says by which a case is kept from somebody since what lies in it is: that
(`worry:…`), and who kept it first, when, where somebody has to agree to that still."""


def to_agree(entry: Entry, said: Mapping[str, Any]) -> Written:
    """Return what an entry keeps from whom, and in `next` by when somebody agrees, if they have to.

    By whoever kept it first, where it came along; by nobody where only what was told does
    (`BY_WORDS`).
    """
    words = BY_WORDS if said.get(BY) == BY_WORDS else ""
    by = "" if words else str(said.get(FIRST, "")) or entry.by
    at = str(said.get(_FIRST_AT, "")) or entry.at
    to, due = str(said.get("person", "")), str(said.get(AGREE, ""))
    return Written(entry.kind, by, at, to, words, id=entry.id, next=due)


def waiting(kept: Iterable[Written]) -> tuple[Written, ...]:
    """Return what of this somebody has to agree to."""
    return tuple(each for each in kept if each.next)


def out_by_hand_over(entry: Entry, said: Mapping[str, Any], kind: str) -> tuple[Written, ...]:
    """Return whom a hand-over puts out, though it is not about them."""
    due = str(said.get(AGREE, ""))
    out = str(said.get(OUT, "")).split("\n")
    return tuple(
        Written(kind, entry.by, entry.at, to, id=f"{entry.id} {to}", next=due) for to in out if to
    )


def by_entry(kept: Iterable[Written]) -> tuple[tuple[Written, ...], ...]:
    """Return what waits, together what one entry says: a hand-over may put out several."""
    found = dict[str, list[Written]]()
    for each in kept:
        found.setdefault(entry_of(each), []).append(each)
    return tuple(map(tuple, found.values()))


def entry_of(kept: Written) -> str:
    """Return the id of the entry by which it is kept from somebody."""
    return kept.id.partition(" ")[0]


def to_agree_items(kept: Iterable[Written]) -> list[Item]:
    """Return that it waits for somebody, for whoever may say it: once for each entry."""
    title = "Agree or undo: whom it is kept from"
    return [
        Item(f"{TO_KEEP} {entry_of(first)}", "", first.next, title)
        for first, *_ in by_entry(waiting(kept))
    ]


def to_clear_item(cleared: Written) -> Item:
    """Return that it waits for somebody else to agree that it is not about whom it names."""
    said = "nobody at school" if cleared.reference == OUTSIDE else "not about them"
    return Item(f"{TO_CLEAR} {cleared.id}", "", cleared.next, f"Agree: {said}, or undo it")


def along(kept: Iterable[Written], entries: Iterable[Entry], person: str) -> dict[str, str]:
    """Return what an entry that keeps something else from a person says of who did so first, and
    when, and of what waits, if anything does."""
    found = next((each for each in kept if each.to == person), None)
    if found and found.reference == BY_WORDS:
        return {AGREE: "", BY: BY_WORDS}
    if found:
        return {AGREE: found.next, FIRST: found.by, _FIRST_AT: found.at}
    first = [e for e in entries if e.kind == KEPT_FROM and e.said.get("person") == person][-1:]
    return next(({FIRST: each.by, _FIRST_AT: each.at} for each in first), {})


def why_kept(entries: Iterable[Entry], person: str) -> str:
    """Return why a worry was kept from somebody, as it was typed; else that the worry says so."""
    kept = [e.said for e in entries if e.kind == KEPT_FROM and e.said.get("person") == person]
    return next((str(said["why"]) for said in reversed(kept) if said.get("why")), THE_WORRY)
