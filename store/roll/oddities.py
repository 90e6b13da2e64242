"""What a list says, or no longer says, that somebody should look at though it is taken in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from store.dates import birthday
from store.roll.book import Book
from store.roll.gather import Child

BORN_BEFORE = (9, 1)
"""England and Wales put children of one September to the next August into one year group."""
COHORTS = ("", "ENG", "WLS")
"""Regions of which that is so; elsewhere nothing is said about birthdays."""
FIRST_YEAR_AT = 5
"""The age on the last day of August at which a child begins Year 1."""
OTHERS = {"R": 0, "N": -1}


@dataclass(frozen=True)
class Odd:
    """Somebody, and what is odd about what the list says of them."""

    who: str
    what: str
    weighty: bool = False
    """Whether it says who may be asked about a child."""


def of_year(child: Child, born: str, today: date, region: str) -> Iterator[Odd]:
    """Yield a word where a child's year group does not fit their birthday."""
    year = child.pupil.get("year", "")
    if not born or not year or region not in COHORTS:
        return
    number = int(year) if year.isdigit() else OTHERS.get(year)
    fits = _year_of(date.fromisoformat(born), today)
    if number is not None and number != fits and not (number < 0 and fits < 0):
        day = birthday(born)
        usual = f"usually {_called(fits)}" if fits >= -1 else "too young for school"
        yield Odd(child.name, f"{_called(number)} in the file; born {day} is {usual}.")


def in_words(child: Child) -> Iterator[Odd]:
    """Yield a word where a list says in words who may be asked."""
    yield from (Odd(child.name, each, weighty=True) for each in child.doubts)


def missing_adults(child: Child, pupil: str, listed: Collection[str], book: Book) -> Iterator[Odd]:
    """Yield a word for each adult of a child who is in the roll and not in the list.

    `listed` are the ids of those the list names.
    """
    for tie in book.ties.get(pupil, ()):
        carer = book.carers.get(tie.carer)
        if carer is not None and tie.carer not in listed:
            as_what = f" ({tie.relationship.lower()})" if tie.relationship else ""
            name = carer.name or "An adult without a name"
            yield Odd(
                child.name,
                f"{name}{as_what} is not in the file and stays: T on the child's page takes off.",
            )


def _year_of(born: date, today: date) -> int:
    begins = date(today.year if (today.month, today.day) >= BORN_BEFORE else today.year - 1, 9, 1)
    age = begins.year - born.year - ((born.month, born.day) >= BORN_BEFORE)
    return age - FIRST_YEAR_AT + 1


def _called(year: int) -> str:
    return {0: "Reception", -1: "Nursery"}.get(year, f"Year {year}")
