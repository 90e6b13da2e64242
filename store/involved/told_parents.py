"""The parents and carers who told it: who they say they are, and how to reach them.

One rings, comes, writes or sends the form, and whoever typed it in wrote one line. They are offered
as people of the case, named where it is said whether parents were told, and the closing asks
whether they were told that it was dealt with (procedure row 7).
"""

import re
from collections.abc import Iterable

from store.letterbox.told import PARENT
from store.worries.worry import Worry

_PARTS = re.compile(r"\s*[,;()\n]\s*|\s+(?=\+?\d)")
"""What stands between a name, what they are to the child, and how to reach them."""
_REACH = re.compile(r"[\d@]")
"""What a number or an address has, and neither a name nor a relationship."""


def tellers(worries: Iterable[Worry]) -> tuple[str, ...]:
    """Return each parent or carer who told one of these, as they were typed."""
    said = (each.told.teller for each in worries if each.told.source == PARENT)
    return tuple(dict.fromkeys(filter(None, said)))


def name_and_part(typed: str) -> tuple[str, str]:
    """Return the name in such a line, and what they are to the child; either may be empty.

    How to reach them is left out: it stays where it was told.
    """
    name, *rest = _PARTS.split(typed.strip())
    return name, ", ".join(part for part in rest if part and not _REACH.search(part))


def reads_as_name(name: str) -> bool:
    """Tell whether it is a name and no sentence: “Mrs Shaw”, but not “his mother”."""
    return all(word[:1].isupper() for word in name.split())


def in_words(worries: Iterable[Worry]) -> str:
    """Return in a sentence which parents told it; empty: none did."""
    found = "; ".join(tellers(worries))
    return f"A parent or carer told it: {found}." if found else ""
