"""A page of consents shows what was said until now: what came meanwhile is taken in first."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.staff.base import StaffScreen
from store.letterbox import collect


class LivePage(StaffScreen[None]):
    """Takes in what came whenever it is in front; has it fetched when it opens, and with R."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "look_again", "Look again", id="consents.look", tooltip="Fetch what came"),
    ]

    def show(self) -> None:
        """Read everything anew and show it."""

    def on_mount(self) -> None:
        """Fetch what was said elsewhere."""
        self.action_look_again()

    def on_screen_resume(self) -> None:
        """Show it as it is now."""
        self.take_in()

    def action_look_again(self) -> None:
        """Have a round carried, and show what it brought."""
        self.post_message(self.CarryNow(lambda trouble: self.take_in()))

    def take_in(self) -> None:
        """Take in answers where the office is open, and another office's changes; show them."""
        if self.session.drawers and self.is_attached:
            self.attempt(lambda: collect.collect(self.session, self.clock()))
            self.show()
