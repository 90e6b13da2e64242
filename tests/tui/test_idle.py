"""Noticing that nobody is there any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.idle import Idle
from tui.idle import IdleLock, Lock, Warn

PICTURES = Idle(after=45, warn=15)


@pytest.fixture
def lock() -> IdleLock:
    return IdleLock(PICTURES)


def test_it_warns_and_then_locks(lock: IdleLock) -> None:
    assert lock.tick(44) is None
    assert not lock.warning
    assert lock.tick(1) == Warn(15)
    assert lock.warning
    assert lock.tick(14.5) == Warn(1)
    assert lock.tick(0.5) == Lock()


def test_after_a_lock_it_counts_from_nothing(lock: IdleLock) -> None:
    assert lock.tick(60) == Lock()
    assert lock.tick(44) is None


def test_a_touch_takes_the_warning_back(lock: IdleLock) -> None:
    lock.tick(50)
    lock.touch()
    assert not lock.warning
    assert lock.tick(44) is None


def test_each_screen_has_its_own_limits(lock: IdleLock) -> None:
    lock.tick(44)
    lock.watch(Idle(after=150))
    assert lock.tick(149) is None
    assert lock.tick(1) == Warn(15)


def test_other_limits_of_the_same_screen_forget_no_quiet(lock: IdleLock) -> None:
    lock.tick(40)
    lock.limit(Idle(after=50, warn=15))
    assert lock.tick(9) is None
    assert lock.tick(1) == Warn(15)


def test_a_screen_without_limits_never_locks() -> None:
    lock = IdleLock(None)
    assert lock.tick(1e9) is None
    assert not lock.warning


def test_it_waits_while_speech_runs(lock: IdleLock) -> None:
    lock.tick(40)
    lock.pause()
    assert lock.tick(1000) is None
    lock.resume()
    assert lock.quiet == 0


def test_time_that_runs_backwards_counts_as_nought(lock: IdleLock) -> None:
    lock.tick(30)
    lock.tick(-1000)
    assert lock.quiet == 30


@given(st.lists(st.floats(min_value=0, max_value=30), min_size=1))
def test_it_never_locks_early_and_never_late(steps: list[float]) -> None:
    lock, quiet = IdleLock(PICTURES), 0.0
    for step in steps:
        quiet += step
        said = lock.tick(step)
        assert isinstance(said, Lock) == (quiet >= 60)
        assert isinstance(said, Warn) == (45 <= quiet < 60)
        quiet = 0.0 if isinstance(said, Lock) else quiet
