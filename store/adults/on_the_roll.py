"""Who at school is a parent or carer of the child that tells of harm at home, by the roll.

A parent need not bear the child's surname (`store.worries.family`). Who the parents are lies with
the office, whose drawer not everybody opens who reads a case: so the first who does has it noted
there, and from then on it holds for everybody, until somebody says that it is not about them.
"""

from datetime import datetime

from store.adults.rows import MENTIONED
from store.adults.whom import LEFT_OPEN, PLAIN
from store.cases.cases import OPEN, Case
from store.drawers.drawer import Drawer, Fact
from store.drawers.record import words_of
from store.letterbox.likeness import words_in
from store.letterbox.naming import TITLES
from store.letterbox.told import PUPIL
from store.roll.book import adults_of, find_pupils
from store.roll.carers import Carer
from store.school.public_list import OFFICE, Person
from store.signing_in.session import Session
from store.worries import stands_out
from store.worries.worries import Worry

HOME = "home"
"""The part of a worry that a mention by the roll names: no word of it names them."""
_MARKS = {PLAIN: "yes", LEFT_OPEN: "yes"}
_HE, _SHE = frozenset({"mr"}), frozenset({"mrs", "miss", "ms"})
"""Titles that one person does not have together."""


def parents_in(session: Session, worry: Worry) -> tuple[Person, ...]:
    """Return who at school may be a parent of the child, where harm at home is told of.

    Nobody where this session does not open the office's drawer, or the roll has no such child.
    """
    about_child = worry.told.about == PUPIL and bool(worry.name)
    if not (about_child and session.holds(OFFICE) and stands_out.at_home(worry)):
        return ()
    name = words_of(worry.name)
    pupils = [each for each in find_pupils(session) if words_of(each.name) == name]
    carers = [carer for each in pupils for _, carer in adults_of(session, each.id)]
    called = session.public.called({each.id for each in session.public.people})
    found = {each.id for each in called if any(may_be(each.name, carer) for carer in carers)}
    return tuple(each for each in session.public.people if each.id in found)


def note(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    """Note in an open case whom the roll has as a parent of a child that tells of harm at home."""
    case = drawer.get(subject)
    if not isinstance(case, Case) or case.state != OPEN:
        return
    rows = drawer.rows("worry", parent=subject)
    worries = [each for row in rows if isinstance(each := drawer.get(row.subject), Worry)]
    known = {(e.said.get("worry"), e.said.get("adult")) for e in case.matter.of(MENTIONED)}
    facts = [
        Fact(
            subject,
            MENTIONED,
            {"adult": p.id, "name": p.name, "worry": each.id, "part": HOME, **_MARKS},
        )
        for each in worries
        for p in parents_in(session, each)
        if (each.id, p.id) not in known and p.id != each.told.adult
    ]
    if facts:
        drawer.record_all(facts, now)


def may_be(called: str, carer: Carer) -> bool:
    """Tell whether a name of the list may be a carer's: by all of it that both say."""
    said, last = words_in(called), words_in(carer.surname)
    titles = {each for each in said if each in TITLES} | {*words_in(carer.title)} & TITLES
    name = [each for each in said if each not in TITLES]
    if not last or tuple(name[-len(last) :]) != last or (titles & _HE and titles & _SHE):
        return False
    first, theirs = name[: -len(last)], words_in(carer.forename)
    return not first or not theirs or _same(first[0], theirs[0])


def _same(one: str, other: str) -> bool:
    """Tell whether first names may be the same: an initial may be any that begins so."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
