"""The two characters without width that some scripts cannot be spelt rightly without."""

from unicodedata import category, name

ZERO_WIDTH = frozenset("\u200c\u200d")
_JOINED = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR",
)  # fmt: skip
"""Scripts whose spelling needs joiners (Unicode core specification, 23.2), as names begin."""


def only_needed(text: str) -> str:
    """Return text with those joiners alone that stand between letters of a script with them."""
    if ZERO_WIDTH.isdisjoint(text):
        return text
    shown: list[str] = []
    for place, each in enumerate(text):
        if each in ZERO_WIDTH:
            after = text[place + 1 : place + 2]
            joins = shown and _needs_joiners(shown[-1], "Lo", "Mn", "Mc")
            # Only before a letter: else a joiner among marks would let any number be piled up.
            if not (joins and _needs_joiners(after, "Lo")):
                continue
        shown.append(each)
    return "".join(shown)


def _needs_joiners(character: str, *kinds: str) -> bool:
    """Tell whether this is of such a kind, and of a script that is spelt with joiners."""
    named = name(character, "") if character else ""
    return named.startswith(_JOINED) and category(character) in kinds
