"""What is to do in a case and nobody does: others who read it and may decide there take it over."""

from collections.abc import Iterator
from dataclasses import replace

from store.cases import named
from store.cases.cases import Case
from store.cases.to_do import (
    SIGN,
    TO_LEAD,
    TO_REPLACE,
    TO_SAY,
    TO_SIGN,
    TO_TRIAGE,
    is_to_come,
    replaced,
)
from store.cases.waits import AGREED
from store.drawers.drawer import Drawer
from store.drawers.holding import held_by
from store.drawers.record import Item
from store.school.public_list import PublicList
from store.signing_in.session import Session

ASK_ANOTHER = "Parents not told: ask somebody else to agree"
_OTHERS = (TO_TRIAGE, *(each for each in AGREED if each != TO_SIGN))
"""What begins so is everybody's already, or no other's than whom it is asked of."""


def unowned(session: Session, today: str) -> Iterator[tuple[Drawer, str, Item]]:
    """Yield what nobody does in which case, of what is due by `today` (`2026-03-04`), or any day.

    Nobody leads it since it is kept from whoever did, a reviewer cannot review any more, or
    somebody should do something in it who does not open it, or may decide nothing in it.
    """
    public = session.public
    for drawer in session.shared():
        found = dict.fromkeys(
            (
                *drawer.open_items(item=TO_LEAD),
                *drawer.open_items(item=TO_REPLACE),
                *drawer.open_items(besides=held_by(public, drawer)),
                *_of_named(public, drawer),
            )
        )
        for subject, item in found:
            case = drawer.get(subject)
            if item.id.partition(" ")[0] in _OTHERS or is_to_come(item, today):
                continue
            if isinstance(case, Case) and not named.why_not(public, session.person_id, case):
                yield drawer, subject, _for_others(item)


def _of_named(public: PublicList, drawer: Drawer) -> Iterator[tuple[str, Item]]:
    """Yield what is to do in cases by somebody of whom it may be, and who decides nothing there."""
    held = held_by(public, drawer)
    for subject, _ in drawer.open_items(item=TO_SAY):
        case = drawer.get(subject)
        out = [id for id in held if isinstance(case, Case) and named.why_not(public, id, case)]
        for id in out:
            yield from (each for each in drawer.open_items(owner=id) if each[0] == subject)


def _for_others(item: Item) -> Item:
    """Return what somebody should do who cannot, as it is for others."""
    if item.id.startswith(SIGN):
        return replaced(item)
    if item.id.partition(" ")[0] == TO_SIGN:
        return replace(item, title=ASK_ANOTHER)
    return item
