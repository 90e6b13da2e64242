"""The tile that goes on from a page, and the one key that does so on every page."""

from assets.texts import text
from screens.pupil.version import OLDER
from screens.widgets.sign_tile import SignTile

NEXT = "ctrl+f"
"""Goes on wherever there is a way on. Enter cannot: on a page to write on it begins a new line."""


class NextTile(SignTile):
    """Goes on. Older children, who type, find the same key on it on every page.

    Younger ones type nothing and it has the focus: theirs says Enter, which is one key.
    """

    def __init__(
        self,
        version: str,
        words: str = "",
        value: str = "next",
        *,
        sign: str = "next",
        id: str = "next",
    ) -> None:
        key = NEXT.title() if version == OLDER else "Enter"
        words = words or text("pupil.button.next")
        super().__init__(words, value, sign=sign, key=key, id=id, classes="-main")
