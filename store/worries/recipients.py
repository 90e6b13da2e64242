"""Who was only told, in what a colleague writes down that somebody said.

"Kit told the head that Tom hit him" says nothing of the head. "He told the head to stop", "told the
head, and she hit him": whoever may have done something counts, and in doubt everybody does. The
rule stands in `assets/desk/recipients.toml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assets.desk_data import called, look_closer, quoting, recipients, titles
from assets.texts import everyday_words
from assets.word_list import WordList
from store.letterbox.everyday import is_everyday
from store.worries.harm import harm_in
from store.worries.listed import flattened
from store.worries.spans import Span, places, places_of, spans

LEFT_OUT = "–"
"""What stands in the place of whoever was only told."""
_MALE, _FEMALE = frozenset({"mr", "mister"}), frozenset({"mrs", "miss", "ms", "missus"})
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "la", "le", "al", "el", "st"})
_BEFORE_ROLES = frozenset({"the", "our", "my", "his", "her", "their"})
_BEHIND_HARM = frozenset({"on", "at", "in"})
_FEW = 4
"""So many words before a word of telling say what somebody feels about it."""


def without(sentence: str) -> str:
    """Return a sentence without the names of those who were only told what it says."""
    words = spans(sentence)
    verbs = places(words, recipients().telling)
    harm = places_of(words, harm_in(sentence)) if verbs else ()
    ends = [at for at, _ in places(words, quoting().writer)]
    found = set[tuple[int, int]]()
    for verb, at in verbs:
        if not _has(words[max(verb - _FEW, 0) : verb], recipients().fear):
            until = next((end for end in ends if end >= at), len(words))
            until = len(words) if any(first >= until for first, _ in harm) else until
            found.update(_told(_Rest(words[:until], harm, at)))
    for first, last in sorted(found, reverse=True):
        start, end = words[first].start, words[last - 1].end
        sentence = f"{sentence[:start]}{LEFT_OUT}{sentence[end:]}"
    return sentence


@dataclass(frozen=True)
class _Rest:
    """What of a sentence stands from a place `at` on, and where all of it speaks of `harm`."""

    words: Sequence[Span]
    harm: Sequence[tuple[int, int]]
    at: int

    def here(self, count: int = 1) -> Sequence[Span]:
        """Return the first words of it."""
        return self.words[self.at : self.at + count]

    def on(self, at: int) -> "_Rest":
        """Return what of it stands from another place on."""
        return replace(self, at=at)

    def places(self, listed: WordList) -> tuple[tuple[int, int], ...]:
        """Return where words of a list begin and end in it, counted in the sentence."""
        found = places(self.words[self.at :], listed)
        return tuple((self.at + first, self.at + end) for first, end in found)

    def harms(self) -> tuple[tuple[int, int], ...]:
        """Return where it speaks of harm."""
        return tuple(e for e in self.harm if e[0] >= self.at and e[1] <= len(self.words))


def _told(rest: _Rest) -> list[tuple[int, int]]:
    """Return from where to where those stand who are only told; in doubt nobody."""
    for end in _names(rest.words, rest.at):
        title, after = rest.here()[0].flat, rest.on(end)
        if _may_mean(after, title) or _by_nobody(after):
            continue
        joins = after.here() and after.here()[0].flat == "and"
        beside = joins or (after.here() and after.here()[0].apart)
        if beside and (more := _told(after.on(end + bool(joins)))):
            return [(rest.at, end), *more]
        if _tells_on(after):
            return [(rest.at, end)]
    return []


def _names(words: Sequence[Span], at: int) -> Iterator[int]:
    """Yield where whoever stands at a place may end: a role, behind a title, written large."""
    flats = [each.flat for each in words]
    first = at + (flats[at : at + 1] != [] and flats[at] in _BEFORE_ROLES)
    for role in _roles():
        for begin in {at, first}:
            if tuple(flats[begin : begin + len(role)]) == role:
                yield begin + len(role)
    if flats[at : at + 1] and flats[at] in titles():
        last = at + 1
        while last < len(words) - 1 and flats[last] in _PARTICLES:
            last += 1
        if last < len(words) and (words[last].large or not is_everyday(flats[last])):
            yield _whole(words, last)
    elif words[at : at + 1] and _is_name(words[at]):
        end = _whole(words, at)
        if words[end : end + 1] and _is_name(words[end]) and not words[end].apart:
            yield _whole(words, end)
        yield end


def _whole(words: Sequence[Span], at: int) -> int:
    """Return where all that is written in one with a word ends ("Smith-Jones")."""
    return next((n for n in range(at, len(words)) if words[n].start != words[at].start), len(words))


def _is_name(word: Span) -> bool:
    # A first name that is a word of every day ("Mark") may begin what somebody said just as well.
    known = word.flat in look_closer().large and word.flat not in everyday_words()
    return word.large and word.flat not in titles() and (known or not is_everyday(word.flat))


@cache
def _roles() -> tuple[tuple[str, ...], ...]:
    """Return the words for roles that stand alone, the longest first, each word by word."""
    words = {tuple(flattened(each).split()) for _, all_of in called() for each in all_of}
    return tuple(sorted({*words, ("the", "head"), ("our", "head")}, key=len, reverse=True))


def _tells_on(rest: _Rest) -> bool:
    """Tell whether it goes on as somebody does who tells, of others or nothing more."""
    while found := [end for at, end in rest.places(recipients().aside) if at == rest.at]:
        rest = rest.on(max(found))
    first, harm = rest.here(), bool(rest.harms())
    if not first:
        return True
    if _has(first, recipients().beside):
        return not harm
    if _has(first, recipients().what):
        if first[0].flat != "that" and (not harm or _is_beside(rest)):
            return not harm
        return _is_somebody(rest.on(rest.at + 1))
    # Whoever is spoken to stands before a comma: “Ow, that hurts”.
    return _is_other(first[0]) and not any(each.apart for each in rest.here(2)[1:])


def _is_beside(rest: _Rest) -> bool:
    """Tell whether harm stands only behind an "and": "about Tom and came with a bruise"."""
    first = min(at for at, _ in rest.harms())
    return any(at < first for at, _ in rest.places(recipients().beside))


def _by_nobody(rest: _Rest) -> bool:
    """Tell whether harm is done to somebody, and nobody is said to do it."""
    harms = rest.harms()
    by = {n for n in range(rest.at, len(rest.words)) if rest.words[n].flat == "by"}
    by -= {at for at, _ in harms}  # "by the arm"
    return any(
        first < end and end <= until and by.isdisjoint(range(end, end + _FEW))
        for _, end in rest.places(recipients().done_to)
        for first, until in harms
    )


def _is_somebody(rest: _Rest) -> bool:
    """Tell whether it begins with somebody; who may be meant again was looked at before."""
    if not (first := rest.here()):
        return False
    harm = any(at <= rest.at + 1 for at, _ in rest.harms())
    does = harm or any(each.flat.endswith("ing") for each in rest.here(2))
    return _is_other(first[0]) or (_has(first, recipients().somebody) and not does)


def _is_other(word: Span) -> bool:
    """Tell whether a word alone begins somebody else, as "Mr", "Tom" or a "he" of others does."""
    return word.flat in titles() or word.flat in ("he", "she") or _is_name(word)


def _may_mean(rest: _Rest, title: str) -> bool:
    """Tell whether some word may mean once more whom a title, or another word, began."""
    lists = [recipients().either]
    lists += [recipients().he] if title not in _FEMALE else []
    lists += [recipients().she] if title not in _MALE else []
    last = max((at for at, _ in rest.harms()), default=-1)
    others = {at for at, _ in rest.places(recipients().family)} | _hurt(rest)
    others |= {at for at, _ in rest.places(recipients().feels) if at > last}
    found = (at for each in lists for at, _ in rest.places(each))
    return any(at not in others and not _is_title(rest.words, at) for at in found)


def _is_title(words: Sequence[Span], at: int) -> bool:
    after = words[at + 1 : at + 2]
    return words[at].flat in titles() and bool(after) and after[0].large and not after[0].apart


def _hurt(rest: _Rest) -> set[int]:
    """Return the places of the words for whoever was hurt: "hit him", "by her arm"."""
    found = set[int]()
    for at, end in rest.harms():
        behind = rest.on(end).here()
        small = bool(behind) and behind[0].flat in _BEHIND_HARM
        found |= {*range(at + 1, end), end + small}
    return found & {at for at, _ in rest.places(recipients().hurt)}


def _has(words: Sequence[Span], listed: WordList) -> bool:
    return bool(words) and bool(places(words, listed))
