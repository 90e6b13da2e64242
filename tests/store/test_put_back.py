"""A terminal put back from a copy of its data folder: nothing told since is lost, or silent."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import msgspec
import pytest

from store.carrying import alarms, board, delivery, share
from store.carrying.alarms import PUT_BACK, noted
from store.checkup import check_open, check_session, remarks
from store.home import Home
from store.letterbox.collect import collect
from store.letterbox.letterbox import Letterbox
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from store.worries.case_numbers import last_given
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DSL, HEAD = "Mrs Adeyemi", "Ms Hart"


def tell(terminal: Terminal, *words: str, carry: bool = False) -> None:
    for each in words:
        terminal.intake.post(Told(words=each), NOW)
        if carry:
            terminal.carry()


def told(terminals: Terminals, terminal: Terminal | None = None) -> list[str]:
    """Return the words that somebody who signs in finds, sorted."""
    session = terminal.sign_in(DSL) if terminal else terminals.school.sign_in(DSL)
    collect(session, NOW)
    drawer = session.drawer(SAFEGUARDING)
    return sorted(drawer.get(row.subject).told.words for row in drawer.rows("worry"))


def put_backs(home: Home, terminal: Terminal) -> list[int]:
    return alarms.went_on(home.letterbox.db, terminal.id)


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


# An office terminal.


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which two people can sign in."""
    return terminals.second_office(DSL, HEAD)


def meet(terminals: Terminals, there: Terminal) -> None:
    for _ in range(2):
        collect(terminals.school.sign_in(DSL), NOW)
        there.sign_in(DSL).lock()
        terminals.all()


def write(there: Terminal, title: str) -> None:
    session = there.sign_in(DSL)
    session.drawer(SAFEGUARDING).record(f"case:{title}", "case.opened", {"title": title}, NOW)
    for drawer in session.drawers.values():
        share.post(there.home, drawer, NOW)
    session.lock()


def test_what_an_office_put_back_had_comes_back_and_what_it_writes_is_heard(
    terminals: Terminals, there: Terminal
) -> None:
    meet(terminals, there)
    copy = there.copied()
    tell(there, "before")
    write(there, "lost")
    meet(terminals, there)
    there.put_back(copy)
    tell(there, "after")
    write(there, "new")
    for _ in range(2):
        meet(terminals, there)
    assert told(terminals) == told(terminals, there) == ["after", "before"]
    first, second = terminals.school.sign_in(DSL), there.sign_in(DSL)
    for session in (first, second):
        drawer = session.drawer(SAFEGUARDING)
        assert drawer.get("case:lost").title == "lost"
        assert drawer.get("case:new").title == "new"
        assert check_session(session) == []
    assert there.home.letterbox.chain(there.id).missing == ()
    assert there.undelivered() == terminals.office.undelivered() == 0
    assert put_backs(terminals.school.home, there) == put_backs(there.home, there) != []
    assert check_open(there.home) == check_open(terminals.school.home) == []
    assert (last_given(first, NOW), last_given(second, NOW)) == ("", "2026-050B"), "some left out"


def test_classrooms_read_what_the_only_office_pins_after_it_was_put_back(
    terminals: Terminals,
) -> None:
    """Its list and its notes went back in number too."""
    room, school, folder = terminals.added(), terminals.school, terminals.school.path
    copy = folder.with_name("copy")
    with reopened(terminals):
        shutil.copytree(folder, copy)
    change_address(school.sign_in(DSL), "https://one.example")
    tell(room, "before", "still before")
    terminals.all()
    with reopened(terminals):
        shutil.rmtree(folder)
        shutil.copytree(copy, folder)
    terminals.all()
    assert school.home.desk.school.form_address == "https://one.example"
    change_address(school.sign_in(DSL), "https://two.example")
    tell(room, "after")
    terminals.all()
    room.carry(again=True)
    terminals.all()
    assert room.home.desk.school.form_address == "https://two.example"
    assert told(terminals) == ["after", "before", "still before"]
    assert put_backs(school.home, terminals.office) != []


def test_what_an_office_would_pin_does_not_hide_from_it_that_it_was_put_back(
    terminals: Terminals,
) -> None:
    """Its note was written and not yet pinned when it was copied; the next ones were."""
    room, folder = terminals.added(), terminals.school.path
    tell(room, "one", carry=True)
    terminals.office.carry()
    copy = folder.with_name("copy")
    with reopened(terminals):
        shutil.copytree(folder, copy)
    tell(room, "two", carry=True)
    terminals.all()
    with reopened(terminals):
        shutil.rmtree(folder)
        shutil.copytree(copy, folder)
    terminals.office.carry()
    assert put_backs(terminals.school.home, terminals.office) != []
    room.carry()  # reads the note
    room.carry(again=True)
    terminals.all()
    assert told(terminals) == ["one", "two"]


@contextmanager
def reopened(terminals: Terminals) -> Iterator[None]:
    """Do something to the first office's data folder while it is closed."""
    school = terminals.school
    school.close()
    yield
    school.reopen()
    terminals.office.home, terminals.office.intake = school.home, school.intake


def change_address(session: Session, address: str) -> None:
    new = replace(people.next_list(session.public), form_address=address)
    assert people.propose(session, new, "the address", NOW)
