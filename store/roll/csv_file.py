"""Lists as text: UTF-8 with or without a mark, Windows-1252, UTF-16; comma, semicolon or tab."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence

from store.errors import Refused
from store.roll.sheet import CELL_LIMIT, MOST_BYTES, Line, Sheet, judge_size

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
NO_HEADINGS = (
    "No headings were found in {name}. Its first lines need names of columns, such as Forename, "
    "Surname and Class."
)
OFFERED = (
    "Hardly a heading is known: line {line} is taken for the headings. If it is a child's, give "
    "the list a line of headings first."
)
_VALUE = re.compile(r"@|\d[-/.]\d|\d{4}")
"""What stands below headings and not in them: addresses, days, long numbers."""
HEADING_WITHIN = 15
"""Reports begin with a title or two: the headings stand within so many lines."""

Known = Callable[[Sequence[str]], int]
"""Tells how many of some headings are known."""


def read_csv(name: str, content: bytes, known: Known) -> Sheet:
    """Read a list as text; its headings are the line of which most are `known`.

    Where fewer than two are, its first full line is offered.

    Raises:
        Refused: it is no text, or no line can be its headings.
    """
    text, encoding = _decoded(name, content)
    separator, lines = max(
        ((each, _lines(text, each)) for each in SEPARATORS),
        key=lambda found: max(
            ((known(line.cells), _filled(line)) for line in found[1][:HEADING_WITHIN]),
            default=(0, 0),
        ),
    )
    how = f"Read as {encoding}, separated by {SEPARATORS[separator]}."
    return headed("csv", name, lines, how, known, offer=True)


def headed(
    kind: str, name: str, lines: Sequence[Line], how: str, known: Known, *, offer: bool = False
) -> Sheet:
    """Return lines as a sheet: what stands above the headings is left out, and empty lines.

    Where no line has two headings that are known, the first full one is taken if `offer`; what
    its columns mean is then said by hand.

    Raises:
        Refused: no line can be its headings.
    """
    first = lines[:HEADING_WITHIN]
    place = max(range(len(first)), key=lambda each: known(first[each].cells), default=-1)
    if place < 0 or known(first[place].cells) < 2:
        place = _first_full(lines) if offer else -1
        if place < 0:
            raise Refused(NO_HEADINGS.format(name=name))
        how = f"{how} {OFFERED.format(line=first[place].number)}"
    headings = _told_apart(first[place].cells)
    rest = [line for line in lines[place + 1 :] if any(cell.strip() for cell in line.cells)]
    judge_size(name, len(rest), len(headings))
    broken = {line.number: why for line in rest if (why := _broken(line, headings))}
    width = len(headings)
    whole = tuple(
        Line(line.number, (*line.cells, *[""] * width)[:width])
        for line in rest
        if line.number not in broken
    )
    return Sheet(kind, name, headings, whole, how, broken=broken)


def _filled(line: Line) -> int:
    return sum(bool(cell.strip()) for cell in line.cells)


def _first_full(lines: Sequence[Line]) -> int:
    """Return the place of the first of the fullest lines if it may hold headings, else -1."""
    first = lines[:HEADING_WITHIN]
    place = max(range(len(first)), key=lambda each: _filled(first[each]), default=-1)
    if place < 0 or _filled(first[place]) < 2 or not any(map(_filled, lines[place + 1 :])):
        return -1
    # A child's own line has a day or an address in it; taken for headings, the child were lost.
    return -1 if any(_VALUE.search(cell) for cell in first[place].cells) else place


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tries = [("utf-16", "UTF-16")]
    else:
        tries = [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")]
    for codec, label in tries:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, label
    raise Refused(f"{name} is no list that can be read. Please save it as CSV, XLSX or CTF.")


def _lines(text: str, separator: str) -> list[Line]:
    before = csv.field_size_limit(MOST_BYTES)
    try:
        source = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
        reader = csv.reader(source, delimiter=separator)
        return list(_numbered(reader))
    except csv.Error:
        return []
    finally:
        csv.field_size_limit(before)


def _numbered(reader: Iterable[list[str]]) -> Iterable[Line]:
    number = 1
    for cells in reader:
        yield Line(number, tuple(cells))
        number = reader.line_num + 1  # type: ignore[attr-defined] # typeshed lacks it


def _told_apart(headings: Sequence[str]) -> tuple[str, ...]:
    """Return headings without the empty ones at the end; a second of one name gets a number."""
    found: list[str] = []
    for place, heading in enumerate(headings, 1):
        own = " ".join(heading.split())[:80] or f"Column {place}"
        count = sum(each == own or each.startswith(f"{own} (") for each in found)
        found.append(f"{own} ({count + 1})" if count else own)
    return tuple(found)


def _broken(line: Line, headings: Sequence[str]) -> str:
    for place, cell in enumerate(line.cells):
        if len(cell) > CELL_LIMIT:
            where = headings[place] if place < len(headings) else f"column {place + 1}"
            if cell.count("\n") > 2:
                return f"{where}: a quotation mark is opened here and not closed."
            return f"{where}: {len(cell):,} characters, more than any name or address has."
    if any(cell.strip() for cell in line.cells[len(headings) :]):
        return "This line has more cells than there are headings."
    return ""
