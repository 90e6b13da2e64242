"""What is still to do in a case, as the desk lists it."""

from typing import TYPE_CHECKING

from store.case_parts import OPEN
from store.investigations import still_open
from store.record import Item

if TYPE_CHECKING:
    from store.cases import Case

STEP, SIGN = "step ", "sign "
"""How the items of a step and of a missing signature begin, among what is to do."""
TO_AGREE, TO_SIGN = "closing", "parents"
"""What waits for a second person, among what is to do."""


def to_do(case: "Case") -> tuple[Item, ...]:
    """Return what is to do in an open case: actions, steps, and words that somebody is to say."""
    if case.state != OPEN:
        return ()
    items = [Item(a.id, a.owner, a.due, a.text) for a in case.open_actions]
    items += [Item(STEP + s.step.id, case.lead, s.step.due, s.step.title) for s in case.required]
    if case.proposal is not None:
        asked = case.proposal
        items.append(Item(TO_AGREE, asked.second, asked.at[:10], "Agree to the closing, or not"))
    if case.parents and not case.parents[-1].signed:
        last = case.parents[-1]
        items.append(Item(TO_SIGN, last.agreed, last.at[:10], "Agree: parents not told, or not"))
    items += [
        Item(f"{SIGN}{found.id} {each.place}", each.person, "", "Sign the investigation")
        for found in still_open(case.noted)
        for each in found.reviewers
        if found.judgement is not None and each.person and not found.has_signed(each.person)
    ]
    return tuple(items)
