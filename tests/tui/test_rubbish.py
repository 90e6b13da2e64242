"""Rubbish is looked for in quiet moments."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from tui.rubbish import QUIET, Rubbish


class Thing:
    """Something that refers to itself, as screens do."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def rubbish() -> Iterator[Rubbish]:
    """Return one that has begun; afterwards Python looks as it did before."""
    before = gc.get_threshold()
    made = Rubbish()
    made.begin()
    yield made
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_is_left_over_goes_once_it_is_quiet(rubbish: Rubbish) -> None:
    """A screen that was dropped, and what somebody typed into it, does not stay in memory."""
    gone = weakref.ref(Thing())
    rubbish.touch()
    assert not rubbish.tick(QUIET / 2)
    assert gone() is not None
    assert rubbish.tick(QUIET / 2)
    assert gone() is None


def test_nobody_who_is_typing_is_disturbed(rubbish: Rubbish) -> None:
    """Each touch puts it off."""
    for _ in range(5):
        rubbish.touch()
        assert not rubbish.tick(QUIET * 0.9)


def test_a_quiet_kiosk_does_not_look_again_and_again(rubbish: Rubbish) -> None:
    """Without a touch in between there is nothing to look for."""
    rubbish.touch()
    assert rubbish.tick(QUIET)
    assert not rubbish.tick(QUIET * 10)
