"""Choosing one or several from many, below one another."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.clean import clean
from screens.widgets.choices import ChoiceChanged, digits, mark, pressed
from store.fields import Choice


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
