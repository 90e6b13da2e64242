"""The app with every door shut, looked at from inside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.css.query import NoMatches
from textual.screen import Screen

from tests.tui.closed_app import PIN, ClosedApp
from tui.allowed_actions import PLAIN, is_allowed
from tui.environment import close
from tui.signals import HUNG_UP

SHUT = [
    "quit", "help_quit", "suspend_process", "screenshot", "command_palette", "bell",
    "change_theme", "toggle_dark", "simulate_key('q')", "push_screen('x')", "pop_screen",
    "switch_mode('x')", "add_class('x','y')", "notify('x')", "show_help_panel", "back",
    "screen.maximize", "screen.minimize", "screen.copy_text", "focused.copy", "focused.cut",
    "focused.paste", "focused.undo", "screen.toggle('visible')", "nowhere.quit",
]  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> ClosedApp:
    return ClosedApp(tmp_path, "[@click=app.quit]x[/]")


@pytest.mark.parametrize("action", SHUT)
async def test_an_action_that_is_not_on_the_list_does_not_run(app: ClosedApp, action: str) -> None:
    async with app.run_test() as pilot:
        screen = app.screen
        assert not await app.run_action(action)
        assert not await app.run_action(f"app.{action}" if "." not in action else action, screen)
        await pilot.pause()
        assert app.is_running
        assert app.screen is screen
        assert len(app._notifications) == 0


async def test_a_page_half_made_when_the_app_was_told_to_end_is_no_error(tmp_path: Path) -> None:
    log = tmp_path / "log"
    app = ClosedApp(log, "x")
    async with app.run_test():
        app.stop(HUNG_UP)
        app._handle_exception(NoMatches("the page's first tile"))
    assert not log.exists()


async def test_moving_about_and_our_own_actions_run(app: ClosedApp) -> None:
    async with app.run_test() as pilot:
        before = app.focused
        await pilot.press("tab")
        assert app.focused is not before
        assert await app.run_action("focus_next")
        assert await app.run_action("nothing")


def test_only_actions_defined_outside_textual_are_ours() -> None:
    class Ours(Screen[None]):
        def action_open_page(self) -> None:
            """Ours."""

    assert is_allowed(Ours(), "open_page")
    assert not is_allowed(Ours(), "maximize")
    assert not is_allowed(Ours(), "no_such_action")
    assert "copy" not in PLAIN


async def test_the_ways_out_are_walls(app: ClosedApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        await app.action_quit()
        app.action_suspend_process()
        with app.suspend():
            pass
        app.open_url("https://example.org")
        app.deliver_screenshot(path=str(tmp_path))
        app.deliver_text(tmp_path / "x")
        app.copy_to_clipboard(PIN)
        await pilot.pause()
        assert app.clipboard == ""
        assert app.is_running
    assert list(tmp_path.iterdir()) == []


async def test_a_message_is_never_read_as_markup(app: ClosedApp) -> None:
    async with app.run_test():
        app.notify("[/b][@click=app.quit]x", title="[/i]", markup=True)
        app.screen.notify("[/b]", markup=True)
        assert app.is_running


async def test_an_error_reaches_the_tests_that_caused_it(app: ClosedApp) -> None:
    with pytest.raises(ValueError, match="PIN"):
        async with app.run_test() as pilot:
            await pilot.press(*"crash", "enter")


async def test_leaving_ends_with_nought(app: ClosedApp) -> None:
    async with app.run_test() as pilot:
        app.leave()
        await pilot.pause()
    assert app.return_code == 0


def test_closing_the_environment_drops_variables_cores_and_open_files(tmp_path: Path) -> None:
    script = (
        "import os, resource, pathlib; from tui import environment; "
        "environment.close(os.environ); pathlib.Path('made').touch(); "
        "import sys; assert 'textual' not in sys.modules; "
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], "
        "oct(os.stat('made').st_mode & 0o777), "
        "sorted(name for name in os.environ if name.startswith('TEXTUAL')))"
    )
    root = str(Path(__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": root, "TEXTUAL_DEBUG": "1", "TEXTUAL": "devtools"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split(maxsplit=2) == ["0", "0o600", "['TEXTUAL_ANIMATIONS']\n"]


def test_only_dangerous_variables_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "umask", lambda _mask: 0)
    environ = {"textual_debug": "1", "BROWSER": "sh", "COLUMNS": "5", "LANG": "de_DE.UTF-8"}
    close(environ)
    assert environ == {"LANG": "de_DE.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
