"""Names of schools, people and classes, as they are kept: no more than can be seen."""

from unicodedata import category, normalize

from store.languages.joiners import ZERO_WIDTH, only_needed

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Controls, formats (invisible or turning text round), surrogates, private use."""


def tidy(name: str) -> str:
    """Return a name with single spaces, without characters that cannot be seen, but for joiners
    between letters of scripts that are spelt with them.

    Two names that look the same are the same then, and on paper or at a command line none of
    them can talk to the terminal.
    """
    spaced = " ".join(name.split())
    seen = "".join(one for one in spaced if one in ZERO_WIDTH or category(one) not in _UNSEEN)
    return normalize("NFC", " ".join(only_needed(seen).split()))
