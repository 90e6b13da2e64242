"""Whether a child names somebody in passing: as whom it told, as who helped, or as who was there.

"Tom hit me and Miss Lee saw it" is, "Miss Lee saw me and turned the light off" is not. The words
stand in `assets/desk/doers.toml` and `recipients.toml`.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from assets.desk_data import doers, recipients, titles
from store.letterbox.everyday import is_everyday
from store.worries.clauses import WHICH, speaks_of_others
from store.worries.doers import has
from store.worries.named_words import THEM, WHOSE, is_somebody, named_before
from store.worries.spans import Span, places

_ASIDE, _FILLED = 6, 1
"""Within so many words behind a name stands what shows that it is named in passing, and so many
may stand between: "Miss Lee just saw it"."""
_BEFORE = frozenset({"my", "our", "the", "a", "an", "and"})
_THINGS = frozenset({"nothing", "anything", "something", "everything"})
_ON = frozenset({"and", "n", "then", "but"})
_NEW = frozenset(
    {
        *("i", "im", "ive", "we", "it", "its", "they", "he", "she", "hes", "shes", "you", "all"),
        *("me", "him", "them", "us", "this", "now", "today", "everything", "no", "not", "more"),
        *("so", "because", "cos", "coz", "when", "if", "that"),
    }
)
"""What begins that something is said of others, or goes on with whom or what it was."""


def is_in_passing(words: Sequence[Span], first: int, end: int) -> bool:
    """Tell whether whoever is named there was told of it, or did what harms nobody.

    Whoever helped another grown-up may have done what that one did.
    """
    told = is_told(words, first, end)
    behind = words[end : end + _ASIDE]
    aside = chain(places(behind, doers().aside), places(behind, doers().cares))
    if told:
        return True
    if any(each.flat in titles() for each in behind):
        return False
    if _says_more(words[end:]) or _is_said_who(words, first, end):
        return False
    if any(at <= _FILLED for at, _ in places(behind, doers().where)):
        return True
    return any(at <= _FILLED for at, _ in aside) and not _does_other(words, end)


def _says_more(words: Sequence[Span]) -> bool:
    """Tell whether a word of `unless` stands there, but for one of what cares for a child: "put a
    plaster on my knee"."""
    more = places(words, doers().unless)
    cares = {n for at, end in places(words, doers().cares) for n in range(at, end)} if more else ()
    return any(at not in cares for at, _ in more)


def _is_said_who(words: Sequence[Span], first: int, end: int) -> bool:
    """Tell whether a sentence begins with somebody, says who it is and speaks of nobody else: what
    they do there no list knows ("Mr Bell who helps us made me eat it")."""
    while first and words[first - 1].flat in titles() | WHOSE:
        first -= 1
    begins = not first or words[first].apart or words[first - 1].flat in _ON | _NEW
    who = any(each.flat in WHICH for each in words[end : end + 1])
    return begins and who and not speaks_of_others(words[end:])


def _does_other(words: Sequence[Span], end: int) -> bool:
    """Tell whether whoever ends at a place does something else behind an "and" than to care, or to
    be there: "saw me and turned the light off".

    As far as nobody else begins, nor anything new ("because", "when").
    """
    if not any(each.flat in _ON for each in words[end:]):
        return False
    lists = (doers().aside, doers().cares)
    known = [at for each in lists for at, _ in places(words, each)]
    known += [at for at, end in places(words, recipients().telling) if not _is_me(words[end:])]
    others = {at for at, _ in places(words, doers().others)}
    does = {at for at, _ in places(words, doers().does)}
    does |= {
        n for n, each in enumerate(words) if each.flat.endswith("ing") and each.flat not in _THINGS
    }
    for n in range(end, len(words) - 1):
        then = words[n + 1]
        if words[n].flat in _ON and then.flat not in _ON:
            name = not is_everyday(then.flat) and n + 2 in does  # "ann hit me"
            if n + 1 in others or then.flat in _NEW | WHOSE or name or is_somebody(then):
                return False
            usual = any(n < at <= n + 1 + _FILLED for at in known)
            if not usual and not _is_ordinary(words[n:]):
                return True
        elif has(words[n : n + 1], doers().turns) and n > end + _FILLED:
            return False
    return False


def _is_me(words: Sequence[Span]) -> bool:
    return bool(words) and words[0].flat in ("me", "us")


def _is_ordinary(words: Sequence[Span]) -> bool:
    """Tell whether what they do behind a word is what children tell of a grown-up every day."""
    them = (replace(words[0], flat=THEM), *words[1:])
    return any(at == 0 for at, _ in places(them, doers().ordinary))


def is_told(words: Sequence[Span], first: int, end: int) -> bool:
    """Tell whether whoever stands there stands right behind a word of telling, or is the last of
    several who do: "told Mr Bell, Mrs Fox and Miss Lee about it", not "told Mr Bell, Miss Lee bit".
    """
    ends = {last for _, last in places(words, recipients().telling)}
    while first and first not in ends:
        if words[first - 1].flat in _BEFORE | titles():
            first -= 1
        elif (begins := named_before(words, first)) < first and _goes_on_told(words[end:]):
            first = begins
        else:
            return False
    return first in ends


def _goes_on_told(words: Sequence[Span]) -> bool:
    return not words or any(at == 0 for at, _ in places(words, recipients().what))
