"""Brothers and sisters: children of the roll with an adult, or an address, in common.

It is known from the office's drawer; a session without it sees none, and is told why.
"""

from dataclasses import dataclass

from store.roll import carers, details, pupils
from store.roll.book import adults_of, by_class, children_of
from store.roll.carers import household
from store.roll.details import Details
from store.roll.pupils import Pupil
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session

NOT_SEEN = "Brothers and sisters are known from the office's drawer, which you do not hold."


@dataclass(frozen=True)
class Sibling:
    """A child of the roll, and what they have in common."""

    pupil: Pupil
    why: str


def siblings(session: Session, pupil: str) -> tuple[Sibling, ...]:
    """Return the brothers and sisters of a pupil at this school, those who have left too."""
    if not (pupil and session.holds(OFFICE) and session.holds(ROLL)):
        return ()
    why: dict[str, str] = {}
    for tie, carer in adults_of(session, pupil):
        for other in children_of(session, tie.carer):
            why.setdefault(other.pupil, f"the same adult: {carer.name}")
    for other_id in _same_address(session, pupil):
        why.setdefault(other_id, "the same address")
    why.pop(pupil, None)
    roll = session.drawer(ROLL)
    found = [(roll.get(pupils.subject(id)), words) for id, words in why.items()]
    known = [Sibling(each, words) for each, words in found if isinstance(each, Pupil)]
    return tuple(sorted(known, key=lambda each: by_class(each.pupil)))


def _same_address(session: Session, pupil: str) -> set[str]:
    office = session.drawer(OFFICE)
    own = office.get(details.subject(pupil))
    place = household(own.address, own.postcode) if isinstance(own, Details) else ""
    places = {place} - {""}
    for _, carer in adults_of(session, pupil):
        places |= {household(carer.address, carer.postcode)} - {""}
    found: set[str] = set()
    if place:
        found |= {
            each.id
            for each in office.records(details.NOUN)
            if household(each.address, each.postcode) == place
        }
    for each in sorted(places):
        for carer in office.records(carers.NOUN, parent=each):
            found |= {tie.pupil for tie in children_of(session, carer.id)}
    return found
