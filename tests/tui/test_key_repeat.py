"""Holding a key is not pressing it again."""

from tui.key_repeat import KeyRepeat


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def pressed(*keys: tuple[float, str], careful: bool = False) -> list[str]:
    seconds = Seconds()
    repeat = KeyRepeat(seconds)
    taken = []
    for gap, key in keys:
        seconds.now += gap
        if not repeat.is_repeat(key, careful=careful):
            taken.append(key)
    return taken


def test_a_held_digit_answers_no_more_than_the_next_question_however_long() -> None:
    assert pressed((0, "1"), (0.5, "1"), *[(0.03, "1")] * 50) == ["1", "1"]


def test_a_held_digit_answers_nothing_more_where_it_matters() -> None:
    assert pressed((0, "1"), (0.5, "1"), *[(0.03, "1")] * 50, careful=True) == ["1"]


def test_the_same_digit_pressed_again_after_reading_counts() -> None:
    assert pressed((0, "1"), (0.9, "1"), (1.2, "1"), careful=True) == ["1", "1", "1"]


def test_different_keys_count_however_fast() -> None:
    assert pressed((0, "1"), (0.01, "2"), (0.01, "1")) == ["1", "2", "1"]


def test_somebody_in_a_hurry_is_not_slowed_down() -> None:
    assert pressed((0, "enter"), (0.2, "enter"), (0.03, "enter")) == ["enter", "enter"]
