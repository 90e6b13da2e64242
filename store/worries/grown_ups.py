"""By which words a child calls a grown-up of no known name: "the swimming man", "miss kirsty".

So they count as those for which the list `adult` has a word of its own ("the dinner lady"). A job
of no list counts for nothing where no harm is told of: a child tells of the man with the ice cream
as well.
"""

from collections.abc import Sequence
from itertools import pairwise

from assets.desk_data import doers, look_closer
from assets.word_list import WordList
from store.worries.doers import has, sentences
from store.worries.grave import may_say
from store.worries.harm import speaks_of_harm
from store.worries.listed import flattened, found_in
from store.worries.named_words import ADULTS, NAME, OF, WHOSE, is_somebody, is_titled
from store.worries.spans import Span, places

_ANYBODY = frozenset({"someone", "somebody", "some"})
"""Before these stands no "the": "because someone at school hit me"."""
_ME = frozenset({"me", "us", "my", "our"})
"""To whom something was done that "someone at school" did: who pushed in the line is a child."""
_WHO = "who"
_I = frozenset({"i", "we", "you", "they", "he", "she"})
"""Behind these a word for a grown-up is something one does: "I cook"."""


def beside_harm(words: str) -> tuple[str, ...]:
    """Return by which words of its own a child calls grown-ups, where it tells of harm, or that
    somebody comes near it ("the man at the park follows me").

    Those between "the", "my" or a name ("Leo's ta") and a word of `doers().grown_up`, with it; at
    the beginning a small child leaves out the "the".
    """
    harm = speaks_of_harm(words) or may_say(words)
    if not (harm or found_in(flattened(words), doers().approaches)):
        return ()
    found = dict[str, None]()
    for here in sentences(words):
        known = {n for at, end in places(here, _adults()) for n in range(at, end)}
        hit = {end for _, end in places(here, doers().does)}  # whoever stands there was hit
        near = [at for at, _ in places(here, doers().approaches)]
        for at, end in _grown_ups(here):
            if not (harm or any(n >= end for n in near)):
                continue
            back = range(at - 1, max(at - NAME - 1, 0) - 1, -1)
            whose = (n for n in back if here[n].flat in WHOSE)
            anybody = here[at].flat in _ANYBODY
            works = here[at + 1].flat == _WHO if anybody else False  # "someone who works here"
            if anybody and not works and not any(each.flat in _ME for each in here[end:]):
                continue
            theirs = at if anybody or (at and is_somebody(here[at - 1])) else 0  # "Leo's TA"
            first = theirs or next(whose, -1) + 1
            none = (
                {end - 1, end} & known
                or {first - 1, first if anybody else -1} & hit
                or has(here[first:at], doers().others)
            )
            alone = at == 0 or (at == 1 and here[0].flat not in _I)
            if (first or alone) and not none:
                if not any(each.flat in OF for each in here[first:end]):
                    first = max(first, end - NAME)  # more words are no name
                called = here[first:end]
                found[" ".join(each.flat for each in called)] = None
    return tuple(found)


def _grown_ups(here: Sequence[Span]) -> list[tuple[int, int]]:
    """Return where words for a grown-up stand, several in a row as one: "one to one lady"."""
    found: list[tuple[int, int]] = []
    for at, end in places(here, doers().grown_up):
        if found and found[-1][1] == at:
            at, _ = found.pop()
        found.append((at, end))
    return found


def by_title(words: str) -> tuple[str, ...]:
    """Return by which titles, with the word behind, a child calls grown-ups, listed or not."""
    found = dict[str, None]()
    for here in sentences(words):
        for at, (title, name) in enumerate(pairwise(here)):
            if is_titled(here, at):
                found[f"{title.flat} {name.flat}"] = None
    return tuple(found)


def _adults() -> WordList:
    return next(each for each in look_closer().lists if each.id == ADULTS)
