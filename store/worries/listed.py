"""Words of a list in what somebody wrote, whatever its capital letters, accents, apostrophes."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain

from assets.desk_data import look_closer
from assets.word_list import WordList

_BETWEEN = 5
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´"))
_ANY = re.escape("** ")
"""In a list: so many words at most, or none, may stand at that place."""


def found_in(flat: str, *lists: WordList) -> tuple[str, ...]:
    """Return what of lists occurs in `flattened` words, as it is spelt there, list by list."""
    spelt, words, found = as_meant(flat), flat.split(), []
    for match in chain.from_iterable(pattern(each).finditer(spelt) for each in lists):
        first = spelt.count(" ", 0, match.start()) - 1
        found.append(" ".join(words[first : first + match.group().count(" ") + 1]))
    return tuple(found)


def as_meant(flat: str) -> str:
    """Return `flattened` words as the lists spell them, as many as there were.

    What a child wrote is kept by nothing here: a desk that locks leaves none of it behind.
    """
    spelt = look_closer().spelt
    return f" {' '.join(spelt.get(word, word) for word in flat.split())} "


def flattened(words: str) -> str:
    """Return words in small letters without accents or apostrophes, each between two spaces."""
    return f" {_plain(words)} "


@cache
def pattern(listed: WordList) -> re.Pattern[str]:
    """Return what finds a list in `flattened` words."""
    # Words are one space apart and begin after one, so that neighbours can both be found.
    plain = {_plain(words, keep="*") for words in listed.words}
    written = sorted({*plain, *(as_meant(each).strip() for each in plain)}, key=len, reverse=True)
    return re.compile(rf"(?<= )(?:{_one_of(written)})(?= )")


def _one_of(written: Sequence[str]) -> str:
    """Return what finds one of some lines, an earlier one rather than a later.

    Those that begin with the same letter stand together: where a word begins with another, none of
    them is looked at. What begins with any letter keeps its place among them all.
    """
    found: list[list[str]] = []
    begun: dict[str, list[str]] = {}
    for each in written:
        if each[0] == "*":
            found, begun = [*found, *begun.values(), [each]], {}
        else:
            begun.setdefault(each[0], []).append(each)
    groups = ("|".join(map(_way, each)) for each in (*found, *begun.values()))
    return "|".join(f"(?:{each})" for each in groups)


def _way(words: str) -> str:
    """Return what finds the words of one line of a list."""
    way = re.escape(words).replace(_ANY, rf"(?:\w+ ){{0,{_BETWEEN}}}")
    return way.replace(r"\*", r"\w*")


def _plain(words: str, keep: str = "") -> str:
    bare = words.casefold()
    if not bare.isascii():
        parts = unicodedata.normalize("NFKD", bare)
        bare = "".join(each for each in parts if not unicodedata.combining(each))
    bare = bare.translate(_APOSTROPHES)
    return " ".join(re.findall(rf"[\w{re.escape(keep)}]+", bare))
