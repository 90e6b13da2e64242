"""Runs the tiny app as the command runs the kiosk: first the environment, then the rest.

The first argument is the log file, the second what to show, as JSON.
"""

import json
import os
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])


def main() -> int:
    from tui import environment

    environment.close(os.environ)
    from tests.tui.closed_app import ClosedApp

    return ClosedApp(Path(sys.argv[1]), json.loads(sys.argv[2])).serve()


if __name__ == "__main__":
    sys.exit(main())
