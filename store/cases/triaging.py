"""Triaging a case, and working off the steps that follow (procedure rows 12 to 14 and 27)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from store.adults.matter import LADO
from store.cases import begun as at_first
from store.cases import by_another, devices, gravity, named, pictured, procedures, questions
from store.cases.case import Case
from store.cases.case_parts import OPEN as CASE_OPEN
from store.cases.casework import as_it_stands
from store.cases.checklist import DONE, NO, NOT_NEEDED, OPEN, YES, Ticked, Triage
from store.cases.kinds import ESCALATED, STEP_TICKED, TRIAGED
from store.cases.named import NAMED, about, heads, refuse_named
from store.cases.procedures import LEFT, RIGHT, Procedure, Rule, Step, Stop
from store.cases.questions import ADULT, HEADTEACHER, KINDS, NUDES, WHY, kinds_online
from store.drawers.drawer import Drawer
from store.edition.edition import Edition, given
from store.errors import Refused
from store.fields import Field, Kind, Values, kept, require
from store.involved.people import children
from store.letterbox import headteachers
from store.letterbox.readers import ADULT as ABOUT_ADULT
from store.letterbox.readers import HEADTEACHER as ABOUT_HEADTEACHER
from store.school.due import AT_ONCE, due_at, is_hours
from store.school.public_list import PublicList
from store.school.school_days import SchoolDays
from store.worries.worry import Worry

TICK_FIELDS = {
    DONE: (Field("note", "What was done", Kind.TEXT, True),),
    NOT_NEEDED: (Field("note", "Why it is not needed", Kind.TEXT, True, in_words=True),),
    YES: (Field("note", "What is known of it so far", Kind.TEXT, True, in_words=True),),
    NO: (Field("note", "Why not, and how that is known", Kind.TEXT, True, in_words=True),),
    OPEN: (Field("note", "Why it is open again", Kind.TEXT, True, in_words=True),),
}
"""What is asked when something is said of a step."""
NEEDED = (
    "STOP waits for what they advise, so this is never “not needed”: ring them again (E) and write "
    "it down here. A closing asks why it is still open."
)
"""Why nobody says that advice which allows something is not needed."""


@dataclass(frozen=True)
class Plan:
    """What follows from answers: procedures, side, whom to call, what nobody does, the steps.

    The steps' `due` are moments, the soonest first; those without one come last.
    """

    titles: tuple[str, ...] = ()
    side: str = LEFT
    calls: tuple[str, ...] = ()
    stops: tuple[Stop, ...] = ()
    steps: tuple[Step, ...] = ()
    second: bool = False
    """Whether a second person agrees before the case is closed."""
    grave: tuple[str, ...] = ()
    """What of it is grave: only two take that back."""
    no_devices: bool = False
    """Whether what is about devices was left out: nothing that was told speaks of one."""


def plan(
    public: PublicList,
    case: Case,
    answers: Values,
    now: datetime,
    edition: Edition | None = None,
    *,
    with_devices: bool = True,
) -> Plan:
    """Return what follows from the answers given so far; nothing is recorded.

    `edition`: the school's own, if any. `with_devices`: one may be in it (`store.cases.devices`).
    """
    own = edition or given()
    leads = questions.procedures_of(answers, own.guide)
    chosen = [own.procedures[id] for id in leads if id in own.procedures]
    chosen.sort(key=lambda each: each.side != RIGHT)
    apart = answers.get(ADULT) == HEADTEACHER or {*headteachers.now(public)} <= set(case.kept_from)
    steps = procedures.steps_of(chosen, without_head=apart, known=own.rules)
    began = dict(item for row in at_first.rows(case) for item in row.said.items())
    steps = _asked(steps, own.rules, began)
    steps = tuple(each for each in steps if not _knows(public, case.lead, each))
    stops, calls = procedures.stops_of(chosen), procedures.calls_of(chosen, own.rules)
    if questions.without_child(answers) and not children(case):
        posted = questions.is_only_posted(answers)
        steps, calls = procedures.without_child(steps, calls, posted=posted)
    every = steps, stops, calls
    steps, stops, calls = every if with_devices else procedures.without_devices(*every)
    dated = [_dated(step, case, now, public.calendar) for step in steps]
    return Plan(
        tuple(each.title for each in chosen),
        _side(chosen),
        calls,
        stops,
        tuple(sorted(dated, key=procedures.soonest)),
        any(each.second for each in chosen),
        tuple(sorted(gravity.marks(answers, own.guide, own.procedures))),
        (steps, stops, calls) != every,
    )


def _asked(steps: Sequence[Step], rules: Mapping[str, Rule], began: Values) -> tuple[Step, ...]:
    """Return the steps of a case that `began` so: what a question brings waits for its yes."""
    asked = {each.id for each in steps if rules[each.id].is_asked(began)}
    brought = {id for each in steps if each.id in asked for id in each.brings}
    left = (each for each in steps if each.id in asked or each.id in brought)
    return procedures.once_answered(tuple(left))


def still_to_do(plan: Plan, case: Case) -> tuple[tuple[Step, ...], tuple[Stop, ...]]:
    """Return what of a plan is open in the case as it stands: what was done before stays done."""
    planned = Triage("", "", "", steps=plan.steps, stops=plan.stops)
    then = replace(case, triages=(planned,), apart=())
    done = {each.step.id for each in then.steps if not each.is_open}
    steps = tuple(each for each in plan.steps if each.id not in done)
    return steps, tuple(each for each in plan.stops if each.until not in done)


def triage(
    public: PublicList,
    drawer: Drawer,
    case: Case,
    answers: Values,
    now: datetime,
    edition: Edition | None = None,
    *,
    step: str = "",
    lowering: Values | None = None,
) -> Plan:
    """Record a triage, and return what follows from it; an earlier one stays in the history.

    `step` is the step that asked to triage again. `lowering` says how it comes that it is less
    grave than what stands, and who is asked to agree (`store.cases.lowering`).

    Raises:
        Incomplete: a question is not answered, or it is not said why.
        Refused: the case is closed, a triage names whoever triages it now, or it was judged graver.
    """
    own = edition or given()
    require(asked := questions.triage_fields(own.guide), answers)
    case = _open(drawer, case)
    refuse_named(public, drawer.person, case)
    said = kept(asked, answers)
    in_it = devices.may_be_in(drawer, case, said)
    follows = plan(public, case, said, now, own, with_devices=in_it)
    gravity.refuse_less_than_judged(case, follows.grave)
    printed = {
        "version": procedures.version(own.guide, own.procedures, own.rules),
        "asked": [list(each) for each in questions.said_in_words(said, own.guide)],
        **asdict(follows),
    }
    why = said.pop(WHY)
    knew = [*gravity.noted_grave(case.noted)]
    body = {"answers": said, "why": why, "printed": printed, "knew": knew}
    if meant := heads_meant(public, drawer, case, said):
        body["heads"] = list(meant)
    if step:
        body["step"] = step
    body |= lowering or {}
    drawer.record(case.id, TRIAGED, body, now)
    return follows


def heads_meant(public: PublicList, drawer: Drawer, case: Case, answers: Values) -> tuple[str, ...]:
    """Return whom these answers mean by the headteacher, by ids; nobody where they name none.

    Of whom it was told or triaged so already, that is, whoever has the role by now; else whoever
    has it.
    """
    if answers.get(ADULT) != HEADTEACHER:
        return ()
    rows = drawer.rows("worry", parent=case.id)
    worries = [each for row in rows if isinstance(each := drawer.get(row.subject), Worry)]
    told = [id for w in worries for id in headteachers.told_of(public, w.told, w.kept_from)]
    return tuple(dict.fromkeys((*told, *heads(public, case)))) or headteachers.now(public)


def begun(
    public: PublicList, case: Case, worries: Collection[Worry], edition: Edition | None = None
) -> dict[str, str]:
    """Return the answers that are known before a triage begins: the last ones, or what was told.

    What the school asks or offers no more is left out.
    """
    fields = {each.id: each for each in questions.triage_fields((edition or given()).guide)}
    known = _known(public, case, worries)
    offered = {id: {choice.id for choice in field.choices} for id, field in fields.items()}
    chosen = {
        id: [each for each in said.split("\n") if each in offered[id]]
        for id, said in known.items()
        if id in fields
    }
    return {id: "\n".join(each) for id, each in chosen.items() if each}


def _known(public: PublicList, case: Case, worries: Collection[Worry]) -> dict[str, str]:
    if case.triage:
        return {**case.matter.in_triage, **(case.triage[0].answers or {})}
    about = {worry.told.about for worry in worries}
    kinds = [row.said.get("kinds", "") for row in at_first.rows(case)]
    first = kinds[-1] if kinds else case.category
    pressed = kinds_online(each for worry in worries for each in worry.online)
    nudes = [NUDES] if pictured.are_told(case, worries) else []
    known = {KINDS: "\n".join(dict.fromkeys([*first.split("\n"), *pressed, *nudes]))}
    known |= case.matter.in_triage
    accused = _accused(case)
    if ABOUT_HEADTEACHER in about or accused & {*headteachers.now(public)}:
        return {**known, ADULT: HEADTEACHER}
    return {**known, ADULT: "staff"} if ABOUT_ADULT in about or accused else known


def _accused(case: Case) -> set[str]:
    """Return whom what a case was begun with shuts out, or names where that may be about them."""
    open = {each.id for each in named.mentions(case)}
    shut = {id for row in at_first.rows(case) for id in row.ids(at_first.NOT_SEE)}
    accuses = any(row.said.get(at_first.MAY_ACCUSE) == "yes" for row in at_first.rows(case))
    return open if accuses else open & shut


def step_of(case: Case, id: str) -> Ticked | None:
    """Return a step of a case as it stands, or None."""
    return next((each for each in case.steps if each.step.id == id), None)


def tick(drawer: Drawer, case: Case, step: str, said: str, values: Values, now: datetime) -> None:
    """Say of a step that it is done, not needed (NOT_NEEDED), or open again, each with a note.

    One that is a question is answered with YES or NO.

    Raises:
        Incomplete: nothing was written.
        Refused: there is no such step, it stands so already, its record has to show it, it is a
            question, STOP waits for it, or somebody else says it (`by_another`).
    """
    require(TICK_FIELDS[said], values)
    case = _open(drawer, case)
    if said in (NOT_NEEDED, NO) and drawer.person in about(case):
        raise Refused(NAMED)
    by_another.refuse(drawer.person, case, step)
    found = step_of(case, step)
    if found is None:
        raise Refused("This step belongs to the case no more: somebody has triaged it again.")
    if found.is_open == (said == OPEN):
        raise Refused("Somebody has said so already. Please look again.")
    if said != OPEN and (said in (YES, NO)) != bool(found.step.brings):
        raise Refused("This step asks something: say yes, or no.")
    if said == NOT_NEEDED and found.step.allows:
        raise Refused(NEEDED)
    if said == DONE and found.step.record:
        raise Refused("This step ticks itself when what it asks for is written down.")
    note, title = values["note"], found.step.title
    body = {"step": step, "said": said, "note": note, "printed": title}
    drawer.record(case.id, STEP_TICKED, body, now)


def _open(drawer: Drawer, case: Case) -> Case:
    case = as_it_stands(drawer, case)
    if case.state != CASE_OPEN:
        raise Refused("This case is closed. Open it again first.")
    return case


def _knows(public: PublicList, lead: str, step: Step) -> bool:
    """Tell whether a step tells those of the case who lead it: the headteacher, or the chair."""
    told = (person.id for role in step.to for person in public.with_role(role))
    return step.record == ESCALATED and lead in told


def _side(chosen: Collection[Procedure]) -> str:
    return RIGHT if any(each.side == RIGHT for each in chosen) else LEFT


def _dated(step: Step, case: Case, now: datetime, calendar: SchoolDays | None) -> Step:
    """Return a step with the moment it is due, by the calendar of now.

    What is not to be done at once counts from when the case was opened: from then on the school
    knew, and a triage that comes late wins no time. What a later triage adds counts from then,
    because only its answers ask for it. What was asked for before stays due when it was. The
    LADO's working day, and hours set by law (whatever was triaged since), run from when the school
    was told.
    """
    before = next((each.step.due for each in case.steps if each.step.id == step.id), "")
    late = bool(case.triages) and not is_hours(step.due)
    by_law = is_hours(step.due) or step.id == LADO
    known = _moment(case.known_at if by_law else case.opened_at, now)
    start = now if step.due == AT_ONCE or late else known
    due = before or due_at(step.due, start, calendar)
    return replace(step, due=due, now=step.due == AT_ONCE)


def _moment(at: str, now: datetime) -> datetime:
    try:
        return datetime.fromisoformat(at).astimezone(now.tzinfo)
    except ValueError:
        return now
