"""The register: every case about an adult that this session opens, and the pattern of one adult.

Nothing is shown that lies in a drawer this session does not hold; whoever it is about holds none
of those. A pattern only asks for a second look: how often in how many months is data of the school
(`assets/adults/low_level.toml`).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from store.adults.by_typed_name import of_case
from store.adults.matter import ABOUT, BELOW, HEAVY
from store.adults.outcomes import outcome
from store.adults.whom import Adult, key_of
from store.asset_tables import whole
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.cases import NOUN
from store.school.public_list import OFFICE, ROLL, PublicList
from store.signing_in.session import Session

TO_JUDGE, TO_ANSWER, ALLEGATION, KEPT = "judge", "answer", "LADO", "kept"
"""How an entry stands: to be judged, low-level and to be answered, an allegation, answered."""


@dataclass(frozen=True)
class Entry:
    """One case about an adult: the drawer it lies in, whom it is about, when it was told.

    A case that is about several stands there once for each; `outcome` is what theirs comes to.
    """

    drawer: str
    case: Case
    key: str
    name: str
    at: str
    category: str
    outcome: str = ""

    @property
    def id(self) -> str:
        """What tells it from every other entry."""
        return f"{self.case.id} {self.key}"

    @property
    def state(self) -> str:
        """How it stands: TO_JUDGE, TO_ANSWER, ALLEGATION or KEPT."""
        matter = self.case.matter
        if self.outcome in HEAVY:
            return ALLEGATION
        if self.outcome != BELOW:
            return TO_JUDGE
        return KEPT if matter.answered or self.case.state != OPEN else TO_ANSWER


@dataclass(frozen=True)
class Pattern:
    """What is known of one adult, the newest first; `kinds` counts the low-level ones by kind.

    `unjudged` are those of which nobody has said yet what they are. `years`, and `lately` in so
    many `months`, count all of them; `looks_closer` says why a second look at the low-level ones is
    asked for, empty where it is not.
    """

    key: str
    name: str
    entries: tuple[Entry, ...]
    low: int
    allegations: int
    kinds: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    lately: int
    months: int
    unjudged: int = 0
    looks_closer: str = ""


def entries(session: Session, key: str = "") -> tuple[Entry, ...]:
    """Return what this session may read (about one adult, given their key), the newest first.

    What ended as malicious or false is left out: it is held against nobody.
    """
    found = [
        entry
        for drawer in session.shared()
        if drawer.name not in (OFFICE, ROLL)
        for case in drawer.about(NOUN, ABOUT)
        if session.person_id not in (*case.kept_from, *of_case(session.public, case))
        for entry in _of_case(session.public, drawer.name, case)
    ]
    kept = (each for each in found if each.key == key or not key)
    return tuple(sorted(kept, key=lambda each: each.at, reverse=True))


def pattern(found: Sequence[Entry], now: datetime) -> Pattern | None:
    """Return the pattern of entries about one adult; None where there are none that count."""
    counting = [each for each in found if not _let_go(each.case)]
    if not counting:
        return None
    low = [each for each in counting if each.outcome == BELOW]
    rule = whole("adults", "low_level")["pattern"]
    months = int(rule["months"])
    since = _months_before(now.date(), months).isoformat()
    lately = [each for each in counting if each.at[:10] >= since]
    first = counting[0]
    return Pattern(
        first.key,
        first.name,
        tuple(counting),
        len(low),
        sum(each.outcome in HEAVY for each in counting),
        tuple(Counter(each.category for each in low).most_common()),
        tuple(sorted(Counter(school_year(each.at) for each in counting).items(), reverse=True)),
        len(lately),
        months,
        sum(each.state == TO_JUDGE for each in counting),
        _looks_closer(
            [each for each in lately if each in low],
            int(rule["in_all"]),
            int(rule["of_a_kind"]),
            months,
        ),
    )


def school_year(at: str) -> str:
    """Return the school year of a moment (ISO 8601), from September on: `2025/26`."""
    year, month = int(at[:4]), int(at[5:7])
    first = year if month >= 9 else year - 1
    return f"{first}/{(first + 1) % 100:02}"


def _of_case(public: PublicList, drawer: str, case: Case) -> Iterator[Entry]:
    """Yield the entry of each adult whom a case is about; of nobody where nobody has a name."""
    matter, row = case.matter, case.matter.recorded
    for adult in matter.adults or (Adult(*matter.adult),):
        theirs = row.said if row and key_of(row.said) == adult.key else {}
        at = theirs.get("happened", "") or case.opened_at
        name, category = adult.name or public.name_of(adult.id), theirs.get("category", "")
        outcome = matter.outcome_of(adult.key)
        yield Entry(drawer, case, ABOUT + adult.key, name, at, category, outcome)


def _let_go(case: Case) -> bool:
    decided = case.matter.decided
    found = outcome(decided.said.get("outcome", "")) if decided else None
    # Two close it: before that an outcome is one person's word.
    return found is not None and not found.keep and case.state != OPEN


def _looks_closer(lately: Collection[Entry], in_all: int, of_a_kind: int, months: int) -> str:
    kinds = Counter(each.category for each in lately if each.category)
    same = max(kinds.values(), default=0)
    if len(lately) >= in_all:
        return f"{len(lately)} in {months} months"
    return f"{same} alike in {months} months" if same >= of_a_kind else ""


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, min(day.day, 28))
