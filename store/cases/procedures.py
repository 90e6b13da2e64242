"""The procedures and their steps, as `assets/procedures` has them.

What a case is given of them is written into its triage as it stood that day
(`store.cases.triaging`): an old case keeps its own steps whatever a school or a newer program says
later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec

from store.asset_tables import sources, tables
from store.cases.kinds import PARENTS
from store.cases.questions import Guide
from store.fields import Values

LEFT, RIGHT = "left", "right"
"""The sides of the incident flow chart: wrong but no crime, and a crime found or suspected."""
_OF_CASE = ("of_child", "of_device", "not_posted", "before_letters")
_OF_NOTE = ("decides", "by_another", "allows")


@dataclass(frozen=True)
class Stop:
    """What nobody does: until the step `until` is done; empty, as long as the triage stands.

    `no_questions`: what would question anybody waits for that step too. `no_files`: the files and
    pictures of the case are closed (`store.cases.locks`). One that is `of_device` says nothing
    where none may be in it (`store.cases.devices`), and closes them all the same.
    """

    say: str
    until: str = ""
    no_questions: bool = False
    no_files: bool = False
    of_device: bool = False


@dataclass(frozen=True)
class Step:
    """One step of a case's procedure.

    `due` is how soon (see `store.school.due`), in the plan of a case the moment itself. `record` is
    the kind of entry that shows it was done, `to` the agencies of which one will do; a `linked` one
    counts only when it was written from the step. `after` names the step to be done first. `source`
    says in words where the step comes from, `check` what to ask the authority.
    """

    id: str
    title: str
    help: str = ""
    due: str = ""
    record: str = ""
    to: tuple[str, ...] = ()
    reference: bool = False
    linked: bool = False
    required: bool = True
    after: str = ""
    now: bool = False
    """Whether it is to be done at once: then it is said so, whatever hour it is late from."""
    of_child: bool = False
    """Whether it falls away where no child has a part."""
    not_posted: bool = False
    """Whether it falls away where all of it stands in public, and nobody at school has a part."""
    of_device: bool = False
    """Whether it falls away where no device, picture or anything online may be in it."""
    parts: tuple[str, ...] = ()
    """What a note or an action asks one below the other (`step_parts`); empty: as all others do."""
    decides: bool = False
    """Whether its note is a decision, with why."""
    by_another: bool = False
    """Whether nobody who looked, or had it copied, says it (`by_another`)."""
    before_letters: bool = False
    """Whether no letter of the case is written or shown while this is to be done."""
    allows: bool = False
    """Whether its note says if they allow what waits for it: only yes shows it done."""
    called: tuple[str, ...] = ()
    """The agencies of which a call to one shows it done, whatever record it asks for."""
    also: tuple[str, ...] = ()
    """The kinds of entry that show it done too, written from it or not."""
    advised_by: str = ""
    """The step by which advice is written down before the record of this one shows it done."""
    source: str = ""
    check: str = ""
    brings: tuple[str, ...] = ()
    """The steps that a yes brings, by their ids: this one is a question then."""
    again: str = ""
    """The kinds of entry, a space between two, after which the answer to this question is asked
    for anew."""
    once_yes: str = ""
    """The question that has to be answered with yes before this is a step."""


@dataclass(frozen=True)
class Rule:
    """A step as it stands in the data: with what it depends on, and where it comes from.

    `asked` is what a case was asked when it began: the step is one where that was answered as
    `said`, empty: where nothing was.
    """

    step: Step
    instead: str = ""
    over: tuple[str, ...] = ()
    after_advice: bool = False
    rows: tuple[int, ...] = ()
    guidance: tuple[str, ...] = ()
    critical: bool = False
    used: bool = True
    own: bool = False
    once_advised: bool = False
    asked: str = ""
    said: str = ""

    def is_asked(self, began: Values) -> bool:
        """Tell whether it is a step of a case that `began` with these answers."""
        return not self.asked or began.get(f"ask_{self.asked}", "") == self.said


@dataclass(frozen=True)
class Procedure:
    """A procedure: the side it is on, whom to call (ids of contacts), its steps and its stops.

    `second`: a second person agrees before a case is closed that it belongs to.
    """

    id: str
    title: str
    side: str
    steps: tuple[str, ...]
    calls: tuple[str, ...] = ()
    stops: tuple[Stop, ...] = ()
    second: bool = False


@cache
def rules() -> Mapping[str, Rule]:
    """Return every step by its id."""
    return {each["id"]: _rule(each) for each in tables("procedures", "steps", "step")}


@cache
def procedures() -> Mapping[str, Procedure]:
    """Return every procedure by its id."""
    return {
        each["id"]: _procedure(each) for each in tables("procedures", "procedures", "procedure")
    }


def version(guide: Guide, known: Mapping[str, Procedure], steps: Mapping[str, Rule]) -> str:
    """Return what stands for questions, kinds, procedures and steps as they are now."""
    said = msgspec.json.encode([guide, [*known.values()], [*steps.values()]])
    return blake2b(said, digest_size=8, person=b"wb procedures").hexdigest()


def steps_of(
    chosen: Sequence[Procedure], *, without_head: bool, known: Mapping[str, Rule] | None = None
) -> tuple[Step, ...]:
    """Return the steps of procedures, each once, in their order; `due` still in words.

    Where the headteacher must not know, the chair's steps take the place of theirs. Where nobody
    is to be questioned until advice has come, what would do so waits for it.
    """
    known = known or rules()
    ids = [
        known[id].instead or id if without_head else id
        for each in chosen
        for id in each.steps
        if id in known
    ]
    ids = list(dict.fromkeys(ids))
    fall_away = _fall_away(ids, known)
    waits_for = (stop.until for stop in stops_of(chosen) if stop.no_questions)
    advice = next(waits_for, "")
    return tuple(_waiting(known[id], advice) for id in ids if id not in fall_away)


def without_devices(
    steps: Sequence[Step], stops: Sequence[Stop], calls: Sequence[str]
) -> tuple[tuple[Step, ...], tuple[Stop, ...], tuple[str, ...]]:
    """Return what is left of a plan where no device, picture or anything online may be in it."""
    left = tuple(each for each in steps if not each.of_device)
    said = (replace(each, say="") if each.of_device else each for each in stops)
    return left, tuple(said), _calls_of(steps, left, calls)


def without_child(
    steps: Sequence[Step], calls: Sequence[str], *, posted: bool
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Return what is left of a plan where no child has a part; `posted`: all stands in public."""
    of_child = (each for each in steps if each.record != PARENTS and not each.of_child)
    left = tuple(each for each in of_child if not (posted and each.not_posted))
    return left, _calls_of(steps, left, calls)


