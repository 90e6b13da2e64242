"""Reading a file of a school's system, whatever its format."""

from pathlib import Path

from store.roll import columns
from store.roll.csv_file import read_csv
from store.roll.ctf_file import is_ctf, read_ctf
from store.roll.sheet import Sheet, content_of
from store.roll.xlsx_file import read_xlsx


def read_file(path: Path) -> Sheet:
    """Read a file: what it begins with says its format, not its name.

    Raises:
        Refused: it cannot be read; the sentence says why.
    """
    content = content_of(path)
    if content.startswith(b"PK\x03\x04"):
        return read_xlsx(path.name, content, columns.known)
    if is_ctf(content):
        return read_ctf(path.name, content)
    return read_csv(path.name, content, columns.known)
