"""Choosing one or several from many, below one another."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.clean import clean
from screens.widgets.choices import (
    FINDS_NONE,
    FOUND,
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

MOVES = ("up", "down", "home", "end", "pageup", "pagedown")
"""Keys by which somebody shows that they are choosing."""
LEAST_ROOM = 12
"""In so few columns nothing is indented."""


class ChoiceList(TypedAhead, OptionList):
    """Many choices below one another; a digit, Space or a click chooses.

    A single choice moves with the arrows, as in every list of one choice. Backspace takes it back,
    and so does a later click, but for one that `stays`, since the question has to be answered.
    Letters look for the choice that begins with them, or of which a word does, and Enter takes what
    they found; whoever goes on without it reads that it is not chosen. What finds none is a
    sentence typed in the wrong place: that is said, and nothing in it chooses until an arrow, a
    click or another field.
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
        stays: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self.choices = tuple(choices)
        self._digits, self._stop = digits(choices), stop(choices)
        self.many, self._stays = many, stays
        self._value = value
        self._room = 0
        self._clicked = False
        self.add_options(Option(self._words(number)) for number in range(len(self.choices)))
        chosen = [n for n, choice in enumerate(choices) if choice.id in value.split("\n")]
        self.highlighted = chosen[0] if chosen else 0
        self._began: int | None = self.highlighted
        self._sought, self._stray = "", False

    def on_focus(self) -> None:
        """Remember where the cursor was: Enter chooses only where somebody moved it to."""
        self._began = self.highlighted
        self._sought, self._stray = "", False

    def _words(self, number: int) -> Content:
        choice = self.choices[number]
        chosen = choice.id in self._value.split("\n")
        label = " ".join(clean(choice.label).split())
        before = f"{mark(self.many, chosen)} {worded(self._digits[number], '', self._stop)}"
        room = self._room - cell_len(before)
        if room <= LEAST_ROOM or cell_len(label) <= room:
            return Content(before + label)
        return Content(before + f"\n{' ' * cell_len(before)}".join(wrap(label, room)))

    def on_resize(self, event: events.Resize) -> None:
        """Let the lines of a long choice begin below its words, and what is chosen be in sight."""
        self._fit()
        # What is beside it may take a column, or give one back, once all of it has found its place.
        self.call_after_refresh(self._fit)
        self.call_after_refresh(self.scroll_to_highlight)

    def _fit(self) -> None:
        padding = self.get_component_styles("option-list--option").padding.width
        room = self.scrollable_content_region.width - padding
        if room != self._room:
            self._room = room
            self._show_all()

    @property
    def value(self) -> str:
        """The id chosen, or the ids, joined by line feeds."""
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        self._value = value
        self._show_all()

    def _show_all(self) -> None:
        for number in range(len(self.choices)):
            self.replace_option_prompt_at_index(number, self._words(number))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose; of several, or by a later click, take back."""
        event.stop()
        chosen, clicked = self.choices[event.option_index].id, self._clicked
        self._clicked = False
        if clicked and chosen == self._value and not self._stays:
            self.action_take_back()
        else:
            self._take(pressed(self._value, chosen, self.choices, self.many))

    def on_click(self, event: events.Click) -> None:
        """Tell a click of its own from the second of two."""
        self._sought, self._stray = "", False
        self._clicked = event.chain == 1 and event.style.meta.get("option") is not None

    def _take(self, value: str) -> None:
        if value != self._value:
            self.value = value
            self.post_message(ChoiceChanged().set_sender(self))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep moving about to itself."""
        event.stop()

    async def on_key(self, event: events.Key) -> None:
        """Choose by digit, or look for the choice that begins with the letters typed.

        Every other key is the page's: `?` opens the help here too.
        """
        if await self.leads_on(event):
            return
        typed = (event.character or "").casefold()
        if typed.isalpha() or ((self._sought or self._stray) and (typed == " " or typed.isdigit())):
            event.stop()
            event.prevent_default()
            self._seek(typed)
        elif typed.isdigit() and typed in self._digits:
            event.stop()
            self._press(self._digits.index(typed))
        else:
            if event.key in MOVES:
                self._sought, self._stray = "", False
            await self.do_at_once(event)
            if event.key in MOVES and not self.many and self.highlighted is not None:
                self._take(self.choices[self.highlighted].id)

    def _seek(self, typed: str) -> None:
        """Go to the next choice that begins so, else to one of which a word does; back to where the
        cursor was where there is none."""
        if self._stray:
            if typed.isdigit():
                self._say(FINDS_NONE)
            return
        sought = typed if typed == self._sought else self._sought + typed
        here = self.highlighted or 0
        first = here if len(sought) > 1 else here + 1
        order = [(first + step) % len(self.choices) for step in range(len(self.choices))]
        labels = {n: _plain(self.choices[n].label) for n in order}
        begin = (n for n in order if labels[n].startswith(sought))
        found = next(begin, next((n for n in order if f" {sought}" in labels[n]), None))
        self._sought, self._stray = sought, found is None
        self.highlighted = self._began if found is None else found
        if self._stray:
            self._say(FINDS_NONE)

    def on_blur(self) -> None:
        """Say what letters found and nobody chose."""
        if said := self.not_taken():
            self._say(said)

    def not_taken(self) -> str:
        """Return, once, a sentence about what letters found and is not chosen; empty: nothing."""
        here, sought = self.highlighted, self._sought and not self._stray
        self._sought = ""
        if here is None or not sought or self.choices[here].id in self._value.split("\n"):
            return ""
        return FOUND.format(" ".join(clean(self.choices[here].label).split()))

    def _say(self, sentence: str) -> None:
        self.post_message(ChoiceDeaf(self, sentence).set_sender(self))

    def _press(self, number: int) -> None:
        """Choose this one, counted from 0, and let Enter choose nothing else."""
        self.highlighted = self._began = number
        self._take(pressed(self._value, self.choices[number].id, self.choices, self.many))

    def action_select(self) -> None:
        """Choose what is under the cursor."""
        if not self._sought and not self._stray:
            super().action_select()

    def action_go_on(self) -> None:
        """Choose where the cursor was moved to, and go to the next field.

        Of several, what letters found is ticked first: the next one may be looked for then.
        """
        here, sought = self.highlighted, self._sought and not self._stray
        self._sought = ""
        if here is not None and here != self._began and not self._stray and not self.many:
            self._take(self.choices[here].id)
        elif here is not None and sought and self.many:
            self._press(here)
            return
        self.screen.focus_next()

    def action_take_back(self) -> None:
        """Take a single choice back; one behind a letter puts a sentence right."""
        if not self.many and not self._sought and not self._stray:
            self._take("")


def _plain(label: str) -> str:
    """Return what of a label is typed to find it."""
    return "".join(each for each in label.casefold() if each.isalnum() or each == " ")
