"""What a case is opened with: whom it is about, when the school was told, when the LADO hears."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from store.fields import Values
from store.letterbox import headteachers
from store.letterbox.readers import ADULT, PUPIL
from store.school.due import LADO_WITHIN, due_at
from store.school.public_list import PublicList
from store.worries.worries import Worry


def about(public: PublicList, worries: Sequence[Worry]) -> set[str]:
    """Return the adults that worries are said to be about, by id."""
    heads = (headteachers.told_of(public, each.told, each.kept_from) for each in worries)
    return {each.told.adult for each in worries}.union(*heads) - {""}


def known_at(told: Iterable[str], now: datetime) -> datetime:
    """Return when the first was told of moments (ISO 8601); now where none is readable, or later.

    The school knows from then on, whoever looked when.
    """
    found = [now]
    for each in told:
        with suppress(ValueError):
            at = datetime.fromisoformat(each)
            found.append(at if at.tzinfo else at.replace(tzinfo=now.tzinfo))
    return min(found).astimezone(now.tzinfo)


def lado_clock(
    public: PublicList, worries: Sequence[Worry], values: Values, known: datetime
) -> dict[str, str]:
    """Return by when the LADO is rung about an adult, of what the school has `known` since then.

    KCSIE: within one working day.
    """
    is_about = values["category"] == ADULT or any(each.told.about != PUPIL for each in worries)
    return {"lado_due": due_at(LADO_WITHIN, known, public.calendar)} if is_about else {}
