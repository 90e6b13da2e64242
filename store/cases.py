"""Cases: what the school did about what it was told.

A case has people with a role each, notes that keep fact and opinion apart, actions with an owner
and a due date, escalations, what parents were told, and a closing with its reasons (procedure
rows 12, 26 and 30).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store import case_parts, case_written, checklist, locks, noted
from store.asked import Asked, with_answer, with_task
from store.case_items import SIGN as SIGN
from store.case_items import STEP as STEP
from store.case_items import TO_AGREE as TO_AGREE
from store.case_items import TO_SIGN as TO_SIGN
from store.case_items import to_do
from store.case_parts import CLOSED as CLOSED
from store.case_parts import (
    CLOSING_AGREED,
    Action,
    Printed,
    Proposal,
    Sanction,
    Told,
)
from store.case_parts import OPEN as OPEN
from store.case_parts import SHUT as SHUT
from store.case_written import STEP_TICKED as STEP_TICKED
from store.case_written import TRIAGED as TRIAGED
from store.case_written import written
from store.checklist import Tick, Ticked, Triage, Written
from store.journal import Entry
from store.noted import Noted
from store.record import MOVED, Apply, Noun, Summary, folded
from store.undecided import Decision, undecided

NOUN = "case"
OPENED = "case.opened"
REOPENED = "case.reopened"
NOTE = "case.note_added"
PERSON = "case.person_added"
PERSON_REMOVED, CHOSEN = "case.person_removed", "case.chosen"
ACTION = "case.action_added"
ACTION_DONE = "case.action_done"
TASK_SENT = "case.task_sent"
TASK_DONE = "case.task_done"
ESCALATED = "case.escalated"
PARENTS = "case.parents"
CATEGORISED = "case.categorised"
PASSED_ON = "case.passed_on"
REPLIED = "case.replied"
WORRY_LEFT = "case.worry_left"
KEPT_FROM = "case.kept_from"
MOVED_IN = "case.moved_in"
MOVED_OUT = "case.moved_out"

_RANKS = {"danger": 0, "high": 1, "medium": 2, "low": 3}


@dataclass(frozen=True)
class CasePerson:
    """Somebody in a case, with the role they have in this case."""

    id: str
    name: str
    role: str
    detail: str = ""


@dataclass(frozen=True)
class Case:
    """A case as it stands. `closing` maps the fields of the closing to what was written."""

    id: str
    number: str = ""
    title: str = ""
    opened_at: str = ""
    lead: str = ""
    category: str = ""
    seriousness: str = ""
    state: str = OPEN
    people: tuple[CasePerson, ...] = ()
    actions: tuple[Action, ...] = ()
    tasks: tuple[Asked, ...] = ()
    escalated: tuple[str, ...] = ()
    parents: tuple[Told, ...] = ()
    kept_from: tuple[str, ...] = ()
    closing: dict[str, str] | None = None
    triages: tuple[Triage, ...] = ()
    ticks: tuple[Tick, ...] = ()
    written: tuple[Written, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    printed: tuple[Printed, ...] = ()
    proposal: Proposal | None = None
    """A closing that waits for a second person."""
    agreed: tuple[str, ...] = ()
    """The proposals of a closing that two people agreed to, by their ids."""
    noted: tuple[Noted, ...] = ()
    apart: tuple[Decision, ...] = ()
    """Decisions of people who did not know of one another: somebody has to choose."""

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """The actions that nobody has finished yet."""
        return tuple(action for action in self.actions if not action.done)

    @property
    def triage(self) -> tuple[Triage, ...]:
        """The triages that count: the last, with any it did not know of; none yet: empty."""
        return checklist.standing(self.triages, {each.id for each in self.apart})

    @property
    def steps(self) -> tuple[Ticked, ...]:
        """The steps that the triage has given it, as they stand."""
        return checklist.steps(self.triage, self.ticks, self.written)

    @property
    def required(self) -> tuple[Ticked, ...]:
        """The open steps that it may not be closed without, but for a reason."""
        return tuple(each for each in self.steps if each.is_open and each.step.required)

    @property
    def needs_second(self) -> bool:
        """Whether one person alone does not close it."""
        return any(each.second for each in self.triage)

    @property
    def stops(self) -> tuple[str, ...]:
        """What nobody may do in it as things stand, a sentence each."""
        stopped = (locks.STOP,) if locks.standing_stop(self.triage, self.noted) else ()
        return (*stopped, *checklist.stops(self.triage, self.steps))

    @property
    def files_closed(self) -> str:
        """Why nobody touches its files and pictures now; empty when they may."""
        return locks.closed_because(self.triage, self.noted, self.category)


def has_children(case: Case) -> bool:
    """Tell whether anybody is named in the case who may be a child: each who is no adult."""
    return any(each.role not in ("adult", "other") for each in case.people)


def fold(entries: Sequence[Entry]) -> Case:
    """Return the case that these entries, in the order of the drawer, make."""
    case = folded(Case(id=entries[0].subject), entries, _APPLY)
    return replace(case, apart=undecided(entries, _ABOUT_ONE_THING, CHOSEN))


def summarise(case: Case) -> Summary:
    """Return the columns that the desk lists cases by, and what is still to do in it."""
    items = to_do(case)
    rank = _RANKS.get(case.seriousness, 2)
    title = f"{case.number}  {case.title}".strip()
    names = (*(person.name for person in case.people), *(each.code for each in case.printed))
    return Summary(case.state, rank, case.opened_at, "", title, items, (title, *names))


def _opened(case: Case, entry: Entry, said: Any) -> Case:
    case = replace(
        case,
        number=said.get("number", ""),
        title=said.get("title", ""),
        category=said.get("category", ""),
        seriousness=said.get("seriousness", ""),
        kept_from=tuple(said.get("kept_from", ())),
        opened_at=entry.at,
        lead=entry.by,
    )
    # What was kept from somebody before it was a case needs not be kept from them again.
    return written(case, replace(entry, kind=KEPT_FROM), {}) if case.kept_from else case


def _person(case: Case, entry: Entry, said: Any) -> Case:
    person = CasePerson(
        entry.id, said.get("name", ""), said.get("role", ""), said.get("detail", "")
    )
    return written(replace(case, people=(*case.people, person)), entry, said)


def _person_removed(case: Case, entry: Entry, said: Any) -> Case:
    person = said.get("person")
    people = tuple(each for each in case.people if each.id != person)
    return case_written.taken_back(replace(case, people=people), str(person))


def _action(case: Case, entry: Entry, said: Any) -> Case:
    action = Action(entry.id, said.get("text", ""), said.get("owner", ""), said.get("due", ""))
    return written(replace(case, actions=(*case.actions, action)), entry, said)


def _action_done(case: Case, entry: Entry, said: Any) -> Case:
    return replace(
        case,
        actions=tuple(
            replace(action, done=entry.at, done_by=entry.by, note=said.get("note", ""))
            if action.id == said.get("action") and not action.done
            else action
            for action in case.actions
        ),
    )


def _task_sent(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, tasks=with_task(case.tasks, entry, said))


def _task_done(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, tasks=with_answer(case.tasks, entry, said))


def _escalated(case: Case, entry: Entry, said: Any) -> Case:
    escalated = (*case.escalated, said.get("to", ""))
    return written(replace(case, escalated=escalated), entry, said)


def _parents(case: Case, entry: Entry, said: Any) -> Case:
    return written(case_parts.parents(case, entry, said), entry, said)


def _categorised(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, category=said.get("category", ""), seriousness=said.get("seriousness", ""))


def _passed_on(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, lead=said.get("to", ""))


def _kept_from(case: Case, entry: Entry, said: Any) -> Case:
    person = said.get("person", "")
    case = replace(case, kept_from=(*case.kept_from, person))
    # Who steps aside has kept it from themselves, and from nobody whom it is about.
    return case if person == entry.by else written(case, entry, {})


def _reopened(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, state=OPEN, closing=None, proposal=None)


def _chosen(case: Case, entry: Entry, said: Any) -> Case:
    agreed = said.get("kind") == CLOSING_AGREED
    apply = case_parts.chosen if agreed else _APPLY.get(said.get("kind", ""))
    return apply(case, entry, said.get("said", {})) if apply else case


def _moved_out(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, state=MOVED)


_APPLY: Apply[Case] = {
    **case_parts.APPLY,
    **case_written.APPLY,
    OPENED: _opened,
    PERSON: _person,
    PERSON_REMOVED: _person_removed,
    ACTION: _action,
    ACTION_DONE: _action_done,
    TASK_SENT: _task_sent,
    TASK_DONE: _task_done,
    ESCALATED: _escalated,
    PARENTS: _parents,
    CATEGORISED: _categorised,
    PASSED_ON: _passed_on,
    KEPT_FROM: _kept_from,
    REOPENED: _reopened,
    MOVED_OUT: _moved_out,
    NOTE: written,
    CHOSEN: _chosen,
}
_ABOUT_ONE_THING = (
    {CLOSED, CLOSING_AGREED, REOPENED},
    {CATEGORISED},
    {PASSED_ON},
    {TRIAGED},
    *noted.DECIDED,
)

_KINDS = frozenset({*_APPLY, REPLIED, WORRY_LEFT, MOVED_IN})

CASE = Noun(NOUN, Case, fold, summarise, _KINDS, frozenset({OPENED}))
