"""The body map: what was seen of an injury, where, how large, and what the child said.

A mark is never changed: what corrects it is an entry of its own, and both are kept. Nobody
undresses a child or takes a picture for it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from assets.involved_data import Region, regions
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.involved.involving import in_open_case
from store.involved.kinds import MARK_PUT_RIGHT, MARKED, WHOM
from store.looking.noted import Noted, of_kind

ONLY = "Only what you saw, without undressing. No photographs, no leading questions."
SORTS = (
    Choice("bruise", "Bruise"),
    Choice("cut", "Cut or scratch"),
    Choice("burn", "Burn or scald"),
    Choice("red", "Redness or swelling"),
    Choice("bite", "Bite"),
    Choice("pain", "Nothing to see: the child says it hurts"),
    Choice("other", "Something else"),
)
MARK_FIELDS = (
    Field("sort", "What it looks like", Kind.CHOICE, True, choices=SORTS),
    Field("size", "Size and shape", required=True, limit=120, hint="As large as a 10p coin, 3 cm."),
    Field("colour", "Colour", limit=80),
    Field("said", "What the child said, word for word", Kind.TEXT),
    Field("other", "What else matters", Kind.TEXT),
    Field("seen", "When it was seen", Kind.MOMENT, True, day_alone=True),
    Field("seen_by", "Who saw it", required=True, limit=120),
)


def _regions() -> tuple[Choice, ...]:
    return tuple(Choice(each.id, f"{each.view}: {each.say}") for each in regions())


REGION = Field("region", "Where", Kind.CHOICE, True, choices=_regions())
FIELDS = (REGION, *MARK_FIELDS)
CORRECT_FIELDS = (*FIELDS, Field("why", "Why it is put right", Kind.TEXT, True, in_words=True))
AS_WRITTEN = (
    Field("whom_is", "Of whom"),
    Field("number", "Mark"),
    *CORRECT_FIELDS,
)


@dataclass(frozen=True)
class Mark:
    """One mark: its number on the child's map, what was written, and what it was before.

    `earlier` are the rows that were put right, the first first.
    """

    number: int
    child: str
    row: Noted
    earlier: tuple[Noted, ...] = ()

    @property
    def region(self) -> str:
        """The id of the region it is in."""
        return self.row.said.get("region", "")

    @property
    def where(self) -> str:
        """Where it is, in words."""
        return region_words(self.region)


def region_of(id: str) -> Region | None:
    """Return a region by its id."""
    return next((each for each in regions() if each.id == id), None)


def region_words(id: str) -> str:
    """Return where a region is; one that the school has taken out keeps its id for a name."""
    found = region_of(id)
    return f"{found.view}: {found.say}" if found else id


def marks(case: Case, child: str) -> tuple[Mark, ...]:
    """Return the marks of a child as they stand, in the order in which they were written."""
    found: dict[str, Mark] = {}
    for row in of_kind(case.noted, MARKED, MARK_PUT_RIGHT):
        if row.kind == MARKED and row.said.get(WHOM) == child:
            found[row.id] = Mark(len(found) + 1, child, row)
        elif row.kind == MARK_PUT_RIGHT and (before := found.get(row.said.get("corrects", ""))):
            earlier = (*before.earlier, before.row)
            found[row.said["corrects"]] = replace(before, row=row, earlier=earlier)
    return tuple(found.values())


def mapped(case: Case) -> tuple[str, ...]:
    """Return the children of whom there is a body map, by their ids in the case."""
    rows = of_kind(case.noted, MARKED)
    return tuple(dict.fromkeys(row.said.get(WHOM, "") for row in rows))


def mark(drawer: Drawer, case: Case, child: str, values: Values, now: datetime) -> None:
    """Record a mark on a child.

    Raises:
        Incomplete: a field is missing, or it was seen at a time to come.
        Refused: the case is closed, or the child is in it no more.
    """
    case, person = in_open_case(drawer, case, child)
    _judge(FIELDS, values, now)
    body = {WHOM: person.id, "whom_is": person.name, **kept(FIELDS, values)}
    drawer.record(case.id, MARKED, body, now)


def put_right(
    drawer: Drawer, case: Case, child: str, number: int, values: Values, now: datetime
) -> None:
    """Put a mark right, with why; the earlier one is kept beside it.

    Raises:
        Incomplete: a field is missing, or it was seen at a time to come.
        Refused: the case is closed, there is no such mark, or nothing of it is changed.
    """
    case, person = in_open_case(drawer, case, child)
    found = next((each for each in marks(case, child) if each.number == number), None)
    if found is None:
        raise Refused("There is no such mark. Please look again.")
    _judge(CORRECT_FIELDS, values, now)
    first = found.earlier[0] if found.earlier else found.row
    said = kept(CORRECT_FIELDS, values)
    if all(said.get(each.id, "") == found.row.said.get(each.id, "") for each in FIELDS):
        raise Refused("Nothing is changed yet: put right what is wrong, then save.")
    body = {WHOM: person.id, "whom_is": person.name, "corrects": first.id, **said}
    drawer.record(case.id, MARK_PUT_RIGHT, {**body, "number": str(number)}, now)


def _judge(fields: tuple[Field, ...], values: Values, now: datetime) -> None:
    require(fields, values, now)
    if values["sort"] == "pain" and not values.get("said", "").strip():
        raise Incomplete({"said": "There is nothing to see: please write what the child said."})
