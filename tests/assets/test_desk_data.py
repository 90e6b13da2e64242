"""The lists that the page of small worries goes by: whole, in order, and refused when spoilt."""

from datetime import time
from pathlib import Path

import pytest

from assets import desk_data
from assets.desk_data import look_closer, parts_of_day
from assets.word_list import words_of


@pytest.fixture(autouse=True)
def _read_anew() -> None:
    parts_of_day.cache_clear()
    look_closer.cache_clear()


def spoilt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, words: str) -> None:
    """Put another file in place of one of the school's lists."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / f"{name}.toml").write_text(words, "utf-8")
    monkeypatch.setattr(desk_data, "FOLDER", tmp_path)


def test_the_parts_of_the_day_follow_one_another_until_midnight() -> None:
    parts = parts_of_day()
    assert [part.id for part in parts] == ["before", "morning", "lunch", "afternoon", "after"]
    assert parts[1].until == time(12)
    assert parts[-1].until is None


def test_words_of_which_one_is_meant_stand_for_each() -> None:
    assert words_of(["my|her bag", "pic*"]) == ("my bag", "her bag", "pic*")


def test_no_word_is_written_twice_in_a_list() -> None:
    for each in (*look_closer().lists, *look_closer().places):
        assert len(set(each.words)) == len(each.words), each.id


@pytest.mark.parametrize(
    "words",
    [
        '[[part]]\nid = "a"\nwords = "at night"\nuntil = "08:00"',
        '[[part]]\nid = "a"\nwords = "x"\nuntil = "12:00"\n'
        '[[part]]\nid = "b"\nwords = "y"\nuntil = "09:00"\n'
        '[[part]]\nid = "c"\nwords = "z"\nuntil = "24:00"',
        '[[part]]\nid = "a"\nwords = "x"\nuntil = "noon"',
        "[[part",
        "",
    ],
)
def test_parts_that_leave_a_gap_or_run_backwards_are_refused(
    words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoilt(monkeypatch, tmp_path, "parts_of_day", words)
    with pytest.raises((ValueError, KeyError)):
        parts_of_day()


@pytest.mark.parametrize("words", ['"secret*"', '["*"]', "[1]"])
def test_a_list_of_words_that_finds_everything_or_nothing_is_refused(
    words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = f"""
        [often]
        times = 3
        days = 5
        [pattern]
        least = 3
        [[list]]
        id = "x"
        words = {words}
        """
    spoilt(monkeypatch, tmp_path, "look_closer", whole)
    with pytest.raises(TypeError):
        look_closer()
