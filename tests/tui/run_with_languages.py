"""Runs the program cheaply, with drafts from another folder, the first argument."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])


def main() -> None:
    from assets import catalogues
    from tests.tui.run_cheaply import main as cheaply

    catalogues.LANGUAGES = Path(sys.argv.pop(1))
    cheaply()


if __name__ == "__main__":
    main()
