"""Two ways of saying one thing, and what a list may not change without being asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from store.dates import birthday
from store.roll.carers import household
from store.roll.cells import plain_letters
from store.roll.pupils import class_key

LABELS = {
    "forename": "Forename",
    "surname": "Surname",
    "school_class": "Class",
    "year": "Year",
    "upn": "UPN",
    "born": "Date of birth",
    "legal_forename": "Legal forename",
    "legal_surname": "Legal surname",
    "address": "Address",
    "postcode": "Postcode",
    "language": "Home language",
    "title": "Title",
    "email": "E-mail",
    "phone": "Phone",
    "relationship": "Relationship",
    "priority": "Priority",
    "responsibility": "Parental responsibility",
    "responsibility_said": "The list's words on it",
    "court_order": "Court order",
    "court_note": "Note on the court order",
    "no_contact": "Do not contact",
    "ended": "Adult of this child",
}
"""What staff call each field."""

WARNINGS = ("court_order", "no_contact")
"""No list takes these back by itself: somebody may be in danger."""


@dataclass(frozen=True)
class Difference:
    """Where a list would take back what a person has put right, or a warning: somebody decides.

    `why` is what was said when it was put right, `by` and `at` by whom and when; all empty for a
    warning that came with an earlier list.
    """

    id: str
    who: str
    field: str
    ours: str
    theirs: str
    by: str = ""
    at: str = ""
    why: str = ""


def differing(
    about: str, record: Any, said: Mapping[str, str], who: str, take: Collection[str]
) -> tuple[dict[str, str], list[Difference]]:
    """Return what a list changes in a record, and what somebody has to decide first."""
    changed: dict[str, str] = {}
    apart: list[Difference] = []
    for name, theirs in said.items():
        ours = getattr(record, name)
        if not theirs or _same(name, ours, theirs, record, said):
            continue
        hand = record.hand.get(name)
        dropped = name in WARNINGS and ours == "yes"
        if hand or dropped:
            by, at, why = (hand.by, hand.at, hand.why) if hand else ("", "", "")
            found = Difference(f"{about}/{name}", who, name, ours, theirs, by, at, why)
            apart.append(found)
            if found.id not in take:
                continue
        changed[name] = theirs
    return changed, apart


def new_values(before: Any, said: Mapping[str, str]) -> list[str]:
    """Say each change in a line: `Class: Oak → Elm`."""
    lines = []
    for name, value in said.items():
        old, new = shown(name, getattr(before, name)), shown(name, value)
        lines.append(f"{LABELS[name]}: {old} → {new}" if old else f"{LABELS[name]}: {new}")
    return lines


def shown(field: str, value: str) -> str:
    """Return what a field says as people read it: on one line, a birthday day before month."""
    if field == "born" and value:
        return birthday(value)
    return one_line(value)


def one_line(value: str) -> str:
    """Return an address on one line."""
    return ", ".join(value.split("\n"))


def _same(name: str, ours: str, theirs: str, record: Any, said: Mapping[str, str]) -> bool:
    if ours == theirs:
        return True
    if name in ("forename", "surname", "legal_forename", "legal_surname"):
        # Who wrote McDonald by hand is not taken for somebody else by MCDONALD.
        return ours.casefold() == theirs.casefold()
    if name == "title":
        return ours.rstrip(".").casefold() == theirs.rstrip(".").casefold()
    if name == "school_class":
        return class_key(ours) == class_key(theirs)
    if name == "address":
        code = said.get("postcode", record.postcode)
        return household(ours, record.postcode) == household(theirs, code) != ""
    if name in ("email", "relationship", "language"):
        return plain_letters(ours).casefold() == plain_letters(theirs).casefold()
    if name == "phone":
        return "".join(filter(str.isdigit, ours)) == "".join(filter(str.isdigit, theirs))
    return False
