"""Handing a case over that turned out to be about an adult at school.

What a child told lies with those who lead safeguarding. KCSIE part four: what is about an adult
goes to the headteacher, about the headteacher to the chair of governors, and the others are out of
it unless they are asked. Who reads it then is the rule of the letterbox
(`store.letterbox.readers`), and the move is the one that everything makes that is kept from
somebody.
"""

from dataclasses import dataclass
from datetime import datetime

from store.adults import by_typed_name
from store.adults.keeping_out import ABOUT_THEM
from store.adults.matter import ABOUT, OTHER
from store.adults.rows import HANDED, TAKEN
from store.adults.threshold import ADULT, name_of, refuse_listed, whom_fields
from store.carrying.dispatch import dispatch
from store.cases import named, put_out
from store.cases.accused import accused
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.kept_alone import OUT
from store.cases.kinds import KEPT_FROM
from store.cases.named import refuse_named
from store.drawers import handed, holders, latecomers, moves
from store.drawers.drawer import Drawer, Fact
from store.drawers.grants import CASE
from store.duty import late
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.letterbox.envelope import ACKNOWLEDGED
from store.letterbox.readers import ADULT as ABOUT_ADULT
from store.letterbox.readers import HEADTEACHER, Readers, readers_of
from store.looking.noted import SEVERAL
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList
from store.signing_in.session import Session

STAYS, NO, YES = "stays", "no", "yes"
STAY = (
    Choice(NO, "No: they deal with it now"),
    Choice(YES, "Yes: they asked me to"),
)
NOBODY = (
    "Nobody who opens the headteacher's or the chair's drawer may read this, so it stays where it "
    "is: {left} can open it. Ring the LADO yourself today, and have somebody let in (People)."
)
ALONE = (
    "You alone could read it then. Somebody else who can open it hands it over, or steps aside (S)."
)
ALREADY = "It lies with them already: {left} can open it, and nobody else."


@dataclass(frozen=True)
class Handing:
    """What a handing over comes to.

    `to` is who reads it afterwards, with the recovery sheet; `lead` leads it then, who is the
    headteacher or the chair by `role`. `gone` can open it now and not any more. `yourself`: it is
    about whoever hands it over. `stays`: they go on reading though the rule has them out.
    `accused` hold one of those drawers, and are left out since what was told accuses them too.
    Of those who `waits` names somebody else agrees that they are out, since whoever hands it over
    is not (`store.cases.put_out`).
    """

    to: Readers
    about: str
    lead: str
    role: str
    gone: tuple[str, ...]
    yourself: bool = False
    stays: bool = False
    waits: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()


def fields(session: Session) -> tuple[Field, ...]:
    """Return what is asked before a case is handed over."""
    asks = (
        Field(
            STAYS,
            "Do you go on reading it?",
            Kind.CHOICE,
            True,
            "Usually not: fewer people, a fairer inquiry. The child can be supported without it.",
            STAY,
        ),
        Field(
            "stays_why",
            "Who asked you, and what for",
            required=True,
            limit=400,
            only_if=(STAYS, (YES,)),
        ),
    )
    public, me = session.public, session.person_id
    reads_anyway = me in public.held_by(HEAD) and me in public.held_by(CHAIR)
    why = Field("why", "What makes it about them", Kind.TEXT, True, "Facts. You add nothing later.")
    return (*whom_fields(public), why, *(() if reads_anyway else asks))


def is_possible(drawer: Drawer, case: Case) -> bool:
    """Tell whether a case can be handed on from where it lies; from the chair's there is nobody."""
    return case.state == OPEN and drawer.name != CHAIR


def is_due(session: Session, drawer: Drawer, case: Case) -> bool:
    """Tell whether a case about an adult still lies with those who lead safeguarding.

    It does not where the headteacher or the chair leads it in a drawer of its own that all can
    open whom it would be handed to: whoever else reads it there was let in.
    """
    if not is_possible(drawer, case) or drawer.name == HEAD or case.matter.handed is not None:
        return False
    public = session.public
    held = set(holders.holders_of(session, drawer))
    away = moves.kept_from(drawer, moves.linked(drawer, case.id)) | _accused(public, case)
    fit = set(readers_of(public, ABOUT_ADULT, away).people)
    there = drawer.name != SAFEGUARDING and case.lead in fit <= held
    if there or fit == {session.person_id}:
        return False
    return bool(held - set(public.held_by(HEAD)) and held - set(public.held_by(CHAIR)))


