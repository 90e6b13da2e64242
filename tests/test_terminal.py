"""The test terminal itself: what it shows is what a terminal shows."""

import sys
from pathlib import Path

import pytest
import qrcode
import zxingcpp
from PIL import Image

from tests.terminal import Terminal

PRINT_QR = """
import sys
rows = [list(map(int, line)) for line in sys.argv[1].split()]
rows += [[0] * len(rows[0])] * (len(rows) % 2)
ink = lambda dark, layer: f"\\x1b[{layer}8;2;" + ("0;0;0m" if dark else "255;255;255m")
for upper, lower in zip(rows[::2], rows[1::2]):
    print("".join(ink(u, 3) + ink(l, 4) + "\u2580" for u, l in zip(upper, lower)) + "\\x1b[0m")
print("done", end="", flush=True)
"""


def test_a_code_made_of_half_blocks_can_be_scanned_from_the_picture(tmp_path: Path) -> None:
    code = qrcode.QRCode(border=4)
    code.add_data("https://example.org/C/7QK2")
    matrix = " ".join("".join(str(int(dot)) for dot in row) for row in code.get_matrix())
    with Terminal([sys.executable, "-c", PRINT_QR, matrix], columns=60, rows=30) as terminal:
        terminal.wait_for("done")
        terminal.paint(tmp_path / "code.png")
    [found] = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"), try_invert=False)
    assert found.text == "https://example.org/C/7QK2"


def test_it_tells_the_exit_status_and_the_size() -> None:
    script = "import os, sys; print(*os.get_terminal_size(), flush=True); sys.exit(7)"
    with Terminal([sys.executable, "-c", script], columns=33, rows=11) as terminal:
        assert terminal.wait() == 7
        assert terminal.text().strip() == "33 11"


def test_colours_are_those_of_the_cell() -> None:
    script = "print('\\x1b[38;2;255;0;16;48;2;0;1;2mx\\x1b[0m', end='', flush=True); input()"
    with Terminal([sys.executable, "-c", script]) as terminal:
        terminal.wait_for("x")
        cell = terminal.cells()[0][0]
        assert (cell.char, cell.fg, cell.bg) == ("x", "ff0010", "000102")


def test_what_does_not_come_is_told_with_what_there_was() -> None:
    script = "print('hello', flush=True); input()"
    with Terminal([sys.executable, "-c", script]) as terminal:
        terminal.wait_for("hello")
        with pytest.raises(AssertionError, match="hello"):
            terminal.wait_for("never", patience=0.1)
