"""Words that are somebody in some places only: "the head shouted", never "it hit me on the head".

What stands right before and right behind them tells (`assets/desk/called.toml`, `sometimes`).
"""

from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase

from assets.desk_data import Sometimes, sometimes_called
from store.letterbox.likeness import nearly

Phrase = Sequence[str]
_SHORT = 4
"""Longer words are found misspelt too."""


def roles_by_place(heard: Phrase, taken: Collection[int]) -> frozenset[str]:
    """Return the roles that some of the words stand for where they are.

    `taken` are the places of words that say something else already ("the head teacher").
    """
    return frozenset(
        each.role
        for each in sometimes_called()
        for start, end in _found(heard, each.words)
        if not {*range(start, end)} & set(taken) and _is_somebody(each, heard[:start], heard[end:])
    )


def _found(heard: Phrase, wanted: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    for start, first in enumerate(heard):
        for words in wanted:
            if first == words[0] and tuple(heard[start : start + len(words)]) == tuple(words):
                yield start, start + len(words)


def _is_somebody(each: Sometimes, left: Phrase, right: Phrase) -> bool:
    does, never = _most(each.before, right), _most(each.never_before, right)
    if never >= does and never:
        return False
    told, other = (_most(some, left, back=True) for some in (each.after, each.never_after))
    if told or other:
        return told > other
    return bool(does) or not (left or right)


def _most(phrases: Sequence[Phrase], heard: Phrase, *, back: bool = False) -> int:
    """Return how many words the longest of these phrases has that `heard` begins or ends with."""
    return max((len(each) for each in phrases if _is_there(each, heard, back)), default=0)


def _is_there(phrase: Phrase, heard: Phrase, back: bool) -> bool:
    part = heard[-len(phrase) :] if back else heard[: len(phrase)]
    return len(part) == len(phrase) and all(map(_is, part, phrase))


def _is(word: str, pattern: str) -> bool:
    return fnmatchcase(word, pattern) or (len(pattern) > _SHORT and nearly(pattern, word))
