"""Adults of whom a list does not plainly say that they may decide: looked through one by one.

A list with *Unknown* under responsibility for everybody makes no letter at all until somebody has
looked at each. What the list said stays with the adult, and so does who decided, and when.
"""

from dataclasses import dataclass
from datetime import datetime

from store.consents import kept_away
from store.drawers.drawer import Fact
from store.errors import Refused
from store.roll import book, ties
from store.roll.carers import Carer
from store.roll.pupils import Pupil
from store.roll.taking_in import require_both
from store.roll.ties import Tie
from store.school.public_list import OFFICE
from store.signing_in.session import Session

FIELD = "responsibility"
WHY = "Looked at: the list says “{said}”"


@dataclass(frozen=True)
class Doubt:
    """An adult of a child; what a list said of them is `Tie.responsibility_said`."""

    pupil: Pupil
    carer: Carer
    tie: Tie


def to_look_at(session: Session) -> list[Doubt]:
    """Return whom nobody has looked at yet, by class and child; nobody without the office."""
    if not book.may_change(session):
        return []
    known = book.read(session)
    here = (each for each in known.pupils.values() if each.is_here)
    return [
        Doubt(pupil, known.carers[tie.carer], tie)
        for pupil in sorted(here, key=book.by_class)
        for tie in known.ties.get(pupil.id, ())
        if tie.is_in_doubt and tie.carer in known.carers
    ]


def waiting(session: Session) -> int:
    """Return how many ties of adults nobody has looked at, to say that there are some."""
    if not book.may_change(session):
        return 0
    every: list[Tie] = session.drawer(OFFICE).records(ties.NOUN, [ties.STANDS])
    return sum(each.is_in_doubt for each in every)


def decide(session: Session, tie: Tie, *, may: bool, now: datetime) -> None:
    """Say whether an adult has parental responsibility, as somebody looked it up.

    Raises:
        Refused: this person may not, or somebody decided it meanwhile.
    """
    require_both(session)
    about, office = ties.subject(tie.pupil, tie.carer), session.drawer(OFFICE)
    found = office.get(about)
    if not (isinstance(found, Tie) and found.is_in_doubt):
        raise Refused("Somebody has decided this meanwhile, or a newer list has.")
    body = {
        "said": {FIELD: "yes" if may else "no"},
        "was": {FIELD: found.responsibility},
        "why": WHY.format(said=found.responsibility_said),
    }
    office.record(about, ties.CORRECTED, body, now)


def undo(session: Session, tie: Tie, now: datetime) -> None:
    """Take back what was decided: the adult waits again, and a yes of theirs counts for nothing."""
    require_both(session)
    fact = Fact(ties.subject(tie.pupil, tie.carer), ties.REOPENED, {"why": "Undone at once"})
    session.drawer(OFFICE).record_all([fact], now)
    kept_away.end(session, now)
