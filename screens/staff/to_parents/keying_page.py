"""Slips from paper, one after the other: code, 1 or 2 for each question, Enter.

A scanner types the code and presses Enter. A slip of four answers takes five keys then, and twelve
where the code is typed. A slip is kept by Enter alone: one that is open when the next is scanned is
laid aside and named until it is scanned again, and what follows belongs to the slip in the hand.
"""

from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.to_parents import slip_words
from screens.staff.to_parents.half_slip import MEANS, Half
from screens.staff.to_parents.slip_keys import SlipKeys
from screens.widgets.columns import Column
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.consents import keying, short_codes
from store.consents.keying import Keyed
from store.errors import WorryBoxError
from store.fields import Field, Kind, Lies
from store.letterbox import collect
from store.signing_in.session import Session

LEAD = "Scan the bars of a slip, or type its code and press Enter."
EMPTY = "The questions of the slip stand here. 1 is yes, 2 is no, 0 is left blank, Enter keeps it."
ASIDE = "Not kept yet, please scan again: {names}."
NO_STANDS = "Kept. Where a no was said since, the no stands."
SIGNED_ON = (
    Field("on", "Date on the slip", Kind.DATE, hint="Empty: none stands on it.", lies=Lies.BEHIND),
)
SIGNED = (Field("name", "Who has signed it?", required=True, limit=80),)


