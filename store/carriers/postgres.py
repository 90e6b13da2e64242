"""The carrier that is a PostgreSQL server: a schema for each school, a login for each terminal.

Nothing is paged by a serial number, and nothing waits for transactions to end: a terminal that
keeps one open would hide what others sent. Offices ask above the highest counter they have.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import LiteralString, TypeVar

from psycopg.sql import SQL, Composed, Identifier

from store.carriers.carrier import Notice, Parcel
from store.carriers.limits import (
    LAST,
    MOST_MISSING,
    check_notice,
    check_parcel,
    checked_id,
)
from store.carriers.logins import schema_of
from store.carriers.postgres_line import Connecting

_ROWS, _BYTES = 500, 8 * 1024 * 1024
"""So much goes in one statement, whichever comes first."""

# No target and no RETURNING: either would need SELECT, which a classroom has not.
_SEND: LiteralString = """
    INSERT INTO {up} (terminal, counter, digest, body)
    SELECT * FROM unnest(%b::text[], %b::bigint[], %b::bytea[], %b::bytea[])
    ON CONFLICT DO NOTHING"""

# From terminal to terminal along the index, past all their parcels.
_TERMINALS: LiteralString = """
    WITH RECURSIVE each (terminal) AS (
        (SELECT terminal FROM {up} ORDER BY terminal LIMIT 1)
        UNION ALL
        SELECT (SELECT up.terminal FROM {up} AS up WHERE up.terminal > each.terminal
                ORDER BY up.terminal LIMIT 1)
        FROM each WHERE each.terminal IS NOT NULL
    )
    SELECT terminal FROM each WHERE terminal IS NOT NULL ORDER BY terminal"""

# What is small comes at once, what is large lot by lot: together it need not fit into memory.
_FOUND: LiteralString = """
    (SELECT counter, digest, octet_length(body),
         CASE WHEN octet_length(body) <= 16384 THEN body END FROM {up}
     WHERE terminal = %b::text AND counter > %b::bigint ORDER BY counter, digest LIMIT %b)
    UNION ALL
    (SELECT missing.counter, found.digest, found.size, found.small
     FROM unnest(%b::bigint[]) AS missing (counter), LATERAL (
         SELECT digest, octet_length(body) AS size,
             CASE WHEN octet_length(body) <= 16384 THEN body END AS small FROM {up}
         WHERE terminal = %b::text AND counter = missing.counter ORDER BY digest LIMIT %b
     ) AS found ORDER BY counter, digest LIMIT %b)
    ORDER BY counter, digest LIMIT %b"""

# OFFSET 0 keeps each look-up on the index, whatever the planner believes of the table.
_BODIES: LiteralString = """
    SELECT wanted.counter, wanted.digest, found.body
    FROM unnest(%b::bigint[], %b::bytea[]) AS wanted (counter, digest), LATERAL (
        SELECT body FROM {up} AS up WHERE up.terminal = %b::text
        AND up.counter = wanted.counter AND up.digest = wanted.digest OFFSET 0
    ) AS found ORDER BY wanted.counter, wanted.digest"""

_DISCARD: LiteralString = "DELETE FROM {up} WHERE terminal = %b::text AND counter <= %b::bigint"
_SPOILT: LiteralString = """
    DELETE FROM {up} WHERE terminal = %b::text AND counter = %b::bigint AND digest = %b::bytea"""
_UNPIN: LiteralString = "DELETE FROM {down} WHERE terminal = %b::text AND key = %b::text"
_PIN: LiteralString = (
    "INSERT INTO {down} (terminal, counter, key, body)"
    " VALUES (%b::text, %b::bigint, %b::text, %b::bytea)"
)
_NOTICES: LiteralString = """
    SELECT down.terminal, down.counter, down.key, octet_length(down.body) FROM {down} AS down
    LEFT JOIN unnest(%b::text[], %b::bigint[]) AS seen (terminal, counter)
        ON seen.terminal = down.terminal
    WHERE down.counter > coalesce(seen.counter, 0) ORDER BY down.terminal, down.counter, down.key"""
_NOTICE: LiteralString = """
    SELECT terminal, counter, key, body FROM {down}
    WHERE terminal = %b::text AND key = ANY(%b::text[]) ORDER BY counter, key"""

_Key = TypeVar("_Key", bytes, str)
_Sized = tuple[int, _Key, int]
"""Counter, digest or key, and size."""
_Found = tuple[int, bytes, int, bytes | None]
"""Counter, digest, size, and the body unless it is large."""
_Row = tuple[int, bytes, bytes]
"""Counter, digest and body."""


class PostgresCarrier:
    """One school's two tables, as the login in `conninfo` may use them.

    It connects when it is first used and again after it broke off; `close` ends a round.
    """

    def __init__(self, conninfo: str, school: str, patience: float = 90) -> None:
        schema = schema_of(school)
        self._up, self._down = Identifier(schema, "up"), Identifier(schema, "down")
        self._server = Connecting(conninfo, patience)

    def send(self, parcels: Iterable[Parcel]) -> None:
        """Put parcels in; when this returns they are committed."""
        for batch in _batches(parcels):
            columns = (
                [parcel.terminal for parcel in batch],
                [parcel.counter for parcel in batch],
                [bytes.fromhex(parcel.digest) for parcel in batch],
                [parcel.body for parcel in batch],
            )
            self._server.run((self._sql(_SEND), columns))

    def terminals(self) -> tuple[str, ...]:
        """Return the ids of the terminals that parcels lie here of."""
        return tuple(row[0] for row in self._server.run((self._sql(_TERMINALS), ())))

    def fetch(
        self, terminal: str, above: int, missing: Iterable[int] = (), limit: int = 500
    ) -> Iterator[Parcel]:
        """Yield a terminal's parcels above a counter, and those of `missing`, in their order."""
        checked_id(terminal, "terminal")
        wanted = _wanted(missing, above)
        most = limit + 1
        values = (terminal, above, most, wanted, terminal, most, most, most)
        found: list[_Found] = self._server.run((self._sql(_FOUND), values))
        cut = _whole_counters(found, limit)
        for is_large, some in groupby(cut, key=lambda row: row[3] is None):
            for counter, digest, body in self._large(terminal, some) if is_large else _small(some):
                parcel = Parcel(terminal, counter, body)
                if parcel.digest == digest.hex():
                    yield parcel
                else:
                    self._throw_away(terminal, counter, digest)

    def discard(self, terminal: str, upto: int) -> None:
        """Throw a terminal's parcels away up to a counter."""
        self._server.run((self._sql(_DISCARD), (checked_id(terminal, "terminal"), upto)))

    def pin(self, notice: Notice) -> None:
        """Pin a notice up in place of the one this terminal pinned under the same key."""
        check_notice(notice)
        values = (notice.terminal, notice.counter, notice.key, notice.body)
        self._server.run(
            (self._sql(_UNPIN), (notice.terminal, notice.key)), (self._sql(_PIN), values)
        )

    def unpin(self, terminal: str, key: str) -> None:
        """Take a notice of this terminal's own down."""
        self._server.run((self._sql(_UNPIN), (checked_id(terminal, "terminal"), key)))

    def notices(self, seen: Mapping[str, int]) -> Iterator[Notice]:
        """Yield every notice above the counter last seen of its terminal, in their order."""
        values = (list(seen), list(seen.values()))
        new = self._server.run((self._sql(_NOTICES), values))
        for terminal, rows in groupby(new, key=lambda row: str(row[0])):
            for lot in _lots((row[1], row[2], row[3]) for row in rows):
                keys = [key for _, key, _ in lot]
                found = self._server.run((self._sql(_NOTICE), (terminal, keys)))
                yield from (Notice(*row) for row in found)

    def close(self) -> None:
        """Hang up."""
        self._server.close()

    def _throw_away(self, terminal: str, counter: int, digest: bytes) -> None:
        """Throw away what was spoilt here: what its terminal sends again would be passed over."""
        self._server.run((self._sql(_SPOILT), (terminal, counter, digest)))

    def _large(self, terminal: str, rows: Iterable[_Found]) -> Iterator[_Row]:
        for lot in _lots((counter, digest, size) for counter, digest, size, _ in rows):
            counters, digests = [each[0] for each in lot], [each[1] for each in lot]
            yield from self._server.run((self._sql(_BODIES), (counters, digests, terminal)))

    def _sql(self, text: LiteralString) -> Composed:
        return SQL(text).format(up=self._up, down=self._down)


