"""What stands in a cell, judged: names, days, numbers, yes and no.

A cell that is not right raises `BadCell` with a sentence; it is never bent into something else.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from unicodedata import category, normalize

from store.names import tidy

NAME_LIMIT, LINE_LIMIT = 80, 200
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The letters of a UPN: without I, O and S."""
YOUNGEST, OLDEST = 1, 20
"""Years a child on a roll may be old."""

_NOT_APART = str.maketrans(
    {"'": "", "’": "", "Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ı": "i"}
    | {"Æ": "Ae", "æ": "ae", "Œ": "Oe", "œ": "oe", "ß": "ss"}
)
"""Letters that Unicode does not take apart into a plain one and a mark."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<y>\d{4}|\d{2})")
_NAMED = re.compile(
    r"(?:[a-z]{3,9},? )?(?P<d>\d{1,2})(?:st|nd|rd|th)?[- /.]*(?P<m>[a-z]{3,9})\.?,?[- /.]*"
    r"(?P<y>\d{4}|\d{2})"
)
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?$")
YES = {"y", "yes", "true", "t", "1", "x", "✓"}
NO = {"n", "no", "false", "f", "0", "none"}
_YEARS = {"reception": "R", "r": "R", "yr": "R", "0": "R", "nursery": "N", "n": "N", "pre": "N"}


class BadCell(Exception):
    """A cell is not right; `str()` is a sentence that says why, without what stands in it."""


def name(text: str) -> str:
    """Return a name as it is kept."""
    if text.lstrip()[:1] in "=+@" and text.strip():
        raise BadCell("this is a formula and no name")
    found = tidy(text)
    if text.strip() and not found:
        raise BadCell("there is nothing in this name that can be seen")
    if len(found) > NAME_LIMIT:
        raise BadCell(f"this name has more than {NAME_LIMIT} characters")
    if found and not any(each.isalpha() for each in found):
        raise BadCell("this name has no letter in it")
    return found


def line(text: str) -> str:
    """Return a short text on one line."""
    found = tidy(text)
    if len(found) > LINE_LIMIT:
        raise BadCell(f"this has more than {LINE_LIMIT} characters")
    return found


def address(text: str) -> str:
    """Return an address, its lines kept."""
    lines = [tidy(each) for each in re.split(r"[\r\n]+", text)]
    found = "\n".join(each for each in lines if each)
    if len(found) > 2 * LINE_LIMIT:
        raise BadCell(f"this address has more than {2 * LINE_LIMIT} characters")
    return found


def postcode(text: str) -> str:
    """Return a postcode in capitals, its last three characters apart."""
    found = "".join(line(text).split()).upper()
    return f"{found[:-3]} {found[-3:]}" if 5 <= len(found) <= 7 and found.isalnum() else found


def email(text: str) -> str:
    """Return an e-mail address."""
    found = line(text)
    if found and not re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", found):
        raise BadCell("this is no e-mail address")
    return found


def phone(text: str) -> str:
    """Return a telephone number as it stands; Excel takes the 0 off its beginning."""
    found = line(text)
    digits = re.sub(r"\D", "", found)
    if found and not 5 <= len(digits) <= 15:
        raise BadCell("this is no telephone number")
    return f"0{found}" if re.fullmatch(r"[1-9]\d{9}", found) else found


def yes_no(text: str) -> str:
    """Return `yes`, `no` or nothing."""
    said = line(text).casefold()
    if not said or said in ("unknown", "?", "-"):
        return ""
    if said in YES:
        return "yes"
    if said in NO:
        return "no"
    raise BadCell("this is neither yes nor no")


def order(text: str) -> str:
    """Return a place among the adults of a child: 1 is called first."""
    said = line(text)
    if said and not re.fullmatch(r"\d{1,2}", said):
        raise BadCell("this is no number from 1 to 99")
    return str(int(said)) if said and int(said) else ""


def year(text: str) -> str:
    """Return a year group: `N`, `R`, `1` to `13`."""
    said = line(text).casefold()
    said = re.sub(r"^(year|yr|y|nc year)[ .-]*(?=\w)", "", said).strip() or said
    if said in _YEARS:
        return _YEARS[said]
    if re.fullmatch(r"n[12]|nursery [12]", said):
        return "N"
    if re.fullmatch(r"\d{1,2}", said) and 1 <= int(said) <= 13:
        return str(int(said))
    if not said or said == "x":
        return ""
    raise BadCell("this is no year group that is known (Reception, 1, Year 2)")


def upn(text: str) -> str:
    """Return a unique pupil number whose check letter is right (DfE: UPN guide)."""
    found = "".join(tidy(text).split()).upper()
    if not found:
        return ""
    if not re.fullmatch(rf"[{LETTERS}]\d{{11}}[\d{LETTERS}]", found):
        raise BadCell("this is no UPN: a letter, 11 digits, and a digit or a letter")
    values = [LETTERS.index(each) if each.isalpha() else int(each) for each in found[1:]]
    check = sum(place * value for place, value in enumerate(values, 2)) % 23
    if LETTERS[check] != found[0]:
        raise BadCell("this UPN does not fit its own check letter")
    return found


def day(text: str) -> date | None:
    """Return a day in one of the forms that people in the UK write, the day before the month."""
    said = _TIME.sub("", " ".join(tidy(text).casefold().split()))
    if not said:
        return None
    if re.fullmatch(r"\d{4,6}", said):
        raise BadCell("this is a bare number: give the column the format of a date")
    found = _ISO.fullmatch(said) or _DAY_FIRST.fullmatch(said) or _NAMED.fullmatch(said)
    if found is None:
        raise BadCell("this is no day that can be read (03/09/2016)")
    month = found["m"] if found["m"].isdigit() else _month(found["m"])
    try:
        return date(_year(found["y"]), int(month), int(found["d"]))
    except ValueError:
        if found["m"].isdigit() and int(found["m"]) > 12 >= int(found["d"]):
            raise BadCell("there is no such month: the month seems to stand first") from None
        raise BadCell("there is no such day") from None


def is_month_first(text: str) -> bool:
    """Tell whether a day can only be meant with the month first, as in America."""
    found = _DAY_FIRST.fullmatch(tidy(text))
    return found is not None and int(found["m"]) > 12 >= int(found["d"])


def is_either(text: str) -> bool:
    """Tell whether a day would be another one with the month first."""
    found = _DAY_FIRST.fullmatch(tidy(text))
    return found is not None and found["d"] != found["m"] and int(found["d"]) <= 12


def born(text: str, today: date) -> str:
    """Return a child's birthday (`2016-09-03`)."""
    found = day(text)
    if found is None:
        return ""
    age = today.year - found.year - ((today.month, today.day) < (found.month, found.day))
    if not YOUNGEST <= age <= OLDEST:
        raise BadCell(f"a pupil born then would be {age} years old")
    return found.isoformat()