class KeyingPage(StaffScreen[None]):
    """The code above, the questions below, and how many were done."""

    AUTO_FOCUS = "#slip-code"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "tick('yes')", "Yes", id="keying.yes", tooltip="Yes to the marked question"),
        Binding("2", "tick('no')", "No", id="keying.no", tooltip="No to the marked question"),
        Binding("0", "tick('')", "Blank", id="keying.blank", tooltip="It was left blank"),
        Binding("backspace", "before", "Before", id="keying.before", tooltip="One question up"),
        Binding(
            "slash",
            "signed",
            "Name",
            id="keying.name",
            tooltip="Somebody else has signed",
            key_display="/",
        ),
        Binding("u", "undo", "Undo", id="keying.undo", tooltip="Undo the last slip"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._half: Half | None = None
        self._done: list[Keyed] = []
        self._began: datetime | None = None
        self._aside: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Draw the code, whose slip it is, the questions, what was done, and the foot."""
        yield PlainText("Slips from paper", classes="title")
        yield PlainText(LEAD, classes="quiet")
        yield SlipKeys(self)
        yield PlainText(id="slip-says", classes="warning")
        yield PlainText(id="slip-child", classes="lead")
        yield Listing((Column("Question"),), empty=EMPTY, id="slip-questions")
        yield PlainText(id="slip-aside", classes="warning")
        yield PlainText(id="slip-pace", classes="quiet")
        with Horizontal(classes="foot"):
            yield Button("Keep  Enter", id="keep", classes="-main")
            yield Button("Undo the last  U", id="undo")
            yield Button("Other name  /", id="signed")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin with a code; all keys go to one place, whatever was clicked."""
        for each in (self.query_one(Listing), *self.query(Button)):
            each.can_focus = False
        self._next()
        self.post_message(self.CarryNow(lambda trouble: self.take_in()))

    def take_in(self) -> None:
        """Take in what has come."""
        if self.session.drawers and self.is_attached:
            self.attempt(lambda: collect.collect(self.session, self.clock()))

    def on_key(self, event: events.Key) -> None:
        """Send there what came to the page itself."""
        entry = self.query_one(SlipKeys)
        if self.focused is not entry:
            self.set_focus(entry)
            if entry.take(event):
                event.stop()
                event.prevent_default()

    @property
    def is_open(self) -> bool:
        """Whether a slip is open."""
        return self._half is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let answers be keyed only where there is a slip."""
        if action in ("tick", "before", "signed"):
            return self._half is not None
        return super().check_action(action, parameters)

    def find(self, typed: str) -> None:
        """Open the slip of a code as it was typed or scanned."""
        # What came by phone until now, so that it is seen what was taken back.
        self.take_in()
        try:
            slip = keying.find(self.session, typed)
        except WorryBoxError as error:
            self._say(str(error))
            self.query_one(SlipKeys).action_select_all()
            return
        self._half = Half(slip, slip.is_over(self.clock().date()))
        self._began = self._began or self.clock()
        self.query_one(SlipKeys).clear_for()
        self._pace()
        before = slip_words.answered_before(self.session, slip, self.clock())
        self._say(" ".join(filter(None, (keying.ONLY_NO if self._half.is_over else "", before))))
        self._show()
        self.query_one(Listing).cursor = 0

    def lay_aside(self) -> None:
        """Leave the open slip unkept, and name it until it is scanned again."""
        if (half := self._half) is None:
            return
        letter, pupil = half.slip.letter, half.slip.pupil
        self._aside[letter.id] = f"{pupil.called}, {short_codes.shown(half.slip.code)}"
        self._half = None
        self._show()
        self._pace()
        self._say("The slip before was not kept: another code came before Enter.")

    def _show(self) -> None:
        half = self._half
        self.query_one("#slip-child", PlainText).show(half.who if half else "")
        self.query_one(Listing).show(half.rows() if half else [])

    def answer(self, digit: str) -> None:
        """Note an answer by its digit."""
        self.action_tick(MEANS[digit])

    def step(self, by: int) -> None:
        """Mark another question."""
        self.query_one(Listing).action_step(by)

    def action_tick(self, said: str) -> None:
        """Note an answer and go to the next question."""
        listing = self.query_one(Listing)
        if self._half is None or listing.row_id is None:
            return
        if not self._half.answer(listing.row_id, said):
            self._say(keying.ONLY_NO)
        self._show()
        self._pace()
        listing.action_step(1)

    def action_before(self) -> None:
        """Go one question up."""
        self.step(-1)

    @on(Listing.Chosen)
    def _clicked(self, event: Listing.Chosen) -> None:
        """Answer by mouse: yes, no, blank in turn."""
        event.stop()
        if self._half is not None:
            self._half.turn(event.row_id)
            self._show()
            self._pace()

    @on(Button.Pressed, "#keep")
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.keep()

    def keep(self) -> None:
        """Keep the open slip."""
        half = self._half
        if half is None:
            self._next()
            return
        self.take_in()
        if keying.overtaken(self.session, half.slip, half.said, name=half.name):
            self._ask_day(half)
        else:
            self._keep(half, "")

    def _ask_day(self, half: Half) -> None:
        """Ask when a slip was signed whose adult has said no since its letter was printed."""
        self.ask(
            "When was it signed?",
            SIGNED_ON,
            lambda said: self._keep(half, said.get("on", "")),
            form=f"slip-day@{half.slip.letter.id}",
            intro=slip_words.no_since(self.session, half.slip, self.clock()),
            save="Keep",
            sure=lambda said: keying.judge_day(half.slip, said.get("on", ""), self.clock()),
        )

    def _keep(self, half: Half, on: str) -> None:
        try:
            done = keying.key_in(
                self.session, half.slip, half.said, self.clock(), name=half.name, on=on
            )
        except WorryBoxError as error:
            self._say(str(error))
            return
        stands = keying.overtaken(self.session, half.slip, half.said, on, name=half.name)
        self._done.append(done)
        self._aside.pop(half.slip.letter.id, None)
        self._next()
        self._say(NO_STANDS if stands else "")

    def action_signed(self) -> None:
        """Say that somebody else has signed."""
        if (half := self._half) is None:
            return
        self.ask(
            "Who has signed?",
            SIGNED,
            lambda said: self._call(half, said["name"]),
            form=f"slip@{half.slip.letter.id}",
            intro="The letter was written to somebody else. What this person may decide is not "
            "known: look into the roll.",
        )

    def _call(self, half: Half, name: str) -> None:
        keying.judge_name(self.session, name)
        half.name = " ".join(name.split())
        self._show()
        self._pace()

    def action_undo(self) -> None:
        """Undo the last slip that was kept; press again for the one before."""
        self.lay_aside()
        if not self._done:
            self._say("There is nothing to undo here.")
            return
        last = self._done[-1]
        if self.attempt(lambda: keying.undo(self.session, last, self.clock())):
            self._done.pop()
            self._next()
            self._say(f"Undone: {last.slip.pupil.called}, {last.slip.code}.")

    def _next(self) -> None:
        self._half = None
        self._show()
        self._pace()
        entry = self.query_one(SlipKeys)
        entry.clear_for()
        self.set_focus(entry)

    def _say(self, sentence: str) -> None:
        said = self.query_one("#slip-says", PlainText)
        said.show(sentence)

    def _pace(self) -> None:
        """Say how many are done; of the one on the desk, that its yes will wait, and why."""
        half, line = self._half, self.query_one("#slip-pace", PlainText)
        here = half.slip.letter.id if half else ""
        names = "; ".join(name for id, name in self._aside.items() if id != here)
        aside = ASIDE.format(names=names) if names else ""
        self.query_one("#slip-aside", PlainText).show(aside)
        why = keying.why_it_waits(self.session, half.slip, half.name) if half else ""
        line.set_class(bool(why), "warning")
        waits = f"A yes of this slip waits for a second look: {why}. A no counts at once."
        if lines := list(filter(None, (half.blank if half else "", waits if why else ""))):
            line.show("\n".join(lines))
            return
        line.show(slip_words.pace(self._done, self._began, self.clock()))

    def action_back(self) -> None:
        """Leave the slip that is half keyed in, else the page."""
        if self._half is not None:
            self._next()
            self._say("Not kept.")
        else:
            super().action_back()
