"""Where a low end asks for a second reader: a child told it, or its words speak of harm.

KCSIE part four leaves low-level concerns to the headteacher's judgement, and so does this program.
But a child's own word, and words that make a small worry stand out, are not weighed by one alone.
"""

from collections.abc import Iterator

from assets.desk_data import WordList, look_closer
from store.adults.rows import LOW
from store.asset_tables import whole
from store.cases import begun
from store.cases.cases import Case
from store.drawers.drawer import Drawer
from store.letterbox.told import PUPIL
from store.worries import stands_out
from store.worries.worries import Worry

TWO = "two"
"""The part of an answer that says that a second reader closes it."""
CHILD = "child"
"""Who told a concern that was written down."""


def ask_for_two(drawer: Drawer, case: Case) -> bool:
    """Tell whether a low end of this case asks for a second reader."""
    if not case.matter.is_low:
        return False
    worries = [drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id)]
    told = [each for each in worries if isinstance(each, Worry)]
    if any(each.told.source == PUPIL for each in told):
        return True
    rows = case.matter.of(LOW)
    if any(row.said.get("source") == CHILD for row in rows):
        return True
    said = [part for each in told for part in stands_out.parts_of(each)]
    said += [begun.words(row) for row in begun.rows(case)]
    return speaks_of_harm("\n".join((*said, *(row.said.get("what", "") for row in rows))))


def speaks_of_harm(words: str) -> bool:
    """Tell whether words speak of violence, touch or harm, by the school's own lists."""
    flat = stands_out.flattened(words)
    return any(stands_out.found_in(flat, each) for each in _lists())


def _lists() -> Iterator[WordList]:
    harm = whole("adults", "low_level")["harm"]
    yield WordList("harm", tuple(harm["words"]))
    yield from (each for each in look_closer().lists if each.id in harm["lists"])
