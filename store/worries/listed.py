"""Words of a list in what somebody wrote, whatever its capital letters, accents, apostrophes."""

import re
import unicodedata
from functools import cache

from assets.desk_data import WordList


def found_in(flat: str, listed: WordList) -> tuple[str, ...]:
    """Return what of a list occurs in `flattened` words."""
    return tuple(match.group() for match in pattern(listed).finditer(flat))


def flattened(words: str) -> str:
    """Return words in small letters without accents or apostrophes, each between two spaces."""
    return f" {_plain(words)} "


@cache
def pattern(listed: WordList) -> re.Pattern[str]:
    """Return what finds a list in `flattened` words."""
    # Words are one space apart and begin after one, so that neighbours can both be found.
    written = sorted({_plain(words, keep="*") for words in listed.words}, key=len, reverse=True)
    ways = "|".join(re.escape(words).replace(r"\*", r"\w*") for words in written)
    return re.compile(rf"(?<= )(?:{ways})(?= )")


def _plain(words: str, keep: str = "") -> str:
    bare = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’‘`´")
    return " ".join(re.findall(rf"[\w{re.escape(keep)}]+", bare))
