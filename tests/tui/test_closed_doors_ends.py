"""However it ends: the terminal in order, the right exit status, nothing told."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.tui.closed_app import PIN, in_terminal, order
from tui.last_words import FULL, NEUTRAL, describe, record


def assert_nothing_told(terminal: Terminal, folder: Path) -> None:
    log = folder / "log"
    told = terminal.raw + (log.read_bytes() if log.exists() else b"")
    assert PIN.encode() not in told
    assert "Ayşe".encode() not in told
    assert b"Traceback" not in told


def assert_in_order(terminal: Terminal) -> None:
    assert terminal.is_cooked
    for mode in (b"1000", b"1003", b"1006", b"1049", b"2004"):
        on, off = (terminal.raw.rfind(b"\x1b[?" + mode + end) for end in (b"h", b"l"))
        assert on < off, mode
    assert terminal.raw.rfind(b"\x1b[?25l") < terminal.raw.rfind(b"\x1b[?25h")
    assert "secret words" not in terminal.text()


@pytest.mark.parametrize("how", ["crash", "work", "exitcrash"])
def test_an_error_leaves_one_neutral_line_and_its_place_in_the_log(
    tmp_path: Path, how: str
) -> None:
    with in_terminal(tmp_path, "secret words") as terminal:
        terminal.wait_for("ready")
        order(terminal, how)
        assert terminal.wait() == 70
        assert terminal.text().strip() == NEUTRAL
        assert_in_order(terminal)
        assert_nothing_told(terminal, tmp_path)
    if how != "exitcrash":
        log = (tmp_path / "log").read_text()
        assert "ValueError" in log
        assert "closed_app.py:" in log
        assert (tmp_path / "log").stat().st_mode & 0o777 == 0o600


def test_an_error_while_something_is_busy_ends_all_the_same(tmp_path: Path) -> None:
    with in_terminal(tmp_path, "secret words") as terminal:
        terminal.wait_for("ready")
        order(terminal, "busy")
        terminal.wait_for("said busy")
        order(terminal, "crash")
        assert terminal.wait() == 70
        assert terminal.text().strip() == NEUTRAL
        assert_in_order(terminal)
        assert_nothing_told(terminal, tmp_path)


@pytest.mark.parametrize("how", ["thread", "callback"])
def test_an_error_beside_the_app_is_noted_and_not_told(tmp_path: Path, how: str) -> None:
    log = tmp_path / "log"
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        order(terminal, how)
        terminal.wait_for(f"said {how}")
        terminal.wait_until(lambda: log.exists() and "_raise" in log.read_text(), "no note")
        order(terminal, "leave")
        assert terminal.wait() == 0
        assert_nothing_told(terminal, tmp_path)


def test_leaving_ends_with_nought_and_says_nothing(tmp_path: Path) -> None:
    with in_terminal(tmp_path, "secret words") as terminal:
        terminal.wait_for("ready")
        order(terminal, "leave")
        assert terminal.wait() == 0
        assert terminal.text().strip() == ""
        assert_in_order(terminal)


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM],
)
def test_a_signal_that_ends_leaves_the_terminal_in_order(
    tmp_path: Path, number: signal.Signals
) -> None:
    with in_terminal(tmp_path, "secret words") as terminal:
        terminal.wait_for("ready")
        terminal.send("half a draft")
        terminal.wait_for("half a draft")
        terminal.kill(number)
        assert terminal.wait() == 128 + number
        assert_in_order(terminal)
        assert "half a draft" not in terminal.text()
    assert list(tmp_path.iterdir()) == []


def test_an_app_that_is_stuck_ends_all_the_same(tmp_path: Path) -> None:
    with in_terminal(tmp_path, "secret words") as terminal:
        terminal.wait_for("ready")
        order(terminal, "stuck")
        terminal.wait_until((tmp_path / "stuck").exists, "not stuck")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert_in_order(terminal)


def test_a_signal_that_pauses_is_ignored(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
            terminal.kill(number)
            order(terminal, f"here after {number.name}")
            terminal.wait_for(f"said here after {number.name}")


def test_a_terminal_that_hangs_up_ends_the_app(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.wait() == 128 + signal.SIGHUP


def test_an_app_with_nobody_at_its_input_ends_instead_of_spinning(tmp_path: Path) -> None:
    program = Path(__file__).with_name("run_closed_app.py")
    ran = subprocess.run(
        [sys.executable, program, tmp_path / "log", '"hello"'],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
    )
    assert ran.returncode == 128 + signal.SIGHUP


def test_a_chain_of_errors_is_described_by_class_and_place_alone() -> None:
    try:
        try:
            raise KeyError(PIN)
        except KeyError as error:
            raise ExceptionGroup(PIN, [OSError(PIN)]) from error
    except ExceptionGroup as error:
        lines = describe(error)
    assert [line for line in lines if not line.startswith(" ")] == [
        "ExceptionGroup",
        "KeyError",
        "OSError",
    ]
    assert PIN not in "".join(lines)


def test_a_full_log_begins_again_and_one_that_cannot_be_written_does_no_harm(
    tmp_path: Path,
) -> None:
    log = tmp_path / "log"
    log.write_text("x" * (FULL + 1))
    record(ValueError(PIN), log)
    assert "x" not in log.read_text()
    record(ValueError(PIN), tmp_path)
    record(ValueError(PIN), None)
