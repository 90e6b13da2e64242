"""Where the words of a sentence name somebody, and what is said of each of those named together.

"Mr Bell and Miss Lee hit me" says it of both: whoever stands with them is left out where one asks
what is said of one.
"""

from collections.abc import Callable, Iterator, Sequence

from assets.desk_data import doers, look_closer, titles
from assets.texts import everyday_words
from store.letterbox.everyday import is_everyday
from store.worries.spans import Span, places

Names = Callable[[str], bool]
"""Tells whether a few words name somebody."""
NAME, _SHORT = 3, 2
"""So many words are a name, and so short a word is none."""
_AND = frozenset({"and", "n", "with", "plus", "oraz", "i", "та", "і", "й"})
_WHOSE = frozenset({"the", "a", "an", "my", "our", "his", "her", "their", "another", "some"})
_OPENS = frozenset(
    {
        *("and", "because", "cos", "coz", "but", "so", "then", "when", "where", "that", "if"),
        *("says", "said", "say", "sed", "after", "before", "while", "who", "how"),
    }
)
"""Behind such a word, and at the beginning of a part, somebody is named who does something."""
_BY, _FAR = "by", 7


def named_at(words: Sequence[Span], names: Names) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where somebody is named, and by which title."""
    for at, first in enumerate(words):
        for end in range(at + 1, min(at + NAME, len(words)) + 1):
            # In front of small words a capital says that it is a name.
            if names(f"and {as_written(words[at:end])}"):
                yield at, end, first.flat if first.flat in titles() else ""
                break


def each_time(words: Sequence[Span], names: Names) -> list[tuple[int, int]]:
    """Return where each time the name itself stands, without the words it was found among."""
    begins = {end: first for first, end, _ in named_at(words, names)}
    found: list[tuple[int, int]] = []
    for end, first in begins.items():
        if not found or first >= found[-1][1]:
            found.append((first, end))
    return found


def alone(words: Sequence[Span], names: Names) -> tuple[Span, ...]:
    """Return a sentence without those who are said to do something together with them."""
    out = set[int]()
    for first, end in each_time(words, names):
        while first and words[first - 1].flat in titles():
            first -= 1
        if by := _by(words, first):
            out.update(range(by, first))
        elif not first or words[first].apart or words[first - 1].flat in _OPENS:
            until = end
            while (then := _another(words, until)) > until:
                out.update(range(until, then))
                until = then
    return tuple(each for n, each in enumerate(words) if n not in out)


def named_before(words: Sequence[Span], at: int) -> int:
    """Return where somebody begins who ends right before a place, by a title or as names are
    written; else the place."""
    for first in range(at - 1, max(at - NAME, 0) - 1, -1):
        if words[first].flat in titles() and first < at - 1:
            return first
        if not is_somebody(words[first]):
            break
    return at - 1 if at and is_somebody(words[at - 1]) else at


def as_written(words: Sequence[Span]) -> str:
    """Return words with a capital where they were written with one."""
    return " ".join(each.flat.capitalize() if each.large else each.flat for each in words)


def is_name(word: Span) -> bool:
    """Tell whether a word is written as a name is, and is none of every day."""
    known = word.flat in look_closer().large and word.flat not in everyday_words()
    return word.large and (word.flat in titles() or known or not is_everyday(word.flat))


def is_somebody(word: Span) -> bool:
    """Tell whether a word is a name, and a first name in small letters too."""
    first_name = word.flat in look_closer().large and word.flat not in everyday_words()
    return first_name or (is_name(word) and len(word.flat) > _SHORT)


def _another(words: Sequence[Span], at: int) -> int:
    """Return where somebody ends who is named together with who ends at a place; else the place."""
    n = at
    if n < len(words) and words[n].flat in _AND:
        n += 1
    elif n >= len(words) or not words[n].apart:
        return at
    while n < len(words) and words[n].flat in _WHOSE:
        n += 1
    if n >= len(words) - 1:
        return at
    if words[n].flat in titles():
        return n + 2
    if others := [end for first, end in places(words[n:], doers().others) if first == 0]:
        return n + max(others)
    end = n
    while end < len(words) and end < n + NAME - 1 and is_somebody(words[end]):
        end += 1
    return end if end > n else at


def _by(words: Sequence[Span], first: int) -> int:
    """Return from where somebody is named together with who begins at a place, behind "by"; 0 where
    that is not so."""
    if not first or words[first - 1].flat not in _AND:
        return 0
    here = range(first - 2, max(first - _FAR, 0), -1)
    by = next((n for n in here if words[n].flat == _BY), None)
    if by is None:
        return 0
    between = words[by + 1 : first - 1]
    named = any(each.flat in titles() or is_somebody(each) for each in between)
    return by + 1 if named and len(between) <= NAME + 1 else 0
