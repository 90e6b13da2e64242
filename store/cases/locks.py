"""What closes the files and pictures of a case, and what opens them again (rows 13, 18, 19).

A crime that is suspected, nude pictures of a child, and STOP close them at once. Only a triage
opens them: one that knew of the STOP, and that suspects no crime any more. Whether anybody may
look further is for `freezes` to say.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.cases import gravity
from store.cases.checklist import Triage
from store.looking.noted import STOPPED, Noted, of_kind

if TYPE_CHECKING:
    from store.cases.case import Case

ILLEGAL = (
    "A crime is suspected: nobody adds, views, saves or prints files and pictures of this case. "
    "Only a new triage (F on the case's page) that suspects no crime, and that somebody else "
    "agrees to, ends this."
)
STOP = (
    "STOP was pressed: nobody adds, views, saves or prints files and pictures. Only a new triage "
    "(F on the case's page) that suspects no crime, and that somebody else agrees to, ends this."
)
NUDES = (
    "Nude pictures of a child: nobody adds, views, saves or prints files and pictures of this "
    "case. Only a new triage (F on its page) that has none in it, and that somebody else agrees "
    "to, ends this."
)

CRIME = "illegal"
"""The procedure of a crime that is suspected, as a triage says that it is grave."""


@dataclass(frozen=True)
class Over:
    """How a STOP ended: when (ISO 8601), and by whom, first who triaged it, then who agreed."""

    at: str
    by: tuple[str, str]


def over(case: "Case", stop: str) -> Over | None:
    """Return how a STOP ended, None while it stands: by the first agreed triage that took it back.

    That somebody wrote down what the police advise ends no STOP: the files stay closed.
    """
    weighed, two = case.weighed, gravity.agreed(case)
    if stop in weighed.ruling:
        return None
    ended = (e for e in case.triages if e.id in two and stop in weighed.lowers(e.id))
    words = {each.id: each for each in reversed(case.lowered)}
    for each in ended:
        return Over(words[each.id].at, (each.by, words[each.id].by))
    return None


def standing_stop(noted: Sequence[Noted], ruling: Collection[str]) -> Noted | None:
    """Return the last STOP that still counts (`store.cases.gravity`), or None.

    A triage ends it that knew of it and suspects no crime, once two stand behind that. That the
    police confirmed the crime ends nothing.
    """
    return next((row for row in reversed(of_kind(noted, STOPPED)) if row.id in ruling), None)


def suspects_crime(triage: Collection[Triage]) -> bool:
    """Tell whether a triage that counts suspects a crime, or nude pictures of a child."""
    return any(stop.no_files for each in triage for stop in each.stops)


def forbids_looking(triage: Collection[Triage]) -> bool:
    """Tell whether a triage that counts says of pictures and files that nobody looks at them.

    One that suspects a crime in which there are none closes them, and says nothing of them.
    """
    return any(stop.no_files and stop.say for each in triage for stop in each.stops)


def closed_because(triage: Collection[Triage], stop: Noted | None, grave: Collection[str]) -> str:
    """Return why nobody touches the files of a case, a sentence or two; empty when they may.

    `stop` is the STOP that stands, `grave` all that counts (`gravity.stands`).
    """
    if stop is not None:
        return STOP
    closing = [each for each in triage if suspects_crime([each])]
    # What an older program triaged does not say what of it is grave.
    if any(not each.grave or CRIME in each.grave for each in closing):
        return ILLEGAL
    return NUDES if closing or gravity.NO_FILES in grave else ""
