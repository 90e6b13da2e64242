"""What a field takes: a day where such a day can lie, a reason that says something."""

from datetime import datetime
from pathlib import Path

import pytest

import store
from store.fields import Field, Kind, Lies, check

NOW = datetime(2026, 3, 3, 9, 14)


def wrong(field: Field, value: str) -> str:
    return check((field,), {field.id: value}, NOW).get(field.id, "")


@pytest.mark.parametrize(
    ("lies", "yesterday", "today", "tomorrow"),
    [
        (Lies.ANYWHERE, "", "", ""),
        (Lies.BEHIND, "", "", "still to come"),
        (Lies.AHEAD, "gone by", "", ""),
    ],
)
def test_a_day_lies_where_its_field_says(
    lies: Lies, yesterday: str, today: str, tomorrow: str
) -> None:
    field = Field("on", "On", Kind.DATE, lies=lies)
    days = ("2026-03-02", "2026-03-03", "2026-03-04")
    for day, says in zip(days, (yesterday, today, tomorrow), strict=True):
        assert says in wrong(field, day)
        assert bool(says) == bool(wrong(field, day))


def test_a_day_alone_is_kept_where_the_time_may_be_unknown_and_asked_for_elsewhere() -> None:
    happened = Field("when", "When", Kind.MOMENT, day_alone=True)
    assert wrong(happened, "2026-03-03") == wrong(happened, "2026-03-02 15:00") == ""
    assert "still to come" in wrong(happened, "2026-03-04")
    assert "a time beside the day" in wrong(Field("when", "When", Kind.MOMENT), "2026-03-03")
    assert "a day and a time" in wrong(Field("when", "When", Kind.MOMENT), "soon")


@pytest.mark.parametrize("said", [".", "x", "no", "…", "xxx", "1234", "n/a"])
def test_a_sign_is_no_reason(said: str) -> None:
    assert "in a few words" in wrong(Field("why", "Why", in_words=True), said)


@pytest.mark.parametrize("said", ["ill", "No time", "Її мама просить"])
def test_few_words_are_a_reason(said: str) -> None:
    assert wrong(Field("why", "Why", in_words=True), said) == ""


def test_whoever_asks_why_asks_for_words() -> None:
    asks = [
        line
        for path in Path(str(store.__file__)).parent.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if 'Field("why", "Why' in line and "Kind.TEXT, True" in line
    ]
    assert len(asks) > 15
    assert [line for line in asks if "in_words=True" not in line] == []
