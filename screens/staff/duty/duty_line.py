"""The line that says who is on duty: in the longest way of saying so that stands in one line."""

from rich.cells import cell_len
from textual import events

from screens.widgets.plain import PlainText


class DutyLine(PlainText):
    """What has only one way of being said takes as many lines as it needs.

    Of several the last is cut off at its end where not even that has room.
    """

    _ways: tuple[str, ...] = ("",)

    def show_first(self, ways: tuple[str, ...]) -> None:
        """Show the first of these that has room, the longest of which comes first."""
        self._ways = ways or ("",)
        self._fit(self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Say it as there is room now."""
        self._fit(event.size.width)

    def _fit(self, room: int) -> None:
        fits = (each for each in self._ways if room <= 0 or cell_len(each) <= room)
        said = next(fits, self._ways[-1])
        self.set_class(len(self._ways) > 1, "-one-line")
        if said != self.text:
            self.show(said)
