"""Which searches say that a crime is suspected: what was sought, where the police may want it.

It is the third source of one rule, beside STOP and a grave category: `store.cases.gravity` weighs
it and `store.cases.demands` asks for the same steps (procedure row 32). What such a thing is called
as a category stands beside it in `assets/involved/searches.toml`.
"""

from collections.abc import Sequence

from assets.involved_data import search_category
from store.fields import Values
from store.looking.noted import SEARCH, SEARCH_FOLLOWED, SEVERAL, Noted, of_kind


def category_of(sought: str, police: str) -> str:
    """Return the category of what was searched for, if the police may want it; else nothing."""
    found = filter(None, map(search_category, sought.split(SEVERAL)))
    return next(found, "") if police == "yes" else ""


def suspected(noted: Sequence[Noted]) -> tuple[tuple[Noted, str], ...]:
    """Return each search, or what was added to one, that says so first, with its category."""
    sought: dict[str, str] = {}
    found: dict[str, tuple[Noted, str]] = {}
    for row in of_kind(noted, SEARCH, SEARCH_FOLLOWED):
        search = row.said.get("search", row.id)
        sought.setdefault(search, row.said.get("items_sought", ""))
        if category := category_of(sought[search], row.said.get("police", "")):
            found.setdefault(search, (row, category))
    return tuple(found.values())


def is_suspected(noted: Sequence[Noted], values: Values) -> bool:
    """Tell whether a search that is about to be recorded, or what is added to one, says so."""
    return bool(category_of(sought_in(noted, values), values.get("police", "")))


def may_be(noted: Sequence[Noted], values: Values) -> bool:
    """Tell whether something was sought that may be a crime, whatever is said of the police."""
    return bool(category_of(sought_in(noted, values), "yes"))


def sought_in(noted: Sequence[Noted], values: Values) -> str:
    """Return what a search was for that is about to be recorded, or to which something is added."""
    search = next((row for row in noted if row.id == values.get("search")), None)
    return search.said.get("items_sought", "") if search else values.get("items_sought", "")
