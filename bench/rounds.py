"""Whole rounds of carrying between terminals: what travels, and what nothing new costs."""

import statistics
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from bench.carrying import LOT, write
from bench.measure import Ratio, in_turn, seconds
from bench.several import fill, rooms, round_of, sealed, several
from store.carriers.carrier import Carrier
from store.carriers.logins import add_terminal, login_of, make_school
from store.carriers.postgres import PostgresCarrier
from store.carrying.carry import carry
from store.home import Home
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from tests.made_up import NOW
from tests.postgres_server import Server
from tests.terminals import Terminals

FEW, MANY = 1_000, 100_000
ROOMS, FEW_ROOMS = 30, 10
"""Where history is what counts, ten classrooms have as much of it."""


def through_postgres(made: Server, folder: Path, turns: int = 6) -> Iterator[Ratio]:
    """Send 500 envelopes and receive them in the office, over inserting as many rows.

    The rows are inserted one by one, as a terminal posts, and all at once.
    """
    numbers = count()
    with several(folder, 1) as school, made.admin() as line, ExitStack() as open_:
        (room,) = rooms(school)
        there = open_.enter_context(_postgres(made, room.home, "classroom"))
        here = open_.enter_context(_postgres(made, school.office.home, "office"))
        body = sealed(room.home).blob

        def ours() -> None:
            carry(room.home, there, NOW)
            carry(school.office.home, here, NOW)

        def rows() -> list[tuple[str, int, bytes, bytes]]:
            first = next(numbers) * LOT
            return [("room", -first - each, bytes(32), body) for each in range(1, LOT + 1)]

        def singly() -> None:
            for row in rows():
                line.execute(_INSERT, row)

        def at_once() -> None:
            with line.transaction(), line.cursor() as cursor:
                cursor.executemany(_INSERT, rows())

        times = []
        for _ in range(turns):
            room.home.letterbox.post(*(sealed(room.home) for _ in range(LOT)))
            times.append((seconds(ours), seconds(singly), seconds(at_once)))
        assert school.office.home.letterbox.chain(room.id).upto > LOT * turns
    mine, slow, quick = (statistics.median(each) * 1e3 for each in zip(*times, strict=True))
    what = f"PostgreSQL: 500 into the office ({LOT / mine * 1e3:,.0f}/s)"
    yield Ratio(f"{what} / single inserts", mine, slow, 2.0)
    yield Ratio(f"{what} / one bulk insert", mine, quick, 2.0)


_INSERT = "INSERT INTO wb_bare.up VALUES (%s, %s, %s, %b)"


def nothing_new(made: Server, folder: Path) -> Iterator[Ratio]:
    """Run a whole round with nothing new in an office that has 100,000 envelopes, over 1,000."""
    with ExitStack() as open_:
        schools = [
            open_.enter_context(several(folder / str(each), FEW_ROOMS, offices=1))
            for each in (MANY, FEW)
        ]
        for school, each in zip(schools, (MANY, FEW), strict=True):
            fill(school, each)
            _lie_in_folder(school, each // FEW_ROOMS)
        yield _nothing_new("Folder", schools, [each.office.carrier for each in schools])
        bases = [
            open_.enter_context(_postgres(made, each.office.home, "office")) for each in schools
        ]
        for school, each in zip(schools, (MANY, FEW), strict=True):
            _lie_in_postgres(made, school, each // FEW_ROOMS)
        yield _nothing_new("PostgreSQL", schools, bases)


def a_term(folder: Path, worries: int) -> Ratio:
    """Carry what 30 classrooms posted in a term into the office, over posting it."""
    with several(folder, ROOMS) as school:
        here = rooms(school)
        asked = school.school.people["Miss Lee"]
        told = [Told(words="Somebody took my hat at playtime. " * 8, name="Sam")] * 3
        told.append(Told(words="I would like to talk.", asks_for=asked))

        def post() -> None:
            for room in here:
                intake = Intake(room.home)
                for number in range(worries):
                    intake.post(told[number % len(told)], NOW)

        def bring() -> None:
            for room in here:
                room.carry()
            school.office.carry()

        posted, carried = seconds(post), seconds(bring)
        came = sum(each.home.letterbox.head.counter - 1 for each in here)
        assert all(
            school.office.home.letterbox.chain(each.id).upto == each.home.letterbox.head.counter
            for each in here
        )
    what = f"Carry {came:,} of 30 classrooms ({came / carried:,.0f}/s) / posting them"
    return Ratio(what, carried * 1e3, posted * 1e3, 2.0)


def _nothing_new(what: str, schools: list[Terminals], carriers: list[Carrier]) -> Ratio:
    many, few = (
        partial(round_of, school.office.home, carrier)
        for school, carrier in zip(schools, carriers, strict=True)
    )
    line = f"{what}: a whole round, nothing new, 100,000 / 1,000 envelopes"
    return in_turn(line, many, few, target=1.5, rounds=20)


def _lie_in_folder(school: Terminals, until: int) -> None:
    home = school.office.home
    for room in rooms(school):
        write(school.folder / home.desk.id / "up" / room.id, until)


def _lie_in_postgres(made: Server, school: Terminals, until: int) -> None:
    with made.admin() as line:
        for room in rooms(school):
            line.execute(
                f"INSERT INTO wb_{school.office.home.desk.id}.up SELECT '{room.id}', n,"
                f" sha256(n::text::bytea), '' FROM generate_series(1, {until}) AS n".encode()
            )
        line.execute(f"VACUUM ANALYZE wb_{school.office.home.desk.id}.up".encode())


@contextmanager
def _postgres(made: Server, home: Home, kind: str) -> Iterator[Carrier]:
    """Make a terminal's login, and its school where that is new; connect."""
    school, terminal = home.desk.id, home.device.id
    with made.admin() as line:
        line.execute(make_school(school).encode())
        line.execute(add_terminal(school, terminal, kind).encode())
    with closing(PostgresCarrier(made.address(login_of(school, terminal)), school)) as carrier:
        yield carrier
