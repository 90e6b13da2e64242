"""A window of any size: too small asks for more, and what is beneath stays."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.closed_app import ClosedApp, in_terminal, order
from tui.small_window import picture


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (1, 1), (59, 24), (80, 19)])
def test_a_window_too_small_keeps_the_draft(tmp_path: Path, columns: int, rows: int) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.send("my draft")
        terminal.wait_for("my draft")
        terminal.resize(columns, rows)
        terminal.wait_until(lambda: "P" in terminal.text(), "nobody asks")
        assert "draft" not in terminal.text()
        terminal.resize(80, 24)
        terminal.wait_for("my draft")
        terminal.press("enter")
        terminal.wait_for("said my draft")


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (1, 1)])
def test_a_window_may_be_too_small_from_the_start(tmp_path: Path, columns: int, rows: int) -> None:
    with in_terminal(tmp_path, columns=columns, rows=rows) as terminal:
        terminal.wait_until(lambda: "P" in terminal.text(), "nobody asks")
        terminal.resize(80, 24)
        terminal.wait_for("ready")
        order(terminal, "still here")
        terminal.wait_for("said still here")


def test_the_smallest_window_shows_the_screen(tmp_path: Path) -> None:
    with in_terminal(tmp_path, columns=60, rows=20) as terminal:
        terminal.wait_for("ready")
        assert "bigger" not in terminal.text()


def test_a_large_window_works(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.resize(300, 100)
        order(terminal, "large")
        terminal.wait_for("said large")


async def test_a_window_of_two_thousand_by_two_thousand_works(tmp_path: Path) -> None:
    app = ClosedApp(tmp_path, "hello")
    async with app.run_test(size=(2000, 2000)) as pilot:
        await pilot.press("a")
        assert app.screen.size == (2000, 2000)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (2, 3), (7, 2), (59, 19), (80, 3)])
def test_the_request_fits_into_any_window(columns: int, rows: int) -> None:
    places = picture(columns, rows).split("\x1b[")[3:]
    for place in places:
        where, _, words = place.partition("H")
        row, column = map(int, where.split(";"))
        assert 1 <= row <= rows
        assert 1 <= column <= column + len(words) - 1 <= columns


async def test_what_is_typed_into_a_window_too_small_goes_nowhere(tmp_path: Path) -> None:
    app = ClosedApp(tmp_path, "hello")
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.too_small
        await pilot.press("d")
        await pilot.resize_terminal(20, 5)
        assert app.too_small
        assert app.screen.size == (60, 20)
        await pilot.press("z", "enter", "tab")
        await pilot.resize_terminal(80, 24)
        assert not app.too_small
        await pilot.press("o")
        assert app.query_one("#typed", Input).value == "do"
