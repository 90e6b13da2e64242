"""A small form in front of a screen."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from screens.clock import Clock, wall_clock
from screens.widgets.dialog_text import DialogText
from screens.widgets.dialogs import Confirm, Dialog
from screens.widgets.early import TakesEarly
from screens.widgets.form import TALL, Fields, Form
from screens.widgets.help import Help
from screens.widgets.plain import PlainText
from screens.widgets.screen import ModalScreen
from screens.widgets.text_entry import TextEntry
from store.errors import Incomplete
from store.fields import Field

READ_FIRST = "Not saved yet: read above to the end first, with Page Down."
READ_ENTRY = "Not saved yet: read it to its end first, with Page Down."

Sure = Callable[[dict[str, str]], Dialog[Any] | None]
"""Makes the last question about what is filled in; anything but yes leads back to the form.

What it says is `Incomplete` is shown beside the fields.
"""


class Ask(TakesEarly, ModalScreen[dict[str, str] | None]):
    """Have a few fields filled in; None when the person goes back.

    It begins at the first field in which nothing stands, at the very first where what stands is to
    be `changed`, or at Save when it is filled in and `ready`. What is saved is
    asked about once more when `sure` makes a question of it. `wrong` says beside the fields what
    was refused before. One that `throws_away` nothing asks nobody whether to. A small window gives
    it all its rows. Of a long `intro` a part is in sight and Page Down reads on; nothing is saved
    before its end has been, nor before that of an entry that is there to be read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "show_help", "Help", id="ask.help", key_display="?"),
        # With priority: the fields scroll by the same keys.
        Binding("pageup", "read_on(-1)", show=False, priority=True),
        Binding("pagedown", "read_on(1)", show=False, priority=True),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        values: Mapping[str, str] | None = None,
        *,
        intro: str = "",
        save: str = "Save",
        back: str = "Back",
        ready: bool = False,
        changed: bool = False,
        sure: Sure | None = None,
        wrong: Mapping[str, str] | None = None,
        clock: Clock = wall_clock,
        throws_away: bool = True,
    ) -> None:
        super().__init__()
        self._title, self._intro, self._ready, self._sure = title, intro, ready, sure
        self._wrong, self._changed = wrong, changed
        self._was_drawn = False
        self._throws_away = throws_away
        self.drops_early = ready
        self.form = Form(fields, values, save=save, back=back, clock=clock)

    def compose(self) -> ComposeResult:
        """Draw title, introduction and form."""
        # Said at once: else it would be drawn smaller first, and move under somebody's mouse.
        self.set_class(self.app.size.height < TALL, "-short")
        with Vertical(classes="dialog -wide"):
            yield PlainText(self._title, classes="dialog-title")
            if self._intro:
                with DialogText(classes="dialog-intro"):
                    yield PlainText(self._intro)
            yield self.form

    def action_show_help(self) -> None:
        """Show the keys of this form."""
        self.app.push_screen(Help(self))

    @property
    def filled_in(self) -> dict[str, str]:
        """What is filled in so far."""
        return dict(self.form.values)

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was there at the start."""
        return self.form.touched

    def on_mount(self) -> None:
        """Begin at what is wrong, at the first field, or where only a press is left to do."""
        if self._wrong:
            self.form.show_wrong(self._wrong)
        elif self._ready:
            self.form.query_one("#form-save").focus()
        else:
            self.form.focus_first(changed=self._changed)

    def action_read_on(self, by: int) -> None:
        """Show the introduction further up or down; past its end the keys are the fields' own.

        Raises:
            SkipAction: the fields are meant.
        """
        scrolled = (self.query_one(Fields), self.focused) if by < 0 else ()
        if any(each is not None and each.scroll_y > 0 for each in scrolled):
            raise SkipAction
        if not any(intro.read_on(by) for intro in self.query(DialogText)):
            raise SkipAction

    @on(Form.Submitted)
    def _submitted(self, event: Form.Submitted) -> None:
        event.stop()
        if self._wrong is None and not all(intro.is_read for intro in self.query(DialogText)):
            if not self._was_drawn:
                # Typed ahead: nobody knows yet how much of it fits.
                self._was_drawn = True
                self.call_after_refresh(self.form.action_save)
                return
            self.form.say(READ_FIRST)
            return
        if entry := next((each for each in self.query(TextEntry) if not each.is_read), None):
            entry.focus()
            self.form.say(READ_ENTRY)
            return
        try:
            question = self._sure(event.values) if self._sure else None
        except Incomplete as error:
            self.form.show_wrong(error.wrong)
            return
        if question is None:
            self.dismiss(event.values)
            return

        def answered(yes: object) -> None:
            if yes:
                self.dismiss(event.values)

        self.app.push_screen(question, answered)

    @on(Form.Cancelled)
    def _cancelled(self, event: Form.Cancelled) -> None:
        event.stop()
        if not (self.form.touched and self._throws_away):
            self.dismiss(None)
            return
        question = Confirm(
            "Throw this away?",
            "What you filled in is not saved.",
            yes="Throw away",
            no="Go on filling in",
            careful=True,
        )
        self.app.push_screen(question, self._thrown_away)

    def _thrown_away(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)
