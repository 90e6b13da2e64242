"""Printed records: the code that stands on one, and whether it is still what was printed.

The code commits to the text of the record and to every entry it was made of. It is recorded
together with what a later check needs: the lines of the paper, as hashes, and its file's hash.
"""

import re
import unicodedata
from base64 import b32encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

import msgspec

from store.cases.case import Case
from store.cases.cases import NOUN
from store.cases.kinds import NOT_PRINTED, PRINTED
from store.drawers.drawer import Drawer
from store.drawers.journal import Entry, complaints, in_order
from store.drawers.record import words_of
from store.errors import Refused
from store.signing_in.session import Session

RECORD, ONE_PAGE, INVESTIGATION = "record", "one_page", "investigation"
"""What is printed: the whole record, one page of it for a main file elsewhere, or the record of
one investigation in it."""
UNKNOWN = "No record in these drawers has this code. If it was typed: was it typed rightly?"
GONE = (
    "No record in these drawers has this code. They lack what stood at their end (an older copy "
    "was put back), so one that was printed since then cannot be checked here."
)
GROUPS, IN_GROUP = 4, 4
_CODE = re.compile(r"\bWB(?:[ -]?[A-Z2-7]{4}){4}\b")


@dataclass(frozen=True)
class Commitment:
    """What a printed record is bound to. `heads` are the ends of its drawer's chains.

    `entries` are the hashes of what it was made of, in order; `text` that of what it says.
    """

    code: str
    number: str
    at: str
    heads: dict[str, tuple[int, str]]
    entries: tuple[str, ...]
    text: str
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """What became of a printed record: the case's number, who printed it when and what for.

    `wrong` are sentences on what is not as it was; `added` counts what was written since.
    """

    number: str
    by: str
    at: str
    why: str
    covered: int
    what: str
    added: int
    wrong: tuple[str, ...]
    same_file: bool = False
    of_file: bool = False


def commit(
    drawer: Drawer, case: Case, subjects: Sequence[str], text: str, now: datetime
) -> Commitment:
    """Return what a record printed now is bound to, its code included."""
    at = now.isoformat(timespec="seconds")
    heads = {id: (head.counter, head.hash) for id, head in sorted(drawer.heads().items())}
    entries = tuple(entry.hash() for each in subjects for entry in _entries(drawer, each))
    said = _hash("text", text.encode("utf-8", "surrogatepass"))
    code = _code(case.number, at, heads, entries, said)
    return Commitment(code, case.number, at, heads, entries, said, tuple(subjects))


def record(
    drawer: Drawer,
    case: Case,
    bound: Commitment,
    content: bytes,
    lines: Sequence[str],
    said: dict[str, Any],
    now: datetime,
) -> None:
    """Record that a record is printed: `said` has `what`, `why` and the labels `covered`.

    `content` is the file, `lines` are what can be read in it. It is recorded before anything is
    written anywhere: nothing leaves without an entry.
    """
    printed = {
        "at": bound.at,
        "heads": {id: list(head) for id, head in bound.heads.items()},
        "subjects": list(bound.subjects),
        "entries": list(bound.entries),
        "text": bound.text,
        "file": _hash("file", content),
        "lines": [_line(line) for line in lines if _squeezed(line)],
    }
    drawer.record(case.id, PRINTED, {**said, "code": bound.code, "printed": printed}, now)


def take_back(drawer: Drawer, case: Case, bound: Commitment, why: str, now: datetime) -> None:
    """Record that a record was not saved after all."""
    drawer.record(case.id, NOT_PRINTED, {"code": bound.code, "why": why}, now)


def code_in(text: str) -> str:
    """Return the code that stands in a text, or that somebody typed; empty when there is none."""
    found = _CODE.search(" ".join(unicodedata.normalize("NFKC", text).upper().split()))
    return as_written(re.sub(r"[^A-Z2-7]", "", found[0])[2:]) if found else ""


def as_written(letters: str) -> str:
    """Return a code as it is printed: WB-7KQ2-M5XT-4HDP-3WZA."""
    groups = [letters[at : at + IN_GROUP] for at in range(0, len(letters), IN_GROUP)]
    return "-".join(("WB", *groups))


def verify(session: Session, code: str, content: bytes = b"", lines: Sequence[str] = ()) -> Verdict:
    """Tell whether a printed record, and what it was made of, is what it was.

    Without `content` (the file) and its `lines` only the code is judged.

    Raises:
        Refused: no record in the drawers of this session has this code.
    """
    drawer, case, entry = _find(session, code)
    said, printed = entry.said, dict(entry.said.get("printed", {}))
    now = [
        each.hash()
        for subject in map(str, printed.get("subjects", ()))
        for each in _entries(session.find(subject) or drawer, subject)
    ]
    then = tuple(map(str, printed.get("entries", ())))
    heads = {str(id): (int(n), str(h)) for id, (n, h) in dict(printed.get("heads", {})).items()}
    wrong = list(complaints(entry, session.public.keys_of(entry.by)))
    if missing := len(set(then) - set(now)):
        wrong.append(f"{missing} of the {len(then)} entries it was made of are not there any more")
    at, text = str(printed.get("at", "")), str(printed.get("text", ""))
    if _code(case.number, at, heads, then, text) != code:
        wrong.append("its code is not that of what was written down about it")
    same = bool(content) and _hash("file", content) == printed.get("file")
    if content and not same:
        wrong += _differing(printed.get("lines", ()), lines)
    return Verdict(
        case.number,
        entry.by,
        at,
        str(said.get("why", "")),
        len(said.get("covered", ())),
        str(said.get("what", RECORD)),
        # Printing it and what was written afterwards.
        max(0, len(set(now) - set(then)) - 1),
        tuple(wrong),
        same,
        bool(content),
    )


def _differing(then: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Return sentences on lines that were not printed so, or not in that order, or are missing."""
    left, wrong = Counter(then), list[str]()
    here = [line for line in lines if _squeezed(line)]
    for line in here:
        if left[_line(line)]:
            left[_line(line)] -= 1
        else:
            wrong.append(f"this line was not printed so: {line.strip()}")
    if missing := left.total():
        wrong.append(f"{missing} of its lines are missing or changed")
    if not wrong and [_line(line) for line in here] != list(then):
        wrong.append("its pages or lines do not stand in the order in which they were printed")
    return wrong


def _find(session: Session, code: str) -> tuple[Drawer, Case, Entry]:
    for drawer in session.shared():
        for row in drawer.called(words_of(code), [NOUN], whole=True):
            case = drawer.get(row.subject)
            for entry in drawer.entries(row.subject):
                if entry.kind == PRINTED and entry.said.get("code") == code:
                    assert isinstance(case, Case)
                    return drawer, case, entry
    raise Refused(GONE if session.cut_off() else UNKNOWN)


def _entries(drawer: Drawer, subject: str) -> list[Entry]:
    """Return all that was written about a subject, set apart or not: a record prints both."""
    return in_order([each.entry for each in drawer.travelled(subject)])


def _code(
    number: str,
    at: str,
    heads: dict[str, tuple[int, str]],
    entries: Sequence[str],
    text: str,
) -> str:
    said = msgspec.json.encode([1, number, at, heads, list(entries), text], order="sorted")
    digest = blake2b(said, digest_size=10, person=b"wb record").digest()
    return as_written(b32encode(digest).decode())


def _hash(of: str, content: bytes) -> str:
    return blake2b(content, digest_size=16, person=f"wb {of}".encode()).hexdigest()


def _line(line: str) -> str:
    return _hash("line", _squeezed(line).encode("utf-8", "surrogatepass"))[:12]


def _squeezed(line: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", line))
