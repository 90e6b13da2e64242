"""What was told when a case was begun at the desk, for whoever looks for names in it."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from store.looking.noted import BEGUN, Noted, of_kind

if TYPE_CHECKING:
    from store.cases.case import Case

ASK = "ask_"
"""How the fields of what a type asks begin, in a form and in what is kept."""
NOT_SEE = "not_see"
"""The part that says who should not see it, by their ids, as in a concern."""
NO_WORDS = "no_words"
"""The part that names the fields in which nothing was told: a choice, a time, who told it."""
CHILDREN = "children"
"""The part that names the fields in which the child stands that it is about."""
PARENTS = "parents"
"""The part that names the fields in which a parent stands."""
MAY_ACCUSE = "may_accuse"
"""The part that says `yes` where whoever of the school is named may be whom it is about."""
TEACHERS = "teachers"
"""The part that says who taught the class of the child that it is about, by their ids."""
KNOWN = "known"
"""The part that says when the school was told (`2026-03-03 09:14`), where that was asked."""
HERE = "begun"
"""What stands in a mention in the place of a worry."""
_CLASS = re.compile(r"\s*[,;(]\s*|\s+(?:in|from)\s+")
"""What stands between a child's name and the class where one line asks for both."""


def rows(case: "Case") -> tuple[Noted, ...]:
    """Return what was asked when a case was begun; nothing where it began with a worry."""
    return of_kind(case.noted, BEGUN)


def words(row: Noted) -> str:
    """Return everything that was told, its title included."""
    without = row.ids(NO_WORDS)
    asked = (text for id, text in row.said.items() if id.startswith(ASK) and id not in without)
    return "\n".join((row.said.get("title", ""), *asked))


def children(row: Noted) -> tuple[str, ...]:
    """Return which child it is said to be about, as it was typed, with the class or without."""
    return tuple(said for id in row.ids(CHILDREN) if (said := row.said.get(id, "")))


def parents(said: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which parents stand in what was asked, as they were typed."""
    fields = str(said.get(PARENTS, "")).split("\n")
    return tuple(typed for each in fields if (typed := str(said.get(each, ""))))


def asked_of(case: "Case") -> list[tuple[str, str]]:
    """Return name and class of each child that a case was begun about, as they were typed."""
    return [with_class(each) for row in rows(case) for each in children(row)]


def with_class(typed: str) -> tuple[str, str]:
    """Return name and class of a child as they were typed in one line; either may be empty."""
    name, *rest = _CLASS.split(typed.strip(), maxsplit=1)
    return name, "".join(rest).rstrip(" )")
