"""Fields declared once, drawn anywhere.

A form is a tuple of `Field`s. One widget draws it on the terminal and `check` judges what was
filled in, so that no screen has rules of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.errors import Incomplete

TEXT_LIMIT = 4000
"""The most characters a text field takes."""

LEAST_LETTERS = 3
"""So many letters a reason has at least; "ill" is one, "x", "ok" and a full stop are none."""

Values = Mapping[str, str]
"""What was filled in: field id to text. Several choices are joined by a line feed."""


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"
    YES_NO = "yes_no"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    SECRET = "secret"


class Lies(StrEnum):
    """Where a day lies that a field asks for, the day it is asked on counting as both."""

    ANYWHERE = "anywhere"
    BEHIND = "behind"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen: what is kept (`id`) and what is shown (`label`).

    `digit` is the key that chooses it wherever it is offered; without one its place says it.
    """

    id: str
    label: str
    digit: str = ""


@dataclass(frozen=True)
class Field:
    """One question of a form.

    A MOMENT is when something happened: nobody writes down as done what is still to come. Where
    the day may be all that is known (`day_alone`) it is kept without a time, and none is made up.
    `lies` says the same of a DATE, or that it is no day that has gone by. One that may be decades
    away is typed `with_year`. What is to be said
    `in_words` is a reason or an account: a single sign is none.
    `choices` belong to CHOICE and SEVERAL. DATE is kept as `2026-03-03`, TIME as `09:14`, MOMENT
    as `2026-03-03 09:14`, YES_NO as `yes` or `no`. `known` are values that may well
    be meant, to go on with while one types; another is as good. `only_if` names another field and
    the values of it that make this one count, e.g. `("told", ("no",))`. What stands in one that is
    `to_read` begins at its top; elsewhere one goes on behind it.
    """

    id: str
    label: str
    kind: Kind = Kind.LINE
    required: bool = False
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    limit: int = TEXT_LIMIT
    only_if: tuple[str, tuple[str, ...]] | None = None
    known: tuple[str, ...] = ()
    lies: Lies = Lies.ANYWHERE
    day_alone: bool = False
    with_year: bool = False
    in_words: bool = False
    to_read: bool = False

    @property
    def is_behind(self) -> bool:
        """Whether it asks for what has happened: a weekday is the last one of that name."""
        return self.kind is Kind.MOMENT or self.lies is Lies.BEHIND

    def applies(self, values: Values) -> bool:
        """Tell whether this field counts, given what the others say."""
        if self.only_if is None:
            return True
        name, wanted = self.only_if
        # Of several that are chosen, one is enough.
        return any(each in wanted for each in values.get(name, "").split("\n"))


def label(field: Field, value: str) -> str:
    """Return what a choice of a field is called; the value itself where it is none of them."""
    return next((each.label for each in field.choices if each.id == value), value)


def check(fields: Sequence[Field], values: Values, now: datetime | None = None) -> dict[str, str]:
    """Return a sentence for each field that is not right, by its id; empty when all is well.

    Given `now`, in the time that was typed, no moment lies after it, and no day where it must not.
    """
    wrong: dict[str, str] = {}
    for field in fields:
        if field.applies(values) and (sentence := _judge(field, values.get(field.id, ""), now)):
            wrong[field.id] = sentence
    return wrong


def require(fields: Sequence[Field], values: Values, now: datetime | None = None) -> None:
    """Raise `Incomplete` with a sentence for each field that is not right (see `check`)."""
    if wrong := check(fields, values, now):
        raise Incomplete(wrong)


def kept(fields: Sequence[Field], values: Values) -> dict[str, str]:
    """Return what is to be kept of `values`: the fields that apply and were filled in."""
    return {
        field.id: values[field.id]
        for field in fields
        if field.applies(values) and values.get(field.id, "").strip()
    }


def _judge(field: Field, value: str, now: datetime | None) -> str:
    if not value.strip():
        stop = "" if field.label.endswith("?") else "."
        return f"Please fill in: {field.label}{stop}" if field.required else ""
    if len(value) > field.limit:
        return f"Please keep to {field.limit} characters ({len(value)} now)."
    if field.kind in (Kind.CHOICE, Kind.SEVERAL):
        known = {choice.id for choice in field.choices}
        if not set(value.split("\n")) <= known:
            return "Please choose from the list."
    if field.kind is Kind.YES_NO and value not in ("yes", "no"):
        return "Please choose yes or no."
    if field.in_words and not _is_words(value):
        return "Please say it in a few words: whoever reads it later was not there."
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return _judge_day(field, value, now and now.replace(tzinfo=None))
    if field.kind is Kind.TIME and _moment(value, "%H:%M") is None:
        return "Please write a time: 8:45, 15:15 or 3:15pm."
    return ""


def _judge_day(field: Field, value: str, now: datetime | None) -> str:
    day = _moment(value, "%Y-%m-%d")
    if field.kind is Kind.DATE and day is None:
        if field.with_year:
            return "Please write the day with its month and year: 31/8/2044."
        return f"Please write a day, the day before the month: {_DAYS[field.is_behind]}."
    at = _moment(value, "%Y-%m-%d %H:%M")
    if field.kind is Kind.MOMENT and at is None and not (day and field.day_alone):
        beside = "a time beside the day" if day else "a day and a time"
        return f"Please write {beside}: today 9:14, Tue 9:14 or 25/11 14:30."
    if now is None:
        return ""
    if field.is_behind and (at or day or now) > now:
        return "That is still to come. Please write when it was, once it has happened."
    if field.lies is Lies.AHEAD and day is not None and day.date() < now.date():
        return "That day has gone by. Please write today or a day to come."
    return ""


_DAYS = {False: "25/11, Fri or tomorrow", True: "25/11, Fri or yesterday"}


def _is_words(value: str) -> bool:
    """Tell whether a reason is more than a sign: so many letters, and not one of them alone."""
    letters = [each for each in value.casefold() if each.isalpha()]
    return len(letters) >= LEAST_LETTERS and len(set(letters)) > 1


def _moment(value: str, shape: str) -> datetime | None:
    try:
        return datetime.strptime(value.strip(), shape)
    except ValueError:
        return None
