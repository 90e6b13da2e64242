"""Runs the program with PINs that cost little: half a second each, where no test is about them."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])


def main() -> None:
    from tests.made_up import CHEAP
    from tui.command import main as command
    from tui.data_folder import DataFolder

    command(obj=DataFolder(Path(), CHEAP), prog_name="worrybox")


if __name__ == "__main__":
    main()
