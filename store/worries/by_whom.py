"""Whether what was told names an adult and leaves open what they did.

"Miss Lee hit me" says it (`doers`), and so does "Tom hit me, Miss Lee helped". "I have a bruise,
and I do not want to go to Miss Lee" does not, nor does "Miss Lee makes me eat it": one person may
say that it is not about her, and somebody else agrees to that or undoes it. No list knows all the
ways in which a child tells of harm, so a child's own word is read the other way round: whoever is
named by it counts unless it only says that they were told, helped, or were there. The words stand
in `assets/desk/doers.toml`.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain

from assets.desk_data import doers
from assets.word_list import WordList
from store.worries import ordinary
from store.worries.doers import Read, has, he_or_she, is_own, is_to
from store.worries.harm import harm_in, oversteps
from store.worries.in_passing import is_in_passing, is_told
from store.worries.listed import flattened, found_in
from store.worries.named_words import THEM, is_somebody, with_them
from store.worries.spans import Span, joined, places, places_of

_CARES, _JOINS, _BY = 6, 6, 6
"""So many words behind a name say that somebody cared, or did the same, and so many behind harm by
whom it was."""
_THEM, _OTHER, _NOBODY = "them", "other", "nobody"
_I = frozenset({"i", "im", "ive"})
_MINE = frozenset({"my", "myself", "it"})
_HAS = frozenset({"has", "have", "had", "got", "with"})
_HOW_MUCH = frozenset(
    {
        *("a", "an", "the", "some", "two", "three", "many", "lots", "of", "big", "bad", "small"),
        *("large", "new", "another", "more", "red", "blue", "black", "fresh", "old", "really"),
    }
)
_PASSIVE = frozenset({"was", "got", "gets", "been", "being", "were"})


def leaves_open(told: Read) -> bool:
    """Tell whether what was told names somebody and speaks of harm that nobody else is said to
    do."""
    nobody = named = False
    for each in told.sentences:
        here, them = each.words, each.times
        harm = _harm(here)
        if (harm and any(_joins(here, end) for _, end in them)) or any(
            has(with_them(here, *place), doers().fears) for place in them
        ):
            return True
        for first, end in harm:
            who = _by(here, first, end, each.at, told.name)
            if who == _THEM:
                return True
            nobody = nobody or who == _NOBODY
        named = named or any(_acts(here, first, end) for first, end in them)
    return nobody and named


def may_speak_so(words: str) -> bool:
    """Tell whether words speak of what is odd with somebody, or of fear, and no word of harm."""
    return bool(found_in(flattened(words), doers().odd, oversteps(), _fears()))


@cache
def _fears() -> WordList:
    """Return the words of fear with any few words in the place of a name."""
    return WordList("fears", tuple(each.replace(THEM, "**") for each in doers().fears.words))


def does(told: Read) -> bool:
    """Tell whether a child's own words name somebody, and not only as whom it told, as who
    helped, or as who was there, nor as children speak of a grown-up every day (`ordinary`); or
    leave open whether they did harm (`leaves_open`).
    """
    if leaves_open(told):
        return True
    said = [(here.words, here.times) for here in told.sentences]
    meant = he_or_she(told.name.partition(" ")[0].casefold())
    if all(is_in_passing(here, *each) for here, at in said for each in at):
        return not harm_in(told.words) and _does_more(said, meant)
    return not ordinary.is_all(said, meant, is_in_passing)


def _does_more(told: Sequence[ordinary.Sentence], meant: frozenset[str]) -> bool:
    """Tell whether they do more, as "he" or "she" right after: "I told him. He made me eat it".

    Where a quarrel is told of, that may as well be somebody else.
    """
    for (here, at), (after, _) in zip(told, (*told[1:], ((), ())), strict=True):
        for rest in ((*here[end:], *after) for _, end in at):
            others = {first for first, _ in places(rest, doers().others)}
            until = (n for n, each in enumerate(rest) if n in others or is_somebody(each))
            again = (n for n in range(next(until, len(rest))) if rest[n].flat in meant)
            if any(not is_in_passing(rest, n, n + 1) for n in again):
                return True
    return False


def _joins(words: Sequence[Span], end: int) -> bool:
    """Tell whether who is named before a place did the same: "Mr Bell did too"."""
    return any(at == 0 for at, _ in places(words[end : end + _JOINS], doers().joins))


def _harm(words: Sequence[Span]) -> list[tuple[int, int]]:
    """Return where a sentence speaks of harm, or of what is odd, but for what is none ("pushed me
    on the swing")."""
    none = chain(places(words, doers().never), places(words, doers().comforts))
    never = {n for first, end in none for n in range(first, end)}
    beside = (place for each in (doers().odd, oversteps()) for place in places(words, each))
    found = chain(places_of(words, harm_in(joined(words))), beside)
    return [each for each in dict.fromkeys(found) if each[0] not in never]


def _by(
    words: Sequence[Span], first: int, end: int, at: Sequence[tuple[int, int, str]], name: str
) -> str:
    """Return who stands nearest before harm, or behind it after "by"."""
    if _is_had(words, first, end):
        return _NOBODY
    ends = {end: title for _, end, title in at}
    others = {last for _, last in places(words, doers().others)}
    own = {n for begin, until, _ in at for n in range(begin, until)}
    others |= {n + 1 for n, each in enumerate(words) if n not in own and is_somebody(each)}
    if not any(is_to(words, n) for n in range(first + 1, end + 1)):
        by = next((n + 1 for n in range(end, len(words)) if words[n].flat == "by"), len(words))
        behind = range(by + 1, min(by + _BY, len(words)) + 1) if by <= end + _BY else ()
        who = next((n for n in behind if n in ends or n in others), None)
        if who is not None:
            return _THEM if who in ends else _OTHER
    for n in range(first, 0, -1):
        title = ends.get(n, "") or name.partition(" ")[0].casefold()
        last = words[n - 1].flat
        if n in ends:
            none = is_own(words, first, end, title) or words[first - 1].flat in _PASSIVE
            return _OTHER if none else _THEM
        if n in others:
            return _OTHER
        if last in ("he", "hes", "she", "shes"):
            return _THEM if last in he_or_she(title) else _OTHER
        if last in _I and {each.flat for each in words[end : end + 1]} & _MINE:
            return _OTHER
    return _NOBODY


def _is_had(words: Sequence[Span], first: int, end: int) -> bool:
    """Tell whether harm is what somebody has, or was done to them: "He has a bruise"."""
    behind = {each.flat for each in words[end : end + _BY]}
    if first and words[first - 1].flat in _PASSIVE and not words[end - 1].flat.endswith("ing"):
        return "by" not in behind
    before = [each.flat for each in words[max(first - _CARES, 0) : first]]
    has = [n for n, each in enumerate(before) if each in _HAS]
    return bool(has) and all(each in _HOW_MUCH for each in before[has[-1] + 1 :])


def _acts(words: Sequence[Span], first: int, end: int) -> bool:
    """Tell whether whoever is named there was not only told of it, and did not care for a child."""
    told = is_told(words, first, end)
    return not (told or has(words[end : end + _CARES], doers().cares))
