"""What a case's triages say is to be done, and what of it was done.

A triage stays as it was written; another one after it counts instead. A step is done when
somebody ticked it, or when the record it asks for is there.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec

from store.adults.rows import ADVICE
from store.cases.kinds import ESCALATED
from store.cases.procedures import Step, Stop
from store.drawers.journal import Entry

Read = TypeVar("Read")

ALLOWED = "yes"
"""What is said where they allow that people are asked and it is looked into."""

DONE, NOT_NEEDED, OPEN = "done", "not_needed", "open"
"""What somebody says of a step; OPEN takes an earlier word back."""
YES, NO = "yes", "no"
"""What is said of a step that is a question: it is done by either."""


@dataclass(frozen=True)
class Triage:
    """One triage: who, when (ISO 8601), the answers by question, why, and what followed from it.

    `asked` are the questions and answers in the words that stood there; `version` those of the
    data they came from. `knew` are the ids of the STOPs that whoever triaged it knew of.
    """

    id: str
    by: str
    at: str
    why: str = ""
    answers: dict[str, str] | None = None
    asked: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    side: str = ""
    calls: tuple[str, ...] = ()
    stops: tuple[Stop, ...] = ()
    steps: tuple[Step, ...] = ()
    version: str = ""
    second: bool = False
    """Whether a second person agrees before the case is closed."""
    knew: tuple[str, ...] = ()
    heard: frozenset[str] = frozenset()
    """The mentions that stood there then and accuse somebody, by their ids (`whom.accusing`)."""
    heads: tuple[str, ...] = ()
    """Whom it means by the headteacher, by id, where it says that they did it: who it was then."""
    grave: tuple[str, ...] = ()
    """What of it is grave (`store.cases.gravity.marks`)."""
    no_devices: bool = False
    """Whether it left out what is about devices, of which nothing had been told by then."""
    how: str = ""
    """How it comes that it is less grave than what stood, where it is."""
    whom: str = ""
    """Who is asked to agree to that."""


@dataclass(frozen=True)
class _Printed:
    """The words of the form that an entry keeps beside what somebody said."""

    asked: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    side: str = ""
    calls: tuple[str, ...] = ()
    stops: tuple[Stop, ...] = ()
    steps: tuple[Step, ...] = ()
    version: str = ""
    second: bool = False
    grave: tuple[str, ...] = ()
    no_devices: bool = False


@dataclass(frozen=True)
class Tick:
    """What somebody said of a step: it is done, not needed because, yes, no, or open again.

    `before` is how many records the case had then: those do not show it was done once more.
    """

    step: str
    said: str
    by: str
    at: str
    note: str = ""
    before: int = 0


@dataclass(frozen=True)
class Written:
    """A record that a step may ask for: its kind, to whom, and the step it was written from."""

    kind: str
    by: str
    at: str
    to: str = ""
    reference: str = ""
    step: str = ""
    id: str = ""
    """The entry it was written in, so that what is taken back later shows nothing done."""
    says: str = ""
    """What it comes to, where a step that it shows done says so."""
    next: str = ""
    """The day (`2026-03-04`) on which they speak again, of a call; of whom it is kept from, by when
    somebody else has to agree."""
    may: str = ""
    """Of advice: ALLOWED where people may be asked now and it may be looked into."""
    when: str = ""
    """When it was (`2026-03-04 09:10`, as typed), of a call; of advice, when they said it."""
    advised: str = ""
    """What they advise, of a note that says whether they allow it."""
    spoke: str = ""
    """Who spoke to whom, of a call."""
    way: str = ""
    """How the police were told, by its id."""
    own: bool = False
    """Whether it may have been about whoever wrote it, by what was known then."""


@dataclass(frozen=True)
class Ticked:
    """A step as it stands: `state` is DONE, NOT_NEEDED or OPEN, with who, when and their note.

    `lacks_reference`: the entry of the call that is logged, and whose reference is still to come.
    """

    step: Step
    state: str = OPEN
    by: str = ""
    at: str = ""
    note: str = ""
    lacks_reference: str = ""
    not_yet: bool = False
    """Whether they advised, and do not allow yet what it waits for."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state == OPEN


def triage_of(entry: Entry, said: Any) -> Triage:
    """Return the triage that an entry, or the one that was chosen, says."""
    printed = _read(said.get("printed"), _Printed)
    answers = _read(said.get("answers"), dict[str, str])
    why = str(said.get("why", ""))
    knew = _read(said.get("knew"), tuple[str, ...])
    how, whom = str(said.get("how", "")), str(said.get("second", ""))
    found = Triage(entry.id, entry.by, entry.at, why, answers, **vars(printed))
    heads = _read(said.get("heads"), tuple[str, ...])
    return replace(found, knew=knew, heads=heads, how=how, whom=whom)


