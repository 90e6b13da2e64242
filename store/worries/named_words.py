"""Where the words of a sentence name somebody, and what is said of each of those named together.

"Mr Bell and Miss Lee hit me" says it of both, whatever it begins with ("I saw", "At lunch"):
whoever stands with them is left out where one asks what is said of one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from assets.desk_data import called, doers, look_closer, recipients, sometimes_called, titles
from assets.texts import everyday_words
from assets.word_list import WordList
from store.letterbox.everyday import is_everyday
from store.worries.spans import Span, places

Names = Callable[[str], bool]
"""Tells whether a few words name somebody."""
NAME, _SHORT = 3, 2
"""So many words are a name, and so short a word is none."""
_ROLE = 6
"""So many words are a role at most: "boss of all the teachers"."""
_NEAR = 3
"""So many words around "the head" tell whether it is somebody."""
OF = frozenset({"of", "in"})
"""What stands in a name of more words than others have: "lady in the office"."""
_AND = frozenset({"and", "n", "with", "plus", "oraz", "i", "та", "і", "й"})
WHOSE = frozenset(
    {"the", "a", "an", "my", "our", "his", "her", "their", "another", "some", "this", "that"}
)
"""What stands before a word for somebody."""
_ALWAYS = frozenset({"mr", "mrs", "ms", "mx", "mister", "missus", "missis"})
"""The titles that mean nothing else: behind them any word is a name ("mr brown")."""
_WHO_MISS = frozenset({"i", "ill", "we", "you", "they", "really", "so", "to", "will", "do", "dont"})
"""Before "miss" they say that somebody is missed."""
_MISS = "miss"
_BY, _FAR = "by", 7
THEM = "_"
"""What stands in lists in the place of whoever is named."""
ADULTS = "adult"
"""The list of words for grown-ups who may be anybody."""


def named_at(words: Sequence[Span], names: Names) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where somebody is named, and by which title."""
    for at, first in enumerate(words):
        for end in range(at + 1, min(at + _ROLE, len(words)) + 1):
            if end - at > NAME and not any(each.flat in OF for each in words[at:end]):
                break
            if _is_named(words, at, end, names) and _is_whole(words, at, end, names):
                yield at, end, first.flat if first.flat in titles() else ""
                break


def _is_named(words: Sequence[Span], at: int, end: int, names: Names) -> bool:
    here = as_written(words[at:end])
    # In front of small words a capital says that it is a name.
    if names(f"and {here}"):
        return True
    if end - at == 1 and at and words[at - 1].flat in WHOSE:
        return False  # "the head" is found as two words
    is_role = tuple(each.flat for each in words[at:end]) in sometimes()
    return is_role and names(here) and names(as_written(words[max(at - _NEAR, 0) : end + _NEAR]))


def _is_whole(words: Sequence[Span], at: int, end: int, names: Names) -> bool:
    """Tell whether more words than a name has are one role: none of them names somebody alone."""
    if end - at <= NAME:
        return True
    own = (at + 1, end) if words[at].flat in WHOSE else ()
    parts = ((n, until) for n in range(at + 1, end) for until in range(n + 1, end + 1))
    return not any(_is_named(words, *each, names) for each in parts if each != own)


@cache
def sometimes() -> frozenset[tuple[str, ...]]:
    """Return the words that are somebody in some places only: "the head"."""
    return frozenset(words for each in sometimes_called() for words in each.words)


@dataclass(frozen=True)
class Named:
    """The `words` of a sentence and where they name somebody, as `named_at` says it."""

    words: tuple[Span, ...]
    at: tuple[tuple[int, int, str], ...]

    @cached_property
    def times(self) -> tuple[tuple[int, int], ...]:
        """Where each time the name itself stands, without the words it was found among."""
        begins = {end: first for first, end, _ in self.at}
        found: list[tuple[int, int]] = []
        for end, first in begins.items():
            if not found or first >= found[-1][1]:
                found.append((first, end))
        return tuple(found)


def alone(words: tuple[Span, ...], names: Names) -> Named:
    """Return a sentence without those who are said to do something together with them."""
    whole, out = Named(words, tuple(named_at(words, names))), set[int]()
    for name, end in whole.times:
        first = with_title(words, name)
        if by := _by(words, first):
            out.update(range(by, first))
        elif not first or words[first].apart or not _is_whom(words, first):
            until = end
            while (then := _another(words, until)) > until:
                out.update(range(until, then))
                until = then
    if not out:
        return whole
    rest = tuple(each for n, each in enumerate(words) if n not in out)
    return Named(rest, tuple(named_at(rest, names)))


def with_them(words: Sequence[Span], first: int, end: int) -> tuple[Span, ...]:
    """Return the words with THEM in the place of who is named from one place to another."""
    first = with_title(words, first)
    return (*words[:first], replace(words[first], flat=THEM), *words[end:])


def with_title(words: Sequence[Span], first: int) -> int:
    """Return where whoever is named from a place begins, with the title or the "my" before it.

    Before another title "miss" is none: somebody is missed ("i miss mr bell").
    """
    while first and words[first - 1].flat in titles() | WHOSE:
        if words[first - 1].flat == _MISS and words[first].flat in titles():
            break
        first -= 1
    return first


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


def is_titled(words: Sequence[Span], at: int) -> bool:
    """Tell whether a title stands at a place, with somebody's name behind it."""
    if at + 1 >= len(words) or words[at].flat not in titles() or words[at + 1].flat in titles():
        return False
    title, name = words[at : at + 2]
    if title.flat in _ALWAYS:
        return True
    misses = at and not title.large and words[at - 1].flat in _WHO_MISS
    return not misses and (is_somebody(name) or not is_everyday(name.flat))


def _another(words: Sequence[Span], at: int) -> int:
    """Return where somebody ends who is named together with who ends at a place; else the place."""
    n = at
    if n < len(words) and words[n].flat in _AND:
        n += 1
    elif n >= len(words) or not words[n].apart:
        return at
    begin = n
    while n < len(words) and words[n].flat in WHOSE:
        n += 1
    if n >= len(words) - 1:
        return at
    if words[n].flat in titles():
        return _whole(words, n + 2)
    together = (doers().others, _grown_ups())
    found = (place for each in together for place in places(words[begin:], each))
    if others := [end for first, end in found if first <= n - begin]:
        return begin + max(others)
    end = n
    while end < len(words) and end < n + NAME - 1 and is_somebody(words[end]):
        end += 1
    return end if end > n else at


def _whole(words: Sequence[Span], end: int) -> int:
    """Return where a name ends that goes on behind a place, as "Lee-Grant" does."""
    while end < len(words) and words[end].start == words[end - 1].start:
        end += 1
    return end


@cache
def _grown_ups() -> WordList:
    jobs = (word for each in look_closer().lists if each.id == ADULTS for word in each.words)
    return WordList("grown ups", (*jobs, *(word for _, words in called() for word in words)))


def _is_whom(words: Sequence[Span], first: int) -> bool:
    """Tell whether something is done to whoever begins at a place: "I told Mr Bell"."""
    before = words[max(first - NAME, 0) : first]
    lists = (recipients().telling, doers().whom, doers().does, doers().alone)
    return any(end == len(before) for each in lists for _, end in places(before, each))


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
