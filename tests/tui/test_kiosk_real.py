"""The whole way with the real command, a real made-up school and a real terminal."""

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Unpack

import pytest

from store.home import Home
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from tests.made_up import CHEAP
from tests.said import Said
from tests.terminal import Terminal
from tests.tui.conftest import CHEAPLY, Demos
from tests.tui.written_bytes import CONTROLS, HOSTILE, drawn

FIRST_PAGE = "What do you want to do?"
LEAD = "Mrs Adeyemi"
LINKS = "[@click=app.quit]quit[/] [@click=app.leave]leave[/] [link=https://a.example]x[/] [/b] ["


@dataclass(frozen=True)
class Real:
    """A data folder that the command made, and the lead's PIN."""

    path: Path
    pin: str

    def kiosk(self) -> Terminal:
        """Return the kiosk on this data folder, in a terminal not yet switched on."""
        return Terminal([*CHEAPLY, self.path])

    def told(self, **said: Unpack[Said]) -> None:
        """Have something told while the kiosk is not running."""
        with Home(self.path, CHEAP) as home:
            Intake(home).post(Told(**said), datetime.now(UTC))

    def envelopes(self) -> int:
        """Count what lies in the letterbox, tasks for one person apart."""
        with closing(sqlite3.connect(self.path / "letterbox.db")) as db:
            (found,) = db.execute("SELECT count(*) FROM envelopes WHERE urgency > 0").fetchone()
        return int(found)

    def holds(self, words: str) -> list[Path]:
        """Return the files in which these words lie in the clear."""
        forms = [words.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-32-le")]
        files = [path for path in self.path.rglob("*") if path.is_file()]
        return [path for path in files if any(form in path.read_bytes() for form in forms)]


@pytest.fixture
def real(demos: Demos, tmp_path: Path) -> Iterator[Real]:
    made = demos(tmp_path / "home")
    real = Real(made.path, made.pins[LEAD])
    yield real
    assert not (real.path / "errors.log").exists()


def write(terminal: Terminal, words: str, *, held: bool = False) -> None:
    """Go from the first page to the page to write on, and write; the first key may be `held`."""
    if held:
        terminal.look()
        terminal.hold("1")
        terminal.wait_for("Which class")
    else:
        go(terminal, "1", "Which class")
    go(terminal, "2", "Before you start")
    go(terminal, "enter", "tell us")
    terminal.send(words)
    terminal.wait_for(words)


def tell(terminal: Terminal, words: str) -> None:
    """Tell something without a name, up to the thanks."""
    write(terminal, words)
    terminal.click_on("Next")
    terminal.wait_for("I don't know")
    go(terminal, "4", "Not yet")
    terminal.click_on("Not yet")
    terminal.wait_for("Who should come")
    terminal.wait_for("Anyone")
    go(terminal, "3", "When you press Send")
    go(terminal, "1", "Thank you")


def sign_in(terminal: Terminal, pin: str) -> None:
    """Go from the first page to the lead's desk."""
    go(terminal, "4", "I have a PIN")
    go(terminal, "1", "Who are you?")
    terminal.send("ade")
    terminal.wait_gone("Dr Okafor")
    go(terminal, "enter", "pass-phrase")
    terminal.send(pin)
    go(terminal, "enter", "Told by")


def go(terminal: Terminal, key: str, shown: str) -> None:
    """Look at the page, press a key and wait for what it leads to."""
    terminal.look()
    terminal.press(key)
    terminal.wait_for(shown)


def test_what_a_child_tells_is_read_by_the_lead_and_gone_when_she_locks(real: Real) -> None:
    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        tell(terminal, "zebra took my hat")
        go(terminal, "escape", FIRST_PAGE)
        assert not real.holds("zebra took my hat")
        sign_in(terminal, real.pin)
        go(terminal, "/", "Where it says so")
        terminal.send("zebra")
        terminal.wait_for("took my hat")
        terminal.press("enter")
        terminal.wait_gone("Where it says so")
        terminal.wait_for("zebra took my hat")
        terminal.press("ctrl+l")
        terminal.wait_for(FIRST_PAGE)
        assert "zebra" not in terminal.text()
        assert not real.holds("zebra took my hat")


def test_hostile_words_reach_staff_harmless_and_staff_leave_with_a_pin(real: Real) -> None:
    hostile = " ".join(HOSTILE.values())
    real.told(words=f"{LINKS} {hostile} stripes", name=f"{LINKS}{hostile}", when="now")
    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        sign_in(terminal, real.pin)
        terminal.wait_for("[@click")
        terminal.click_on("[@click")
        terminal.wait_for("own words")
        terminal.wait_for("stripes")
        for link in ("quit", "leave"):
            terminal.click_on(link)
        go(terminal, "o", "Short title")
        terminal.press("escape")
        terminal.wait_gone("Short title")
        go(terminal, "escape", "Told by")
        go(terminal, "e", "Delete")
        terminal.send(real.pin)
        terminal.press("enter")
        assert terminal.wait() == 0
        assert terminal.is_cooked
    assert not CONTROLS.findall(drawn(terminal.raw))
    assert b"\x1b]" not in terminal.raw


def test_escape_hides_and_only_the_last_words_bring_it_back(real: Real) -> None:
    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        write(terminal, "zebra took my hat")
        go(terminal, "escape", FIRST_PAGE)
        assert "zebra" not in terminal.text()
        write(terminal, "now")
        go(terminal, "ctrl+t", "Type the last two words")
        terminal.send("zebra")
        go(terminal, "enter", "Those are not")
        terminal.send("my hat")
        terminal.press("enter")
        terminal.wait_for("zebra took my hat")
        go(terminal, "escape", FIRST_PAGE)
        assert not real.holds("zebra")


def test_a_call_for_help_is_kept_and_stands_on_the_first_page(real: Real) -> None:
    before = real.envelopes()
    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        write(terminal, "zebra took my hat", held=True)
        terminal.hold("ctrl+n")
        terminal.wait_for("need help now?")
        assert real.envelopes() == before
        terminal.press("1")
        terminal.wait_for("You can show them this page")
        assert real.envelopes() == before + 1
        terminal.press("escape")
        terminal.wait_for("Help now · please go to")
        assert not real.holds("zebra")


@pytest.mark.parametrize("sent", [False, True])
def test_killed_it_leaves_nothing_in_the_clear_and_keeps_what_was_sent(
    real: Real, sent: bool
) -> None:
    before = real.envelopes()
    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        (tell if sent else write)(terminal, "zebra took my hat")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    assert real.envelopes() == before + sent
    assert not real.holds("zebra")
    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        assert "zebra" not in terminal.text()


def test_killed_it_brings_a_half_written_concern_back_to_who_wrote_it(real: Real) -> None:
    def drawers() -> list[bytes]:
        return [path.read_bytes() for path in sorted(real.path.glob("drawers/own-*.db"))]

    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        sign_in(terminal, real.pin)
        go(terminal, "c", "word for word")
        before = drawers()
        terminal.press("tab", "tab", "tab")
        terminal.wait_for("seen or said, in ║")
        terminal.paste("zebra took her hat")
        terminal.wait_until(lambda: drawers() != before, "nothing was kept in a pause")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
    assert not real.holds("zebra")
    with real.kiosk() as terminal:
        terminal.wait_for(FIRST_PAGE)
        sign_in(terminal, real.pin)
        go(terminal, "c", "zebra took her hat")
