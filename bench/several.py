"""A made-up school with several terminals, and what lies in their letterboxes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.carriers.carrier import Carrier
from store.carrying import carry
from store.home import Home
from store.letterbox.envelope import WAITING, Content, Sealed, close
from store.letterbox.readers import Readers
from store.school.public_list import SCHOOL_SHEET
from tests.made_up import NOW, OAKFIELD, School
from tests.terminals import Terminal, Terminals

DSL = "Mrs Adeyemi"


@contextmanager
def several(folder: Path, rooms: int, *, offices: int = 0) -> Iterator[Terminals]:
    """Make a school with an office, classrooms, and further offices at which nobody signs in."""
    school = School.make(folder / "office", OAKFIELD)
    made = Terminals(school, folder)
    for number in range(rooms):
        made.join("classroom", f"Room {number}").carry()
    for number in range(offices):
        made.join("office", f"Office {number}").carry()
    made.admit()
    made.office.carry()
    for each in made.others:
        each.carry()
    made.office.carry()
    try:
        yield made
    finally:
        made.close()
        school.close()


def rooms(made: Terminals) -> list[Terminal]:
    """Return the classrooms."""
    public = made.office.home.desk.school
    ids = {each.id for each in public.terminals if each.kind == "classroom"}
    return [each for each in made.others if each.id in ids]


def sealed(home: Home) -> Sealed:
    """Return a worry of the most usual size, sealed to the lead."""
    reader = next(each.id for each in home.desk.school.people if each.name == DSL)
    content = Content(
        kind="worry",
        subject="worry:1",
        thread="",
        terminal=home.device.id,
        at=NOW.isoformat(),
        drawer="safeguarding",
        kept_from=(),
        readers=(reader,),
        sheet="",
        body={"told": {"words": "Somebody took my hat at playtime. " * 8}},
    )
    readers = Readers((reader,), SCHOOL_SHEET, "safeguarding")
    return close(content, home.desk.school, readers, home.device.keys, WAITING)


def fill(made: Terminals, envelopes: int) -> None:
    """Let as many envelopes lie in the office, collected, of all classrooms together."""
    db, here = made.office.home.letterbox.db, rooms(made)
    for room in here:
        until = envelopes // len(here)
        db.execute(
            "WITH RECURSIVE n (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < ?)"
            " INSERT INTO envelopes SELECT NULL, hex(randomblob(32)), ?, n, hex(randomblob(16)),"
            " '', 1, randomblob(1800), NULL, '' FROM n",
            [until, room.id],
        )
        db.execute("INSERT OR IGNORE INTO collected SELECT id, 'then' FROM envelopes")
        db.execute("INSERT OR REPLACE INTO chains VALUES (?, ?, 'x')", [room.id, until])


def round_of(home: Home, carrier: Carrier) -> None:
    """Carry, and see that nothing was new."""
    done = carry.carry(home, carrier, NOW)
    assert done.sent == done.came == 0
