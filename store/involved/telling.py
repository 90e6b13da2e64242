"""Telling the parents of one child in a case, or not: whom the office knows, and with what flags.

An adult with a court order or "do not contact" is never offered without these words beside the
name, and is told only by whoever says that they have seen them.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from store.cases.accused import no_second
from store.cases.act_fields import AGREED
from store.cases.acts import Act
from store.cases.case import Case
from store.cases.casework import as_it_stands, for_step, refuse_given
from store.cases.choices import TOO_SMALL
from store.cases.freezes import awaits_advice
from store.cases.kinds import PARENTS, PARENTS_AGREED, PARENTS_REFUSED
from store.cases.named import refuse_named, why_not
from store.cases.seconds import answer_fields
from store.cases.waits import waits_for
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.involved import parents
from store.involved.involving import in_open_case
from store.involved.parents import crime_may_be_in, is_any_said
from store.involved.people import CasePerson
from store.looking import searches
from store.roll.book import adults_of
from store.school.public_list import OFFICE
from store.school.renewals import refuse_one_hand
from store.signing_in.session import Session

_LEADING = ("dsl", "deputy", "headteacher", "chair")
"""Whoever has one of these roles is a safeguarding lead where they open a case."""
NOBODY_ELSE = "Nobody else opens this case and decides in it: you agree alone, and that is written."
COURT, CONTACT = "COURT ORDER", "DO NOT CONTACT"
OTHER = "other"
CARER, ELSE, SEEN = "carer", "carer_else", "flag_seen"
UNKNOWN = "Whether somebody must not be contacted is not known here: ask the office first."
UNTIED = (
    "Whether somebody must not be contacted is known once the child is tied to the roll: J on the "
    "case, then R. Else ask the office first."
)
_TOLD = ("told", ("yes",))
ANSWER_FIELDS = answer_fields("No, not so")
"""What whoever was asked says of that parents are not told."""


@dataclass(frozen=True)
class Adult:
    """A parent or carer of a child: `warning` are the words that go with the name, if any."""

    id: str
    name: str
    relationship: str
    warning: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The name with everything that has to be seen beside it."""
        who = f"{self.name}, {self.relationship}" if self.relationship else self.name
        warned = f"{self.warning}: {who}" if self.warning else who
        return f"{warned} ({self.note})" if self.warning and self.note else warned


def adults(session: Session, child: CasePerson) -> tuple[Adult, ...]:
    """Return the adults of a child that the office knows, whoever is called first first."""
    found = []
    for tie, carer in adults_of(session, child.pupil) if child.pupil else ():
        flags = [COURT] * (tie.court_order == "yes") + [CONTACT] * (tie.no_contact == "yes")
        words = ", ".join(flags)
        found.append(Adult(carer.id, carer.name, tie.relationship, words, tie.court_note))
    return tuple(found)


NOTHING_YET = "Nothing they advise is written down yet"


def beside(session: Session, child: CasePerson) -> str:
    """Return what has to be known before anybody is told: flags, or that none are known."""
    if not session.holds(OFFICE):
        return UNKNOWN
    if not child.pupil:
        return UNTIED
    warned = [each.words for each in adults(session, child) if each.warning]
    return "\n".join(warned)


def proposed(case: Case) -> dict[str, str]:
    """Return what a search says of telling them, to begin with; whoever saves it says it is so."""
    how = "" if is_any_said(case) else searches.parents_told(case)
    return {"told": "yes", "who": how} if how else {}


def advice_first(case: Case) -> str:
    """Return that somebody is asked first whether parents may be told, while that is to be done."""
    step = next((s for s in case.steps if s.is_open and s.step.record == PARENTS), None)
    if step is None:
        return ""
    others = "The police have advised nothing yet" if case.matter.advice else NOTHING_YET
    if any(each.not_yet for each in case.steps):
        others = "They advised, and do not allow yet that people are asked"
    none = f"{others}. " if awaits_advice(case) else ""
    return f"{none}{step.step.help}".strip()


def agreeing(session: Session, drawer: Drawer, case: Case) -> tuple[Choice, ...]:
    """Return who can agree that parents are not told (procedure row 30): somebody else.

    Those who lead safeguarding, the school or its governors and open this case now; where none of
    them does, whoever else opens it; and only where nobody else decides in it, this person alone.
    """
    public, me = session.public, session.person_id
    able = {*holders_of(session, drawer)} - {me, *no_second(public, case)}
    others = [p for p in public.adults() if p.id in able and not why_not(public, p.id, case)]
    leading = {p.id for role in _LEADING for p in public.with_role(role)}
    found = [p for p in others if p.id in leading] or others
    asked = tuple(Choice(each.id, each.name) for each in found)
    return asked or (Choice(me, public.name_of(me)),)


