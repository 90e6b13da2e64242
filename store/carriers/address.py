"""From an address in one line to the carrier behind it.

`folder:/path` is a folder; `postgresql://...` or `host=... dbname=...` is a PostgreSQL server.
A sentence about an address never holds the address: there may be a password in it.
"""

import re
from pathlib import Path
from types import ModuleType

from store.carriers.carrier import Carrier
from store.carriers.folder import FolderCarrier
from store.carriers.limits import checked_id
from store.errors import Refused

_FOLDER = "folder:"
_URLS = ("postgresql://", "postgres://")
_WORDS = re.compile(r"(host|hostaddr|dbname|service)\s*=")
_WITHOUT = "This address needs a part that is not installed: install worrybox[postgres]."
_UNKNOWN = "A carrier's address begins with folder: or postgresql://."


def carrier_at(address: str, school: str) -> Carrier:
    """Return the carrier behind an address, without reaching for it yet.

    Raises:
        Refused: the address or the school's id cannot be one.
    """
    checked_id(school, "school")
    line = address.strip()
    if line.startswith(_FOLDER):
        return FolderCarrier(_path(line.removeprefix(_FOLDER)), school)
    if not is_database(line):
        raise Refused(_UNKNOWN)
    carrier: Carrier = _part("postgres").PostgresCarrier(line, school)
    return carrier


def is_database(address: str) -> bool:
    """Return whether an address is one of a database."""
    return address.startswith(_URLS) or _WORDS.search(address) is not None


def run_script(address: str, text: str) -> None:
    """Run SQL on the database server at an address, all or none.

    Raises:
        Refused: it is no address of a database.
        Unreachable: it cannot be reached, or does not permit it.
    """
    if not is_database(address.strip()):
        raise Refused("The address of a database begins with postgresql://.")
    server = _part("postgres_line").Connecting(address.strip())
    try:
        server.script(text)
    finally:
        server.close()


def _path(text: str) -> Path:
    path = Path(text)
    if not path.is_absolute():
        raise Refused("A carrier's folder is given from the root on, as in folder:/media/stick.")
    return path


def _part(name: str) -> ModuleType:
    """Import what needs psycopg, which is not installed everywhere."""
    try:
        if name == "postgres":
            from store.carriers import postgres

            return postgres
        from store.carriers import postgres_line

        return postgres_line
    except ImportError:
        raise Refused(_WITHOUT) from None
