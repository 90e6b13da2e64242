"""Words as people spell them, and whether one may be another: a child spells as it can.

Cyrillic is read in Latin letters, as a Ukrainian child hears an English name ("Пан Пател"), and a
Polish or Ukrainian word may end as its case asks for ("Panu Patelowi").
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

from jellyfish import levenshtein_distance

from assets.desk_data import endings

LIKE = 0.8
"""From so much of two words the same on, one may be the other."""
_ROUNDING = 1e-9
_LATIN = str.maketrans(
    dict(zip("абвгґдезиіклмнопрстуфхэыё", "abvhgdezyiklmnoprstufheye", strict=True))
    | {"є": "ye", "ж": "zh", "ї": "yi", "й": "y", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ю": "yu", "я": "ya", "ь": "", "ъ": "", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"}
)
_TICKS = re.compile(r"(?<=[а-яґєії])['’ʼ](?=[а-яґєії])")
_WORD = re.compile(r"\w+")
_GENITIVE = re.compile(r"['’]s\b")
_ALIKE = (
    *(("kh", "h"), ("g", "h"), ("w", "v"), ("cz", "ch"), ("sz", "sh"), ("rz", "zh")),
    *(("ie", "ye"), ("ia", "ya"), ("iu", "yu"), ("dzh", "j"), ("oo", "u")),
)
"""What languages write otherwise for much the same sound."""
_STEM = 3
"""So many letters at least stay before an ending."""


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in small Latin letters, without accents or a genitive's s."""
    letters = text.casefold() if text.isascii() else _latin(text)
    return tuple(_WORD.findall(_GENITIVE.sub("", letters)))


def _latin(text: str) -> str:
    flat = unicodedata.normalize("NFC", text).casefold()
    latin = _TICKS.sub("", flat).replace("дж", "j").translate(_LATIN)
    parts = unicodedata.normalize("NFKD", latin)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def nearly(name: str, word: str, like: float = LIKE) -> bool:
    """Tell whether a word may be a misspelt name: both begin alike, and are much the same."""
    return likeness(name, word, like) > 0


def likeness(name: str, word: str, least: float) -> float:
    """Return how much of two words that begin alike is the same, up to 1; 0 where it is less."""
    both = len(word) + len(name)
    if min(len(word), len(name)) < 4 or word[0] != name[0]:
        return 0
    # So many letters at most are put in or left out; counting changed ones first is far quicker.
    spare = (1 - least) * both + _ROUNDING
    if abs(len(word) - len(name)) > spare or levenshtein_distance(word, name) > spare:
        return 0
    found = SequenceMatcher(None, word, name).ratio()
    return found if found >= least else 0


def across(word: str) -> str:
    """Return a word as it is spelt alike in English, Polish and Ukrainian ("Webb", "Вебб")."""
    for theirs, ours in _ALIKE:
        word = word.replace(theirs, ours)
    return word


def declined(name: str, word: str, least: int = 1) -> bool:
    """Tell whether a word is a name with the ending of a Polish or Ukrainian case.

    Both are `across`. The ending has so many letters at least; what a name ends in may give way.
    """
    bare = name.rstrip("aeiouy")
    stem = bare if len(bare) >= _STEM else name
    rest = word[len(stem) :]
    return (
        len(stem) >= _STEM and word.startswith(stem) and len(rest) >= least and rest in _endings()
    )


@cache
def _endings() -> frozenset[str]:
    return frozenset(across(ending) for ending in endings())
