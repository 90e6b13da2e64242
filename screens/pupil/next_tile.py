"""The tile that goes on from a page, and the one key that does so on every page."""

from assets.texts import text
from screens.pupil.telling import OLDER
from screens.widgets.tile import Tile

NEXT = "ctrl+f"
"""Goes on wherever there is a way on. Enter cannot: on a page to write on it begins a new line."""


class NextTile(Tile):
    """Goes on. Older children, who type, find the same key on it on every page.

    Younger ones type nothing and it has the focus: theirs says Enter, which is one key.
    """

    def __init__(
        self, version: str, words: str = "", value: str = "next", id: str = "next"
    ) -> None:
        key = NEXT.title() if version == OLDER else "Enter"
        super().__init__(words or text("pupil.button.next"), value, key=key, id=id, classes="-main")
