"""What holds of every carrier, of a folder as of a real PostgreSQL server."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.carriers.carrier import Carrier, Notice, Parcel
from store.errors import Refused
from tests.store.conftest import As

ROOM = "room1"


def parcel(counter: int, body: bytes = b"sealed\n\x00\xff", terminal: str = ROOM) -> Parcel:
    return Parcel(terminal, counter, body)


def counters(
    carrier: Carrier, above: int = 0, missing: tuple[int, ...] = (), **more: int
) -> list[int]:
    return [each.counter for each in carrier.fetch(ROOM, above, missing, **more)]


def test_what_a_classroom_sends_reaches_an_office_in_order(carriers: As) -> None:
    sent = [parcel(3), parcel(1, b""), parcel(2, b"x" * 70_000)]
    carriers(ROOM).send(sent)
    found = list(carriers("desk1").fetch(ROOM, 0))
    assert found == sorted(sent, key=lambda each: each.counter)


def test_sending_again_changes_nothing(carriers: As) -> None:
    sent = [parcel(1), parcel(2)]
    carriers(ROOM).send(sent)
    carriers(ROOM).send([*sent, *sent, parcel(3)])
    assert list(carriers("desk1").fetch(ROOM, 0)) == [*sent, parcel(3)]


def test_one_counter_twice_is_carried_twice(carriers: As) -> None:
    sent = [parcel(1), parcel(1, b"another")]
    carriers(ROOM).send(sent)
    found = list(carriers("desk1").fetch(ROOM, 0))
    assert {each.digest for each in found} == {each.digest for each in sent}
    assert [each.counter for each in found] == [1, 1]


def test_two_with_one_counter_are_never_parted_by_the_limit(carriers: As) -> None:
    carriers(ROOM).send([parcel(1), parcel(2), parcel(2, b"another"), parcel(3)])
    office = carriers("desk1")
    assert counters(office, 0, limit=2) == [1]
    assert counters(office, 1, limit=2) == [2, 2]
    assert counters(office, 1, limit=1) == [2]


def test_only_what_is_above_comes_and_what_is_missing(carriers: As) -> None:
    carriers(ROOM).send([parcel(counter) for counter in (1, 2, 4, 5, 7, 1500)])
    office = carriers("desk1")
    assert counters(office, 4) == [5, 7, 1500]
    assert counters(office, 5, (2, 3, 4, 6, 7)) == [2, 4, 7, 1500]
    assert counters(office, 5, (2, 4), limit=3) == [2, 4, 7]
    assert counters(office, 1500) == []
    assert counters(office, 1500, (1, 3)) == [1]


def test_what_every_office_has_is_thrown_away(carriers: As) -> None:
    carriers(ROOM).send([parcel(counter) for counter in (1, 2, 999, 1000, 1001, 2500)])
    carriers("room2").send([parcel(1, terminal="room2")])
    office = carriers("desk1")
    office.discard(ROOM, 1000)
    assert counters(office) == [1001, 2500]
    assert office.terminals() == (ROOM, "room2")
    office.discard(ROOM, 2500)
    office.discard("nobody", 5)
    assert (counters(office), office.terminals()) == ([], ("room2",))
    carriers(ROOM).send([parcel(2501)])
    assert counters(office) == [2501]


def test_an_office_puts_back_what_others_sent(carriers: As) -> None:
    carriers("desk1").send([parcel(1), parcel(2, terminal="desk1")])
    assert counters(carriers("desk2")) == [1]


def test_a_carrier_nobody_used_holds_nothing(carriers: As) -> None:
    office = carriers("desk1")
    assert office.terminals() == ()
    assert (list(office.fetch(ROOM, 0)), list(office.notices({}))) == ([], [])
    office.unpin("desk1", "rota")


def test_a_notice_takes_the_place_of_the_one_before(carriers: As) -> None:
    office = carriers("desk1")
    office.pin(Notice("desk1", 1, "list", b"old"))
    office.pin(Notice("desk1", 2, "note:room1", b"delivered"))
    office.pin(Notice("desk1", 3, "list", b"new"))
    office.pin(Notice("desk1", 3, "list", b"new"))
    hung = [Notice("desk1", 2, "note:room1", b"delivered"), Notice("desk1", 3, "list", b"new")]
    assert list(carriers(ROOM).notices({})) == hung


def test_only_notices_above_the_last_seen_come_each_terminal_by_itself(carriers: As) -> None:
    for desk, counter, key in [
        ("desk2", 7, "a"),
        ("desk1", 1, "b"),
        ("desk1", 2, "a"),
        ("desk2", 9, "c"),
    ]:
        carriers(desk).pin(Notice(desk, counter, key, b"x"))
    room = carriers(ROOM)

    def seen(**last: int) -> list[tuple[str, int]]:
        return [(each.terminal, each.counter) for each in room.notices(last)]

    assert seen() == [("desk1", 1), ("desk1", 2), ("desk2", 7), ("desk2", 9)]
    assert seen(desk1=1, desk2=9, gone=3) == [("desk1", 2)]
    assert seen(desk1=2) == [("desk2", 7), ("desk2", 9)]


def test_a_notice_is_taken_down(carriers: As) -> None:
    office = carriers("desk1")
    office.pin(Notice("desk1", 1, "a", b"x"))
    office.pin(Notice("desk1", 2, "b", b"y"))
    office.unpin("desk1", "a")
    office.unpin("desk1", "never")
    assert [each.key for each in carriers(ROOM).notices({})] == ["b"]


@pytest.mark.parametrize(
    "wrong",
    [
        parcel(0),
        parcel(2**62 + 1),
        parcel(1, terminal="../up"),
        parcel(1, terminal="Room1"),
        parcel(1, terminal=""),
    ],
)
def test_what_can_not_be_carried_is_refused_and_nothing_is_kept(
    carriers: As, wrong: Parcel
) -> None:
    with pytest.raises(Refused):
        carriers("desk1").send([wrong])
    assert carriers("desk1").terminals() == ()


@pytest.mark.parametrize("key", ["", "A", "a/b", "a b", "x" * 101, "a\n"])
def test_a_notice_with_a_wrong_key_is_refused(carriers: As, key: str) -> None:
    with pytest.raises(Refused):
        carriers("desk1").pin(Notice("desk1", 1, key, b""))


def test_many_parcels_go_in_and_come_out_lot_by_lot(carriers: As) -> None:
    sent = [parcel(counter, bytes(200)) for counter in range(1, 603)]
    carriers(ROOM).send(iter(sent))
    office, found = carriers("desk1"), list[Parcel]()
    while lot := list(office.fetch(ROOM, found[-1].counter if found else 0)):
        assert len(lot) <= 500
        found += lot
    assert found == sent


def test_bodies_larger_than_a_lot_come_whole(carriers: As) -> None:
    sizes = (5_000_000, 16_384, 16_385, 5_000_000, 0, 5_000_000)
    sent = [parcel(counter, bytes([counter]) * size) for counter, size in enumerate(sizes, 1)]
    carriers(ROOM).send(sent)
    assert list(carriers("desk1").fetch(ROOM, 0)) == sent
    assert list(carriers("desk1").fetch(ROOM, 2, (1, 2), limit=5)) == sent[:5]
    carriers("desk1").pin(Notice("desk1", 1, "snapshot", bytes(9_000_000)))
    assert [len(each.body) for each in carriers(ROOM).notices({})] == [9_000_000]


PLANS = st.lists(
    st.one_of(
        st.tuples(
            st.just("send"),
            st.lists(st.tuples(st.integers(1, 12), st.binary(max_size=2)), max_size=6),
        ),
        st.tuples(st.just("discard"), st.integers(0, 12)),
    ),
    max_size=6,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=PLANS, missing=st.sets(st.integers(1, 12)), limit=st.integers(1, 5))
def test_whatever_is_sent_and_thrown_away_every_round_brings_the_rest(
    carriers: As, plan: list[tuple[str, Any]], missing: set[int], limit: int
) -> None:
    office, model = carriers("desk1"), set[Parcel]()
    office.discard(ROOM, 100)
    for act, what in plan:
        if act == "send":
            given = [parcel(*each) for each in what]
            office.send(given)
            model |= set(given)
        else:
            office.discard(ROOM, what)
            model = {each for each in model if each.counter > what}
    same = Counter(each.counter for each in model)
    found, above = list[Parcel](), 0
    while lot := list(office.fetch(ROOM, above, limit=max([limit, *same.values()]))):
        found += lot
        above = lot[-1].counter
    assert found == sorted(model, key=lambda each: (each.counter, each.digest))
    assert counters(office, 12, tuple(missing)) == [
        each.counter for each in found if each.counter in missing
    ]
