"""Bullying over all cases: who it happens to, who does it, where and when it comes again.

A case that ended as mistaken, false or no concern counts against nobody. Children are told apart
as in a child's chronology: tied to the roll, else by their name in full (procedure row 31).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store.cases.case import Case
from store.cases.case_parts import OPEN, SHUT
from store.cases.cases import NOUN
from store.cases.outcomes import NOT_AGAINST
from store.drawers.record import words_of
from store.involved.findable import YES, said_same
from store.involved.people import INSTIGATOR, PUPIL, VICTIM, CasePerson
from store.signing_in.session import Session

BULLYING = frozenset({"bullying", "conduct", "friends", "hate", "pictures"})
"""The categories that count besides a case that says bullying: what children do to one another."""
OFTEN = 2
"""From so many cases on somebody stands out."""
SCHOOL_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Incident:
    """One case among them: who it happened to and who did it, by key; their names and classes."""

    case: Case
    targets: tuple[str, ...]
    doers: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    classes: tuple[str, ...]

    @property
    def month(self) -> str:
        """The month it was opened in, as `2026-03`."""
        return self.case.opened_at[:7]


@dataclass(frozen=True)
class Line:
    """One line of the view: who (or which class, month), how often, the cases, the last day."""

    key: str
    words: str
    incidents: tuple[Incident, ...]
    like: bool = False
    """Another line has the same name: it may be the same child, or not."""

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.incidents)

    @property
    def is_often(self) -> bool:
        """Whether it comes again and again."""
        return self.count >= OFTEN

    @property
    def last(self) -> str:
        """When the last of them was opened (ISO 8601)."""
        return max(each.case.opened_at for each in self.incidents)


def incidents(
    session: Session, today: date, *, since: timedelta | None = SCHOOL_YEAR, only: bool = False
) -> tuple[Incident, ...]:
    """Return the cases of children against children that this session may open, newest first.

    `since` is how far back (None: all of them); `only` leaves those called bullying.
    """
    first = (today - since).isoformat() if since is not None else ""
    found = [
        _incident(case)
        for drawer in session.shared()
        for case in drawer.since(NOUN, (OPEN, SHUT), first, ranks=(0, 1, 2, 3))
        if _counts(case, only=only)
    ]
    return tuple(sorted(found, key=lambda each: each.case.opened_at, reverse=True))


def by_target(found: Sequence[Incident]) -> tuple[Line, ...]:
    """Return whom it happens to, most often first."""
    return _lines(found, lambda each: each.targets)


def by_doer(found: Sequence[Incident]) -> tuple[Line, ...]:
    """Return who does it, most often first."""
    return _lines(found, lambda each: each.doers)


def by_pair(found: Sequence[Incident]) -> tuple[Line, ...]:
    """Return who does it to whom, most often first."""
    return _lines(
        found, lambda each: [f"{doer} > {whom}" for doer in each.doers for whom in each.targets]
    )


def by_class(found: Sequence[Incident]) -> tuple[Line, ...]:
    """Return in which classes, most often first."""
    return _lines(found, lambda each: each.classes)


def by_month(found: Sequence[Incident]) -> tuple[Line, ...]:
    """Return in which month, the newest first."""
    lines = _lines(found, lambda each: (each.month,))
    return tuple(sorted(lines, key=lambda each: each.key, reverse=True))


def key_of(case: Case, person: CasePerson) -> str:
    """Return what a child counts as: their pupil in the roll, else their name in full."""
    said = said_same(case.noted, person.id).items()
    known = [key for key, same in said if same == YES and key.startswith(f"{PUPIL}:")]
    if person.pupil or known:
        return person.tie if person.pupil else known[-1]
    return f"name:{' '.join(words_of(person.name))}"


def _counts(case: Case, *, only: bool) -> bool:
    if (case.closing or {}).get("outcome") in NOT_AGAINST:
        return False
    kinds = {case.category, *(k for t in case.triage for k in _kinds(t.answers or {}))}
    if only:
        return "bullying" in kinds
    return bool(kinds & BULLYING) and any(each.is_child for each in case.people)


def _kinds(answers: dict[str, str]) -> list[str]:
    return answers.get("kinds", "").split("\n")


def _incident(case: Case) -> Incident:
    children = [each for each in case.people if each.is_child]
    targets = [each for each in children if each.has(VICTIM)]
    doers = [each for each in children if each.has(INSTIGATOR)]
    classes = dict.fromkeys(each.detail.strip() for each in targets or doers if each.detail.strip())
    return Incident(
        case,
        tuple(dict.fromkeys(key_of(case, each) for each in targets)),
        tuple(dict.fromkeys(key_of(case, each) for each in doers)),
        tuple((key_of(case, each), each.name) for each in children),
        tuple(classes),
    )


def _lines(
    found: Sequence[Incident], keys: Callable[[Incident], Iterable[str]]
) -> tuple[Line, ...]:
    names = {key: name for each in reversed(found) for key, name in each.names}
    grouped: dict[str, list[Incident]] = {}
    for each in found:
        for key in dict.fromkeys(keys(each)):
            grouped.setdefault(key, []).append(each)
    words = {key: _words(key, names) for key in grouped}
    times = Counter(said.casefold() for said in words.values())
    lines = [
        Line(key, words[key], tuple(rows), times[words[key].casefold()] > 1)
        for key, rows in grouped.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.count, line.words.casefold())))


def _words(key: str, names: dict[str, str]) -> str:
    return " to ".join(names.get(part, part) for part in key.split(" > "))
