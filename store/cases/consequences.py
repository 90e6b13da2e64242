"""Sanctions in a case: what the school's table proposes, what was there before, what is decided.

What is decided keeps the words it was shown: a table that changes later changes no earlier case
(procedure rows 3 and 23 to 25).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store.adults.at_school import is_about_adult
from store.cases.case import Case
from store.cases.case_parts import OPEN, Sanction
from store.cases.casework import as_it_stands
from store.cases.earlier import Earlier, earlier, in_numbers, warnings
from store.cases.freezes import awaits_advice, stopped
from store.cases.kinds import SANCTION_LIFTED, SANCTIONED
from store.cases.questions import KINDS
from store.cases.sanctions import PUPILS, STAFF, YES, Behaviour, Table
from store.cases.to_do import owes_lado
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.involved.people import ADULT, CasePerson
from store.signing_in.session import Session

BEHAVIOUR, REPEATED, TOLD_AT_ONCE = "behaviour", "repeated", "told_at_once"
AS_PROPOSED, ACTIONS, REASONS = "as_proposed", "actions", "reasons"
INTENT, ACCIDENT, FIRST, PURPOSE = "intent", "accident", "first", "purpose"
INTENTS = (
    Choice(ACCIDENT, "By accident"),
    Choice(FIRST, "Without thinking, the first time"),
    Choice(PURPOSE, "On purpose"),
)
"""How it came about: of an accident nothing is proposed, of a first time nothing grave."""
NOT_FIRST = "Not the first time: {} before. Look whether it is the same person."
BY_ACCIDENT = "Nothing: it was an accident. Talk about what helps next time."
UNTRIAGED = "Nobody has triaged this case. Press F first: what fits depends on what it was."
NOT_SAID = "F says first that an adult at school had a part in it; then H and J judge it."
UNJUDGED = "{}: H, then J, comes first. What fits for an adult depends on it."
LADO_FIRST = "The LADO is told first: what happens to this adult meanwhile is agreed with them."
HELD = "Nobody may question this adult yet, so nothing is decided: under H, A and L say when."
UNADVISED = (
    "Nothing follows for a child before the police, social care or the LADO allow it, nor do their "
    "parents hear of it. Ring them, and write down what they say: it is a step of this case."
)
NO_TABLE = (
    "{} is a parent or carer: the school's tables of sanctions are for pupils and staff. A post of "
    "theirs, or a complaint, has steps of its own: F says that it is one, Z writes to them."
)
NOTHING = "Nothing: telling was right, and nobody is punished for it."
LIFT_FIELDS = (Field("why", "Why it is taken back", Kind.TEXT, True, in_words=True),)
_ALTERED = (AS_PROPOSED, ("no",))


@dataclass(frozen=True)
class Proposed:
    """What the table proposes: ids of columns, and in words; `note` is what comes first."""

    actions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    told_at_once: bool = False
    note: str = ""


def table_for(person: CasePerson) -> str:
    """Return which table is for somebody who is no parent: an adult's is the staff's."""
    return STAFF if person.has(ADULT) or person.tie.startswith("staff:") else PUPILS


def decision_fields(table: Table, found: Sequence[Earlier], *, pupil: bool) -> tuple[Field, ...]:
    """Return what is asked of a behaviour; the repeated row only after a warning or a sanction."""
    used = [each for each in table.rows if each.used and not each.repeated]
    rows = tuple(Choice(each.id, each.say) for each in used)
    columns = tuple(Choice(each.id, each.say) for each in table.columns)
    asked = [
        Field(BEHAVIOUR, "What did they do?", Kind.CHOICE, True, choices=rows),
        Field(INTENT, "How did it come about?", Kind.CHOICE, True, choices=INTENTS),
    ]
    if pupil:
        asked.append(
            Field(
                TOLD_AT_ONCE,
                "Did they tell at once, by themselves?",
                Kind.YES_NO,
                True,
                "A child who saw something by accident and told did right.",
                only_if=(BEHAVIOUR, tuple(each.id for each in used if not each.told)),
            )
        )
    if warnings(found) and table.repeated:
        hint = f"{table.repeated.say}. Before: {in_numbers(found)}."
        go_on = "Do they go on with it?"
        only_if = (INTENT, (FIRST, PURPOSE))
        asked.append(Field(REPEATED, go_on, Kind.YES_NO, True, hint, only_if=only_if))
    return (
        *asked,
        Field(AS_PROPOSED, "Do what is proposed?", Kind.YES_NO, True),
        Field(ACTIONS, "What is done instead", Kind.SEVERAL, choices=columns, only_if=_ALTERED),
        Field(REASONS, "Why", Kind.TEXT, True, only_if=_ALTERED, in_words=True),
    )


def proposed(table: Table, values: Values, found: Sequence[Earlier] = ()) -> Proposed:
    """Return what the table proposes for what is filled in so far.

    What was `found` earlier counts: a first time is proposed nothing grave, a second one is.
    """
    row = table.row(values.get(BEHAVIOUR, ""))
    told = row.told if row else ""
    if (told or values.get(TOLD_AT_ONCE)) == YES:
        return Proposed((), (NOTHING,), told_at_once=True)
    intent = values.get(INTENT, "")
    if intent == ACCIDENT:
        return Proposed((), (BY_ACCIDENT,))
    if row is None or not intent:
        return Proposed()
    again = values.get(REPEATED) == YES
    rows = [row, *([table.repeated] if again and table.repeated else [])]
    ids = {id for each in rows for id in each.actions}
    first = intent == FIRST and not found
    fits = [each for each in table.columns if not (each.grave and first)]
    actions = tuple(each.id for each in fits if each.id in ids)
    known = NOT_FIRST.format(in_numbers(found)) if intent == FIRST and found else ""
    note = " ".join(each for each in (row.note, known) if each)
    return Proposed(actions, table.words(actions), note=note)


def decide(
    session: Session,
    drawer: Drawer,
    case: Case,
    person: CasePerson,
    table: Table,
    values: Values,
    now: datetime,
) -> Sanction:
    """Record what is done about a person's behaviour; return it.

    Raises:
        Incomplete: a field is missing, or it is not said why something else is done.
        Refused: the case is closed or not triaged, or the person is in it no more.
    """
    case = as_it_stands(drawer, case)
    may_decide(case, person)
    found = earlier(session, case, person)
    asked = decision_fields(table, found, pupil=table.id == PUPILS)
    require(asked, values)
    if person.id not in {each.id for each in case.people}:
        raise Refused("They are in this case no more. Please look again.")
    body: dict[str, Any] = dict(kept(asked, values))
    says = proposed(table, body, found)
    actions = (
        says.actions
        if values[AS_PROPOSED] == YES
        else tuple(id for id in values.get(ACTIONS, "").split("\n") if id)
    )
    row = table.row(values[BEHAVIOUR]) or Behaviour("", "")
    body |= {TOLD_AT_ONCE: row.told} if row.told else {}
    printed = {
        "behaviour": row.say,
        "proposed": list(says.words),
        "actions": list(table.words(actions)),
        "earlier": [each.number for each in found],
        "version": table.version(),
    }
    who = {"person": person.id, "name": person.name, "table": table.id}
    body = {**body, **who, ACTIONS: "\n".join(actions), "printed": printed}
    drawer.record(case.id, SANCTIONED, body, now)
    return as_it_stands(drawer, case).sanctions[-1]


def may_decide(case: Case, person: CasePerson | None = None) -> None:
    """Refuse where nobody can say yet what fits; of an adult it is judged first (rows 25, 27, 28).

    Raises:
        Refused: the case is closed, or not triaged; of a child nobody may be questioned yet; of an
            adult the harm threshold is not judged, the LADO is not told, or they may not be
            questioned yet. No table is for a parent.
    """
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    if not case.triage:
        raise Refused(UNTRIAGED)
    if person is not None and person.is_parent:
        raise Refused(NO_TABLE.format(person.name))
    if person is None:
        return
    if table_for(person) != STAFF:
        if stopped(case) is not None or awaits_advice(case):
            raise Refused(UNADVISED)
        return
    if not is_about_adult(case.triage, case.grave_category, case.matter):
        raise Refused(NOT_SAID)
    if case.matter.unjudged:
        raise Refused(UNJUDGED.format(case.matter.unjudged))
    if owes_lado(case):
        raise Refused(LADO_FIRST)
    if case.matter.is_held:
        raise Refused(HELD)


def known(case: Case) -> dict[str, str]:
    """Return what the triage has answered already of what is asked of a behaviour."""
    answers = (case.triage[0].answers if case.triage else None) or {}
    blameless = answers.get("illegal") == "none" or ACCIDENT in answers.get(KINDS, "").split("\n")
    return {INTENT: ACCIDENT} if blameless else {}


def lift(drawer: Drawer, case: Case, sanction: str, values: Values, now: datetime) -> None:
    """Take a sanction back, with why; the history keeps both.

    Raises:
        Incomplete: the reason is missing.
        Refused: the case is closed, or it was taken back already.
    """
    require(LIFT_FIELDS, values)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    if sanction not in {each.id for each in case.sanctions if not each.lifted}:
        raise Refused("It was taken back already. Please look again.")
    drawer.record(case.id, SANCTION_LIFTED, {"sanction": sanction, **values}, now)
