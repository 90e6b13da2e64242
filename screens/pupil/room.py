"""How much room a pupil's screen has, as classes that the styles go by."""

from typing import TypeVar

from textual import events
from textual.geometry import Size
from textual.widget import Widget

from screens.looks import BIGGER
from screens.widgets.screen import Screen
from screens.widgets.sign_tile import SIDED

Result = TypeVar("Result")
SIGNS, LARGE_SIGNS = Size(112, 38), Size(160, 54)
"""Columns and rows from which on what is always there has room for a frame around its sign, and
for one twice as large."""
TALL = 34
"""Rows from which on a page is tall."""
WIDE, BROAD, BROAD_BIGGER = Size(100, 30), Size(160, 44), Size(160, 54)
"""Columns and rows from which on a page has room around it, and large pictures as well: in the
usual layout and in the bigger one."""


LETTERING = "-lettering"
"""The class of a screen on which sentences are drawn in large letters where those have room."""


class Fitting(Widget):
    """What goes by the room and the look: it lays itself out anew when either has changed."""

    def fit(self) -> None:
        """Lay it out in the room there is, in the look that is worn now."""


class Roomy(Screen[Result]):
    """For a pupil's screen: it wears what it has room for from the start, and as that changes."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]

    def on_compose(self) -> None:
        """Begin in the layout that there is room for."""
        self.take_room(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Take the broad layout where there is room for it."""
        self.take_room(event.size)

    def take_room(self, size: Size) -> None:
        """Be wide, or broad, only where there is the height for it as well."""
        needed = BROAD_BIGGER if self.app.has_class(BIGGER) else BROAD
        broad = holds(size, needed)
        self.set_class(broad, "-broad")
        self.set_class(holds(size, WIDE) and not broad, "-wide")
        roomy = broad or (holds(size, WIDE) and size.height >= TALL)
        self.set_class(roomy or self.app.has_class(BIGGER), LETTERING)
        drawn = not self.app.has_class("-plain")
        self.set_class(drawn, SIDED)
        self.set_class(drawn and holds(size, SIGNS), "-signs")
        self.set_class(drawn and holds(size, LARGE_SIGNS), "-large-signs")


def holds(size: Size, least: Size) -> bool:
    """Tell whether so much room is there, in both directions."""
    return size.width >= least.width and size.height >= least.height