def _read(value: Any, of: type[Read]) -> Read:
    """Read part of an entry; what is no such thing says nothing, and stops nobody's folding."""
    try:
        return msgspec.convert(value, of)
    except msgspec.ValidationError:
        return of()


def standing(
    triages: Sequence[Triage], ruling: Sequence[str], apart: Collection[str]
) -> tuple[Triage, ...]:
    """Return the triages that count: those that rule, and those they did not know of."""
    by_id = {each.id: each for each in triages}
    ids = dict.fromkeys((*ruling, *(each.id for each in reversed(triages) if each.id in apart)))
    return tuple(by_id[id] for id in ids if id in by_id)


def steps(
    counting: Sequence[Triage],
    ticks: Sequence[Tick],
    written: Sequence[Written],
    looked: Collection[str] = (),
) -> tuple[Ticked, ...]:
    """Return the steps of the triages that count, each once: the sooner and stricter of two.

    What only a yes brings is none before that. Those who `looked`, by id, show no step done that
    somebody else says (`by_another`).
    """
    found: dict[str, Step] = {}
    for each in (step for triage in counting for step in triage.steps):
        found[each.id] = _stricter(found.get(each.id, each), each)
    last = {each.step: each.said for each in ticks}
    found = {i: s for i, s in found.items() if not s.once_yes or last.get(s.once_yes) == YES}
    out = {each.id: looked if each.by_another else () for each in found.values()}
    ticked = {i: _ticked(step, ticks, written, out[i]) for i, step in found.items()}
    open_now = {id for id, each in ticked.items() if each.is_open and not each.not_yet}
    said = {each.step for each in ticks if each.said != OPEN}
    return tuple(
        Ticked(each.step) if each.step.advised_by in open_now and id not in said else each
        for id, each in ticked.items()
    )


def stops(counting: Sequence[Triage], now: Sequence[Ticked]) -> tuple[str, ...]:
    """Return what nobody may do as long as things stand as they do now.

    Advice that is waited for is written down: that it is not needed is one person's word.
    """
    said = {each.step.id for each in now if not each.is_open}
    done = {each.step.id for each in now if each.state == DONE}
    all_of_them = dict.fromkeys(stop for triage in counting for stop in triage.stops)
    left = (s for s in all_of_them if s.until not in (done if s.no_questions else said))
    return tuple(stop.say for stop in left if stop.say)


def _stricter(one: Step, other: Step) -> Step:
    due = min((each for each in (one.due, other.due) if each), default="")
    once = one.once_yes and other.once_yes
    return replace(one, due=due, required=one.required or other.required, once_yes=once)


def _ticked(
    step: Step, ticks: Sequence[Tick], written: Sequence[Written], out: Collection[str]
) -> Ticked:
    its = (each for each in reversed(ticks) if each.step == step.id and each.by not in out)
    said = next(its, None)
    if said is not None and said.said != OPEN and not _asked_again(step, written[said.before :]):
        state = DONE if said.said in (YES, NO) else said.said
        note = f"{said.said.capitalize()}. {said.note}" if state != said.said else said.note
        return Ticked(step, state, said.by, said.at, note)
    since = said.before if said is not None else 0
    records = [each for each in written[since:] if each.by not in out and _shows(each, step)]
    whole = [each for each in records if each.reference or not step.reference]
    if whole and allows(whole[-1], step):
        # Of several calls the first did it, and a later one makes no report look late (row 14).
        calls = [each for each in whole if each.kind == ESCALATED]
        did = calls[0] if calls else whole[-1]
        note = ": ".join(filter(None, (did.says, did.advised)))
        return Ticked(step, DONE, did.by, did.at, note)
    lacking = records[-1].id if records and not whole else ""
    return Ticked(step, lacks_reference=lacking, not_yet=bool(whole))


def _asked_again(step: Step, since: Sequence[Written]) -> bool:
    """Tell whether something was written since its answer that it has to be answered anew for."""
    kinds = step.again.split()
    return any(each.kind in kinds for each in since)


def allows(record: Written, step: Step) -> bool:
    """Tell whether a record lets go on what waits for a step: their last word is their yes."""
    return not step.allows or record.may == ALLOWED


def _shows(record: Written, step: Step) -> bool:
    if not step.record or not record.kind:
        return False
    if record.kind in step.also or (record.kind == ESCALATED and record.to in step.called):
        return True
    if step.linked:
        return record.step == step.id and record.kind in (step.record, ADVICE)
    if record.kind != step.record:
        return False
    return not step.to or record.to in step.to
