"""Whose names can be covered in a printed record, and whose are unless somebody says otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from screens.staff.cases.record_paper import Source
from screens.staff.involved import paper as involved_paper
from store.adults.outcomes import YES
from store.adults.rows import LOW
from store.cases.accused import accused
from store.cases.printed import RECORD
from store.cases.redaction import Cover, Covered, covers
from store.cases.said_for import said_for
from store.fields import Values
from store.involved.told_children import proposed
from store.letterbox.readers import PUPIL

COVERED, COVERED_THERE = "covered", "covered_there"
"""The fields that say whose names are covered in a whole record, and in a page."""

Names = Mapping[str, tuple[str, ...]]
"""Everybody who can be covered, each with the other names they are known by."""


def names(source: Source) -> Names:
    """Return who can be covered by a choice, and their other names: all in the case and in other
    cases of its children, and those who told."""
    known = involved_paper.names(source)
    rows = source.case.matter.rows
    adults = [*(each.said.get("name", "") for each in rows), *kept_away(source)]
    named = [*known, *(each.name for each in source.worries), *adults, *who_told(source)]
    named += [each["name"] for each in proposed(source.session, source.case, source.worries)]
    return {name.strip(): known.get(name, ()) for name in named if name.strip()}


def kept_away(source: Source) -> dict[str, str]:
    """Return who does not read the case here, though they may open what is copied elsewhere: from
    whom it is kept, and whom what was told accuses; their ids by name."""
    found = {source.public.name_of(id): id for id in accused(source.public, source.case)}
    return dict(sorted(found.items()))


def who_told(source: Source, *, unnamed: bool = False) -> list[str]:
    """Return who told of an adult; only those who asked not to be named, if `unnamed`."""
    rows = (row.said for row in source.case.matter.of(LOW))
    found = [(said.get("teller", ""), said.get("unnamed") == YES) for said in rows]
    for told in (each.told for each in source.worries):
        if told.by and told.about != PUPIL and not told.of_self:
            found += [(source.public.name_of(told.by), told.unnamed), (told.teller, told.unnamed)]
    return [name for name, asked in found if name and (asked or not unnamed)]


def ticked(listed: Sequence[str], names: Iterable[str]) -> str:
    """Return what is ticked in a form that lists people, by their place there."""
    return "\n".join(str(listed.index(name.strip())) for name in dict.fromkeys(names))


def covered(
    source: Source, said: Values, names: Names, texts: Sequence[str]
) -> tuple[Covered, ...]:
    """Return who is covered in `texts`; who is kept away also by all other words that mean them."""
    listed, field = tuple(names), COVERED if said["what"] == RECORD else COVERED_THERE
    chosen = [listed[int(id)] for id in said.get(field, "").split("\n") if id]
    also = [", ".join((name, *names[name])) for name in chosen if names[name]]
    found = covers(chosen, "\n".join((*also, said.get("more", ""))))
    words = _said_for(source, texts, chosen)
    return tuple(replace(each, also=words.get(each.names[0], ())) for each in found)


def cover(source: Source, people: tuple[Covered, ...]) -> Cover:
    """Return what covers them; others of the case and of the school keep their whole names."""
    return Cover(people, [*names(source), *(each.name for each in source.public.people)])


def still_named(source: Source, texts: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return of everybody who is kept away by which words these texts name them still."""
    return _said_for(source, tuple(texts), tuple(kept_away(source)))


def _said_for(
    source: Source, texts: Sequence[str], people: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    away = kept_away(source)
    public, worries = source.public, source.worries
    return {e: said_for(public, worries, away[e], texts) for e in people if e in away}
