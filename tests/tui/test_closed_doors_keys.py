"""No key, no byte and no variable gets anybody past the app."""

import contextlib
import random
import string
from pathlib import Path

from tests.key_bytes import KEYS
from tests.terminal import Terminal
from tests.tui.closed_app import PIN, in_terminal, order

NONSENSE = (
    b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\x1b[1114112u", b"\x1b[1;1;99999999999999999u",
    b"\x1b[<0;0;0M", b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m", b"\x1b[?2048;9$y",
    b"\x1b[999999999;99999R",
)  # fmt: skip


def assert_answers(terminal: Terminal, after: object) -> None:
    """Does the app still do as it is told, once it has got over what went before?"""
    for _ in range(5):
        terminal.click(3, 1)
        order(terminal, f"here after {after}")
        with contextlib.suppress(AssertionError):
            return terminal.wait_for(f"said here after {after}", patience=3)
    raise AssertionError(f"no answer after {after}:\n{terminal.text()}")


def test_a_key_that_elsewhere_gets_out_does_nothing(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        for key in ("ctrl+c", "ctrl+q", "ctrl+z", "ctrl+p", "ctrl+d"):
            terminal.press(key, key)
            order(terminal, f"here after {key}")
            terminal.wait_for(f"said here after {key}")


def test_the_same_keys_in_the_newer_keyboard_protocol_do_nothing(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        for code in (99, 113, 122, 112):
            for modifiers in (5, 6, 9, 13):
                terminal.send(f"\x1b[{code};{modifiers}u")
            order(terminal, f"here after {code}")
            terminal.wait_for(f"said here after {code}")


def test_bytes_no_keyboard_sends_do_not_end_the_app(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        for number, nonsense in enumerate(NONSENSE):
            terminal.send(nonsense)
            assert_answers(terminal, number)


def test_an_invalid_byte_is_shown_as_one_that_could_not_be_read(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.send(b"gr\xfc\xdfe")
        terminal.press("enter")
        terminal.wait_for("said gr\ufffd\ufffde")


def test_two_thousand_random_keys_do_not_end_the_app(tmp_path: Path) -> None:
    dice = random.Random(20260301)
    keys = [*KEYS, *string.ascii_letters, *string.digits, *"äß?!'[]@"]
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        for _ in range(2000):
            terminal.press(dice.choice(keys))
        assert_answers(terminal, "them")


def test_what_is_copied_is_kept_nowhere(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        order(terminal, "copy")
        terminal.wait_for("said copied nothing")
        terminal.press("ctrl+v")
        order(terminal, "after")
        terminal.wait_for("said after")
        assert b"\x1b]52" not in terminal.raw


def test_textuals_variables_are_ignored(tmp_path: Path) -> None:
    env = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_ALLOW_SIGNALS": "1",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_DRIVER": "os:abort",
        "TEXTUAL_LOG": "textual.log",
        "TEXTUAL_PRESS": "x,enter",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SHOW_RETURN": "1",
        "PYTHONINSPECT": "1",
    }
    with in_terminal(tmp_path, env=env) as terminal:
        terminal.wait_for("ready")
        terminal.press("ctrl+c")
        order(terminal, "still here")
        terminal.wait_for("said still here")
        order(terminal, "leave")
        assert terminal.wait() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_writes_to_the_screen_is_not_seen(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        order(terminal, "stderr")
        terminal.wait_for("said stderr")
        assert PIN.encode() not in terminal.raw
