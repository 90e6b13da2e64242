"""Slips from paper, one after the other: code, 1 or 2 for each question, Enter.

A scanner types the code and presses Enter. A slip of four answers takes five keys then, and twelve
where the code is typed. A slip is kept by Enter alone: one that is open when the next is scanned is
laid aside and named until it is scanned again, and what follows belongs to the slip in the hand.
"""

from dataclasses import dataclass
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
from screens.staff.to_parents.slip_keys import SlipKeys
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import keying, short_codes
from store.consents.forms import NO, YES
from store.consents.keying import Keyed, Slip
from store.errors import WorryBoxError
from store.fields import Field
from store.signing_in.session import Session

LEAD = "Scan the bars of a slip, or type its code and press Enter."
EMPTY = "The questions of the slip stand here. 1 is yes, 2 is no, 0 is left blank, Enter keeps it."
ASIDE = "Not kept yet, please scan again: {names}."
SIGNED = (Field("name", "Who has signed it?", required=True, limit=80),)
MEANS = {"1": YES, "2": NO, "0": ""}
AFTER = {"": YES, YES: NO, NO: ""}
"""What a click makes of an answer."""
WORDS = {YES: "yes", NO: "no", "": "–"}


@dataclass
class Half:
    """A slip that is being keyed in: its answers by edition and question, and who signed it."""

    slip: Slip
    said: dict[str, dict[str, str]]
    name: str = ""


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
        try:
            slip = keying.find(self.session, typed)
        except WorryBoxError as error:
            self._say(str(error))
            self.query_one(SlipKeys).action_select_all()
            return
        self._half = Half(slip, {each.edition: {} for each in slip.forms})
        self._began = self._began or self.clock()
        self.query_one(SlipKeys).clear_for()
        self._pace()
        self._say(slip_words.answered_before(self.session, slip, self.clock()))
        self._show()
        self.query_one(Listing).cursor = 0

    def lay_aside(self) -> None:
        """Leave the open slip unkept, and name it until it is scanned again."""
        if (half := self._half) is None:
            return
        letter, pupil = half.slip.letter, half.slip.pupil
        self._aside[letter.id] = f"{pupil.called}, {short_codes.shown(letter.code)}"
        self._half = None
        self._show()
        self._pace()
        self._say("The slip before was not kept: another code came before Enter.")

    def _show(self) -> None:
        half = self._half
        who = ""
        if half is not None:
            slip = half.slip
            by = half.name or slip.carer.name or "no name"
            who = f"{slip.pupil.called}, {slip.pupil.school_class} · signed by {by}"
        self.query_one("#slip-child", PlainText).show(who)
        self.query_one(Listing).show(self._rows())

    def _rows(self) -> list[Row]:
        half = self._half
        if half is None:
            return []
        return [
            Row(
                f"{form.edition} {each.id}",
                (f"   {each.ask}" if each.only_if else each.ask,),
                "good" if said == YES else "warning" if said == NO else "",
                WORDS[said],
            )
            for form in half.slip.forms
            for each in form.asked(half.said[form.edition])
            for said in (half.said[form.edition].get(each.id, ""),)
        ]

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
        edition, _, question = listing.row_id.partition(" ")
        self._half.said[edition][question] = said
        self._show()
        listing.action_step(1)

    def action_before(self) -> None:
        """Go one question up."""
        self.step(-1)

    @on(Listing.Chosen)
    def _clicked(self, event: Listing.Chosen) -> None:
        """Answer by mouse: yes, no, blank in turn."""
        event.stop()
        if self._half is not None:
            edition, _, question = event.row_id.partition(" ")
            said = self._half.said[edition]
            said[question] = AFTER[said.get(question, "")]
            self._show()

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
        try:
            done = keying.key_in(self.session, half.slip, half.said, self.clock(), name=half.name)
        except WorryBoxError as error:
            self._say(str(error))
            return
        self._done.append(done)
        self._aside.pop(half.slip.letter.id, None)
        self._next()
        self._say("")

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
            self._say(f"Undone: {last.slip.pupil.called}, {last.slip.letter.code}.")

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
        if why:
            line.show(f"A yes of this slip waits for a second look: {why}. A no counts at once.")
            return
        line.show(slip_words.pace(self._done, self._began, self.clock()))

    def action_back(self) -> None:
        """Leave the slip that is half keyed in, else the page."""
        if self._half is not None:
            self._next()
            self._say("Not kept.")
        else:
            super().action_back()
