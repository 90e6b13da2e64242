"""A server that many terminals and schools share, that stops, and that some of them attack."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import errors

from store.carriers.carrier import Notice
from store.carriers.logins import add_terminal, drop_terminal, login_of, make_school
from store.carriers.postgres import PostgresCarrier
from store.errors import Unreachable
from tests.postgres_server import Server
from tests.store.at_the_server import DESK, DOWN, OTHER, ROOM, ROW, UP, carrier, count, parcel


@pytest.fixture
def room(server: Server) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A hostile classroom's own connection, with something of others to aim at."""
    office = carrier(server, DESK)
    office.send([parcel(1), parcel(1, OTHER), parcel(1, DESK)])
    office.pin(Notice(DESK, 1, "list", b"list"))
    office.close()
    other = carrier(server, DESK, "elmwood")
    other.send([parcel(1, DESK)])
    other.close()
    with server.connect(login_of("oakfield", ROOM)) as line:
        yield line


@pytest.fixture
def desk(server: Server) -> Iterator[PostgresCarrier]:
    """An office's carrier."""
    made = carrier(server, DESK)
    yield made
    made.close()


FORBIDDEN = [
    f"SELECT * FROM {UP}",
    f"SELECT count(*) FROM {UP}",
    f"SELECT 1 FROM {UP}",
    f"TABLE {UP}",
    f"COPY {UP} TO STDOUT",
    f"EXPLAIN SELECT FROM {UP}",
    f"UPDATE {UP} SET body = ''",
    f"DELETE FROM {UP}",
    f"TRUNCATE {UP}",
    f"INSERT INTO {UP} VALUES ('{OTHER}', 9, {ROW.format(9)})",
    f"INSERT INTO {UP} VALUES ('{DESK}', 9, {ROW.format(9)})",
    f"INSERT INTO {UP} VALUES ('{OTHER}', 1, {ROW.format(1)}) ON CONFLICT DO NOTHING",
    f"INSERT INTO {UP} VALUES ('{ROOM}', 9, {ROW.format(9)}) RETURNING counter",
    f"INSERT INTO {UP} VALUES ('{ROOM}', 9, {ROW.format(9)})"
    " ON CONFLICT (terminal, counter, digest) DO NOTHING",
    f"INSERT INTO {UP} VALUES ('{ROOM}', 1, {ROW.format(1)})"
    " ON CONFLICT (terminal, counter, digest) DO UPDATE SET body = ''",
    f"INSERT INTO {DOWN} VALUES ('{ROOM}', 9, 'list', '')",
    f"UPDATE {DOWN} SET body = ''",
    f"DELETE FROM {DOWN}",
    f"BEGIN; LOCK TABLE {UP} IN ACCESS EXCLUSIVE MODE",
    f"BEGIN; LOCK TABLE {UP} IN SHARE MODE",
    f"BEGIN; LOCK TABLE {DOWN} IN EXCLUSIVE MODE",
    f"SELECT 1 FROM {DOWN} FOR UPDATE",
    f"ALTER TABLE {UP} DISABLE ROW LEVEL SECURITY",
    f"DROP TABLE {UP}",
    f"CREATE INDEX ON {UP} (counter)",
    f"ANALYZE (VERBOSE) {UP}; SELECT * FROM pg_catalog.pg_statistic",
    "CREATE TEMP TABLE mine (a int)",
    "CREATE TABLE public.mine (a int)",
    "CREATE TABLE wb_oakfield.mine (a int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE ROLE mine",
    "DO $$ BEGIN PERFORM 1; END $$",
    "SET ROLE wb_oakfield__office",
    "SET ROLE admin",
    "SET SESSION AUTHORIZATION wb_oakfield_desk1",
    "GRANT wb_oakfield__office TO wb_oakfield_room1",
    "ALTER ROLE wb_oakfield_room1 CONNECTION LIMIT 100",
    "SET temp_file_limit = -1",
    "SELECT lo_create(0)",
    "SELECT lo_creat(-1)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_xact_lock(1)",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT * FROM wb_elmwood.up",
    "SELECT * FROM wb_elmwood.down",
    f"INSERT INTO wb_elmwood.up VALUES ('{ROOM}', 9, {ROW.format(9)})",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_classroom_can_do_nothing_but_put_its_own_in_and_read_notices(
    room: psycopg.Connection[tuple[Any, ...]], server: Server, statement: str
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        room.execute(statement.encode())
    assert (count(server), count(server, DOWN), count(server, "wb_elmwood.up")) == (3, 1, 1)


COUNTS = [
    "SELECT reltuples FROM pg_catalog.pg_class",
    "SELECT n_live_tup FROM pg_catalog.pg_stat_all_tables",
    "SELECT * FROM pg_catalog.pg_stat_database",
    "SELECT * FROM pg_catalog.pg_stat_activity",
    "SELECT * FROM pg_catalog.pg_locks",
    "SELECT * FROM pg_catalog.pg_stats",
    "SELECT * FROM pg_catalog.pg_roles",
    "SELECT pg_catalog.pg_relation_size({up})",
    "SELECT pg_catalog.pg_total_relation_size({up})",
    "SELECT pg_catalog.pg_table_size({up})",
    "SELECT pg_catalog.pg_indexes_size({up})",
    "SELECT pg_catalog.pg_stat_get_live_tuples({up})",
    "SELECT pg_catalog.pg_stat_get_tuples_inserted({up})",
    "SELECT pg_catalog.pg_stat_get_xact_tuples_inserted({up})",
    "SELECT pg_catalog.pg_stat_get_db_tuples_inserted({database})",
    "SELECT pg_catalog.pg_database_size({database})",
    "SELECT * FROM pg_catalog.pg_stat_get_activity(NULL)",
]


@pytest.mark.parametrize("statement", COUNTS)
@pytest.mark.parametrize("terminal", [ROOM, DESK])
def test_what_the_server_counts_says_nothing_about_another_school(
    server: Server, statement: str, terminal: str
) -> None:
    with server.admin() as line:
        found = line.execute(
            "SELECT 'wb_elmwood.up'::regclass::oid, oid FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
        assert found
    text = statement.format(up=found[0], database=found[1])
    with (
        server.connect(login_of("oakfield", terminal)) as line,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        line.execute(text.encode())


def test_an_office_sees_no_table_of_another_school(server: Server) -> None:
    with server.connect(login_of("oakfield", DESK)) as line:
        seen = line.execute(
            "SELECT DISTINCT table_schema FROM information_schema.tables"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
    assert seen == [("wb_oakfield",)]


def test_an_office_of_one_school_reaches_nothing_of_another(server: Server) -> None:
    address = server.address(login_of("oakfield", DESK))
    stranger = PostgresCarrier(address, "elmwood")
    for do in (
        lambda: stranger.send([parcel(1)]),
        lambda: stranger.terminals(),
        lambda: list(stranger.fetch(ROOM, 0)),
        lambda: stranger.discard(ROOM, 9),
        lambda: stranger.pin(Notice(DESK, 1, "list", b"")),
        lambda: list(stranger.notices({})),
    ):
        with pytest.raises(Unreachable, match="does not let this terminal"):
            do()
    stranger.close()


def test_an_office_changes_no_notice_of_another_office(
    server: Server, desk: PostgresCarrier
) -> None:
    desk.pin(Notice(DESK, 1, "list", b"list"))
    other = carrier(server, "desk2")
    other.unpin(DESK, "list")
    with pytest.raises(Unreachable):
        other.pin(Notice(DESK, 2, "list", b"forged"))
    assert [each.body for each in other.notices({})] == [b"list"]
    other.close()


def test_a_classrooms_carrier_says_what_it_may_not(server: Server) -> None:
    room = carrier(server, ROOM)
    with pytest.raises(Unreachable, match="does not let this terminal"):
        room.send([parcel(1, OTHER)])
    with pytest.raises(Unreachable, match="does not let this terminal"):
        list(room.fetch(ROOM, 0))
    room.send([parcel(1)])
    room.close()
    assert count(server) == 1


def test_a_transaction_held_open_neither_stops_nor_blinds_the_others(
    server: Server, desk: PostgresCarrier, room: psycopg.Connection[tuple[Any, ...]]
) -> None:
    room.execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")
    room.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
    digest = parcel(7, body=b"").digest
    room.execute(f"INSERT INTO {UP} VALUES ('{ROOM}', 7, '\\x{digest}', '')".encode())
    room.execute(f"LOCK TABLE {UP} IN ROW EXCLUSIVE MODE".encode())
    room.execute(f"SELECT * FROM {DOWN}".encode())
    others = carrier(server, OTHER)
    others.send([parcel(2, OTHER), parcel(3, OTHER)])
    desk.pin(Notice(DESK, 2, "list", b"new"))
    assert [each.counter for each in desk.fetch(OTHER, 0)] == [1, 2, 3]
    assert [each.body for each in others.notices({})] == [b"new"]
    desk.discard(OTHER, 2)
    assert [each.counter for each in desk.fetch(OTHER, 0)] == [3]
    with server.admin() as line:
        line.execute(make_school("later").encode())
        line.execute(add_terminal("oakfield", "room3", "classroom").encode())
        line.execute(drop_terminal("oakfield", "room3").encode())
        line.execute("DROP SCHEMA wb_later CASCADE")
        with pytest.raises(errors.LockNotAvailable):
            line.execute(make_school("oakfield").replace("'5s'", "'1ms'").encode())
    others.send([parcel(4, OTHER)])
    room.execute("COMMIT")
    assert [each.counter for each in desk.fetch(ROOM, 1)] == [7]
    others.close()


@pytest.mark.parametrize("size", [300, 20_000])
def test_what_was_spoilt_at_the_server_makes_room_for_the_same_sent_again(
    server: Server, desk: PostgresCarrier, size: int
) -> None:
    """By a disk, or by an office's login that put its own in the place of a child's."""
    sent = [parcel(1), parcel(2, body=bytes(size)), parcel(3)]
    desk.send(sent)
    with server.admin() as line:
        line.execute(f"UPDATE {UP} SET body = set_byte(body, 99, 7) WHERE counter = 2".encode())
    desk.send(sent)
    assert list(desk.fetch(ROOM, 0)) == [sent[0], sent[2]]
    desk.send(sent)
    assert list(desk.fetch(ROOM, 0)) == sent


def test_a_login_has_few_connections(server: Server) -> None:
    lines = [server.connect(login_of("oakfield", ROOM)) for _ in range(3)]
    room = carrier(server, ROOM)
    with pytest.raises(Unreachable, match="too many"):
        room.send([parcel(1)])
    for line in lines:
        line.close()


@pytest.mark.parametrize(
    "values",
    [
        f"'{ROOM}', 0, {ROW.format(1)}",
        f"'{ROOM}', 1, '\\x00', ''",
        f"'{ROOM}', 1, NULL, ''",
        "NULL, 1, '\\x00', ''",
    ],
)
def test_rows_that_are_no_parcels_are_refused_by_the_server(
    room: psycopg.Connection[tuple[Any, ...]], values: str
) -> None:
    with pytest.raises((errors.IntegrityError, errors.InsufficientPrivilege)):
        room.execute(f"INSERT INTO {UP} VALUES ({values})".encode())


def test_a_body_has_a_largest_size(server: Server) -> None:
    with server.admin() as line, pytest.raises(errors.CheckViolation):
        line.execute(
            f"INSERT INTO {UP} VALUES ('{ROOM}', 1, '\\x{'0' * 64}',"
            " convert_to(repeat('x', 64 * 1024 * 1024 + 1), 'UTF8'))".encode()
        )
