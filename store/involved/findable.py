"""What a case is found by besides its number and title: its people, and what they are tied to.

A tie becomes one word that nobody types, so that all cases of a child are found at once, however
the child's name was written in each.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.drawers.record import words_of
from store.involved.kinds import LINKED, SAME
from store.involved.people import PUPIL, CasePerson
from store.looking.noted import Noted

if TYPE_CHECKING:
    from store.cases.case import Case

ONE = "one"
"""Begins the key of a child whom nothing ties to the roll: by the first case they were seen in."""
YES, NO = "yes", "no"


def word_for(key: str) -> str:
    """Return the one word that a key (`pupil:<id>`, `one:<id>`, `case:<id>`) is found by."""
    return f"_{key.replace(':', '_')}"


def own_key(person: CasePerson) -> str:
    """Return what a child is known by from their own entries."""
    return person.tie if person.pupil else f"{ONE}:{person.id}"


def said_same(noted: Sequence[Noted], person: str) -> dict[str, str]:
    """Return what was said of somebody last: key of another child to `yes` or `no`."""
    rows = (each for each in noted if each.kind == SAME and each.said.get("whom") == person)
    return {each.said.get("child", ""): each.said.get("same", "") for each in rows}


def keys_of(case: "Case", person: CasePerson) -> frozenset[str]:
    """Return everything a child is known by: their own key, and those that were said to be them."""
    said = said_same(case.noted, person.id)
    # Whoever is tied to the roll is that pupil, whatever was said of them before.
    same = {k for k, answer in said.items() if answer == YES and not _another(k, person)}
    return frozenset({own_key(person), f"{ONE}:{person.id}", *same})


def is_same(case: "Case", person: CasePerson, there: "Case", other: CasePerson) -> bool:
    """Tell whether somebody in one case is somebody in another, as far as is known.

    Two who are tied to the roll, or to the list of staff, are who those say; else what was said of
    them counts, and last the name in full.
    """
    if person.tie and other.tie:
        return person.tie == other.tie
    said = {
        said_same(case.noted, person.id).get(own_key(other)),
        said_same(there.noted, other.id).get(own_key(person)),
    }
    if keys_of(case, person) & keys_of(there, other):
        return True
    return NO not in said and words_of(person.name) == words_of(other.name)


def words_for(case: "Case") -> tuple[str, ...]:
    """Return the names in a case, and a word for each child and each case that is tied to it."""
    names = [person.name for person in case.people]
    keys = {key for person in case.people if person.is_child for key in keys_of(case, person)}
    ties = {person.tie for person in case.people if person.tie}
    other = {each.said.get("other", "") for each in case.noted if each.kind == LINKED}
    return (*names, *sorted(word_for(key) for key in keys | ties | other if key))


def _another(key: str, person: CasePerson) -> bool:
    return bool(person.pupil) and key.startswith(f"{PUPIL}:") and key != person.tie
