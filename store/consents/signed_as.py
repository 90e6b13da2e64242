"""Whether an answer was signed by the adult whose letter it came by, as far as names tell.

A code from the book bag opens for whoever finds it, also for a parent whom a court keeps away. So
a yes under another name waits for a second look, like a flagged adult's own.
"""

import re
from collections.abc import Iterable

from store.roll.carers import Carer
from store.roll.cells import plain_letters

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "prof", "sir", "lady"})


def fits(typed: str, carer: Carer, kept_away: Iterable[Carer]) -> bool:
    """Tell whether a name as typed may well be this adult's, and no more that of one kept away.

    Titles, accents, capitals and the order of words do not matter; an initial stands for a
    forename. A surname alone is enough unless somebody kept away has it too. Where nothing is
    typed, or no name is known, nothing speaks against it.
    """
    words = _words(typed)
    if not words:
        return True
    known = bool(carer.forename or carer.surname)
    return not any(_is(words, each) for each in kept_away) and (not known or _may_be(words, carer))


def _may_be(words: list[str], carer: Carer) -> bool:
    surname, forenames = _words(carer.surname), _words(carer.forename)
    if not set(surname) <= set(words):
        return False
    rest = [word for word in words if word not in surname]
    return not rest or not forenames or any(_alike(a, b) for a in rest for b in forenames)


def _is(words: list[str], carer: Carer) -> bool:
    """Tell whether the words could be of somebody kept away; what is unsure is looked at."""
    return bool(carer.forename or carer.surname) and _may_be(words, carer)


def _alike(typed: str, known: str) -> bool:
    return typed == known or (len(typed) == 1 and known.startswith(typed))


def _words(text: str) -> list[str]:
    found = re.findall(r"\w+", plain_letters(text).casefold())
    return [each for each in found if each not in TITLES]
