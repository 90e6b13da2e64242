"""Whom names mean that somebody pasted or typed: children of the roll, or a whole class."""

import re
from collections.abc import Sequence

from store.errors import Incomplete
from store.roll.cells import plain_letters
from store.roll.pupils import Pupil, class_key

SEVERAL = 3
"""So many are named where one name fits several."""


def meant(typed: str, pupils: Sequence[Pupil], gone: Sequence[Pupil] = ()) -> list[Pupil]:
    """Return the children whom lines (or words between commas) mean, each once.

    A line is a class, a whole name (`Mia Khan`, `Khan Mia`, `Khan, Mia`), or a forename that only
    one child has; where nobody of `pupils` fits, it may be one of those who are `gone`. A name that
    two have goes with what tells them apart (`Pupil.called`).

    Raises:
        Incomplete: nobody is named, or a name fits nobody or several; said of the field `names`.
    """
    found: dict[str, Pupil] = {}
    lines, wrong = [], []
    for whole in re.split(r"[\n;]+", typed):
        named, unsure = _named(whole, (*pupils, *gone))
        lines += named
        wrong += [f"“{each}” may be one child or two: a name on each line." for each in unsure]
    for line in lines:
        fits = _of_class(line, pupils) or _called(line, pupils) or _called(line, gone)
        # Whom nothing tells apart are all meant: what one may not, none may.
        names = {(each.called, class_key(each.school_class)) for each in fits}
        if len(names) == 1 or _of_class(line, pupils):
            found.update({each.id: each for each in fits})
        elif not fits:
            wrong.append(f"Nobody on the roll is called “{line}”.")
        else:
            several = ", or: ".join(f"{p.called} {p.school_class}".strip() for p in fits[:SEVERAL])
            wrong.append(f"“{line}” fits more than one. Write it so: {several}.")
    if not lines and not wrong:
        wrong.append("Please write who is in it: a name or a class on each line.")
    if wrong:
        raise Incomplete({"names": " ".join(wrong)})
    return list(found.values())


def _of_class(line: str, pupils: Sequence[Pupil]) -> list[Pupil]:
    key = class_key(re.sub(r"(?i)^class\s+", "", line))
    return [each for each in pupils if class_key(each.school_class) == key]


def _named(line: str, pupils: Sequence[Pupil]) -> tuple[list[str], list[str]]:
    """Return the names between the commas of a line, and those that nobody could tell apart.

    The roll writes `Khan, Mia`, so two parts that are a whole name together are one child.
    """
    parts = [each.strip() for each in line.split(",") if each.strip()]
    named, unsure = [], []
    while parts:
        one, pair = parts.pop(0), ""
        if parts and _whole(f"{parts[0]} {one}", pupils):
            pair = f"{one}, {parts[0]}"
            if all(_of_class(each, pupils) or _called(each, pupils) for each in (one, parts[0])):
                unsure.append(pair)
            named.append(f"{parts.pop(0)} {one}")
        else:
            named.append(one)
    return ([] if unsure else named), unsure


def _whole(line: str, pupils: Sequence[Pupil]) -> list[Pupil]:
    """Return whom a forename and a surname mean, in either order, with the class or without."""
    words = sorted(_words(line))
    return [
        each
        for each in pupils
        if any(
            words in (sorted(_words(name)), sorted(_words(f"{name} {each.school_class}")))
            for name in (each.name, each.called)
        )
    ]


def _called(line: str, pupils: Sequence[Pupil]) -> list[Pupil]:
    if whole := _whole(line, pupils):
        return whole
    words = _words(line)
    forename = [each for each in pupils if _words(each.forename) == words]
    first_and_class = [
        each for each in pupils if _words(f"{each.forename} {each.school_class}") == words
    ]
    return first_and_class or forename


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", plain_letters(text).casefold())
