"""What a step has written down that asks for several things one below the other.

A note does so as a referral form does, and is kept as every note is: the parts that were filled
in, each under what it answers, as one text. An action is kept in one line, and needs all of them.
"""

from collections.abc import Sequence

from store.fields import Field, Kind, Values

_PART, _LABEL = "part_", 80
"""How the ids of the fields begin, and how long the words above a part may be."""


def fields(parts: Sequence[str], of: Field) -> tuple[Field, ...]:
    """Return a field for each part; together they fit into the field `of` which they are kept.

    Of a text the first is needed, of a line all of them.
    """
    each = of.limit // max(1, len(parts)) - _LABEL
    return tuple(
        Field(f"{_PART}{number}", words, of.kind, number == 0 or of.kind is Kind.LINE, limit=each)
        for number, words in enumerate(parts)
    )


def joined(parts: Sequence[str], values: Values, title: str = "") -> str:
    """Return the parts that were filled in, each below what it answers.

    With the `title` of the step they stand in one line.
    """
    answers = ((words, values.get(f"{_PART}{n}", "").strip()) for n, words in enumerate(parts))
    said = [(words, text) for words, text in answers if text]
    if title:
        return f"{title}. " + "; ".join(f"{words}: {text}" for words, text in said)
    return "\n\n".join(f"{words}:\n{text}" for words, text in said)
