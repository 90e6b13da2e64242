"""Choosing one or several from a few (a line) or from many (a list)."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.clean import clean
from store.fields import Choice

HANGING = " " * 6
"""What stands before the further lines of a choice that needs several."""
FEW = 6
"""Up to so many choices stand side by side."""
DIGITS = "123456789"
"""The keys that choose; of more choices, the first nine have one."""


@dataclass
class ChoiceChanged(Message):
    """Something else is chosen now."""

    entry: "ChoiceLine | ChoiceList"


def pressed(value: str, chosen: str, choices: Sequence[Choice], many: bool) -> str:
    """Return the value after `chosen` was pressed: ids joined by line feeds, in order.

    Of several, pressing again takes back. Of one it stays: who is impatient presses twice.
    """
    if not many:
        return chosen
    ids = (set(value.split("\n")) - {""}) ^ {chosen}
    return "\n".join(choice.id for choice in choices if choice.id in ids)


def digits(choices: Sequence[Choice]) -> list[str]:
    """Return the key that chooses each of some choices: its own digit, else by its place."""
    by_place = [*DIGITS, *" " * len(choices)]
    return [each.digit or place for each, place in zip(choices, by_place, strict=False)]


def mark(many: bool, chosen: bool) -> str:
    """Return the box or the ring that shows by its shape whether something is chosen."""
    if many:
        return "[x]" if chosen else "[ ]"
    return "(•)" if chosen else "( )"


class ChoiceLine(Widget, can_focus=True):
    """A few choices side by side; digits, arrows and Space, or a click, choose.

    A single choice is taken back by Backspace or by clicking it later on, never by chance.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-line--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down", "step(1)", show=False),
        Binding("space", "choose", show=False),
        Binding("backspace,delete", "take_back", "Take the choice back", show=False),
        Binding("enter", "go_on", show=False),
    ]

    value: reactive[str] = reactive("", layout=True)
    cursor: reactive[int] = reactive(0)

    def __init__(
        self,
        choices: Sequence[Choice],
        value: str = "",
        *,
        many: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.choices = tuple(choices)
        self._digits = digits(choices)
        self.many = many
        self.set_reactive(ChoiceLine.value, value)
        chosen = [n for n, choice in enumerate(choices) if choice.id in value.split("\n")]
        self.set_reactive(ChoiceLine.cursor, chosen[0] if chosen else 0)

    def _words(self, number: int) -> str:
        choice = self.choices[number]
        chosen = choice.id in self.value.split("\n")
        label = " ".join(clean(choice.label).split())
        return f"{mark(self.many, chosen)} {self._digits[number]} {label}"

    def _places(self, width: int) -> list[tuple[int, int, list[str]]]:
        """Return line, column and what is drawn of every choice when `width` columns are there.

        One that is wider by itself stands on several lines.
        """
        places: list[tuple[int, int, list[str]]] = []
        line = column = 0
        for number in range(len(self.choices)):
            words = self._words(number)
            if column and column + Content(words).cell_length > width:
                line, column = line + 1, 0
            wide = 0 < width < Content(words).cell_length
            drawn = wrap(words, width, subsequent_indent=HANGING) if wide else [words]
            places.append((line, column, drawn))
            line += len(drawn) - 1
            column = width if wide else column + Content(words).cell_length + 3
        return places

    def render(self) -> Content:
        """Draw the choices, the one under the cursor marked while this has the focus."""
        lines: list[Content] = []
        for number, (line, column, drawn) in enumerate(self._places(self.content_size.width)):
            for below, text in enumerate(drawn):
                if line + below == len(lines):
                    lines.append(Content(""))
                words = Content(text)
                if self.has_focus and number == self.cursor:
                    words = words.stylize(self.get_visual_style("choice-line--cursor"))
                gap = " " * (0 if below else column - lines[line].cell_length)
                lines[line + below] = lines[line + below].append(gap).append(words)
        return Content("\n").join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the choices need."""
        if not self.choices:
            return 1
        line, _, drawn = self._places(width)[-1]
        return line + len(drawn)

    def press(self, number: int) -> None:
        """Choose the choice with this number, counted from 0; of several, or take it back."""
        if 0 <= number < len(self.choices):
            self.cursor = number
            self._take(pressed(self.value, self.choices[number].id, self.choices, self.many))

    def _take(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(ChoiceChanged(self).set_sender(self))

    def action_step(self, by: int) -> None:
        """Move along; a single choice moves with the cursor."""
        there = min(max(self.cursor + by, 0), len(self.choices) - 1)
        if self.many or there == self.cursor:
            self.cursor = there
        else:
            self.press(there)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self.press(self.cursor)

    def action_take_back(self) -> None:
        """Take a single choice back."""
        if not self.many:
            self._take("")

    def action_go_on(self) -> None:
        """Go to the next field."""
        self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        if event.character and event.character in self._digits:
            event.stop()
            self.press(self._digits.index(event.character))

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for number, (line, column, drawn) in enumerate(self._places(self.content_size.width)):
            below = offset.y - line
            left = 0 if below else column
            if 0 <= below < len(drawn) and left <= offset.x < left + len(drawn[below]):
                self._click(number, again=event.chain > 1)

    def _click(self, number: int, again: bool) -> None:
        """Choose by a click; one on the choice made takes it back, the second of two does not."""
        if self.many or self.choices[number].id != self.value:
            self.press(number)
        elif not again:
            self.action_take_back()


class ChoiceList(OptionList):
    """Many choices below one another; a digit, Space or a click chooses.

    Enter takes what the cursor was moved to, and goes on. Backspace takes a single choice back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False),
        Binding("backspace,delete", "take_back", "Take the choice back", show=False),
        Binding("enter", "go_on", show=False),
    ]

    def __init__(
        self,
        choices: Sequence[Choice],
        value: str = "",
        *,
        many: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self.choices = tuple(choices)
        self._digits = digits(choices)
        self.many = many
        self._value = value
        self._clicked = False
        self.add_options(Option(self._words(number)) for number in range(len(self.choices)))
        chosen = [n for n, choice in enumerate(choices) if choice.id in value.split("\n")]
        self.highlighted = chosen[0] if chosen else 0
        self._began: int | None = self.highlighted

    def on_focus(self) -> None:
        """Remember where the cursor was: Enter chooses only where somebody moved it to."""
        self._began = self.highlighted

    def _words(self, number: int) -> Content:
        choice = self.choices[number]
        chosen = choice.id in self._value.split("\n")
        label = " ".join(clean(choice.label).split())
        return Content(f"{mark(self.many, chosen)} {self._digits[number]} {label}")

    @property
    def value(self) -> str:
        """The id chosen, or the ids, joined by line feeds."""
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        self._value = value
        for number in range(len(self.choices)):
            self.replace_option_prompt_at_index(number, self._words(number))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose; of several, or by a later click, take back."""
        event.stop()
        chosen, clicked = self.choices[event.option_index].id, self._clicked
        self._clicked = False
        if clicked and chosen == self._value:
            self.action_take_back()
        else:
            self._take(pressed(self._value, chosen, self.choices, self.many))

    def on_click(self, event: events.Click) -> None:
        """Tell a click of its own from the second of two."""
        self._clicked = event.chain == 1

    def _take(self, value: str) -> None:
        if value != self._value:
            self.value = value
            self.post_message(ChoiceChanged(self).set_sender(self))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep moving about to itself."""
        event.stop()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit, or go to the next choice that begins with the letter typed.

        Every other key is the page's: `?` opens the help here too.
        """
        letter = (event.character or "").lower()
        if not letter.isalnum():
            return
        event.stop()
        if letter in self._digits:
            self._press(self._digits.index(letter))
            return
        start = (self.highlighted or 0) + 1
        order = [(start + step) % len(self.choices) for step in range(len(self.choices))]
        for number in order:
            if self.choices[number].label.lower().startswith(letter):
                self.highlighted = number
                return

    def _press(self, number: int) -> None:
        """Choose this one, counted from 0, and let Enter choose nothing else."""
        self.highlighted = self._began = number
        self._take(pressed(self._value, self.choices[number].id, self.choices, self.many))

    def action_go_on(self) -> None:
        """Choose where the cursor was moved to, and go to the next field."""
        here = self.highlighted
        if not self.many and here is not None and here != self._began:
            self._take(self.choices[here].id)
        self.screen.focus_next()

    def action_take_back(self) -> None:
        """Take a single choice back."""
        if not self.many:
            self._take("")
