"""What is said of the people of a case, in words: for its history, its pages and its paper."""

from collections.abc import Sequence
from datetime import date, datetime

from screens.staff.looking import looking_words
from screens.times import day
from store.cases.acts import acts
from store.cases.casework import TAKE_OUT_FIELDS
from store.cases.kinds import PARENTS
from store.fields import Choice, Field, Kind
from store.involved import body, informed, telling
from store.involved.flags import Flag
from store.involved.kinds import (
    CHANGED,
    INFORMED,
    LINKED,
    MARK_PUT_RIGHT,
    MARKED,
    REMOVED,
    SAME,
    TIED,
    UNLINKED,
)
from store.involved.people import CHANGE_FIELDS
from store.roll.pupils import Pupil
from store.school.public_list import PublicList

_WHY = Field("why", "Why")
_YES_NO = (Choice("yes", "Yes, the same child"), Choice("no", "No, another child"))


def titles(public: PublicList) -> looking_words.Titles:
    """Return what each kind of row of a case is called in its history, with the fields read."""
    told = acts(public)[PARENTS]
    return looking_words.titles(public) | {
        REMOVED: ("Person taken out", TAKE_OUT_FIELDS),
        CHANGED: ("Roles or name changed", CHANGE_FIELDS),
        TIED: (
            "Said who somebody is",
            (Field("name", "Who"), Field("called", "On the roll, or the list of staff"), _WHY),
        ),
        SAME: (
            "The same child as elsewhere?",
            (
                Field("name", "In this case"),
                Field("same", "Answer", Kind.CHOICE, choices=_YES_NO),
                _WHY,
            ),
        ),
        LINKED: ("Linked with another case", (_WHY,)),
        UNLINKED: ("A link with another case ended", (_WHY,)),
        MARKED: ("Body map: mark added", body.AS_WRITTEN),
        MARK_PUT_RIGHT: ("Body map: mark put right", body.AS_WRITTEN),
        INFORMED: ("Told that it was dealt with", informed.AS_WRITTEN),
        PARENTS: (told.done, telling.as_written(told)),
    }


def flag_line(flag: Flag, now: datetime) -> str:
    """Return a flag in one line: what, since when, until when, whom to ring."""
    parts = [flag.what.say, f"from {day(flag.since, now)}"]
    parts += [f"until {day(flag.until, now)}"] if flag.until else []
    parts += [", ".join(filter(None, (flag.worker, flag.contact)))]
    return " · ".join(filter(None, (*parts, flag.detail)))


def short_flags(flags: Sequence[Flag], today: date) -> str:
    """Return the flags that count today in few letters, with whom to ring."""
    standing = [each for each in flags if each.stands(today)]
    words = []
    for each in standing:
        contact = " ".join(filter(None, (each.worker, each.contact)))
        words.append(f"{each.what.short} ({contact})" if contact else each.what.short)
    return ", ".join(words)


def in_roll(pupil: Pupil | None) -> str:
    """Return who somebody is in the roll."""
    if pupil is None:
        return ""
    place = pupil.school_class or "no class"
    return f"{pupil.name}, {place}" if pupil.is_here else f"{pupil.name}, has left"
