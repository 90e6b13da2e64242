"""How a name sounds, roughly: spellings that sound alike have one sound (Amy, Amie, Aimee)."""

import re
from functools import cache

_WRITTEN = (
    (r"ph", "f"),
    (r"^kn", "n"),
    (r"^wh", "w"),
    (r"ck|q", "k"),
    (r"c(?=[eiy])|z", "s"),
    (r"^geo", "je"),
    (r"^g(?=[ei])", "j"),
    (r"ch$", "k"),
    (r"c(?!h)", "k"),
    (r"(?<![cst])(?<!^)h", ""),
    (r"(?<!^)y|^y(?![aeiou])", "i"),
    (r"([^aeiou])\1+", r"\1"),
)
"""What is written in several ways and sounds alike, one after the other."""
_VOWELS = re.compile(r"[aeiou]+")
_LIGHT = frozenset({"i", "ie", "ee", "e", "ei", "ea"})
"""The ends of a name that sound as the end of Amy does."""


@cache
def sound(name: str) -> str:
    """Return how a flattened name or word sounds; empty where it has no letters to go by."""
    for written, heard in _WRITTEN:
        name = re.sub(written, heard, name)

    def vowel(found: re.Match[str]) -> str:
        at_end = found.end() == len(name) and found.start() > 0
        return "i" if at_end and found[0] in _LIGHT else found[0][0]

    return _VOWELS.sub(vowel, name)
