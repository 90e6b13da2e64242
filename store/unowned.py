"""What is to do in a case and nobody does: others who read it and may decide there take it over."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache

from store.cases import by_another, named
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.cases import NOUN as CASE
from store.cases.to_do import (
    LEAD,
    SIGN,
    STEP,
    TO_LEAD,
    TO_REPLACE,
    TO_SIGN,
    TO_TRIAGE,
    is_to_come,
    replaced,
)
from store.cases.waits import AGREED
from store.drawers.drawer import Drawer
from store.drawers.grants import CASE as CASE_DRAWER
from store.drawers.holding import held_by
from store.drawers.record import Item
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.subjects import noun_of

ASK_ANOTHER = "Parents not told: ask somebody else to agree"
_OTHERS = (TO_TRIAGE, *(each for each in AGREED if each != TO_SIGN))
"""What begins so is everybody's already, or no other's than whom it is asked of."""
_MOST = 10_000
"""So much is looked through: the steps of a thousand cases."""

Decides = Callable[[Drawer, str, Item, str], bool]
"""Tells whether somebody may do what is to do: the drawer, the case's id, the item, who by id."""


def deciding(public: PublicList) -> Decides:
    """Return what tells who decides in which case, each of which it reads once (`named`), and
    says what is asked there (`by_another`).

    Of what is no case there is nothing to tell: there they do.
    """

    @cache
    def opened(drawer: Drawer) -> Mapping[str, Case]:
        return {each.id: each for each in drawer.records(CASE, [OPEN])}

    @cache
    def read(drawer: Drawer, subject: str) -> object:
        if noun_of(subject) != CASE:
            return None
        return opened(drawer).get(subject) or drawer.get(subject)

    @cache
    def decides(drawer: Drawer, subject: str, person: str) -> bool:
        case = read(drawer, subject)
        return not (isinstance(case, Case) and named.why_not(public, person, case))

    def does(drawer: Drawer, subject: str, item: Item, person: str) -> bool:
        if not decides(drawer, subject, person):
            return False
        case = read(drawer, subject) if item.id.startswith(STEP) else None
        away = isinstance(case, Case) and by_another.is_left(public, drawer, case, item.id, person)
        return not away

    return does


def unowned(session: Session, today: str, decides: Decides) -> Iterator[tuple[Drawer, str, Item]]:
    """Yield what nobody does in which case, of what is due by `today` (`2026-03-04`), or any day.

    Nobody leads it since it is kept from whoever did, or they lost the drawer by which they read
    it, a reviewer cannot review any more, or somebody should do something in it who does not open
    it, or may decide nothing in it.
    """
    public, me = session.public, session.person_id
    for drawer in session.shared():
        held = held_by(public, drawer)
        found = dict.fromkeys(
            (
                *drawer.open_items(item=TO_LEAD),
                *_led_by_nobody(drawer, held),
                *drawer.open_items(item=TO_REPLACE),
                *drawer.open_items(besides=held),
                *_of_named(drawer, held, decides),
            )
        )
        for subject, item in found:
            if item.id.partition(" ")[0] in _OTHERS or is_to_come(item, today):
                continue
            if noun_of(subject) == CASE and decides(drawer, subject, item, me):
                yield drawer, subject, _for_others(item)


def _led_by_nobody(drawer: Drawer, held: Collection[str]) -> Iterator[tuple[str, Item]]:
    """Yield the cases of a case drawer whose lead does not read them any more."""
    for case in drawer.records(CASE, [OPEN]) if drawer.name.startswith(CASE_DRAWER) else ():
        if isinstance(case, Case) and case.lead not in ("", *held):
            yield case.id, Item(TO_LEAD, "", "", LEAD)


def _of_named(
    drawer: Drawer, held: Collection[str], decides: Decides
) -> Iterator[tuple[str, Item]]:
    """Yield what is to do by somebody who opens a case, but does not decide that in it."""
    for subject, item in drawer.open_items(limit=_MOST):
        if item.owner in held and not decides(drawer, subject, item, item.owner):
            yield subject, item


def _for_others(item: Item) -> Item:
    """Return what somebody should do who cannot, as it is for others."""
    if item.id.startswith(SIGN):
        return replaced(item)
    if item.id.partition(" ")[0] == TO_SIGN:
        return replace(item, title=ASK_ANOTHER)
    return item
