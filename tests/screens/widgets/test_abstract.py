from abc import abstractmethod
from collections.abc import Callable

import pytest
from textual.widget import Widget

from screens.widgets.abstract import Abstract


class Half(Widget, metaclass=Abstract):
    """A widget that leaves something to its kinds."""

    @abstractmethod
    def words(self) -> str:
        """Left to the kinds."""


class Whole(Half):
    def words(self) -> str:
        return "here"


def test_a_widget_cannot_be_made_before_all_of_it_is_there() -> None:
    half: Callable[[], Half] = Half
    with pytest.raises(TypeError, match="words"):
        half()
    assert Whole().words() == "here"
