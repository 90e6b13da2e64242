"""So many a minute, and then again."""

from screens.web.rates import MANY, MINUTE, Rates
from tests.screens.web.browsing import Clock


def test_after_a_minute_there_is_room_again() -> None:
    clock = Clock()
    rates = Rates(2, clock)
    assert [rates.take("a") for _ in range(3)] == [True, True, False]
    assert rates.take("b")
    clock.now += MINUTE - 0.1
    assert not rates.take("a")
    clock.now += 0.2
    assert [rates.take("a") for _ in range(3)] == [True, True, False]


def test_who_was_quiet_is_forgotten_before_memory_fills() -> None:
    clock = Clock()
    rates = Rates(1, clock)
    for number in range(MANY + 1):
        rates.take(str(number))
    clock.now += MINUTE
    assert rates.take("new")
    assert len(rates._lately) == 1
