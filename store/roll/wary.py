"""Cells that say who may be asked about a child: what is not plainly harmless keeps an adult away.

Offices write a court order in words ("Non-molestation order", a date, "see file"). Read as neither
yes nor no it would be lost, and the letter would lie in the child's bag.
"""

from collections.abc import Callable, Iterable, Mapping

from store.names import tidy
from store.roll import cells

NOTE_LIMIT = 2000
"""Characters of a note that are kept; an order is not lost because it is long."""
_NO = frozenset(
    (
        *("none", "nil", "none known", "n/a", "na", "not applicable", "no order", "no orders"),
        *("no court order", "no court orders", "no restrictions", "no known orders"),
    )
)
"""What says that there is no order, beside a plain no."""
_HAS = frozenset({"full", "shared", "joint", "pr", "has"})
"""Words that say that somebody has parental responsibility, alone or behind a plain yes."""
_APART = str.maketrans(dict.fromkeys(".,;:()-–—/", " "))
_EMPTY = ("", "-", "–", "—")
"""What stands in a cell in which nothing was written."""


def kept_away(text: str) -> tuple[str, str]:
    """Return `yes`, `no` or nothing, and the words that were read as a yes though they say more."""
    said = "\n".join(filter(None, map(tidy, text.splitlines())))[:NOTE_LIMIT]
    key = " ".join(said.casefold().split()).rstrip(".")
    if key in _EMPTY:
        return "", ""
    if key in _NO:
        return "no", ""
    found = _plain(key)
    return (found, "") if found else ("yes", said)


def responsible(text: str) -> tuple[str, str]:
    """Return the same of parental responsibility: what is no plain yes is a no.

    *Yes - shared* is plain; a yes that says more (*until 2024*, *limited*, *?*) is none.
    """
    said = tidy(text)[: cells.LINE_LIMIT]
    key = said.casefold().rstrip(".")
    if key in _EMPTY:
        return "", ""
    words = key.translate(_APART).split()
    if words and all(each in _HAS or _plain(each) == "yes" for each in words):
        return "yes", ""
    found = _plain(key)
    return (found, "") if found else ("no", said)


def _plain(key: str) -> str:
    """Return yes or no where that is all that is said; `no contact order` is no no."""
    return "yes" if key in cells.YES else "no" if key in cells.NO else ""


READ: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "responsibility": responsible,
    "court_order": kept_away,
    "no_contact": kept_away,
}
"""How these cells are read."""
TAKEN_AS = {
    "responsibility": "taken for no parental responsibility",
    "court_order": "taken for a court order",
    "no_contact": "taken for “do not contact”",
}
"""What is said of words that were not plain."""


def doubt(line: int, heading: str, meaning: str, words: str) -> str:
    """Return what is said of words that were not plain."""
    return f"Line {line}, {heading}: “{words}” is {TAKEN_AS[meaning]}. Please look."


def of_nobody(line: int, ties: Iterable[Mapping[str, str]]) -> list[str]:
    """Return what is said of cells that keep away adults whom no cell names."""
    found = []
    for tie in ties:
        kept = [TAKEN_AS[each] for each in ("court_order", "no_contact") if tie.get(each) == "yes"]
        what = " and ".join(each.removeprefix("taken for ") for each in kept)
        alone = "stands beside no adult's name, so nobody is kept away"
        found += [f"Line {line}: {what} {alone}. Please look."] if kept else []
    return found
