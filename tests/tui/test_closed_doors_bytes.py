"""What people typed cannot talk to the terminal: every byte written is looked at."""

from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.tui.closed_app import in_terminal, order
from tests.tui.written_bytes import CONTROLS, HOSTILE, drawn
from tui.line_filter import DROPPED, ControlFilter, harmless


@pytest.mark.parametrize("name", HOSTILE)
def test_no_widget_passes_controls_on_to_the_terminal(tmp_path: Path, name: str) -> None:
    with in_terminal(tmp_path, HOSTILE[name], rows=40) as terminal:
        terminal.wait_for("zebra")
        order(terminal, "toast")
        terminal.wait_for("said toasted")
        terminal.wait_until(lambda: terminal.text().count("zebra") >= 5, "not in all widgets")
        order(terminal, "leave")
        assert terminal.wait() == 0
        assert not CONTROLS.findall(drawn(terminal.raw))
        assert "\x1b]" not in terminal.raw.decode()


def test_what_is_typed_or_pasted_with_controls_stays_harmless(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.paste("zebra \x9b31m \u202e \x1b]52;c;b3duZWQ=\x07 stripes")
        terminal.wait_for("stripes")
        terminal.press("enter")
        terminal.wait_for("said ")
        assert not CONTROLS.findall(drawn(terminal.raw))


def test_no_key_is_made_of_a_paste_with_or_without_brackets(tmp_path: Path) -> None:
    codes = "zebra \x1b[31mred\x1b[0m \x1bx " + "and more " * 20
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        for send in (terminal.paste, terminal.send):
            send(codes)
            terminal.wait_for("and more")
            terminal.press("enter")
            terminal.wait_for("said zebra")
            order(terminal, "next")
            terminal.wait_for("said next")
    assert "^" not in drawn(terminal.raw)


def test_pasted_text_reaches_the_field(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.paste("my gran's words")
        terminal.press("enter")
        terminal.wait_for("said my gran's words")


def test_clicking_an_action_written_in_a_text_does_nothing(tmp_path: Path) -> None:
    with in_terminal(tmp_path) as terminal:
        terminal.wait_for("ready")
        terminal.click_on("leave by link")
        terminal.click_on("ring")
        terminal.click_on("tempt")
        terminal.click(3, 1)
        order(terminal, "still here")
        terminal.wait_for("said still here")
        assert b"tempted" not in terminal.raw
        assert b"\x07" not in terminal.raw


@given(st.text())
def test_harmless_keeps_the_width_and_nothing_that_controls(text: str) -> None:
    kept = harmless(text)
    assert cell_len(kept) == cell_len(text)
    assert not any(category(character) in DROPPED for character in kept)


def test_plain_text_is_passed_on_untouched() -> None:
    segment = Segment("Grüße, Ayşe ▀▄ 🦊", Style(bold=True))
    assert ControlFilter().apply([segment], Color(0, 0, 0))[0] is segment


def test_a_link_for_the_terminal_is_dropped_and_the_apps_own_marks_stay() -> None:
    style = Style(link="https://example.org\x1b]52;c;b3duZWQ=\x07", meta={"option": 3})
    [segment] = ControlFilter().apply([Segment("x", style)], Color(0, 0, 0))
    assert segment.style is not None
    assert segment.style.link is None
    assert segment.style.meta["option"] == 3
