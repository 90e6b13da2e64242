"""Shows the parents' code: the first argument is the address, the second the theme."""

import os
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[3])


def main() -> int:
    from tui import environment

    environment.close(os.environ)
    from screens.staff.to_parents.qr_page import QrPage
    from tui.closed_doors import ClosedDoors
    from tui.themes import STYLES, THEMES

    class Page(ClosedDoors):
        CSS_PATH = list(STYLES)

        def on_mount(self) -> None:
            for theme in THEMES:
                self.register_theme(theme)
            self.theme = sys.argv[2]
            self.push_screen(QrPage(sys.argv[1], "Oakfield [/b]"), lambda _: self.leave())

    return Page().serve()


if __name__ == "__main__":
    sys.exit(main())
