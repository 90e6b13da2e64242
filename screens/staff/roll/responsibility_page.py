"""Who may decide: adults of whom the list does not say it plainly, looked through one by one."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.roll.roll_words import away_words
from screens.staff.seen import SeenFirst
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.roll import responsibility
from store.roll.responsibility import Doubt
from store.signing_in.session import Session

LEAD = (
    "Who has parental responsibility? The list does not say it plainly, so they get no letter. "
    "Look it up: 1 is yes, 2 is no, Enter keeps it."
)
EMPTY = "Nobody waits: of every adult the list says plainly, or somebody has looked."
FIRST = "Please press 1 or 2 first: nothing is kept without an answer."
AFTER = {"": "yes", "yes": "no", "no": ""}
"""What a click makes of an answer."""
KEYS = {
    "1": "mark('yes')",
    "2": "mark('no')",
    "0": "mark('')",
    "enter": "keep",
}
"""Keys about the row under the cursor, and what they do."""


class ResponsibilityPage(SeenFirst, StaffScreen[None]):
    """Each adult with what the list said; what was kept leaves the list, U brings it back."""

    AUTO_FOCUS = "#doubts"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "mark('yes')", "Yes", id="doubts.yes", tooltip="They may decide"),
        Binding("2", "mark('no')", "No", id="doubts.no", tooltip="They may not"),
        Binding("0", "mark('')", "Blank", id="doubts.blank", tooltip="Take the answer back"),
        Binding("enter", "keep", "Keep", id="doubts.keep", tooltip="Keep it, and go on"),
        Binding("u", "undo", "Undo", id="doubts.undo", tooltip="Undo the last one kept"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._found: dict[str, Doubt] = {}
        self._marks: dict[str, str] = {}
        self._done: list[Doubt] = []

    def compose(self) -> ComposeResult:
        """Draw what it is about, the adults, what is known of the marked one, and the foot."""
        yield PlainText("Who may decide", classes="title")
        yield PlainText(LEAD, classes="quiet")
        columns = (
            Column("Child", 22),
            Column("Adult"),
            Column("Relationship", 13),
            Column("The list says", 14),
        )
        yield Listing(columns, empty=EMPTY, id="doubts")
        yield PlainText(id="doubt-says", classes="lead")
        yield PlainText(id="doubt-pace", classes="quiet")
        with Horizontal(classes="foot"):
            yield Button("Yes  1", id="doubt-yes")
            yield Button("No  2", id="doubt-no")
            yield Button("Keep  Enter", id="keep", classes="-main")
            yield Button("Undo  U", id="undo")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin with the first."""
        for each in self.query(Button):
            each.can_focus = False
        self.show()

    def show(self) -> None:
        """Read who waits, and show it."""
        if not self.session.drawers:
            return
        found = responsibility.to_look_at(self.session)
        self._found = {f"{each.tie.pupil}-{each.tie.carer}": each for each in found}
        self._draw()

    def _draw(self) -> None:
        self.query_one(Listing).show([self._row(id, each) for id, each in self._found.items()])
        left, done = len(self._found), len(self._done)
        last = f" The last: {self._done[-1].carer.name}." if self._done else ""
        self.query_one("#doubt-pace", PlainText).show(f"{left:,} wait, {done:,} kept.{last}")
        self._say_whole()

    def _row(self, id: str, each: Doubt) -> Row:
        pupil, mark = each.pupil, self._marks.get(id, "")
        said = each.tie.responsibility_said
        cells = (pupil.called, each.carer.name, each.tie.relationship, said)
        return Row(id, cells, "good" if mark == "yes" else "warning" if mark else "", mark or "–")

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._say_whole()

    def _say_whole(self, sentence: str = "") -> None:
        each = self._found.get(self.query_one(Listing).row_id or "")
        if each is None:
            self.query_one("#doubt-says", PlainText).show(sentence)
            return
        as_what = each.tie.relationship.lower() or "no relationship is known"
        words = (
            f"{each.carer.name or 'No name'} ({as_what}) of {each.pupil.called}, "
            f"{each.pupil.school_class}. The list says: “{each.tie.responsibility_said}”."
        )
        shown = sentence or f"{words} {away_words(each.tie)}".strip()
        self.query_one("#doubt-says", PlainText).show(shown)

    async def on_key(self, event: events.Key) -> None:
        """Do at once what a key means for the adult it was pressed for, and for nobody else."""
        if (action := KEYS.get(event.key)) is None:
            return
        event.stop()
        event.prevent_default()
        if self.was_seen(event):
            await self.run_action(action)

    def action_mark(self, said: str) -> None:
        """Mark the answer about the adult under the cursor; Enter keeps it."""
        if (id := self.query_one(Listing).row_id) is not None:
            self._marks[id] = said
            self._draw()

    @on(Listing.Chosen)
    def _clicked(self, event: Listing.Chosen) -> None:
        """Answer by mouse: yes, no, blank in turn."""
        event.stop()
        self.action_mark(AFTER[self._marks.get(event.row_id, "")])

    @on(Button.Pressed, "#doubt-yes")
    def _yes(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_mark("yes")

    @on(Button.Pressed, "#doubt-no")
    def _no(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_mark("no")

    def action_keep(self) -> None:
        """Keep the answer about the adult under the cursor, and go on to the next."""
        id = self.query_one(Listing).row_id or ""
        if (each := self._found.get(id)) is None:
            return
        if not (said := self._marks.get(id, "")):
            self._say_whole(FIRST)
            return
        now, may = self.clock(), said == "yes"
        if self.attempt(lambda: responsibility.decide(self.session, each.tie, may=may, now=now)):
            self._done.append(each)
            del self._found[id], self._marks[id]
            self._draw()
            self.another_comes()
        else:
            self.show()

    def action_undo(self) -> None:
        """Undo the last one that was kept; press again for the one before."""
        if not self._done:
            self._say_whole("There is nothing to undo here.")
            return
        last = self._done[-1]
        if self.attempt(lambda: responsibility.undo(self.session, last.tie, self.clock())):
            self._done.pop()
            self.show()
            ids = list(self._found)
            id = f"{last.tie.pupil}-{last.tie.carer}"
            self.query_one(Listing).cursor = ids.index(id) if id in ids else 0
            self.another_comes()
