"""That a terminal was put back from a copy is said where somebody looks."""

import pytest
from click.testing import CliRunner, Result

from screens.staff.terminals.terminal_words import wrongs
from store.carrying import alarms
from store.home import Home
from store.letterbox.told import Told
from store.terminals import settings
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals
from tui.command import main


@pytest.fixture
def room(terminals: Terminals) -> Terminal:
    """A classroom that was put back from a copy, and has not been carried since."""
    room = terminals.added()
    settings.put(room.home.desk.db, settings.CARRIER, f"folder:{terminals.folder}")
    copy = room.copied()
    room.intake.post(Told(words="before"), NOW)
    terminals.all()
    room.put_back(copy)
    room.intake.post(Told(words="after"), NOW)
    return room


def run(room: Terminal, *words: str) -> Result:
    path = room.home.path
    room.home.close()
    done = CliRunner().invoke(main, ["--home", str(path), *words])
    room.open(path)
    return done


def said(home: Home, room: Terminal) -> list[str]:
    found = [each.sentence for each in wrongs(home) if each.terminal == room.id]
    # The command takes the real time, and the office that of the tests: that is told as well.
    return [sentence for sentence in found if "clock" not in sentence]


def test_carry_check_and_the_pages_of_both_say_it_in_a_sentence(
    terminals: Terminals, room: Terminal
) -> None:
    carried = run(room, "carry").output
    (number,) = alarms.went_on(room.home.letterbox.db, room.id)
    assert f"put back from a copy of its files. It went on from letter {number}" in carried
    assert "put back" not in run(room, "carry").output
    terminals.all()
    for home in (room.home, terminals.school.home):
        (sentence,) = said(home, room)
        assert f"Year 3 was put back from a copy of its files. It went on from letter {number}" in (
            sentence
        )
    checked = run(room, "check")
    assert (checked.exit_code, checked.stdout) == (0, "All is well.\n")
    assert checked.stderr.count("put back from a copy") == 1
