"""What terminals of a made-up school send to a real server, and how they reach it."""

from store.carriers.carrier import Parcel
from store.carriers.logins import login_of
from store.carriers.postgres import PostgresCarrier
from tests.postgres_server import Server

ROOM, OTHER, DESK = "room1", "room2", "desk1"


UP, DOWN = "wb_oakfield.up", "wb_oakfield.down"


ROW = "'\\x{:064x}'::bytea, ''::bytea"


def parcel(counter: int, terminal: str = ROOM, body: bytes = b"sealed") -> Parcel:
    return Parcel(terminal, counter, body)


def carrier(server: Server, terminal: str, school: str = "oakfield") -> PostgresCarrier:
    return PostgresCarrier(server.address(login_of(school, terminal)), school)


def count(server: Server, table: str = UP) -> int:
    with server.admin() as line:
        found = line.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()
        assert found
        return int(found[0])
