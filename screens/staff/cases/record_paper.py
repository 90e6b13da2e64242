"""The record of a case on paper: its sections, put together from the case and its history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from screens import stop_words
from screens.staff.cases.case_head import category, label_of
from screens.staff.cases.case_words import FOLLOWED
from screens.staff.cases.event import Event
from screens.staff.cases.history import history
from screens.staff.cases.record_sections import UNCHANGED, Line, Part, Section
from screens.staff.cases.told_events import SHUT_OUT
from screens.staff.labels import names_of
from screens.times import moment
from store.adults.rows import KINDS as ROWS
from store.adults.rows import MENTIONED, SAID_OF
from store.cases import copied, gravity, kinds, serious
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.checklist import DONE, Ticked
from store.cases.checklist import OPEN as STEP_OPEN
from store.cases.choices import AGENCIES
from store.cases.closings import SAID_FIELDS
from store.cases.kept import kept_alone
from store.cases.kept_alone import waiting
from store.drawers.drawer import Drawer
from store.fields import Kind
from store.involved import told_children
from store.involved.named_child import is_about_no_child
from store.involved.people import children, role_words
from store.involved.unseen import unseen
from store.looking.kept_safe import AFTER_END
from store.looking.looking_fields import in_words
from store.looking.noted import BEGUN, HELD, of_kind
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries.kinds import ADDED_TO, RECEIVED
from store.worries.worry import Worry

FAR = timedelta(days=20000)
"""A paper is read in years to come: its days are written with the year, never as "today"."""


@dataclass(frozen=True)
class Source:
    """What a record is made of."""

    drawer: Drawer
    case: Case
    worries: tuple[Worry, ...]
    held_by: tuple[str, ...]
    public: PublicList
    now: datetime
    session: Session

    @property
    def far(self) -> datetime:
        """The moment from which a paper is read: every day has its date and year."""
        return self.now + FAR

    @property
    def subjects(self) -> tuple[str, ...]:
        """The case and what was told in it."""
        return (self.case.id, *(each.id for each in self.worries))

    @property
    def events(self) -> tuple[Event, ...]:
        """The history of it all, but for what speaks of cases that may not be opened."""
        left_out = unseen(self.session, self.case)
        return history(
            self.drawer, self.case.id, self.subjects[1:], self.public, self.far, left_out
        )

    def when(self, at: str) -> str:
        """Return a moment as a paper says it."""
        return moment(at, self.far)


def whole(source: Source, people: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections of the whole record, those about its people among them."""
    events = source.events
    told = [event for event in events if event.child]
    sections = (
        _the_case(source),
        _closing(source),
        Section("What children said", UNCHANGED, _parts(source, told)),
        *people,
        *_adults(source, events),
        _steps(source),
        _calls(source, events),
        Section("Everything, in order", "The oldest first.", _parts(source, events)),
    )
    return tuple(each for each in sections if each.parts)


def one_page(source: Source) -> tuple[Section, ...]:
    """Return the sections of the page that goes into a main file elsewhere.

    It is kept there for as long as the child's file is (rows 12, 30): so it has the child's own
    words and when they were told, also once a closing sums it up.
    """
    case, ended = _the_case(source, short=True), _closing(source, short=True)
    sections = (case, _people(source), _so_far(source), ended, _calls(source, ()))
    return tuple(each for each in sections if each.parts)


SO_FAR = frozenset(
    {
        *(kinds.NOTE, kinds.TRIAGED, kinds.PARENTS, kinds.SANCTIONED),
        *(kinds.ACTION, kinds.ACTION_DONE, RECEIVED, ADDED_TO, BEGUN),
    }
)
"""What of a history stands on the page for the main file; children's words always do."""


def _so_far(source: Source) -> Section:
    """Return what was told, noted and decided, and what the parents were told, or why not."""
    found = [_in_short(each) for each in source.events if each.child or each.kind in SO_FAR]
    return Section("What was told, noted and decided", "The oldest first.", _parts(source, found))


def _in_short(event: Event) -> Event:
    """Return what the page has of an event: of a triage what followed from it, and why; of what was
    told not whom somebody shut out, since they may be able to read it there by now."""
    labels = [label for label, _ in event.lines]
    if event.kind == kinds.TRIAGED and FOLLOWED in labels:
        return replace(event, lines=event.lines[labels.index(FOLLOWED) :])
    return replace(event, lines=tuple(line for line in event.lines if line[0] != SHUT_OUT))


ONLY_NAMED = "Shut out, named, or put into the case, and what was said of that."
SO_TOLD = "Named in what was told."
NO_CHILD = "No child is named in this case."
GAPS = (
    "The school numbers all its cases one after the other, whatever they are about. A number that "
    "you do not have is that of another case: no part of this one is missing."
)
"""What a number that seems to be missing means, for whoever reads the record elsewhere."""


def _the_case(source: Source, *, short: bool = False) -> Section:
    case, public = source.case, source.public
    lines = (
        ("Title", case.title),
        ("Number", "" if short else f"{case.number}. {GAPS}"),
        ("Opened", source.when(case.opened_at)),
        ("Led by", public.name_of(case.lead)),
        ("About", category(case)),
        ("Seriousness", label_of(serious.WORDS, case.seriousness)),
        ("It is", "open" if case.state == OPEN else "closed"),
        *(("STOP", each) for each in stop_words.all_of(public, case, source.when)),
        *(
            ("Not yet agreed", f"{public.name_of(each.by)} says that it is less grave: {each.why}")
            for each in gravity.waiting(case)
        ),
        *(
            ("Not yet agreed", f"{public.name_of(e.by)} keeps it from {public.name_of(e.to)}")
            for e in waiting(kept_alone(case))
            if e.by
        ),
        ("Can open it", "" if short else names_of(public, source.held_by)),
        ("Kept from", names_of(public, tuple(dict.fromkeys(case.kept_from)))),
    )
    return Section("The case", "", (Part(lines=tuple(line for line in lines if line[1])),))


