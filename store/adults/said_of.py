"""Saying of an adult who is shut out or named whether it is about them: one question, with why.

A mention stays light: until somebody says yes there is no banner and no clock, and the commonest
answer says its own why. Whoever is named never answers for themself.
"""

from collections.abc import Sequence
from datetime import datetime

from store.adults import by_typed_name
from store.adults.keeping_out import keep_away
from store.adults.rows import SAID_OF
from store.adults.threshold import due_by
from store.adults.whom import ABOUT_THEM, OTHER, OUTSIDE, SAID, Adult
from store.cases import cleared, named
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.drawers.drawer import Drawer, Fact
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.signing_in.session import Session

ASK = "Is it about something that {} did?"
LATER = Choice("later", "Not said yet")
YES, NO, HELPED = "yes", "no", "helped"
HELPED_WHY = "They helped, or were told of it"
ANSWERS = (
    Choice(HELPED, "No: they helped, or were told of it"),
    Choice(NO, "No, only mentioned"),
    Choice(YES, "Yes, or not sure"),
)
CALLED_SO = "Somebody of that name was told of who was on no list. It may be another person."
OF_A_NAME = (Choice(NO, "No: another person of that name"), ANSWERS[-1])
"""What is answered of whoever is called as somebody who was told of by a name alone."""
NOT_HERE = Choice(OUTSIDE, "They are nobody at this school")
"""Asked of those who are on no list: a stranger online, a man in the park."""
WHY = Field(
    "why",
    "Why",
    Kind.TEXT,
    hint="Needed, but where they helped or were told of it.",
    in_words=True,
)
AT_CLOSING = "Said when the case was closed"
"""Stands for why, where a closing says it of all who are named."""
WHY_MISSING = "Please say why: in two years somebody asks."
OF_NOBODY = "Please say it of one of them at least."
NOTHING = "Nobody else is named here of whom that is still to be said."


def mentioned(session: Session, case: Case) -> tuple[Adult, ...]:
    """Return of whom this person says whether it is about them."""
    hands = session.public.hands(session.person_id)
    return tuple(each for each in named.to_say(case) if each.id not in hands)


def may_say(session: Session, case: Case) -> bool:
    """Tell whether something is to be said, and this person may: it may not be about them."""
    me = session.person_id
    return bool(mentioned(session, case)) and not named.why_not(session.public, me, case)


def fields(session: Session, case: Case) -> tuple[Field, ...]:
    """Return what is asked: of each who is named whether it is about them, and why.

    Where several are named, of whom it is not said yet it is asked again.
    """
    found = mentioned(session, case)
    later = (LATER,) if len(found) > 1 else ()

    def asks(id: str, of: Adult) -> Field:
        so = by_typed_name.is_named_so(case, of.id)
        beside = (NOT_HERE,) if of.id == OTHER else ()
        answers = (*(OF_A_NAME if so else ANSWERS), *beside, *later)
        hint = CALLED_SO if so else ""
        return Field(id, ASK.format(of.name), Kind.CHOICE, not later, hint, answers)

    return (*(asks(id, each) for id, each in _by_field(found).items()), WHY)


def say(session: Session, drawer: Drawer, case: Case, values: Values, now: datetime) -> Drawer:
    """Keep what is said of each; return where the case lies now.

    Whom it is about is kept from it, as whoever is judged is.

    Raises:
        Incomplete: it is said of nobody, or not why.
        Refused: the case is closed, nobody is named, it may be about whoever says it, or nobody
            else could open it.
    """
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    named.refuse_named(session.public, session.person_id, case)
    asked = _by_field(mentioned(session, case))
    if not asked:
        raise Refused(NOTHING)
    every = fields(session, case)
    require(every, values)
    said = kept(every, values)
    found = {id: e for id, e in asked.items() if said.get(id, LATER.id) != LATER.id}
    if not found:
        raise Incomplete({next(iter(asked)): OF_NOBODY})
    if not said.get("why") and any(said[id] != HELPED for id in found):
        raise Incomplete({"why": WHY_MISSING})
    for id, each in found.items():
        if said[id] == YES:
            drawer = keep_away(session, drawer, case, each.id, now)
            case = as_it_stands(drawer, case)
    due = due_by(case, now, session.public)
    why = said.get("why") or HELPED_WHY
    drawer.record_all([_fact(case, each, said[id], why, due) for id, each in found.items()], now)
    return drawer


def _by_field(found: Sequence[Adult]) -> dict[str, Adult]:
    """Return adults by the id of the field that asks of them; who is on no list shares one id."""
    return {e.id if e.id != OTHER else f"{OTHER}-{n}": e for n, e in enumerate(found)}


def only_mentioned(case: Case) -> list[Fact]:
    """Return what is recorded once a closing said that it is about none of those who are named.

    Why a case ends so is asked there, and not why that is: it is written for another question.
    """
    return [cleared.only_mentioned(case, each, AT_CLOSING) for each in named.to_say(case)]


def _fact(case: Case, adult: Adult, answer: str, why: str, due: str) -> Fact:
    if answer == OUTSIDE:
        return cleared.of_another_place(case, adult, why)
    if answer != YES:
        return cleared.only_mentioned(case, adult, why)
    said = {"adult": adult.id, "name": adult.name, "why": why, SAID: ABOUT_THEM, "due": due}
    return Fact(case.id, SAID_OF, said)
