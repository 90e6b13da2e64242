"""Schools of one class."""

from typing import Any

import pytest
from textual.screen import Screen

from tests.conftest import Copies
from tests.made_up import School
from tests.screens.pupil.walks import PEGS, Make, one_class


@pytest.fixture
def make(copies: Copies) -> Make:
    """Make schools of one class."""

    def one(version: str, pegs: tuple[str, ...] = PEGS) -> School:
        return copies(one_class(version), pegs)

    return one


@pytest.fixture
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay pages out without painting them to nobody: who measures cells has them drawn anyway."""

    def forget(screen: Screen[Any]) -> None:
        screen._dirty_widgets.clear()
        screen._compositor._dirty_regions.clear()

    monkeypatch.setattr(Screen, "_compositor_refresh", forget)
