"""A server that stops, falls silent or is cut off in the middle, and the next round."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from store.carriers.carrier import Notice
from store.carriers.logins import login_of
from store.carriers.postgres import PostgresCarrier
from store.errors import Unreachable
from tests.postgres_server import Server
from tests.store.at_the_server import DESK, OTHER, ROOM, carrier, count, parcel
from tests.tcp_proxy import Proxy


@pytest.fixture
def desk(server: Server) -> Iterator[PostgresCarrier]:
    """An office's carrier."""
    made = carrier(server, DESK)
    yield made
    made.close()


def test_a_server_that_stops_in_the_middle_is_said_and_the_next_round_goes_on(
    server: Server, desk: PostgresCarrier
) -> None:
    room = carrier(server, ROOM)
    room.send([parcel(1)])
    desk.send([parcel(counter, DESK, bytes(5_000_000)) for counter in (1, 2, 3)])
    coming = desk.fetch(DESK, 0)
    assert next(coming).counter == 1
    server.stop("immediate")
    try:
        for _ in range(2):
            with pytest.raises(Unreachable, match="cannot be reached"):
                room.send([parcel(2)])
        with pytest.raises(Unreachable):
            list(coming)
    finally:
        server.start()
    room.send([parcel(1), parcel(2)])
    assert [each.counter for each in desk.fetch(ROOM, 0)] == [1, 2]
    assert [each.counter for each in desk.fetch(DESK, 1)] == [2, 3]
    room.close()


def lacks(what: bytes, piece: bytes) -> bool:
    return what not in piece


def through(proxy: Proxy, terminal: str, patience: float = 60) -> PostgresCarrier:
    login = login_of("oakfield", terminal)
    address = f"host=127.0.0.1 port={proxy.port} dbname=worrybox user={login} sslmode=disable"
    return PostgresCarrier(address, "oakfield", patience)


def test_cut_after_the_commit_and_before_the_reply_sending_again_changes_nothing(
    server: Server, desk: PostgresCarrier
) -> None:
    sent = [parcel(1), parcel(2)]
    with Proxy(server.port) as proxy:
        room = through(proxy, ROOM)
        room.send([])
        proxy.passes = partial(lacks, b"INSERT 0 2")
        with pytest.raises(Unreachable, match="cannot be reached"):
            room.send(sent)
        assert list(desk.fetch(ROOM, 0)) == sent
        proxy.passes = lambda piece: True
        room.send(sent)
        room.close()
    assert list(desk.fetch(ROOM, 0)) == sent
    assert count(server) == 2


def test_a_pin_cut_at_its_commit_is_pinned_again(server: Server, desk: PostgresCarrier) -> None:
    desk.pin(Notice(DESK, 1, "list", b"old"))
    with Proxy(server.port) as proxy:
        office = through(proxy, DESK)
        for end in (b"DELETE", b"INSERT", b"COMMIT"):
            proxy.passes = partial(lacks, end)
            with pytest.raises(Unreachable):
                office.pin(Notice(DESK, 2, "list", b"new"))
            assert [each.body for each in desk.notices({})] in ([b"old"], [b"new"])
        proxy.passes = lambda piece: True
        office.pin(Notice(DESK, 2, "list", b"new"))
        office.close()
    assert [each.body for each in desk.notices({})] == [b"new"]


def test_a_server_that_falls_silent_is_not_waited_for_without_end(server: Server) -> None:
    with Proxy(server.port) as proxy:
        office = through(proxy, DESK, patience=0.5)
        assert office.terminals() == ()
        proxy.silent = True
        with pytest.raises(Unreachable):
            office.terminals()
        proxy.silent = False
        assert office.terminals() == ()
        office.close()


def test_parcels_sent_by_many_at_once_all_arrive(server: Server, desk: PostgresCarrier) -> None:
    def send(terminal: str) -> None:
        room = carrier(server, terminal)
        for first in range(1, 101, 10):
            room.send([parcel(counter, terminal) for counter in range(first, first + 15)])
        room.close()

    threads = [threading.Thread(target=send, args=[each]) for each in (ROOM, ROOM, OTHER, "desk2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for terminal in (ROOM, OTHER, "desk2"):
        found = [each.counter for each in desk.fetch(terminal, 0)]
        assert found == list(range(1, 106))
