"""A note whose step asks for several things one below the other, as a referral form does.

It is kept as every note is: the parts that were filled in, each under what it answers, as one text.
"""

from collections.abc import Sequence

from store.fields import TEXT_LIMIT, Field, Kind, Values

_PART, _LABEL = "part_", 80
"""How the ids of the fields begin, and how long the words above a part may be."""


def fields(parts: Sequence[str]) -> tuple[Field, ...]:
    """Return a field for each part, the first of them needed; together they fit a note."""
    each = TEXT_LIMIT // max(1, len(parts)) - _LABEL
    return tuple(
        Field(f"{_PART}{number}", words, Kind.TEXT, number == 0, limit=each)
        for number, words in enumerate(parts)
    )


def joined(parts: Sequence[str], values: Values) -> str:
    """Return the parts that were filled in as one text, each below what it answers."""
    said = ((words, values.get(f"{_PART}{n}", "").strip()) for n, words in enumerate(parts))
    return "\n\n".join(f"{words}:\n{text}" for words, text in said if text)
