"""What a closing asks of how it ends: who was told so, and who keeps an eye on it.

The adult an allegation was about is told how it ended (KCSIE part four). Whoever was accused of
what turned out mistaken or false, and their parents, are told that nothing is held against them
(procedure rows 12, 26 and 30). An eye is kept by somebody, and they look again on a day.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.cases.actions import ME
from store.errors import Incomplete
from store.fields import Choice, Field, Kind, Lies, Values
from store.involved.people import INSTIGATOR, children

if TYPE_CHECKING:
    from store.cases.case import Case

_YES, _NO = ("yes",), ("no",)
_ADULT = (
    Field("adult_told", "Was the adult told how it ended?", Kind.YES_NO, True),
    Field(
        "adult_how",
        "When they were told, how, and by whom",
        Kind.TEXT,
        True,
        only_if=("adult_told", _YES),
        in_words=True,
    ),
    Field(
        "adult_why",
        "Why the adult was not told",
        Kind.TEXT,
        True,
        "Or who tells them, and when.",
        only_if=("adult_told", _NO),
        in_words=True,
    ),
)
_WRONGLY = ("outcome", ("mistaken", "false"))
_ACCUSED = (
    Field(
        "accused_told",
        "Were whoever was wrongly accused, and their parents, told so?",
        Kind.CHOICE,
        True,
        choices=(Choice("yes", "Yes"), Choice("no", "No"), Choice("none", "They did it after all")),
        only_if=_WRONGLY,
    ),
    Field(
        "accused_how",
        "Who was told or not, what they were told or why not",
        Kind.TEXT,
        True,
        only_if=_WRONGLY,
        in_words=True,
    ),
)
_WATCHING = ("outcome", ("watching",))
_WATCH = (
    Field("watch_by", "Who keeps an eye on it", Kind.CHOICE, True, only_if=_WATCHING),
    Field(
        "watch_on",
        "On which day they look again",
        Kind.DATE,
        True,
        only_if=_WATCHING,
        lies=Lies.AHEAD,
    ),
)
_WHO = (Choice(ME, "Whoever closes it"),)
FIELDS = (*_ADULT, *_ACCUSED, replace(_WATCH[0], choices=_WHO), _WATCH[1])
"""All of it, for whoever reads it back."""

GOT_COPY = "The adult got a copy once it was decided (H): so they were told how it ended."


def require_as_copied(case: "Case", values: Values) -> None:
    """Raise where it is said of an adult who got a copy of how it ended that they were not told.

    Raises:
        Incomplete: the two stand against one another. A copy from before that tells no end.
    """
    copy, ended = case.matter.copy, case.matter.decided
    if copy is None or ended is None or copy.said.get("given") not in _YES:
        return
    if copy.said.get("when", "") >= ended.at[:16].replace("T", " ") and (
        values.get("adult_told") in _NO
    ):
        raise Incomplete({"adult_told": GOT_COPY})


def fields(case: "Case", others: Sequence[Choice]) -> list[Field]:
    """Return what closing this case asks of how it ends; `others` can open it too."""
    found = list(_ADULT) if case.matter.is_heavy else []
    if any(each.has(INSTIGATOR) for each in children(case)):
        names = ", ".join(each.name for each in children(case) if each.has(INSTIGATOR))
        found += [replace(_ACCUSED[0], hint=f"Said to have done it: {names}."), _ACCUSED[1]]
    return [*found, replace(_WATCH[0], choices=(*_WHO, *others)), _WATCH[1]]
