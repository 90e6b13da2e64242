"""A PostgreSQL server for the tests of a process, carriers of both kinds, and what lies in one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.carriers.carrier import Carrier, Notice
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.carriers.logins import add_terminal, login_of, make_school
from store.carriers.postgres import PostgresCarrier
from tests.postgres_server import Server
from tests.store.folder_stage import parcel
from tests.terminals import Terminals

As = Callable[[str], Carrier]
"""The carrier of a terminal: `room1` and `room2` are classrooms, `desk1` and `desk2` offices."""

SCHOOLS = ("oakfield", "elmwood")
CLASSROOMS, OFFICES = ("room1", "room2"), ("desk1", "desk2")


@pytest.fixture(scope="session")
def _server() -> Iterator[Server]:
    server = Server()
    server.make()
    with server.admin() as line:
        for school in SCHOOLS:
            line.execute(make_school(school).encode())
            for terminal in CLASSROOMS:
                line.execute(add_terminal(school, terminal, "classroom").encode())
            for terminal in OFFICES:
                line.execute(add_terminal(school, terminal, "office").encode())
    yield server
    server.remove()


@pytest.fixture
def server(_server: Server) -> Server:
    """A running server with two schools, oakfield and elmwood, and nothing in it."""
    with _server.admin() as line:
        for school in SCHOOLS:
            line.execute(f"TRUNCATE wb_{school}.up, wb_{school}.down")
    return _server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder marked as a carrier."""
    path = tmp_path / "stick"
    path.mkdir()
    prepare(path)
    return path


@pytest.fixture(params=["folder", "postgres"])
def carriers(request: pytest.FixtureRequest) -> Iterator[As]:
    """The carrier of any terminal of oakfield, by the terminal's id."""
    made: dict[str, Carrier] = {}

    def carrier(terminal: str) -> Carrier:
        if terminal not in made:
            made[terminal] = make(terminal)
        return made[terminal]

    def make(terminal: str) -> Carrier:
        if request.param == "folder":
            return FolderCarrier(request.getfixturevalue("folder"), "oakfield")
        address = request.getfixturevalue("server").address(login_of("oakfield", terminal))
        return PostgresCarrier(address, "oakfield")

    yield carrier
    for each in made.values():
        each.close()


@pytest.fixture
def carrier(folder: Path) -> FolderCarrier:
    """A folder with parcels 1, 2 and 3 of room1, and notices 1 and 2 of desk1."""
    made = FolderCarrier(folder, "oakfield")
    made.send([parcel(1), parcel(2), parcel(3)])
    made.pin(Notice("desk1", 1, "list", b"list"))
    made.pin(Notice("desk1", 2, "rota", b"rota"))
    return made


@pytest.fixture
def places(terminals: Terminals) -> Terminals:
    """An office and one classroom."""
    terminals.added()
    return terminals
