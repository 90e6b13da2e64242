"""What a triage did not know of and asks for another: that a device may be in it after all.

A triage leaves out what is about devices where nothing that was told speaks of one
(`store.cases.devices`). What is told later brings none of that by itself: so somebody triages the
case again, at once, as they would have then (procedure rows 13 and 18).
"""

from typing import TYPE_CHECKING

from store.cases.due_by import DUE_BY, read
from store.looking.noted import DEVICES_TOLD, Noted, of_kind
from store.school.due import AT_ONCE

if TYPE_CHECKING:
    from store.cases.case import Case

TRIAGE = "triage"
"""The part of a row that names the triage which did not know of it."""
AGAIN = "Triage it again (F): a device may be in it"


def asks_again(case: "Case") -> Noted | None:
    """Return what the last triage of a case did not know of, if it would have asked for more."""
    last = case.triages[-1] if case.triages else None
    if last is None or not last.no_devices:
        return None
    rows = of_kind(case.noted, DEVICES_TOLD)
    return next((each for each in rows if each.said.get(TRIAGE) == last.id), None)


def due(row: Noted) -> str:
    """Return by when it is triaged again (`2026-03-03 09:44`)."""
    return read(row.said.get(DUE_BY, "")).get(AT_ONCE, "")
