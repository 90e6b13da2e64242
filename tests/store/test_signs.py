"""Signs of life: who is there, with which program, and whose clock is wrong; nothing waits."""

from datetime import timedelta

import msgspec
import pytest

from store.carrying import alarms, board, signs
from store.carrying.alarms import AHEAD, BEHIND, noted
from store.crypto import seal
from store.letterbox.envelope import SIGN, Sealed, name
from store.letterbox.told import Told
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DAY = timedelta(days=1)


@pytest.fixture
def room(terminals: Terminals) -> Terminal:
    """A classroom."""
    return terminals.added()


def at(terminals: Terminals, room: Terminal, days: int, **wrong: int) -> None:
    """Let both carry some days later, the classroom's clock wrong by so much."""
    terminals.office.now = NOW + days * DAY
    room.now = terminals.office.now + timedelta(**wrong)


def kinds(terminals: Terminals) -> list[str]:
    return [each.kind for each in noted(terminals.school.home.letterbox.db)]


def test_the_first_round_of_a_day_says_who_is_there_and_the_others_nothing(
    terminals: Terminals, room: Terminal
) -> None:
    home, box = terminals.school.home, room.home.letterbox
    before = box.head.counter
    at(terminals, room, 1)
    terminals.all()
    known = signs.heard(home, room.id)
    assert known.sign
    assert (known.sign.at, known.sign.version) == (room.now.isoformat(), signs.running())
    assert box.head.counter == before + 1
    pinned = board.newest(home.desk.db)
    terminals.all()
    assert (box.head.counter, board.newest(home.desk.db)) == (before + 1, pinned)


def test_a_sign_never_waits_anywhere(terminals: Terminals, room: Terminal) -> None:
    at(terminals, room, 1)
    room.carry()
    assert room.undelivered() == 0
    room.intake.post(Told(words="x"), NOW)
    assert room.undelivered() == 1
    terminals.all()
    box = terminals.school.home.letterbox
    assert box.waiting().count == 1
    assert SIGN not in {each.urgency for each in box.uncollected()}


def test_a_terminal_that_is_cut_off_is_not_one_that_says_nothing(
    terminals: Terminals, room: Terminal
) -> None:
    home = terminals.school.home
    for day in (1, 2):
        at(terminals, room, day)
        terminals.all()
    assert signs.heard(home, room.id).quiet_days == 0
    for day in (3, 4):
        at(terminals, room, day)
        terminals.office.carry()
    assert signs.heard(home, room.id).quiet_days == 2
    room.carry()
    terminals.office.carry()
    assert signs.heard(home, room.id).quiet_days == 0


@pytest.mark.parametrize(
    ("minutes", "told"), [(-11, [BEHIND]), (-9, []), (0, []), (9, []), (11, [AHEAD])]
)
def test_a_wrong_clock_is_told_of(
    terminals: Terminals, room: Terminal, minutes: int, told: list[str]
) -> None:
    at(terminals, room, 1, minutes=minutes)
    for _ in range(2):
        terminals.office.carry()  # writes the day's note, and pins it
    terminals.all()
    assert kinds(terminals) == told


def test_a_sign_that_was_long_on_its_way_is_no_wrong_clock(
    terminals: Terminals, room: Terminal
) -> None:
    at(terminals, room, 1)
    room.carry()
    for day in (2, 9):
        terminals.office.now = NOW + day * DAY
        terminals.office.carry()
    room.carry()
    terminals.all()
    assert kinds(terminals) == []


def test_what_is_no_sign_or_an_older_one_changes_nothing(
    terminals: Terminals, room: Terminal
) -> None:
    home = terminals.school.home
    at(terminals, room, 1)
    terminals.all()
    known = signs.heard(home, room.id)
    posted = list(room.home.letterbox.everything())
    signs.take_in(home, posted, room.now + 30 * DAY)
    assert signs.heard(home, room.id) == known
    assert alarms.noted(home.letterbox.db) == []


@pytest.mark.parametrize("version", ["1" * 100_000, "\x1b[2J", "1\n"])
def test_a_version_that_is_none_is_not_shown(
    terminals: Terminals, room: Terminal, version: str
) -> None:
    """Whoever has a terminal's key could fill the page of terminals with it."""
    home = terminals.school.home
    said = msgspec.json.encode({"at": NOW.isoformat(), "noted": "", "version": version})
    blob = seal.seal_for([home.device.keys.seal], said)
    room.home.letterbox.post(Sealed(name(blob), SIGN, blob))
    terminals.all()
    known = signs.heard(home, room.id)
    assert known.sign is None or known.sign.version == signs.running()
