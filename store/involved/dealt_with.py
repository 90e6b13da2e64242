"""What a closing asks: who was not told yet that it was dealt with, and why not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.fields import Choice, Field, Kind
from store.involved import informed
from store.involved.people import PARENT, children

if TYPE_CHECKING:
    from store.cases.cases import Case
    from store.worries.worries import Worry

NONE = "none"
"""The answer that nobody of this sort is in the case."""
_SAID = ("yes",)
_UNSAID = ("no",)


def _was_told(
    told: str, asks: str, choices: tuple[Choice, ...], what: str, why: str
) -> tuple[Field, ...]:
    """Return what is asked of one sort of people: told it, in which words, or why not."""
    begins = told.partition("_")[0]
    return (
        Field(told, asks, Kind.CHOICE, True, choices=choices),
        Field(f"{begins}_what", what, Kind.TEXT, True, only_if=(told, _SAID)),
        Field(f"{begins}_why", why, Kind.TEXT, True, only_if=(told, _UNSAID), in_words=True),
    )


def _yes_no(*more: Choice) -> tuple[Choice, ...]:
    return (Choice("yes", "Yes"), Choice("no", "No"), *more)


_TOLD = {
    informed.CHILD: _was_told(
        "child_told",
        "Was the child told that it was dealt with?",
        _yes_no(Choice(NONE, "No child in it")),
        "By whom, and in which words",
        "Why the child was not told",
    ),
    informed.PARENTS: _was_told(
        "parents_dealt",
        "Were the parents told that it was dealt with?",
        _yes_no(Choice(NONE, "No parents in it")),
        "By whom, and what they were told",
        "Why the parents were not told",
    ),
    informed.STAFF: _was_told(
        "staff_told",
        "Were staff told?",
        _yes_no(),
        "Who, and what they were told",
        "Why no staff were told",
    ),
    informed.GOVERNORS: _was_told(
        "governors_told",
        "Were governors told? (no names)",
        _yes_no(Choice("numbers", "Not by itself: in the termly numbers")),
        "Whom, and what they were told",
        "Why governors were not told",
    ),
}
TOLD_FIELDS = tuple(field for sort in _TOLD.values() for field in sort)


def told_fields(case: "Case", worries: Sequence["Worry"] = ()) -> list[Field]:
    """Return what is asked of everybody who was not told yet that it was dealt with.

    That there is none of them can be said only where no child, and no parent, is in the case;
    `worries` are those that it began with, or was given since.
    """
    asked: list[Field] = []
    there = _there(case, worries)
    for sort, names in informed.not_told(case).items():
        first, *then = _TOLD[sort]
        if sort in there:
            first = replace(first, choices=tuple(c for c in first.choices if c.id != NONE))
        hint = f"Not yet: {', '.join(names)}." if names else first.hint
        asked += [replace(first, hint=hint), *then]
    return asked


def _there(case: "Case", worries: Sequence["Worry"]) -> set[str]:
    """Return of which sorts, children and their parents, somebody is in a case."""
    if children(case) or any(each.told.of_child for each in worries):
        return {informed.CHILD, informed.PARENTS}
    parents = case.parents or any(each.has(PARENT) for each in case.people)
    return {informed.PARENTS} if parents else set()
