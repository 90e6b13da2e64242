"""Other terminals' envelopes: whatever order they come in, what is lost or doubled is noticed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.carrying.alarms import BROKEN, GIVEN_UP, LATE, LEAP, TWICE, noted
from store.carrying.chain import Chain, Posted, follow, pack, unpack
from store.carrying.chains import FARTHEST
from store.crypto.keys import Keys
from store.drawers.journal import Head
from store.errors import Unopenable
from store.letterbox.envelope import QUIET, WAITING, Sealed, name
from store.letterbox.letterbox import Letterbox

AT = datetime(2026, 3, 3, 9, 14, tzinfo=UTC)
THERE, THEIRS = "fedcba987654", Keys(b"u" * 32)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Letterbox]:
    opened = Letterbox.open(tmp_path / "letterbox.db", "0123456789ab", Keys(b"t" * 32))
    yield opened
    opened.close()


def chain(length: int, after: Head | None = None, what: str = "letter") -> list[Posted]:
    head, posted = after or Head(), []
    for number in range(length):
        blob = f"{what} {number}".encode()
        posted.append(follow(Sealed(name(blob), WAITING, blob), THERE, head, THEIRS))
        head = Head(posted[-1].counter, posted[-1].hash)
    return posted


@settings(max_examples=40)
@given(data=st.data())
def test_any_order_and_repeats_leave_the_same(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    posted = chain(8)
    came = data.draw(st.lists(st.sampled_from(posted), max_size=16))
    path = tmp_path_factory.mktemp("box") / "letterbox.db"
    box = Letterbox.open(path, "0123456789ab", Keys(b"t" * 32))
    for start in range(0, len(came), 3):
        box.receive(came[start : start + 3], AT)
    there = {each.counter for each in came}
    found = box.chain(THERE)
    assert [found.has(number) for number in range(1, 9)] == [n in there for n in range(1, 9)]
    assert found.upto == next(n for n in range(9) if n + 1 not in there)
    assert list(box.everything()) == sorted(set(came), key=lambda each: each.counter)
    assert noted(box.db) == []
    box.close()


def test_two_under_one_counter_are_both_kept_and_told(box: Letterbox) -> None:
    first = chain(3)
    twin = chain(1, Head(1, first[0].hash), "twin")
    box.receive([*first, *twin], AT)
    assert len(list(box.everything())) == 4
    assert [(alarm.counter, alarm.kind) for alarm in noted(box.db)] == [(2, TWICE)]
    assert box.chain(THERE) == Chain(3, 3)


def test_a_chain_that_does_not_follow_is_told(box: Letterbox) -> None:
    box.receive(chain(2), AT)
    other = chain(4, what="another life")
    box.receive(other[2:], AT)
    assert [(alarm.counter, alarm.kind) for alarm in noted(box.db)] == [(3, BROKEN)]
    assert box.chain(THERE).upto == 4


def test_a_chain_known_from_elsewhere_begins_where_it_was(box: Letterbox) -> None:
    posted = chain(6)
    box.begin_at(THERE, Head(3, posted[2].hash))
    assert box.chain(THERE) == Chain(3, 3)
    box.receive(posted[4:], AT)
    assert box.chain(THERE) == Chain(3, 6, (4,))
    box.receive(posted[3:4], AT)
    assert box.chain(THERE) == Chain(6, 6)
    assert noted(box.db) == []


def test_a_number_that_never_comes_can_be_given_up(box: Letterbox) -> None:
    posted = chain(6)
    box.receive([*posted[:2], posted[3], posted[5]], AT)
    assert box.chain(THERE) == Chain(2, 6, (3, 5))
    box.give_up(THERE, [3, 5, 6, 99], "somebody", AT)
    told = {(alarm.counter, alarm.kind, alarm.detail) for alarm in noted(box.db)}
    assert told == {(3, GIVEN_UP, "somebody"), (5, GIVEN_UP, "somebody")}
    # What is said of the chain stays true; its end is followed past the gaps.
    assert box.chain(THERE) == Chain(2, 6, (3, 5))
    assert box.chain(THERE).without(box.given_up(THERE)) == 6
    assert box.ends(THERE)[-1] == Head(6, posted[5].hash)


def test_one_that_was_given_up_and_comes_after_all_is_taken_in_and_told(box: Letterbox) -> None:
    posted = chain(4)
    box.receive([posted[0], *posted[2:]], AT)
    box.give_up(THERE, [2], "somebody", AT)
    assert box.receive(posted[1:2], AT) == 1
    assert box.chain(THERE) == Chain(4, 4)
    assert {alarm.kind for alarm in noted(box.db)} == {GIVEN_UP, LATE}
    assert [each.counter for each in box.everything()] == [1, 2, 3, 4]


def test_an_end_that_was_given_up_is_told_to_nobody(box: Letterbox) -> None:
    """Nobody knows its hash: the terminal would take it for one that it never had."""
    posted = chain(4)
    box.receive([posted[0], posted[3]], AT)
    box.give_up(THERE, [2], "somebody", AT)
    assert box.ends(THERE) == ()
    box.give_up(THERE, [3], "somebody", AT)
    assert box.ends(THERE) == (Head(4, posted[3].hash),)


def test_others_and_ones_own_do_not_mix(box: Letterbox) -> None:
    box.receive(chain(3), AT)
    box.post(Sealed("a", QUIET, b"mine"))
    assert box.head.counter == 1
    assert [each.counter for each in box.above(THERE, 1)] == [2, 3]
    assert [each.counter for each in box.above(THERE, 3, also=(1,))] == [1]
    assert len(box.above(THERE, 0, limit=2)) == 2


def test_a_parcel_comes_out_as_it_went_in() -> None:
    (posted,) = chain(1)
    assert unpack(pack(posted)) == posted
    assert posted.is_signed_by(THEIRS.verify)


@pytest.mark.parametrize("change", ["counter", "terminal"])
def test_a_parcel_under_another_label_is_not_the_terminal_s(change: str) -> None:
    (posted,) = chain(1)
    parcel = pack(posted)
    other = {
        "counter": replace(parcel, counter=7),
        "terminal": replace(parcel, terminal="aaaaaaaaaaaa"),
    }
    assert not unpack(other[change]).is_signed_by(THEIRS.verify)


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x90", b"\xff" * 9000])
def test_rubbish_from_a_carrier_is_refused(body: bytes) -> None:
    (posted,) = chain(1)
    with pytest.raises(Unopenable):
        unpack(replace(pack(posted), body=body))


@pytest.mark.parametrize("urgency", [2**63, 2**64 - 1])
def test_an_urgency_that_no_database_keeps_is_refused(urgency: int) -> None:
    """A stolen terminal's key would else break off every round of every office."""
    blob = b"letter"
    posted = follow(Sealed(name(blob), urgency, blob), THERE, Head(), THEIRS)
    with pytest.raises(Unopenable):
        unpack(pack(posted))


