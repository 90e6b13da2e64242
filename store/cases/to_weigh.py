"""What whoever agrees to a proposed closing has to know: what is left open, and what came since."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from store.cases.act_fields import LEFT, LEFT_OPEN
from store.cases.case_parts import Proposal
from store.cases.outcomes import NOT_AGAINST
from store.involved import dealt_with
from store.looking.noted import STOPPED, of_kind

if TYPE_CHECKING:
    from store.cases.case import Case

NEWLY_OPEN = (
    "Since it was proposed more came to be open: {}. Say no to it; then it is proposed again, "
    "with why."
)
STOPPED_SINCE = "STOP was pressed after this was proposed."
NOT_HELD = "Mistaken, false or no concern: what was decided about {} is then held against nobody."
HELD_AGAINST = (
    "What was decided about the behaviour of {} is held against nobody once it ends so. If it was "
    "done, tell them that it is taken back."
)


def to_weigh(case: "Case", left: Sequence[str], in_the_way: Sequence[str]) -> tuple[str, ...]:
    """Return what speaks against agreeing to the closing that waits, a sentence each.

    `left` is what is open now, by title, and `in_the_way` what keeps it from being closed at all.
    """
    waits = case.proposal
    if waits is None:
        return ()
    said = waits.closing or {}
    since = [STOPPED_SINCE] if _stopped_since(case, waits) else []
    stops = [each if each.startswith("STOP") else f"STOP: {each}" for each in case.stops]
    ways = [each for each in in_the_way if not each.startswith("STOP")]
    there = _lines(said.get(LEFT, ""))
    why = f" Why: {said[LEFT_OPEN]}" if said.get(LEFT_OPEN) else ""
    open_then = [f"Left open ({len(there)}): {'; '.join(there)}.{why}"] if there else []
    new = newly_open(case, left)
    more = [NEWLY_OPEN.format("; ".join(new))] if new else []
    told = [otherwise] if (otherwise := dealt_with.changed(case, said)) else []
    decided = _decided(case, said.get("outcome", ""))
    return (*since, *told, *more, *decided, *open_then, *ways, *stops)


def not_held(case: "Case") -> str:
    """Return what some outcomes make of a decision about a behaviour; empty where none counts."""
    names = dict.fromkeys(each.name for each in case.sanctions if each.counts)
    return NOT_HELD.format(" and ".join(names)) if names else ""


def _decided(case: "Case", outcome: str) -> list[str]:
    """Return what was decided about a behaviour that is none any more, if it ends so."""
    names = dict.fromkeys(each.name for each in case.sanctions if each.counts)
    return [HELD_AGAINST.format(" and ".join(names))] if names and outcome in NOT_AGAINST else []


def newly_open(case: "Case", left: Sequence[str]) -> tuple[str, ...]:
    """Return what is open now that the proposal does not name: nobody has said why of it."""
    known = _lines((case.proposal.closing or {}).get(LEFT, "")) if case.proposal else ()
    return tuple(each for each in left if each not in known)


def _stopped_since(case: "Case", waits: Proposal) -> bool:
    proposed = datetime.fromisoformat(waits.at)
    return any(datetime.fromisoformat(s.at) > proposed for s in of_kind(case.noted, STOPPED))


def _lines(said: str) -> tuple[str, ...]:
    return tuple(each for each in said.split("\n") if each)