def plan(session: Session, drawer: Drawer, case: Case, values: Values) -> Handing:
    """Return what handing a case over comes to; nothing is done.

    Raises:
        Incomplete: a name was typed that is on the list.
        Refused: nobody could read it, or those can who would.
    """
    public, me = session.public, session.person_id
    refuse_listed(public, values, case)
    adult, heads = values[ADULT], {each.id for each in public.with_role("headteacher")}
    if adult != me:  # whoever says that it is about themself may let it go
        refuse_named(public, me, case)
    about = HEADTEACHER if adult in heads else ABOUT_ADULT
    away = {*moves.kept_from(drawer, moves.linked(drawer, case.id)), adult} - {OTHER, ""}
    by_words = _accused(public, case) - away - (heads if about == HEADTEACHER else set())
    to = readers_of(public, about, away | by_words)
    held = holders.holders_of(session, drawer)
    if to.nobody or to.drawer == SAFEGUARDING:
        raise Refused(NOBODY.format(left=_names(public, held)))
    yourself = adult == me
    stays = values.get(STAYS) == YES and me not in to.people and me not in away
    people = (*to.people, *((me,) if stays else ()))
    if set(people) == {me}:
        raise Refused(ALONE)
    if set(people) == set(held):
        raise Refused(ALREADY.format(left=_names(public, people)))
    lead = _lead(public, to.people)
    role = "headteacher" if lead in heads else "chair"
    gone = tuple(id for id in held if id not in people)
    to = Readers(people, to.sheet, to.drawer, to.kept_from)
    said = {adult, *by_words}
    out = (id for id in gone if put_out.asks(public, drawer, case, id, about=id in said))
    waits = tuple(out) if me in people else ()
    return Handing(to, about, lead, role, gone, yourself, stays, waits, tuple(sorted(by_words)))


def hand_over(
    session: Session, drawer: Drawer, case: Case, values: Values, now: datetime
) -> Handing:
    """Hand a case over, with all that is linked to it; return who has it now.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: the case is closed, nobody could read it, or those can who would.
        OutOfOrder: the disk failed; the case is where it was.
    """
    asked, public = fields(session), session.public
    require(asked, values)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    found = plan(session, drawer, case, values)
    said = kept(asked, values)
    row = {
        **said,
        STAYS: YES if found.stays else NO,
        "name": name_of(public, said),
        "people": SEVERAL.join(found.to.people),
        "lead": found.lead,
        "role": found.role,
        "drawer": found.to.drawer,
    }
    agree = put_out.agree(public, now)
    if found.waits:
        row |= {OUT: SEVERAL.join(id for id in found.waits if id != said[ADULT]), **agree}
    about = {said[ADULT]} if found.about == ABOUT_ADULT else set(found.to.kept_from)
    about -= {*found.accused}
    facts = [
        Fact(
            case.id,
            KEPT_FROM,
            {"person": id, "why": ABOUT_THEM, "about": YES, **(agree if id in found.waits else {})},
        )
        for id in found.to.kept_from
        if id in about and id not in case.kept_from
    ]
    facts += [latecomers.kept_from(case.id, id) for id in found.accused]
    line = {"number": case.number, "role": found.role, "lead": found.lead}
    facts.append(Fact(case.id, HANDED, row))
    handed.hand_over(session, drawer, case.id, found.to, found.about, facts, line, now)
    return found


def take(session: Session, drawer: Drawer, case: Case, now: datetime) -> None:
    """Note that somebody it was handed to has opened it; whoever handed it over is told so."""
    last = case.matter.handed
    if last is None or session.person_id == last.by or not case.matter.is_untaken:
        return
    drawer.record(case.id, TAKEN, {}, now)
    late.note(session, now)
    if session.public.is_active(last.by):
        body = {"by": session.person_id}
        dispatch(session, ACKNOWLEDGED, case.id, body, (last.by,), now)


def untaken(session: Session) -> tuple[str, ...]:
    """Return the numbers of the cases that others handed over, and that nobody has opened yet."""
    cases = [each for drawer in session.shared() for each in drawer.about("case", ABOUT)]
    new = [each for each in cases if each.state == OPEN and each.matter.is_untaken]
    return tuple(each.number for each in new if each.matter.handed.by != session.person_id)


def bring_home(session: Session, now: datetime) -> None:
    """Move what was handed over into the drawer it belongs into, where all may read it who open it.

    There whoever is given that drawer later has it too, and nobody else loses it.
    """
    for source in list(session.shared()):
        if not source.name.startswith(CASE):
            continue
        for row in source.rows("case"):
            case = source.get(row.subject)
            last = case.matter.handed if isinstance(case, Case) else None
            target = session.drawers.get(last.said.get("drawer", "")) if last else None
            if target is not None and _may_lie_in(session, source, target, row.subject):
                moves.bring_home(session, source, target, row.subject, now)


def _may_lie_in(session: Session, source: Drawer, target: Drawer, case: str) -> bool:
    if source.state_of(case) == "moved" or target.name not in (HEAD, CHAIR):
        return False
    opened_by = {*session.public.held_by(target.name), *holders.remembered(target)}
    subjects = moves.linked(source, case)
    if any(target.state_of(each) for each in subjects):
        return False  # it lay there once, and was destroyed there
    held = {*holders.holders_of(session, source)}
    away = {id for each in subjects for id in accused(session.public, source.get(each)) - held}
    away |= moves.kept_from(source, subjects)
    return held <= opened_by and not opened_by & away


def _accused(public: PublicList, case: Case) -> set[str]:
    """Return whom what was told accuses, of those to whom a case could be handed over."""
    found = named.accused(case) | by_typed_name.of_case(public, case)
    return found & {*public.held_by(HEAD), *public.held_by(CHAIR)}


def _lead(public: PublicList, people: tuple[str, ...]) -> str:
    for role in ("headteacher", "chair"):
        found = [each.id for each in public.with_role(role) if each.id in people]
        if found:
            return found[0]
    return people[0]


def _names(public: PublicList, people: tuple[str, ...]) -> str:
    return ", ".join(public.name_of(id) for id in people)
