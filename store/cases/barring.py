"""Whether it is asked if the DBS and the TRA are told of an adult (procedure row 27).

It is asked wherever somebody was judged to have met the harm threshold, or nobody was sure, where
a suspension or a disciplinary action takes one away from their work, and where they left before
anything was decided (`gone`): whatever the triage said, which knew less.
"""

from typing import TYPE_CHECKING

from store.adults import gone
from store.adults.judged import HEAVY
from store.adults.rows import GONE, THRESHOLD
from store.cases.case_parts import REMOVALS, STAFF, Sanction
from store.cases.kinds import SANCTIONED
from store.drawers.drawer import Fact
from store.looking.noted import Noted

if TYPE_CHECKING:
    from store.cases.case import Case

BARRING, ASKED = "barring", "barred"
"""The procedure that asks it, and the step of it that is the question."""
BRINGS = frozenset({"dbs", "tra"})
"""The steps that a yes brings."""
UNANSWERED = "“{}” is not answered: say on its step yes or no, and why."
OWED = "“{}” is still to do: E logs it; or say on its step that it is not needed, and why."


def asked_by(case: "Case") -> Noted | Sanction | None:
    """Return what asks it first, of a case whose triage does not; else None."""
    if any(step.id == ASKED for each in case.triage for step in each.steps):
        return None
    found: list[Noted | Sanction] = []
    found += (row for row in case.matter.counting if row.said.get("outcome") in HEAVY)
    found += (each for each in case.sanctions if each.removes and not each.lifted)
    found += gone.rows(case)
    return min(found, key=lambda each: each.at, default=None)


def owed(case: "Case") -> list[str]:
    """Return that the question is not answered, or which referrals that were said to be needed are
    not made, a sentence each.

    Such a case is not closed: what it leaves open stands on nobody's desk any more. Of an
    allegation it is asked once it has an outcome, which asks it anew.
    """
    ended = case.matter.decided is not None or not case.matter.is_heavy
    words = {**({ASKED: UNANSWERED} if ended else {}), **dict.fromkeys(BRINGS, OWED)}
    due = (each.step for each in case.required if each.step.id in words)
    return [words[step.id].format(step.title) for step in due]


def is_asked_by(fact: Fact) -> bool:
    """Tell whether a fact that is to be recorded may ask it."""
    said = fact.body
    if fact.kind == GONE:
        return True
    if fact.kind == THRESHOLD:
        return said.get("outcome") in HEAVY
    actions = set(str(said.get("actions", "")).split("\n"))
    return fact.kind == SANCTIONED and said.get("table") == STAFF and bool(actions & REMOVALS)
