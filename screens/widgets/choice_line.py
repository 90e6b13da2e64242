"""Choosing one or several from a few, side by side."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from screens.clean import clean
from screens.widgets.choices import (
    NO_LETTERS,
    ChoiceChanged,
    ChoiceDeaf,
    digits,
    mark,
    pressed,
    stop,
    worded,
)
from screens.widgets.typed_ahead import TypedAhead
from store.fields import Choice


class ChoiceLine(TypedAhead, Widget, can_focus=True):
    """A few choices side by side; digits, arrows and Space, or a click, choose.

    A single choice is taken back by Backspace or by clicking it later on, never by chance; one that
    `stays`, since the question has to be answered, by Backspace alone. Letters are no keys here:
    after one somebody types a sentence in the wrong place, and nothing in it chooses until an
    arrow, a click or another field.
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
        stays: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.choices = tuple(choices)
        self._digits, self._stop = digits(choices), stop(choices)
        self.many, self._stays = many, stays
        self.set_reactive(ChoiceLine.value, value)
        chosen = [n for n, choice in enumerate(choices) if choice.id in value.split("\n")]
        self.set_reactive(ChoiceLine.cursor, chosen[0] if chosen else 0)
        self._stray = False

    def _words(self, number: int) -> str:
        choice = self.choices[number]
        chosen = choice.id in self.value.split("\n")
        label = " ".join(clean(choice.label).split())
        return f"{mark(self.many, chosen)} {worded(self._digits[number], label, self._stop)}"

    def _places(self, width: int) -> list[tuple[int, int, list[str]]]:
        """Return line, column and the lines drawn of every choice, with `width` columns."""
        places: list[tuple[int, int, list[str]]] = []
        line = column = 0
        for number in range(len(self.choices)):
            words = self._words(number)
            if column and column + Content(words).cell_length > width:
                line, column = line + 1, 0
            wide = 0 < width < Content(words).cell_length
            drawn = wrap(words, width, subsequent_indent=" " * 6) if wide else [words]
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
        line, _, drawn = self._places(width)[-1] if self.choices else (0, 0, [""])
        return line + len(drawn)

    def press(self, number: int) -> None:
        """Choose the choice with this number, counted from 0; of several, or take it back."""
        if 0 <= number < len(self.choices):
            self.cursor = number
            self._take(pressed(self.value, self.choices[number].id, self.choices, self.many))

    def _take(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(ChoiceChanged().set_sender(self))

    def on_focus(self) -> None:
        """Begin without stray letters."""
        self._stray = False

    def action_step(self, by: int) -> None:
        """Move along; a single choice moves with the cursor."""
        self._stray = False
        there = min(max(self.cursor + by, 0), len(self.choices) - 1)
        if self.many or there == self.cursor:
            self.cursor = there
        else:
            self.press(there)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        if not self._stray:
            self.press(self.cursor)

    def action_take_back(self) -> None:
        """Take a single choice back; one behind a letter puts a sentence right."""
        if not self.many and not self._stray:
            self._take("")

    def action_go_on(self) -> None:
        """Go to the next field."""
        self.screen.focus_next()

    async def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        if await self.leads_on(event):
            return
        if event.character and event.character in self._digits:
            event.stop()
            if self._stray:
                self.post_message(ChoiceDeaf(self, NO_LETTERS).set_sender(self))
            else:
                self.press(self._digits.index(event.character))
        elif event.character and event.character.isalpha():
            self._stray = True
        else:
            await self.do_at_once(event)

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse."""
        self._stray = False
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
        elif not (again or self._stays):
            self.action_take_back()
