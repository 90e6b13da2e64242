"""Covering people's names in a text: the same label stands for each of them everywhere.

A search for names finds what is written like them. What it cannot find (nicknames, initials,
slips of the pen, "her brother") is for a person to look at: `look_over` says where to begin.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from string import ascii_uppercase

from assets import FOLDER
from store.cases.sound import sound

TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "sir", "rev", "the", "and", "of"})
LEAST, SHORT = 2, 3
"""A part of a name with fewer letters is left alone; a short one counts with its capital only."""
BEFORE = r"(?:mr|mrs|miss|ms|mx|dr|sir|rev|master|lady)\b\.?"
"""What stands before a name and goes with it, for it says whether they are a man or a woman."""
OF_THAT_NAME = "another of that name"
"""Who else a title and a surname may mean, of somebody with no title: "Mrs Fox" is no Sam Fox."""
LIKENESS = 0.75
NEAR_LEAST = 4
JOINED_LEAST = 7
"""A whole name with so many characters is found without its spaces too: in an address."""
UNSEEN = re.compile(r"(?<=\w)[\u00ad\u034f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+(?=\w)")
"""What nobody sees within a word, as text from the web or from Word has it: it hides a name."""
"""How like a name a word is that may be it misspelt, and how long at least."""


@dataclass(frozen=True)
class Covered:
    """Somebody whose name is covered: `names` are all the ways in which it is written.

    `also` are other words for them, covered as a whole only: of "the head" no "head".
    """

    label: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class LookedOver:
    """What covering does to texts: how often each label will stand there.

    `left` are words in small letters that may be the name or only a word, `near` are words that
    look like a name and are not covered; each with how often.
    """

    found: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    near: Mapping[str, int] = field(default_factory=dict)


def covers(people: Sequence[str], more: str = "") -> tuple[Covered, ...]:
    """Return who is covered, with a label each: the people chosen, and those written down.

    Each line of `more` is one person: names with commas between. A line with the name of somebody
    chosen adds to theirs.
    """
    lines = [[name] for name in dict.fromkeys(filter(None, map(str.strip, people)))]
    for line in more.splitlines():
        names = [name.strip() for name in line.split(",") if name.strip()]
        same = [each for each in lines if {n.casefold() for n in names} & {each[0].casefold()}]
        if same:
            same[0] += names
        elif names:
            lines.append(names)
    return tuple(
        Covered(f"[Person {_letters(place)}]", tuple(dict.fromkeys(names)))
        for place, names in enumerate(lines)
    )


class Cover:
    """Covers names in texts; made once for a record.

    `keep` are whole names of others that hold one of them: where Will Hart is covered, Ms Hart
    who teaches is not.
    """

    def __init__(self, people: Sequence[Covered], keep: Sequence[str] = ()) -> None:
        self._people = people
        self._labels: dict[str, str] = {}
        whole: dict[str, list[str]] = {}
        parts: dict[str, list[str]] = {}
        for each in people:
            for name in each.names:
                whole.setdefault(_flat(name), []).append(each.label)
                for part in _parts(name):
                    parts.setdefault(_flat(part), []).append(each.label)
            for last in (last for last in _surnames(each) if " " in last):
                parts.setdefault(_flat(last), []).append(each.label)
            for words in each.also:
                whole.setdefault(_flat(words), []).append(each.label)
        self._surnames = {_flat(last) for each in people for last in _surnames(each)}
        known = {**parts, **whole}
        for name, labels in known.items():
            self._labels[name] = _either(labels)
        kept = {_flat(name) for name in keep if " " in name.strip()} - whole.keys()
        # The longest first: a whole name goes before its parts.
        found = {name for name in known if is_findable(name)}
        order = sorted({*found, *kept} if found else found, key=len, reverse=True)
        pattern = "|".join(map(_bounded, order))
        title = rf"(?P<title>(?:{BEFORE}\s+(?:and|&)\s+)?{BEFORE}\s+(?:[^\W\d_]\.?\s+){{0,2}})"
        alone = rf"(?<![^\W\d_]){title}?(?P<name>{pattern})(?![^\W\d_])"
        self._pattern = re.compile(alone, re.IGNORECASE) if order else None
        self._kept = kept
        # Small letters are no doubt where these are known to be somebody there.
        self._sure = {_flat(words) for e in people for words in e.also if words.islower()}
        self._joined = {_join(name): label for name, label in self._labels.items() if " " in name}
        self._names = [name for name in known if len(name) >= NEAR_LEAST and " " not in name]
        self._short = [name for name in known if len(name) == SHORT]
        self._sounds = {sound(each) for each in known if len(each) >= SHORT and " " not in each}
        spelt = {_initials(name) for each in people for name in each.names} - {""}
        self._initials = "|".join(sorted(spelt)) or r"(?!)"

    def cover(self, text: str) -> str:
        """Return a text with every name that is found replaced by its label."""
        if label := self._labels.get(_flat(text)):
            return label  # all of it is the name: however short, nobody else is meant
        if self._pattern is None:
            return text
        seen = UNSEEN.sub("", unicodedata.normalize("NFC", text))
        return self._pattern.sub(self._label, seen)

    def look_over(self, texts: Iterable[str]) -> LookedOver:
        """Return what covering does to these texts, and what a person should look at."""
        found, left, near = Counter[str](), Counter[str](), Counter[str]()
        for text in texts:
            covered = self.cover(text)
            for each in self._people:
                found[each.label] += covered.count(each.label[1:-1])
            near.update(each.strip() for each in re.findall(self._initials, covered))
            for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", covered):
                flat = _flat(word)
                if flat in self._labels:
                    left[word] += 1
                elif self._is_near(flat) or self._sounds_near(word, flat):
                    near[word] += 1
        return LookedOver(dict(found), dict(left), dict(near))

    def _label(self, match: re.Match[str]) -> str:
        title, said = match["title"] or "", match["name"]
        name = _flat(said)
        if _flat(match[0]) in self._kept:
            return match[0]
        if title and (whole := self._labels.get(_flat(match[0]))):
            return whole
        doubtful = " " not in name and name not in self._sure
        if said.islower() and doubtful and (name in english() or len(name) < SHORT):
            return match[0]
        label = self._labels.get(name) or self._joined.get(_join(name))
        if label is None:
            return match[0]
        if title and name in self._surnames:
            return _either([label, f"[{OF_THAT_NAME}]"])
        # Who writes "I miss Amy" calls nobody Miss.
        return title + label if title.startswith("miss") else label

    def _is_near(self, word: str) -> bool:
        if len(word) < NEAR_LEAST or word in english():
            return False
        # "Amys" of Amy: of so short a name only one letter more counts, or every word would.
        if any(word[:-1] == name for name in self._short):
            return True
        return any(
            word[0] == name[0] and SequenceMatcher(None, word, name).ratio() >= LIKENESS
            for name in self._names
        )

    def _sounds_near(self, word: str, flat: str) -> bool:
        """Tell whether a word sounds as a name does (Amie of Amy); a short one with a capital."""
        if len(flat) < (SHORT if word[0].isupper() else NEAR_LEAST):
            return False
        return flat not in english() | _common() and sound(flat) in self._sounds


@cache
def _common() -> frozenset[str]:
    """Return the words that sound as a name does and are none."""
    return frozenset(_words()["sounds"])


@cache
def _words() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = tomllib.loads(
        (FOLDER / "redaction" / "words.toml").read_text("utf-8")
    )
    return found


@cache
def english() -> frozenset[str]:
    """Return the names that are English words as well."""
    return frozenset(_words()["words"])


def is_findable(name: str) -> bool:
    """Tell whether a search finds a name and little else: a number or a letter is everywhere."""
    return any(len(part) >= LEAST for part in re.findall(r"[^\W\d_]+", name))


def _parts(name: str) -> list[str]:
    parts = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)
    more = [piece for part in parts if "-" in part for piece in part.split("-")]
    return [p for p in (*parts, *more) if len(p) >= LEAST and p.casefold() not in TITLES]


def _surnames(person: Covered) -> list[str]:
    """Return what may be the surname, whole and in parts, of who is written with no title."""
    if any(re.match(BEFORE, name, re.IGNORECASE) for name in person.names):
        return []
    found = [last for name in person.names for last in _parts(name)[1:]]
    return [*found, *filter(None, (name.strip().partition(" ")[2] for name in person.names))]


def _initials(name: str) -> str:
    """Return what finds the initials of a whole name (“AS”, “A.S.”); empty of one part alone."""
    first = [part[0].upper() for part in _parts(name)]
    if len(first) < LEAST:
        return ""
    return r"(?<![\w.])" + r"\.?\s?".join(map(re.escape, first)) + r"\b\.?"


def _flat(text: str) -> str:
    """Return a name as it is compared: without case, accents and more than one space."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.split())


