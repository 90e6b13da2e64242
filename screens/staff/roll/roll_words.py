"""The roll in words: where a pupil is, what an adult may do, what was put right and by whom."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from screens.times import day
from store.dates import birthday, written
from store.roll import carers, details, pupils, ties
from store.roll.carers import Carer
from store.roll.compare import LABELS, one_line, shown
from store.roll.details import Details
from store.roll.pupils import Pupil
from store.roll.ties import Tie
from store.school.public_list import PublicList

YEARS = {"N": "Nursery", "R": "Reception"}
WORDS = {
    pupils.IMPORTED: "From a list",
    pupils.JOINED: "Put on the roll",
    pupils.CORRECTED: "Put right",
    pupils.MOVED: "Moved",
    pupils.PEGGED: "Peg",
    pupils.LEFT: "Left",
    pupils.RETURNED: "Here again",
    details.IMPORTED: "Details",
    details.CORRECTED: "Details put right",
    carers.IMPORTED: "Adult from a list",
    carers.ADDED: "Adult added",
    carers.CORRECTED: "Adult put right",
    ties.IMPORTED: "Adult from a list",
    ties.ADDED: "Adult added",
    ties.CORRECTED: "Adult put right",
    ties.REOPENED: "May decide: undone",
    ties.ENDED: "Adult taken off",
}
SAYS_NOTHING = (details.IMPORTED, carers.IMPORTED, ties.IMPORTED, carers.ADDED)
"""What stands beside something else that says it already."""


def year_name(year: str) -> str:
    """Return what people call a year group."""
    return YEARS.get(year) or (f"Year {year}" if year else "")


def place_of(pupil: Pupil) -> str:
    """Return class, year and peg in a line, or that they have left."""
    parts = [pupil.school_class or "No class", year_name(pupil.year)]
    parts += [f"peg: {pupil.peg}"] if pupil.peg else []
    return " · ".join(part for part in parts if part)


def left_words(pupil: Pupil, now: datetime) -> str:
    """Say that a pupil has left, and when."""
    return f"Left the school {day(pupil.left_on, now)}." if pupil.left_on else ""


def details_words(found: Details, now: datetime) -> str:
    """Return birthday, UPN, legal name and address in a line."""
    legal = f"{found.legal_forename} {found.legal_surname}".strip()
    parts = [
        f"Born {birthday(found.born)}" if found.born else "",
        f"UPN {found.upn}" if found.upn else "",
        f"Legal name {legal}" if legal else "",
        f"Speaks {found.language} at home" if found.language else "",
        one_line(found.address),
        found.postcode,
    ]
    return " · ".join(part for part in parts if part) or "Nothing more is known."


def flag(tie: Tie) -> str:
    """Return the first thing anybody must know before writing to an adult, in a word or two."""
    if tie.no_contact == "yes":
        return "no contact"
    return "order" if tie.court_order == "yes" else ""


def away_words(tie: Tie) -> str:
    """Return what keeps an adult away from a child, with what is noted of it; else nothing."""
    note = one_line(tie.court_note)
    if tie.court_order == "yes":
        order = f"Court order: {note or 'yes, nothing noted'}."
        return f"Do not contact. {order}" if tie.no_contact == "yes" else order
    if tie.no_contact == "yes":
        return f"Do not contact: {note}." if note else "Do not contact."
    return ""


def adult_words(tie: Tie, carer: Carer) -> str:
    """Return all that is known of an adult of a child, in a few sentences."""
    responsible = {"yes": "Has parental responsibility.", "no": "No parental responsibility."}
    reach = [carer.phone, carer.email, one_line(carer.address), carer.postcode]
    parts = [
        away_words(tie),
        responsible.get(tie.responsibility, "Parental responsibility is not known."),
        f"Speaks {carer.language}." if carer.language else "",
        " · ".join(each for each in reach if each),
    ]
    return " ".join(part for part in parts if part)


def told(
    public: PublicList, kind: str, by: str, said: Mapping[str, Any]
) -> tuple[str, str, str] | None:
    """Return what was done, by whom and what it says; None for what another line says already."""
    if kind not in WORDS or (kind in SAYS_NOTHING and "why" not in said):
        return None
    what = "; ".join(_changes(said))
    why = f" ({said['why']})" if said.get("why") else ""
    why += f" Told: {said['told']}." if said.get("told") else ""
    return WORDS[kind], public.name_of(by), f"{what}{why}".strip() or "-"


def _changes(said: Mapping[str, Any]) -> Iterator[str]:
    was = said.get("was", {})
    for name, value in dict(said.get("said") or {}).items():
        old, new = shown(name, str(was.get(name, ""))), shown(name, str(value)) or "nothing"
        yield (
            f"{LABELS.get(name, name)}: {old} → {new}"
            if old
            else f"{LABELS.get(name, name)}: {new}"
        )
    for name in ("peg", "adult"):
        if said.get(name):
            yield str(said[name])
    if said.get("on"):
        yield written(str(said["on"]))
