"""Whether an answer was signed by the adult whose letter it came by, as far as names tell.

A code from the book bag opens for whoever finds it, also for a parent whom a court keeps away. So
a yes under another name waits for a second look, like a flagged adult's own; in most families the
surname says nothing, so title and relationship have to agree with the roll too.
"""

import re
from collections.abc import Iterable

from store.roll.carers import Carer
from store.roll.cells import plain_letters

_MEN, _WOMEN = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "lady", "dame"})
TITLES = _MEN | _WOMEN | {"mx", "dr", "rev", "revd", "prof", "professor"}
_MAN, _WOMAN = "man", "woman"
_KINDS = (
    ("step", r"step\w*"),
    ("grandparent", r"grand\w*|gran|granny|nan|nana"),
    ("foster", r"foster\w*"),
    ("mother", r"mother|mum|mummy|mam|mama"),
    ("father", r"father|dad|daddy|papa"),
    ("other", r"other|aunt\w*|uncle|sister|brother|friend|neighbour|childminder|social worker"),
)
"""What a relationship is called in the roll, by what the form calls it; the first that fits."""


def fits(
    typed: str, carer: Carer, kept_away: Iterable[Carer], said: str = "", known: str = ""
) -> bool:
    """Tell whether a name as typed may well be this adult's, and no more that of one kept away.

    `said` is the relationship that the answer gives, `known` the one that the roll has. Accents,
    capitals and the order of words do not matter; an initial stands for a forename. A surname is
    enough only with a title that is this adult's: any relationship is picked beside it. A title of
    the other sex or another relationship never is. Where nothing is typed, or no name is known,
    nothing speaks against it.
    """
    if differs(said, known):
        return False
    words = _words(typed)
    if not words:
        return not typed.strip()  # a full stop, or a title alone, is nobody's name
    if any(_is(words, each) for each in kept_away):
        return False
    theirs, sex = _of_sex(typed, ""), _of_sex(carer.title, known)
    if theirs and sex and theirs != sex:
        return False
    if not (carer.forename or carer.surname):
        return True
    # Nothing but the surname: somebody else of the family has it too.
    alone = set(words) <= set(_words(carer.surname)) and bool(carer.forename)
    agrees = bool(theirs) and theirs == sex
    return _may_be(words, carer) and (agrees or not alone)


def differs(said: str, known: str) -> bool:
    """Tell whether an answer gives another relationship than the roll has, as far as both say."""
    return bool(_kind(said) and _kind(known)) and _kind(said) != _kind(known)


def signer(typed: str, said: str) -> str:
    """Return by what two answers of somebody else than the letter's adult are one person's."""
    return " ".join([*sorted(_words(typed)), _kind(said)]).strip() or "somebody"


def _kind(relationship: str) -> str:
    words = relationship.casefold()
    return next((kind for kind, each in _KINDS if re.search(rf"\b({each})\b", words)), "")


def _of_sex(title: str, relationship: str) -> str:
    words = set(re.findall(r"\w+", title.casefold()))
    if words & _MEN or words & _WOMEN:
        return _MAN if words & _MEN else _WOMAN
    return {"mother": _WOMAN, "father": _MAN}.get(_kind(relationship), "")


def _may_be(words: list[str], carer: Carer) -> bool:
    surname, forenames = _words(carer.surname), _words(carer.forename)
    if not set(surname) <= set(words):
        return False
    rest = [word for word in words if word not in surname]
    return not rest or not forenames or any(_alike(a, b) for a in rest for b in forenames)


def _is(words: list[str], carer: Carer) -> bool:
    """Tell whether the words could be of somebody kept away; what is unsure is looked at."""
    return bool(carer.forename or carer.surname) and _may_be(words, carer)


def _alike(typed: str, known: str) -> bool:
    return typed == known or (len(typed) == 1 and known.startswith(typed))


def _words(text: str) -> list[str]:
    found = re.findall(r"\w+", plain_letters(text).casefold())
    return [each for each in found if each not in TITLES]
