"""Whether what was told says something grave of somebody at school: undressing, pictures, threats.

Read more widely than blows (`doers`), by the words of `assets/desk/grave.toml`: whomever a part of
a sentence names first did what is said behind them. It is the gravest that a child can tell, and
to hear it once too often asks no more than that a second person looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assets.desk_data import doers, grave, look_closer
from assets.word_list import WordList
from store.worries.doers import Read, has, he_or_she
from store.worries.doers import harms as plainly
from store.worries.harm import harm_in
from store.worries.listed import flattened, found_in
from store.worries.named_words import Names, is_name, is_somebody, is_titled, named_at
from store.worries.spans import Span, joined, places

_THEM, _OTHER, _NOBODY, _MAYBE = "them", "other", "nobody", "maybe"
_WE = frozenset({"i", "im", "ive", "ill", "you", "we"})
_HIS = {"he": "his", "she": "her"}
_TOLD, _TO = frozenset({"told", "tells"}), frozenset({"to", "not", "off", "about", "how"})
_WHOM = frozenset({"me", "us", "him", "her", "them", "my", "mum", "dad"})
"""Whom it was told: who stands behind them does what is told, but for "told me to", "off"."""
_GROWN_UPS = frozenset(
    {"mum", "mums", "mother", "dad", "dads", "father", "parents", "carer", "nan"}
)
_NEAR = 2
"""So many words at most stand between a word of `by_whom` and the name."""


def may_say(words: str) -> bool:
    """Tell whether words hold anything that is grave if an adult did it."""
    flat = flattened(words)
    return bool(found_in(flat, grave().deeds, grave().does, grave().hurt))


def names_deed(words: str) -> bool:
    """Tell whether words hold what is grave whoever did it."""
    return bool(found_in(flattened(words), grave().deeds))


def deeds_in(words: str) -> tuple[str, ...]:
    """Return what of words is grave whoever did it, or asks for care, as it is spelt there."""
    return found_in(flattened(words), grave().deeds, grave().careful)


def pictured(words: str) -> bool:
    """Tell whether words tell of a picture of somebody undressed."""
    return bool(found_in(flattened(words), grave().pictures))


def extremist(words: str) -> bool:
    """Tell whether words tell of something extremist that can be watched or read."""
    flat = flattened(words)
    return all(found_in(flat, each) for each in (grave().extremist, grave().shown))


def harms(told: Read) -> bool:
    """Tell whether what was told says that somebody harmed a child: a blow (`doers`), or what is
    grave."""
    if plainly(told):
        return True
    reader = _Reader(told.names, he_or_she(told.name.partition(" ")[0].casefold()))
    return any(reader.hears(_meant(here.words)) for here in told.sentences if here.words)


@dataclass(frozen=True)
class _Part:
    """A part of a sentence: from and to which word, and who does what names nobody in it."""

    at: int
    end: int
    kept: str


@dataclass
class _Reader:
    """Reads one sentence after the other; `he` are the words by which they are spoken of.

    `doer` is who did what was said last and `last` who was named last; `harm` tells whether the
    sentence before speaks of harm and `unsaid` whether it leaves out by whom. In the sentence that
    is read, their name begins at `names_at` and is made of the words of `own`.
    """

    names: Names
    he: frozenset[str]
    doer: str = _NOBODY
    last: str = _NOBODY
    harm: bool = False
    unsaid: bool = False
    names_at: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()

    def hears(self, here: Sequence[Span]) -> bool:
        """Tell whether a sentence says something grave of them."""
        self._find_them(here)
        if self._is_it(here, 0, len(here)) or self._is_hurt_by(here):
            return True
        deeds, self.unsaid = _deeds(here), True
        begins = [(0, _NOBODY), *self._parts(here)]
        ends = [*(at for at, _ in begins[1:]), len(here)]
        for (at, kept), end in zip(begins, ends, strict=True):
            if at and self._is_it(here, at, end):
                return True
            part = _Part(at, end, kept or self.doer)
            # What begins with the word that ends a part is said of it: "he watched me undress".
            if self._did(here, part, [e for e in deeds if at < e[0] <= end or at == e[0] == 0]):
                return True
        self.harm = bool(deeds or harm_in(joined(here)) or has(here, grave().hurt))
        return False

    def _find_them(self, here: Sequence[Span]) -> None:
        found: dict[int, tuple[int, str]] = {}
        for first, end, title in named_at(here, self.names):
            if not found.get(end, (0, ""))[1]:
                found[end] = (first, title)
        self.names_at = frozenset(first for first, _ in found.values())
        self.own = frozenset(n for end, (at, _) in found.items() for n in range(at, end))

    def _parts(self, here: Sequence[Span]) -> Iterator[tuple[int, str]]:
        """Yield where a new part begins, and who does what names nobody in it: "" as before it."""
        told = 0
        for n, each in enumerate(here[1:], 1):
            whom = n == told and (n in self.own or is_name(each) or each.flat in _WHOM)
            what = n == told and not whom and each.flat not in _TO
            if each.flat == "who":
                yield n, _THEM if n - 1 in self.own else _NOBODY
            elif what or _is_in(each, grave().opens):
                yield n, _NOBODY
            elif each.apart or _is_in(each, grave().goes_on) or self._is_again(each, n):
                yield n, ""
            if whom or each.flat in _TOLD:
                told = n + 1

    def _is_again(self, word: Span, at: int) -> bool:
        """Tell whether a word speaks of them once more right behind their name: "Mr Bell he"."""
        return word.flat in self.he and at - 1 in self.own

    def _did(self, here: Sequence[Span], part: _Part, deeds: Sequence[tuple[int, int]]) -> bool:
        """Tell whether they did one of the deeds of a part, and keep who did it."""
        first, who = next(iter([*self._people(here, part)]), (part.at, part.kept))
        self.doer = who
        self.unsaid = self.unsaid and who in (_NOBODY, _MAYBE)
        behind = [n for n in self.names_at if n < part.end and here[n - 1].flat in ("by", "from")]
        for at, end in deeds:
            since, doer = (first, who) if first < at else (part.at, part.kept)
            none = has(here[since:at], grave().no) or self._is_own(here, at, end)
            if doer == _THEM and not none:
                return True
            if any(at < n < end for n in self.names_at) or any(end <= n for n in behind):
                return True
        return False

    def _people(self, here: Sequence[Span], part: _Part) -> Iterator[tuple[int, str]]:
        """Yield where a part speaks of whom, and keep who was named last."""
        deeds = {n for at, end in places(here, grave().deeds) for n in range(at, end)}
        others = {first for first, _ in places(here, doers().others)} - deeds
        for n in range(part.at, part.end):
            flat = here[n].flat
            if n in self.own:
                self.last = _THEM
                yield n, _THEM
            elif flat in self.he:
                yield n, _THEM if _THEM in (self.doer, self.last) else _MAYBE
            elif n in others or self._is_other(here, n):
                self.last = _OTHER
                yield n, _OTHER
            elif flat in _WE or flat in he_or_she(""):
                yield n, _OTHER

    def _is_other(self, here: Sequence[Span], n: int) -> bool:
        """Tell whether somebody else is named at a place, by a title too."""
        return is_somebody(here[n]) or (n + 1 not in self.own and is_titled(here, n))

    def _is_it(self, here: Sequence[Span], at: int, end: int) -> bool:
        """Tell whether a part says no more than who did what was said before it: "It was Mr Bell".

        Or who it is that does what it tells itself: "the teacher who hits me is Mr Bell".
        """
        rest = [here[n] for n in range(at, end) if n not in self.own]
        flats = [each.flat for each in rest]
        if len(rest) == end - at:
            return False
        if "who" in flats and flats[-1] in ("is", "was") and end - 1 in self.own:
            return bool(harm_in(joined(rest)))
        harm = bool(harm_in(joined(here[:at]))) if at else self.harm
        no_more = all(_is_in(each, grave().it_was) for each in rest)
        return harm and no_more and (self.unsaid or len(rest) > bool(at))

    def _is_hurt_by(self, here: Sequence[Span]) -> bool:
        """Tell whether somebody is hurt because of them: "marks from Mr Bell's ruler"."""
        hurt = [end for _, end in places(here, grave().hurt)]
        return any(
            hurt[0] <= by < n <= by + _NEAR
            for by, _ in (places(here, grave().by_whom) if hurt else ())
            for n in self.names_at
            if not any(each.apart for each in here[by + 1 : n + 1])
        )

    def _is_own(self, here: Sequence[Span], at: int, end: int) -> bool:
        """Tell whether it happened to what is theirs: "Miss Lee broke her arm".

        Where nobody else is named before it, whose it may be as well.
        """
        deed, before = here[at:end], here[:at]
        theirs = {_HIS[each] for each in self.he if each in _HIS}
        if not (theirs & {each.flat for each in deed} and has(deed, doers().own)):
            return False
        others = has(before, doers().others)
        return not (
            others or any(is_somebody(e) for n, e in enumerate(before) if n not in self.own)
        )


def _meant(here: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words as a child means them by what it writes."""
    spelt = look_closer().spelt
    return tuple(replace(each, flat=spelt.get(each.flat, each.flat)) for each in here)


def _deeds(here: Sequence[Span]) -> list[tuple[int, int]]:
    """Return where something grave stands, from and to."""
    never = {n for at, end in places(here, doers().never) for n in range(at, end)}
    to = (each for each in places(here, grave().does) if _is_to(here, each[1]))
    return [each for each in (*places(here, grave().deeds), *to) if each[0] not in never]


def _is_to(here: Sequence[Span], end: int) -> bool:
    """Tell whether whom it was done to stands at a place."""
    behind = here[end : end + 2]
    alone = [each.flat for each in behind] in (["her"], ["us"])
    known = any(at == 0 for at, _ in places(behind, grave().whom))
    named = bool(behind) and is_name(behind[0])
    theirs = named and len(behind) > 1 and behind[1].flat in _GROWN_UPS  # "texted Kit's mum"
    return alone or known or (named and not theirs)


def _is_in(word: Span, listed: WordList) -> bool:
    return has((word,), listed)
