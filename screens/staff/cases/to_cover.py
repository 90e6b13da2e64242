"""Whose names can be covered in a printed record, and whose are unless somebody says otherwise."""

from collections.abc import Mapping

from screens.staff.cases.record_paper import Source
from screens.staff.involved import paper as involved_paper
from store.adults.outcomes import YES
from store.adults.rows import LOW
from store.cases.accused import accused
from store.letterbox.readers import PUPIL

Names = Mapping[str, tuple[str, ...]]
"""Everybody who can be covered, each with the other names they are known by."""


def names(source: Source) -> Names:
    """Return who can be covered by a choice, and their other names: all in the case and in other
    cases of its children, and those who told."""
    known = involved_paper.names(source)
    rows = source.case.matter.rows
    adults = [*(each.said.get("name", "") for each in rows), *kept_away(source)]
    named = [*known, *(each.name for each in source.worries), *adults, *who_told(source)]
    return {name.strip(): known.get(name, ()) for name in named if name.strip()}


def kept_away(source: Source) -> list[str]:
    """Return who does not read the case here, though they may open what is copied elsewhere: from
    whom it is kept, and whom what was told accuses."""
    found = {*source.case.kept_from, *accused(source.public, source.case)}
    return sorted(source.public.name_of(id) for id in found)


def who_told(source: Source, *, unnamed: bool = False) -> list[str]:
    """Return who told of an adult; only those who asked not to be named, if `unnamed`."""
    rows = (row.said for row in source.case.matter.of(LOW))
    found = [(said.get("teller", ""), said.get("unnamed") == YES) for said in rows]
    for told in (each.told for each in source.worries):
        if told.by and told.about != PUPIL and not told.of_self:
            found += [(source.public.name_of(told.by), told.unnamed), (told.teller, told.unnamed)]
    return [name for name, asked in found if name and (asked or not unnamed)]
