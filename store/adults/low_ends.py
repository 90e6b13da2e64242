"""Where a low end asks for a second reader: a child told it, or its words speak of harm.

KCSIE part four leaves low-level concerns to the headteacher's judgement, and so does this program.
But a child's own word, and words that make a small worry stand out, are not weighed by one alone.
"""

from collections.abc import Iterator
from functools import cache

from jellyfish import metaphone

from assets.desk_data import WordList, look_closer
from store.adults.rows import LOW
from store.asset_tables import whole
from store.cases.cases import Case
from store.drawers.drawer import Drawer
from store.letterbox.everyday import is_everyday
from store.letterbox.likeness import nearly
from store.letterbox.naming import written_large
from store.letterbox.told import PUPIL
from store.worries import stands_out
from store.worries.worries import Worry

TWO = "two"
"""The part of an answer that says that a second reader closes it."""
CHILD = "child"
"""Who told a concern that was written down."""
_STEM, _LEAST = 4, 5
"""Letters of the shortest word, and of its shortest form, that is found misspelt."""
_SOUNDING, _LIKE = 0.7, 0.88
"""From so much the same on, what sounds like a word is it misspelt, and what does not."""
_ENDINGS = ("es", "ed", "ing", "d", "t")
"""How words of harm go on: "kicks", "kicked", "smaking"."""


def ask_for_two(drawer: Drawer, case: Case) -> bool:
    """Tell whether a low end of this case asks for a second reader."""
    if not case.matter.is_low:
        return False
    worries = [drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id)]
    told = [each for each in worries if isinstance(each, Worry)]
    if any(each.told.source == PUPIL for each in told):
        return True
    rows = case.matter.of(LOW)
    if any(row.said.get("source") == CHILD for row in rows):
        return True
    said = [part for each in told for part in stands_out.parts_of(each)]
    return speaks_of_harm("\n".join((*said, *(row.said.get("what", "") for row in rows))))


def speaks_of_harm(words: str) -> bool:
    """Tell whether words speak of violence, touch or harm, by the school's own lists.

    However they are spelt; but what has a capital inside a sentence is a name.
    """
    flat = stands_out.flattened(words)
    if any(stands_out.found_in(flat, each) for each in _lists()):
        return True
    names = written_large(words)
    return any(_is_misspelt(each) for each in {*flat.split()} - names)


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


def _lists() -> Iterator[WordList]:
    harm = whole("adults", "low_level")["harm"]
    yield WordList("harm", tuple(harm["words"]))
    yield from (each for each in look_closer().lists if each.id in harm["lists"])
