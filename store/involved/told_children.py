"""The children whom what came into a case tells of, before anybody has put them into it.

The child who told, the one a colleague or a parent told of, and whom the form at the desk asked
for; besides them whoever of the roll stands in the words by their full name.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.cases import begun
from store.drawers.record import words_of
from store.involved.people import INSTIGATOR, TOLD, VICTIM, children
from store.letterbox.likeness import nearly, words_in
from store.letterbox.readers import PUPIL
from store.roll.book import find_pupils
from store.roll.pupils import Pupil
from store.signing_in.session import Session
from store.worries import stands_out
from store.worries.worry import Worry

if TYPE_CHECKING:
    from store.cases.case import Case


def told_of(case: "Case", worries: Sequence[Worry]) -> list[dict[str, str]]:
    """Return name and class of each child told of who is not in the case yet."""
    told = [(e.name, e.told.class_name) for e in worries if e.told.about == PUPIL]
    return _new(case, [*told, *begun.asked_of(case)])


def proposed(session: Session, case: "Case", worries: Sequence[Worry]) -> list[dict[str, str]]:
    """Return the same, and after them each pupil of the roll whom the words name."""
    known = [(each["name"], each["detail"]) for each in told_of(case, worries)]
    at_first = (begun.words(row) for row in begun.rows(case))
    pupils = in_the_roll(session, worries, *at_first)
    return _new(case, [*known, *((each.name, each.school_class) for each in pupils)])


def named(session: Session, case: "Case", worries: Sequence[Worry]) -> tuple[str, ...]:
    """Return the children a case tells of, each name once: those in it, and whom nobody has put
    into it yet, such as who told."""
    told = proposed(session, case, worries)
    names = [*(each.name for each in children(case)), *(each["name"] for each in told)]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def with_files(session: Session, case: "Case", worries: Sequence[Worry]) -> tuple[str, ...]:
    """Return in whose file it belongs: not in that of who only saw it, and may be no child."""
    parts = (VICTIM, INSTIGATOR, TOLD)
    beside = {e.name.strip() for e in children(case) if not (e.pupil or e.has(*parts))}
    return tuple(each for each in named(session, case, worries) if each not in beside)


def in_the_roll(session: Session, worries: Sequence[Worry], *words: str) -> tuple[Pupil, ...]:
    """Return the pupils of the roll whom worries, or other `words`, name."""
    told = (part for e in worries for part in (*stands_out.parts_of(e), e.told.present))
    return in_words("\n".join((*words, *told)), find_pupils(session))


def in_words(words: str, pupils: Iterable[Pupil]) -> tuple[Pupil, ...]:
    """Return whose full name stands in `words`, each name once.

    The surname may be misspelt; a first name alone names nobody: a school has several of each. Of
    two who share a name nothing says which it is, so no class comes with it.
    """
    heard = words_in(words)
    found: dict[tuple[str, ...], Pupil] = {}
    for each in pupils:
        first = words_in(each.forename)
        if not first or first[0] not in heard:
            continue
        last = words_in(each.surname)
        if last and _stand_in(first, last, heard):
            twice = (*first, *last) in found
            found[*first, *last] = Pupil("", each.forename, each.surname) if twice else each
    return tuple(found.values())


def _stand_in(first: Sequence[str], last: Sequence[str], heard: Sequence[str]) -> bool:
    """Tell whether a first name stands there with the surname right behind it."""
    length = len(first)
    return any(
        tuple(heard[at : at + length]) == tuple(first)
        and _is_surname(last, heard[at + length : at + length + len(last)])
        for at, word in enumerate(heard)
        if word == first[0]
    )


def _is_surname(last: Sequence[str], heard: Sequence[str]) -> bool:
    name, word = "".join(last), "".join(heard)
    return name == word or nearly(name, word)


def _new(case: "Case", told: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    known, found = [words_of(each.name) for each in case.people], list[dict[str, str]]()
    for name, school_class in told:
        if name and words_of(name) not in known:
            known.append(words_of(name))
            found.append({"name": name, "detail": school_class})
    return found
