"""A classroom and an office: two real kiosks in two real terminals, with a folder between them."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.carriers.address import carrier_at
from store.carrying import carry
from store.home import Home
from store.school import people
from store.signing_in import sign_in
from store.signing_in.session import Session
from store.terminals import enrolment, settings
from tests.made_up import CHEAP
from tests.terminal import Terminal
from tests.tui.conftest import CHEAPLY, Demos

FIRST_PAGE = "What do you want to do?"
CODE = "river lantern button sail"
ROUNDS = 60.0
"""Seconds that a few rounds may take."""


@dataclass(frozen=True)
class Two:
    """The data folders of an office and of a classroom to be; `pins` by first letters of names."""

    office: Path
    classroom: Path
    invitation: Path
    pins: dict[str, str]

    def kiosk(self, path: Path) -> Terminal:
        return Terminal([*CHEAPLY, path])

    def in_office(self, name: str, home: Home) -> Session:
        """Sign somebody in without a screen."""
        person = next(each for each in home.desk.school.people if each.name == name)
        found = sign_in.sign_in(home, person.id, self.pins[name], datetime.now(UTC))
        assert isinstance(found, Session)
        return found

    def let_in(self) -> None:
        """Let the classroom in: one proposes, another agrees, and the office carries."""
        with Home(self.office, CHEAP) as home:
            address = settings.get(home.desk.db, settings.CARRIER)
            carrier, now = carrier_at(address, home.desk.id), datetime.now(UTC)
            carry.carry(home, carrier, now)
            one, other = (self.in_office(name, home) for name in ("Mrs Adeyemi", "Ms Hart"))
            (newcomer,) = enrolment.newcomers(home)
            people.propose(one, enrolment.admit(one.public, newcomer), "Year 3 joins.", now)
            assert people.agree(other, people.proposals(home.desk)[0], now)
            for session in (one, other):
                session.lock()
            carry.carry(home, carrier, now)


@pytest.fixture
def two(tmp_path: Path, demos: Demos) -> Iterator[Two]:
    (tmp_path / "share").mkdir()
    run = [*CHEAPLY, str(tmp_path)]
    subprocess.run(
        [*run, "carrier", "folder", str(tmp_path / "share")], check=True, capture_output=True
    )
    made = demos(tmp_path / "demo")
    address, invitation = f"folder:{tmp_path / 'share'}", tmp_path / "year3.worrybox"
    with Home(made.path, CHEAP) as home:
        settings.put(home.desk.db, settings.CARRIER, address)
        asked = enrolment.invite(home, "classroom", "Year 3", address, datetime.now(UTC))
        invitation.write_bytes(enrolment.lock(asked, CODE, CHEAP))
    found = Two(made.path, tmp_path / "classroom", invitation, made.pins)
    yield found
    for path in (found.office, found.classroom):
        assert not (path / "errors.log").exists()


def enrol(two: Two) -> None:
    """Join from the keyboard, the words wrong at first."""
    with Terminal([*CHEAPLY, two.classroom, "enrol", two.invitation]) as terminal:
        terminal.wait_for("The four words")
        terminal.send("river lantern button rail\r")
        terminal.wait_for("do not open the file")
        terminal.send("River  LANTERN button sail\r")
        terminal.wait_for("A second keeper agrees", ROUNDS)
        assert terminal.wait() == 0


def test_a_machine_joins_and_a_call_for_help_goes_there_and_back(two: Two) -> None:
    enrol(two)
    with two.kiosk(two.classroom) as classroom:
        classroom.wait_for("The box is not ready yet.")
        classroom.wait_for("Carried just now.")
        two.let_in()
        classroom.press("enter")
        classroom.wait_for(FIRST_PAGE, ROUNDS)
        with two.kiosk(two.office) as office:
            office.wait_for(FIRST_PAGE)
            classroom.press("ctrl+n")
            classroom.wait_gone(FIRST_PAGE)
            classroom.press("1")
            classroom.wait_for("No bell has rung yet.")
            office.wait_for("Help now · please go to Year 3", ROUNDS)
            classroom.wait_for("A bell is ringing in the office.", ROUNDS)
            see_it(office, two.pins["Mrs Adeyemi"])
            classroom.wait_for("A grown-up has seen it.", ROUNDS)


def see_it(office: Terminal, pin: str) -> None:
    """Sign in as the lead and open what is on top."""
    office.look()
    office.press("4")
    office.wait_for("I have a PIN")
    office.look()
    office.press("1")
    office.wait_for("Who are you?")
    office.send("ade")
    office.wait_gone("Dr Okafor")
    office.press("enter")
    office.wait_for("pass-phrase")
    office.send(pin)
    office.press("enter")
    office.wait_for("needs somebody NOW")
    office.press("enter")
    office.wait_for("Go to Year 3")


def test_a_carrier_that_hangs_holds_up_no_key_and_nobody_who_leaves(two: Two) -> None:
    hanging = (
        "import sys, threading\n"
        "from pathlib import Path\n"
        "from store.carriers.folder import FolderCarrier\n"
        "def hang(*given):\n"
        "    Path(sys.argv[-1], 'hangs').touch()\n"
        "    threading.Event().wait()\n"
        "FolderCarrier.send = hang\n"
        "from tests.tui.run_cheaply import main\n"
        "main()\n"
    )
    enrol(two)
    with Terminal([sys.executable, "-c", hanging, "--home", two.classroom]) as terminal:
        terminal.wait_for("The box is not ready yet.")
        terminal.wait_until((two.classroom / "hangs").exists, "no round began")
        terminal.press("enter", "e")
        assert terminal.wait() == 0
        assert terminal.is_cooked
