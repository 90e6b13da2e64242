"""What is typed quicker than a form opens is filled into it, from the first digit on."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.widgets.ask import Ask
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen
from screens.widgets.text_entry import LineEntry
from store.fields import Choice, Field, Kind
from tui.ahead import Ahead

CHOICES = tuple(Choice(each, each) for each in "abc")
FIELDS = (
    Field("which", "Which", Kind.CHOICE, True, choices=CHOICES),
    Field("why", "Why", required=True),
)


class Page(Screen[None]):
    """A page with a field in which the cursor stands, and one key that opens a form."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+f", "fill_in", "Fill in")]

    def compose(self) -> ComposeResult:
        yield PlainText("A page")
        yield (entry := LineEntry(id="elsewhere"))
        entry.disabled = True

    def action_fill_in(self) -> None:
        self.app.push_screen(Ask("Fill in", FIELDS))


async def test_every_key_behind_the_one_that_opens_a_form_is_for_the_form() -> None:
    app = Ahead()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(Page())
        for key in ("ctrl+f", "2", "tab", "a", "b"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(4):
            await pilot.pause()
        form = app.screen
        assert isinstance(form, Ask)
        assert form.filled_in == {"which": "b", "why": "ab"}
        await pilot.press("escape")


async def test_what_was_pressed_twice_does_not_save_what_is_filled_in_already() -> None:
    app = Ahead()
    said = list[object]()
    async with app.run_test(size=(80, 24)) as pilot:
        known = {"which": "a", "why": "It was so"}
        app.push_screen(Ask("Fill in", FIELDS, known, ready=True), said.append)
        app.screen._forward_event(events.Key("enter", None))
        for _ in range(4):
            await pilot.pause()
        assert said == []
