"""The Linux console: sixteen colours, no half blocks, and still from the first page to Sent."""

import re
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet

from screens.looks import Look
from store.home import Home
from store.terminals import settings
from tests.contrast import contrast
from tests.made_up import CHEAP
from tests.terminal import Terminal
from tests.tui.conftest import CHEAPLY, Demos
from tui.environment import is_plain
from tui.plain_terminal import in_signs

CONSOLE = {"TERM": "linux", "COLORTERM": ""}
DARK = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
PALETTE = {
    name: ColorTriplet(*(0xAA * (n >> bit & 1) for bit in range(3))) for n, name in enumerate(DARK)
}
PALETTE["brown"] = ColorTriplet(0xAA, 0x55, 0)
PALETTE |= {
    f"bright{name}": ColorTriplet(*(0xFF if n >> bit & 1 else 0x55 for bit in range(3)))
    for n, name in enumerate(DARK)
}
"""What the kernel shows for each colour."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, demos: Demos) -> Path:
    return demos(tmp_path_factory.mktemp("poor") / "home").path


class Console(Terminal):
    """A terminal that is asked after every page whether the console can show it."""

    def __init__(self, home: Path) -> None:
        super().__init__([*CHEAPLY, home], env=CONSOLE)

    def goes_to(self, shown: str, *keys: str) -> None:
        """Look at the page, press keys, wait for another, and look at each of its cells."""
        if keys:
            self.look()
            self.press(*keys)
        self.wait_for(shown)
        self.can_be_shown()

    def see_more(self) -> None:
        """Turn to the next pictures."""
        seen = self.text()
        self.click_on("See more")
        self.wait_until(lambda: self.text() != seen, "no other pictures came")

    def can_be_shown(self) -> None:
        for y in range(self.rows):
            for x in range(self.columns):
                cell = self._screen.buffer[y][x]
                assert all(ord(sign) < 0x100 for sign in cell.data), cell
                assert not any((cell.bold, cell.underscore, cell.italics)), cell
                if cell.data.strip():
                    fore, back = (cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)
                    assert contrast(PALETTE[fore], PALETTE[back]) >= 7, (cell, x, y)


@pytest.mark.parametrize("look", ["dark", "light", "high-contrast"])
def test_a_younger_child_tells_by_words_and_numbers(school: Path, look: str) -> None:
    with Home(school, CHEAP) as home:
        settings.put(home.desk.db, settings.LOOK, Look(look).kept())
    with Console(school) as console:
        console.goes_to("Hello!")
        console.goes_to("Which class", "1")
        console.goes_to("Who are you?", "enter")
        console.goes_to("How do you feel?", "2")
        console.goes_to("When do you need", "3")
        console.goes_to("Thank you for telling.", "4")
        console.goes_to("need help now?", "ctrl+n")
        console.goes_to("Tell a grown-up you trust.", "1")
        assert all(ord(sign) < 0x100 for sign in console.raw.decode())


def test_an_older_child_comes_back_with_four_words(school: Path) -> None:
    with Home(school, CHEAP) as home:
        settings.put(home.desk.db, settings.LOOK, "cream")
    with Console(school) as console:
        console.goes_to("Hello!")
        console.goes_to("Strong", "ctrl+o")
        assert "Cream" not in console.text()
        console.goes_to("chosen **", "6")
        console.goes_to("My four pictures", "ctrl+b")
        console.goes_to("Which class", "1")
        console.goes_to("Before you start", "2")
        console.goes_to("tell us", "enter")
        console.goes_to("h*t", *"h*t")
        console.goes_to("= Ctrl+F =", "tab")
        console.goes_to("When do you need", "enter")
        console.goes_to("Who are you?", "4")
        console.click_on("Not yet")
        console.goes_to("Who should come")
        console.goes_to("Look and send", "1")
        console.goes_to("Thank you for telling us.", "enter")  # the same key would count as held
        console.goes_to("I will remember them", "ctrl+f")
        (row,) = (each for each in console.text().splitlines() if each.count(" >") == 3)
        words = re.findall("[a-z]+", row)
        assert len(words) == 4, console.text()
        console.goes_to("What was it about?", "enter")
        console.goes_to("My four pictures", "escape")
        console.goes_to("Take back", "2")
        for place, word in enumerate(words, 1):
            while word not in console.text():
                console.see_more()
            console.click_on(word)
            console.goes_to(f"{place} {word}")
        console.goes_to("There is no answer yet.", "enter")


@pytest.mark.parametrize(
    ("environ", "poor"),
    [
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({}, False),
        ({"TERM": "linux", "WORRYBOX_PLAIN": "0"}, False),
        ({"TERM": "xterm-256color", "WORRYBOX_PLAIN": "1"}, True),
        ({"TERM": "linux", "WORRYBOX_PLAIN": "maybe"}, True),
    ],
)
def test_a_terminal_says_itself_that_it_is_poor(environ: dict[str, str], poor: bool) -> None:
    assert is_plain(environ) is poor


def test_signs_take_as_many_cells_and_letters_stay_letters() -> None:
    assert in_signs("╭─ 1 ─╮ ╔═╗ ┏━┓ ║│┃ ✓ ● ○ ▶x◀") == "+- 1 -+ +=+ *** #|* * * o >x<"
    assert in_signs("Zoë Łucja Юлія") == "Zoë Łucja Юлія"
    assert in_signs("a😀b▀▄█") == "a??b--#"
