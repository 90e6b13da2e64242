"""Whom at school a concern is about, as it was told: it stands in the case from the first on.

So it lies in the register and in the pattern of that adult before anybody has judged it, and no
category that is chosen by hand hides it (KCSIE part four; procedure rows 27 and 28).
"""

from collections.abc import Iterable, Sequence

from store.adults.matter import OTHER
from store.adults.rows import TOLD
from store.drawers.drawer import Fact
from store.drawers.record import words_of
from store.letterbox.readers import HEADTEACHER, PUPIL
from store.school.public_list import PublicList
from store.worries.worries import Worry


def adults_of(public: PublicList, worry: Worry) -> tuple[tuple[str, str], ...]:
    """Return whom at school a concern is about: the id in the list, or OTHER, and the name.

    Nobody at all where it is about a pupil; a name that nobody said is empty.
    """
    told = worry.told
    if told.about == PUPIL:
        return ((told.adult, public.name_of(told.adult)),) if told.adult else ()
    if told.adult:
        return ((told.adult, public.name_of(told.adult)),)
    heads = public.with_role("headteacher") if told.about == HEADTEACHER else ()
    if heads:
        return tuple((each.id, each.name) for each in heads)
    said = worry.name if told.about != HEADTEACHER else ""
    return (_listed(public, said) or (OTHER, said),)


def facts(
    public: PublicList,
    case: str,
    worries: Iterable[Worry],
    known: Sequence[tuple[str, str]] = (),
) -> list[Fact]:
    """Return what is recorded of a case that such concerns come into; `known` stands there."""
    found = dict.fromkeys(each for worry in worries for each in adults_of(public, worry))
    new = (each for each in found if each not in known)
    return [Fact(case, TOLD, {"adult": id, "name": name}) for id, name in new]


def _listed(public: PublicList, said: str) -> tuple[str, str] | None:
    """Return the adult of the list who is called exactly as somebody typed, if there is one."""
    typed = set(words_of(said))
    return next(((p.id, p.name) for p in public.adults() if set(words_of(p.name)) == typed), None)
