"""The proof that every change of the public list has to pass.

Whoever is listed can be left out and somebody is there to be told; what a school cannot do
without stays. A list that fell short before may still be changed for other reasons.
"""

from store.errors import Refused
from store.letterbox.readers import left_without_readers
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList
from store.school.school_plan import NEEDED


def prove(old: PublicList, new: PublicList) -> None:
    """Prove that a change leaves nobody without readers and the school with what it needs.

    Raises:
        Refused: the sentence says who or what is missing.
    """
    _readers(new)
    _drawers(new)
    _keepers(old, new)
    _roles(old, new)
    _classes(old, new)


def _readers(new: PublicList) -> None:
    if alone := left_without_readers(new):
        names = ", ".join(person.name for person in alone)
        raise Refused(
            f"A child who wants {names} not to know could tell nobody then. "
            "Please let one more person open the safeguarding, head or chair drawer."
        )


def _drawers(new: PublicList) -> None:
    for drawer in (SAFEGUARDING, HEAD, CHAIR):
        if not new.held_by(drawer):
            raise Refused(f"Nobody would hold the drawer “{drawer}” then.")


def _keepers(old: PublicList, new: PublicList) -> None:
    """A change of people needs two keepers: with one left there would be none ever after."""
    left = [id for id in new.keepers if new.is_active(id)]
    if not left:
        raise Refused("Nobody could change the list of people then.")
    if len(left) < 2 <= len([id for id in old.keepers if old.is_active(id)]):
        raise Refused(
            f"{new.name_of(left[0])} would be the only keeper of this list then, and a change of "
            "people needs two. Please give the safeguarding drawer to somebody else first."
        )


def _roles(old: PublicList, new: PublicList) -> None:
    """What is about the headteacher, say, is kept from whoever has that role."""
    for role, called in NEEDED.items():
        had = [each.id for each in old.with_role(role)]
        if not new.with_role(role) and any(new.is_active(id) for id in had):
            raise Refused(f"Nobody would be the {called} then. Please name another one first.")


def _classes(old: PublicList, new: PublicList) -> None:
    if old.classes and not new.classes:
        raise Refused("A school needs at least one class.")
    for each in new.classes:
        before = old.school_class(each.id)
        there = any(new.is_active(id) for id in each.adults)
        if not there and (before is None or any(old.is_active(id) for id in before.adults)):
            raise Refused(
                f"{each.name} would have no trusted adult then. Please name another one for it "
                "first: People, then Classes."
            )
