"""Who at school may be of the family of a child in a case, where harm at home is told of.

The child's name is what it typed, at once or later, and what staff put into the case: a small child
types its first name alone. Each counts as named from then on (`store.worries.family`).
"""

from collections.abc import Collection, Iterable, Sequence

from store.adults import told_at_first
from store.adults.rows import MENTIONED
from store.adults.whom import HARM, LEFT_OPEN, PLAIN
from store.cases.case import Case
from store.drawers.drawer import Drawer, Fact
from store.involved.people import NAMED, TOLD, VICTIM, CasePerson
from store.letterbox.likeness import words_in
from store.letterbox.naming import TITLES
from store.school.public_list import PublicList
from store.worries import stands_out
from store.worries.worry import Worry

_TITLES = TITLES - {"the"}
HOME = "home"
"""The part of a worry that a mention of somebody's family names: no word of it names them."""


def children_of(case: Case) -> tuple[CasePerson, ...]:
    """Return the children of a case who may be whom harm at home is told of.

    Whoever has a title is none, whatever their part ("Mr Patel").
    """
    found = (each for each in case.people if each.is_child and each.has(VICTIM, TOLD, NAMED))
    return tuple(each for each in found if not _TITLES & {*words_in(each.name)})


def facts(
    public: PublicList, case: Case, worries: Iterable[Worry], beside: Sequence[Fact] = ()
) -> list[Fact]:
    """Return who is to be noted since they bear the surname of a child of a case.

    `beside` is noted with it: who stands in the words already.
    """
    names = tuple(each.name for each in children_of(case))
    told = (*worries, *told_at_first.as_worries(case))
    found = ((each, stands_out.family_in(each, public, names)) for each in told)
    return new(public, case, found, beside)


def new(
    public: PublicList,
    case: Case,
    found: Iterable[tuple[Worry, Collection[str]]],
    beside: Sequence[Fact] = (),
) -> list[Fact]:
    """Return the mentions of those, by id, whom a worry may accuse as a child's family.

    None of whom it accuses already: to name them in passing says nothing of that.
    """
    rows = [*(each.said for each in case.matter.of(MENTIONED)), *(each.body for each in beside)]
    known = {(e.get("worry"), e.get("adult")) for e in rows if e.get(LEFT_OPEN) or e.get(HARM)}
    return [
        Fact(case.id, MENTIONED, _said(public, worry.id, id))
        for worry, ids in found
        for id in dict.fromkeys(ids)
        if (worry.id, id) not in known and id != worry.told.adult
    ]


def worries_of(drawer: Drawer, case: str) -> list[Worry]:
    """Return what was told in a case."""
    rows = drawer.rows("worry", parent=case)
    return [each for row in rows if isinstance(each := drawer.get(row.subject), Worry)]


def _said(public: PublicList, worry: str, id: str) -> dict[str, str]:
    said = {"adult": id, "name": public.name_of(id), "worry": worry, "part": HOME}
    return {**said, PLAIN: "yes", LEFT_OPEN: "yes"}
