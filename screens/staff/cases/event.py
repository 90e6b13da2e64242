"""One thing that happened in a case or a worry, as it is read on a page and on paper."""

from dataclasses import dataclass

Line = tuple[str, str]
"""A label (may be empty) and what was written."""


@dataclass(frozen=True)
class Event:
    """One thing that happened: `at` is ISO 8601; `child` are words of a child, verbatim.

    `apart` says why it does not count; it is empty where it does.
    """

    at: str
    who: str
    title: str
    kind: str
    lines: tuple[Line, ...] = ()
    child: str = ""
    apart: str = ""
