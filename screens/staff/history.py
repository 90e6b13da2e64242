"""The history of a case: every entry of it and of its worries, as lines a person can read.

Labels come from the fields of the acts, so a new act reads well without a line here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from screens.staff.said import said as chosen
from screens.times import day, moment
from store.acts import ALARM_FIELD, CLOSE_FIELDS, OPEN_FIELDS, acts
from store.casework import DONE_FIELDS, TAKE_OUT_FIELDS, task_fields
from store.drawer import Drawer
from store.fields import Choice, Field, Kind
from store.journal import Entry, in_order
from store.public_list import PublicList
from store.worries import PUPIL

Line = tuple[str, str]
"""A label (may be empty) and what was written."""


@dataclass(frozen=True)
class Event:
    """One thing that happened: `at` is ISO 8601; `child` are words of a child, verbatim."""

    at: str
    who: str
    title: str
    kind: str
    lines: tuple[Line, ...] = ()
    child: str = ""


def history(drawer: Drawer, case: str, public: PublicList, now: datetime) -> tuple[Event, ...]:
    """Return what happened in a case and to the worries in it, oldest first."""
    worries = [row.subject for row in drawer.rows("worry", parent=case)]
    entries = [entry for subject in (case, *worries) for entry in drawer.entries(subject)]
    reader = _Reader(public, now, entries)
    return tuple(reader.event(entry) for entry in in_order(entries))


class _Reader:
    """Puts entries into words."""

    def __init__(self, public: PublicList, now: datetime, entries: Sequence[Entry]) -> None:
        self.public = public
        self.now = now
        self._by_id = {entry.id: entry for entry in entries}
        self._tasks = {str(e.said["task"]): e for e in entries if e.kind.endswith(".task_sent")}
        people = tuple(Choice(person.id, person.name) for person in public.people)
        person = Field("person", "From whom", Kind.CHOICE, choices=people)
        sent = task_fields(public)
        self._titles: dict[str, tuple[str, Sequence[Field]]] = {
            act.kind: (_DONE.get(act.kind, act.title), act.fields) for act in acts(public)
        }
        self._titles |= {
            "case.opened": ("Case opened", OPEN_FIELDS),
            "case.action_done": ("Action done", DONE_FIELDS),
            "case.person_removed": ("Person taken out", TAKE_OUT_FIELDS),
            "worry.filed": ("Worry filed", (ALARM_FIELD, *CLOSE_FIELDS)),
            "worry.seen": ("Read what was told", ()),
            "worry.linked": ("Put what was told into this case", ()),
            "worry.answered": ("Answered the child", (Field("text", ""),)),
        }
        for noun in ("case", "worry"):
            self._titles |= {
                f"{noun}.task_sent": ("Asked a colleague", sent),
                f"{noun}.task_done": ("A colleague answered", (Field("text", ""),)),
                f"{noun}.kept_from": ("Kept from somebody", (person, Field("why", "Why"))),
                f"{noun}.moved_in": ("Moved to a drawer of its own", ()),
                f"{noun}.moved_out": ("Moved away", ()),
            }

    def event(self, entry: Entry) -> Event:
        """Return what an entry says."""
        if entry.kind == "worry.received":
            return self._told(entry)
        if entry.kind == "worry.added_to":
            return self._added(entry)
        title, fields = self._titles.get(entry.kind, ("Something a newer Worry Box wrote", ()))
        body = entry.said
        at, by = str(body.get("at", entry.at)), str(body.get("by", entry.by))
        lines = (*self._about(entry), *self._lines(fields, body))
        return Event(at, self._name(by), title, entry.kind, lines)

    def _told(self, entry: Entry) -> Event:
        body, told = entry.said, dict(entry.said.get("told", {}))
        child = told.get("source", PUPIL) == PUPIL
        by = str(told.get("by", ""))
        who = "A child" if child else self._name(by) if by else "A visitor, not signed in"
        title = "HELP NOW" if body.get("help_now") else "Told a worry" if child else "Told us"
        lines: list[Line] = [
            ("Name", told.get("name", "")),
            ("Class", told.get("class_name", "")),
            ("Coat peg", told.get("peg", "")),
            ("From", str(body.get("place", ""))),
            *self._chosen(told),
            ("Asked for", self._name(told["asks_for"]) if told.get("asks_for") else ""),
            ("Seen or said", told.get("fact", "")),
            ("Opinion", told.get("opinion", "")),
            ("Happened", told.get("happened", "")),
            ("Present", told.get("present", "")),
        ]
        words = told.get("words", "")
        if not child:
            lines.append(("Words", words))
        at = str(body.get("sent_at", entry.at))
        kept = tuple(line for line in lines if line[1])
        return Event(at, who, title, entry.kind, kept, words if child else "")

    def _added(self, entry: Entry) -> Event:
        body = entry.said
        at, by = str(body.get("sent_at", entry.at)), str(body.get("by", ""))
        if body.get("again"):
            return Event(at, "A child", "Pressed help now again", entry.kind)
        lines = [("Name", str(body.get("name", ""))), *self._chosen(body)]
        who = self._name(by) if by else "A child"
        kept = tuple(line for line in lines if line[1])
        return Event(at, who, "Added to it", entry.kind, kept, str(body.get("words", "")))

    def _chosen(self, told: Mapping[str, str]) -> list[Line]:
        labels = {"feeling": "Feels", "when": "Needs us", "helper": "Writing"}
        labels |= {"topic": "Topic", "online": "Online"}
        return [(word, chosen(id, told[id])) for id, word in labels.items() if told.get(id)]

    def _about(self, entry: Entry) -> list[Line]:
        """Return what an entry about an earlier one is about, by the words of that one."""
        earlier = self._by_id.get(str(entry.said.get("action") or entry.said.get("person") or ""))
        if entry.kind.endswith(".task_done"):
            earlier = self._tasks.get(str(entry.said.get("task", "")))
        if earlier is None:
            return []
        return [("", str(earlier.said.get("text") or earlier.said.get("name") or ""))]

    def _lines(self, fields: Sequence[Field], body: Mapping[str, object]) -> list[Line]:
        return [
            (field.label.partition(" (")[0], self._value(field, str(body[field.id])))
            for field in fields
            if body.get(field.id)
        ]

    def _value(self, field: Field, value: str) -> str:
        if field.kind is Kind.YES_NO:
            return {"yes": "Yes", "no": "No"}.get(value, value)
        if field.kind is Kind.DATE:
            return day(value, self.now)
        if field.kind is Kind.MOMENT:
            return moment(value, self.now)
        if field.kind in (Kind.CHOICE, Kind.SEVERAL):
            return ", ".join(self._choice(field, each) for each in value.split("\n"))
        return value

    def _choice(self, field: Field, id: str) -> str:
        known = next((choice.label for choice in field.choices if choice.id == id), "")
        person = self.public.person(id)
        return known or (person.name if person else id)

    def _name(self, id: str) -> str:
        return self.public.name_of(id)


_DONE = {
    "case.note_added": "Note",
    "case.person_added": "Person added",
    "case.action_added": "Action",
    "case.escalated": "Escalated",
    "case.parents": "Parents",
    "case.categorised": "Category or seriousness changed",
    "case.passed_on": "Case passed on",
    "case.closed": "Case closed",
    "case.reopened": "Case opened again",
}
