"""What can be chosen at a question, by the keys that the same things have on full screens."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.texts import text
from screens.pupil.choices import KEYS
from store.letterbox.naming import TITLES

YES_NO = ("yes", "no")
LEAST = 3
"""Letters of a first word that stands for its label."""

MORE = "+"
"""Leads to what has not been said yet, as on full screens."""


@dataclass(frozen=True)
class Choice:
    """Something to choose: what it stands for, its words, and its key if not that of its place."""

    value: str
    words: str
    key: str = ""


class Offer:
    """The `choices` of one question; of many, `most` are said at a time.

    What has a key of its own is said after each of these.
    """

    def __init__(self, choices: Sequence[Choice], most: int = 0) -> None:
        placed = [each for each in choices if not each.key]
        self._placed = [(_key(place), each) for place, each in enumerate(placed)]
        self._others = [(each.key, each) for each in choices if each.key]
        self._most = most or len(placed) or 1
        self._from = 0
        keyed = [*self._placed, *self._others]
        self._found = {key: each.value for key, each in keyed}
        self._found |= {bare(each.words): each.value for _, each in keyed}
        self._found = _short(choices) | self._found

    def said(self) -> Iterator[tuple[str, str]]:
        """Yield the keys and words that are said now, digits before other keys and 0."""
        here = self._placed[self._from : self._from + self._most]
        digits = [(key, each) for key, each in self._others if key in KEYS]
        yield from ((key, each.words) for key, each in sorted([*here, *digits], key=_place))
        if self._more:
            yield MORE, text("pupil.button.others")
        yield from ((key, each.words) for key, each in self._others if key not in KEYS)

    def find(self, answer: str) -> str | None:
        """Return what an answer stands for, said already or not; None for anything else."""
        return self._found.get(bare(answer))

    def turns(self, answer: str) -> bool:
        """Go on to what has not been said yet, if that was the answer."""
        if not self._more or bare(answer) not in (MORE, bare(text("pupil.button.others"))):
            return False
        self._from += self._most
        if self._from >= len(self._placed):
            self._from = 0
        return True

    @property
    def _more(self) -> bool:
        return len(self._placed) > self._most


def bare(said: str) -> str:
    """Return an answer without what does not matter in it."""
    return said.casefold().rstrip(".,!)")


def _short(choices: Sequence[Choice]) -> dict[str, str]:
    """Return the first words that only one label has, and for yes and no their first letters.

    No title of a grown-up is one, nor what is hardly a word: nobody means a person by "Mr".
    """
    firsts = [(bare(each.words.split()[0]), each) for each in choices if each.words.strip()]
    often = Counter(first for first, _ in firsts)
    found = {
        first: each.value
        for first, each in firsts
        if often[first] == 1 and first.isalpha() and first not in TITLES
        if len(first) >= LEAST or each.value in YES_NO
    }
    if {each.value for each in choices} == set(YES_NO):
        for value in YES_NO:
            word = bare(text(f"pupil.button.{value}"))
            found |= {word: value, word[0]: value}
    return found


def _key(place: int) -> str:
    return KEYS[place] if place < len(KEYS) else str(place + 1)


def _place(keyed: tuple[str, Choice]) -> int:
    key = keyed[0]
    return KEYS.index(key) if key in KEYS else len(KEYS)
