"""Whom to call, as the program brings it and as a school has written it.

A school's own words lie in the `roll`, which everybody opens and every office terminal has. Who
may write them, and whose word is doubted, is for `store.cases.directory` to say (procedure row 85).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from store.asset_tables import tables
from store.cases.choices import AGENCIES
from store.drawers.journal import Entry, in_order
from store.drawers.record import Noun, Summary
from store.fields import Choice, Field, Kind

NOUN = "contact"
CHECKED = "contact.checked"
NO_CALL = "none"
"""Chosen as agency of what is only a signpost."""

FIELDS = (
    Field("name", "Name", required=True, limit=60),
    Field("number", "Number or address", required=True, limit=80),
    Field("hours", "When, or another number", limit=120),
    Field("use", "When to turn to them", limit=200),
    Field(
        "agency",
        "A call is logged as",
        Kind.CHOICE,
        True,
        choices=(*AGENCIES, Choice(NO_CALL, "No call: only a signpost")),
    ),
)


@dataclass(frozen=True)
class Contact:
    """One of those to call. `agency` is what a call is logged as, empty for a signpost.

    `checked_at` (ISO 8601) is when `checked_by` last found all of it right; empty: never.
    """

    id: str
    name: str = ""
    number: str = ""
    hours: str = ""
    use: str = ""
    agency: str = ""
    checked_at: str = ""
    checked_by: str = ""


@cache
def given() -> tuple[Contact, ...]:
    """Return those that come with the program."""
    return tuple(Contact(**each) for each in tables("contacts", "contacts", "contact"))


def values_of(contact: Contact) -> dict[str, str]:
    """Return what a form about a contact is filled in with."""
    return {
        "name": contact.name,
        "number": contact.number,
        "hours": contact.hours,
        "use": contact.use,
        "agency": contact.agency or NO_CALL,
    }


def fold(entries: Sequence[Entry]) -> Contact:
    """Return a contact as it was last found right: of two who did so apart, the later one."""
    id = entries[0].subject.partition(":")[2]
    checked = [entry for entry in in_order(entries) if entry.kind == CHECKED]
    if not checked:
        return Contact(id)
    last = checked[-1]
    said = {field.id: str(last.said.get(field.id, "")) for field in FIELDS}
    agency = "" if said["agency"] == NO_CALL else said["agency"]
    return Contact(id, **{**said, "agency": agency}, checked_at=last.at, checked_by=last.by)


def _summarise(contact: Contact) -> Summary:
    return Summary("known", 0, contact.checked_at, "", contact.name)


CONTACT = Noun(NOUN, Contact, fold, _summarise, frozenset({CHECKED}), frozenset({CHECKED}))
