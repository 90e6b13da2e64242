"""Excel files, read only. What unpacks to more than a list ever has is not unpacked."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

from store.errors import Refused
from store.roll.csv_file import Known, headed
from store.roll.sheet import MOST_COLUMNS, MOST_LINES, Line, Sheet

MOST_UNPACKED = 60_000_000
"""Bytes that all parts together may unpack to."""
MOST_PARTS = 500
_BAD = (
    *(ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, SyntaxError),
    *(TypeError, ValueError, zipfile.BadZipFile, zlib.error),
)
"""What the library raises over a bad file: whatever that leads to."""
NO_EXCEL = "{name} is no Excel file that can be read. Please save it as CSV."


def read_xlsx(name: str, content: bytes, known: Known) -> Sheet:
    """Read the first sheet of an Excel file that has headings, else the first that may have.

    Raises:
        Refused: it is no Excel file, or unpacks to more than a list ever has.
    """
    _judge(name, content)
    refusal = Refused(NO_EXCEL.format(name=name))
    try:
        for offer in (False, True):
            for title, lines in _sheets(content):
                how = f"Read from the sheet {title}."
                try:
                    return headed("xlsx", name, lines, how, known, offer=offer)
                except Refused as error:
                    refusal = error
    except Refused:
        raise
    except _BAD:
        raise Refused(NO_EXCEL.format(name=name)) from None
    raise refusal


def _judge(name: str, content: bytes) -> None:
    """Look into the package before anything is unpacked for good."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Refused(f"{name} unpacks to far more than a list of pupils. It was not read.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    # No more than was declared is ever unpacked; what is longer fails its sum.
                    _without_entities(name, package.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise Refused(NO_EXCEL.format(name=name)) from None


def _without_entities(name: str, part: bytes) -> None:
    """Refuse a part that declares anything of its own: that is how a small file becomes huge."""
    parser = expat.ParserCreate()

    def declared(*_: object) -> None:
        raise Refused(f"{name} holds what no list of pupils does. It was not read.")

    parser.StartDoctypeDeclHandler = declared
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise Refused(NO_EXCEL.format(name=name)) from None


def _sheets(content: bytes) -> Iterator[tuple[str, list[Line]]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of styles that nobody needs here
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                rows = sheet.iter_rows(
                    max_row=MOST_LINES + 20, max_col=MOST_COLUMNS + 1, values_only=True
                )
                yield (
                    str(sheet.title),
                    [Line(number, _texts(row)) for number, row in enumerate(rows, 1)],
                )
        finally:
            book.close()


def _texts(row: tuple[Any, ...]) -> tuple[str, ...]:
    texts = [_text(value) for value in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
