"""What is asked when something is done to a case: the fields of each act of `acts`."""

from collections.abc import Sequence
from dataclasses import replace

from store.cases.checklist import ALLOWED
from store.cases.choices import (
    AGENCIES,
    CATEGORIES,
    METHODS,
    POLICE,
    POLICE_WAYS,
    RISKS,
    SERIOUSNESS,
)
from store.cases.outcomes import FILED_OUTCOMES, OUTCOMES
from store.fields import Choice, Field, Kind, Lies
from store.involved.people import ROLE_FIELD

LEFT_OPEN, LEFT = "left_open", "left"
"""The fields of a closing that say why steps were left open, and which."""

CATEGORY_IS = "category_is"
"""The part of an entry that says what its category was called when it was chosen."""

AGREED = "agreed"
"""The field that says who agrees that parents are not told."""

_NOT_POLICE = ("to", tuple(each.id for each in AGENCIES if each.id != POLICE))
_TOLD, _NOT_TOLD = ("told", ("yes",)), ("told", ("no",))
_RISK = Field("risk", "What speaks against it", Kind.CHOICE, True, choices=RISKS, only_if=_NOT_TOLD)
_WHY = Field("reasons", "Why", Kind.TEXT, True, in_words=True)


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
    _WHY,
    Field("outcome", "Outcome", Kind.CHOICE, True, choices=OUTCOMES),
)


FILE_FIELDS = (*CLOSE_FIELDS[:-1], replace(CLOSE_FIELDS[-1], choices=FILED_OUTCOMES))
"""What is asked where a small worry is filed without a case."""


def closing_fields(left: Sequence[str] = ()) -> tuple[Field, ...]:
    """Return what a closing asks; where steps are `left` open, by their titles, also why."""
    why = Field(
        LEFT_OPEN, "Why this is left open", Kind.TEXT, True, hint="; ".join(left), in_words=True
    )
    return (*CLOSE_FIELDS, why) if left else CLOSE_FIELDS


NOTE_FIELDS = (
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
)

ALLOWS_FIELD = Field(
    "may",
    "Do they allow that people are asked now, and it is looked into?",
    Kind.CHOICE,
    True,
    "As they said it. Not said: not yet, and nobody is asked anything.",
    (Choice("no", "Not yet"), Choice(ALLOWED, "Yes, they said so")),
)
_THEY_DO = ("may", (ALLOWED,))
ADVICE_FIELDS = (
    ALLOWS_FIELD,
    Field(
        "said_by",
        "Who said it, and their number",
        required=True,
        limit=200,
        only_if=_THEY_DO,
        in_words=True,
    ),
    Field("said_at", "When they said it", Kind.MOMENT, True, only_if=_THEY_DO),
    Field("reference", "Their reference", required=True, limit=120, only_if=_THEY_DO),
)
"""What a note asks besides whose step writes down what somebody advises: only yes ends its STOP."""
ADVISED = replace(
    NOTE_FIELDS[0],
    label="What they advise (in their words)",
    hint="What the school may do now, and what not.",
)
"""What such a note asks in the place of what was seen or said."""

DECISION_FIELDS = (
    Field("decided", "What was decided", Kind.TEXT, True, "And who decided it.", in_words=True),
    _WHY,
    Field("happened", "When it was decided", Kind.MOMENT, day_alone=True),
)
"""What a note asks whose step asks for a decision: nobody has seen or said anything then."""

PERSON_FIELDS = (
    Field("name", "Full name", required=True, limit=120),
    ROLE_FIELD,
    Field("detail", "Class, or who they are", limit=120),
    Field("why", "Why these roles"),
)


def action_fields(people: Sequence[Choice]) -> tuple[Field, ...]:
    """Return what an action asks, which one of `people` does."""
    return (
        Field("text", "What is to be done", required=True, limit=400),
        Field("owner", "Who does it", Kind.CHOICE, True, choices=tuple(people)),
        Field("due", "By when", Kind.DATE, True, lies=Lies.AHEAD),
    )


def call_fields(agencies: Sequence[Choice]) -> tuple[Field, ...]:
    """Return what is asked about a call to one of these `agencies`."""
    return (
        Field("to", "To whom", Kind.CHOICE, True, choices=tuple(agencies)),
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
    )


def parents_fields(people: Sequence[Choice]) -> tuple[Field, ...]:
    """Return whether parents were told; where not, which of `people` agrees to it."""
    return (
        Field("told", "Were the parents or carers told?", Kind.YES_NO, True),
        Field("when", "When", Kind.MOMENT, True, only_if=_TOLD),
        Field("how", "How", Kind.CHOICE, True, choices=METHODS, only_if=_TOLD),
        Field("who", "Who was told, and what they said", Kind.TEXT, True, only_if=_TOLD),
        Field("what", "What they were told", Kind.TEXT, only_if=_TOLD),
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
            AGREED,
            "Which safeguarding lead agrees?",
            Kind.CHOICE,
            True,
            "Somebody else's agreement waits on their desk.",
            choices=tuple(people),
            only_if=_NOT_TOLD,
        ),
    )


def category_fields(categories: Sequence[Choice]) -> tuple[Field, ...]:
    """Return what is asked when a case is called something else, one of these `categories`."""
    return (
        Field("category", "Category", Kind.CHOICE, True, choices=tuple(categories)),
        Field("seriousness", "Seriousness", Kind.CHOICE, True, choices=SERIOUSNESS),
        _WHY,
    )


def passing_on_fields(people: Sequence[Choice]) -> tuple[Field, ...]:
    """Return to which of `people` a case is passed on, and why."""
    return (Field("to", "To whom", Kind.CHOICE, True, choices=tuple(people)), _WHY)


REOPEN_FIELDS = (_WHY,)

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
