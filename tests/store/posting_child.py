"""A child process that posts worries until it is killed; it prints an id once it is kept."""

import sys
from itertools import count
from pathlib import Path

from store.home import Home
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from tests.made_up import CHEAP, NOW


def main(folder: str, words: str) -> None:
    """Post and say so, for ever."""
    intake = Intake(Home(Path(folder), CHEAP))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in count():
        sent = intake.post(Told(words=f"{words} {number}"), NOW)
        sys.stdout.write(f"{sent.envelope}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
