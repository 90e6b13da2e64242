"""Titles in the names of adults: `Mrs Aisha Khan` stands in one cell, or in three."""

import re

from store.roll import cells
from store.roll.cells import BadCell

TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "master", "dr", "prof", "professor", "rev"),
        *("revd", "reverend", "fr", "sir", "lady", "lord", "dame", "hon"),
    )
)
"""What may stand before an adult's name, without its full stop."""


def adults_name(text: str) -> tuple[str, str, str]:
    """Return title, forename and surname of an adult: `Mrs Aisha Khan`, `Khan, Aisha (Mrs)`.

    A title and one word more are title and surname: then there is no forename.
    """
    titles, parts = list[str](), list[str]()
    found = re.sub(r"\(([^)]*)\)", r", \1", cells.name(text))
    for part in found.split(","):
        words, own = part.split(), list[str]()
        while words and is_title(words[0]) and (len(words) > 1 or parts):
            own.append(words.pop(0))
        titles += [" ".join(own)] if own else []
        parts += [" ".join(words)] if words else []
    if len(titles) > 1 or re.search(r"&|\+|/|\band\b", found, re.IGNORECASE):
        raise BadCell("this names more than one adult: each needs a column or a line of their own")
    title = " ".join(without_stop(each) for each in titles)
    if title and len(parts) == 1 and " " not in parts[0]:
        return title, "", parts[0]
    return title, *cells.whole_name(", ".join(parts))


def without_title(forename: str) -> str:
    """Return a forename without the title that an older list put before it."""
    first, _, rest = forename.partition(" ")
    return rest if rest and is_title(first) else forename


def is_title(word: str) -> bool:
    """Tell whether a word is a title, with its full stop or without."""
    return word.rstrip(".").casefold() in TITLES


def without_stop(title: str) -> str:
    """Return a title as it is kept: `MR.` is `Mr`."""
    words = (word.rstrip(".") for word in title.split())
    return " ".join(w.capitalize() if w in (w.upper(), w.lower()) else w for w in words)
