"""The Common Transfer File of the Department for Education, an XML file.

`CTfile/CTFpupilData/Pupil` holds UPN, Surname, Forename and DOB; `BasicDetails` the preferred
names, NCyearActual and languages; `Address` either BS 7666 parts or lines; `Contacts/Contact` the
adults with Order, Relationship and Responsibility (Common transfer file specification, CTF 21,
section 4.3). It has no class in it; some systems add one, and what keeps an adult away from a
child. Of the rest nothing is kept but what may say who is asked about a child: that is named as not
taken in.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from xml.parsers import expat

from store.asset_tables import tables
from store.errors import Refused
from store.roll import columns
from store.roll.sheet import MOST_LINES, Line, Sheet

DEEPEST = 20
ADULTS = 6
"""So many adults of a child are taken in; whom the file names beside is said."""
HOUSE = ("SAON", "PAON", "Street", "Locality", "Town", "PostTown")
LINES = tuple(f"AddressLine{number}" for number in range(1, 6))
PUPIL = {
    "UPN": "upn",
    "Forename": "forename",
    "Surname": "surname",
    "Legal forename": "legal_forename",
    "Legal surname": "legal_surname",
    "Date of birth": "born",
    "Year": "year",
    "Class": "school_class",
    "Address": "address",
    "Postcode": "postcode",
    "Home language": "language",
}
ADULT = {
    "Title": "title",
    "Forename": "forename",
    "Surname": "surname",
    "Relationship": "relationship",
    "Priority": "priority",
    "Parental responsibility": "responsibility",
    "Court order": "court_order",
    "Do not contact": "no_contact",
    "Email": "email",
    "Phone": "phone",
    "Address": "address",
    "Postcode": "postcode",
}
OF_CONTACT = frozenset(
    ("Title", "Forename", "Surname", "Relationship", "Order", "Responsibility", "Email", "Phones")
) | {"Address"}
"""What is read of an adult by its own rule."""
OF_PUPIL = frozenset(("UPN", "Forename", "Surname", "DOB", "Address", "Contacts")) | {
    *("StageAssessments", "Assessments", "Attendance", "SchoolHistory"),
}
"""The same of a pupil, and what is long and says nothing of adults."""


def is_ctf(content: bytes) -> bool:
    """Tell whether this begins like XML."""
    return re.match(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\0?<", content[:64]) is not None


def read_ctf(name: str, content: bytes) -> Sheet:
    """Read a Common Transfer File; each pupil is a line with a number of their own.

    Raises:
        Refused: it is none, or declares entities.
    """
    reader = _Reader(name)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.declared
    parser.EntityDeclHandler = reader.declared
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        where = f"line {error.lineno}"
        raise Refused(f"{name} is not whole: it breaks off or is no XML at {where}.") from None
    if not reader.is_ctf:
        raise Refused(f"{name} is no Common Transfer File.")
    meant = dict(PUPIL)
    for number in range(1, ADULTS + 1):
        meant |= {f"Contact {number} {title}": f"{number}.{each}" for title, each in ADULT.items()}
    beside = dict.fromkeys(key for each in reader.pupils for key in each if key not in meant)
    headings = (*meant, *beside)
    lines = tuple(
        Line(number, tuple(pupil.get(heading, "") for heading in headings))
        for number, pupil in enumerate(reader.pupils, 1)
    )
    how = "Read as a Common Transfer File; the line is the number of the pupil in it."
    return Sheet("ctf", name, headings, lines, how, meant)


class _Reader:
    """Builds one pupil at a time, as a mapping of headings to texts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_ctf = False
        self.pupils: list[dict[str, str]] = []
        self._path: list[str] = []
        self._stack: list[dict[str, Any]] = []
        self._words: list[str] = []

    def declared(self, *_: object) -> None:
        raise Refused(f"{self.name} declares entities, as no Common Transfer File does.")

    def start(self, tag: str, with_it: Mapping[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if len(self._path) >= DEEPEST:
            raise Refused(f"{self.name} is no Common Transfer File: it is nested too deeply.")
        self._path.append(tag)
        self._words = []
        self.is_ctf = self.is_ctf or tag in ("CTFpupilData", "ATFpupilData")
        if self._stack or tag == "Pupil":
            # An adult's attributes may say as much as elements do.
            said = with_it.items() if tag == "Contact" else ()
            self._stack.append({key.rpartition(":")[2]: [value] for key, value in said})

    def text(self, text: str) -> None:
        if self._stack:
            self._words.append(text)

    def end(self, tag: str) -> None:
        tag = self._path.pop()
        if not self._stack:
            return
        found: Any = self._stack.pop() or "".join(self._words).strip()
        self._words = []
        if self._stack:
            self._stack[-1].setdefault(tag, []).append(found)
            return
        self.pupils.append(_pupil(found if isinstance(found, dict) else {}))
        if len(self.pupils) > MOST_LINES:
            raise Refused(f"{self.name} has more than {MOST_LINES:,} pupils.")


def _pupil(said: dict[str, Any]) -> dict[str, str]:
    basic = _inner(said, "BasicDetails")
    forename, surname = _text(said, "Forename"), _text(said, "Surname")
    found = {
        "UPN": _text(said, "UPN"),
        "Forename": _text(basic, "PreferredForename") or forename,
        "Surname": _text(basic, "PreferredSurname") or surname,
        "Legal forename": forename,
        "Legal surname": surname,
        "Date of birth": _text(said, "DOB"),
        "Year": _text(basic, "NCyearActual"),
        "Class": _first(basic, said, "RegGroup", "RegistrationGroup", "ClassName", "Class"),
        "Home language": _language(basic),
        **_address(_inner(said, "Address")),
    }
    lists = [each for each in said.get("Contacts", []) if isinstance(each, dict)]
    every = [adult for each in lists for adult in each.get("Contact", [])]
    adults = sorted((each for each in every if isinstance(each, dict)), key=_order)
    for number, adult in enumerate(adults[:ADULTS], 1):
        read = _adult(adult, found) | _kept_away(adult)
        found |= {f"Contact {number} {title}": said for title, said in read.items()}
    if more := [_whole_name(e) for e in adults[ADULTS:]]:
        found[f"Contacts after the first {ADULTS}"] = ", ".join(more)
    beside = {key: each for key, each in _leaves(said, OF_PUPIL) if columns.weighs(key, each)}
    return found | beside


def _kept_away(said: dict[str, Any]) -> dict[str, str]:
    """Return what else is said of an adult that may keep them away, by what it means."""
    found = dict[str, str]()
    for key, each in _leaves(said, OF_CONTACT):
        means = columns.keeps_away(key)
        if means or columns.weighs(key, each):
            title = next((title for title, one in ADULT.items() if one == means), key)
            found[title] = "\n".join(filter(None, (found.get(title), each)))
    return found


def _leaves(
    said: dict[str, Any], read: Collection[str] = (), within: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield what stands in elements that are not `read` elsewhere, with their names as words."""
    for tag, every in said.items():
        words = f"{within} {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', tag)}".strip()
        for each in every if tag not in read else ():
            if isinstance(each, dict):
                yield from _leaves(each, (), words)
            elif each:
                yield words.capitalize(), each


def _adult(said: dict[str, Any], child: Mapping[str, str]) -> dict[str, str]:
    address = _inner(said, "Address")
    same = _text(address, "AddressAsPupil").casefold() in ("true", "1", "t", "y")
    place = {key: child.get(key, "") for key in ("Address", "Postcode")}
    phones = [each for each in _inner(said, "Phones").get("Phone", []) if isinstance(each, dict)]
    numbers = [number for each in phones if (number := _text(each, "PhoneNo"))]
    relation = _text(said, "Relationship")
    return {
        "Title": _text(said, "Title"),
        "Forename": _text(said, "Forename"),
        "Surname": _text(said, "Surname"),
        "Relationship": _codes("relationship").get(relation.upper(), relation),
        "Priority": _text(said, "Order"),
        "Parental responsibility": "\n".join(
            each for each in said.get("Responsibility", []) if isinstance(each, str)
        ),
        "Email": _text(said, "Email"),
        "Phone": numbers[0] if numbers else "",
        **(place if same else _address(address)),
    }


def _address(said: dict[str, Any]) -> dict[str, str]:
    house = _inner(said, "BS7666Address") or said
    lines = _inner(said, "AddressLines") or said
    parts = [_text(house, part) for part in HOUSE]
    parts = parts if any(parts) else [_text(lines, part) for part in LINES]
    code = _text(said, "PostCode") or _text(house, "PostCode") or _text(lines, "PostCode")
    # The number of a house and its street are one line.
    if parts[:1] == [""] and len(parts) == len(HOUSE) and parts[1] and parts[2]:
        parts = [f"{parts[1]} {parts[2]}", *parts[3:]]
    return {"Address": "\n".join(part for part in parts if part), "Postcode": code}


def _language(basic: dict[str, Any]) -> str:
    types = [e for e in _inner(basic, "Languages").get("Type", []) if isinstance(e, dict)]
    home = [each for each in types if _text(each, "LanguageType") == "H"] or types
    code = _text(home[0], "Language") if home else ""
    return _codes("language").get(code.upper(), code)


def _codes(of: str) -> dict[str, str]:
    return {each["code"]: each["means"] for each in tables("roll", "ctf", of)}


def _order(said: dict[str, Any]) -> int:
    order = _text(said, "Order")
    return int(order) if order.isascii() and order.isdigit() else 99


def _first(one: dict[str, Any], other: dict[str, Any], *tags: str) -> str:
    return next((text for tag in tags for e in (one, other) if (text := _text(e, tag))), "")


def _text(said: dict[str, Any], tag: str) -> str:
    found = said.get(tag, [""])[0]
    return found if isinstance(found, str) else ""


def _inner(said: dict[str, Any], tag: str) -> dict[str, Any]:
    found = said.get(tag, [{}])[0]
    return found if isinstance(found, dict) else {}


def _whole_name(said: dict[str, Any]) -> str:
    return f"{_text(said, 'Forename')} {_text(said, 'Surname')}".strip()
