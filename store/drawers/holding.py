"""What a drawer remembers of its own holders, in its own journal."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from store.drawers.drawer import Drawer
from store.drawers.grants import CASE, is_standing
from store.drawers.journal import Body, Entry, in_order
from store.drawers.record import Noun, Summary
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList

GRANTED = "drawer.granted"


@dataclass(frozen=True)
class SplitOff:
    """How those who read a case drawer came into it, who are not those whom it is kept from.

    It was split `off` a standing drawer, and whoever holds that reads it; the others are `named`:
    somebody let them in. Both are empty of any other drawer.
    """

    off: str = ""
    named: tuple[str, ...] = ()


WHOLE = SplitOff()
"""What is split off nothing."""


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
    made: SplitOff = WHOLE


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
    return Holding(
        last.subject,
        dict(said.get("holders", {})),
        said.get("sheet", ""),
        newest,
        SplitOff(said.get("off", ""), tuple(said.get("named", ()))),
    )


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
    return remaining(public, holding_of(drawer))


def remaining(public: PublicList, holding: Holding) -> tuple[str, ...]:
    """Return who of those who were given a case drawer's key still read what is in it.

    Not whoever left, and came back with new keys; nor whoever lost the standing drawer by which
    they read it; those who were let in by name have one of the drawers left out of which somebody
    is let in. Where that is nobody, those go on who would not any more, until somebody is let in:
    nothing that a child told is left with nobody.
    """
    keys = holding.holders.items()
    here = [id for id, key in keys if public.is_active(id) and not came_back(public, id, key)]
    return tuple(id for id in here if belongs(public, holding, id)) or tuple(here)


def is_lost(public: PublicList, drawer: Drawer, person: str) -> bool:
    """Tell whether somebody no longer reads a case drawer whose key they still have."""
    holding = holding_of(drawer)
    has_key = drawer.name.startswith(CASE) and person in holding.holders
    return has_key and person not in remaining(public, holding)


def belongs(public: PublicList, holding: Holding, person: str) -> bool:
    """Tell whether somebody has a standing drawer that lets them read a case drawer they are in."""
    made = holding.made
    by_name = not made.off or person in made.named
    opened = (SAFEGUARDING, HEAD, CHAIR) if by_name else (made.off,)
    return any(person in public.held_by(each) for each in opened)


def came_back(public: PublicList, person: str, key: str) -> bool:
    """Tell whether somebody left, and works here again, since they had this public key."""
    before = [each for each in public.former if each.id == person]
    left = max((n for n, each in enumerate(before) if not each.active), default=-1)
    return any(each.seal == key for each in before[: left + 1])


def split_off(
    public: PublicList, drawer: Drawer, holders: Collection[str], off: str = ""
) -> SplitOff:
    """Return how some people come into a case drawer for what lies in `drawer`.

    It is split off the same standing drawer, or `off` that one: whoever does not hold it, and did
    not read it before by holding it, was let in by name.
    """
    had = holding_of(drawer)
    before = drawer.name if is_standing(drawer.name) else had.made.off
    by_it = {*had.holders} - {*had.made.named} if off in ("", before) else set[str]()
    return let_in_to(public, off or before, {*holders} - by_it)


def let_in_to(public: PublicList, off: str, people: Collection[str]) -> SplitOff:
    """Return what is split off a standing drawer, with who of some people does not hold that."""
    return SplitOff(off, tuple(sorted({*people} - {*public.held_by(off)})))


def saying(
    holders: Mapping[str, str], sheet: str, list_number: int, made: SplitOff = WHOLE
) -> Body:
    """Return what an entry of the kind GRANTED says."""
    said: Body = {"holders": dict(holders), "sheet": sheet, "list": list_number}
    named = [id for id in made.named if id in holders]
    return {**said, "off": made.off, "named": named} if made.off else said


def has_lost_readers(drawer: Drawer) -> bool:
    """Tell whether more people could read what is in a case drawer once."""
    granted = drawer.entries(subject_of(drawer.name))
    had = {id for entry in granted for id in entry.said.get("holders", {})}
    return len(had) > 1 or any(True for _ in drawer.moved_in())


def _summarise(holding: Holding) -> Summary:
    return Summary("granted", 0, "", "", "")


HOLDING = Noun("drawer", Holding, fold, _summarise, frozenset({GRANTED}), frozenset({GRANTED}))
