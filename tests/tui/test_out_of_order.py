"""A kiosk whose data folder cannot be opened, with the real command in a real terminal."""

import errno
import signal
import sys
from pathlib import Path

import pytest

from screens.widgets.plain import PlainText
from store.errors import DiskFull, OutOfOrder
from store.home import Home
from tests.made_up import CHEAP, School
from tests.terminal import Terminal
from tui.out_of_order_app import OutOfOrderApp

COMMAND = [sys.executable, "-m", "tui", "--home"]
TITLE = "The box is not working."
FOR_A_CHILD = (TITLE, "Please tell a grown-up.", "0800 1111", "In danger? Call 999.")
FIRST_PAGE = "What do you want to do?"


@pytest.fixture
def failing(school: School) -> Path:
    """A school whose disk refuses the first thing that is written at every start."""
    school.close()
    lock = school.path / "lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    return school.path


def mend(path: Path) -> None:
    """Let the disk take everything again."""
    (path / "lock").rmdir()


def test_a_page_stays_up_and_the_kiosk_comes_by_itself_once_the_disk_is_back(failing: Path) -> None:
    with Terminal([*COMMAND, failing]) as terminal:
        for said in (*FOR_A_CHILD, "For staff: The data folder", "Enter"):
            terminal.wait_for(said)
        mend(failing)
        terminal.wait_for(FIRST_PAGE)


def test_no_key_leaves_it(failing: Path) -> None:
    with Terminal([*COMMAND, failing]) as terminal:
        terminal.wait_for("by itself.")
        terminal.press("ctrl+c", "ctrl+q", "ctrl+z", "ctrl+p", "escape", "q", "enter")
        terminal.resize(70, 30)
        terminal.wait_until(lambda: len(terminal.text().splitlines()) == 30, "it did not grow")
        terminal.wait_for(TITLE)
        mend(failing)
        terminal.wait_for(FIRST_PAGE)


@pytest.mark.parametrize("by", ["enter", "mouse"])
async def test_another_try_says_what_is_wrong_by_then_and_ends_when_nothing_is(
    school: School, by: str
) -> None:
    wrong = [DiskFull("The disk is full.")]

    def open_home() -> Home:
        if wrong:
            raise wrong.pop()
        return school.home

    app = OutOfOrderApp(open_home, OutOfOrder("The disk can only be read."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sentence = app.screen.query_one("#how-far", PlainText)
        assert sentence.text.startswith("For staff: The disk can only be read.")
        for said in ("For staff: The disk is full.", ""):
            assert app.home is None
            await (pilot.press("enter") if by == "enter" else pilot.click("#again"))
            await pilot.pause()
            assert not said or sentence.text.startswith(said)
    assert app.home is school.home
    assert app.return_code == 0


def test_told_to_end_it_leaves_the_terminal_in_order(failing: Path) -> None:
    with Terminal([*COMMAND, failing]) as terminal:
        terminal.wait_for(TITLE)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert terminal.is_cooked


def test_where_there_is_no_school_whoever_named_the_folder_may_leave(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Terminal([*COMMAND, tmp_path / "file" / "home"]) as terminal:
        terminal.wait_for(TITLE)
        terminal.press("escape")
        assert terminal.wait() == 1


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [
        ("ENOSPC", DiskFull, "The disk is full."),
        ("EROFS", OutOfOrder, "The disk can only be read: nothing can be kept on it."),
        ("EACCES", OutOfOrder, "This user may not use the data folder"),
    ],
)
def test_a_sentence_says_what_is_wrong_with_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str, kind: type, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(getattr(errno, number), "driver's words")

    monkeypatch.setattr(Path, "mkdir", fail)
    with pytest.raises(kind, match=said) as caught:
        Home(tmp_path / "home", CHEAP)
    assert type(caught.value) is kind
