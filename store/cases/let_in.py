"""Letting one more read what nobody else decides (`alone`), as soon as there is one.

So whoever puts colleagues into a case as adults in it does not go on as the one who decides there.
Nor is what more people read once left to one of them, or what one reads to nobody when they go.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from store.adults import entered, told_about
from store.adults.rows import MENTIONED, TOLD
from store.cases import alone, named
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.restrict import company
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.drawers.grants import CASE
from store.drawers.holding import belongs, has_lost_readers, holding_of
from store.drawers.record import MOVED
from store.errors import Refused
from store.fields import Choice
from store.involved.people import CasePerson
from store.looking.noted import Noted
from store.school.people import proposals
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries import unopened
from store.worries.worry import Worry

NAMES_THE_REST = (
    "It names whoever else can open that case, and nobody is left to let in. Open a case of its "
    "own with it (O), or have somebody let into the drawer first (People)."
)


def end(session: Session, now: datetime) -> None:
    """Let somebody read that in which nobody else decides, or which nobody else reads any more,
    where there is somebody by now."""
    lists = session.public, *(each.new for each in proposals(session.home.desk))
    for drawer in list(session.shared()):
        if drawer.name.startswith(CASE) and _is_left(session, drawer, lists):
            _let_into(session, drawer, now)
        for worry in unopened.naming_all(session, drawer):
            for other in company(session, drawer, worry)[:1]:
                holders.let_in(session, worry.id, other.id, now)
    for drawer, record in list(alone.found(session)):
        if not alone.is_late(session, drawer, record, now):
            continue  # a child shut all others out: the page says until when
        told_about.note(session.public, drawer, record.id, now)  # nobody is let in whom it names
        for other in company(session, drawer, drawer.get(record.id))[:1]:
            holders.let_in(session, record.id, other.id, now)


def _is_left(session: Session, drawer: Drawer, lists: Sequence[PublicList]) -> bool:
    """Tell whether the others who could read a case drawer are gone, or all go who can.

    Who will go stands in the `lists` that keepers have proposed: once one is agreed to, they let
    in nobody.
    """
    holding = holding_of(drawer)
    held = holders.holders_of(session, drawer)
    if not any(all(belongs(each, holding, id) for each in lists) for id in held):
        return True
    return held == (session.person_id,) and has_lost_readers(drawer)


def _let_into(session: Session, drawer: Drawer, now: datetime) -> None:
    for subject in [*drawer.lying("case"), *drawer.lying("worry")]:
        if drawer.state_of(subject) in ("", MOVED):
            continue  # it went along with its case
        told_about.note(session.public, drawer, subject, now)
        record = drawer.get(subject)
        if isinstance(record, Case | Worry):
            for other in company(session, drawer, record)[:1]:
                holders.let_in(session, subject, other.id, now)


def end_in(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    """Let somebody read a case that names everybody else who reads it, if there is anybody.

    Then somebody else can say at once whether it is about them.
    """
    case = drawer.get(subject)
    for other in _needed(session, drawer, case) if isinstance(case, Case) else ():
        holders.let_in(session, case.id, other.id, now)


def would_be(
    session: Session, drawer: Drawer, case: Case, people: tuple[CasePerson, ...]
) -> tuple[Choice, ...]:
    """Return who would be let in if these were the people of a case, for who is about to say so."""
    then = replace(case, people=people)
    new = (each.body for each in entered.facts(session.public, then))
    rows = (Noted("", MENTIONED, "", session.person_id, dict(each), "") for each in new)
    return _needed(session, drawer, replace(then, noted=(*case.noted, *rows)))


def with_worry(session: Session, drawer: Drawer, case: Case, worry: Worry) -> tuple[Choice, ...]:
    """Return who is let in with the step that puts a worry into a case, for whoever does so.

    Nobody where somebody else reads the case whom it does not name then (`restrict`: as where it is
    kept from the last of them, or one of them steps aside).

    Raises:
        Refused: whoever does it would be left alone with it, and nobody is left to let in.
    """
    public, me = session.public, session.person_id
    held = {*holders.holders_of(session, drawer)} - {me}
    new = (each.body for each in told_about.facts(public, case.id, (worry,)))
    told = [Noted("", TOLD, "", me, dict(each), "") for each in new]
    told += [
        Noted("", MENTIONED, "", me, each, "") for each in told_about.mentions_of(public, worry)
    ]
    away = tuple(dict.fromkeys((*case.kept_from, *worry.kept_from)))
    then = replace(case, noted=(*case.noted, *told), kept_from=away)
    if held - named.everybody(public, then) or not held - named.everybody(public, case):
        return ()
    found = company(session, drawer, then)[:1]
    if not found:
        raise Refused(NAMES_THE_REST)
    return found


def _needed(session: Session, drawer: Drawer, case: Case) -> tuple[Choice, ...]:
    if case.state != OPEN or not alone.names_all(session, drawer, case):
        return ()
    return company(session, drawer, case)[:1]
