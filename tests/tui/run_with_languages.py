"""Runs the program with drafts from another folder, the first argument."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])


def main() -> None:
    from assets import catalogues
    from tui.command import main as command

    catalogues.LANGUAGES = Path(sys.argv.pop(1))
    command()


if __name__ == "__main__":
    main()
