"""A made-up school for tests: real keys and files, argon2id at its cheapest."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assets.texts import wordlist
from store.crypto.stretch import Effort
from store.errors import WorryBoxError
from store.home import Home
from store.letterbox.intake import Intake
from store.school import set_up
from store.school.set_up import ClassPlan, PersonPlan, Plan
from store.signing_in import rings, sign_in
from store.signing_in.session import Session

CHEAP = Effort(1024, 1)
NOW = datetime(2026, 3, 3, 9, 14, tzinfo=UTC)
"""A Tuesday in term, before playtime."""

LONG_AGO = "2026-01-05"
"""The day on which everybody chose a PIN of their own."""

OAKFIELD = Plan(
    "Oakfield",
    (
        PersonPlan("Mrs Adeyemi", ("dsl",)),
        PersonPlan("Mr Patel", ("deputy",)),
        PersonPlan("Ms Hart", ("headteacher",)),
        PersonPlan("Dr Quince", ("chair",)),
        PersonPlan("Mr Bell", ("office",)),
        PersonPlan("Miss Lee", ("teacher",)),
        PersonPlan("Mr Okafor", ("teacher",)),
    ),
    (
        ClassPlan("Acorn", "younger", ("Mr Okafor",)),
        ClassPlan("Oak", "older", ("Miss Lee", "Mrs Adeyemi")),
    ),
)
"""Every role once; two classes, one of each version."""

TINY = Plan(
    "Hill Top",
    (
        PersonPlan("Mrs Grey", ("headteacher", "dsl", "teacher")),
        PersonPlan("Mr Moss", ("deputy", "teacher")),
        PersonPlan("Rev Pike", ("chair",)),
    ),
    (ClassPlan("All of us", "younger", ("Mrs Grey", "Mr Moss")),),
)
"""The smallest school: the headteacher is the DSL, the only teacher is the deputy."""

LADO = {"name": "LADO", "number": "01234 567890", "agency": "lado"}


@dataclass
class School:
    """A made-up school: `people` and `pins` by name, `sheets` the two recovery phrases.

    `sign_in` replaces a first PIN by one of its own, chosen long ago but for a renewed one;
    afterwards `pins` holds that one.
    """

    path: Path
    people: dict[str, str]
    pins: dict[str, str]
    sheets: dict[str, tuple[str, ...]]
    now: datetime = NOW
    home: Home = field(init=False)
    intake: Intake = field(init=False)
    _sessions: list[Session] = field(default_factory=list)
    _changes: int = 0

    def __post_init__(self) -> None:
        self._open()

    @classmethod
    def make(cls, path: Path, plan: Plan, pegs: tuple[str, ...] = ()) -> "School":
        """Set up a school in a new data folder."""
        with Home(path, CHEAP) as home:
            prepared = set_up.prepare(home, plan, wordlist(), pegs)
            set_up.commit(home, prepared, NOW)
        people = {person.name: person.id for person in prepared.public.people}
        return cls(path, people, dict(prepared.pins), dict(prepared.sheets))

    def sign_in(self, name: str) -> Session:
        """Sign somebody in by name, with a PIN of their own from the first time on."""
        found = sign_in.sign_in(self.home, self.people[name], self.pins[name], self.now)
        if isinstance(found, sign_in.FirstSignIn):
            own = self.own_pin(name)
            found.judge(own, own)
            ring = found.lock_ring(own)
            found = found.finish(ring, self.now)
            if not found.person.renewed:
                rings.keep(self.home, self.people[name], ring, self.now, LONG_AGO)
            self.pins[name] = own
        assert isinstance(found, Session), "an office opens drawers"
        self._sessions.append(found)
        return found

    def own_pin(self, name: str) -> str:
        """Return the PIN somebody chooses: six digits, because every key costs a test time."""
        return str(409271 + list(self.people).index(name))

    def reopen(self) -> None:
        """Close the data folder and open it again, as a restart of the program does."""
        self.close()
        self._open()

    def close(self) -> None:
        """Lock every session and close the data folder."""
        for session in self._sessions:
            # A drawer whose key another session has changed since cannot be closed properly.
            with suppress(WorryBoxError):
                session.lock()
        self._sessions.clear()
        self.home.close()

    def _open(self) -> None:
        self.home = Home(self.path, CHEAP)
        self.intake = Intake(self.home)
        self._changes = self._changed()

    @property
    def untouched(self) -> bool:
        """Whether nothing was written, and nobody signed in, since the data folder was opened."""
        return not self._sessions and self._changes == self._changed()

    def _changed(self) -> int:
        return sum(each.db.conn.total_changes for each in (self.home.desk, self.home.letterbox))
