"""Schools to measure: a small plan, and drawers filled with as many entries as asked for."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assets.texts import wordlist
from store.crypto.stretch import Effort
from store.drawers.drawer import Fact
from store.home import Home
from store.school import set_up
from store.signing_in.session import Session
from store.signing_in.sign_in import sign_in

CHEAP = Effort(1024, 1)
NOW = datetime(2026, 3, 3, 9, 14, tzinfo=UTC)
PLAN = set_up.Plan(
    "Bench Primary",
    (
        set_up.PersonPlan("Mrs Adeyemi", ("dsl",)),
        set_up.PersonPlan("Ms Hart", ("headteacher",)),
        set_up.PersonPlan("Dr Osei", ("chair",)),
        set_up.PersonPlan("Miss Lee", ("teacher",)),
    ),
    (set_up.ClassPlan("Oak", "older", ("Miss Lee",)),),
)


@dataclass(frozen=True)
class School:
    """A made-up school; `pin` opens Mrs Adeyemi's key ring."""

    home: Home
    dsl: str
    pin: str

    def sign_in(self) -> Session:
        """Sign Mrs Adeyemi in."""
        found = sign_in(self.home, self.dsl, self.pin, NOW)
        if not isinstance(found, Session):
            raise TypeError("A made-up school is an office, and has no first PINs.")
        return found


def school(folder: Path, effort: Effort = CHEAP) -> School:
    """Make a small school in `folder`."""
    home = Home(folder, effort)
    prepared = set_up.prepare(home, PLAN, wordlist())
    set_up.commit(home, prepared, NOW, first=False)
    dsl = next(p for p in home.desk.school.people if p.name == "Mrs Adeyemi")
    return School(home, dsl.id, prepared.pins["Mrs Adeyemi"])


def fill(session: Session, entries: int) -> str:
    """Fill the safeguarding drawer with cases of ten entries; return one open case.

    Five cases and five worries stay open and waiting, whatever `entries` says.
    """
    drawer = session.drawer("safeguarding")
    words = wordlist()
    for first in range(0, entries // 10, 200):
        facts = [
            fact
            for number in range(first, min(first + 200, entries // 10))
            for fact in case_facts(number, words, still_open=number < 5)
        ]
        drawer.record_all(facts, NOW + timedelta(minutes=first))
    return "case:0"


def case_facts(number: int, words: tuple[str, ...], *, still_open: bool) -> list[Fact]:
    """Return a worry and the case it became: ten facts."""
    subject = f"case:{number}"
    told = {"told": {"words": _text(number, words)}, "sent_at": NOW.isoformat()}
    opened = {"number": f"2026-{number:05}A", "title": words[number % 7776], "seriousness": "low"}
    facts = [
        Fact(f"worry:{number}", "worry.received", told),
        Fact(subject, "case.opened", opened),
        *(
            Fact(subject, "case.note_added", {"fact": _text(number * 7 + i, words)})
            for i in range(6)
        ),
    ]
    if still_open:
        return [*facts, Fact(subject, "case.note_added", {"fact": "still open"})] * 1
    return [
        *facts,
        Fact(f"worry:{number}", "worry.linked", {"case": subject}),
        Fact(subject, "case.closed", {"summary": "done", "outcome": "resolved"}),
    ]


def _text(seed: int, words: tuple[str, ...]) -> str:
    return " ".join(words[(seed * 31 + i * 97) % len(words)] for i in range(24))
