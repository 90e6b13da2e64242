"""Words of every day: "my heart beats" names no Mr Hart, nor "he turned" a Mrs Turner.

What children write anyway is no misspelt surname. A word counts with its usual endings.
"""

from collections.abc import Iterator

from assets.desk_data import look_closer
from assets.texts import everyday_words

_ENDINGS = ("s", "es", "d", "ed", "r", "er", "rs", "ers", "st", "est", "ing", "ings", "ly", "y")
_VOWELS = tuple("aeiou")
_OF_Y = ("ies", "ied", "ier", "iers", "iest", "ily")


def is_everyday(word: str) -> bool:
    """Tell whether a word in small letters is one of every day, with an ending or without."""
    known = everyday_words()
    return word in known or word in look_closer().large or any(e in known for e in _stems(word))


def _stems(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield stem
            if ending.startswith(("e", "i", "y")):
                yield stem + "e"
                if stem[-1:] == stem[-2:-1] and stem[-3:-2] in _VOWELS:
                    yield stem[:-1]  # "running" of "run"
    yield from (word.removesuffix(ending) + "y" for ending in _OF_Y if word.endswith(ending))
