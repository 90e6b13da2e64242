"""Cases: what the school did about what it was told.

A case has people with roles, notes that keep fact and opinion apart, actions with owner and day,
escalations, what parents were told, and a closing with its reasons (procedure rows 12, 26 and 30).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from store.adults import low_level_end
from store.adults.at_school import hold, is_about_adult, register_key
from store.adults.matter import Matter, matter_of
from store.adults.rows import ANSWERED, HANDING
from store.cases import (
    case_parts,
    case_written,
    checklist,
    demands,
    for_two,
    gravity,
    kinds,
    locks,
    own_words,
    to_do,
    undone,
)
from store.cases.actions import Action
from store.cases.case_parts import OPEN as OPEN
from store.cases.case_parts import SHUT as SHUT
from store.cases.case_parts import ParentsTold, Printed, Proposal, Sanction
from store.cases.case_written import kept_out, written
from store.cases.checklist import Tick, Ticked, Triage, Written
from store.cases.gravity import CATEGORY
from store.cases.left_to_others import UNCOUNTED
from store.cases.unaware import TOLD_APART, Unaware, done_apart
from store.drawers.journal import Entry
from store.drawers.record import MOVED, Apply, Noun, Summary, folded
from store.drawers.undecided import Decision, undecided
from store.involved import people
from store.involved.findable import words_for
from store.involved.kinds import ADDED, CHANGED, REMOVED, TIED
from store.involved.people import CasePerson
from store.looking import noted
from store.looking.noted import Noted
from store.worries.asked import Asked, Step, with_answer, with_back, with_task

NOUN = "case"

_RANKS = {"danger": 0, "high": 1, "medium": 2, "low": 3}


@dataclass(frozen=True)
class Case:
    """A case as it stands. `closing` maps the fields of the closing to what was written.

    `category_is` is what its category was called when it was chosen; older entries lack it.
    """

    id: str
    number: str = ""
    title: str = ""
    opened_at: str = ""
    lead: str = ""
    category: str = ""
    category_is: str = ""
    seriousness: str = ""
    state: str = OPEN
    people: tuple[CasePerson, ...] = ()
    actions: tuple[Action, ...] = ()
    tasks: tuple[Asked, ...] = ()
    escalated: tuple[str, ...] = ()
    parents: tuple[ParentsTold, ...] = ()
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
    known_at: str = ""
    lado_due: str = ""
    triage_due: str = ""
    """When the school was told (ISO 8601), by when the LADO is rung of it, and it is triaged."""
    called: tuple[tuple[str, int, str, str], ...] = ()
    """The categories it was given, each with how many triages there were then, when, and DUE_BY."""
    lowered: tuple[gravity.Word, ...] = ()
    """What was said less grave and a second person agreed to (`gravity`)."""
    not_lowered: tuple[str, ...] = ()
    """What was said less grave and somebody did not agree to."""
    apart: tuple[Decision, ...] = ()
    """Decisions of people who did not know of one another: somebody has to choose."""
    gone_to: str = ""
    """The number of the case in which all is that it was opened for (`emptied`); else empty."""
    unaware: tuple[Unaware, ...] = ()
    """Closings that did not know of something grave, in their order."""

    @property
    def void(self) -> frozenset[str]:
        """The closings that count no more for what they did not know of, by their entries."""
        return frozenset(each.id for each in self.unaware if not each.stands)

    @property
    def open_actions(self) -> tuple[Action, ...]:
        """The actions that nobody has finished yet."""
        return tuple(action for action in self.actions if not action.done)

    @property
    def triage(self) -> tuple[Triage, ...]:
        """The triages that count, the latest first: with the last one those that are graver until
        two stand behind it, and any it did not know of; none yet: empty."""
        apart = {each.id for each in self.apart}
        return checklist.standing(self.triages, self.weighed.ruling, apart)

    @property
    def weighed(self) -> gravity.Weighed:
        """What counts of all that was said of it, and what waits for a second person."""
        return gravity.weigh(gravity.said_of(self), gravity.agreed(self))

    @property
    def grave_category(self) -> str:
        """The category that makes it grave, until two called it less; empty where none does."""
        said = (each.split()[1] for each in self.weighed.ruling if each.startswith(CATEGORY))
        return next(said, "")

    @property
    def stop(self) -> Noted | None:
        """The STOP that stands, or None."""
        return locks.standing_stop(self.noted, self.weighed.ruling)

    @property
    def steps(self) -> tuple[Ticked, ...]:
        """The steps that its triage, a STOP or its category asks for, as they stand."""
        return checklist.steps(demands.counting(self), self.ticks, case_written.shown(self))

    @property
    def required(self) -> tuple[Ticked, ...]:
        """The open steps that it may not be closed without, but for a reason."""
        return tuple(each for each in self.steps if each.is_open and each.step.required)

    @property
    def needs_second(self) -> bool:
        """Whether one person alone does not close it."""
        about = is_about_adult(self.triage, self.grave_category, self.matter)
        return for_two.needs_two(self, about=about)

    @property
    def stops(self) -> tuple[str, ...]:
        """What nobody may do in it as things stand, a sentence each."""
        stopped = (locks.STOP,) if self.stop else ()
        nobody = hold(self.triage, self.grave_category, self.matter)
        also = checklist.stops(demands.counting(self), self.steps)
        return tuple(dict.fromkeys((*stopped, *nobody, *also)))

    @property
    def matter(self) -> Matter:
        """What is said in it of an adult at school."""
        apart = {each.id for each in self.apart}
        kept_out, two = case_written.told_about(self), gravity.agreed(self)
        return matter_of(self.noted, apart, kept_out, two)

    @property
    def files_closed(self) -> str:
        """Why nobody touches its files and pictures now; empty when they may."""
        return locks.closed_because(self.triage, self.stop, gravity.stands(self))


def fold(entries: Sequence[Entry]) -> Case:
    """Return the case that these entries, in the order of the drawer, make."""
    empty = Case(id=entries[0].subject)
    empty = replace(empty, unaware=done_apart(entries, empty, _APPLY))
    # What whoever is named said or agreed to without knowing that is said again by somebody else.
    counting = [e for e in entries if e.kind not in UNCOUNTED or e.id not in empty.void]
    case = folded(empty, counting, _APPLY, TOLD_APART)
    case = replace(case, apart=undecided(entries, _ABOUT_ONE_THING, kinds.CHOSEN))
    return own_words.applied(undone.applied(case))


def summarise(case: Case) -> Summary:
    """Return the columns that the desk lists cases by, and what is still to do in it."""
    items = to_do.items(case) if case.state == OPEN else to_do.reviews(case)
    rank = _RANKS.get(case.seriousness, 2)
    title = f"{case.number}  {case.title}".strip()
    names = (*words_for(case), *(each.code for each in case.printed))
    parent = register_key(case.triage, case.grave_category, case.matter)
    return Summary(case.state, rank, case.opened_at, parent, title, items, (title, *names))


def _opened(case: Case, entry: Entry, said: Any) -> Case:
    case = replace(
        case,
        number=said.get("number", ""),
        title=said.get("title", ""),
        **case_parts.categorised(said),
        kept_from=tuple(said.get("kept_from", ())),
        **case_parts.clocks(said, entry.at),
        lead=str(said.get("lead", entry.by)),
    )
    case = replace(case, called=((case.category, 0, entry.at, said.get("due_by", "")),))
    # What was kept from somebody before it was a case needs not be kept from them again.
    for person in case.kept_from:
        case = kept_out(case, entry, person, about=person in said.get("about", ()))
    return case


def _person(case: Case, entry: Entry, said: Any) -> Case:
    return written(people.APPLY[ADDED](case, entry, said), entry, said)


def _person_removed(case: Case, entry: Entry, said: Any) -> Case:
    case = people.APPLY[REMOVED](case, entry, said)
    return case_written.taken_back(case, str(said.get("person", "")))


def _action(case: Case, entry: Entry, said: Any) -> Case:
    text, owner, due, tells, person = (
        said.get(key, "") for key in ("text", "owner", "due", "tells", "person")
    )
    action = Action(entry.id, text, owner, due, tells=tells, person=person)
    return written(replace(case, actions=(*case.actions, action)), entry, said)


def _asked(step: Step, case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, tasks=step(case.tasks, entry, said))


def _parents(case: Case, entry: Entry, said: Any) -> Case:
    return written(case_parts.parents(case, entry, said), entry, said)


def _categorised(case: Case, entry: Entry, said: Any) -> Case:
    return gravity.called(case, case_parts.categorised(said), entry.at, said.get("due_by", ""))


def _low_level_answered(case: Case, entry: Entry, said: Any) -> Case:
    if entry.id in case.void:
        return case  # what is done about it is said again, by somebody who knows of the rest
    return low_level_end.closed(case_written.APPLY[ANSWERED](case, entry, said), said)


def _kept_from(case: Case, entry: Entry, said: Any) -> Case:
    away = dict.fromkeys((*case.kept_from, said.get("person", "")))
    case = replace(case, kept_from=tuple(away))
    return case_written.kept_from(case, entry, said)


def _reopened(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, state=OPEN, closing=None, proposal=None)


def _chosen(case: Case, entry: Entry, said: Any) -> Case:
    agreed = said.get("kind") == kinds.CLOSING_AGREED
    apply = case_parts.chosen if agreed else _APPLY.get(said.get("kind", ""))
    return apply(case, entry, said.get("said", {})) if apply else case


def _moved_out(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, state=MOVED)


_APPLY: Apply[Case] = {
    **case_parts.APPLY,
    **gravity.APPLY,
    **people.APPLY,
    **case_written.APPLY,
    kinds.OPENED: _opened,
    ADDED: _person,
    REMOVED: _person_removed,
    kinds.ACTION: _action,
    kinds.TASK_SENT: partial(_asked, with_task),
    kinds.TASK_DONE: partial(_asked, with_answer),
    kinds.TASK_BACK: partial(_asked, with_back),
    kinds.PARENTS: _parents,
    kinds.CATEGORISED: _categorised,
    kinds.KEPT_FROM: _kept_from,
    kinds.REOPENED: _reopened,
    kinds.MOVED_OUT: _moved_out,
    **dict.fromkeys(own_words.KINDS, own_words.said),
    kinds.CHOSEN: _chosen,
    ANSWERED: _low_level_answered,
}
_ABOUT_ONE_THING = (
    {kinds.CLOSED, kinds.CLOSING_AGREED, kinds.REOPENED},
    {kinds.CATEGORISED},
    {kinds.PASSED_ON},
    {kinds.TRIAGED},
    {CHANGED},
    {TIED},
    *noted.DECIDED,
)

_KINDS = frozenset({*_APPLY, kinds.REPLIED, kinds.MOVED_IN, HANDING})

CASE = Noun(NOUN, Case, fold, summarise, _KINDS, frozenset({kinds.OPENED}))
