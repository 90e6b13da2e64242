"""A button in the foot of a list that says what Enter does there, and does it."""

from textual import on
from textual.widgets import Button

from screens.widgets.listing import Listing


class EnterButton(Button):
    """Chooses the row under the cursor of the one list of its page."""

    @on(Button.Pressed)
    def _choose(self) -> None:
        self.screen.query_one(Listing).action_choose()
