"""Words of which there may be more than fit: they scroll, and say so."""

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Size

from screens.widgets.plain import plain

MORE = "▼ more: Page Down"
BACK = "▲ Page Up"


class DialogText(VerticalScroll, can_focus=False):
    """The words of a dialog; of long ones the last line says that there is more, and which key."""

    @property
    def is_read(self) -> bool:
        """Whether the end of the words has been in sight: it is, or somebody has scrolled there."""
        return 0 < self._rows <= self._reached

    _reached = 0
    _rows = 0

    def read_on(self, by: int) -> bool:
        """Show the words further up or down; tell whether there were any."""
        there = self.scroll_y < self.max_scroll_y if by > 0 else self.scroll_y > 0
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)
        return there

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say what there is to read from here."""
        super().watch_scroll_y(old_value, new_value)
        self._say_more()

    def watch_virtual_size(self, size: Size) -> None:
        """Say it of other words."""
        self._say_more()

    def on_resize(self, event: events.Resize) -> None:
        """Say it of another size."""
        self._say_more()

    def _say_more(self) -> None:
        shown, rows = self.size.height, self.virtual_size.height
        if not shown:
            return
        self._rows = rows
        self._reached = max(self._reached, round(self.scroll_y) + shown)
        above, below = self.scroll_y > 0, self.scroll_y + shown < rows
        self.set_class(above or below, "-long")
        words = (MORE if below else "", BACK if above else "")
        self.border_subtitle = plain("   ".join(each for each in words if each))
