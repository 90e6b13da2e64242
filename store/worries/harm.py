"""Words that speak of violence, touch or harm, by the school's own lists."""

from collections.abc import Mapping, Sequence
from functools import cache

from jellyfish import metaphone

from assets.desk_data import grave, look_closer
from assets.word_list import WordList, words_of
from store.asset_tables import whole
from store.letterbox.everyday import is_everyday
from store.letterbox.likeness import nearly
from store.letterbox.naming import written_large
from store.worries.listed import as_meant, flattened, found_in, pattern

_STEM, _LEAST = 4, 5
"""Letters of the shortest word, and of its shortest form, that is found misspelt."""
_SOUNDING, _LIKE = 0.7, 0.88
"""From so much the same on, what sounds like a word is it misspelt, and what does not."""
_ENDINGS = ("es", "ed", "ing", "d", "t")
"""How words of harm go on: "kicks", "kicked", "smaking"."""


def speaks_of_harm(words: str) -> bool:
    """Tell whether words speak of violence, touch or harm, by the school's own lists.

    However they are spelt; but what has a capital inside a sentence is a name.
    """
    return bool(harm_in(words))


def harm_in(words: str) -> tuple[str, ...]:
    """Return what in words speaks of harm, as it stands in `flattened` words."""
    flat = _without_own(flattened(words))
    return tuple(dict.fromkeys((*found_in(flat, *_lists()), *_misspelt(words, flat))))


def harms_there(words: str) -> bool:
    """Tell whether words that tell of home speak of harm there: of harm, fear, drink or no food.

    Not where they only say whom not to tell: whoever said so may be anybody. Nor where somebody of
    the family died, or hurt themself ("fell off a ladder").
    """
    flat = as_meant(flattened(words))
    if pattern(at_home_words()).search(flat):
        return True
    rest = pattern(WordList("not there", tuple(_harm()["not_there"]))).sub("", flat)
    return speaks_of_harm(words if rest == flat else rest)


def is_quarrel_of_siblings(words: str, home: Sequence[str]) -> bool:
    """Tell whether words tell of a quarrel with a brother or sister; `home` is what is of home.

    Nobody at school is meant by that, whoever bears the surname.
    """
    siblings, quarrel, grown = (
        WordList(each, words_of(_harm()[each])) for each in ("siblings", "quarrel", "grown")
    )
    flat = as_meant(flattened(words))
    if pattern(grown).search(flat) or pattern(at_home_words()).search(flat):
        return False
    harm, of_them = harm_in(words), all(_is_all(siblings, each) for each in home)
    return of_them and all(_is_all(quarrel, each) for each in harm)


def _is_all(listed: WordList, words: str) -> bool:
    found = pattern(listed).search(as_meant(words))
    return found is not None and found.group() == as_meant(words).strip()


def at_home_words() -> WordList:
    """Return what is harm at home, beside all that is harm elsewhere."""
    return WordList("at home", tuple(_harm()["at_home"]))


def oversteps() -> WordList:
    """Return what oversteps what an adult may be to a child: "drove Kit home"."""
    return WordList("oversteps", tuple(whole("adults", "low_level")["oversteps"]["words"]))


def overstepping_in(words: str) -> tuple[str, ...]:
    """Return what of words oversteps it, as it stands in `flattened` words."""
    return tuple(dict.fromkeys(found_in(flattened(words), oversteps())))


def misspelt_in(words: str) -> tuple[str, ...]:
    """Return the words that are one of the lists as a child spells it."""
    return _misspelt(words, flattened(words))


def _misspelt(words: str, flat: str) -> tuple[str, ...]:
    names = written_large(words)
    return tuple(each for each in flat.split() if each not in names and _is_misspelt(each))


def _without_own(flat: str) -> str:
    """Return words without the "private" that says whose e-mail or lesson something is."""
    own, children = (WordList(each, tuple(_harm()[each])) for each in ("own", "children"))
    if pattern(children).search(flat):
        return flat
    return pattern(own).sub(lambda found: found.group().partition(" ")[2], flat)


def _is_misspelt(word: str) -> bool:
    if len(word) < _LEAST or not word.isascii() or is_everyday(word):
        return False
    sound = metaphone(word)
    return any(
        nearly(meant, word, _SOUNDING if heard == sound else _LIKE)
        for meant, heard in _forms().get(word[0], ())
    )


@cache
def _forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the longer English words of the lists with their endings, each with its sound."""
    found: dict[str, dict[str, str]] = {}
    for each in (word for listed in _lists() for word in listed.words):
        stem = each.removesuffix("*")
        if stem.isascii() and stem.isalpha() and len(stem) >= _STEM:
            ends = (stem.removesuffix("e") + ending for ending in _ENDINGS if stem != each)
            for form in (stem, *ends):
                if len(form) >= _LEAST:
                    found.setdefault(form[0], {})[form] = metaphone(form)
    return {first: tuple(forms.items()) for first, forms in found.items()}


@cache
def _lists() -> tuple[WordList, ...]:
    among = (each for each in look_closer().lists if each.id in _harm()["lists"])
    return (WordList("harm", tuple(_harm()["words"])), *among, grave().deeds)


def _harm() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = whole("adults", "low_level")["harm"]
    return found
