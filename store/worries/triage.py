"""What a reader does with a worry: see it, answer it, file it, or put it into a case."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from store.adults import on_the_roll, told_about
from store.adults.rows import TOLD
from store.adults.whom import key_of
from store.carrying.dispatch import dispatch
from store.cases import kinds as of_case
from store.cases import let_in
from store.cases.about_field import ADULT_FIELD
from store.cases.act_fields import open_fields
from store.cases.case_parts import OPEN
from store.cases.named import refuse_named
from store.drawers import holders
from store.drawers.drawer import Drawer, Fact
from store.edition.edition import category_choices
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.involved import first_people, told_children
from store.letterbox import alerts, receipts
from store.letterbox.envelope import ACKNOWLEDGED
from store.letterbox.readers import PUPIL
from store.letterbox.receipts import Reply, Sentence
from store.looking.noted import BEGUN
from store.roll.pupils import Pupil
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.subjects import new_subject
from store.worries import after_end, kinds, of_school, opening, telling
from store.worries.filing import filing_fields, why_not_filed
from store.worries.linking import kept_along, refuse_taken, refuse_to_link, why_stays
from store.worries.worries import CASE_CLOSED
from store.worries.worry import FILED_AWAY, WAITING, Worry, title, written_with

DESK = "desk"
"""Where a worry waits that is in no case: a choice beside the ids of cases."""
JUDGED_FIRST = (
    "What is about an adult at school is first judged by the harm threshold, however small it is: "
    "open a case, then press H."
)
REOPEN_FIELDS = (Field("why", "Why it is opened again", Kind.TEXT, True, in_words=True),)


def see(session: Session, drawer: Drawer, worry: Worry, now: datetime) -> None:
    """Note that this person has read a worry and what came since.

    What a child added to a closed case waits all the same (`after_end`). Whoever logged a concern
    is told so, once. A call for help is signed as seen,
    which the child's screen shows.
    """
    on_the_roll.look_up(session, drawer, worry.id, now)
    if worry.case:
        told_about.note(session.public, drawer, worry.case, now)
    closed = after_end.closed_case(drawer, worry)
    # What waited while its case was closed waits no more where that was opened again.
    again = worry.to_end and closed is None
    if not (worry.fresh or again) and any(e.by == session.person_id for e in worry.seen):
        return
    drawer.record(worry.id, kinds.SEEN, {CASE_CLOSED: "yes"} if closed else {}, now)
    if worry.help_now:
        for envelope in _envelopes(drawer, worry):
            alerts.mark(session.home.desk.db, envelope, alerts.SEEN, session.keys, now)
    proven = worry.told.logged and written_with(worry, session.public)
    if proven and not worry.seen:
        _acknowledge(session, worry, now)


def answer(
    session: Session,
    drawer: Drawer,
    worry: Worry,
    text: str,
    now: datetime,
    made_of: Sentence | None = None,
) -> bool:
    """Record an answer to a child; True when a receipt waits for it, else somebody tells it.

    `made_of` lets the child read its fixed sentence in another language.
    """
    if not text.strip():
        raise Incomplete({"text": "Please choose or write an answer."})
    drawer.record(worry.id, kinds.ANSWERED, telling.answered(session, worry, text, now), now)
    if not worry.told.receipt_seal:
        return False
    at = now.isoformat(timespec="seconds")
    reply = Reply(session.person.name, at, text, made_of=made_of or Sentence())
    receipts.answer(session.home.desk.db, worry.told.receipt, worry.told.receipt_seal, reply)
    return True


def file_away(
    session: Session, drawer: Drawer, worry: Worry, values: Values, now: datetime
) -> None:
    """Close a small worry without a case; the closing says as much as a case's does.

    Raises:
        Incomplete: summary, follow-up, decision, reasons or outcome are missing, or whether it is
            about an adult.
        Refused: it is in a case, or filed already; it is about an adult at school; or it names
            whoever files it.
    """
    if why := why_not_filed(session, drawer, worry):
        raise Refused(why)
    fields = filing_fields(worry, session.public)
    require(fields, values)
    if worry.state != WAITING or worry.case:
        raise Refused("This does not wait any more: it is filed or in a case.")
    if worry.told.about != PUPIL or values.get(ADULT_FIELD.id) == "yes":
        raise Refused(JUDGED_FIRST)
    drawer.record(worry.id, kinds.FILED, kept(fields, values), now)


def open_again(drawer: Drawer, worry: Worry, values: Values, now: datetime) -> None:
    """Let what was filed wait again, with why. Its closing stays in the record.

    Raises:
        Incomplete: the reason is missing.
        Refused: it is not filed, or not any more.
    """
    require(REOPEN_FIELDS, values)
    found = drawer.get(worry.id)
    if not isinstance(found, Worry) or found.state != FILED_AWAY:
        raise Refused("This is not filed any more: it waits again, is in a case or was moved.")
    drawer.record(worry.id, kinds.REOPENED, kept(REOPEN_FIELDS, values), now)


def open_case(
    session: Session,
    drawer: Drawer,
    worries: Sequence[Worry],
    values: Values,
    now: datetime,
    *,
    begun: Mapping[str, Any] = MappingProxyType({}),
    kept_from: Sequence[str] = (),
) -> str:
    """Open a case, with the worries it begins with; return its subject.

    Whoever told, and whom it is about, is in it from the first on with the roles that are chosen;
    by whoever is named in it nothing but the title (`opening`). Without a worry it begins with what
    was `begun` at the desk, `kept_from` whom that says.

    Raises:
        Incomplete: title, category or seriousness are missing.
        Refused: one of the worries is in a case by now.
    """
    for worry in worries:
        refuse_taken(drawer, worry)
    fields = open_fields(category_choices(session, also_unused=True))
    if opening.is_named(session, drawer, worries):
        values = opening.by_named(worries, values)
    pupils = told_children.in_the_roll(session, worries)
    require((*fields, *first_people.fields(session.public, worries, pupils=pupils)), values)
    case = new_subject("case")
    opened = opening.body(session, drawer, worries, fields, values, now, begun=begun)
    opened["kept_from"] = sorted({*kept_from, *opened["kept_from"]})
    facts = [Fact(case, of_case.OPENED, opened), *told_about.facts(session.public, case, worries)]
    facts += [Fact(case, BEGUN, dict(begun))] * bool(begun)
    facts += first_people.of_begun(session.public, case, begun)
    facts += [Fact(worry.id, kinds.LINKED, {"case": case}) for worry in worries]
    facts += [
        kept_along(drawer, worry, case, one.to) for worry in worries for one in worry.kept_alone
    ]
    facts += first_people.facts(session.public, case, worries, values, pupils=pupils)
    facts += of_school.begun(session.public, case, worries)
    drawer.record_all(facts, now)
    on_the_roll.look_up_in(session, drawer, case, now)
    told_about.note(session.public, drawer, case, now)
    let_in.end_in(session, drawer, case, now)
    return case


def link(
    session: Session,
    drawer: Drawer,
    worry: Worry,
    case: str,
    now: datetime,
    values: Values = MappingProxyType({}),
    pupils: Sequence[Pupil] = (),
) -> None:
    """Put a worry into a case that lies in the same drawer.

    Whoever told, whom it is about, and who of `pupils`, named in its words, comes into it with the
    roles that `values` choose, as where a case is opened. Where it names whoever else reads the
    case, somebody is let in with the same step (`let_in.with_worry`).

    Raises:
        Refused: the case is elsewhere, or not kept from somebody the worry is kept from; the worry
            is in a case by now, or names whoever puts it there; or they would be left alone with
            it.
    """
    refuse_to_link(session.public, drawer, worry)
    facts = _into(session.public, drawer, worry, case, values, pupils)
    _put_in(session, drawer, worry, case, facts, now)


def leaving_fields(drawer: Drawer, case: str) -> tuple[Field, ...]:
    """Return what is asked when a worry leaves a case: where it goes, and why."""
    others = [row for row in drawer.rows("case", [OPEN]) if row.subject != case]
    places = (Choice(DESK, "Back to the desk"), *(Choice(row.subject, row.title) for row in others))
    return (
        Field("to", "Where does it belong?", Kind.CHOICE, True, choices=places),
        Field("why", "Why", Kind.TEXT, True, in_words=True),
    )


def leave_case(
    session: Session, drawer: Drawer, worry: Worry, values: Values, now: datetime
) -> None:
    """Take a worry out of its case: into another one of the drawer, or to wait on the desk again.

    Both cases' histories show it with why. Whom the case is kept from, the worry stays kept from.

    Raises:
        Incomplete: the place or the reason is missing.
        Refused: its case is closed, is graver than where it would go, or one person put somebody
            out of it and nobody else has agreed; or it names whoever else reads the other case.
    """
    public = session.public
    require(leaving_fields(drawer, worry.case), values)
    case = drawer.get(worry.case)
    if case is None or case.state != OPEN:
        raise Refused("It is in no open case. A closed case is opened again first.")
    refuse_named(public, drawer.person, case)
    new = [id for id in dict.fromkeys(case.kept_from) if id not in worry.kept_from]
    to = "" if values["to"] == DESK else values["to"]
    other = drawer.get(to) if to else None
    if why := why_stays(drawer, case, worry, other):
        raise Refused(why)
    there = getattr(other, "number", "")
    left = {"worry": worry.id, "name": title(worry), "to": there, "why": values["why"]}
    out = {"case": case.id, "number": case.number, "why": values["why"]}
    facts = [Fact(worry.id, kinds.KEPT_FROM, {"person": id, "why": "its case"}) for id in new]
    facts += [Fact(case.id, of_case.WORRY_LEFT, left), Fact(worry.id, kinds.UNLINKED, out)]
    if to:
        people = first_people.known(public, [worry], getattr(other, "people", ()))
        kept = replace(worry, kept_from=(*worry.kept_from, *new))
        facts += _into(public, drawer, kept, to, people)
        _put_in(session, drawer, kept, to, facts, now)
    else:
        drawer.record_all(facts, now)


def _put_in(
    session: Session, drawer: Drawer, worry: Worry, case: str, facts: Sequence[Fact], now: datetime
) -> None:
    """Record what puts a worry into a case, and let in who reads it instead of whom it names."""
    beside = let_in.with_worry(session, drawer, drawer.get(case), worry)
    drawer.record_all(facts, now)
    told_about.note(session.public, drawer, case, now)
    for each in beside:
        holders.let_in(session, case, each.id, now)


def _into(
    public: PublicList,
    drawer: Drawer,
    worry: Worry,
    case: str,
    values: Values,
    pupils: Sequence[Pupil] = (),
) -> list[Fact]:
    record = drawer.get(case)
    if record is None or record.state != OPEN:
        raise Refused("That case is not open in the drawer this worry is in.")
    put_in = Fact(case, of_case.WORRY_PUT_IN, {"worry": worry.id})
    facts = [Fact(worry.id, kinds.LINKED, {"case": case}), put_in]
    facts += first_people.facts(public, case, [worry], values, record.people, pupils)
    for person in dict.fromkeys(worry.kept_from):
        if person not in record.kept_from:
            about = {"about": "yes"} if person == worry.told.adult else {}
            facts.append(kept_along(drawer, worry, case, person, **about))
    judged = {key_of(row.said) for row in record.matter.counting}
    rows = (row.said for row in record.matter.of(TOLD) if key_of(row.said) not in judged)
    known = [(said.get("adult", ""), said.get("name", "")) for said in rows]
    return [*facts, *told_about.facts(public, case, (worry,), known)]


def _acknowledge(session: Session, worry: Worry, now: datetime) -> None:
    person = session.public.person(worry.told.by)
    if person is None or not person.active:
        return
    body = {"by": session.person_id}
    dispatch(session, ACKNOWLEDGED, worry.id, body, (person.id,), now)


def _envelopes(drawer: Drawer, worry: Worry) -> list[str]:
    received = [e for e in drawer.entries(worry.id) if e.kind == kinds.RECEIVED]
    return [str(entry.said.get("envelope", "")) for entry in received]
