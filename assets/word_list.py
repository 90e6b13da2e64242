"""Lists of words that are looked for in what was told, as the files in `desk` write them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product


@dataclass(frozen=True)
class WordList:
    """Words of one kind; each is one or several in a row, `*` stands for any ending."""

    id: str
    words: tuple[str, ...]

    def __hash__(self) -> int:
        """Return what it is found by: a list has hundreds of words, and is looked for in each."""
        return hash((self.id, len(self.words)))


def words_of(written: object) -> tuple[str, ...]:
    """Return the words of a list; `my|her bag` stands for both.

    Raises:
        TypeError: it is no list of words, or one of them would find everything or nothing.
    """
    if not isinstance(written, list) or not all(
        isinstance(e, str) and e.strip("* ") for e in written
    ):
        raise TypeError("a list of words is none")
    return tuple(chain.from_iterable(map(_each_way, written)))


def _each_way(written: str) -> Iterator[str]:
    return map(" ".join, product(*(each.split("|") for each in written.split())))
