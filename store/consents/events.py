"""Events at school: who may take pictures, and that the families were told (procedure row 45).

They lie in the `roll`, so that whoever stands at the door knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.fields import Choice, Field, Kind

NOUN = "event"
PLANNED, TOLD, CALLED_OFF = "event.planned", "event.told", "event.called_off"
NOBODY, OWN, SCHOOL = "nobody", "own", "school"

PICTURES = (
    Choice(NOBODY, "Nobody takes pictures"),
    Choice(OWN, "Families, of their own child, for themselves"),
    Choice(SCHOOL, "The school alone takes pictures"),
)
FIELDS = (
    Field("name", "What is it?", required=True, limit=80, hint="Harvest assembly"),
    Field("on", "On which day?", Kind.DATE, True),
    Field("pictures", "Who may take pictures?", Kind.CHOICE, True, choices=PICTURES),
    Field("asked", "Were families asked beforehand?", Kind.YES_NO, True),
    Field("note", "Anything else", Kind.TEXT, limit=400),
)
TOLD_FIELDS = (
    Field("how", "How were they told?", required=True, limit=120, known=("Read out at the start",)),
)
NOTICES = {
    NOBODY: "Please take no pictures and no films today. Some children must not be shown.",
    OWN: "You may take pictures of your own child, for yourself. Please put no picture online "
    "that shows another child.",
    SCHOOL: "Please take no pictures yourself today. The school takes some and knows who may be "
    "in them.",
}
"""What is read out at the start, in our own words."""


@dataclass(frozen=True)
class Event:
    """An event on a day (`2026-10-02`); `told` says how and `told_by` who read the notice out."""

    id: str
    name: str = ""
    on: str = ""
    pictures: str = ""
    asked: str = ""
    note: str = ""
    told: str = ""
    told_by: str = ""
    called_off: bool = False


def fold(entries: Sequence[Entry]) -> Event:
    """Return an event."""
    return folded(Event(entries[0].subject.partition(":")[2]), entries, _APPLY)


def _planned(event: Event, entry: Entry, said: Any) -> Event:
    return replace(
        event,
        name=str(said.get("name", "")),
        on=str(said.get("on", "")),
        pictures=str(said.get("pictures", "")),
        asked=str(said.get("asked", "")),
        note=str(said.get("note", "")),
        called_off=False,
    )


def _told(event: Event, entry: Entry, said: Any) -> Event:
    return replace(event, told=str(said.get("how", "")), told_by=entry.by)


def _called_off(event: Event, entry: Entry, said: Any) -> Event:
    return replace(event, called_off=True)


def _summarise(event: Event) -> Summary:
    return Summary("off" if event.called_off else "planned", 0, event.on, "", event.name)


_APPLY: Apply[Event] = {PLANNED: _planned, TOLD: _told, CALLED_OFF: _called_off}
EVENT = Noun(NOUN, Event, fold, _summarise, frozenset(_APPLY), frozenset({PLANNED}))
