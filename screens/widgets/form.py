"""Any list of fields, drawn compactly and judged by the store's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from screens.clock import Clock, wall_clock
from screens.widgets.choice_list import ChoiceList
from screens.widgets.choices import ChoiceChanged, ChoiceDeaf
from screens.widgets.field_row import FieldRow
from screens.widgets.plain import PlainText, plain
from screens.widgets.text_entry import Cut
from store.fields import Field, Kind, check, kept

TALL = 30
"""From so many rows on a page has room to spare for a long list of choices."""
AROUND = 6
"""So many rows of a form such a list leaves to its buttons, and to what stands before it."""
SHORT_LIST = 8
"""So many choices a list shows in a smaller window."""
CHOOSING = (
    ("1 to 9", "Choose what stands beside the digit"),
    ("Space", "Choose where the arrows have led"),
    ("Backspace", "Take the choice back"),
)
"""The keys of every question with choices, and what each does."""
NOT_YET = "Not done yet: {count} to put right."


class Fields(VerticalScroll, can_focus=False):
    """The part of a form that scrolls when it is long."""


class Form(Widget):
    """Fields to fill in, with Save and Back always in sight. Ctrl+S saves, Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="form.save", tooltip="Save what is filled in"),
        Binding("escape", "back", "Back", id="form.back", tooltip="Go back without saving"),
    ]

    @dataclass
    class Submitted(Message):
        """All is well: `values` holds the fields that apply and were filled in."""

        form: "Form"
        values: dict[str, str]

        @property
        def control(self) -> "Form":
            """The form, for `@on(Form.Submitted, "#id")`."""
            return self.form

    @dataclass
    class Cancelled(Message):
        """The person goes back without saving."""

        form: "Form"

        @property
        def control(self) -> "Form":
            """The form, for `@on(Form.Cancelled, "#id")`."""
            return self.form

    @dataclass
    class Changed(Message):
        """Something was filled in or taken back."""

        form: "Form"

    def __init__(
        self,
        fields: Sequence[Field],
        values: Mapping[str, str] | None = None,
        *,
        save: str = "Save",
        back: str = "Back",
        clock: Clock = wall_clock,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.fields = tuple(fields)
        self.before = dict(values or {})
        self._counted = False
        self._deaf: FieldRow | None = None
        self._sentence = ""
        """The field of which is said that keys chose nothing, and what is said."""
        self._save_word, self._back_word, self._clock = save, back, clock
        self.set_class([field.kind for field in fields] == [Kind.TEXT], "-one-text")
        self._rows = {
            field.id: FieldRow(field, self.before.get(field.id, ""), clock) for field in fields
        }

    def compose(self) -> ComposeResult:
        """Draw the fields, a line for what there is to say, and the buttons."""
        with Fields(classes="form-fields"):
            yield from self._rows.values()
        yield PlainText(classes="form-note")
        with Horizontal(classes="form-buttons"):
            yield Button(plain(f"{self._save_word}  Ctrl+S"), id="form-save", classes="-main")
            yield Button(plain(f"{self._back_word}  Esc"), id="form-back")
            if any(field.required for field in self.fields):
                yield PlainText("* please fill in", classes="form-legend")

    def on_mount(self) -> None:
        """Show the fields that apply."""
        self._show_applying()

    def on_resize(self, event: events.Resize) -> None:
        """Give lists of choices the room that there is."""
        roomy = self.app.size.height >= TALL
        most = max(SHORT_LIST, event.size.height - AROUND) if roomy else SHORT_LIST
        for choices in self.query(ChoiceList):
            choices.styles.max_height = most

    @property
    def values(self) -> dict[str, str]:
        """What is filled in so far, right or not, by field id."""
        return {name: row.value for name, row in self._rows.items()}

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was there at the start."""
        return any(value != self.before.get(name, "") for name, value in self.values.items())

    @property
    def choosing(self) -> tuple[tuple[str, str], ...]:
        """The keys by which something is chosen here, with what each does."""
        asked = {row.field.kind for row in self._rows.values() if row.display}
        return CHOOSING if asked & {Kind.CHOICE, Kind.SEVERAL, Kind.YES_NO} else ()

    def put(self, name: str, value: str) -> None:
        """Fill a field in, as if somebody had."""
        self._rows[name].entry.value = value

    def focus_first(self, *, changed: bool = False) -> None:
        """Begin at the first field in which nothing stands yet, else at the first.

        Where what stands is to be `changed`, at the first. Whoever types already goes on where they
        do.
        """
        if self.touched:
            return
        shown = [row for row in self._rows.values() if row.display]
        left = (row for row in shown if changed or not row.value)
        if first := next(left, next(iter(shown), None)):
            first.entry.focus()

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it and go to the first."""
        for name, row in self._rows.items():
            row.show_wrong(wrong.get(name, ""))
        if first := next((name for name in self._rows if name in wrong), None):
            self._rows[first].entry.focus()
            # Only once the sentence is drawn below the entry is there something to scroll to.
            self.call_after_refresh(self._rows[first].scroll_visible, animate=False)
        self._counted, self._deaf = bool(wrong), None
        self.say(NOT_YET.format(count=len(wrong)) if wrong else "")

    def action_save(self) -> None:
        """Save; or say what is missing, or, once, that keys chose nothing."""
        wrong = check(self.fields, self.values, self._clock())
        for name, row in self._rows.items():
            said = self._sentence if row is self._deaf and row.display else row.not_taken()
            if said and not wrong:
                wrong = {name: said}
        self.show_wrong(wrong)
        if not wrong:
            self.post_message(self.Submitted(self, kept(self.fields, self.values)).set_sender(self))

    def action_back(self) -> None:
        """Go back without saving."""
        self.post_message(self.Cancelled(self).set_sender(self))

    def say(self, sentence: str) -> None:
        """Say something above the buttons, in place of what was said there before."""
        self.query_one(".form-note", PlainText).show(sentence)

    def _show_applying(self) -> None:
        values = self.values
        for row in self._rows.values():
            row.appear(row.field.applies(values))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "form-save":
            self.action_save()
        else:
            self.action_back()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(Cut)
    def _cut(self, event: Cut) -> None:
        event.stop()
        self._counted = False
        self.say(event.sentence)

    @on(ChoiceDeaf)
    def _say_deaf(self, event: ChoiceDeaf) -> None:
        event.stop()
        self._deaf = next(row for row in self._rows.values() if row.entry is event.entry)
        self._sentence = event.sentence
        self.say(event.sentence)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceChanged)
    def _changed(self, event: Message) -> None:
        event.stop()
        self._show_applying()
        # Each row has taken back by now what is filled in since.
        if self._deaf is not None and not self._deaf.is_wrong:
            self._deaf = None
            self.say("")
        if self._counted and self._deaf is None:
            count = sum(row.is_wrong and row.display for row in self._rows.values())
            self.say(NOT_YET.format(count=count) if count else "")
        self.post_message(self.Changed(self).set_sender(self))
