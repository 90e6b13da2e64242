"""What can be done to a case, each act with the fields that it takes.

Declared once: the case page offers them, the form draws them, `casework.do` checks and records
them, and the chronology reads its labels from here. A new act is a row here, its fields stand in
`act_fields`, and when it changes what the case *is*, it needs a line in `cases._APPLY`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from store.cases import kinds
from store.cases.act_fields import (
    CLOSE_FIELDS,
    NOTE_FIELDS,
    PERSON_FIELDS,
    REOPEN_FIELDS,
    action_fields,
    call_fields,
    category_fields,
    parents_fields,
    passing_on_fields,
)
from store.cases.choices import CATEGORIES, adults, agencies
from store.fields import Choice, Field
from store.involved.kinds import ADDED
from store.school.public_list import PublicList


@dataclass(frozen=True)
class Act:
    """One thing to do to a case: the kind of entry it makes, what it is called, what it asks.

    `done` is what has happened once it is done, as the history says it.
    """

    kind: str
    title: str
    done: str
    fields: tuple[Field, ...]
    key: str = ""


def acts(
    public: PublicList,
    kept_from: Collection[str] = (),
    categories: Sequence[Choice] = CATEGORIES,
    about: Collection[str] = (),
) -> Mapping[str, Act]:
    """Return every act on a case by its kind; whom it is `kept_from` is nowhere offered.

    Whom it may be `about` is given no part in it either, though they can be rung.
    """
    people = adults(public, {*kept_from, *about})
    called = agencies(public, kept_from)
    changed, or_not = "Category or seriousness changed", "Parents told, or not"
    every = (
        Act(kinds.NOTE, "Add a note", "Note added", NOTE_FIELDS, "n"),
        Act(ADDED, "Add a person", "Person added", PERSON_FIELDS, "i"),
        Act(kinds.ACTION, "Add an action", "Action added", action_fields(people), "a"),
        Act(kinds.ESCALATED, "Call, escalate", "Escalated", call_fields(called), "e"),
        Act(kinds.PARENTS, or_not, or_not, parents_fields(people), "t"),
        Act(kinds.CLOSED, "Close the case", "Case closed", CLOSE_FIELDS, "c"),
        Act(kinds.CATEGORISED, "Category, seriousness", changed, category_fields(categories), "g"),
        Act(kinds.PASSED_ON, "Pass on the case", "Case passed on", passing_on_fields(people), "o"),
        Act(kinds.REOPENED, "Open it again", "Case opened again", REOPEN_FIELDS, "u"),
    )
    return {act.kind: act for act in every}
