"""Whom names mean that somebody pasted or typed: children of the roll, or a whole class."""

import re
from collections.abc import Sequence

from store.errors import Incomplete
from store.pupils import Pupil, class_key
from store.roll.cells import plain_letters

SEVERAL = 3
"""So many are named where one name fits several."""


def meant(typed: str, pupils: Sequence[Pupil]) -> list[Pupil]:
    """Return the children whom lines (or words between commas) mean, each once.

    A line is a class, a whole name, or a forename that only one child has.

    Raises:
        Incomplete: nobody is named, or a name fits nobody or several; said of the field `names`.
    """
    found: dict[str, Pupil] = {}
    lines = [each.strip() for each in re.split(r"[\n,;]+", typed) if each.strip()]
    wrong = []
    for line in lines:
        fits = _of_class(line, pupils) or _called(line, pupils)
        if len({each.id for each in fits}) == 1 or _of_class(line, pupils):
            found.update({each.id: each for each in fits})
        elif not fits:
            wrong.append(f"Nobody on the roll is called “{line}”.")
        else:
            several = ", ".join(f"{p.name} ({p.school_class})" for p in fits[:SEVERAL])
            wrong.append(f"“{line}” fits {several}: write name and class.")
    if not lines:
        wrong.append("Please write who is in it: a name or a class on each line.")
    if wrong:
        raise Incomplete({"names": " ".join(wrong)})
    return list(found.values())


def _of_class(line: str, pupils: Sequence[Pupil]) -> list[Pupil]:
    key = class_key(re.sub(r"(?i)^class\s+", "", line))
    return [each for each in pupils if class_key(each.school_class) == key]


def _called(line: str, pupils: Sequence[Pupil]) -> list[Pupil]:
    words = _words(line)
    whole = [each for each in pupils if _words(each.name) == words]
    if whole:
        return whole
    with_class = [each for each in pupils if _words(f"{each.name} {each.school_class}") == words]
    forename = [each for each in pupils if _words(each.forename) == words]
    first_and_class = [
        each for each in pupils if _words(f"{each.forename} {each.school_class}") == words
    ]
    return with_class or first_and_class or forename


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", plain_letters(text).casefold())
