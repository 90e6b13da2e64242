"""Who may review an investigation: two who can open the case, and whom it is not about."""

from collections.abc import Collection

from store.adults import entered
from store.cases import named
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.school.public_list import PublicList
from store.worries.worry import Worry


def named_in(public: PublicList, drawer: Drawer, case: Case) -> frozenset[str]:
    """Return the people at school whom a case says it is about: they are no reviewers.

    Those it is kept from, those named in what was told, and those put into it as an adult or as
    the one who did it (`store.adults.entered`).
    """
    rows = drawer.rows("worry", parent=case.id)
    told = [each.told.adult for row in rows if isinstance(each := drawer.get(row.subject), Worry)]
    inside = entered.ids(public, case)
    return frozenset({*case.kept_from, *told, *inside, *named.about(case)} - {""})


def may_review(
    public: PublicList,
    drawer: Drawer,
    case: Case,
    holders: Collection[str],
    about: Collection[str] = (),
) -> tuple[str, ...]:
    """Return who may review: those who can open the case, and whom it is not about."""
    away = named_in(public, drawer, case) | set(about)
    return tuple(p.id for p in public.adults() if p.id in holders and p.id not in away)
