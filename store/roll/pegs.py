"""Coat-peg pictures of a class: each child has one, and no two have the same."""

from collections.abc import Sequence
from datetime import datetime

from assets.pegs import peg_names
from store.drawers.drawer import Fact
from store.errors import Refused
from store.roll import pupils
from store.roll.book import may_change, of_class
from store.roll.pupils import Pupil, class_key
from store.school.public_list import ROLL, PublicList
from store.signing_in.session import Session


def may_give(session: Session, school_class: str) -> bool:
    """Tell whether this person may give out pegs: the office, and the class's own adults."""
    return may_change(session) or session.person_id in _adults(session.public, school_class)


def pictures(public: PublicList, school_class: str) -> tuple[str, ...]:
    """Return the pictures of a class: those its terminal shows, else all there are."""
    key = class_key(school_class)
    found = next((each for each in public.classes if class_key(each.name) == key), None)
    return found.pegs if found and found.pegs else peg_names()


def free(session: Session, school_class: str, but: str = "") -> list[str]:
    """Return the pictures nobody of a class has; `but` is a pupil whose own counts as free."""
    taken = {each.peg for each in of_class(session, school_class) if each.id != but}
    return [each for each in pictures(session.public, school_class) if each not in taken]


def called(session: Session) -> dict[str, dict[str, str]]:
    """Return who has which picture, by the ids of the list's classes: picture to a short name.

    Two of one forename in a class are told apart by the first letter of their surname.
    """
    found: dict[str, dict[str, str]] = {}
    for each in session.public.classes:
        children = of_class(session, each.name)
        forenames = [child.forename for child in children]
        found[each.id] = {
            child.peg: child.forename
            if forenames.count(child.forename) == 1
            else f"{child.forename} {child.surname[:1]}"
            for child in children
            if child.peg
        }
    return found


def give(session: Session, pupil: Pupil, peg: str, now: datetime) -> None:
    """Give a pupil a picture, or none.

    Raises:
        Refused: somebody of the class has it, or this person may not.
    """
    _judge(session, pupil.school_class)
    if peg and peg not in free(session, pupil.school_class, pupil.id):
        raise Refused(f"Somebody in {pupil.school_class} has the {peg} already.")
    drawer = session.drawer(ROLL)
    drawer.record(pupils.subject(pupil.id), pupils.PEGGED, {"peg": peg}, now)


def give_all(session: Session, school_class: str, now: datetime) -> tuple[int, int]:
    """Give everybody of a class without one a picture; return how many got one, and how many not.

    Raises:
        Refused: this person may not.
    """
    _judge(session, school_class)
    without = [each for each in of_class(session, school_class) if not each.peg]
    left = free(session, school_class)
    facts = [
        Fact(pupils.subject(each.id), pupils.PEGGED, {"peg": peg})
        for each, peg in zip(without, left, strict=False)
    ]
    session.drawer(ROLL).record_all(facts, now)
    return len(facts), len(without) - len(facts)


def _judge(session: Session, school_class: str) -> None:
    if not may_give(session, school_class):
        raise Refused("Pegs are given out by the office or the grown-ups of the class.")


def _adults(public: PublicList, school_class: str) -> Sequence[str]:
    key = class_key(school_class)
    return [a for each in public.classes if class_key(each.name) == key for a in each.adults]
