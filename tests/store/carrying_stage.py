"""What lies on the way between a classroom and an office."""

from pathlib import Path

from store.carriers.logins import login_of
from store.carriers.postgres import PostgresCarrier
from store.home import Home
from tests.postgres_server import Server
from tests.terminals import Terminals


def parcels(places: Terminals) -> list[Path]:
    return sorted(places.folder.rglob("*.parcel"))


def login(server: Server, home: Home) -> PostgresCarrier:
    school = home.desk.id
    return PostgresCarrier(server.address(login_of(school, home.device.id)), school)
