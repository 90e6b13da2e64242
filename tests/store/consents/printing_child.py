"""A process that prints letters and is killed at a step of the way: `python -m ... HOME STEP`."""

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

from store import printouts
from store.consents import addressed, links, printing
from store.consents.letters import NOUN
from store.school.public_list import OFFICE
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import HOST


def die(*_: object, **__: object) -> NoReturn:
    """End at once, as when the power fails."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("no process outlives that")


def main() -> None:
    """Print everything, up to a step."""
    home, pin, id, step = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    school = School(home, {"Mr Bell": id}, {"Mr Bell": pin}, {})
    office = school.sign_in("Mr Bell")
    object.__setattr__(office.public, "form_address", HOST)
    batch = office.drawer(OFFICE).records(NOUN)[0].batch
    copies = printing.copies(office, addressed.of_batch(office, batch))
    if step == "linked":
        links.pin = die
    elif step == "pinned":
        printouts.put = die
    elif step == "written":
        printing.settle = die
    printing.keep(office, copies, b"letters", home.parent, "letters.pdf", NOW)


if __name__ == "__main__":
    main()
