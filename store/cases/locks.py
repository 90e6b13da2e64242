"""What closes the files and pictures of a case, and what opens them again (rows 13, 18, 19).

A crime that is suspected, nude pictures of a child, and STOP close them at once. Only a triage
opens them: one that knew of the STOP, and that suspects no crime any more. Whether anybody may
look further is for `freezes` to say.
"""

from collections.abc import Collection, Sequence

from store.cases.checklist import Triage
from store.cases.procedures import procedures
from store.cases.questions import categories
from store.looking.noted import STOPPED, Noted, of_kind

ILLEGAL = (
    "A crime is suspected: nobody adds, views, saves or prints files and pictures of this case. "
    "Only a new triage (F on the case's page) that suspects no crime ends this."
)
STOP = (
    "STOP was pressed: nobody looks further before it is written down what the police advise, and "
    "nobody adds, views, saves or prints files and pictures. Only a new triage (F on the case's "
    "page) that suspects no crime ends this."
)
NUDES = (
    "Nude pictures of a child: nobody adds, views, saves or prints files and pictures of this "
    "case. Another category (G) and a new triage (F on its page) end this."
)


def standing_stop(triage: Collection[Triage], noted: Sequence[Noted]) -> Noted | None:
    """Return the last STOP that no triage has ended: one that knew of it, and suspects no crime.

    That the police confirmed the crime ends nothing.
    """
    known = () if suspects_crime(triage) else {id for each in triage for id in each.knew}
    stops = reversed(of_kind(noted, STOPPED))
    return next((row for row in stops if row.id not in known), None)


def suspects_crime(triage: Collection[Triage]) -> bool:
    """Tell whether a triage that counts suspects a crime, or nude pictures of a child."""
    return any(stop.no_files for each in triage for stop in each.stops)


def closed_because(triage: Collection[Triage], noted: Sequence[Noted], category: str) -> str:
    """Return why nobody touches the files of a case, a sentence or two; empty when they may."""
    if standing_stop(triage, noted) is not None:
        return STOP
    if suspects_crime(triage):
        return ILLEGAL
    return NUDES if _closes(category) else ""


def _closes(category: str) -> bool:
    leads = (lead for each in categories() if each.id == category for lead in each.leads)
    return any(stop.no_files for lead in leads for stop in procedures()[lead].stops)
