"""A classroom put back from a copy of its data folder: nothing told since is lost, or silent."""

import msgspec
import pytest

from store.carrying import board, delivery
from store.carrying.alarms import PUT_BACK, noted
from store.checkup import check_open, remarks
from store.letterbox.letterbox import Letterbox
from store.letterbox.told import Told
from tests.made_up import NOW
from tests.store.putting_back import put_backs, tell, told
from tests.terminals import Terminal, Terminals


@pytest.fixture
def room(terminals: Terminals) -> Terminal:
    """A classroom."""
    return terminals.added()


@pytest.mark.parametrize(("before", "after"), [(3, 1), (3, 3), (2, 5)])
def test_what_is_told_at_a_classroom_put_back_arrives(
    terminals: Terminals, room: Terminal, before: int, after: int
) -> None:
    copy = room.copied()
    old = [f"before {number}" for number in range(before)]
    tell(room, *old)
    terminals.all()
    room.put_back(copy)
    new = [f"after {number}" for number in range(after)]
    tell(room, *new)
    terminals.all()
    assert told(terminals) == sorted([*old, *new])
    box = terminals.school.home.letterbox
    assert [alarm.kind for alarm in noted(box.db)] == [PUT_BACK]
    assert put_backs(terminals.school.home, room) == put_backs(room.home, room)
    assert room.undelivered() == 0
    assert box.chain(room.id).missing == ()


def test_nothing_told_since_still_goes_on_above_what_is_there(
    terminals: Terminals, room: Terminal
) -> None:
    copy = room.copied()
    tell(room, "before")
    terminals.all()
    room.put_back(copy)
    terminals.all()
    (number,) = put_backs(room.home, room)
    tell(room, "after")
    terminals.all()
    assert room.home.letterbox.head.counter == number + 1
    assert told(terminals) == ["after", "before"]
    assert [each.kind for each in noted(terminals.school.home.letterbox.db)] == [PUT_BACK]


def test_a_quiet_round_afterwards_brings_nothing_anew(terminals: Terminals, room: Terminal) -> None:
    copy = room.copied()
    tell(room, "before")
    terminals.all()
    room.put_back(copy)
    tell(room, "after")
    terminals.all()
    assert told(terminals) == ["after", "before"]
    waits = terminals.school.home.letterbox.waiting()
    for each in (room, terminals.office):
        done = each.carry(again=True)
        assert (done.came, done.went_on) == (0, 0)
    assert waits.count == terminals.school.home.letterbox.waiting().count == 0


def test_what_was_on_its_way_when_it_was_put_back_is_not_lost_either(
    terminals: Terminals, room: Terminal
) -> None:
    """The carrier holds the first life's letters, the office fetches both lives' together."""
    copy = room.copied()
    tell(room, "one", "two")
    room.carry()
    room.put_back(copy)
    tell(room, "three", "four", "five")
    room.carry()
    terminals.all()
    terminals.all()
    assert told(terminals) == ["five", "four", "one", "three", "two"]


def test_an_office_that_took_in_the_second_life_s_end_first_hears_of_the_rest(
    terminals: Terminals, room: Terminal
) -> None:
    """Its newest note then names an end that the terminal knows: a break before it tells."""
    copy = room.copied()
    tell(room, "one", "two")
    terminals.all()
    room.put_back(copy)
    tell(room, "three", "four", "five")
    posted = room.home.letterbox.above(room.id, 0)
    terminals.school.home.letterbox.receive(posted[-1:], NOW)
    for _ in range(2):
        terminals.office.carry()  # writes the note, and pins it in the place of the one before
    terminals.all()
    terminals.all()
    assert told(terminals) == ["five", "four", "one", "three", "two"]


def test_what_no_copy_can_be_behind_is_not_believed(terminals: Terminals, room: Terminal) -> None:
    """Whoever went on above it would be heard by nobody any more."""
    office = terminals.school.home.device
    note = delivery.Body(NOW.isoformat(), {room.id: delivery.Had(2**40, 2**40)})
    body = msgspec.json.encode(note)
    terminals.office.carrier.pin(board.sign(office.id, 9_999, board.NOTE, body, office.keys))
    tell(room, "one", carry=True)
    assert put_backs(room.home, room) == []


def test_put_back_twice(terminals: Terminals, room: Terminal) -> None:
    copy = room.copied()
    for number in range(3):
        tell(room, f"life {number}", carry=True)
        terminals.all()
        room.put_back(copy)
    tell(room, "at last")
    terminals.all()
    assert told(terminals) == ["at last", "life 0", "life 1", "life 2"]


def test_killed_while_posting_again(
    terminals: Terminals, room: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = room.copied()
    tell(room, "before")
    terminals.all()
    room.put_back(copy)
    tell(room, "after", "after that")
    envelopes = len(list(room.home.letterbox.everything()))
    insert, left = Letterbox._insert, [1]

    def dies(box: Letterbox, posted: object) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop()
        insert(box, posted)  # type: ignore[arg-type]

    monkeypatch.setattr(Letterbox, "_insert", dies)
    with pytest.raises(KeyboardInterrupt):
        room.carry()
    monkeypatch.undo()
    assert len(list(room.home.letterbox.everything())) == envelopes
    assert put_backs(room.home, room) == []
    terminals.all()
    assert told(terminals) == ["after", "after that", "before"]


def test_a_call_for_help_that_comes_twice_rings_once(terminals: Terminals, room: Terminal) -> None:
    copy = room.copied()
    tell(room, "before")
    terminals.all()
    room.put_back(copy)
    sent = room.intake.help_now(Told(), room.intake.place, NOW)
    room.carry()
    terminals.all()
    terminals.all()
    assert [call.id for call in terminals.school.home.letterbox.calls()] == [sent.envelope]
    assert terminals.school.home.letterbox.waiting().urgent == 1


def test_it_is_said_once_and_is_no_damage(terminals: Terminals, room: Terminal) -> None:
    copy = room.copied()
    tell(room, "before")
    terminals.all()
    room.put_back(copy)
    tell(room, "after")
    terminals.all()
    assert [each for each in check_open(room.home) if "nvelope" in each] == []
    (said,) = remarks(room.home)
    assert f"It went on from number {room.home.letterbox.head.counter}" in said
    assert check_open(terminals.school.home) == []
    assert remarks(terminals.school.home) == []