def _bounded(name: str) -> str:
    """Return the same where a number at its end, or its beginning, goes on no further."""
    before = r"(?<!\d)" if name[:1].isdigit() else ""
    return before + _pattern(name) + (r"(?!\d)" if name[-1:].isdigit() else "")


def _pattern(name: str) -> str:
    """Return what finds a flattened name in a text, with or without its accents."""
    between = r"[\s._-]*" if len(name) >= JOINED_LEAST else r"\s+"
    letters = {" ": between, "'": "['’]"}
    return "".join(letters.get(each) or _letter(each) for each in name)


def _join(name: str) -> str:
    return re.sub(r"[\s._-]+", "", name)


@cache
def _accented() -> dict[str, str]:
    """Return, for each plain letter, the letters that are it with an accent."""
    found: dict[str, str] = {}
    for code in range(0xC0, 0x250):
        letter = chr(code)
        plain = _flat(letter)
        if len(plain) == 1 and plain.isascii() and plain != letter:
            found[plain] = found.get(plain, "") + letter
    return found


def _letter(letter: str) -> str:
    more = _accented().get(letter, "")
    return f"[{re.escape(letter)}{more}]" if more else re.escape(letter)


def _either(labels: Sequence[str]) -> str:
    """Return one label, or several where a name is that of several: a surname of brothers."""
    return "[" + " or ".join(label[1:-1] for label in dict.fromkeys(labels)) + "]"


def _letters(place: int) -> str:
    """Return A, B, … Z, AA, AB … for 0, 1, …"""
    first, last = divmod(place, len(ascii_uppercase))
    return (_letters(first - 1) if first else "") + ascii_uppercase[last]
