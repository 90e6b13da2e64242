"""What can be done to a case, each act with the fields that it takes.

Declared once: the case page offers them, the form draws them, `casework.do` checks and records
them, and the chronology reads its labels from here. A new act is a row here and, when it changes
what the case *is*, a line in `cases._APPLY`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from store.cases.kinds import (
    ACTION,
    CATEGORISED,
    CLOSED,
    ESCALATED,
    NOTE,
    PARENTS,
    PASSED_ON,
    REOPENED,
)
from store.cases.outcomes import OUTCOMES
from store.cases.questions import category_choices
from store.fields import Choice, Field, Kind, Lies
from store.involved.kinds import ADDED
from store.involved.people import ROLE_FIELD
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


CATEGORIES = category_choices()

SERIOUSNESS = (
    Choice("low", "Low: watch"),
    Choice("medium", "Medium: act"),
    Choice("high", "High: act today"),
    Choice("danger", "Immediate danger"),
)

AGENCIES = (
    Choice("headteacher", "Headteacher"),
    Choice("chair", "Chair of governors"),
    Choice("police", "Police (999 or 101)"),
    Choice("social_care", "Children's social care"),
    Choice("lado", "LADO"),
    Choice("ceop", "CEOP"),
    Choice("iwf", "Internet Watch Foundation"),
    Choice("prevent", "Prevent advice"),
    Choice("other", "Other"),
)

_AT_SCHOOL = ("headteacher", "chair")
"""The agencies that are also roles of somebody at school."""

METHODS = (
    Choice("in_person", "In person"),
    Choice("phone", "Phone"),
    Choice("email", "E-mail"),
    Choice("form", "Online form"),
    Choice("letter", "Letter"),
)

POLICE, POLICE_WAYS = (
    "police",
    (
        Choice("999", "999"),
        Choice("101", "101"),
        Choice("online", "Online"),
        Choice("other", "In person, or another number"),
    ),
)
"""The police among the agencies, and the ways to report to them (procedure row 14)."""

RISKS = (
    Choice("danger", "It could put the child at risk"),
    Choice("wait", "Police, social care or LADO: wait"),
    Choice("contact", "They must not be contacted"),
    Choice("wish", "The child asks us not to, and it is safe"),
    Choice("small", "Too small to trouble them"),
    Choice("other", "Something else"),
)
"""What may speak against telling parents; the reason is written besides."""

LEFT_OPEN, LEFT = "left_open", "left"
"""The fields of a closing that say why steps were left open, and which."""

_NOT_POLICE = ("to", tuple(each.id for each in AGENCIES if each.id != POLICE))
_TOLD, _NOT_TOLD = ("told", ("yes",)), ("told", ("no",))
_RISK = Field("risk", "What speaks against it", Kind.CHOICE, True, choices=RISKS, only_if=_NOT_TOLD)

CATEGORY_IS = "category_is"
"""The part of an entry that says what its category was called when it was chosen."""


def open_fields(categories: Sequence[Choice] = CATEGORIES) -> tuple[Field, ...]:
    """Return what is asked when a case is opened, with the kinds of case that there are."""
    return (
        Field("title", "Short title (no names)", required=True, limit=80),
        Field("category", "Category", Kind.CHOICE, True, choices=tuple(categories)),
        Field("seriousness", "Seriousness", Kind.CHOICE, True, choices=SERIOUSNESS),
    )


OPEN_FIELDS = open_fields()

CLOSE_FIELDS = (
    Field("summary", "What happened, in short", Kind.TEXT, True, in_words=True),
    Field("follow_up", "How it was followed up", Kind.TEXT, True, in_words=True),
    Field("decision", "What was decided", Kind.TEXT, True, in_words=True),
    Field("reasons", "Why", Kind.TEXT, True, in_words=True),
    Field("outcome", "Outcome", Kind.CHOICE, True, choices=OUTCOMES),
)

ALARM_FIELD = Field(
    "alarm",
    "The call for help was",
    Kind.CHOICE,
    True,
    choices=(
        Choice("real", "Real"),
        Choice("mistake", "A mistake"),
        Choice("practice", "Practice"),
    ),
)
"""What is asked besides when a call for help is filed."""


def closing_fields(left: Sequence[str] = ()) -> tuple[Field, ...]:
    """Return what a closing asks; where steps are `left` open, by their titles, also why."""
    why = Field(
        LEFT_OPEN, "Why this is left open", Kind.TEXT, True, hint="; ".join(left), in_words=True
    )
    return (*CLOSE_FIELDS, why) if left else CLOSE_FIELDS


def adults(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Choice, ...]:
    """Return the school's adults to choose from, without some."""
    return tuple(Choice(p.id, p.name) for p in public.adults() if p.id not in leave_out)


