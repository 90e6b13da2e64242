"""Screens that only the one in front can leave."""

from typing import TypeVar

from textual import screen
from textual.await_complete import AwaitComplete

Result = TypeVar("Result")


class Screen(screen.Screen[Result]):
    """A screen whose second answer is nobody's.

    Textual takes away whatever stands in front when a screen is dismissed; two quick keys would
    take away the page behind as well.
    """

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
