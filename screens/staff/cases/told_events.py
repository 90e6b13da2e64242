"""What was told, and added to it later, as the history and the record of a case say it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from screens.staff.cases.event import Event, Line
from screens.staff.labels import first_capital, names_of
from screens.staff.worries.said import said as chosen
from screens.times import moment
from store.drawers.journal import Entry
from store.letterbox.told import PARENT, PUPIL
from store.school.public_list import PublicList
from store.worries.worries import fold
from store.worries.worry import NAMELESS, written_with

SHUT_OUT = "Not to see it"
"""What it is called whom a child, or a colleague, shut out."""
_ADULT = {id: first_capital(name) for id, name in NAMELESS.items()}


def told(entry: Entry, public: PublicList, now: datetime, reader: str) -> Event:
    """Return what was told, as the entry by which it was received says it.

    That somebody was shut out is not read by themself, should they be let in later (`reader`).
    """
    body, said = entry.said, dict(entry.said.get("told", {}))
    child = said.get("source", PUPIL) == PUPIL
    who = "A child" if child else _writer(entry, said, public)
    title = "HELP NOW" if body.get("help_now") else "Told a worry" if child else "Told us"
    lines: list[Line] = [
        ("About", _ADULT.get(said.get("about", ""), "")),
        ("Name", said.get("name", "") or _name(public, said.get("adult"))),
        ("Class", said.get("class_name", "")),
        ("Coat peg", said.get("peg", "")),
        ("From", str(body.get("place", ""))),
        *_chosen(said),
        ("Asked for", _name(public, said.get("asks_for"))),
        (SHUT_OUT, names_of(public, _shut_out(said, reader))),
        ("Seen or said", said.get("fact", "")),
        ("Opinion", said.get("opinion", "")),
        ("Happened", moment(said.get("happened", ""), now)),
        ("Told", "by themself, about themself" if said.get("of_self") else ""),
        ("Named", "asks not to be named to the adult" if said.get("unnamed") else ""),
        ("Present", said.get("present", "")),
        ("Told by", said.get("teller", "")),
    ]
    words = said.get("words", "")
    if not child:
        lines.append(("Words", words))
    at = str(body.get("sent_at", entry.at))
    kept = tuple(line for line in lines if line[1])
    return Event(at, who, title, entry.kind, kept, words if child else "")


def added(entry: Entry, public: PublicList) -> Event:
    """Return what was added to it."""
    body = entry.said
    at, by = str(body.get("sent_at", entry.at)), str(body.get("by", ""))
    if body.get("again"):
        return Event(at, "A child", "Pressed help now again", entry.kind)
    lines = [("Name", str(body.get("name", ""))), *_chosen(body)]
    who = public.name_of(by) if by else "A child"
    kept = tuple(line for line in lines if line[1])
    return Event(at, who, "Added to it", entry.kind, kept, str(body.get("words", "")))


def _writer(entry: Entry, told: Mapping[str, str], public: PublicList) -> str:
    if not (by := str(told.get("by", ""))):
        return f"A {'parent' if told.get('source') == PARENT else 'visitor'}, not signed in"
    proven = written_with(fold([entry]), public)
    return public.name_of(by) if proven else f"In {public.name_of(by)}'s name, not with their PIN"


def _chosen(told: Mapping[str, str]) -> list[Line]:
    labels = {"feeling": "Feels", "when": "Needs us", "helper": "Writing"}
    labels |= {"topic": "Topic", "online": "Online"}
    return [(word, chosen(id, told[id])) for id, word in labels.items() if told.get(id)]


def _name(public: PublicList, id: str | None) -> str:
    return public.name_of(id) if id else ""


def _shut_out(told: Mapping[str, Any], reader: str) -> tuple[str, ...]:
    return tuple(str(id) for id in told.get("kept_from", ()) if id != reader)
