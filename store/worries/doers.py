"""Who at school is said to have harmed a child, in what was told: "Miss Lee hit me".

Read narrowly, by the words of `assets/desk/doers.toml`: "Miss Lee helped when Tom hit me" says it
of nobody. What it says no one person ends alone (procedure rows 27 and 28).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from assets.desk_data import doers
from assets.word_list import WordList
from store.worries import clauses
from store.worries.harm import misspelt_in
from store.worries.named_words import NAME, Named, Names, alone, as_written, is_name, named_at
from store.worries.spans import Span, places, spans

_MALE, _FEMALE = frozenset({"mr", "mister", "sir"}), frozenset({"mrs", "miss", "ms", "missus"})
_HE, _SHE = frozenset({"he", "hes"}), frozenset({"she", "shes"})
_THEIRS = {"his": _MALE, "her": _FEMALE}
_OTHERS = frozenset({"he", "she", "they", "we", "you", "hes", "shes", "theyre"})
_BEFORE = frozenset({"because", "when"})
"""Of what begins something new, what may go on with them: "because she hits me"."""
_ON = frozenset({"and", "then", "but"})
_I, _YOU = frozenset({"i", "ive"}), frozenset({"you", "youve", "u"})
_ENDS = re.compile(r"[!?…\n]+|\.(?=[\s”\"’')»]|$)")
_TITLE_DOT = re.compile(r"\b(mr|mrs|ms|mx|dr|st|rev)\.", re.IGNORECASE)
_FAR, _BY = 12, 4
"""So many words may stand between a name and what was done, or before "by"."""


@dataclass(frozen=True)
class Read:
    """What was told, in `words` and sentence by sentence, as it is read for one person.

    `names` finds them in a few words of it, `name` is what they are called on the list. Who is said
    to do something together with them is left out of the sentences (`alone`), and so is what only
    says who they are (`clauses`).
    """

    words: str
    sentences: tuple[Named, ...]
    names: Names
    name: str


def read_for(words: str, names: Names, name: str) -> Read:
    """Read what was told for one person."""
    here = (clauses.without(each, names) for each in sentences(words))
    return Read(words, tuple(alone(each, names) for each in here), names, name)


def harms(told: Read) -> bool:
    """Tell whether what was told says that somebody harmed a child."""
    before: Sequence[Span] = ()
    for here in told.sentences:
        whole = (*before, *here.words)
        done = _done(whole)
        if done and _says(whole, done, told.names, told.name):
            return True
        before = here.words
    return False


def sentences(words: str) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences of what was told, each in words."""
    yield from map(spans, _ENDS.split(_TITLE_DOT.sub(r"\1", words)))


def i_harm(words: str) -> bool:
    """Tell whether whoever writes says of themself that they harmed a child."""
    return _harms(words, _I)


def you_harm(words: str) -> bool:
    """Tell whether whoever is spoken to is said to have harmed a child."""
    return _harms(words, _YOU)


def _harms(words: str, who: frozenset[str]) -> bool:
    return any(
        _did(here, at + 1, done, "")
        for here in map(spans, _ENDS.split(words))
        for done in [_done(here)]
        for at, each in enumerate(here)
        if done and each.flat in who
    )


def _says(
    words: Sequence[Span], done: Sequence[tuple[int, int, bool]], names: Names, name: str
) -> bool:
    for _, at, title in named_at(words, names):
        while words[at : at + 1] and words[at].flat in name.casefold().split():
            at += 1
        own = title or name.partition(" ")[0].casefold()
        if _did(words, at, done, own) or _done_by(words, at, done, names):
            return True
        if any(_did(words, end, done, own) for end in _again(words, at, own)):
            return True
    return False


def _done(words: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """Return where harm stands that somebody does: from, to, and whether it needs nobody behind."""
    never = {n for at, end in places(words, doers().never) for n in range(at, end)}
    misspelt = misspelt_in(" ".join(each.flat for each in words))
    rough = ((n, n + 1) for n, each in enumerate(words) if each.flat in misspelt)
    does = dict.fromkeys((*places(words, doers().does), *rough))
    found = [(at, end, False) for at, end in does]
    found += [(at, end, True) for at, end in places(words, doers().alone)]
    return [each for each in found if each[0] not in never]


def _did(words: Sequence[Span], at: int, done: Sequence[tuple[int, int, bool]], title: str) -> bool:
    """Tell whether whoever stands right before a place does harm there."""
    return any(
        at <= first <= at + _FAR
        and (alone or is_to(words, end))
        and not is_own(words, first, end, title)
        and _leads(words, at, first, end)
        for first, end, alone in done
    )


def _leads(words: Sequence[Span], at: int, first: int, end: int) -> bool:
    """Tell whether the words between speak of nobody else."""
    between = words[at:first]
    ons = [n for n, each in enumerate(between) if each.flat in _ON]
    head, tail = (between[: ons[-1]], between[ons[-1] + 1 :]) if ons else ((), between)
    if len(ons) > 1 and ons[-1] - ons[-2] > 1:
        return False
    if any(has(part, doers().turns) for part in (head, tail)):
        return False
    known = set(chain.from_iterable(range(*each) for each in places(tail, doers().between)))
    if len(known) < len(tail) or any(each.large for each in tail):
        return False
    passive = tail[-1:] and tail[-1].flat in doers().being.words
    return not (passive and not words[end - 1].flat.endswith("ing"))


def is_to(words: Sequence[Span], end: int) -> bool:
    """Tell whether whom it was done to stands at a place."""
    behind = words[end : end + 2]
    return any(at == 0 for at, _ in places(behind, doers().to)) or (
        bool(behind) and is_name(behind[0])
    )


def is_own(words: Sequence[Span], first: int, end: int, title: str) -> bool:
    """Tell whether it was done to what is theirs: "Miss Lee hit her head"."""
    behind = [each.flat for each in words[end : end + 2]]
    theirs = len(behind) > 1 and title in _THEIRS.get(behind[0], ())
    return theirs and has(words[first:end], doers().own)


def _done_by(
    words: Sequence[Span], end: int, done: Sequence[tuple[int, int, bool]], names: Names
) -> bool:
    """Tell whether somebody who ends at a place did it, by the word "by" before them."""
    by = next(
        (n for n in range(end - 1, max(end - NAME - 3, -1), -1) if words[n].flat == "by"), None
    )
    if by is None or not names(f"and {as_written(words[by + 1 : end])}"):
        return False
    return any(last <= by <= last + _BY and not is_to(words, last) for _, last, _ in done)


def _again(words: Sequence[Span], at: int, title: str) -> Iterator[int]:
    """Yield behind which words they are spoken of as "he" or "she", if nobody else may be."""
    meant = he_or_she(title)
    for place in range(at, min(at + 2 * _FAR, len(words))):
        last = max(place - 1, at)
        if has(words[at:last], doers().turns) or any(map(is_name, words[at:place])):
            return
        if words[place].flat in meant:
            if words[last].flat in _BEFORE or not has(words[last:place], doers().turns):
                yield place + 1
        elif words[place].flat in _OTHERS:
            return


def he_or_she(title: str) -> frozenset[str]:
    """Return the words by which somebody of a title is spoken of; without one, both."""
    return _HE if title in _MALE else _SHE if title in _FEMALE else _HE | _SHE


def has(words: Sequence[Span], listed: WordList) -> bool:
    """Tell whether words of a list stand there."""
    return bool(words) and bool(places(words, listed))
