"""What is drawn while the window is too small for anything else."""

from textwrap import wrap

COLUMNS, ROWS = 60, 20
"""The smallest window in which the screens are shown."""

ASKING = "Please make this window bigger"


def is_too_small(columns: int, rows: int) -> bool:
    """Say whether the screens have no room."""
    return columns < COLUMNS or rows < ROWS


def picture(columns: int, rows: int) -> str:
    """Return what clears a terminal of this size and asks for more room, in its middle."""
    lines = wrap(ASKING, max(columns, 1))[:rows]
    top = (rows - len(lines)) // 2
    drawn = ["\x1b[0m\x1b[2J"]
    for row, line in enumerate(lines, top + 1):
        drawn.append(f"\x1b[{row};{(columns - len(line)) // 2 + 1}H{line}")
    return "".join(drawn)
