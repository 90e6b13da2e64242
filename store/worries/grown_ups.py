"""By which words a child calls a grown-up of no known name: "the swimming man", "miss kirsty".

So they count as those for which the list `adult` has a word of its own ("the dinner lady"). A job
of no list counts for nothing where no harm is told of: a child tells of the man with the ice cream
as well.
"""

from collections.abc import Sequence
from itertools import pairwise

from assets.desk_data import WordList, doers, look_closer, titles
from store.letterbox.everyday import is_everyday
from store.worries.doers import has, sentences
from store.worries.grave import may_say
from store.worries.harm import speaks_of_harm
from store.worries.named_words import ADULTS, NAME, WHOSE, is_somebody
from store.worries.spans import Span, places

_ALWAYS = frozenset({"mr", "mrs", "ms", "mx", "mister", "missus", "missis"})
"""The titles that mean nothing else: behind them any word is a name ("mr brown")."""
_WHO_MISS = frozenset({"i", "ill", "we", "you", "they", "really", "so", "to", "will", "do", "dont"})
"""Before "miss" they say that somebody is missed."""


def beside_harm(words: str) -> tuple[str, ...]:
    """Return by which words of its own a child calls grown-ups, where it tells of harm.

    Those between "the" or "my" and a word of `doers().grown_up`, with it; at the beginning a small
    child leaves out the "the".
    """
    if not (speaks_of_harm(words) or may_say(words)):
        return ()
    found = dict[str, None]()
    for here in sentences(words):
        known = {n for at, end in places(here, _adults()) for n in range(at, end)}
        hit = {end for _, end in places(here, doers().does)}  # whoever stands there was hit
        for at, end in places(here, doers().grown_up):
            whose = (n for n in range(at - 1, max(at - NAME, 0) - 1, -1) if here[n].flat in WHOSE)
            first = next(whose, -1) + 1
            none = at in known or first - 1 in hit or has(here[first:at], doers().others)
            if (first or at <= 1) and not none:
                found[" ".join(each.flat for each in here[first:end])] = None
    return tuple(found)


def by_title(words: str) -> tuple[str, ...]:
    """Return by which titles, with the word behind, a child calls grown-ups, listed or not."""
    found = dict[str, None]()
    for here in sentences(words):
        for at, (title, name) in enumerate(pairwise(here)):
            if title.flat in titles() and _is_called(here, at):
                found[f"{title.flat} {name.flat}"] = None
    return tuple(found)


def _is_called(here: Sequence[Span], at: int) -> bool:
    title, name = here[at : at + 2]
    if name.flat in titles():
        return False
    if title.flat in _ALWAYS:
        return True
    misses = at and not title.large and here[at - 1].flat in _WHO_MISS
    return not misses and (is_somebody(name) or not is_everyday(name.flat))


def _adults() -> WordList:
    return next(each for each in look_closer().lists if each.id == ADULTS)
