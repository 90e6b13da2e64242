"""How a case can end: the digits of a list have no gap, and stay where fewer are offered."""

from collections.abc import Collection
from functools import cache

from store.asset_tables import tables
from store.fields import Choice

FALSE = Choice("false", "False: known not to be true", "7")
OUTCOMES = (
    Choice("resolved", "Resolved with support", "1"),
    Choice("watching", "Resolved, we keep an eye on it", "2"),
    Choice("referred", "Passed to another agency", "3"),
    Choice("no_concern", "Looked into, no concern", "4"),
    Choice("mistaken", "Mistaken", "5"),
    Choice("practice", "Practice", "6"),
)
ELSEWHERE = Choice("elsewhere", "In another case")
"""How a case ends in which nothing is any more (`emptied`): it is never offered."""
UNASKED = Choice("unasked", "Read, nobody was asked yet", "7")
FILED_OUTCOMES = (*OUTCOMES, UNASKED)
"""How a small worry can end that is filed without a case: what nobody has talked about, so too."""
CHILD_OUTCOMES = (*OUTCOMES, FALSE)
"""How a case about children can end."""
ADULT_OUTCOMES = (
    Choice("substantiated", "Substantiated", "1"),
    Choice("unsubstantiated", "Unsubstantiated", "2"),
    Choice("unfounded", "Unfounded", "3"),
    Choice("malicious", "Malicious", "4"),
    Choice("false", "False", "5"),
    Choice("mistaken", "Mistaken", "6"),
)
"""How a case about an adult at school can end."""
ADULT_DIGITS = {each.id: each.digit for each in ADULT_OUTCOMES}
NOT_AGAINST = frozenset(
    {"mistaken", "false", "malicious", "unfounded", "no_concern", "practice", "elsewhere"}
)
"""The outcomes after which nothing is held against anybody."""


@cache
def ends() -> dict[str, tuple[Choice, ...]]:
    """Return the ways in which kinds of case end that have their own, by the id of the kind."""
    return {
        each["id"]: tuple(Choice(end["id"], end["say"]) for end in each["ends"])
        for each in tables("questions", "categories", "category")
        if "ends" in each
    }


def of_kinds(kinds: Collection[str]) -> tuple[Choice, ...]:
    """Return how a case can end that is of these kinds, and about no adult at school.

    A fault is mended and a complaint answered; what is of another kind as well ends as a case about
    children does.
    """
    own = ends()
    if not kinds or not own.keys() >= set(kinds):
        return CHILD_OUTCOMES
    found = {each.id: each.label for kind in kinds for each in own[kind]}
    found |= {each.id: each.label for each in OUTCOMES if each.id in ("mistaken", "practice")}
    return tuple(Choice(id, label, str(n)) for n, (id, label) in enumerate(found.items(), 1))