def of_case(session: Session, drawer: Drawer, act: Act, case: Case) -> Act:
    """Return the act as a case asks it: who can agree to a no, and what is not "too small"."""
    agree = agreeing(session, drawer, case)
    alone = [each.id for each in agree] == [session.person_id]
    grave = crime_may_be_in(case)

    def asked(each: Field) -> Field:
        if each.id == AGREED:
            return replace(each, choices=agree, hint=NOBODY_ELSE if alone else each.hint)
        return replace(
            each, choices=tuple(c for c in each.choices if not (grave and c.id == TOO_SMALL))
        )

    return replace(act, fields=tuple(asked(each) for each in act.fields))


def fields(act: Act, known: tuple[Adult, ...]) -> tuple[Field, ...]:
    """Return what is asked about the parents of a child whose adults are `known`."""
    if not known:
        return act.fields
    choices = (*(Choice(each.id, each.words) for each in known), Choice(OTHER, "Somebody else"))
    whom = Field(CARER, "Who was told", Kind.CHOICE, True, choices=choices, only_if=_TOLD)
    who_else = Field(ELSE, "Who that was", required=True, limit=120, only_if=(CARER, (OTHER,)))
    warned = tuple(each.id for each in known if each.warning)
    seen = Field(
        SEEN,
        "They must not be contacted, or a court order stands. Why were they told?",
        Kind.TEXT,
        True,
        only_if=(CARER, warned),
        in_words=True,
    )
    asked: list[Field] = []
    for each in act.fields:
        if each.id == "who":
            asked += [whom, who_else, *([seen] if warned else [])]
            each = replace(each, label="What they said", required=False)
        asked.append(each)
    return tuple(asked)


def record(
    session: Session,
    drawer: Drawer,
    case: Case,
    child: str,
    act: Act,
    values: Values,
    now: datetime,
    *,
    step: str = "",
) -> None:
    """Record whether the parents of a child in a case were told.

    Raises:
        Incomplete: a field is missing: where a flag stands beside an adult, why they were told.
        Refused: the case is closed, the child is in it no more, or it may be about who agrees.
    """
    case, person = in_open_case(drawer, case, child)
    known = adults(session, person)
    asked = fields(of_case(session, drawer, act, case), known)
    told_no = values.get("told") != "yes"
    values = {k: v for k, v in values.items() if not (told_no and k in (CARER, ELSE, SEEN))}
    require(asked, values, now)
    refuse_given(case, values)
    said = {**kept(asked, values), "child": person.id, "child_is": person.name}
    if carer := next((each for each in known if each.id == values.get(CARER)), None):
        said["carer_is"] = carer.words
    drawer.record(case.id, PARENTS, {**said, **for_step(case, step)}, now)


def answer(session: Session, drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Agree, as the safeguarding lead who was asked, that parents are not told, or say why not.

    Raises:
        Incomplete: a field is missing.
        Refused: nothing waits for this person, or they agree and a PIN was renewed just now.
    """
    require(ANSWER_FIELDS, values)
    case, me = as_it_stands(drawer, case), session.person_id
    if not waits_for(case, me).parents:
        raise Refused("Nothing waits to be agreed to any more. Please look again.")
    refuse_named(session.public, me, case)
    unsigned = parents.unsigned(case)
    if values["answer"] == "refuse":
        mine = [told.id for told in unsigned if told.agreed == me]
        drawer.record(case.id, PARENTS_REFUSED, {"of": mine, "why": values["why"]}, now)
        return
    for told in unsigned:
        refuse_one_hand(session, told.by, now)
    drawer.record(case.id, PARENTS_AGREED, {}, now)


def as_written(act: Act) -> tuple[Field, ...]:
    """Return the fields that the history reads what was written by."""
    return (
        Field("child_is", "Whose parents"),
        *act.fields[:3],
        Field("carer_is", "Who was told"),
        Field(ELSE, "Who was told"),
        Field(SEEN, "Told all the same, because"),
        *act.fields[3:],
    )
