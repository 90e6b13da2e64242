"""Terminals that come with certificates, and the logins a server gives them."""

from collections.abc import Iterator

import pytest
from psycopg import errors

from store.carriers.logins import add_terminal, drop_terminal, login_of, make_school
from store.carriers.postgres import PostgresCarrier
from store.errors import Refused, Unreachable
from tests.postgres_server import Server
from tests.store.at_the_server import DESK, ROOM, carrier, count, parcel


@pytest.fixture
def desk(server: Server) -> Iterator[PostgresCarrier]:
    """An office's carrier."""
    made = carrier(server, DESK)
    yield made
    made.close()


@pytest.fixture
def tls(server: Server) -> Iterator[Server]:
    """The same server with a school whose terminals may only come with certificates."""
    with server.admin() as line:
        line.execute(make_school("tls").encode())
        line.execute(add_terminal("tls", ROOM, "classroom").encode())
        line.execute(add_terminal("tls", DESK, "office").encode())
    server.certificate("room1", "wb_tls_room1")
    server.certificate("desk1", "wb_tls_desk1")
    yield server
    with server.admin() as line:
        line.execute(drop_terminal("tls", ROOM).encode())
        line.execute(drop_terminal("tls", DESK).encode())
        line.execute("DROP SCHEMA wb_tls CASCADE")


def test_terminals_come_over_tls_with_their_own_certificates(tls: Server) -> None:
    room = PostgresCarrier(tls.tls("wb_tls_room1", "room1"), "tls")
    room.send([parcel(1)])
    with tls.admin() as line:
        seen = line.execute(
            "SELECT ssl, client_dn FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
            " WHERE usename = 'wb_tls_room1'"
        ).fetchone()
    assert seen == (True, "/CN=wb_tls_room1")
    office = PostgresCarrier(tls.tls("wb_tls_desk1", "desk1"), "tls")
    assert [each.counter for each in office.fetch(ROOM, 0)] == [1]
    room.close()
    office.close()


def test_a_wrong_certificate_is_refused(tls: Server) -> None:
    tls.other_authority("stranger")
    tls.certificate("forged", "wb_tls_desk1", "stranger")
    certificate, let_in = "certificate, or this terminal's own", "not let this terminal in"
    for address, why in (
        (tls.tls("wb_tls_desk1", "room1"), certificate),
        (tls.tls("wb_tls_desk1", "forged"), certificate),
        (tls.tls("wb_tls_desk1", "none"), certificate),
        (f"{tls.tls('wb_tls_desk1', 'desk1')} sslmode=disable", let_in),
        (f"{tls.tls('wb_tls_desk1', 'desk1')} dbname=postgres", let_in),
        (tls.tls("wb_oakfield_desk1", "desk1"), let_in),
    ):
        with pytest.raises(Unreachable, match=why):
            PostgresCarrier(address, "tls").terminals()


def test_a_server_with_the_wrong_certificate_is_not_talked_to(tls: Server) -> None:
    tls.other_authority("stranger")
    address = tls.tls("wb_tls_desk1", "desk1")
    for wrong in (
        address.replace(f"{tls.folder}/ca.crt", f"{tls.folder}/stranger.crt"),
        address.replace("host=localhost", "host=carrier.example"),
        address.replace(f"{tls.folder}/ca.crt", f"{tls.folder}/none.crt"),
    ):
        with pytest.raises(Unreachable, match="certificate"):
            PostgresCarrier(wrong, "tls").terminals()


def test_a_dropped_terminal_is_out_at_once(tls: Server) -> None:
    room = PostgresCarrier(tls.tls("wb_tls_room1", "room1"), "tls")
    room.send([parcel(1)])
    with tls.admin() as line:
        line.execute(drop_terminal("tls", ROOM).encode())
        line.execute(drop_terminal("tls", ROOM).encode())
    for why in ("cannot be reached", "not let this terminal in"):
        with pytest.raises(Unreachable, match=why):
            room.send([parcel(2)])
    assert count(tls, "wb_tls.up") == 1


def test_a_terminal_moved_to_the_other_group_loses_the_first(tls: Server) -> None:
    with tls.admin() as line:
        line.execute(add_terminal("tls", DESK, "forms").encode())
        line.execute(make_school("tls").encode())
    office = PostgresCarrier(tls.tls("wb_tls_desk1", "desk1"), "tls")
    with pytest.raises(Unreachable, match="does not let"):
        office.terminals()
    office.send([parcel(1, DESK)])
    office.close()


def test_a_database_with_something_else_in_it_is_left_alone(server: Server) -> None:
    with server.admin() as line:
        line.execute("CREATE DATABASE other")
    with server.admin("other") as line:
        line.execute("CREATE TABLE public.theirs (a int)")
        with pytest.raises(errors.ObjectInUse):
            line.execute(make_school("oakfield").encode())
        assert line.execute("SELECT has_database_privilege('public', 'other', 'TEMP')").fetchone()
    with server.admin("postgres") as line:
        with pytest.raises(errors.ObjectInUse):
            line.execute(make_school("oakfield").encode())
        line.execute("DROP DATABASE other")


@pytest.mark.parametrize("wrong", ["", "Oak", "oak field", "oak;drop", "a_b", "ä", "a" * 33, "a\n"])
def test_ids_that_could_be_anything_else_never_reach_the_server(wrong: str) -> None:
    for make in (
        lambda: make_school(wrong),
        lambda: add_terminal(wrong, ROOM, "office"),
        lambda: add_terminal("oakfield", wrong, "office"),
        lambda: drop_terminal("oakfield", wrong),
        lambda: PostgresCarrier("dbname=x", wrong),
    ):
        with pytest.raises(Refused):
            make()


def test_ids_too_long_together_are_refused_rather_than_cut_off() -> None:
    assert len(login_of("a" * 32, "b" * 27)) == 63
    with pytest.raises(Refused, match="too long"):
        login_of("a" * 32, "b" * 28)
    with pytest.raises(Refused, match="kind"):
        add_terminal("oakfield", ROOM, "admin")
