"""Two children of one name in one class: what is said behind the name to tell them apart.

Only then, and no more than is needed: the initial of a second name, the year, the birthday (its
year where the day is the same), the coat peg. Initial and birthday lie with the office, so who
holds the roll alone is told year or peg.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from store.dates import birthday
from store.roll.cells import plain_letters
from store.roll.details import Details
from store.roll.pupils import Pupil, class_key

Known = Callable[[str], Details | None]
"""Returns the office's part of a pupil by id; None where it is not known to the reader."""


def told_apart(found: Iterable[Pupil], known: Known) -> dict[str, Pupil]:
    """Return pupils by id, those of one name and class with what tells them `apart`."""
    pupils = {each.id: each for each in found}
    alike: dict[tuple[str, ...], list[Pupil]] = {}
    for each in pupils.values():
        alike.setdefault(_key(each), []).append(each)
    for group in alike.values():
        if len(group) > 1:
            pupils |= {id: replace(pupils[id], apart=said) for id, said in _marks(group, known)}
    return pupils


def _key(pupil: Pupil) -> tuple[str, ...]:
    name = plain_letters(pupil.name).casefold()
    return (" ".join(name.split()), class_key(pupil.school_class), str(pupil.is_here))


def _marks(group: Sequence[Pupil], known: Known) -> list[tuple[str, str]]:
    details = {each.id: known(each.id) or Details(each.id) for each in group}
    ways = [
        {id: _initial(each) for id, each in details.items()},
        {each.id: f"Year {each.year}" if each.year.isdigit() else each.year for each in group},
        {id: _born(each, full=False) for id, each in details.items()},
        {id: _born(each, full=True) for id, each in details.items()},
        {each.id: f"peg: {each.peg}" if each.peg else "" for each in group},
    ]
    for said in ways:
        if all(said.values()) and len(set(said.values())) == len(group):
            return list(said.items())
    return [(each.id, _alone(each.id, ways)) for each in group]


def _alone(id: str, ways: Sequence[Mapping[str, str]]) -> str:
    """Return what is said of one child alone, where nothing tells all of them apart."""
    fits = (said[id] for said in ways if said[id] and list(said.values()).count(said[id]) == 1)
    return next(fits, "")


def _initial(details: Details) -> str:
    words = details.legal_forename.split()
    return f"{words[1][0].upper()}." if len(words) > 1 else ""


def _born(details: Details, *, full: bool) -> str:
    return f"born {birthday(details.born, full=full)}" if details.born else ""
