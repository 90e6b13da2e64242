"""How easy words have to be for whom, and how they are counted."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """Limits of one audience: school grade of a screen, words a sentence, syllables a word."""

    grade: float
    words: int
    syllables: int


YOUNGER, OLDER, PARENTS = Rule(2.5, 10, 2), Rule(4.5, 15, 3), Rule(7, 20, 4)


def sentences(words: str) -> list[str]:
    return [part for part in re.split(r"[.?!]+(?:\s+|$)", words) if part]


def words_of(words: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z'’-]*|\d+", words)
