"""Deciding about a behaviour: what the school's table proposes, with what was there before."""

from contextlib import suppress
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.half_written import HalfWritten
from screens.staff.pick import Pick
from screens.staff.record_page import RecordPage
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.form import Form
from screens.widgets.listing import Row
from screens.widgets.plain import PlainText, plain
from store import consequences, school_rules
from store.cases import Case
from store.consequences import Earlier
from store.drawer import Drawer
from store.errors import Refused, WorryBoxError
from store.involved.people import CasePerson, short_roles
from store.sanctions import PUPILS
from store.session import Session

SANCTION = Deed("sanction", "b", "Behaviour, sanction")
WIDE = 110
"""From so many columns on, what is proposed stands beside the questions."""
NOBODY = "Nobody is named in this case yet. Press P and say who did what."
SAME_NAME = "Counted by the whole name, in what you may read: look whether it is the same person."
_ROLES = ("instigator", "adult", "other", "witness", "victim")


def ask_about(page: RecordPage, case: Case) -> None:
    """Have a person of the case chosen, or a decision to take back; then ask about it.

    Raises:
        Refused: nobody is named in the case, or it is not triaged.
    """
    consequences.may_decide(case)
    if not case.people:
        raise Refused(NOBODY)
    people = {each.id: each for each in sorted(case.people, key=_place)}
    decided = {each.id: each for each in case.sanctions if not each.lifted}
    rows = [
        Row(id, (each.name, short_roles(each), each.detail), "", "decide")
        for id, each in people.items()
    ]
    rows += [
        Row(id, (each.name, "", each.says), "quiet", "take back") for id, each in decided.items()
    ]

    def chosen(id: str | None) -> None:
        if id in people:
            decide = Deciding(page.session, page.clock, page.drawer, case, people[id])
            page.app.push_screen(decide, lambda said: _decided(page, said))
        elif id in decided:
            _take_back(page, case, id)

    if len(rows) == 1:
        chosen(rows[0].id)
        return
    columns = (Column("Who", 22), Column("Part", 10), Column("What"))
    page.app.push_screen(Pick(SANCTION.title, columns, rows, empty=NOBODY), chosen)


def _decided(page: RecordPage, said: str | None) -> None:
    if said:
        page.reload()
        page.say(said)


def _take_back(page: RecordPage, case: Case, sanction: str) -> None:
    page.ask(
        "Take the decision back",
        consequences.LIFT_FIELDS,
        lambda said: page.tried(
            lambda: consequences.lift(page.drawer, case, sanction, said, page.clock()),
            "Taken back. The history keeps both entries.",
        ),
        form=page.draft_name(f"lift:{sanction}"),
    )


class Deciding(StaffScreen[str]):
    """The questions about one person's behaviour; ends with what is said once it is recorded."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, session: Session, clock: Clock, drawer: Drawer, case: Case, person: CasePerson
    ) -> None:
        super().__init__(session, clock)
        self._drawer, self._case, self._who = drawer, case, person
        self._table = school_rules.table(session, consequences.table_for(person))
        self._earlier = consequences.earlier(session, case, person)
        pupil = self._table.id == PUPILS
        fields = consequences.decision_fields(self._table, self._earlier, pupil=pupil)
        self._half = HalfWritten(session, clock, f"sanction:{person.id}@{case.id}")
        answered = consequences.known(case)
        known = {consequences.AS_PROPOSED: "yes", **answered, **self._half.before}
        self._form = Form(fields, known, clock=clock, id="decide-form")

    def compose(self) -> ComposeResult:
        """Draw the title, the questions, and what follows from the answers."""
        yield PlainText(f"{self._who.name} · {self._case.number}", classes="title")
        with Container(id="triage-body"):
            yield self._form
            with VerticalScroll(id="follows", classes="pane", can_focus=False) as pane:
                pane.border_title = plain("What the school's table proposes")
                yield PlainText(id="follows-head")
                yield PlainText(id="follows-steps", classes="quiet")

    def on_mount(self) -> None:
        """Begin at the first question."""
        self._form.focus_first()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Put what follows beside the questions where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def keep_draft(self) -> None:
        """Keep what is half answered, wherever the disk takes it."""
        with suppress(WorryBoxError):
            self._half.keep(self._form)

    def action_back(self) -> None:
        """Go back; what was answered is thrown away only when asked."""
        self._form.action_back()

    def _show(self) -> None:
        says = consequences.proposed(self._table, self._form.values)
        # In a line, so that in a small window all that is proposed is in sight.
        what = "  ".join(f"• {words}" for words in says.words)
        asks = "Say what they did, and how it came about: what is proposed stands here."
        head = "\n".join(line for line in (says.note, what) if line) or asks
        self.query_one("#follows-head", PlainText).show(head)
        self.query_one("#follows-steps", PlainText).show("\n".join(self._before()))

    def _before(self) -> list[str]:
        if not self._earlier:
            return [f"Nothing earlier is known of {self._who.name}.", self._table.note]
        count, warned = len(self._earlier), consequences.warnings(self._earlier)
        earlier = "1 earlier incident" if count == 1 else f"{count} earlier incidents"
        warnings = "1 warning" if warned == 1 else f"{warned} warnings"
        told = [f"{earlier}, {warnings}. {SAME_NAME}"]
        return [*told, *(self._told(each) for each in self._earlier), self._table.note]

    def _told(self, each: Earlier) -> str:
        what = each.sanction.says if each.sanction else each.title
        done = "; ".join(each.sanction.actions) if each.sanction else ""
        parts = (each.number, day(each.at, self.clock()), each.detail, what, done)
        return "- " + ", ".join(part for part in parts if part)

    @on(Form.Changed)
    def _changed(self, event: Form.Changed) -> None:
        event.stop()
        self._show()

    @on(Form.Submitted)
    def _submitted(self, event: Form.Submitted) -> None:
        event.stop()
        question = gently(self._form.fields)(event.values)
        if question is None:
            self._record(event.values)
        else:
            self.app.push_screen(question, lambda yes: self._record(event.values) if yes else None)

    def _record(self, said: dict[str, str]) -> None:
        def record() -> None:
            now = self.clock()
            made = consequences.decide(
                self.session, self._drawer, self._case, self._who, self._table, said, now
            )
            self._half.forget()
            done = "; ".join(made.actions) or "nothing"
            self.dismiss(f"Saved: {self._who.name}, {done}.")

        self.attempt(record)

    @on(Form.Cancelled)
    def _cancelled(self, event: Form.Cancelled) -> None:
        event.stop()
        if not self._form.touched:
            self.keep_draft()
            self.dismiss(None)
            return
        question = Confirm(
            "Throw this away?",
            "What you answered is not saved.",
            yes="Throw away",
            no="Go on answering",
            careful=True,
        )
        self.app.push_screen(question, self._thrown_away)

    def _thrown_away(self, yes: bool | None) -> None:
        if yes:
            self._half.forget()
            self.dismiss(None)


def _place(person: CasePerson) -> int:
    places = [_ROLES.index(role) for role in person.roles if role in _ROLES]
    return min(places, default=len(_ROLES))
