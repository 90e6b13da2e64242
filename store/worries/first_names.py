"""What a first name in what was told stands for: a pupil, a colleague, or either.

No list knows the names of a class, so whoever collects a worry and opens the roll has noted which
of its words are first names there (`adults.by_first_name`). With that "mr patel hit leo" says whom
it was done to, and "raj hits me" who did it. What the words beside a name tell stands in
`assets/desk/first_names.toml`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from assets.desk_data import doers, grave, look_closer, titles
from assets.texts import everyday_words
from assets.word_list import WordList
from store.asset_tables import whole
from store.letterbox.called import TEACHER, roles_in
from store.letterbox.everyday import is_everyday
from store.letterbox.likeness import words_in
from store.letterbox.naming import TITLES
from store.school.public_list import Person
from store.worries.listed import found_in
from store.worries.named_words import ADULTS, WHOSE, is_somebody, sometimes
from store.worries.spans import Span, places, spans

PUPIL = "Pupilname"
"""What a pupil's first name is read as: a name that is nobody else's, and no word."""
TITLE = "Mx"
"""The title of whom no name on the list says "he" or "she" of."""
_LEAST = 2
"""So many letters are a first name at least: "R Patel" tells none."""
_OF = frozenset({"of"})
"""Before "the teachers" it says that it is one of them."""
_FAR = 4
"""So many words before a name say whose name it is."""


@dataclass(frozen=True)
class FirstNames:
    """Which words of what was told are first names, in small Latin letters (`words_in`).

    Of `pupils`, or their full names where a colleague has the surname ("sam patel"); of
    `colleagues` and of no pupil; or of `either`, where a surname of a colleague may be one as well.
    """

    pupils: frozenset[str] = frozenset()
    colleagues: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.pupils or self.colleagues or self.either)


def read(words: str, known: FirstNames, people: Collection[Person], *, either: bool) -> str:
    """Return words with title and surname of `people` in the place of their first names, and
    `PUPIL` in that of a pupil's.

    Whose first name is a pupil's too is meant where that is asked for (`either`). Else nobody is
    who only may be one of them: "sam patel", of whom no roll says that he is a pupil, and "one of
    the teachers". Nor is anybody the word of every day that their surname is too: "the bell".
    """
    surnames, heard = {_surname(each.name) for each in people}, {*words_in(words)}
    if not (known or heard & surnames or (heard & _OF and not either)):
        return words
    meant = known.colleagues | (known.either if either else frozenset())
    reader = _Reader(known, meant, people, frozenset(surnames), sure=not either)
    return "".join(map(reader.line, words.splitlines(keepends=True)))


@cache
def first_name(name: str) -> str:
    """Return the first name in a name on the list of adults, as `words_in` has it; or nothing."""
    parts = _without_title(name)
    first = "".join(words_in(parts[0])) if len(parts) > 1 else ""
    return first if len(first) >= _LEAST else ""


@cache
def _surname(name: str) -> str:
    return "".join(words_in(name.split()[-1]))


def _is_behind_title(here: Sequence[Span], n: int) -> bool:
    """Tell whether a title stands right before a name, or before the first name that goes with it:
    "miss rose lee"."""
    first = here[n - 1]
    named = is_somebody(first) or not is_everyday(first.flat)
    return n > 1 and here[n - 2].flat in titles() and named


def _without_title(name: str) -> list[str]:
    parts = name.split()
    return parts[1:] if {*words_in(parts[0])} & TITLES else parts


def _by_surname(name: str) -> str:
    """Return how somebody is called by their surname, with no title of their own by `TITLE`."""
    title, parts = name.split()[0], _without_title(name)
    return " ".join((TITLE if title == parts[0] else title, *(parts[1:] or parts)))


@dataclass(frozen=True)
class _Reader:
    """Reads one line after the other; `meant` are the first names that are a colleague's here.

    `surnames` are those of `people`; `sure`: who only may be one of them is not.
    """

    known: FirstNames
    meant: frozenset[str]
    people: Collection[Person]
    surnames: frozenset[str]
    sure: bool

    def line(self, line: str) -> str:
        """Return a line with whom each name in it means."""
        here = spans(line)
        hit = {end for each in _harm() for _, end in places(here, each)}
        latin = [next(iter(words_in(line[each.start : each.end])), "") for each in here]
        said = set[int]()  # first names right before the surname of who is on the list so
        for n, word in reversed([*enumerate(latin)]):
            if n and (latin[n - 1] in titles() or here[n - 1].start == here[n].start):
                continue
            if n in said:
                continue
            if self._is_nobodys(here, n, word):
                line = _put(line, here[n], PUPIL)
            elif self._is_in_full(here, n, word):
                said.add(n - 1)
            elif not _is_behind_title(here, n):
                line = self._first_name(line, here, n, word, whom=n in hit)
        return line

    def _first_name(self, line: str, here: Sequence[Span], n: int, word: str, *, whom: bool) -> str:
        """Return a line with whom a first name means; `whom`: harm is done to somebody there."""
        known = self.known
        whom = whom and word in known.either  # harm is done to a child, nearly always
        if word in self.meant and not whom and not _goes_on(here, n) and _is_meant(here, n):
            called = (
                _by_surname(each.name)
                for each in self.people
                if word in (first_name(each.name), _surname(each.name))
            )
            return _put(line, here[n], " and ".join(dict.fromkeys(called)) or PUPIL)
        is_pupil = word in known.pupils | known.either and _is_said(here, n)
        return _put(line, here[n], PUPIL) if is_pupil else line

    def _is_nobodys(self, here: Sequence[Span], n: int, word: str) -> bool:
        """Tell whether a surname of somebody on the list stands there for somebody else, or for a
        thing; or who may be one of several."""
        before = here[n - 1].flat if n else ""
        if word in self.surnames:
            is_role = (before, here[n].flat) in sometimes()  # "the head"
            thing = word in look_closer().everyday and before in WHOSE and not is_role
            if thing and not here[n].large:
                return True
            return self._is_named_so(here, n, word) and not _is_behind_title(here, n)
        of = n > 1 and here[n - 2].flat in _OF and before in WHOSE
        return self.sure and of and word.endswith("s") and TEACHER in roles_in(f"the {word}")

    def _is_named_so(self, here: Sequence[Span], n: int, surname: str) -> bool:
        """Tell whether a pupil is called so in full; or, if only what is sure counts, whether a
        first name that is no colleague's stands before it."""
        if not n or here[n].apart:
            return False
        first = here[n - 1]
        so = f"{first.flat} {surname}" in self.known.pupils
        if self._is_in_full(here, n, surname):
            return so and self.sure
        if so:
            return True
        said = len(first.flat) >= _LEAST and not is_everyday(first.flat)
        no_name = first.flat in look_closer().spelt or found_in(f" {first.flat} ", *_adults())
        return self.sure and (is_somebody(first) or (said and not no_name))

    def _is_in_full(self, here: Sequence[Span], n: int, surname: str) -> bool:
        """Tell whether the first and the last name of somebody on the list end there."""
        if not n or here[n].apart:
            return False
        named = (each.name for each in self.people if _surname(each.name) == surname)
        return here[n - 1].flat in map(first_name, named)


