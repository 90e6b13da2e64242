"""What a case was begun with at the desk, read as a concern: a colleague wrote it down."""

from store.cases import begun
from store.cases.case import Case
from store.letterbox.told import STAFF, Told
from store.looking.noted import LOOKED_UP, of_kind
from store.worries.by_roll import NAMES, ByRoll
from store.worries.first_names import FirstNames
from store.worries.worry import Worry


def as_worries(case: Case) -> tuple[Worry, ...]:
    """Return it as a worry that stands in no drawer, called `begun.HERE`; none where the case began
    with what somebody told."""
    rows = begun.rows(case)
    if not rows:
        return ()
    words = "\n".join(begun.words(row) for row in rows)
    name, school_class = next(iter(begun.asked_of(case)), ("", ""))
    looked = of_kind(case.noted, LOOKED_UP)
    names = (frozenset(id for row in looked for id in row.ids(each)) for each in NAMES)
    by_roll = ByRoll(looked[-1].said.get("name", "") if looked else "", (), FirstNames(*names))
    teachers = tuple(id for row in rows for id in row.ids(begun.TEACHERS))
    told = Told(words=words, name=name, class_name=school_class, source=STAFF, teachers=teachers)
    return (Worry(begun.HERE, told, by_roll=by_roll),)
