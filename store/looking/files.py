"""Files of a case: put into it, looked at in memory only, saved outside only on purpose.

Nothing here writes a file in the clear but `save`, into the folder that somebody named. Whether
any of it may be done is asked of the case as it stands, each time (rows 13, 18 and 19).
"""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from store import printouts
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.crypto.seal import fresh_key
from store.drawers.drawer import Drawer, Fact
from store.errors import Damaged, Incomplete, Refused, Unopenable
from store.fields import Field, Kind, Values, kept, require
from store.looking import file_kinds, parts
from store.looking.noted import FILE, FILE_OUT, FILE_SEEN, Noted, of_kind
from store.subjects import new_subject

UNTRIAGED = "Triage the case first (F on its page): it says whether files may be kept here at all."
WHAT_FIELDS = (
    Field("what", "What it is, in words", required=True, limit=200),
    Field("taken", "When it was taken or written", Kind.MOMENT, day_alone=True),
    Field("taken_by", "By whom", limit=120),
    Field("original", "Where the original lies", required=True, limit=400),
)
"""What is asked of a file that is put into a case."""

SAVE_FIELDS = (
    Field("folder", "Save in", required=True, limit=1000),
    Field("why", "Why, and for whom", Kind.TEXT, True, in_words=True),
)


@dataclass(frozen=True)
class CaseFile:
    """A file of a case: who put it in and when, what it is, and what its contents hash to."""

    id: str
    parts: str
    name: str
    kind: str
    size: int
    sha256: str
    at: str
    by: str
    said: dict[str, str]
    key: str


def files(case: Case) -> tuple[CaseFile, ...]:
    """Return the files of a case, the oldest first."""
    return files_of(case.noted)


def files_of(noted: Sequence[Noted]) -> tuple[CaseFile, ...]:
    """Return the files among some rows of a case, the oldest first."""
    return tuple(map(_file, of_kind(noted, FILE)))


def read_in(path: Path) -> bytes:
    """Return what lies in a file on a disk or a stick.

    Raises:
        Refused: it is none that can be kept here; the sentence says why.
    """
    try:
        # Something that only looks like a file (a pipe) would be waited for without an end.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(number, "rb") as file:
            if not stat.S_ISREG(os.fstat(number).st_mode):
                raise Refused(f"{path.name} is no file. Please choose another.")
            content = file.read(file_kinds.LARGEST + 1)
            size = max(len(content), os.fstat(number).st_size)
    except (OSError, ValueError):
        raise Refused(f"{path.name} cannot be read. Is the stick still plugged in?") from None
    if sentence := file_kinds.too_large(size):
        raise Refused(sentence)
    file_kinds.kind_of(path.name, content)
    return content


def may_add(case: Case) -> None:
    """Tell whether a file may be put into this case.

    Raises:
        Refused: it may not; the sentence says why.
    """
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    _judge(case)
    if not case.triage:
        raise Refused(UNTRIAGED)
    if len(files(case)) >= file_kinds.MOST:
        raise Refused(f"A case takes {file_kinds.MOST} files. Write down where the others lie.")


def add(
    drawer: Drawer, case: Case, name: str, content: bytes, values: Values, now: datetime
) -> CaseFile:
    """Keep a file in a case, read it back, and return it.

    Raises:
        Incomplete: a field is missing.
        Refused: none may be kept here now, this one cannot be, or it is here already.
        Damaged: what was kept is not what was given.
    """
    require(WHAT_FIELDS, values, now)
    case = as_it_stands(drawer, case)
    may_add(case)
    if sentence := file_kinds.too_large(len(content)):
        raise Refused(sentence)
    found = file_kinds.kind_of(name, content)
    digest = sha256(content).hexdigest()
    if same := next((each for each in files(case) if each.sha256 == digest), None):
        raise Refused(f"The same file is here already: {same.said.get('what', '')}.")
    subject, key = new_subject(parts.NOUN), fresh_key()
    said = {
        **kept(WHAT_FIELDS, values),
        "file": subject,
        "name": name,
        "type": found.id,
        "size": str(len(content)),
        "sha256": digest,
        "key": key.hex(),
    }
    drawer.record_all(
        [*parts.facts(subject, case.id, content, key), Fact(case.id, FILE, said)], now
    )
    added = next(each for each in files(as_it_stands(drawer, case)) if each.parts == subject)
    _content(drawer, added)
    return added


def view(drawer: Drawer, case: Case, file: str, now: datetime) -> tuple[CaseFile, bytes]:
    """Return a file and its contents, having noted who looked.

    Raises:
        Refused: nobody may, there is none, or it has not all come here.
        Damaged: it is not what was put there.
    """
    case = as_it_stands(drawer, case)
    found = _find(case, file)
    content = _content(drawer, found)
    drawer.record(case.id, FILE_SEEN, {"file": found.id, "name": _called(found)}, now)
    return found, content


def save(drawer: Drawer, case: Case, file: str, values: Values, now: datetime) -> Path:
    """Save a file in the clear in a folder; the history says so first.

    Raises:
        Incomplete: a field is missing, or the folder is none.
        Refused: nobody may, or it could not be written.
        Damaged: it is not what was put there.
    """
    require(SAVE_FIELDS, values)
    case = as_it_stands(drawer, case)
    found = _find(case, file)
    content = _content(drawer, found)
    folder = printouts.folder_named(values["folder"])
    if printouts.taken(folder, [found.name]):
        raise Incomplete({"folder": f"There is a file {found.name} already. It was not changed."})
    said = {"file": found.id, "name": _called(found), **kept(SAVE_FIELDS, values)}
    drawer.record(case.id, FILE_OUT, said, now)
    return printouts.put(folder, found.name, content)


def trouble(drawer: Drawer, case: Case, *, terminal: str) -> list[str]:
    """Return what is wrong with the files of a case, a sentence each, for `check`.

    What another terminal than `terminal` put there may still be on its way.
    """
    found: list[str] = []
    mine = {each.id for each in drawer.entries(case.id) if each.terminal == terminal}
    for file in files(case):
        try:
            _content(drawer, file)
        except Refused:
            if file.id in mine:
                found.append(f"a file of the case {case.number} is not whole.")
        except (Damaged, Unopenable):
            found.append(f"a file of the case {case.number} is not the one that was put there.")
    return found


def _judge(case: Case) -> None:
    if case.files_closed:
        raise Refused(case.files_closed)


def _find(case: Case, file: str) -> CaseFile:
    _judge(case)
    found = next((each for each in files(case) if each.id == file), None)
    if found is None:
        raise Refused("This file is not in the case any more.")
    return found


def _content(drawer: Drawer, file: CaseFile) -> bytes:
    try:
        content = parts.content(drawer, file.parts, bytes.fromhex(file.key))
    except (Unopenable, ValueError):
        raise Damaged("This file is not the one that was put there. Run worrybox check.") from None
    if sha256(content).hexdigest() != file.sha256:
        raise Damaged("This file is not the one that was put there. Run worrybox check.")
    return content


def _called(file: CaseFile) -> str:
    return f"{file.said.get('what', '')} ({file.name})"


def _file(row: Noted) -> CaseFile:
    said = row.said
    size = 0
    with suppress(ValueError):
        size = int(said.get("size", "0"))
    return CaseFile(
        row.id,
        said.get("file", ""),
        said.get("name", ""),
        said.get("type", ""),
        size,
        said.get("sha256", ""),
        row.at,
        row.by,
        {field.id: said.get(field.id, "") for field in WHAT_FIELDS},
        said.get("key", ""),
    )
