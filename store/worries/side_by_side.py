"""Choosing between decisions about a worry or a case that two made apart.

To choose is to decide: whoever may be the one it is about does not. What somebody put into a case
that two close stays in it: to file it as small, or to let it wait on the desk again, is no choice
of one person.
"""

from datetime import datetime

from store.cases import emptied
from store.cases import kinds as of_case
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.named import NAMED_IN_WORRY, refuse_named
from store.drawers import undecided
from store.drawers.drawer import Drawer, Fact
from store.drawers.undecided import Undecided
from store.errors import Refused
from store.school.public_list import PublicList
from store.worries import stands_out
from store.worries.kinds import LINKED
from store.worries.worry import Worry, title

APART = "It was put into two cases apart, and somebody chose which stands"
GRAVE = "It is in {}, which two close: nobody alone takes it out. Let that stand."


def choose(
    public: PublicList, drawer: Drawer, record: Undecided, decision: str, now: datetime
) -> None:
    """Let one of the decisions that stand side by side stand alone.

    Raises:
        Refused: it is none of them (any more), it may be about whoever chooses, or it takes a worry
            out of a case that two close.
    """
    refuse(public, drawer, record)
    held = _held(drawer, record) if isinstance(record, Worry) else {}
    if held and decision not in held:
        raise Refused(GRAVE.format(next(iter(held.values()))))
    more = _elsewhere(drawer, record, decision) if isinstance(record, Worry) else []
    undecided.choose(drawer, record, decision, now, more)


def refuse(public: PublicList, drawer: Drawer, record: Undecided) -> None:
    """Refuse that somebody chooses in what may be about them, as it stands by now.

    Raises:
        Refused: it, or a case that a worry was put into, may be about this person.
    """
    found, person = drawer.get(record.id), public.person(drawer.person)
    cases = [found]
    if isinstance(found, Worry):
        if person is not None and stands_out.names(found, person, public):
            raise Refused(NAMED_IN_WORRY)
        cases = [drawer.get(found.case) if found.case else None, *_linked(drawer, found).values()]
    for case in cases:
        if isinstance(case, Case):
            refuse_named(public, drawer.person, case)


def _elsewhere(drawer: Drawer, worry: Worry, decision: str) -> list[Fact]:
    """Return what the cases say that it is in no more, and the one that it is in again."""
    linked = _linked(drawer, worry)
    if (stands := linked.pop(decision, None)) is None:
        return []
    facts = []
    for case in linked.values():
        others = {row.subject for row in drawer.rows("worry", parent=case.id)} - {worry.id}
        if case.id != stands.id and case.state == OPEN:
            said = {"worry": worry.id, "name": title(worry), "to": stands.number, "why": APART}
            said |= {} if others else {"apart": "yes"}
            facts.append(Fact(case.id, of_case.WORRY_LEFT, said))
    if stands.gone_to:
        facts.append(Fact(stands.id, of_case.WORRY_PUT_IN, {"worry": worry.id}))
    if emptied.is_ended(stands):
        facts.append(Fact(stands.id, of_case.REOPENED, {"why": APART}))
    return facts


def _held(drawer: Drawer, worry: Worry) -> dict[str, str]:
    """Return the decisions that put it into a case that two close, each with its number."""
    return {id: each.number for id, each in _linked(drawer, worry).items() if each.needs_second}


def _linked(drawer: Drawer, worry: Worry) -> dict[str, Case]:
    """Return the decisions that put it into a case, each with that case."""
    ids = {each.id for each in worry.apart if each.kind == LINKED}
    found = [entry for entry in drawer.entries(worry.id) if entry.id in ids]
    cases = {entry.id: drawer.get(str(entry.said.get("case", ""))) for entry in found}
    return {id: each for id, each in cases.items() if isinstance(each, Case)}
