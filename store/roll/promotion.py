"""September: each class goes up to the next, the oldest leave; it can be taken back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from store.drawers.drawer import Fact
from store.errors import Refused
from store.roll import pupils
from store.roll.book import class_names, year_place
from store.roll.pupils import HERE, NOUN, Pupil, class_key
from store.roll.taking_in import require_both
from store.school.public_list import ROLL
from store.signing_in.session import Session

LEAVE = ""
"""Where those go who leave the school."""
TAKEN_BACK = "The change of classes was taken back."
ONE_YEAR = 180
"""Days after a change of classes in which another is no new year's: some do it in July, some in
September."""
LAST_YEAR = 6
"""The last year of a primary school, where no older class is there."""


@dataclass(frozen=True)
class Move:
    """Those of one year in one class, and where they go; `to` is `LEAVE` for leavers."""

    school_class: str
    year: str
    count: int
    to: str
    to_year: str


def proposed(found: Sequence[Pupil]) -> list[Move]:
    """Return where each class goes, as its name and the classes of the next year suggest."""
    last = max((year_place(each.year) for each in found if each.year), default=LAST_YEAR)
    last = max(last, LAST_YEAR)
    groups: dict[tuple[str, str], int] = {}
    for pupil in found:
        if pupil.school_class:
            group = (pupil.school_class, pupil.year)
            groups[group] = groups.get(group, 0) + 1
    order = class_names(found)
    places = sorted(groups, key=lambda each: (year_place(each[1]), order.index(each[0])))
    return [_move(name, year, groups[name, year], found, last) for name, year in places]


def _move(name: str, year: str, count: int, found: Sequence[Pupil], last: int) -> Move:
    if year_place(year) >= last and year:
        return Move(name, year, count, LEAVE, "")
    if not year:
        return Move(name, year, count, name, "")
    older = next_year(year)
    there = class_names([each for each in found if each.year == older])
    here = class_names([each for each in found if each.year == year])
    named = _named_on(name, year, older)
    if named != name or not there:
        same = [each for each in there if each.casefold() == named.casefold()]
        return Move(name, year, count, (same or [named])[0], older)
    place = min(here.index(name), len(there) - 1)
    return Move(name, year, count, name if name in there else there[place], older)


def next_year(year: str) -> str:
    """Return the year group after one."""
    return {"N": "R", "R": "1"}.get(year) or str(int(year) + 1)


def _named_on(name: str, year: str, older: str) -> str:
    """Return the name of a class a year later where its year stands in it: `2B` after `1B`."""
    word = {"N": r"nursery", "R": r"reception|(?<![a-z])r(?![a-z])"}.get(year)
    if word:
        new = "Reception" if older == "R" else f"Year {older}"
        return re.sub(word, new, name, count=1, flags=re.IGNORECASE)
    return re.sub(rf"(?<!\d){year}(?!\d)", older, name, count=1)


def promote(session: Session, moves: Sequence[Move], on: date, now: datetime) -> int:
    """Move every class as said, all together; return how many pupils moved or left.

    Raises:
        Refused: this person may not, or two people did it at once.
    """
    require_both(session)
    batch = f"{now.isoformat(timespec='seconds')} {uuid4().hex[:8]}"
    goes = {(each.school_class, each.year): each for each in moves}
    facts = []
    for pupil in _here(session):
        move = goes.get((pupil.school_class, pupil.year))
        if move is None or (move.to, move.to_year) == (pupil.school_class, pupil.year):
            continue
        was = {"school_class": pupil.school_class, "year": pupil.year, "peg": pupil.peg}
        about = pupils.subject(pupil.id)
        if move.to == LEAVE:
            body = {"on": on.isoformat(), "why": "Went up from the last class.", "was": was}
            facts.append(Fact(about, pupils.LEFT, {**body, "by": batch}))
        else:
            said = {"school_class": move.to, "year": move.to_year}
            facts.append(Fact(about, pupils.MOVED, {"said": said, "was": was, "by": batch}))
    session.drawer(ROLL).record_all(facts, now)
    return len(facts)


def lately(batch: str, today: date) -> bool:
    """Tell whether a change of classes is so short ago that another would be a second one."""
    return bool(batch) and (today - date.fromisoformat(batch[:10])).days < ONE_YEAR


def last_batch(session: Session) -> tuple[str, int]:
    """Return the last change of classes that can be taken back and how many pupils it moved."""
    found = [each.moved_by for each in session.drawer(ROLL).records(NOUN) if each.moved_by]
    last = max(found, default="")
    return last, found.count(last) if last else 0


def take_back(session: Session, batch: str, now: datetime) -> int:
    """Put those back whom a change of classes moved, but for who was moved again since.

    A peg that was given to somebody else of the class meanwhile stays theirs.

    Raises:
        Refused: nobody is left where it put them.
    """
    require_both(session)
    drawer, facts = session.drawer(ROLL), list[Fact]()
    known: list[Pupil] = drawer.records(NOUN)
    held = {(class_key(e.school_class), e.peg) for e in known if e.is_here and e.moved_by != batch}
    for pupil in known:
        if pupil.moved_by != batch:
            continue
        about = pupils.subject(pupil.id)
        entries = [e for e in drawer.entries(about) if e.said.get("by") == batch]
        was = dict(entries[-1].said.get("was", {}))
        peg = str(was.pop("peg", ""))
        if (class_key(str(was.get("school_class", ""))), peg) in held:
            peg = ""
        if pupil.is_here:
            now_in = {"school_class": pupil.school_class, "year": pupil.year}
            body = {"said": was, "was": now_in, "peg": peg, "why": TAKEN_BACK}
            facts.append(Fact(about, pupils.MOVED, body))
        else:
            facts.append(Fact(about, pupils.RETURNED, {"peg": peg, "why": TAKEN_BACK}))
    if not facts:
        raise Refused("There is nothing to take back.")
    drawer.record_all(facts, now)
    return len(facts)


def _here(session: Session) -> list[Pupil]:
    found: list[Pupil] = session.drawer(ROLL).records(NOUN, [HERE])
    return found
