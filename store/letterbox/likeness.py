"""Words as people spell them, and whether one may be another: a child spells as it can."""

import re
import unicodedata
from difflib import SequenceMatcher

LIKE = 0.8
"""From so much of two words the same on, one may be the other."""


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without accents and without a genitive's s."""
    flat = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return tuple(re.findall(r"\w+", re.sub(r"['’]s\b", "", letters)))


def nearly(name: str, word: str, like: float = LIKE) -> bool:
    """Tell whether a word may be a misspelt name: both begin alike, and are much the same."""
    if min(len(word), len(name)) < 4 or word[0] != name[0]:
        return False
    least = like * (len(word) + len(name)) / 2  # of so many letters at least both have the same
    if min(len(word), len(name)) < least or sum(map(name.count, set(word))) < least:
        return False
    return SequenceMatcher(None, word, name).ratio() >= like
