"""What a file of a school's system holds once it is read: headings, and lines of texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store.errors import Refused

MOST_BYTES = 20_000_000
"""A file of 2,000 pupils has less than a tenth of it."""
MOST_LINES = 20_000
MOST_COLUMNS = 300
CELL_LIMIT = 2_000
"""Characters. What is longer is no name, no address and no number."""


@dataclass(frozen=True)
class Line:
    """One line: its number in the file, as a person would find it, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A file as it was read.

    `kind` is `csv`, `xlsx` or `ctf`; `how` says how it was read; `meant` are the meanings of
    columns that the format itself fixes; `broken` are sentences by the number of their line.
    """

    kind: str
    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    how: str
    meant: Mapping[str, str] = field(default_factory=dict)
    broken: Mapping[int, str] = field(default_factory=dict)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        Refused: it cannot be read, is empty or too large.
    """
    try:
        if not path.is_file():
            raise Refused(f"There is no file {path}.")
        if path.stat().st_size > MOST_BYTES:
            raise Refused(f"{path.name} is larger than 20 MB. A list of pupils is never so large.")
        content = path.read_bytes()
    except OSError:
        raise Refused(f"{path} cannot be read.") from None
    except ValueError:
        raise Refused("That is no name of a file.") from None
    if not content.strip():
        raise Refused(f"{path.name} is empty.")
    return content


def judge_size(name: str, lines: int, columns: int) -> None:
    """Judge how much there is.

    Raises:
        Refused: more than any school has.
    """
    if lines > MOST_LINES:
        raise Refused(f"{name} has more than {MOST_LINES:,} lines.")
    if columns > MOST_COLUMNS:
        raise Refused(f"{name} has more than {MOST_COLUMNS} columns.")
