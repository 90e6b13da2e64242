"""When steps are due: on weekdays, in the hours of a school."""

from datetime import datetime

import pytest

from store.due import due_at, is_overdue, is_term


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("", "2026-03-03 09:14", ""),
        ("at once", "2026-03-07 23:50", "2026-03-08 00:20"),
        ("same school day", "2026-03-03 09:14", "2026-03-03 15:30"),
        ("same school day", "2026-03-03 16:00", "2026-03-04 15:30"),
        ("same school day", "2026-03-06 16:00", "2026-03-09 15:30"),
        ("1 working day", "2026-03-03 14:50", "2026-03-04 14:50"),
        ("1 working day", "2026-03-06 14:50", "2026-03-09 14:50"),
        ("1 working day", "2026-03-07 14:50", "2026-03-10 09:00"),
        ("5 school days", "2026-03-03 09:14", "2026-03-10 09:14"),
    ],
)
def test_what_is_due_falls_on_a_weekday(words: str, start: str, due: str) -> None:
    assert due_at(words, datetime.fromisoformat(start)) == due


@pytest.mark.parametrize("words", ["soon", "0 school days", "1 day", "At once"])
def test_words_that_name_no_time_are_refused(words: str) -> None:
    assert not is_term(words)
    with pytest.raises(ValueError, match=words):
        due_at(words, datetime.fromisoformat("2026-03-03 09:14"))


@pytest.mark.parametrize(
    ("due", "late"),
    [
        ("", False),
        ("2026-03-02", True),
        ("2026-03-03", False),
        ("2026-03-03 09:13", True),
        ("2026-03-03 09:14", False),
        ("2026-03-03 09:15", False),
    ],
)
def test_a_day_is_late_when_it_is_over_and_a_moment_when_it_has_passed(
    due: str, late: bool
) -> None:
    assert is_overdue(due, datetime.fromisoformat("2026-03-03 09:14")) is late
