"""Lists of pupils for tests, written as the files that schools have."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from store.roll import book, taking_in
from store.roll.book import Book
from store.roll.gather import Gathered, gather
from store.roll.plan import Decisions, Plan, Planner
from store.roll.reading import read_file
from store.signing_in.session import Session
from tests.made_up import NOW

HEADINGS = ("UPN", "Forename", "Surname", "Class", "Year", "Date of birth")
ANNA = ("", "Anna", "Smith", "Oak", "3", "04/05/2018")
ZOE = ("", "Zoë", "O'Brien-Łuk", "Acorn", "R", "3 Sep 2021")
TODAY: date = NOW.date()


def upn(number: int) -> str:
    """Return a UPN with the check letter that belongs to it."""
    digits = f"999{number:09d}"
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    return letters[sum(n * int(d) for n, d in enumerate(digits, 2)) % 23] + digits


def write(
    path: Path,
    rows: Sequence[Sequence[str]],
    headings: Sequence[str] = HEADINGS,
    *,
    encoding: str = "utf-8",
    separator: str = ",",
) -> Path:
    """Write a list as a text file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(headings)
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def gathered(path: Path, **options: bool) -> Gathered:
    """Return what is in a file, its columns as they are guessed."""
    from store.roll.columns import guess

    sheet = read_file(path)
    meant = sheet.meant or guess(sheet.headings).meant
    return gather(sheet, meant, TODAY, **options)


def planner(session: Session, path: Path, more: Mapping[str, str] | None = None) -> Planner:
    """Return what compares a file with the roll."""
    sheet = read_file(path)
    meant = {**taking_in.columns_of(session, sheet).meant, **(more or {})}
    return taking_in.planner(session, sheet, meant, NOW)


def take_in(session: Session, path: Path, decided: Decisions | None = None) -> Plan:
    """Take a file in, as far as it is decided."""
    plan = planner(session, path).plan(decided or Decisions(), TODAY)
    taking_in.TakingIn(session, plan).run(NOW)
    return plan


def named(session: Session, name: str) -> str:
    """Return the id of the one pupil of this name."""
    (found,) = [each.id for each in book.read(session).pupils.values() if each.name == name]
    return found


def names(found: Book) -> dict[str, str]:
    """Return who is in which class."""
    return {each.name: each.school_class for each in found.pupils.values() if each.is_here}
