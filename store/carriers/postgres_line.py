"""The connection to a PostgreSQL server, which breaks now and then, and what is said then."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from typing import Any

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Composed

from store.errors import Refused, Unreachable

Line = psycopg.Connection[tuple[Any, ...]]

_USUAL: dict[str, Any] = {
    "connect_timeout": 5,
    "application_name": "worrybox",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "gssencmode": "disable",
    "options": "-c statement_timeout=60s -c lock_timeout=10s"
    " -c idle_in_transaction_session_timeout=60s",
}

_SENTENCES = {
    errors.InsufficientPrivilege: "The carrier does not let this terminal do that.",
    errors.InvalidSchemaName: "The carrier has not been made for this school.",
    errors.UndefinedTable: "The carrier has not been made for this school.",
    errors.DiskFull: "The carrier's disk is full.",
    errors.ObjectInUse: "The carrier needs a database of its own, with nothing else in it.",
    errors.QueryCanceled: "The carrier took too long.",
    errors.LockNotAvailable: "The carrier took too long.",
}
_NO_LINE = ("08", "28", "53", "57")
"""How the codes of what ends a connection, or never lets it begin, start."""


class Connecting:
    """A server's address, and the connection to it while there is one.

    `patience` is how many seconds a statement may take before the connection is cut: a server
    that has stopped without hanging up would otherwise be waited for without end.
    """

    def __init__(self, conninfo: str, patience: float = 90) -> None:
        self._conninfo = complete(conninfo)
        self._patience = patience
        self._line: Line | None = None

    def run(self, *statements: tuple[Composed | SQL, Sequence[object]]) -> list[tuple[Any, ...]]:
        """Run statements, all or none, and return the rows of the last one.

        Raises:
            Unreachable: it cannot be reached, broke off, or does not permit it.
        """
        rows: list[tuple[Any, ...]] = []
        with self._open() as line, line.transaction() if statements[1:] else nullcontext():
            for statement, values in statements:
                cursor = line.execute(statement, values, binary=True)
                rows = cursor.fetchall() if cursor.description else []
        return rows

    def script(self, text: str) -> None:
        """Run a text of many statements, all or none."""
        with self._open() as line, line.transaction():
            line.execute(text.encode())

    def close(self) -> None:
        """Hang up."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(psycopg.Error):
                line.close()

    @contextmanager
    def _open(self) -> Iterator[Line]:
        try:
            if self._line is None:
                self._line = psycopg.connect(self._conninfo, autocommit=True)
            with _cut_after(self._patience, self._line):
                yield self._line
        except psycopg.Error as error:
            # What it says may hold the address; nobody is shown it.
            self.close()
            raise Unreachable(_sentence(error)) from None


def complete(conninfo: str) -> str:
    """Return an address with timeouts, and with TLS that is checked unless it says otherwise.

    Raises:
        Refused: it cannot be read.
    """
    try:
        given = {**_USUAL, **conninfo_to_dict(conninfo)}
    except psycopg.Error:
        raise Refused("The carrier's address cannot be read as one of a database.") from None
    if not str(given.get("host") or given.get("hostaddr") or "/").startswith("/"):
        given.setdefault("sslmode", "verify-full")
    return make_conninfo(**given)


@contextmanager
def _cut_after(patience: float, line: Line) -> Iterator[None]:
    timer = threading.Timer(patience, _cut, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(line: Line) -> None:
    with (
        suppress(OSError, psycopg.Error),
        socket.fromfd(line.fileno(), socket.AF_INET, socket.SOCK_STREAM) as end,
    ):
        end.shutdown(socket.SHUT_RDWR)


def _sentence(error: psycopg.Error) -> str:
    for kind, sentence in _SENTENCES.items():
        if isinstance(error, kind):
            return sentence
    code = error.sqlstate or ""
    if code and not code.startswith(_NO_LINE):
        return "The carrier did not take what it was given."
    return _why_no_line(str(error).lower())


def _why_no_line(said: str) -> str:
    """Say why from what libpq says: it gives no code before a connection stands."""
    if "certificate" in said or "ssl error" in said or "ssl connection" in said:
        return "The carrier's certificate, or this terminal's own, is not accepted."
    if "too many" in said:
        return "The carrier has too many connections just now."
    if any(word in said for word in ("authentication", "pg_hba", "role", "permission denied")):
        return "The carrier does not let this terminal in."
    return "The carrier cannot be reached."
