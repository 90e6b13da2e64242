"""What was said less grave, and a second person's word on it (`gravity` says what counts)."""

from dataclasses import replace
from datetime import datetime

from store.adults import told_about
from store.adults.brought_back import bring_back
from store.adults.judged import HEAVY
from store.adults.whom import known
from store.cases import gravity, undone
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.gravity import HOW, HOWS, LOWERS, Said, Word
from store.cases.kinds import LOWERING_AGREED, LOWERING_REFUSED
from store.cases.named import refuse_named, to_say, why_not
from store.cases.restrict import company
from store.cases.seconds import (
    SECOND,
    SECOND_FIELD,
    answer_fields,
    let_second_in,
    refuse_second,
    seconds,
)
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Field, Kind, Values, kept, require
from store.signing_in.session import Session

HOW_FIELD = Field(
    HOW,
    "How is that?",
    Kind.CHOICE,
    True,
    "A mistake leaves nothing behind. What turned out less grave is still closed by two.",
    HOWS,
)
AGAIN = "If a mistake, {} may read it again once two say so: make sure nothing is about them."
BACK = "If you agree, {} can read it again: the triage kept them out, by mistake as is said here."
STAY = (
    "{} stays kept out: it was no mistake, nobody is sure, or something else in it says so. If the "
    "words name them, W (press H) says first that they are only mentioned."
)
NAMED_SINCE = (
    "{}, who proposed this, is named in it. Say first with H, W whether it is about them: if it "
    "is, say No here, and somebody else judges it anew."
)
"""What the second person reads: whoever is named decides nothing, whenever they came to be."""
ANSWER_FIELDS = answer_fields("No, it stays as it is")
AGREED_WHY = Field(
    "reason",
    "Why you agree",
    Kind.TEXT,
    True,
    "It ends a STOP or opens the files: what you know of it yourself.",
    only_if=("answer", ("agree",)),
    in_words=True,
)


def fields(session: Session, drawer: Drawer, case: Case) -> tuple[Field, ...]:
    """Return what is asked when something is said less grave: how that comes, and who agrees.

    Where nobody could be let in it waits until somebody can. Where only those could agree who said
    the graver, somebody may be let in as well: no one person decides that it stays.
    """
    others = seconds(session, drawer, case)
    if {each.id for each in others} <= _said_graver(case):
        more = company(session, drawer, case) if others else ()
        others = (*others, *(each for each in more if each not in others))
    how = HOW_FIELD
    if out := undone.out_by_triage(case):
        names = " and ".join(map(session.public.name_of, sorted(out)))
        how = replace(how, hint=f"{how.hint} {AGAIN.format(names)}")
    return (how, *((replace(SECOND_FIELD, choices=others),) if others else ()))


def propose(
    session: Session, drawer: Drawer, case: Case, values: Values, now: datetime
) -> tuple[Drawer, dict[str, str]]:
    """Let the second person in; return where the case lies, and what is kept beside the answers.

    Raises:
        Incomplete: a field is missing.
        Refused: it is kept from the one who is asked.
    """
    asked = fields(session, drawer, case)
    require(asked, values)
    said = kept(asked, values)
    return let_second_in(session, drawer, case, said.get(SECOND, ""), now), said


def _said_graver(case: Case) -> set[str]:
    """Return whoever said something grave of a case, by id."""
    judged = {row.by for row in case.matter.rows if row.said.get("outcome") in HEAVY}
    return judged | {each.by for each in gravity.said_of(case) if each.grave}


def lowers(case: Case, grave: frozenset[str]) -> bool:
    """Tell whether a triage with such marks takes back something grave that stands."""
    one = Said("new", "", grave)
    return bool(gravity.weigh((*gravity.said_of(case), one), gravity.agreed(case)).lowers("new"))


def would_end(case: Case, id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what nobody may do now that agreeing ends, and what of it stays all the same.

    A STOP that whoever said it is less grave did not know of stays, with all that it asks for.
    """
    left = _if_agreed(case, id).stops
    return (
        tuple(each for each in case.stops if each not in left),
        tuple(each for each in case.stops if each in left),
    )


def _if_agreed(case: Case, id: str) -> Case:
    return undone.applied(replace(case, lowered=(*case.lowered, Word(id, "", ""))))


def asked(case: Case, id: str) -> tuple[Field, ...]:
    """Return what a second person is asked: also why, where agreeing ends a STOP or opens files."""
    then = _if_agreed(case, id)
    opens = would_end(case, id)[0] or (case.files_closed and not then.files_closed)
    return (*ANSWER_FIELDS, AGREED_WHY) if opens else ANSWER_FIELDS


def back_in(session: Session, case: Case, id: str) -> str:
    """Return who reads a case again if somebody agrees, in a sentence; empty if nobody is out."""
    out = undone.out_by_triage(case)
    back = undone.would_be_back(case, id)
    said = ((BACK, back), (STAY, out - back))
    name_of = session.public.name_of
    return " ".join(
        words.format(" and ".join(map(name_of, sorted(ids)))) for words, ids in said if ids
    )


def answer(
    session: Session, drawer: Drawer, case: Case, values: Values, now: datetime, *, to: str
) -> None:
    """Agree to what somebody else said less grave, or say why not; `to` is which, by its id.

    Raises:
        Incomplete: a field is missing.
        Refused: it waits no more, this person may not be the second, or it may be about whoever
            proposed it.
    """
    require(ANSWER_FIELDS, values)
    told_about.note(session.public, drawer, case.id, now)
    case = as_it_stands(drawer, case)
    waits = next((each for each in gravity.waiting(case) if each.id == to), None)
    if waits is None or case.state != OPEN:
        raise Refused("Nothing waits to be agreed to any more. Please look again.")
    refuse_named(session.public, session.person_id, case)
    if values["answer"] == "refuse":
        drawer.record(case.id, LOWERING_REFUSED, {LOWERS: to, "why": values["why"]}, now)
        return
    require(asked(case, to), values)
    refuse_second(session, case, waits.by, now)
    if _may_be_about(session, case, waits.by):
        raise Refused(NAMED_SINCE.format(session.public.name_of(waits.by)))
    why = {"why": values[AGREED_WHY.id]} if values.get(AGREED_WHY.id) else {}
    drawer.record(case.id, LOWERING_AGREED, {LOWERS: to, "says": waits.says, **why}, now)
    bring_back(session, drawer, case, now)


def _may_be_about(session: Session, case: Case, person: str) -> bool:
    """Tell whether a case may be about somebody: named in it, told of, or judged."""
    told = {each.id for each in known(case.noted).values() if each.told}
    told |= {each.id for each in to_say(case)}
    return person in told or bool(why_not(session.public, person, case))
