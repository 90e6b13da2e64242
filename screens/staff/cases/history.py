"""The history of a case: every entry of it and of its worries, as lines a person can read.

Labels come from the fields of the acts, so a new act reads well without a line here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from screens.staff.cases import told_events
from screens.staff.cases.case_words import (
    OF_KEEPING,
    asked_in,
    for_step,
    said_of,
    step_words,
    what_is,
)
from screens.staff.cases.event import Event, Line
from screens.staff.involved.words import titles
from screens.staff.worries.entries import TITLES as WORRY_TITLES
from screens.times import day, moment
from store.cases import kinds
from store.cases.act_fields import OPEN_FIELDS
from store.cases.acts import acts
from store.cases.casework import DONE_FIELDS
from store.cases.checklist import triage_of
from store.cases.kept_alone import FIRST
from store.cases.references import REFERENCE
from store.drawers.drawer import Drawer
from store.drawers.journal import Entry, place
from store.drawers.undecided import Undecided, together
from store.fields import Choice, Field, Kind
from store.involved.unseen import NOTHING, Unseen
from store.school.public_list import PublicList
from store.worries import kinds as of_worry

_ABOUT = Field("about", "It is about them", Kind.YES_NO)
_WHY, _THERE = Field("why", "Why"), Field("to", "Now in case")


def history(
    drawer: Drawer,
    case: str,
    worries: Sequence[str],
    public: PublicList,
    now: datetime,
    unseen: Unseen = NOTHING,
) -> tuple[Event, ...]:
    """Return what happened in a case and to the worries in it, oldest first.

    What a withdrawn terminal wrote after its end stands among it, and says so.
    """
    parts = [drawer.parted(subject) for subject in (case, *worries)]
    counting = [entry for each in parts for entry in unseen.leave(each.counting)]
    apart = [entry for each in parts for entry in each.apart]
    reader = _Reader(public, now, [*counting, *apart], case, drawer.person)
    moved = {(_verb(entry), entry.at) for entry in counting if entry.subject == case}
    events = [(place(e), reader.event(e)) for e in counting if not _goes_along(e, case, moved)]
    events += [(place(e), reader.apart(e)) for e in apart]
    return tuple(event for _, event in sorted(events, key=lambda each: each[0]))


def where(entry: Entry, public: PublicList) -> str:
    """Return the terminal an entry was written at, as it stands in a sentence."""
    terminal = public.terminal(entry.terminal)
    return (terminal and terminal.name) or "the first office terminal"


def decided(
    drawer: Drawer, record: Undecided, public: PublicList, now: datetime
) -> tuple[Event, ...]:
    """Return the decisions that stand side by side in a record, as its history shows them.

    Those about one thing come together; the others are for another time.
    """
    entries = drawer.entries(record.id)
    reader = _Reader(public, now, entries, record.id, drawer.person)
    by_id = {entry.id: entry for entry in entries}
    return tuple(
        _said_in_full(drawer, by_id[each.id], reader.event(by_id[each.id]))
        for each in together(record)
    )


def _said_in_full(drawer: Drawer, entry: Entry, event: Event) -> Event:
    """Return an event that names the case it speaks of."""
    case = drawer.get(str(entry.said["case"])) if entry.kind == of_worry.LINKED else None
    if case is None:
        return event
    line = ("Case", f"{case.number}  {case.title}".strip())
    return replace(event, title="Put into a case", lines=(*event.lines, line))


def _goes_along(entry: Entry, case: str, moved: Collection[tuple[str, str]]) -> bool:
    """Tell whether another entry says it: the case's own, or that it was handed over in the end."""
    moves = entry.kind in (of_worry.MOVED_IN, of_worry.MOVED_OUT) and entry.subject != case
    return entry.kind in kinds.GO_ALONG or (moves and (_verb(entry), entry.at) in moved)


