"""The words of a sentence as lists are compared with them, and where each of them stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assets.word_list import WordList
from store.worries.listed import flattened, pattern

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"\w.*\w|\w")


@dataclass(frozen=True)
class Span:
    """A word as in `flattened`, and from where to where it stands in the sentence.

    `large`: it is written as names are; `apart`: more than a space stands before it. Words with a
    hyphen between them stand in one place.
    """

    flat: str
    start: int
    end: int
    large: bool
    apart: bool


def spans(sentence: str) -> tuple[Span, ...]:
    """Return the words of a sentence, one for each of its `flattened` words."""
    found, until = list[Span](), 0
    for chunk in _CHUNK.finditer(sentence):
        if word := _WORD.search(chunk.group()):
            start, end = (chunk.start() + place for place in word.span())
            apart = bool(found and sentence[until:start].strip())
            large, until = sentence[start].isupper(), end
            words = flattened(word.group()).split()
            found += (Span(each, start, end, large, apart) for each in words)
    return tuple(found)


def joined(words: Sequence[Span]) -> str:
    """Return words as `flattened` ones."""
    return f" {' '.join(each.flat for each in words)} "


def places(words: Sequence[Span], listed: WordList) -> tuple[tuple[int, int], ...]:
    """Return where words of a list begin and end, counted in words."""
    flat = joined(words)
    found = pattern(listed).finditer(flat)
    return tuple((flat.count(" ", 0, e.start()) - 1, flat.count(" ", 0, e.end())) for e in found)


def places_of(words: Sequence[Span], said: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where something that stands in `flattened` words begins and ends.

    What a child said is kept by nothing here, as the lists are.
    """
    flats = [each.flat for each in words]
    looked_for = [each.split() for each in said]
    return tuple(
        (at, at + len(each))
        for at in range(len(flats))
        for each in looked_for
        if flats[at : at + len(each)] == each
    )
