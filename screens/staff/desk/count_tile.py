"""A tile that says how much lies in a pane: the number stays, however much it is."""

from rich.cells import cell_len

from screens.widgets.tile import Tile

MANY = 99
"""From more than so many on it is said so, where the number itself has no room."""
FRAME = 2


class CountTile(Tile):
    """The tile of a pane, called `short`."""

    def __init__(self, short: str, value: str) -> None:
        super().__init__(short, value, chosen_word="open")
        self._short, self._count = short, 0

    def count(self, count: int) -> None:
        """Say how many there are; nothing where there are none."""
        self._count = count
        self._say_count()

    def on_resize(self) -> None:
        """Say it in the room that there is."""
        self._say_count()

    def _say_count(self) -> None:
        if not self._count:
            self.say(self._short)
            return
        most = f"{MANY}+" if self._count > MANY else str(self._count)
        ways = (f"{self._short} {self._count}", f"{self._short} {most}", f"{self._short}{most}")
        room = self.outer_size.width - FRAME
        fits = (each for each in ways if room <= 0 or cell_len(each) <= room)
        self.say(next(fits, ways[-1]))
