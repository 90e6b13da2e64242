"""The harm threshold: four questions about an adult, each answered with why, and what follows.

One "yes": it may meet the threshold. No "yes" but one "not sure": the LADO is asked. Only when all
are "no" it is kept as a low-level concern. The questions are data (`assets/adults/threshold.toml`).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from store.adults import by_typed_name
from store.adults.at_school import is_about_adult
from store.adults.keeping_out import keep_away, not_by_oneself
from store.adults.matter import BELOW, HEAVY, MET, OTHER, UNSURE
from store.adults.rows import LOW, THRESHOLD
from store.adults.whom import Adult, key_of, may_be
from store.asset_tables import tables
from store.cases import named
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.choices import ever_adults
from store.cases.named import refuse_named
from store.cases.questions import ADULT as ASKED_ADULT
from store.cases.questions import HEADTEACHER
from store.cases.to_do import is_lado_told, owes_lado
from store.drawers.company import is_last
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.letterbox import headteachers
from store.letterbox.readers import PUPIL
from store.school import typed_names
from store.school.due import LADO_WITHIN, due_at
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries.worry import Worry

YES, NO, NOT_SURE = "yes", "no", "unsure"
ANSWERS = (Choice(NO, "No"), Choice(YES, "Yes, or it may be so"), Choice(NOT_SURE, "Not sure"))
ADULT, NAME, REASONS = "adult", "adult_name", "reasons"
NOT_TOLD = (
    "Nobody told of {name}, but of {told}: judge them. If it is about {name} too, M opens a case."
)
LAST = (
    "Nobody told of {name}, and nobody but them reads it beside you. Is it about them? Then first "
    "keep it from them (K on the case)."
)


@cache
def questions() -> tuple[tuple[str, str, str], ...]:
    """Return the id, the words and the hint of each question, in their order."""
    found = tables("adults", "threshold", "question")
    return tuple((each["id"], each["ask"], each["hint"]) for each in found)


def whom_fields(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Field, ...]:
    """Return what asks which adult it is about: one on the list, or somebody else by name."""
    listed = (*ever_adults(public, leave_out), Choice(OTHER, "Somebody else"))
    return (
        Field(ADULT, "Which adult is it about?", Kind.CHOICE, True, choices=listed),
        Field(
            NAME,
            "Their full name, and who that is",
            required=True,
            limit=120,
            only_if=(ADULT, (OTHER,)),
        ),
    )


def chosen(values: Values) -> Values:
    """Return a form with the name filled in that was chosen from those told of, not of the list."""
    kind, typed, name = values.get(ADULT, "").partition(" ")
    return {**values, ADULT: OTHER, NAME: name} if typed and kind == OTHER else values


def fields(public: PublicList, told: Sequence[Adult] = ()) -> tuple[Field, ...]:
    """Return what a judgement asks: whom it is about, each question with why, and all in all.

    Of those `told` of also who is not on the list can be chosen (`chosen`).
    """
    typed = tuple(Choice(f"{OTHER} {each.name}", each.name) for each in told if each.id == OTHER)
    whom, name = whom_fields(public)
    whom = replace(whom, choices=(*typed, *whom.choices))
    asked = [
        field
        for id, ask, hint in questions()
        for field in (
            Field(id, ask, Kind.CHOICE, True, hint, ANSWERS),
            Field(
                f"{id}_why",
                "Why",
                required=True,
                limit=400,
                only_if=(id, (YES, NO, NOT_SURE)),
                in_words=True,
            ),
        )
    ]
    return (
        whom,
        name,
        *asked,
        Field(
            REASONS,
            "All in all: why",
            Kind.TEXT,
            True,
            "Also whether earlier concerns, together with this one, change it.",
            in_words=True,
        ),
    )


def comes_to(values: Values) -> str:
    """Return what answers come to: MET, UNSURE or BELOW; empty while one is missing."""
    said = [values.get(id, "") for id, _, _ in questions()]
    if YES in said:
        return MET
    if "" in said:
        return ""
    return UNSURE if NOT_SURE in said else BELOW


def begun(public: PublicList, case: Case, worries: Sequence[Worry]) -> dict[str, str]:
    """Return whom a judgement is about, as far as it is known; the answers are given anew."""
    left = case.matter.not_judged[:1]
    id, name = (left[0].id, left[0].name) if left else case.matter.adult
    if not id:
        told = [each.told for each in worries if each.told.adult]
        id = told[0].adult if told else ""
        heads = [e for w in worries for e in headteachers.told_of(public, w.told, w.kept_from)]
        if any((each.answers or {}).get(ASKED_ADULT) == HEADTEACHER for each in case.triage[:1]):
            heads += named.heads(public, case)
        said = [each.name for each in worries if each.told.about != PUPIL and each.name]
        only = _only_named(case)
        typed = only.name if only and only.id == OTHER else next(iter(said), "")
        id = id or next(iter(heads), "") or (only.id if only else "") or (OTHER if said else "")
        name = typed
    return {ADULT: id, NAME: name if id == OTHER else ""}


def _only_named(case: Case) -> Adult | None:
    """Return who is named in it, where that is one adult alone; else None."""
    mentions = {each.key: each for each in named.mentions(case)}
    return next(iter(mentions.values())) if len(mentions) == 1 else None


def proposed(public: PublicList, case: Case, worries: Sequence[Worry]) -> dict[str, str]:
    """Return what a judgement begins with; who is told of and not on the list is chosen by name."""
    known = begun(public, case, worries)
    told = {each.name for each in case.matter.not_judged if each.id == OTHER}
    if known[ADULT] == OTHER and known[NAME] in told:
        return {ADULT: f"{OTHER} {known[NAME]}"}
    return known


def lowers(public: PublicList, case: Case, values: Values) -> bool:
    """Tell whether a judgement would take back that something grave was judged of an adult."""
    said = kept(fields(public), chosen(values))
    new = {"adult": said.get(ADULT, ""), "name": name_of(public, said), "outcome": comes_to(said)}
    return case.matter.is_lowered_by(new)


def judge(
    session: Session,
    drawer: Drawer,
    case: Case,
    values: Values,
    now: datetime,
    lowering: Values | None = None,
) -> tuple[Drawer, str]:
    """Record a judgement; an earlier one stays in the history. Return where the case lies, and MET,
    UNSURE or BELOW.

    What says less than an earlier one counts once a second person agrees (`store.cases.gravity`);
    `lowering` says how that comes, and who is asked.

    Whoever it is about is kept from the case first, if they are not: it may move to a drawer of
    its own by that.

    Raises:
        Incomplete: a question is not answered, or not why.
        Refused: the case is closed, it is about whoever judges, or nobody else could open it.
    """
    asked, public, values = fields(session.public), session.public, chosen(values)
    require(asked, values)
    refuse_listed(public, values, case)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    refuse_named(public, session.person_id, case)
    said = kept(asked, values)
    refuse_untold(session, drawer, case, said)
    drawer = not_by_oneself(session, keep_away(session, drawer, case, said[ADULT], now), case, now)
    outcome = comes_to(said)
    labels = {each.id: each.label for each in ANSWERS}
    words = "\n".join(
        f"{ask} {labels[said[id]]}. {said[f'{id}_why']}" for id, ask, _ in questions()
    )
    body = {**said, "name": name_of(public, said), "outcome": outcome, "asked": words}
    if outcome in HEAVY:
        body["due"] = due_by(case, now, public)
    drawer.record(case.id, THRESHOLD, {**body, **(lowering or {})}, now)
    return drawer, outcome


def refuse_listed(public: PublicList, said: Values, case: Case | None = None) -> None:
    """Refuse somebody else's name that is, or may be, the name of an adult on the list.

    Typed, it would be kept from nobody. In a `case` that was told of somebody by that name two may
    have said that it is nobody on the list.

    Raises:
        Incomplete: it is, or may be.
    """
    typed = said.get(NAME, "") if said.get(ADULT) == OTHER else ""
    if case is not None and by_typed_name.is_another(public, case, typed):
        return
    if why := typed_names.why_choose(public, typed, "so it is kept from them"):
        raise Incomplete({ADULT: why})


def refuse_untold(session: Session, drawer: Drawer, case: Case, said: Values) -> None:
    """Refuse that somebody is judged low in place of those who were told of, or loses the case so.

    Raises:
        Incomplete: nobody told of them, and it comes to no more than a low-level concern.
        Refused: nobody told of them, and nobody else reads it beside whoever judges.
    """
    told, name = may_be(case.matter.rows), name_of(session.public, said)
    if not told or key_of({"adult": said[ADULT], "name": name}) in {each.key for each in told}:
        return
    if comes_to(said) == BELOW:
        names = " and ".join(each.name for each in told)
        raise Incomplete({ADULT: NOT_TOLD.format(name=name, told=names)})
    if said[ADULT] not in case.kept_from and is_last(
        session, drawer, case.id, said[ADULT], named.everybody(session.public, case)
    ):
        raise Refused(LAST.format(name=name))


def name_of(public: PublicList, said: Values) -> str:
    """Return the name of whom a form is about."""
    return said.get(NAME, "") if said[ADULT] == OTHER else public.name_of(said[ADULT])


def is_adults(case: Case, drawer: str) -> bool:
    """Tell whether a case is about an adult at school: by what is said of it, or where it lies."""
    known = is_about_adult(case.triage, case.grave_category, case.matter)
    return known or drawer in ("head", "chair") or any(row.kind == LOW for row in case.noted)


def told_by(case: Case, now: datetime, public: PublicList) -> str:
    """Return by when the LADO is told if it meets the threshold, of what nobody has judged yet.

    Empty where it is judged, closed, or about no adult.
    """
    about = is_about_adult(case.triage, case.grave_category, case.matter)
    return due_by(case, now, public) if about and _is_unjudged(case) else ""


def rung_by(case: Case) -> str:
    """Return by when the LADO is rung of what is, or was, judged grave; empty once that is done."""
    return case.matter.due if case.state == OPEN and owes_lado(case) else ""


def is_rung(case: Case) -> bool:
    """Tell whether the LADO was rung of what nobody has ever judged: they are told of it."""
    return not case.matter.of(THRESHOLD) and is_lado_told(case)


def _is_unjudged(case: Case) -> bool:
    return case.state == OPEN and not case.matter.comes_to


def due_by(case: Case, now: datetime, public: PublicList) -> str:
    """Return by when the LADO is rung.

    The school knew when it was told: a case that is opened late, or judged late, wins no time. A
    judgement that finds more than an earlier one did counts from now.
    """
    if case.matter.is_heavy:
        return case.matter.due
    if case.matter.comes_to:
        return due_at(LADO_WITHIN, now, public.calendar)
    known = datetime.fromisoformat(case.known_at).astimezone(now.tzinfo)
    return case.lado_due or due_at(LADO_WITHIN, known, public.calendar)