def test_an_envelope_cannot_borrow_another_one_s_name() -> None:
    (posted,) = chain(1)
    lent = replace(posted, envelope=replace(posted.envelope, blob=b"something else"))
    with pytest.raises(Unopenable):
        unpack(pack(lent))


def test_a_letter_far_ahead_is_not_kept_and_leaves_no_numbers_to_count(box: Letterbox) -> None:
    """A stolen terminal's key would else stop every office, which counts what is left out."""
    box.receive([*chain(2), *chain(1, Head(2**40, "0" * 64))], AT)
    assert box.chain(THERE) == Chain(2, 2)
    assert [(alarm.counter, alarm.kind) for alarm in noted(box.db)] == [(2**40 + 1, LEAP)]
    assert box.receive(chain(1, Head(2 + FARTHEST - 1, "0" * 64)), AT) == 1


def test_each_day_keeps_how_far_the_letters_had_come_when_it_ended(box: Letterbox) -> None:
    """Who withdraws a stolen terminal knows the day, not the number of its last good letter."""
    posted = chain(6)
    box.receive(posted[:2], AT)
    box.receive(posted[4:5], AT + timedelta(hours=5))
    box.receive(posted[2:4], AT + timedelta(days=1))
    box.receive(posted[5:], AT + timedelta(days=3))
    days = ["2026-03-06", "2026-03-04", "2026-03-03"]
    assert box.by_day(THERE, 9) == list(zip(days, (6, 5, 5), strict=True))
    assert [day for day, _ in box.by_day(THERE, 2)] == days[:2]
