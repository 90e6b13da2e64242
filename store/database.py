"""SQLite, opened the one way we open it: plain files and drawers sealed by SQLCipher.

Nothing else imports sqlite-utils or sqlcipher3, so that every file gets the same settings and
every error of the driver becomes one of ours.
"""

import errno
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import LazyLoader, find_spec, module_from_spec
from pathlib import Path
from shutil import disk_usage
from typing import Any

import sqlcipher3

# sqlite-utils takes whatever answers to this name, and then knows SQLCipher's errors; the plain
# files profit from its newer SQLite too.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)


def _only_when_used(name: str) -> None:
    """Let a module be read when something of it is used first.

    sqlite-utils reads one for recipes that nobody here follows, and the first page waited for it.
    """
    spec = find_spec(name)
    if name in sys.modules or spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    sys.modules[name] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _, own_name = name.rpartition(".")
    # Found there, it is taken as it is; looked up among the modules it would be read at once.
    setattr(sys.modules[package], own_name, module)


_only_when_used("dateutil.parser")

from sqlite_utils import Database, Migrations  # noqa: E402  (after the name is taken)

from store.errors import Damaged, DiskFull, OutOfOrder, TooNew, WorryBoxError  # noqa: E402

__all__ = [
    "Database",
    "Migrations",
    "authentic",
    "connect",
    "empty_log",
    "migrate",
    "reader",
    "sound",
    "transaction",
    "translated",
]

_SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 5000,
    "recursive_triggers": 1,
}
_SMALLEST = 512
"""Bytes of the smallest page; SQLite takes a shorter file for a new one and would fill it."""
FULL = (
    "The disk is full. Nothing was kept. Whoever looks after the computers has to make room on it."
)
_ROOM = 1 << 20
"""Bytes that have to be free for a file to be opened at all, with its log beside it."""
_UNREPORTED = {"mmap_size"}
"""Read back as no row at all where memory mapping is compiled out."""


class _File(Database):
    """A database whose every error is one of ours, also for whoever only reads."""

    file = "the data folder"

    def query(self, sql: str, params: Any = None) -> Generator[dict[str, Any], None, None]:
        """Yield the rows of a statement."""
        with translated(self.file):
            yield from super().query(sql, params)

    def execute(self, sql: str, parameters: Any = None) -> Any:
        """Run a statement."""
        with translated(self.file):
            return super().execute(sql, parameters)