def _closing(source: Source, *, short: bool = False) -> Section:
    """Return how it ended; a page for the main file has its reference there at its head."""
    said = source.case.closing
    if said is None:
        return Section("How it ended", "It has not ended yet.", (Part(),))
    lines = []
    for field in SAID_FIELDS:
        if short and said.get(copied.REFERENCE) and field.id in copied.AT_THE_HEAD:
            continue
        value = said.get(field.id, "")
        if value and field.kind in (Kind.CHOICE, Kind.YES_NO):
            value = label_of(field.choices, value) or {"yes": "Yes", "no": "No"}.get(value, value)
        lines.append((field.label.partition(" (")[0], value))
    lines += [
        ("Why it was left open", said.get("left_open", "")),
        ("Left open", "; ".join(said.get("left", "").split("\n"))),
    ]
    lines += [*_closed_by(source), *_handed_on(source)]
    return Section("How it ended", "", (Part(lines=tuple(line for line in lines if line[1])),))


def _handed_on(source: Source) -> list[Line]:
    """Return whose hands each device came into that the school had still when it was closed."""
    since = (row.said for row in of_kind(source.case.noted, HELD) if row.said.get(AFTER_END))
    return [
        (
            "Handed on since",
            ", ".join(
                (
                    said[in_words("device")],
                    said["holder"],
                    said["where"],
                    source.when(said["since"]),
                )
            ),
        )
        for said in since
    ]


def _closed_by(source: Source) -> list[Line]:
    """Return who closed it and when; where two did, who proposed it and who agreed (row 12)."""
    entries = source.drawer.entries(source.case.id)
    ended = [each for each in entries if each.kind in (kinds.CLOSED, kinds.CLOSING_AGREED)][-1:]
    proposals = {each.said.get("proposal") for each in ended}
    ended = [*(each for each in entries if each.id in proposals), *ended]
    says = {kinds.CLOSED: "Closed", kinds.CLOSING_AGREED: "Agreed, and closed"}
    return [
        (
            says.get(each.kind, "Closing proposed"),
            f"{source.when(each.at)}, {source.public.name_of(each.by)}",
        )
        for each in ended
    ]


def _people(source: Source) -> Section:
    """Return who is in it; a child whom only what was told names is there as well.

    A page that names no child cannot be put into the file of one.
    """
    case = source.case
    found = [
        Part(each.name, " · ".join(filter(None, (role_words(each), each.detail))))
        for each in case.people
    ]
    told = told_children.told_of(case, source.worries)
    found += [Part(each["name"], f"{SO_TOLD} {each['detail']}".strip()) for each in told]
    if children(case) or told or is_about_no_child(case):
        return Section("People in it", "", tuple(found))
    return Section("People in it", NO_CHILD, (*found, Part()))


def _adults(source: Source, events: Sequence[Event]) -> tuple[Section, Section]:
    """Return what was judged, advised and decided about an adult at school, the oldest first.

    Apart from it, who was only named: no word of a harm threshold stands above them.
    """
    matter = source.case.matter
    about = {e.name for e in matter.adults if e.told or matter.outcome_of(e.key)}
    found = [event for event in events if event.kind in ROWS]
    light = [event for event in found if event.kind in (MENTIONED, SAID_OF)]
    named = [event for event in light if dict(event.lines).get("Who") not in about]
    others = [event for event in found if event not in named]
    lead = "The harm threshold, who advised, how it ended. Judging again keeps both judgements."
    return (
        Section("About the adult", lead, _parts(source, others)),
        Section("Adults who were named", ONLY_NAMED, _parts(source, named)),
    )


def _steps(source: Source) -> Section:
    parts = tuple(_step(source, each) for each in source.case.steps)
    return Section("Steps", "What the procedure asks for, and what became of it.", parts)


def _step(source: Source, each: Ticked) -> Part:
    if each.state == STEP_OPEN:
        due = f"open, due {source.when(each.step.due)}" if each.step.due else "open"
        return Part(each.step.title, due)
    said = "done" if each.state == DONE else "not needed"
    meta = f"{said}, {source.when(each.at)}, {source.public.name_of(each.by)}"
    lines = (("Note", each.note),) if each.note else ()
    return Part(each.step.title, meta, lines)


def _calls(source: Source, events: Sequence[Event]) -> Section:
    """Return the calls: in full where there is a history of them, else to whom and reference."""
    calls = [event for event in events if event.kind == kinds.ESCALATED]
    parts = _parts(source, calls) or tuple(
        Part(
            label_of(AGENCIES, each.to),
            source.when(each.at),
            (("Their reference", each.reference),) if each.reference else (),
        )
        for each in source.case.written
        if each.kind == kinds.ESCALATED
    )
    return Section("Calls and referrals", "", parts)


def _parts(source: Source, events: Iterable[Event]) -> tuple[Part, ...]:
    return tuple(
        Part(
            event.title,
            f"{source.when(event.at)}, {event.who}",
            event.lines,
            event.child,
            event.apart,
        )
        for event in events
    )
