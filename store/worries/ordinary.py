"""What children say of a grown-up every day, and that asks nobody else: "i like Mr Bell".

It counts only where nothing else stands there that may be more: no word of harm or of any list by
which worries stand out, nothing more that "he" or "she" does, and nothing that nobody is said to
do ("gave me a sticker and squashd my hand"). The words are in `assets/desk/doers.toml`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from assets.desk_data import doers, grave, look_closer
from assets.word_list import WordList
from store.worries.harm import speaks_of_harm
from store.worries.listed import found_in
from store.worries.named_words import THEM, is_somebody, with_title
from store.worries.spans import Span, places

_SAID = {"he": ("he", "hes", "him", "his"), "she": ("she", "shes", "her", "hers")}
_ON = frozenset({"and", "n", "then", "but", "so", "because", "cos", "coz"})
"""Behind these something more may be said of them."""
_SOMEBODY = frozenset({"i", "im", "ive", "we", "it", "its", "they", "the", "my", "our", THEM})
"""What begins that something is said of others."""
_HARMLESS = frozenset({"home", "again", "adult"})
"""The lists of which a word is nothing grave."""

Sentence = tuple[Sequence[Span], Sequence[tuple[int, int]]]
"""The words of a sentence, and from where to where somebody is named in it."""
Passing = Callable[[Sequence[Span], int, int], bool]
"""Tells whether whoever stands in a sentence from one place to another is named in passing."""


def is_all(told: Iterable[Sentence], meant: frozenset[str], passing: Passing) -> bool:
    """Tell whether no more is said of somebody than children say every day.

    `meant` are the words "he" and "she" by which they may be spoken of.
    """
    spoken = frozenset(word for each, words in _SAID.items() if each in meant for word in words)
    named, rest = False, list[str]()
    for here, places_of_them in told:
        words, aside = _marked(here, places_of_them, spoken, passing, named=named)
        covered = aside | _covered(words)
        them = [n for n, each in enumerate(words) if each.flat == THEM]
        since = -1 if named else min(them, default=len(words))
        if not covered.issuperset(them) or _goes_on(words, since, covered):
            return False
        named = named or bool(them)
        rest += [each.flat for n, each in enumerate(words) if n not in covered]
    left = f" {' '.join(rest)} "
    return not (found_in(left, *_lists()) or speaks_of_harm(left))


def _marked(
    here: Sequence[Span],
    places_of_them: Sequence[tuple[int, int]],
    spoken: frozenset[str],
    passing: Passing,
    *,
    named: bool,
) -> tuple[list[Span], set[int]]:
    """Return the words with one that stands for them, and where that is in passing."""
    words, aside, at = list[Span](), set[int](), 0
    ends = dict(places_of_them)
    while at < len(here):
        end = ends.get(at, at + 1 if named and here[at].flat in spoken else 0)
        if end:
            named = True
            title = here[with_title(here, at) : at] if at in ends else ()
            while words and words[-1] in title:
                words.pop()
            if passing(here, at, end):
                aside.add(len(words))
            words.append(replace(here[at], flat=THEM))
        else:
            words.append(here[at])
        at = max(end, at + 1)
    return words, aside


def _covered(words: Sequence[Span]) -> set[int]:
    """Return the places of all that children say every day."""
    found = set[int]()
    for at, end in places(words, doers().ordinary):
        last = words[end - 1].flat == THEM and words[end : end + 1]
        if not last or last[0].apart or last[0].flat in _ON:  # not "like Mr Bell makes me"
            found.update(range(at, end))
    return found


def _goes_on(words: Sequence[Span], since: int, covered: set[int]) -> bool:
    """Tell whether something goes on behind a place of which nobody says who does it."""
    others = {at for at, _ in places(words, doers().others)} | covered
    return any(
        not (n in others or each.flat in _SOMEBODY | _ON or is_somebody(each))
        for n, each in enumerate(words)
        if n > since and (n == 0 or each.apart or words[n - 1].flat in _ON)
    )


@cache
def _lists() -> tuple[WordList, ...]:
    among = (each for each in look_closer().lists if each.id not in _HARMLESS)
    own = (doers().does, doers().alone, doers().odd, doers().unless, doers().wary)
    return (*among, *own, grave().deeds)
