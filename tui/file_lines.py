"""Where in a school's TOML file something stands, so that a sentence about it can say so."""

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w-]+)\s*\]\]?")


def line_of(text: str, place: str) -> int:
    """Return the number of the line that a place (`people 2: roles`) means; 0 when it has none.

    What is missing is said of the table that lacks it.
    """
    table, _, key = place.rpartition(": ")
    name, _, number = table.partition(" ")
    wanted, seen, here, found = int(number or 1), 0, not table, 0
    for at, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header is not None:
            seen += header[2] == name
            here = bool(table) and header[2] == name and seen == wanted
            if here or (not table and header[2] == key):
                found = found or at
        elif here and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line, re.IGNORECASE):
            return at
    return found
