"""Where people type: a line or several. Pasting is cut to what fits, and says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.document._document import EditResult, Location
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection
from textual.widgets.text_area import Selection as TextSelection

from screens.clean import clean
from screens.widgets.plain import plain
from screens.widgets.typed_ahead import TypedAhead
from store.fields import TEXT_LIMIT


@dataclass
class Cut(Message):
    """Some of what was typed or pasted did not fit: `left_out` characters."""

    entry: Widget
    left_out: int
    limit: int

    @property
    def control(self) -> Widget:
        """The entry, for `@on(Cut, "#id")`."""
        return self.entry

    @property
    def sentence(self) -> str:
        """What to tell the person."""
        if self.left_out == 1:
            return f"It is full: {self.limit:,} characters fit."
        return f"Too long: the last {self.left_out:,} characters were left out."


def _tell(entry: Widget, left_out: int, limit: int) -> None:
    if left_out:
        message = Cut(entry, left_out, limit)
        entry.border_subtitle = plain(message.sentence)
        entry.post_message(message.set_sender(entry))
    elif entry.border_subtitle:
        entry.border_subtitle = None


async def _edit(entry: TypedAhead, event: events.Key) -> None:
    """Do at once what a key does to what was typed.

    Letters that are typed quickly behind a Backspace would go before it. Enter stays what it is
    elsewhere.
    """
    if await entry.leads_on(event) or event.is_printable or event.key == "enter":
        return
    await entry.do_at_once(event)


class LineEntry(TypedAhead, Input):
    """One line of typing; `value` is what was typed.

    Of `known` values the first that begins so is shown behind what was typed; → takes it.
    """

    # How long the text is moves nothing around it: no key lays the whole page out anew.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(
        self,
        value: str = "",
        *,
        limit: int = TEXT_LIMIT,
        placeholder: str = "",
        password: bool = False,
        known: Sequence[str] = (),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            placeholder=clean(placeholder),
            password=password,
            suggester=SuggestFromList(map(clean, known), case_sensitive=False) if known else None,
            select_on_focus=False,
            id=id,
            classes=classes,
        )
        # Input's own watcher asks for the app, which may not be there yet.
        self.set_reactive(Input.value, value)
        self.set_reactive(Input.selection, Selection.cursor(len(value)))
        self.limit = limit
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` between two places, as much of it as fits."""
        start, end = sorted((max(0, start), min(end, len(self.value))))
        room = max(0, self.limit - (len(self.value) - (end - start)))
        super().replace(text[:room], start, end)
        _tell(self, max(0, len(text) - room), self.limit)

    async def _on_key(self, event: events.Key) -> None:
        await _edit(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.splitlines()), *self.selection)

    def action_copy(self) -> None:
        """Copy nothing: the next person could paste it."""

    def action_cut(self) -> None:
        """Cut nothing, so that nothing is lost either."""

    def action_paste(self) -> None:
        """Paste nothing but what the terminal itself sends."""


class TextEntry(TypedAhead, TextArea):
    """Several lines of typing; `value` is what was typed, `dots` hides it from onlookers.

    What is there `to_read` begins at its top, and `is_read` once its end has been in sight.
    """

    dots: reactive[bool] = reactive(False)

    def __init__(
        self,
        value: str = "",
        *,
        limit: int = TEXT_LIMIT,
        placeholder: str = "",
        to_read: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder=plain(placeholder),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )
        if not to_read:  # whoever finds what they began goes on behind it
            self.set_reactive(TextArea.selection, TextSelection.cursor(self.document.end))
        self.limit = limit
        self.cursor_blink = False
        self.is_read = not to_read

    def on_resize(self) -> None:
        """Draw the lines again: at another width they are wrapped elsewhere."""
        self.refresh()
        self.call_after_refresh(self._read_on)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep whether its end has been in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._read_on()

    def _read_on(self) -> None:
        self.is_read |= self.size.height > 0 and self.scroll_y >= self.max_scroll_y

    @property
    def value(self) -> str:
        """What was typed."""
        return self.text

    @value.setter
    def value(self, value: str) -> None:
        self.load_text(value)
        self.move_cursor(self.document.end)

    def clear(self) -> EditResult:
        """Empty the entry; undo cannot bring anything back."""
        self.load_text("")
        return EditResult((0, 0), "")

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn: as dots when it is hidden."""
        line = super().get_line(line_index)
        return Text("•" * cell_len(line.plain), end="") if self.dots else line

    def watch_dots(self) -> None:
        """Draw all lines again."""
        self.notify_style_update()
        self.refresh()

    async def _on_key(self, event: events.Key) -> None:
        await _edit(self, event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if result := self._replace_via_keyboard(event.text, *self.selection):
            self.move_cursor(result.end_location)

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        # Typing and pasting both come through here.
        insert = insert.replace("\r\n", "\n").replace("\r", "\n")
        room = max(0, self.limit - len(self.text) + len(self.get_text_range(start, end)))
        if start > end:
            start, end = end, start
        result = super()._replace_via_keyboard(insert[:room], start, end)
        _tell(self, max(0, len(insert) - room), self.limit)
        return result

    def _delete_via_keyboard(self, start: Location, end: Location) -> EditResult | None:
        _tell(self, 0, self.limit)
        return super()._delete_via_keyboard(start, end)

    def action_delete_to_start_of_line(self) -> None:
        """Delete all of a line before the cursor, also where it is drawn as several."""
        end = self.selection.end
        self._delete_via_keyboard((end[0], 0), end)

    def action_copy(self) -> None:
        """Copy nothing: the next person could paste it."""

    def action_cut(self) -> None:
        """Cut nothing, so that nothing is lost either."""

    def action_paste(self) -> None:
        """Paste nothing but what the terminal itself sends."""
