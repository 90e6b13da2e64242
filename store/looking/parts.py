"""The contents of a file, in sealed parts beside its case.

Each part is an entry of its own, so that a letter between terminals stays small, and everything
that holds for entries holds for it: signed, chained, moved, destroyed. What a part says is sealed
once more, with a key that only the case's own entry has: wherever the case went, a part that was
left behind or comes late opens for nobody without it.
"""

from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.crypto.seal import seal, unseal
from store.drawers.drawer import Drawer, Fact
from store.drawers.journal import Entry
from store.drawers.ledger import SEALED
from store.drawers.record import MOVED, Apply, Noun, Summary, folded
from store.errors import Refused, Unopenable

NOUN = "file"
PART, MOVED_IN, MOVED_OUT = "file.part", "file.moved_in", "file.moved_out"
KEPT = "kept"
SIZE = 256 * 1024
"""Bytes of a part."""
LATER = "Not all of this file has come to this terminal yet. Please look again later."


@dataclass(frozen=True)
class Parts:
    """The contents of a file: whose case they belong to, how many parts there are to be."""

    id: str
    case: str = ""
    of: int = 0
    at: str = ""
    state: str = KEPT


def facts(subject: str, case: str, content: bytes, key: bytes) -> Iterator[Fact]:
    """Yield what is to be recorded to keep `content` for a case."""
    pieces = [content[at : at + SIZE] for at in range(0, len(content), SIZE)]
    for number, piece in enumerate(pieces):
        sealed = seal(piece, key, _place(subject, number, len(pieces)))
        said = {"case": case, "number": number, "of": len(pieces)}
        yield Fact(subject, PART, {**said, SEALED: b64encode(sealed).decode()})


def content(drawer: Drawer, subject: str, key: bytes) -> bytes:
    """Return what was kept, part by part.

    Raises:
        Refused: some of it is still on its way here.
        Unopenable: a part is not the one that was kept.
    """
    said = [entry.said for entry in drawer.entries(subject) if entry.kind == PART]
    by_number = {each.get("number"): each for each in said if SEALED in each}
    of = max((each.get("of", 0) for each in by_number.values()), default=0)
    if not of or by_number.keys() != set(range(of)):
        raise Refused(LATER)
    return b"".join(
        unseal(_sealed(by_number[number]), key, _place(subject, number, of)) for number in range(of)
    )


def fold(entries: Sequence[Entry]) -> Parts:
    """Return what is known of a file's contents."""
    return folded(Parts(entries[0].subject), entries, _APPLY)


def _sealed(said: Any) -> bytes:
    try:
        return b64decode(said[SEALED], validate=True)
    except (NoBase64, TypeError, ValueError):
        raise Unopenable("A part of this file is not the one that was kept.") from None


def _place(subject: str, number: int, of: int) -> bytes:
    return f"{subject} {number} {of}".encode()


def _part(parts: Parts, entry: Entry, said: Any) -> Parts:
    case, of = str(said.get("case", parts.case)), int(said.get("of", parts.of))
    return replace(parts, case=case, of=of, at=parts.at or entry.at)


def _moved_out(parts: Parts, entry: Entry, said: Any) -> Parts:
    return replace(parts, state=MOVED)


def _summarise(parts: Parts) -> Summary:
    return Summary(parts.state, 0, parts.at, parts.case, "")


_APPLY: Apply[Parts] = {PART: _part, MOVED_OUT: _moved_out}

FILE_PARTS = Noun(NOUN, Parts, fold, _summarise, frozenset({*_APPLY, MOVED_IN}), frozenset({PART}))
