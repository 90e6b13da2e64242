"""The second of two who have to say something of a case: who may be it, and who is not.

The same for a closing, for what is said less grave, and wherever else two are needed: not whoever
said the first word, nobody whom it is about, nobody of whom it was told that they harmed a child,
and no hand with a PIN that was renewed just now.
"""

from datetime import datetime

from store.adults import on_the_roll
from store.adults.at_school import is_about_adult
from store.adults.entered import by_hand_of
from store.adults.low_ends import ask_for_two
from store.adults.rows import ANSWERED
from store.adults.whom import known
from store.cases.accused import no_second
from store.cases.alone import ALONE, is_alone
from store.cases.case import Case
from store.cases.choices import adults
from store.cases.kinds import CLOSED, CLOSING_AGREED
from store.cases.named import about, refuse_harming
from store.cases.put_out import chose_beside
from store.cases.restrict import company
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of, let_in
from store.errors import Refused
from store.fields import Choice, Field, Kind
from store.letterbox.readers import ADULT, HEADTEACHER, readers_of
from store.school.renewals import refuse_one_hand
from store.signing_in.session import Session
from store.worries.worry import Worry

SECOND = "second"
SECOND_FIELD = Field(
    SECOND,
    "Who else looks at it, and agrees?",
    Kind.CHOICE,
    True,
    "Whoever cannot open it yet is let in.",
)
OTHERS, SPOKEN, AGAIN = "others", "spoken", "again"
PUT_IN, PUT_OUT, TO_LOOK_UP = "put_in", "put_out", "look_up"
"""Why somebody closes a case with a second person: `of_this_person`, and `alone.ALONE`."""
NOT_THEIRS = (
    "You open no drawer for what is about this adult, so you do not end it here: T hands it over, "
    "or C on the case closes it with a second person."
)
OWN = "You proposed this yourself. Somebody else has to agree."
ABOUT_YOU = "It was said to be about you: somebody else has to agree."
ACCUSED = (
    "Your name is in it, and it is not said yet what you did: somebody else has to agree. Ask who "
    "else can open it."
)
KEPT_FROM_THEM = "This is kept from the person you chose."


def answer_fields(no: str) -> tuple[Field, ...]:
    """Return what the second person is asked; `no` is how they say that they do not agree."""
    answers = Choice("agree", "I agree"), Choice("refuse", no)
    return (
        Field("answer", "What do you say?", Kind.CHOICE, True, choices=answers),
        Field("why", "Why not", Kind.TEXT, True, only_if=("answer", ("refuse",)), in_words=True),
    )


def seconds(session: Session, drawer: Drawer, case: Case) -> tuple[Choice, ...]:
    """Return who may agree to something of a case: who can open it besides this person.

    Where nobody can, those are who could be let in.
    """
    out = {session.person_id, *no_second(session.public, case)}
    held = set(holders_of(session, drawer)) - out
    others = tuple(each for each in adults(session.public) if each.id in held)
    return others or tuple(e for e in company(session, drawer, case) if e.id not in out)


def needs_two(session: Session, drawer: Drawer, case: Case) -> bool:
    """Tell whether this person needs a second one to close a case."""
    return case.needs_second or bool(of_this_person(session, drawer, case))


def of_this_person(session: Session, drawer: Drawer, case: Case) -> tuple[str, ...]:
    """Return why this person needs one even where the case itself asks for none.

    What is about an adult is ended low-level by one person only where it is handed to them, no
    child told it, no word of it speaks of harm, and somebody else reads it too. Whoever was said
    to be only mentioned may close what somebody else had closed, after it was opened again, but
    not in their own words alone. Whoever put a colleague into it, who decides nothing since, does
    not go on without them alone; nor does who put the last other reader out of it, nor whoever
    cannot see in the roll whether it is about their own child, as long as nobody has looked.
    """
    about = is_about_adult(case.triage, case.grave_category, case.matter)
    why = {
        OTHERS: about and not is_theirs(session, case),
        SPOKEN: about and ask_for_two(drawer, case),
        ALONE: is_alone(session, drawer, case),
        PUT_IN: bool(by_hand_of(case, drawer.person)),
        PUT_OUT: bool(chose_beside(drawer, case)),
        TO_LOOK_UP: on_the_roll.owes_look(session, drawer, case.id),
        AGAIN: _closes_what_names_them(drawer, case),
    }
    return tuple(id for id, holds in why.items() if holds)


def _closes_what_names_them(drawer: Drawer, case: Case) -> bool:
    if not any(each.id == drawer.person for each in known(case.noted).values()):
        return False
    ends = (CLOSED, CLOSING_AGREED, ANSWERED)
    closed = (each for each in drawer.entries(case.id) if each.kind in ends)
    return any(each.by != drawer.person for each in closed)


def is_theirs(session: Session, case: Case) -> bool:
    """Tell whether what is about this adult would be handed to this person (the letterbox's rule).

    What is about the headteacher, or is kept from them, is for those who open the chair's drawer.
    """
    heads = {each.id for each in session.public.with_role("headteacher")}
    away = {*about(case), *case.kept_from}
    of_whom = HEADTEACHER if heads & away else ADULT
    return session.person_id in readers_of(session.public, of_whom, away - {""}).people


def refuse_not_theirs(session: Session, case: Case) -> None:
    """Refuse that somebody ends a low-level concern alone that would be handed to others.

    Raises:
        Refused: they open neither the headteacher's nor the chair's drawer, as it is about.
    """
    if not is_theirs(session, case):
        raise Refused(NOT_THEIRS)


def refuse_second(session: Session, record: Case | Worry, first: str, now: datetime) -> None:
    """Refuse that this person stands beside the one who said the `first` word.

    Raises:
        Refused: it is their own, it is about them, it was told that they harmed a child or left
            open what they did, or the PIN of one of the two was renewed just now.
    """
    if first == session.person_id:
        raise Refused(OWN)
    if session.person_id in record.kept_from:
        raise Refused(ABOUT_YOU)
    if isinstance(record, Case):
        refuse_harming(session.person_id, record)
    if session.person_id in no_second(session.public, record):
        raise Refused(ACCUSED)
    refuse_one_hand(session, first, now)


def let_second_in(
    session: Session, drawer: Drawer, case: Case, second: str, now: datetime
) -> Drawer:
    """Let whoever is asked read a case, if they cannot yet; return where it lies then.

    Raises:
        Refused: it is kept from them, or may be about them (`accused.no_second`).
    """
    if second in no_second(session.public, case):
        raise Refused(KEPT_FROM_THEM)
    if not second or second in holders_of(session, drawer):
        return drawer
    let_in(session, case.id, second, now)
    return session.find(case.id) or drawer
