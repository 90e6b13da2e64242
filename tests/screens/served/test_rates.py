"""So many a minute, and then again."""

from screens.served.rates import MANY, MINUTE, Rates
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


def test_ever_new_addresses_take_no_more_room_than_many() -> None:
    rates = Rates(1, lambda: 0.0)
    for number in range(MANY + 50):
        assert rates.take(str(number))
    assert len(rates._lately) == MANY
    assert not rates.take(str(MANY))
