"""What was looked into and says by itself that a crime is suspected, with the procedure it brings.

It is the third source of one rule, beside STOP and a grave category: `store.cases.gravity` weighs
it and `store.cases.demands` asks for the steps (procedure rows 14, 18, 21 and 32). That whoever
wrote it does not think that the police want it changes nothing: only a triage that two stand behind
does.
"""

from collections.abc import Sequence

from assets.involved_data import search_procedure
from store.fields import Values
from store.looking.looked_fields import BY_CHANCE
from store.looking.looking_fields import POLICE
from store.looking.noted import JUDGED, SEARCH, SEARCH_FOLLOWED, SEVERAL, VIEWED, Noted, of_kind
from store.worries.grave import pictured

KINDS = frozenset({SEARCH, SEARCH_FOLLOWED, VIEWED, JUDGED})
"""The kinds of rows that may say so."""
NUDES, LOOKED, COPIED = "nudes", "looked", "copied"
"""The procedures of nude pictures, and of those that somebody looked at, or copied."""
CRIME = "illegal"
"""The procedure of any other crime that is suspected."""
_IMAGES = "images"
"""What was sought wherever words tell of a picture of somebody undressed, whatever was ticked."""
_WORDS = ("reason", "items", "outcome", "follow_up")


def suspected(noted: Sequence[Noted]) -> tuple[tuple[Noted, str], ...]:
    """Return the rows that say so, each with the id of the procedure it brings.

    Of a search the first that does, it or what was added to it; that somebody saw what nobody
    looks at; a judgement of which the police come.
    """
    sought: dict[str, set[str]] = {}
    found: dict[str, tuple[Noted, str]] = {}
    for row in of_kind(noted, *KINDS):
        about = row.said.get("search", row.id)
        if row.kind in (SEARCH, SEARCH_FOLLOWED):
            items = sought.setdefault(about, set())
            items |= _items(row.said)
            brings = _of_items(items)
        elif row.kind == VIEWED:
            brings = _of_viewing(row.said)
        else:
            brings = CRIME if POLICE in row.ids("outcomes") else ""
        if brings:
            found.setdefault(about, (row, brings))
    return tuple(found.values())


def looked(noted: Sequence[Noted]) -> frozenset[str]:
    """Return who looked at what nobody looks at, but by chance, or had it copied; by id."""
    rows = of_kind(noted, VIEWED)
    return frozenset(e.said.get("who", "") for e in rows if _of_viewing(e.said) != NUDES)


def is_suspected(noted: Sequence[Noted], values: Values) -> bool:
    """Tell whether a search that is about to be recorded says so, or what is added to one that did
    not say so before."""
    known = {row.said.get("search", row.id) for row, _ in suspected(noted)}
    search = next((row for row in noted if row.id == values.get("search")), None)
    items = _items(values) | (_items(search.said) if search else set())
    return values.get("search") not in known and bool(_of_items(items))


def _of_viewing(said: Values) -> str:
    """Return what it brings that somebody saw it: who did so by chance and stopped, and passed
    nothing on, did nothing that has to be allowed."""
    if said.get("copied") == "yes":
        return COPIED
    return NUDES if said.get("how") == BY_CHANCE else LOOKED


def _items(said: Values) -> set[str]:
    """Return what was sought, and what a search tells of in words."""
    ticked = set(said.get("items_sought", "").split(SEVERAL))
    return ticked | ({_IMAGES} if any(pictured(said.get(each, "")) for each in _WORDS) else set())


def _of_items(items: set[str]) -> str:
    return next(filter(None, map(search_procedure, sorted(items))), "")
