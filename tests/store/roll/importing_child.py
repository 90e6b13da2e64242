"""A child process that takes a list in; it is killed in the middle of it."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.drawers.drawer import Fact
from store.home import Home
from store.roll import taking_in
from store.roll.plan import Decisions
from store.roll.reading import read_file
from store.signing_in.session import Session
from store.signing_in.sign_in import sign_in
from tests.made_up import CHEAP, NOW


def main(folder: str, person: str, pin: str, file: str, until: int) -> None:
    """Take in; after `until` entries of this process it kills itself as a power cut would."""
    session = sign_in(Home(Path(folder), CHEAP), person, pin, NOW)
    assert isinstance(session, Session)
    sheet = read_file(Path(file))
    meant = taking_in.columns_of(session, sheet).meant
    plan = taking_in.planner(session, sheet, meant, NOW).plan(Decisions(), NOW.date())
    job = taking_in.TakingIn(session, plan)
    written = iter(range(1_000_000))
    counted = job._counted

    def cut(facts: Iterable[Fact], *, can_stop: bool = False) -> Iterator[Fact]:
        for fact in counted(facts, can_stop=can_stop):
            if next(written) == until:
                os.kill(os.getpid(), signal.SIGKILL)
            yield fact

    job._counted = cut  # type: ignore[method-assign]
    job.run(NOW)


if __name__ == "__main__":
    folder, person, pin, file, until = sys.argv[1:]
    main(folder, person, pin, file, int(until))
