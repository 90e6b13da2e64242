"""What the command line says, in a real terminal and in a pipe."""

import subprocess
import sys

from tests.terminal import Terminal

SENTENCE = "The invitation of Year 4 ended yesterday; please ask in the office for another one."
SAY = f"from tui.say import say; say('  {SENTENCE}')"


def test_a_terminal_gets_lines_that_end_between_words() -> None:
    with Terminal([sys.executable, "-c", SAY], columns=30, rows=10) as terminal:
        terminal.wait_for("one.")
        lines = [line.rstrip() for line in terminal.text().splitlines() if line.strip()]
    assert len(lines) > 2
    assert all(line.startswith("  ") for line in lines)
    assert " ".join(line.strip() for line in lines) == SENTENCE


def test_a_pipe_gets_it_whole() -> None:
    piped = subprocess.run([sys.executable, "-c", SAY], capture_output=True, text=True, check=True)
    assert piped.stdout == f"  {SENTENCE}\n"
