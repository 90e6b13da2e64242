"""Whom words name, however a child spells it.

After a title a child nearly always writes a name, and as it sounds ("mr nite", "mis leigh");
without one only what is much like a surname is one. A name may be run together with its title, or
come apart. People are handed over under every name and role they have or had (`PublicList.called`).
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from jellyfish import levenshtein_distance, metaphone

from assets.desk_data import look_closer, titles
from store.letterbox.called import called_by, roles_in
from store.letterbox.everyday import is_everyday
from store.letterbox.likeness import across, declined, nearly, words_in
from store.school.public_list import Person

TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "sir", "rev", "the"})
"""What stands before a name on a list, and is no part of it."""
_RUN_TOGETHER = ("mister", "missus", "miss", "mis", "mrs", "mr", "ms")
"""What a child writes in one word with a name, the longest first."""
_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "di", "da", "du", "la", "le", "el", "al", "st", "mc", "mac"}
    | {"o", "d", "ap", "bin", "ben", "ter"}
)
"""What belongs to the word after it in a surname."""
_SENTENCES = re.compile(r"[.!?:;\n\"“”]+")
_DOUBLED = re.compile(r"(.)\1")
_WORD = re.compile(r"[^\W\d_](?:\w|['’])*")
_NO_WORDS = frozenset({"mr", "mrs", "ms", "mx", "dr", "mister", "missus"})
"""Titles that are nothing else in any language spoken here."""
_ARE_WORDS = frozenset("aiouyvwz")
"""Letters that are a word, or children write for one."""
_LEAST, _SOUNDING = 3, 5
"""Letters that half a name has at least, and what is run together with a title, to be one."""
_SHORT = 3
"""Letters of a word after a title that may be a short name with one letter wrong or left out."""
_MISS = frozenset({"miss", "mis"})
_WHO_MISSES = frozenset(
    {"i", "u", "you", "we", "they", "she", "he", "it", "ill", "will", "to", "do", "dont", "don"}
    | {"didn", "didnt", "t", "really", "so", "not", "never", "always", "just", "still", "also"}
    | {"would", "might", "cant", "and", "ll", "d", "my", "who", "kids", "children", "people"}
)
"""What stands before "miss" where that is something one does, and no title."""
_NO_NAMES = frozenset(
    {"all", "and", "any", "are", "but", "can", "did", "for", "get", "got", "had", "has", "her"}
    | {"him", "his", "how", "its", "let", "may", "not", "now", "one", "our", "out", "put", "say"}
    | {"hit", "sat", "ran", "saw", "ask", "cut", "met", "ate", "mum", "dad", "nan"}
    | {"see", "she", "the", "too", "two", "use", "was", "way", "who", "why", "yes", "you", "off"}
)
"""Words of three letters that stand behind a title where no name does ("miss was cross")."""
_TITLED = 0.7
"""From so much the same on, a word after a title may be a name."""
_UNTITLED = 2
"""Letters that the ending of a case has at least where no title says that it is a name."""


Listener = Callable[[str, str], bool]
"""Tells of somebody, by id, whether a few words name them."""


@dataclass(frozen=True)
class Said:
    """A word, as it is `spelt` in letters of all languages (`across`), heard, and its sounds."""

    word: str
    spelt: str
    heard: str
    sounds: frozenset[str]


@dataclass(frozen=True)
class Heard:
    """What there is to hear in a `text`: the words that may name somebody, and its roles.

    `strange` are those of no other use, in letters of all languages (`across`), `large` those
    written as names are, `titled` those that a title says are a name, `short` those of three
    letters behind a title ("ms hat"), `letters` what stands for one ("Mr P").
    """

    text: str
    words: frozenset[str]
    strange: tuple[str, ...]
    large: frozenset[str]
    titled: tuple[Said, ...]
    short: frozenset[str]
    letters: frozenset[str]

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles whose words occur; few people are named by any."""
        return roles_in(self.text)