def connect(path: Path, key: bytes | None = None, *, make: bool = False) -> Database:
    """Open a file with every setting we rely on, and read each setting back.

    `key` is the 32 bytes of a drawer; without it the file is plain. `make` permits a new file.

    Raises:
        Damaged: the file is missing, empty, not SQLite, or has another key.
        OutOfOrder: the disk fails, or a setting does not hold.
    """
    if not make and (not path.exists() or path.stat().st_size < _SMALLEST):
        raise Damaged(f"The file {path.name} is missing or empty. It was not replaced.")
    with translated(path.name):
        connection = sqlcipher3.connect(
            str(path), isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            return _prepare(connection, path.name, key)
        except sqlcipher3.OperationalError as error:
            connection.close()
            # SQLite cannot make the index of its log then, and speaks of an input or output error.
            if disk_usage(path.parent).free < _ROOM:
                raise DiskFull(FULL) from None
            raise _ours(error, path.name) from None
        except BaseException:
            connection.close()
            raise


def reader(path: Path) -> Database:
    """Open a plain file a second time, to read back what another connection committed."""
    return connect(path)


def migrate(db: Database, migrations: Migrations, path: Path) -> None:
    """Bring a file to the newest schema; a file that has data is copied aside first.

    Raises:
        TooNew: a newer program has been here.
        Damaged: a table or a trigger is not the one we made.
    """
    with translated(path.name):
        known = {step.name for step in migrations._migrations}
        try:
            applied = [step.name for step in migrations.applied(db)]
        except KeyError:
            raise _damaged(path.name) from None
        if set(applied) - known:
            raise TooNew(
                f"The file {path.name} belongs to a newer Worry Box. Please update this one."
            )
        if len(applied) < len(known):
            if applied:
                aside = path.with_name(f"{path.name}.before-{len(applied) + 1}")
                aside.unlink(missing_ok=True)
                db.execute("VACUUM INTO ?", [str(aside)])
            migrations.apply(db)
        if _schema(db) != _fresh_schema(migrations):
            raise Damaged(
                f"The file {path.name} is not built as it should be: a rule in it was changed. "
                "It was left as it is."
            )


@contextmanager
def transaction(db: Database, name: str = "the data folder") -> Iterator[Database]:
    """Hold the write lock from the first statement; commit at the end, or leave no trace."""
    with translated(name):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            # A full disk may show only here; without the rollback the file would stay locked.
            db.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")
            raise


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn the driver's errors into ours; `name` is the file a sentence speaks of."""
    try:
        yield
    except WorryBoxError:
        raise
    except (sqlcipher3.DatabaseError, sqlcipher3.InterfaceError) as error:
        raise _ours(error, name) from None
    except UnicodeDecodeError:
        raise _damaged(name) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(FULL) from None
        raise OutOfOrder(f"The disk could not be used for {name}.") from None


def empty_log(db: Database, name: str) -> None:
    """Write the write-ahead log into the file and empty it, so that nothing destroyed is left.

    Raises:
        OutOfOrder: another connection holds on to it.
    """
    with translated(name):
        busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise OutOfOrder(f"The log of {name} could not be emptied. Please run worrybox check.")


def sound(db: Database, *, thorough: bool) -> list[str]:
    """Return SQLite's own complaints about a file, none when it is sound."""
    found: list[str] = []
    try:
        check = "integrity_check" if thorough else "quick_check"
        rows = Database.query(db, f"PRAGMA {check}(5)")
        found += [str(next(iter(row.values()))) for row in rows]
    except sqlcipher3.DatabaseError as error:
        found.append(str(error))
    return [complaint for complaint in found if complaint != "ok"]


def damaged(file: str, complaints: Sequence[str]) -> list[str]:
    """Return the one sentence, or none, for a file of which SQLite or SQLCipher complain.

    Their own words are for whoever mends it, and stand last.
    """
    if not complaints:
        return []
    technical = "; ".join(" ".join(complaint.split()) for complaint in complaints)
    return [
        f"{file} is damaged. Please leave the data folder as it is and do not work on here; ask "
        f"whoever looks after the computers. They need this: {technical}."
    ]


def authentic(db: Database) -> list[str]:
    """Return SQLCipher's complaints about a drawer's pages, none when all are authentic."""
    try:
        rows = Database.query(db, "PRAGMA cipher_integrity_check")
        return [str(next(iter(row.values()))) for row in rows]
    except sqlcipher3.DatabaseError as error:
        return [str(error)]


def _schema(db: Database) -> list[tuple[str, str, str]]:
    rows = db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name")
    return [tuple(row) for row in rows.fetchall()]


@cache
def _fresh_schema(migrations: Migrations) -> list[tuple[str, str, str]]:
    """Return the schema that the steps make, from an empty file in memory."""
    connection = sqlcipher3.connect(":memory:", isolation_level=None)
    try:
        db = Database(connection, execute_plugins=False)
        migrations.apply(db)
        return _schema(db)
    finally:
        connection.close()


def _prepare(connection: "sqlcipher3.Connection", name: str, key: bytes | None) -> Database:
    # SQLCipher would write its errors to stderr, which is the kiosk's screen.
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting, wanted in _SETTINGS.items():
        connection.execute(f"PRAGMA {setting}={wanted}")
        row = connection.execute(f"PRAGMA {setting}").fetchone()
        if (row is None and setting in _UNREPORTED) or (row and row[0] == wanted):
            continue
        raise OutOfOrder(f"{name} cannot be kept safely here ({setting} does not hold).")
    # Any package could bring a plugin, which would be handed an open drawer.
    opened = _File(connection, execute_plugins=False)
    opened.file = name
    return opened


def _damaged(name: str) -> Damaged:
    return Damaged(f"The file {name} is damaged or has another key. It was left as it is.")


def _ours(error: Exception, name: str) -> WorryBoxError:
    reason = str(error).lower()
    if "full" in reason:
        return DiskFull(FULL)
    if (
        "not a database" in reason
        or "malformed" in reason
        or "decode" in reason
        or "hmac" in reason
    ):
        return _damaged(name)
    return OutOfOrder(f"The disk could not be used for {name}.")