def _leads(public: PublicList, people: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return those of `people` who agree that parents are not told; anybody where there is none."""
    found = {p.id for role in ("dsl", "deputy", "headteacher") for p in public.with_role(role)}
    return tuple(each for each in people if each.id in found) or tuple(people)


def agencies(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Choice, ...]:
    """Return to whom a case can be escalated, without those at school who are left out."""
    out = {role for role in _AT_SCHOOL for p in public.with_role(role) if p.id in leave_out}
    return tuple(choice for choice in AGENCIES if choice.id not in out)


def acts(
    public: PublicList,
    kept_from: Collection[str] = (),
    categories: Sequence[Choice] = CATEGORIES,
) -> tuple[Act, ...]:
    """Return every act on a case, for this school's people but those it is kept from."""
    people = adults(public, kept_from)
    return (
        Act(
            NOTE,
            "Add a note",
            "Note added",
            (
                Field(
                    "fact",
                    "What was seen or said (own words, no opinion)",
                    Kind.TEXT,
                    True,
                    "What a child said in “…”, word for word. Whole names, no initials.",
                ),
                Field("opinion", "What you think about it", Kind.TEXT, hint="And from what."),
                Field("happened", "When it happened", Kind.MOMENT, day_alone=True),
                Field("present", "Where, and who was there"),
            ),
            "n",
        ),
        Act(
            ADDED,
            "Add a person",
            "Person added",
            (
                Field("name", "Full name", required=True, limit=120),
                ROLE_FIELD,
                Field("detail", "Class, or who they are", limit=120),
                Field("why", "Why these roles"),
            ),
            "i",
        ),
        Act(
            ACTION,
            "Add an action",
            "Action added",
            (
                Field("text", "What is to be done", required=True, limit=400),
                Field("owner", "Who does it", Kind.CHOICE, True, choices=people),
                Field("due", "By when", Kind.DATE, True, lies=Lies.AHEAD),
            ),
            "a",
        ),
        Act(
            ESCALATED,
            "Call, escalate",
            "Escalated",
            (
                Field("to", "To whom", Kind.CHOICE, True, choices=agencies(public, kept_from)),
                Field(
                    "other",
                    "Who that is",
                    required=True,
                    only_if=("to", ("other",)),
                    limit=120,
                ),
                Field("when", "When", Kind.MOMENT, True),
                Field(
                    "police_by",
                    "How the police were told",
                    Kind.CHOICE,
                    True,
                    choices=POLICE_WAYS,
                    only_if=("to", (POLICE,)),
                ),
                Field("method", "How", Kind.CHOICE, True, choices=METHODS, only_if=_NOT_POLICE),
                Field("reference", "Their reference", limit=120),
                Field("spoke", "Who spoke to whom", required=True, limit=400),
                Field("agreed", "What was agreed", Kind.TEXT, True),
                Field("next", "You speak again on", Kind.DATE, lies=Lies.AHEAD),
            ),
            "e",
        ),
        Act(
            PARENTS,
            "Parents told, or not",
            "Parents told, or not",
            (
                Field("told", "Were the parents or carers told?", Kind.YES_NO, True),
                Field("when", "When", Kind.MOMENT, True, only_if=_TOLD),
                Field("how", "How", Kind.CHOICE, True, choices=METHODS, only_if=_TOLD),
                Field("who", "Who was told, and what they said", Kind.TEXT, only_if=_TOLD),
                _RISK,
                Field("reason", "Why not", Kind.TEXT, True, only_if=_NOT_TOLD, in_words=True),
                Field(
                    "again",
                    "Look at it again on",
                    Kind.DATE,
                    True,
                    only_if=_NOT_TOLD,
                    lies=Lies.AHEAD,
                ),
                Field(
                    "agreed",
                    "Which safeguarding lead agrees?",
                    Kind.CHOICE,
                    True,
                    "Somebody else's agreement waits on their desk.",
                    choices=_leads(public, people),
                    only_if=_NOT_TOLD,
                ),
            ),
            "t",
        ),
        Act(
            CATEGORISED,
            "Category, seriousness",
            "Category or seriousness changed",
            (
                Field("category", "Category", Kind.CHOICE, True, choices=tuple(categories)),
                Field("seriousness", "Seriousness", Kind.CHOICE, True, choices=SERIOUSNESS),
                Field("reasons", "Why", Kind.TEXT, True, in_words=True),
            ),
            "g",
        ),
        Act(
            PASSED_ON,
            "Pass on the case",
            "Case passed on",
            (
                Field("to", "To whom", Kind.CHOICE, True, choices=people),
                Field("reasons", "Why", Kind.TEXT, True, in_words=True),
            ),
            "o",
        ),
        Act(CLOSED, "Close the case", "Case closed", CLOSE_FIELDS, "c"),
        Act(
            REOPENED,
            "Open it again",
            "Case opened again",
            (Field("reasons", "Why", Kind.TEXT, True, in_words=True),),
            "u",
        ),
    )
