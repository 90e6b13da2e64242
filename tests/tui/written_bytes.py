"""What people type to talk to a terminal, and the bytes that are written of it."""

import re

HOSTILE = {
    "escape": "a\x1b[31mzebra\x1b[2J\x1b]0;owned\x07",
    "clipboard": "a\x1b]52;c;b3duZWQ=\x07zebra",
    "single-byte controls": "a\x9b31mzebra\x9d52;c;b3duZWQ=\x9c\x90q\x9f\x85",
    "application command": "a\x1b_owned\x1b\\zebra\x1bPowned\x1b\\\x1b^owned\x1b\\",
    "bidi": "a\u202ezebra\u202d\u2066\u2067\u2069\u200f\u061c",
    "invisible": "a\u200bzebra\u2060\ufeff\u00ad\U000e0041",
    "bells and backspaces": "a\x07zebra\x08\x08\x7f\x0e\x0f\x05",
    "separators": "a\u2028zebra\u2029",
}
OURS = re.compile(
    r"\x1b\[(?:[\d;]*[mHJ]|\?[\d;]+(?:[hl]|\$p)|[<>]\d*u)",
)
"""The only sequences Textual itself has reason to write."""

CONTROLS = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def drawn(raw: bytes) -> str:
    """Return all the program wrote, less the sequences that are Textual's own."""
    return OURS.sub("", raw.decode())
