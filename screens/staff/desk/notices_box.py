"""Where the desk says what is out of order: a few lines of it, and the key that shows the rest."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size

from screens.staff.desk.notices import Notice
from screens.staff.key_line import Key, KeyLine
from screens.widgets.plain import PlainText

MORE = "All of it: {} things are said here"
ROOM, ROOM_OF_TALL = 4, 8
"""Lines there are for it, and on a tall screen; of more, the last line names the key."""


class _Lines(VerticalScroll, can_focus=False):
    """The sentences; it says to its box when they need other room."""

    def watch_virtual_size(self, size: Size) -> None:
        """Look again whether all of them fit."""
        if isinstance(self.parent, NoticesBox):
            self.parent.fit()


class NoticesBox(Vertical):
    """Sentences below one another, the first the one that matters most."""

    def __init__(self) -> None:
        super().__init__(id="notices-box")
        self.notices: tuple[Notice, ...] = ()

    def compose(self) -> ComposeResult:
        """Draw the lines, and the key below them."""
        yield _Lines(id="notices")
        yield KeyLine(id="notices-more")

    def show(self, notices: Sequence[Notice]) -> None:
        """Show these instead."""
        self.notices = tuple(notices)
        lines = self.query_one(_Lines)
        lines.remove_children()
        lines.mount(*(PlainText(each.text, classes=each.tone) for each in self.notices))
        self.display = bool(self.notices)
        self.query_one(KeyLine).show([Key("notices", "M", MORE.format(len(self.notices)))])

    def on_resize(self) -> None:
        """Look again whether all of them fit."""
        self.fit()

    def fit(self) -> None:
        """Show the key where not all of it is in sight."""
        lines, room = self.query_one(_Lines), self._room
        more = lines.virtual_size.height > room
        lines.styles.max_height = room - 1 if more else room
        self.query_one(KeyLine).display = more

    @property
    def _room(self) -> int:
        return ROOM_OF_TALL if self.screen.has_class("-tall") else ROOM