def _calls_of(every: Sequence[Step], left: Sequence[Step], calls: Sequence[str]) -> tuple[str, ...]:
    """Return whom to call, without those whom only steps ask for that are not left."""
    only = {to for each in every if each not in left for to in each.to}
    only -= {to for each in left for to in each.to}
    return tuple(each for each in calls if each not in only)


def once_answered(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return steps, those that a question among them brings waiting for its yes."""
    brought = {id: each.id for each in steps for id in each.brings}
    return tuple(
        replace(each, once_yes=brought[each.id]) if each.id in brought else each for each in steps
    )


def soonest(step: Step) -> tuple[bool, str]:
    """Return what sorts the steps of a case: what is for now first, then by when it is due."""
    return not step.now, step.due or "9"


def stops_of(chosen: Sequence[Procedure]) -> tuple[Stop, ...]:
    """Return what nobody may do, each once."""
    return tuple(dict.fromkeys(stop for each in chosen for stop in each.stops))


def calls_of(
    chosen: Sequence[Procedure], known: Mapping[str, Rule] | None = None
) -> tuple[str, ...]:
    """Return whom to call, each once; not whom a procedure names for a step that falls away."""
    known = known or rules()
    ids = [id for each in chosen for id in each.steps if id in known]
    away = _fall_away(ids, known)
    found = (
        id
        for each in chosen
        for id in each.calls
        if not any(id in known[step].step.to for step in away.intersection(each.steps))
    )
    return tuple(dict.fromkeys(found))


def _fall_away(ids: Sequence[str], known: Mapping[str, Rule]) -> frozenset[str]:
    """Return the steps that fall away beside others of these; `known` are all."""
    return frozenset(over for id in ids for over in known[id].over if over in known)


def _waiting(rule: Rule, advice: str) -> Step:
    if rule.after_advice and advice:
        return replace(rule.step, due="", after=advice)
    return replace(rule.step, advised_by=advice) if rule.once_advised else rule.step


def _rule(said: Mapping[str, Any]) -> Rule:
    rows, guidance = tuple(said.get("rows", ())), tuple(said.get("guidance", ()))
    named = [*(["policy"] if rows else []), *guidance]
    step = Step(
        said["id"],
        said["title"],
        said.get("help", ""),
        said.get("due", ""),
        said.get("record", ""),
        tuple(said.get("to", ())),
        said.get("reference", False),
        said.get("linked", False),
        said.get("required", True),
        source=", ".join(sources()[each] for each in named),
        check=said.get("check", ""),
        **{each: said.get(each, False) for each in (*_OF_CASE, *_OF_NOTE)},
        parts=tuple(said.get("parts", ())),
        brings=tuple(said.get("yes", ())),
        again=" ".join(said.get("again", ())),
        called=tuple(said.get("called", ())),
        also=tuple(said.get("also", ())),
    )
    critical = said.get("critical", False)
    over, instead = tuple(said.get("over", ())), said.get("instead", "")
    return Rule(
        step,
        instead,
        over,
        said.get("after_advice", False),
        rows,
        guidance,
        critical,
        once_advised=said.get("once_advised", False),
        asked=said.get("asked", ""),
        said=said.get("said", ""),
    )


def _procedure(said: Mapping[str, Any]) -> Procedure:
    return Procedure(
        said["id"],
        said["title"],
        said["side"],
        tuple(said["steps"]),
        tuple(said.get("calls", ())),
        tuple(Stop(**each) for each in said.get("stops", ())),
        said.get("second", False),
    )
