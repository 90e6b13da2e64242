"""A terminal in a process of its own: carries, signs in, writes and collects when it is told to.

Run as `python -m tests.store.terminal_process HOME FOLDER PERSON SECRET`. Each line on its standard
input is a command; it answers with one line.
"""

import sys
from pathlib import Path

from store.carriers.folder import FolderCarrier
from store.carrying import carry
from store.drawers import holders
from store.errors import WorryBoxError
from store.home import Home
from store.letterbox.collect import collect
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from store.school.public_list import SAFEGUARDING
from store.signing_in import sign_in
from store.signing_in.session import Session
from tests.made_up import CHEAP, NOW


class Worker:
    """What one terminal can be told to do."""

    def __init__(self, home: Home, folder: Path, person: str, secret: str) -> None:
        self.home = home
        self.carrier = FolderCarrier(folder, home.desk.id)
        self.person, self.secret = person, secret
        self.session: Session | None = None

    def tell(self, words: str) -> str:
        return Intake(self.home).post(Told(words=words), NOW).subject

    def carry(self) -> str:
        done = carry.carry(self.home, self.carrier, NOW)
        return f"{done.sent} {done.came}"

    def again(self) -> str:
        done = carry.carry(self.home, self.carrier, NOW, again=True)
        return f"{done.sent} {done.came}"

    def look(self) -> str:
        """Sign in where nobody is, and take in what waits."""
        if self.session is None:
            found = sign_in.sign_in(self.home, self.person, self.secret, NOW)
            assert isinstance(found, Session)
            self.session = found
        self.session.reopen()
        collected = collect(self.session, NOW)
        holders.settle(self.session, NOW)
        return f"{collected.count} {len(collected.set_aside)}"

    def open(self, case: str) -> str:
        return self._record(case, "case.opened", {"title": case})

    def note(self, case: str, fact: str) -> str:
        return self._record(case, "case.note_added", {"fact": fact})

    def state(self) -> str:
        """Say what is recorded, byte for byte, in the safeguarding drawer."""
        assert self.session
        sql = "SELECT subject, hex(body) AS b FROM records WHERE noun <> 'drawer' ORDER BY subject"
        rows = self.session.drawer(SAFEGUARDING).db.query(sql)
        return ";".join(f"{row['subject']}={row['b']}" for row in rows)

    def _record(self, case: str, kind: str, body: dict[str, str]) -> str:
        assert self.session
        self.session.drawer(SAFEGUARDING).record(case, kind, body, NOW)
        return "done"


def answer(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    home, folder, person, secret = sys.argv[1:]
    with Home(Path(home), CHEAP) as opened:
        worker = Worker(opened, Path(folder), person, secret)
        answer("ready")
        for line in sys.stdin:
            name, *given = line.rstrip("\n").split("\t")
            try:
                answer(getattr(worker, name)(*given))
            except WorryBoxError as error:
                answer(f"failed: {error}")


if __name__ == "__main__":
    main()
