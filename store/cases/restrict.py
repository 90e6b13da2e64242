"""Keeping a case or a worry from somebody, and who reads it beside whoever keeps it.

Nobody is left alone with it by their own hand: who keeps it from the last other reader lets
somebody else in with the same step, and who closes what two have to close lets a second in. Rows
15, 27 and 29: nobody alone decides about an adult, or about what may be a crime.
"""

from dataclasses import replace
from datetime import datetime

from store.adults.keeping_out import may_be_about
from store.adults.threshold import is_adults
from store.cases import door
from store.cases.accused import no_second
from store.cases.case import Case
from store.cases.choices import adults
from store.cases.kept import kept_alone, told_about
from store.cases.kept_alone import BESIDE, waiting
from store.cases.named import NAMED_IN_WORRY, everybody, refuse_named
from store.drawers import holders
from store.drawers.company import ALONE, is_last
from store.drawers.company import company as readers_beside
from store.drawers.drawer import Drawer
from store.drawers.moves import NOBODY_ELSE
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, require
from store.letterbox.readers import ADULT, HEADTEACHER, PUPIL
from store.school.public_list import CHAIR, PublicList
from store.signing_in.session import Session
from store.worries.worry import Worry

PERSON = "person"
NAMES_THE_REST = (
    "It names whoever else can open it, and nobody is left to let in. Have somebody let into the "
    "drawer first (People)."
)
ONE_AT_A_TIME = (
    "You alone kept it from {}, and somebody else has still to agree to that or undo it (Y). Until "
    "then you keep it from nobody else whom it does not name."
)
WHY = Field("why", "Why", Kind.TEXT, True, in_words=True)
ABOUT = Field(
    "about",
    "Is it about them?",
    Kind.YES_NO,
    True,
    "Only that the adult it is about is kept out does the step “Keep the adult out of this”.",
)


def fields(session: Session, drawer: Drawer, record: Case | Worry) -> tuple[Field, ...]:
    """Return what is asked before a case or a worry is kept from somebody."""
    record = _whole(drawer, record)
    of_adult = isinstance(record, Case) and is_adults(record, drawer.name)
    # Whom it is kept from already may be the one it is about: that is still to be said.
    unsaid = unsaid_of(record) if of_adult and isinstance(record, Case) else ()
    known = ({*record.kept_from} - {*unsaid}) | {session.person_id}
    whom = tuple(
        replace(each, label=f"{each.label} (kept out already)") if each.id in unsaid else each
        for each in adults(session.public, known)
    )
    asked = [Field(PERSON, "From whom?", Kind.CHOICE, True, choices=whom)]
    out = _named(session.public, record)
    last = [each.id for each in whom if is_last(session, drawer, record.id, each.id, out)]
    if last and (others := company(session, drawer, record)):
        asked.append(
            Field(
                BESIDE,
                "Who reads it with you then?",
                Kind.CHOICE,
                True,
                "You alone could open it otherwise. They are let in now.",
                others,
                only_if=(PERSON, tuple(last)),
            )
        )
    return (*asked, *((ABOUT,) if of_adult else ()), WHY)


def restrict(
    session: Session, drawer: Drawer, record: Case | Worry, values: Values, now: datetime
) -> None:
    """Keep a case or a worry from somebody else, and let in who reads it instead.

    What was put into a case is kept from them with all of it.

    Raises:
        Incomplete: a field is missing, or both are the same person.
        Refused: whoever does it would be left alone with it, it may be about them, or nobody could
            open it.
    """
    if isinstance(record, Worry) and door.tells_of(session.public, record, session.person_id):
        raise Refused(NAMED_IN_WORRY)
    record = _whole(drawer, record)
    if isinstance(record, Case):
        refuse_named(session.public, session.person_id, record)
    require(fields(session, drawer, record), values)
    refuse_another(session, drawer, record, values)
    beside = let_in_with(session, drawer, record, values)
    about = values.get(ABOUT.id) == "yes"
    person, why = values[PERSON], values["why"]
    if person in record.kept_from and not about:
        raise Incomplete({PERSON: "It is kept from them already."})
    holders.keep_from(session, record.id, person, why, now, about=about, beside=beside)


