"""Typed text made harmless to show. What is stored stays what was typed."""

import re
from unicodedata import category, normalize

from store.languages.joiners import ZERO_WIDTH, only_needed

MOST_MARKS = 3
"""The most combining marks shown on one character."""

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
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
    if ZERO_WIDTH.isdisjoint(text):
        return _thin(normalize("NFC", text.translate(_shown)))
    return _thin(normalize("NFC", _joined(text)))


def _joined(text: str) -> str:
    return only_needed("".join(one for one in text if one in ZERO_WIDTH or one.translate(_shown)))


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
