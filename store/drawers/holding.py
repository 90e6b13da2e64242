"""What a drawer remembers of its own holders, in its own journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.drawers.drawer import Drawer
from store.drawers.grants import is_standing
from store.drawers.journal import Body, Entry, in_order
from store.drawers.record import Noun, Summary
from store.school.public_list import PublicList

GRANTED = "drawer.granted"


@dataclass(frozen=True)
class Holding:
    """Who was given the drawer's key: people's ids to the public keys it was wrapped to.

    `list_number` is the version of the public list that said so: an older one than that is not
    believed any more.
    """

    id: str
    holders: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    list_number: int = 0


def subject_of(drawer: str) -> str:
    """Return the subject under which a drawer speaks of itself."""
    return f"drawer:{drawer}"


def fold(entries: Sequence[Entry]) -> Holding:
    """Return the last grant."""
    granted = [entry for entry in in_order(entries) if entry.kind == GRANTED]
    if not granted:
        return Holding(entries[0].subject)
    last = granted[-1]
    said = last.said
    newest = max(int(entry.said.get("list", 0)) for entry in granted)
    return Holding(last.subject, dict(said.get("holders", {})), said.get("sheet", ""), newest)


def holding_of(drawer: Drawer) -> Holding:
    """Return what a drawer remembers of its holders."""
    holding = drawer.get(subject_of(drawer.name))
    return holding if isinstance(holding, Holding) else Holding(drawer.name)


def given_at(drawer: Drawer) -> dict[str, str]:
    """Return when those were given the drawer's key who did not have it from the first (ISO 8601).

    Who had lost it since counts from when they were given it again.
    """
    given, had = dict[str, str](), frozenset[str]()
    for n, entry in enumerate(drawer.entries(subject_of(drawer.name))):
        has = frozenset(entry.said.get("holders", {}))
        new = has - had if n else frozenset()
        given = {id: at for id, at in given.items() if id in has} | dict.fromkeys(new, entry.at)
        had = has
    return given


def held_by(public: PublicList, drawer: Drawer) -> tuple[str, ...]:
    """Return the people who should be able to open a drawer, inactive ones left out."""
    if is_standing(drawer.name):
        return public.held_by(drawer.name)
    return tuple(id for id in holding_of(drawer).holders if public.is_active(id))


def saying(holders: Mapping[str, str], sheet: str, list_number: int) -> Body:
    """Return what an entry of the kind GRANTED says."""
    return {"holders": dict(holders), "sheet": sheet, "list": list_number}


def _summarise(holding: Holding) -> Summary:
    return Summary("granted", 0, "", "", "")


HOLDING = Noun("drawer", Holding, fold, _summarise, frozenset({GRANTED}), frozenset({GRANTED}))
