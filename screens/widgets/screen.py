"""Screens that only the one in front can leave, and that look up their styles once."""

from typing import TypeVar

from textual import events, on, screen
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.widget import Widget

Result = TypeVar("Result")


class Screen(screen.Screen[Result]):
    """A screen whose second answer is nobody's, and which begins in the layout it has room for.

    Textual takes away whatever stands in front when a screen is dismissed; two quick keys would
    take away the page behind as well. It looks every style up as widgets are mounted, again once
    the screen is shown, and again when a size brings another layout: half of a page's time.
    """

    _was_shown = False

    def on_compose(self) -> None:
        """Begin in the layout of the terminal's size, before there is anything to lay out."""
        reached = [
            name for rows, name in self.VERTICAL_BREAKPOINTS or () if rows <= self.app.size[1]
        ]
        self.add_class(*reached[-1:])

    @on(events.ScreenResume)
    def _keep_styles(self, event: events.ScreenResume) -> None:
        """Leave the styles alone the first time: they have just been looked up."""
        event.refresh_styles = event.refresh_styles and self._was_shown
        self._was_shown = True

    @property
    def is_left(self) -> bool:
        """Tell whether somebody has left this page: what it still does must not be seen or fail."""
        return self not in self.app.screen_stack

    async def put(self, place: Widget, *widgets: Widget) -> bool:
        """Put widgets where others stand; tell whether the page is still there to go on with."""
        await place.remove_children()
        if not self.is_left:
            await place.mount(*widgets)
        return not self.is_left

    async def _on_message(self, message: Message) -> None:
        """Hear of nothing but its own end once it is taken down: nothing mounts on it any more."""
        going = self._pruning and isinstance(message, events.Event)
        if not going or isinstance(message, events.Unmount | events.Callback):
            await super()._on_message(message)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Answer and go, if this screen is in front.

        What is returned is done already: a callback that ends with it (`lambda _:
        self.dismiss()`) is awaited by the very screen that goes, which Textual stops with an error.
        """
        if self.is_active:
            super().dismiss(result)
        return AwaitComplete()


class ModalScreen(screen.ModalScreen[Result], Screen[Result]):
    """The same in front of another screen that stays to be seen."""
