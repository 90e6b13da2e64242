"""Holding a key is not pressing it again."""

import pytest

from tui.key_repeat import KeyRepeat


def pressed(*keys: tuple[float, str], typing: tuple[bool, ...] = ()) -> list[str]:
    repeat, now, taken = KeyRepeat(), 100.0, []
    places = typing or (False,) * len(keys)
    for (gap, key), place in zip(keys, places, strict=True):
        now += gap
        if not repeat.is_repeat(key, now, typing=place):
            taken.append(key)
    return taken


@pytest.mark.parametrize("begins", [0.25, 0.5, 0.66])
@pytest.mark.parametrize("key", ["1", "enter", "space", "ctrl+n", "a"])
def test_a_held_key_answers_once_however_long(key: str, begins: float) -> None:
    assert pressed((0, key), (begins, key), *[(0.03, key)] * 50) == [key]


@pytest.mark.parametrize("begins", [0.25, 0.5, 0.66])
def test_a_key_let_go_right_after_its_first_repeat_answers_once(begins: float) -> None:
    assert pressed((0, "1"), (begins, "1")) == ["1"]
    assert pressed((0, "1"), (begins, "1"), (0.4, "2")) == ["1", "2"]


def test_repeats_that_were_slow_to_come_are_no_presses() -> None:
    assert pressed((0, "1"), (0.5, "1"), (0.3, "1"), (0, "1"), (0.4, "1")) == ["1"]


def test_the_same_digit_pressed_again_after_a_look_counts() -> None:
    assert pressed((0, "1"), (0.9, "1"), (1, "1"), (0.4, "1")) == ["1", "1", "1"]


def test_different_keys_count_however_fast() -> None:
    assert pressed((0, "1"), (0.01, "2"), (0.01, "1")) == ["1", "2", "1"]


def test_somebody_in_a_hurry_moves_and_turns_as_fast_as_they_press() -> None:
    assert pressed((0, "right"), (0.2, "right"), (0.03, "right")) == ["right", "right"]
    assert pressed((0, "plus"), (0.2, "plus")) == ["plus", "plus"]


def test_what_is_typed_may_repeat_but_not_what_an_answer_left_in_the_fingers() -> None:
    assert pressed((0, "l"), (0.1, "l"), typing=(True, True)) == ["l", "l"]
    assert pressed((0, "1"), (0.5, "1"), (0.03, "1"), typing=(False, True, True)) == ["1"]
    assert pressed((0, "enter"), (0.5, "enter"), typing=(True, False)) == ["enter"]