def refuse_another(session: Session, drawer: Drawer, record: Case | Worry, values: Values) -> None:
    """Refuse that one hand puts out a second reader before anybody has agreed to the first.

    Whom it may be about is kept out at once, however many they are.

    Raises:
        Refused: that is so.
    """
    record, me, public = _whole(drawer, record), session.person_id, session.public
    waits = kept_alone(record) if isinstance(record, Case) else waiting(record.kept_alone)
    own = [each for each in waits if each.by == me]
    reads = values[PERSON] in {*holders.holders_of(session, drawer)} - _named(public, record)
    if own and reads and values.get(ABOUT.id) != "yes":
        raise Refused(ONE_AT_A_TIME.format(public.name_of(own[0].to)))


def step_aside(
    session: Session, drawer: Drawer, record: Case | Worry, why: str, now: datetime
) -> None:
    """Keep a case or a worry from whoever is signed in, and let in who deals with it instead.

    Raises:
        Refused: nobody but whom it names would read it (`beside_instead`).
    """
    beside = beside_instead(session, drawer, record)
    holders.keep_from(session, record.id, session.person_id, why, now, beside=beside)


def beside_instead(session: Session, drawer: Drawer, record: Case | Worry) -> str:
    """Return who is let in where whoever steps aside would leave it to those alone whom it names.

    Empty where somebody else reads it.

    Raises:
        Refused: nobody is left to let in, and it does not name whoever steps aside, or nobody else
            could open it.
    """
    public, me = session.public, session.person_id
    named = _named(public, _whole(drawer, record))
    others = {*holders.holders_of(session, drawer)} - {me}
    if others - named:
        return ""
    found = company(session, drawer, record)
    if not found and not others:
        raise Refused(NOBODY_ELSE)
    if not found and me not in named:
        raise Refused(NAMES_THE_REST)
    return found[0].id if found else ""


def unsaid_of(case: Case) -> tuple[str, ...]:
    """Return whom a case is kept from of whom nobody has said that it is about them, by id."""
    said = told_about(case)
    return tuple(dict.fromkeys(id for id in case.kept_from if id not in said))


def let_in_with(session: Session, drawer: Drawer, record: Case | Worry, values: Values) -> str:
    """Return who is let in when it is kept from somebody; empty where enough others read it.

    Raises:
        Incomplete: both are the same person.
        Refused: whoever does it would be left alone with it.
    """
    record = _whole(drawer, record)
    person, beside = values[PERSON], values.get(BESIDE, "")
    if not is_last(session, drawer, record.id, person, _named(session.public, record)):
        return ""
    if beside == person:
        raise Incomplete({BESIDE: "It is kept from them. Please choose somebody else."})
    said = values.get(ABOUT.id) == "yes"
    about = said and isinstance(record, Case) and may_be_about(record, person)
    if not beside and not about:
        raise Refused(ALONE)
    return beside


def company(session: Session, drawer: Drawer, record: Case | Worry) -> tuple[Choice, ...]:
    """Return who could be let in to read it besides those who can already: nobody it names."""
    public = session.public
    about, named = _about(public, drawer, record), _named(public, _whole(drawer, record))
    found = readers_beside(session, drawer, record.id, about, named)
    return tuple(Choice(id, public.name_of(id)) for id in found)


def _whole(drawer: Drawer, record: Case | Worry) -> Case | Worry:
    """Return the case of a worry that is in one: they stay together, whomever it is kept from."""
    found = drawer.get(record.case) if isinstance(record, Worry) and record.case else None
    return found if isinstance(found, Case) else record


def _named(public: PublicList, record: Case | Worry) -> frozenset[str]:
    """Return whom it may be about, by id: they judge nothing of it."""
    if isinstance(record, Case):
        return everybody(public, record)
    told_of = (each.id for each in public.people if door.tells_of(public, record, each.id))
    return no_second(public, record) | {*told_of}


def _about(public: PublicList, drawer: Drawer, record: Case | Worry) -> str:
    heads = {person.id for person in public.with_role("headteacher")}
    if drawer.name == CHAIR or heads & set(record.kept_from):
        return HEADTEACHER
    if isinstance(record, Worry):
        return record.told.about
    return ADULT if is_adults(record, drawer.name) else PUPIL
