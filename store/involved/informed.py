"""Who was told that it was dealt with: the child, the parents, who told it, staff, governors.

It is recorded when it happens; a closing asks only about those who were not told yet, and why.
To the community no names (procedure row 26).
"""

from collections.abc import Sequence
from datetime import datetime

from store.adults.of_family import worries_of
from store.cases.case import Case
from store.cases.casework import as_it_stands
from store.cases.choices import METHODS
from store.drawers.drawer import Drawer
from store.fields import Choice, Field, Kind, Values, kept, require
from store.involved.kinds import INFORMED, WHOM
from store.involved.people import CasePerson, children
from store.involved.told_parents import tellers
from store.looking.noted import Noted, of_kind
from store.worries.worry import Worry

CHILD, PARENTS, STAFF, GOVERNORS = "child", "parents", "staff", "governors"
TELLER = "teller"
"""Of the sorts the parents and carers who told it: of most cases there are none."""
SORTS = (
    Choice(CHILD, "The child"),
    Choice(PARENTS, "Their parents or carers"),
    Choice(TELLER, "The parent who told us"),
    Choice(STAFF, "Staff who look after the child"),
    Choice(GOVERNORS, "Governors (no names)"),
)
OF_A_CHILD = (CHILD, PARENTS)
"""Those that are told of each child of a case by itself."""
AS_WRITTEN = (
    Field("who", "Who", Kind.CHOICE, choices=SORTS),
    Field("whom_is", "Of whom"),
    Field("when", "When", Kind.MOMENT),
    Field("how", "How", Kind.CHOICE, choices=METHODS),
    Field("teller", "By whom"),
    Field("what", "In which words"),
)


def fields(case: Case, worries: Sequence[Worry] = ()) -> tuple[Field, ...]:
    """Return what is asked when somebody was told that a case of `worries` was dealt with."""
    sorts = tuple(each for each in SORTS if each.id != TELLER or tellers(worries))
    named = tuple(Choice(each.id, each.name) for each in children(case))
    of = Field(WHOM, "Which child", Kind.CHOICE, True, choices=named, only_if=("who", OF_A_CHILD))
    return (
        Field("who", "Who was told", Kind.CHOICE, True, choices=sorts),
        *((of,) if named else ()),
        Field("when", "When", Kind.MOMENT, True, day_alone=True),
        Field("how", "How", Kind.CHOICE, True, choices=METHODS),
        Field("teller", "By whom", required=True, limit=120),
        Field(
            "what",
            "In which words",
            Kind.TEXT,
            True,
            "No punishment of another child.",
            in_words=True,
        ),
    )


def inform(drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Record that somebody was told that it was dealt with; also after the case was closed.

    Raises:
        Incomplete: a field is missing.
    """
    case = as_it_stands(drawer, case)
    asked = fields(case, worries_of(drawer, case.id))
    require(asked, values, now)
    said = kept(asked, values)
    names = {each.id: each.name for each in children(case)}
    if name := names.get(said.get(WHOM, "")):
        said["whom_is"] = name
    drawer.record(case.id, INFORMED, said, now)


def informed(case: Case) -> tuple[Noted, ...]:
    """Return everybody who was told, the first first."""
    return of_kind(case.noted, INFORMED)


def not_told(case: Case, worries: Sequence[Worry] = ()) -> dict[str, tuple[CasePerson, ...]]:
    """Return who has not been told yet: for each sort the children, where it is of a child.

    Parents who told it count where that is one of the `worries`.
    """
    none = () if tellers(worries) else (TELLER,)
    told = {(row.said.get("who", ""), row.said.get(WHOM, "")) for row in informed(case)}
    sorts = {who for who, _ in told}
    found: dict[str, tuple[CasePerson, ...]] = {}
    for sort in (each.id for each in SORTS if each.id not in none):
        named = children(case) if sort in OF_A_CHILD else ()
        left = tuple(each for each in named if (sort, each.id) not in told)
        if left or (not named and sort not in sorts):
            found[sort] = left
    return found
