"""Take the README's pictures from the running program: `make pictures`.

A made-up school is set up in a temporary folder, a person's keys are sent to the real kiosk in a
real terminal, and what the terminal then shows is painted.

The program's clock is set to a Tuesday morning of this week: at a weekend its pages say, as they
should, that nobody looks.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.terminal import Terminal

PICTURES = Path(__file__).parent / "pictures"
PROGRAM = "--program"
"""The first argument that makes this the program, by the clock that the second sets forward."""


def _seconds_to_tuesday() -> float:
    now = datetime.now().astimezone()
    morning = now.replace(hour=10, minute=20) + timedelta(days=1 - now.weekday())
    return (morning - now).total_seconds()


COMMAND = [sys.executable, __file__, PROGRAM, str(_seconds_to_tuesday()), "--home"]


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            [*COMMAND, folder, "demo", "--make-only"], capture_output=True, text=True, check=True
        )
        pin = next(line.split()[-1] for line in made.stdout.splitlines() if "Adeyemi" in line)
        home = str(Path(folder) / "demo")
        with _kiosk(home) as terminal:
            _pupil(terminal)
        with _kiosk(home, columns=100, rows=30) as terminal:
            _staff(terminal, pin)


def _be_the_program(forward: timedelta) -> None:
    """Run the command line with a clock that is so far ahead, or behind."""
    from screens import clock

    clock.wall_clock = lambda: datetime.now().astimezone() + forward
    from tui.command import main as command

    command()


def _kiosk(home: str, columns: int = 80, rows: int = 24) -> Terminal:
    return Terminal([*COMMAND, home], columns=columns, rows=rows)


def _pupil(terminal: Terminal) -> None:
    _press(terminal, [], "Hello")
    _take(terminal, "welcome")
    _press(terminal, ["1"], "Which class")
    _click(terminal, "Acorn", "fox")
    _click(terminal, "fox", "feel")
    _click(terminal, "Sad", "When")
    _take(terminal, "younger")
    terminal.press("escape")
    _press(terminal, [], "Hello")
    _press(terminal, ["1"], "Which class")
    _click(terminal, "Oak", "Before you start")
    _press(terminal, ["enter"], "tell us")
    terminal.send("they took my hat at playtime")
    terminal.wait_for("playtime")
    _take(terminal, "words")
    terminal.press("escape")


def _staff(terminal: Terminal, pin: str) -> None:
    _press(terminal, [], "Hello")
    _press(terminal, ["4"], "PIN")
    _press(terminal, ["1"], "Who are you")
    terminal.send("ade")
    terminal.press("enter")
    terminal.wait_for("pass-phrase")
    terminal.send(pin)
    terminal.press("enter")
    terminal.wait_for("not yet")
    _take(terminal, "desk")
    _press(terminal, ["down", "enter"], "own words")
    _take(terminal, "worry")
    # Its double edge says that the line takes what is typed.
    _press(terminal, ["o"], "(no names) *  ║")
    terminal.send("A stranger in a game")
    terminal.wait_for("A stranger in a game")
    # What the child pressed proposes the category already.
    _press(terminal, ["tab"], "Contact:")
    # The list is long: what comes after it is to be seen when it has the focus.
    _press(terminal, ["tab"], "High:")
    _click(terminal, "High:", "High")
    terminal.press("ctrl+s")
    terminal.wait_for("History, newest first")
    _take(terminal, "case")
    _press(terminal, ["escape"], "wait.")
    _press(terminal, ["q"], "https")
    _take(terminal, "qr")


def _press(terminal: Terminal, keys: Sequence[str], shown: str) -> None:
    terminal.look()
    terminal.press(*keys)
    terminal.wait_for(shown)


def _click(terminal: Terminal, on: str, shown: str) -> None:
    terminal.wait_for(on)
    terminal.click_on(on)
    terminal.wait_for(shown)


def _take(terminal: Terminal, name: str) -> None:
    # A page is drawn in several goes, and more of it comes once slow work has ended.
    terminal.rest()
    terminal.paint(PICTURES / f"{name}.png", 1)


if __name__ == "__main__":
    if sys.argv[1:2] == [PROGRAM]:
        seconds = float(sys.argv[2])
        del sys.argv[1:3]
        _be_the_program(timedelta(seconds=seconds))
    else:
        main()