def whole_name(text: str) -> tuple[str, str]:
    """Return forename and surname of a whole name: `Smith, Anna` or `Anna Smith`."""
    found = name(text)
    before, comma, after = found.partition(",")
    if comma:
        return after.strip(), before.strip()
    first, _, last = found.rpartition(" ")
    if found and not first:
        raise BadCell("this is one word: a forename and a surname are needed")
    return first, last


def plain_letters(text: str) -> str:
    """Return letters without their marks: `Zoë` and `Zoe` are one name to look for."""
    bare = text.translate(_NOT_APART)
    if bare.isascii():
        return bare
    return "".join(each for each in normalize("NFKD", bare) if category(each) != "Mn")


def in_title_case(found: str) -> str:
    """Return a name in CAPITALS as it is usually written: `O'BRIEN-MCKAY` is `O'Brien-McKay`."""
    if found != found.upper() or sum(each.isalpha() for each in found) < 2:
        return found
    words = re.split(r"([\s'’-])", found.lower())
    return "".join(_capital(word, words[place - 1 : place]) for place, word in enumerate(words))


def _capital(word: str, before: list[str]) -> str:
    if word == "s" and before and before[0] in ("'", "’"):
        return word
    if word.startswith("mc") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    return word[:1].upper() + word[1:]


def _month(word: str) -> str:
    found = next((n for n, each in enumerate(_MONTHS, 1) if word.startswith(each)), 0)
    if not found:
        raise BadCell("there is no such month")
    return str(found)


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


READERS: Mapping[str, Callable[[str], str]] = {
    "forename": name,
    "surname": name,
    "legal_forename": name,
    "legal_surname": name,
    "school_class": line,
    "year": year,
    "upn": upn,
    "address": address,
    "address_part": address,
    "postcode": postcode,
    "language": line,
    "title": line,
    "relationship": line,
    "priority": order,
    "responsibility": yes_no,
    "court_order": yes_no,
    "no_contact": yes_no,
    "email": email,
    "phone": phone,
}
"""How the cell of each meaning is read, but for whole names and days."""
