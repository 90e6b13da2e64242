"""Which searches say that a crime is suspected: by what was sought, or told of in words.

It is the third source of one rule, beside STOP and a grave category: `store.cases.gravity` weighs
it and `store.cases.demands` asks for the same steps (procedure row 32). What such a thing is called
as a category stands beside it in `assets/involved/searches.toml`. That whoever searched does not
think that the police want it changes nothing: only a triage that two stand behind does.
"""

from collections.abc import Sequence

from assets.involved_data import search_category
from store.fields import Values
from store.looking.noted import SEARCH, SEARCH_FOLLOWED, SEVERAL, Noted, of_kind
from store.worries.grave import pictured

_IMAGES = "images"
"""What was sought wherever words tell of a picture of somebody undressed, whatever was ticked."""
_WORDS = ("reason", "items", "outcome", "follow_up")


def suspected(noted: Sequence[Noted]) -> tuple[tuple[Noted, str], ...]:
    """Return each search, or what was added to one, that says so first, with its category."""
    sought: dict[str, set[str]] = {}
    found: dict[str, tuple[Noted, str]] = {}
    for row in of_kind(noted, SEARCH, SEARCH_FOLLOWED):
        search = row.said.get("search", row.id)
        items = sought.setdefault(search, set())
        items |= _items(row.said)
        if category := _category(items):
            found.setdefault(search, (row, category))
    return tuple(found.values())


def is_suspected(noted: Sequence[Noted], values: Values) -> bool:
    """Tell whether a search that is about to be recorded says so, or what is added to one that did
    not say so before."""
    known = {row.said.get("search", row.id) for row, _ in suspected(noted)}
    search = next((row for row in noted if row.id == values.get("search")), None)
    items = _items(values) | (_items(search.said) if search else set())
    return values.get("search") not in known and bool(_category(items))


def _items(said: Values) -> set[str]:
    """Return what was sought, and what a search tells of in words."""
    ticked = set(said.get("items_sought", "").split(SEVERAL))
    return ticked | ({_IMAGES} if any(pictured(said.get(each, "")) for each in _WORDS) else set())


def _category(items: set[str]) -> str:
    return next(filter(None, map(search_category, sorted(items))), "")
