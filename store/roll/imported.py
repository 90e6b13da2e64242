"""Imports of the roll: of which file each was, by whom, and how its columns were understood.

They lie in the `office`. One that is `begun` stands there and not yet in the roll; one that is only
`understood` keeps what somebody said the columns of such a list mean.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.pupils import id_of

NOUN = "import"
MADE, FINISHED = "import.made", "import.finished"
UNDERSTOOD = "import.understood"
"""Somebody said what the columns of a list mean, whether or not it was taken in then."""
BEGUN, DONE = "begun", "done"


@dataclass(frozen=True)
class Import:
    """An import: of which file, by whom and when (ISO 8601), how its columns were understood.

    `pupils` are the ids of those whose place in the roll it changes.
    """

    id: str
    file: str = ""
    by: str = ""
    at: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    pupils: tuple[str, ...] = ()
    made: bool = False
    finished: bool = False


def fold(entries: Sequence[Entry]) -> Import:
    """Return an import."""
    return folded(Import(id_of(entries[0].subject)), entries, _APPLY)


def _made(found: Import, entry: Entry, said: Any) -> Import:
    return replace(
        found,
        file=str(said.get("file", "")),
        by=entry.by,
        at=entry.at,
        columns={str(a): str(b) for a, b in dict(said.get("columns", {})).items()},
        pupils=tuple(map(str, said.get("pupils", ()))),
        made=entry.kind == MADE,
    )


def _finished(found: Import, entry: Entry, said: Any) -> Import:
    return replace(found, finished=True)


def _summarise(found: Import) -> Summary:
    state = DONE if found.finished else BEGUN if found.made else UNDERSTOOD
    return Summary(state, 0, found.at, "", "")


_APPLY: Apply[Import] = {MADE: _made, UNDERSTOOD: _made, FINISHED: _finished}
IMPORT = Noun(NOUN, Import, fold, _summarise, frozenset(_APPLY), frozenset({MADE, UNDERSTOOD}))


def subject(id: str) -> str:
    """Return what entries about an import are about."""
    return f"{NOUN}:{id}"


def same_id(secret: bytes, what: str) -> str:
    """Return an id that two offices give one child or adult whom both take in, apart.

    The key of the office's drawer is in it: nobody else finds out a birthday by trying.
    """
    return blake2b(what.encode(), digest_size=16, key=secret[:64], person=b"wb roll").hexdigest()


def fact_id(id: str, about: str, kind: str) -> str:
    """Return the id of an entry that an import makes: the same however often it is brought."""
    return blake2b(f"{id}\n{about}\n{kind}".encode(), digest_size=16).hexdigest()
