"""What a closing asks of how it ends: who was told so, and who keeps an eye on it.

The adult an allegation was about is told how it ended (KCSIE part four). Whoever was accused of
what turned out mistaken or false, and their parents, are told that nothing is held against them
(procedure rows 12, 26 and 30). An eye is kept by somebody, and they look again on a day.
"""

from typing import TYPE_CHECKING

from store.fields import Field, Kind

if TYPE_CHECKING:
    from store.cases.cases import Case

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
FIELDS = _ADULT
"""All of it, for whoever reads it back."""


def fields(case: "Case") -> list[Field]:
    """Return what closing this case asks of how it ends."""
    return list(_ADULT) if case.matter.is_heavy else []
