"""Something that was said or done about a worry: at a time, by somebody."""

from dataclasses import dataclass

from store.drawers.journal import Entry


@dataclass(frozen=True)
class Remark:
    """Something said at a time (ISO 8601) by a person's id (empty: the child)."""

    at: str
    by: str
    text: str
    kind: str = ""


def remark(entry: Entry, text: str, kind: str = "") -> Remark:
    """Return what an entry says, by whoever wrote it."""
    return Remark(entry.at, entry.by, text, kind)