def named_in(
    words: str, people: Collection[Person], teachers: Collection[str] = ()
) -> tuple[Person, ...]:
    """Return the people whose name occurs in `words`, however misspelt, each as they come first.

    Compared without case and accents; a near miss counts, because a child spells as it can and
    asking once too often harms nobody. But a word of every day is no misspelt name, unless it has a
    title or, inside a sentence, a capital. The word for a role names whoever has it, too;
    `teachers` are who is meant by "my teacher", by their ids (`store.letterbox.called`).
    """
    heard = _heard(words)
    named = {person.id for person in people if _names(person, heard, teachers)}
    now = {person.id: person for person in reversed(tuple(people)) if person.id in named}
    return tuple(person for person in people if now.get(person.id) is person)


def listening(called: Collection[Person], teachers: Collection[str] = ()) -> Listener:
    """Return what tells whether a few words name one of some people, as `named_in` does.

    The same words are read once, whoever is asked of; they are forgotten with what is returned.
    """
    heard = cache(_heard)
    return cache(lambda id, few: any(_names(e, heard(few), teachers) for e in called if e.id == id))


def plainly_named(
    words: str,
    called: Collection[Person],
    everyday: Collection[str],
    teachers: Collection[str] = (),
) -> bool:
    """Tell whether `words` name somebody, and do not only hold a name as an `everyday` word.

    `called` is one person, under each of their names. "The bell rang" names no Mr Bell; "mr bell"
    does, and "I told Bell".
    """
    heard = _heard(words)
    return any(_names(each, heard, teachers, everyday) for each in called)


def may_mean(words: str, name: str) -> bool:
    """Tell whether `words` may mean somebody of a full `name`, who need not be on the staff.

    Their surname counts however misspelt, as in `named_in`, and any part of their name as it is.
    """
    heard = _heard(words, all_names=True)
    parts = {part.word for part in _parts(name) if len(part.word) > 1}
    return bool(parts & heard.words) or _is_heard(name, heard)


def _names(
    person: Person, heard: Heard, teachers: Collection[str], everyday: Collection[str] = ()
) -> bool:
    if _is_heard(person.name, heard, everyday):
        return True
    roles = called_by(person, teachers)
    return bool(roles) and not roles.isdisjoint(heard.roles)


def _is_heard(name: str, heard: Heard, everyday: Collection[str] = ()) -> bool:
    return (
        any(_is_alone(each, heard, everyday) for each in _surnames(name))
        or any(_sounds_like(each, word) for each in _surnames(name) for word in heard.titled)
        or any(_is_case_of(part, word) for part in _parts(name) for word in heard.titled)
        or any(_is_short_of(each.word, word) for each in _surnames(name) for word in heard.short)
        or any(each.word[0] in heard.letters for each in _surnames(name))
    )


def _is_alone(surname: Said, heard: Heard, everyday: Collection[str]) -> bool:
    """Tell whether a surname is heard without a title."""
    own = {surname.word, f"{surname.word}s"}
    if surname.word in everyday:
        return bool(own & heard.large)
    return bool(own & heard.words) or any(_is_like(surname.spelt, word) for word in heard.strange)


def _heard(text: str, *, all_names: bool = False) -> Heard:
    words, before = words_in(text), titles()
    every, titled = [*words], list[str]()
    for place, word in enumerate(words, 1):
        if word in before:
            titled += ("".join(words[place : place + count]) for count in (1, 2, 3))
        title = next((each for each in _RUN_TOGETHER if word.startswith(each)), word)
        if len(rest := word.removeprefix(title)) >= _LEAST:
            (titled if len(rest) >= _SOUNDING else every).append(rest)
    large = frozenset(every) if all_names else written_large(text)
    once = (each for each in dict.fromkeys(every) if not _is_of_first_name(each))
    strange = (each for each in once if each in large or not is_everyday(each))
    return Heard(
        text,
        frozenset(every),
        tuple(across(each) for each in strange),
        large,
        tuple(_said(each) for each in dict.fromkeys(titled) if each),
        _short(words),
        frozenset() if all_names else _letters(words),
    )