def _put(line: str, word: Span, name: str) -> str:
    ends = "'s" if line[word.start : word.end].endswith(("'s", "’s")) else ""
    return f"{line[: word.start]}{name}{ends}{line[word.end :]}"


def _goes_on(here: Sequence[Span], n: int) -> bool:
    """Tell whether a surname stands right behind a first name: then it says who it is."""
    last = here[n + 1 : n + 2]
    if not last or last[0].apart or not last[0].large:
        return False
    return here[n].large and not is_everyday(last[0].flat)


def _is_meant(here: Sequence[Span], n: int) -> bool:
    """Tell whether a colleague may be meant: nothing beside the name says that it is a child."""
    before = here[max(n - _FAR, 0) : n]
    if any(end == len(before) for _, end in places(before, _list("before"))):
        return False
    behind = any(at == 0 for at, _ in places(here[n + 1 :], _list("behind")))
    return not behind and _is_said(here, n)


def _is_said(here: Sequence[Span], n: int) -> bool:
    """Tell whether a name stands there, and not the word of every day that it is too."""
    if not is_a_word(here[n].flat):
        return True
    before = here[n - 1] if n else None
    first = before is None or here[n].apart
    if here[n].large and not first and before and not before.large:
        return not _is_in(before, "when")
    hit = [place for each in _harm() for place in places(here, each)]
    if any(end == n for _, end in hit):
        behind = here[n + 1 : n + 2]
        return not behind or behind[0].apart or here[n].large or _is_in(behind[0], "on")
    does = any(at == n + 1 for at, _ in hit)
    if does and not first and before and _is_in(here[n], "verbs"):
        return _is_in(before, "begins")
    return does and (first or before is None or not _is_in(before, "when"))


def is_a_word(name: str) -> bool:
    """Tell whether a first name is a word of every day too."""
    look = look_closer()
    known = name in everyday_words() or name in look.everyday
    return known or (is_everyday(name) and name not in look.large)


def _is_in(word: Span, list: str) -> bool:
    return bool(places((word,), _list(list)))


def _harm() -> tuple[WordList, ...]:
    return doers().does, doers().alone, grave().does


@cache
def _adults() -> tuple[WordList, ...]:
    return tuple(each for each in look_closer().lists if each.id == ADULTS)


@cache
def _list(id: str) -> WordList:
    return WordList(id, tuple(whole("desk", "first_names")[id]["words"]))
