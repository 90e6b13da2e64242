"""Typed text made harmless to show. What is stored stays what was typed."""

import re
from unicodedata import category, name, normalize

MOST_MARKS = 3
"""The most combining marks shown on one character."""

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
_ZERO_WIDTH = frozenset("\u200c\u200d")
_JOINED = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR",
)  # fmt: skip
"""Scripts whose spelling needs joiners (Unicode core specification, 23.2), as names begin."""
_PILES = re.compile(f"m{{{MOST_MARKS + 1},}}")


class _Shown(dict[int, int | None]):
    """Which code points are dropped; each is judged once and remembered."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        drop = character != "\n" and category(character) in _DROPPED
        self[code] = None if drop else code
        return self[code]


class _Marks(dict[int, str]):
    """Tells combining marks (`m`) from everything else (a dot)."""

    def __missing__(self, code: int) -> str:
        self[code] = "m" if category(chr(code)) in ("Mn", "Me", "Mc") else "."
        return self[code]


_shown = _Shown()
_marks = _Marks()


def clean(text: str) -> str:
    """Return `text` without what could upset a terminal or a reader; line ends become LF."""
    text = _LINE_ENDS.sub("\n", text)
    if text.isascii():
        return _CONTROLS.sub("", text)
    # Dropping comes first: a character dropped later could bring two together that compose.
    if _ZERO_WIDTH.isdisjoint(text):
        return _thin(normalize("NFC", text.translate(_shown)))
    return _thin(normalize("NFC", _joined(text)))


def _joined(text: str) -> str:
    """Return what is shown, with those joiners that stand between letters of a script with them."""
    kept = [
        each for each in text if each in _ZERO_WIDTH or (each == "\n" or each.translate(_shown))
    ]
    shown: list[str] = []
    for place, each in enumerate(kept):
        if each in _ZERO_WIDTH:
            after = kept[place + 1] if place + 1 < len(kept) else ""
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


def _thin(text: str) -> str:
    kinds = text.translate(_marks)
    if "mmmm" not in kinds:
        return text
    kept: list[str] = []
    end = 0
    for pile in _PILES.finditer(kinds):
        kept.append(text[end : pile.start() + MOST_MARKS])
        end = pile.end()
    return "".join(kept) + text[end:]