def _is_of_first_name(word: str) -> bool:
    """Tell whether a word says whose something is, by a first name: "toms teacher"."""
    return word.endswith("s") and word[:-1] in look_closer().large


def _short(words: Sequence[str]) -> frozenset[str]:
    """Return the words of three letters after a title that is nothing else there."""
    return frozenset(
        word
        for before, title, word in zip(("", *words), words, words[1:], strict=False)
        if len(word) == _SHORT
        and word not in _NO_NAMES | TITLES
        and (title in _NO_WORDS or (title in _MISS and before not in _WHO_MISSES))
    )


def _is_short_of(name: str, word: str) -> bool:
    """Tell whether a word is a short name but for one letter, a doubled one counting as one.

    Ratios say nothing of words so short: of "hat" and "hart" too much is the same, of "wed" and
    "webb" too little.
    """
    single = _DOUBLED.sub(r"\1", name)
    return name[0] == word[0] and any(
        len(each) <= _SHORT + 1 and levenshtein_distance(each, word) == 1
        for each in {name, single}
        if len(each) >= _SHORT
    )


def _letters(words: Sequence[str]) -> frozenset[str]:
    """Return what is a single letter after a title, and no word there ("I miss a go")."""
    return frozenset(
        letter
        for title, letter, after in zip(words, words[1:], (*words[2:], ""), strict=False)
        if len(letter) == 1
        and letter.isalpha()
        and title in titles()
        and (title in _NO_WORDS or letter not in _ARE_WORDS)
        and (letter not in _PARTICLES or not after or is_everyday(after))  # "Mr O'Brien"
    )


def written_large(text: str) -> frozenset[str]:
    """Return the words with a capital inside a sentence, where small words stand beside them."""
    found = set[str]()
    for sentence in _SENTENCES.split(text):
        words = [each for each in _WORD.findall(sentence) if each != "I"]
        if not all(each[0].isupper() for each in words):
            large = (each for each in words[1:] if each[0].isupper() and not each.isupper())
            found.update(part for each in large for part in words_in(each))
    return frozenset(found - look_closer().large)


@cache
def _surnames(name: str) -> Sequence[Said]:
    """Return how a surname is said: its last word, all of it as one, each half of a double one."""
    parts = [part.word for part in _parts(name)]
    first = max(len(parts) - 1, 0)
    while first > 0 and parts[first - 1] in _PARTICLES:
        first -= 1
    double = words_in("".join(name.split()[-1:]))
    halves = (each for each in double if len(each) >= _LEAST)
    run_together = "".join(parts)  # "amypatel"
    said = (*parts[-1:], "".join(parts[first:]), "".join(double), run_together, *halves)
    return tuple(_said(each) for each in dict.fromkeys(said) if each and each not in TITLES)


@cache
def _parts(name: str) -> tuple[Said, ...]:
    return tuple(_said(part) for part in words_in(name) if part not in TITLES)


def _said(word: str) -> Said:
    spelt = across(word)
    heard = spelt.removeprefix("h").replace("y", "i")  # what nobody hears, or tells apart
    sounds = {metaphone(word), metaphone(heard)} - {""}
    return Said(word, spelt, heard, frozenset(sounds))


def _is_case_of(part: Said, word: Said) -> bool:
    return part.word == word.word or declined(part.spelt, word.spelt)


def _is_like(name: str, word: str) -> bool:
    return name == word or nearly(name, word) or declined(name, word, _UNTITLED)


def _sounds_like(name: Said, word: Said) -> bool:
    if word.heard in (name.heard, name.heard + "s") or name.sounds & word.sounds:
        return True
    return nearly(name.heard, word.heard, _TITLED) or declined(name.spelt, word.spelt)