def _batches(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    batch: list[Parcel] = []
    size = 0
    for parcel in parcels:
        check_parcel(parcel)
        if batch and (len(batch) == _ROWS or size + len(parcel.body) > _BYTES):
            yield batch
            batch, size = [], 0
        batch.append(parcel)
        size += len(parcel.body)
    if batch:
        yield batch


def _wanted(missing: Iterable[int], above: int) -> list[int]:
    """Return the missing counters that are not above anyway."""
    first = set(islice(missing, MOST_MISSING))
    return sorted(counter for counter in first if 0 < counter <= min(above, LAST))


def _whole_counters(found: list[_Found], limit: int) -> list[_Found]:
    """Cut to `limit` without parting a counter, unless there is no other.

    Whoever goes on above the last counter would miss the second of two that share it.
    """
    if len(found) <= limit:
        return found
    parted = found[limit][0]
    return [each for each in found[:limit] if each[0] != parted] or found[:limit]


def _small(rows: Iterable[_Found]) -> Iterator[_Row]:
    for counter, digest, _, body in rows:
        if body is not None:
            yield counter, digest, body


def _lots(rows: Iterable[_Sized[_Key]]) -> Iterator[list[_Sized[_Key]]]:
    """Part rows into lots whose bodies fit into memory together."""
    lot: list[_Sized[_Key]] = []
    for row in rows:
        if lot and sum(size for _, _, size in lot) + row[2] > _BYTES:
            yield lot
            lot = []
        lot.append(row)
    if lot:
        yield lot
