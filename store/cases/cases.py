"""What the entries of a case, in the order of the drawer, make of it.

A case has people with roles, notes that keep fact and opinion apart, actions with owner and day,
escalations, what parents were told, and a closing with its reasons (procedure rows 12, 26 and 30).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from store.adults import low_level_end
from store.adults.at_school import register_key
from store.adults.rows import ANSWERED, HANDING
from store.cases import (
    case_entries,
    case_written,
    gravity,
    kinds,
    own_words,
    serious,
    to_do,
    undone,
)
from store.cases.actions import Action
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.case_written import kept_out, written
from store.cases.left_to_others import UNCOUNTED
from store.cases.unaware import TOLD_APART, done_apart
from store.drawers.journal import Entry
from store.drawers.record import MOVED, Apply, Noun, Summary, folded
from store.drawers.undecided import undecided
from store.involved import people
from store.involved.findable import words_for
from store.involved.kinds import ADDED, CHANGED, REMOVED, TIED
from store.looking import noted
from store.worries.asked import Step, with_answer, with_back, with_task

NOUN = "case"

_RANKS = {"danger": 0, "high": 1, "medium": 2, "low": 3}


def fold(entries: Sequence[Entry]) -> Case:
    """Return the case that these entries, in the order of the drawer, make."""
    empty = Case(id=entries[0].subject)
    empty = replace(empty, unaware=done_apart(entries, empty, _APPLY))
    # What whoever is named said or agreed to without knowing that is said again by somebody else.
    counting = [e for e in entries if e.kind not in UNCOUNTED or e.id not in empty.void]
    case = folded(empty, counting, _APPLY, TOLD_APART)
    case = replace(case, apart=undecided(entries, _ABOUT_ONE_THING, kinds.CHOSEN))
    return serious.applied(own_words.applied(undone.applied(case)))


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
        **case_entries.categorised(said),
        kept_from=tuple(said.get("kept_from", ())),
        **case_entries.clocks(said, entry.at),
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
    return written(case_entries.parents(case, entry, said), entry, said)


def _categorised(case: Case, entry: Entry, said: Any) -> Case:
    new, due = case_entries.categorised(said), said.get("due_by", "")
    case = replace(case, serious_then=len(case.triages))
    return gravity.called(case, new, entry.at, due)


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
    apply = case_entries.chosen if agreed else _APPLY.get(said.get("kind", ""))
    return apply(case, entry, said.get("said", {})) if apply else case


def _moved_out(case: Case, entry: Entry, said: Any) -> Case:
    return replace(case, state=MOVED)


_APPLY: Apply[Case] = {
    **case_entries.APPLY,
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