class _Reader:
    """Puts entries into words."""

    def __init__(
        self,
        public: PublicList,
        now: datetime,
        entries: Sequence[Entry],
        case: str,
        reader: str,
    ) -> None:
        self.public = public
        self.now = now
        self.case = case
        self.reader = reader
        self._by_id = {entry.id: entry for entry in entries}
        self._tasks = {str(e.said["task"]): e for e in entries if e.kind.endswith(".task_sent")}
        people = tuple(Choice(person.id, person.name) for person in public.people)
        person = Field("person", "From whom", Kind.CHOICE, choices=people)
        beside = Field("beside", "Let in instead", Kind.CHOICE, choices=people)
        first = Field(FIRST, "As was what was told, by", Kind.CHOICE, choices=people)
        to = Field("to", "Whom", Kind.CHOICE, choices=people)
        sent = (to, Field("text", "What"), Field("due", "By when", Kind.DATE))
        self._titles: dict[str, tuple[str, Sequence[Field]]] = {
            kind: (act.done, act.fields) for kind, act in acts(public).items()
        }
        self._titles |= {
            kinds.OPENED: ("Case opened", OPEN_FIELDS),
            kinds.TRIAGED: ("Triaged", (_WHY,)),
            kinds.ACTION_DONE: ("Action done", DONE_FIELDS),
            kinds.WORRY_LEFT: ("Taken out of this case", (Field("name", ""), _THERE, _WHY)),
        }
        self._titles |= {**titles(public), **WORRY_TITLES}
        from_whom = replace(person, id="to")
        self._titles |= {kind: (said, (from_whom, _WHY)) for kind, said in OF_KEEPING.items()}
        for noun in ("case", "worry"):
            self._titles |= {
                f"{noun}.chosen": ("Chose between two decisions", ()),
                f"{noun}.task_sent": ("Asked a colleague", sent),
                f"{noun}.task_taken_back": ("Took back what a colleague was asked", sent),
                f"{noun}.task_done": ("A colleague answered", (Field("text", ""),)),
                f"{noun}.kept_from": ("Kept from somebody", (person, beside, _ABOUT, first, _WHY)),
                f"{noun}.moved_in": ("Moved into this drawer", ()),
                f"{noun}.moved_out": ("Moved away", ()),
            }

    def event(self, entry: Entry) -> Event:
        """Return what an entry says."""
        if entry.kind == of_worry.RECEIVED:
            return told_events.told(entry, self.public, self.now, self.reader)
        if entry.kind == of_worry.ADDED_TO:
            return told_events.added(entry, self.public)
        if entry.kind == of_worry.LINKED and entry.said.get("case") != self.case:
            return Event(entry.at, self._name(entry.by), "Put into another case", entry.kind)
        if entry.kind == kinds.STEP_TICKED:
            return self._ticked(entry)
        if words := said_of(entry, self._lines):
            lines = (*self._about(entry), *words[1])
            return Event(entry.at, self._name(entry.by), words[0], entry.kind, lines)
        title, fields = self._titles.get(entry.kind, ("Something a newer Worry Box wrote", ()))
        body = entry.said
        # What was taken back says by whom it was asked: that is somebody else.
        back = entry.kind.endswith(".task_taken_back")
        by = entry.by if back else str(body.get("by", entry.by))
        at = str(body.get("at", entry.at))
        asked = asked_in(triage_of(entry, body)) if entry.kind == kinds.TRIAGED else []
        before = (*for_step(body), *self._about(entry), *self._between(entry), *asked)
        lines = (*before, *self._lines(fields, body))
        return Event(at, self._name(by), title, entry.kind, lines)

    def _ticked(self, entry: Entry) -> Event:
        """Return what was said of a step, by the words it had then."""
        said = entry.said
        title, asked = step_words(str(said.get("said", "")))
        lines = (("", str(said.get("printed", ""))), (asked, str(said.get("note", ""))))
        kept = tuple(line for line in lines if line[1])
        return Event(entry.at, self._name(entry.by), title, entry.kind, kept)

    def apart(self, entry: Entry) -> Event:
        """Return what an entry says that does not count, and why not."""
        by, place = self._name(entry.by), where(entry, self.public)
        why = f"Written at {place} after it was withdrawn, by {by}: it does not count."
        return replace(self.event(entry), apart=why)

    def _about(self, entry: Entry) -> list[Line]:
        """Return what an entry about an earlier one is about, by the words of that one."""
        said = entry.said
        keys = ("action", "sanction", "person", "investigation")
        known = () if entry.kind == kinds.SANCTIONED else keys
        about = [str(said.get(each) or "").removeprefix(REFERENCE) for each in known]
        earlier = next((self._by_id[id] for id in about if id in self._by_id), None)
        if entry.kind.endswith(".task_done"):
            earlier = self._tasks.get(str(entry.said.get("task", "")))
        if earlier is None:
            return []
        return [("", what_is(earlier, said))]

    def _between(self, entry: Entry) -> list[Line]:
        """Return which decision stands since a choice, and which do not."""
        between = [self._by_id[id] for id in entry.said.get("between", ()) if id in self._by_id]
        stands = entry.said.get("decision")
        return [
            ("Stands" if each.id == stands else "Does not stand", self._in_short(each))
            for each in sorted(between, key=lambda each: each.id != stands)
        ]

    def _in_short(self, entry: Entry) -> str:
        event = self.event(entry)
        return f"{event.title}, by {event.who}, {moment(event.at, self.now)}"

    def _lines(self, fields: Sequence[Field], body: Mapping[str, object]) -> list[Line]:
        said = {field.id: body.get(f"{field.id}_is") or body.get(field.id) for field in fields}
        return [
            (field.label.partition(" (")[0], self._value(field, str(said[field.id])))
            for field in fields
            if said[field.id]
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


def _verb(entry: Entry) -> str:
    return entry.kind.partition(".")[2]
