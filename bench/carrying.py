"""The two carriers: parcels a second over the bare thing beneath."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from bench.measure import Ratio, in_turn
from store.carriers.carried_file import Carried
from store.carriers.carrier import Carrier, Parcel
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.carriers.folder_names import PARCEL, bucket_of, parcel_name
from store.carriers.logins import add_terminal, login_of, make_school
from store.carriers.postgres import PostgresCarrier
from tests.postgres_server import Server

BODY = os.urandom(4_500)
"""As long as a worry of the most usual size class, sealed."""
LOT = 500


def parcel(terminal: str, counter: int) -> Parcel:
    """Return a parcel of the usual size."""
    return Parcel(terminal, counter, BODY)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server that syncs as a school's does, with a school called `bench`."""
    made = Server(fsync="on")
    made.make()
    with made.admin() as line:
        line.execute(make_school("bench").encode())
        line.execute(add_terminal("bench", "room0", "classroom").encode())
        line.execute(add_terminal("bench", "desk", "office").encode())
        line.execute(_BARE)
    try:
        yield made
    finally:
        made.remove()


_BARE = """
    CREATE SCHEMA wb_bare;
    CREATE TABLE wb_bare.up
        (terminal text, counter bigint, digest bytea, body bytea, PRIMARY KEY (terminal, counter));
    ALTER TABLE wb_bare.up ALTER body SET STORAGE EXTERNAL"""


def postgres_send(made: Server) -> Ratio:
    """Send 500 parcels over a bare pipelined insert of the same rows in one transaction."""
    numbers, bare_numbers = count(), count()
    room = _carrier(made, "bench", "room0")
    with made.admin() as line:

        def ours() -> None:
            first = next(numbers) * LOT
            room.send(parcel("room0", first + each) for each in range(1, LOT + 1))

        def bare() -> None:
            first = next(bare_numbers) * LOT
            rows = [("room0", first + each, bytes(32), BODY) for each in range(1, LOT + 1)]
            with line.transaction(), line.cursor() as cursor:
                cursor.executemany("INSERT INTO wb_bare.up VALUES (%s, %s, %s, %b)", rows)

        what = "PostgreSQL: send 500 parcels / a bare insert of them"
        ratio = in_turn(what, ours, bare, target=2.0, rounds=20)
    room.close()
    return ratio


def postgres_fetch(made: Server) -> Ratio:
    """Fetch 500 parcels over a bare select of the same rows. `postgres_send` goes before."""
    desk = _carrier(made, "bench", "desk")
    with made.admin() as line:

        def bare() -> None:
            text = b"SELECT counter, digest, body FROM wb_bench.up WHERE terminal = 'room0'"
            rest = b" AND counter > 1000 ORDER BY counter LIMIT 500"
            line.execute(text + rest, binary=True).fetchall()

        what = "PostgreSQL: fetch 500 parcels / a bare select of them"
        ours = partial(_all, desk, "room0", 1_000)
        ratio = in_turn(what, ours, bare, target=2.0, rounds=20)
    desk.close()
    return ratio


def folder_send(folder: Path) -> Ratio:
    """Send 20 parcels over writing, syncing and renaming as many files."""
    folder.mkdir(exist_ok=True)
    prepare(folder)
    carrier, numbers, bare_numbers = FolderCarrier(folder, "sent"), count(), count()
    beside = folder / "bare"
    beside.mkdir()

    def ours() -> None:
        first = next(numbers) * 20
        carrier.send(parcel("room0", first + each) for each in range(1, 21))

    def bare() -> None:
        first = next(bare_numbers) * 20
        for each in range(1, 21):
            with (beside / "part").open("wb") as file:
                file.write(BODY)
                file.flush()
                os.fsync(file.fileno())
            (beside / "part").rename(beside / str(first + each))

    return in_turn("Folder: send 20 parcels / 20 synced files", ours, bare, target=2.0, rounds=20)


def _all(carrier: Carrier, terminal: str, above: int) -> None:
    assert len(list(carrier.fetch(terminal, above))) == LOT


def _carrier(made: Server, school: str, terminal: str) -> PostgresCarrier:
    return PostgresCarrier(made.address(login_of(school, terminal)), school)


def write(up: Path, until: int) -> None:
    """Write parcels as they lie in a folder, without syncing each."""
    for counter in range(1, until + 1):
        given = Parcel(up.name, counter, b"")
        bucket = up / bucket_of(counter)
        bucket.mkdir(parents=True, exist_ok=True)
        whole = Carried(PARCEL, given.terminal, counter, given.digest, b"").content()
        (bucket / parcel_name(given)).write_bytes(whole)
