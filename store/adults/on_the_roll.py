"""What the roll says of a worry: who of the child's parents works here, where it tells of harm at
home, and which of its words are first names (`by_first_name`).

A parent need not bear the child's surname (`store.worries.family`). Who the parents are lies with
the office, whose drawer not everybody opens who reads a worry or a case: so the first who does has
it noted with the worry, and from then on it holds for everybody, until somebody says that it is not
about them. Until somebody looked, nobody who cannot ends it alone (`is_to_look_up`).
"""

import itertools
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from store.adults import by_first_name, of_family, told_at_first
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.drawers.drawer import Drawer, Fact
from store.drawers.record import words_of
from store.involved import told_children
from store.involved.people import CasePerson
from store.letterbox.likeness import nearly, words_in
from store.letterbox.naming import TITLES
from store.letterbox.told import PUPIL
from store.looking import noted
from store.looking.noted import SEVERAL
from store.roll.book import adults_of, find_pupils, of_class
from store.roll.carers import Carer
from store.roll.pupils import Pupil
from store.school.public_list import OFFICE, ROLL, Person
from store.signing_in.session import Session
from store.worries import by_roll, stands_out
from store.worries.kinds import LOOKED_UP
from store.worries.worry import Worry

_HE, _SHE = frozenset({"mr"}), frozenset({"mrs", "miss", "ms"})
"""Titles that one person does not have together."""
_I_AM = frozenset({"am", "im", "is", "its", "from"})
"""Behind these a child says who it is: "I am Kit", "my name is Kit", "from Kit"."""


def parents_in(
    session: Session, worry: Worry, children: Sequence[CasePerson] = ()
) -> tuple[Person, ...]:
    """Return who at school may be a parent of the child, where harm at home is told of.

    By who its parents are, where this session opens the office's drawer, and by its surname. It may
    be each child whom the words name, too. `children` are those of its case whom it may be, with
    whom they are tied to. Nobody where the roll has no such child.
    """
    if not _is_of_home(worry):
        return ()
    return _parents(session, worry, children, _names(session, worry, children))


def _is_of_home(worry: Worry) -> bool:
    return worry.told.about == PUPIL and stands_out.at_home(worry)


def _parents(
    session: Session, worry: Worry, children: Sequence[CasePerson], names: Sequence[str]
) -> tuple[Person, ...]:
    pupils = _pupils(session, worry, children, [words_of(each) for each in names])
    carers = [carer for each in pupils for _, carer in adults_of(session, each.id)]
    public = session.public
    called = public.called({each.id for each in public.people})
    found = {each.id for each in called if any(may_be(each.name, carer) for carer in carers)}
    found |= {*stands_out.family_in(worry, public, [each.name for each in pupils])}
    return tuple(each for each in public.people if each.id in found)


def _pupils(
    session: Session,
    worry: Worry,
    children: Sequence[CasePerson],
    names: Sequence[Sequence[str]],
) -> list[Pupil]:
    """Return who of the roll the child may be by its names: of a first name alone all of its class.

    Children misspell their own names, and shorten them ("Fin Shaw", "Finn S"): one too many costs
    a second person's look.
    """
    tied = {each.pupil for each in children} - {""}
    firsts = [each for each in names if len(each) == 1] if worry.told.class_name else []
    here = {each.id for each in of_class(session, worry.told.class_name)} if firsts else ()
    return [
        each
        for each in find_pupils(session)
        if each.id in tied
        or any(_may_be_called(words_of(each.name), said) for said in names)
        or (each.id in here and words_of(each.forename)[:1] in firsts)
    ]


def _names(session: Session, worry: Worry, children: Sequence[CasePerson] = ()) -> tuple[str, ...]:
    """Return by which names the child may be meant: its own, those of the case's children, and of
    whom of the roll the words name."""
    in_words = (each.name for each in told_children.in_the_roll(session, [worry]))
    said = (worry.name, *(each.name for each in children), *in_words, *_says_who(session, worry))
    return tuple(dict.fromkeys(each for each in said if each))


def _says_who(session: Session, worry: Worry) -> Iterator[str]:
    """Yield the first names by which a child without a name says in its words who it is ("I am
    Kit"), of those of its class."""
    if worry.name or not worry.told.class_name:
        return
    mates = {words_of(each.forename)[0] for each in of_class(session, worry.told.class_name)}
    for words in stands_out.parts_by_child(worry):
        heard = words_in(words)
        yield from (
            word for before, word in itertools.pairwise(heard) if before in _I_AM and word in mates
        )


def _may_be_called(name: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether the first and the last word of a name were said, nearly, or as they begin."""
    ends = {name[0], name[-1]} if name else set[str]()
    return bool(ends) and all(
        any(nearly(part, word) or part.startswith(word) or word.startswith(part) for word in said)
        for part in ends
    )


def is_to_look_up(session: Session, worry: Worry, children: Sequence[CasePerson] = ()) -> bool:
    """Tell whether nobody who opens the office's drawer has looked yet, where it matters."""
    return _is_of_home(worry) and _is_new(worry, _names(session, worry, children))


def _is_new(worry: Worry, names: Sequence[str]) -> bool:
    """Tell whether one of the names was not looked up yet."""
    looked = [words_of(each) for each in worry.by_roll.name.split(SEVERAL)]
    return any(words_of(each) not in looked for each in names)


def who_looks(session: Session, people: Collection[str]) -> tuple[str, ...]:
    """Return who of some people could look, by id: they should open the office's drawer."""
    return tuple(each for each in people if each in session.public.held_by(OFFICE))


def look_up(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    """Note with a worry what the roll says of it, as far as this session can look.

    It is noted too that no parent works here; and again where the child has another name by now, or
    the roll has somebody else.
    """
    worry = drawer.get(subject)
    if not (isinstance(worry, Worry) and session.holds(ROLL)):
        return
    said = by_roll.said_of_names(by_first_name.new(session, worry))
    if session.holds(OFFICE):
        said |= _said_of_parents(session, drawer, worry)
    if said:
        drawer.record(subject, LOOKED_UP, said, now)


def _said_of_parents(session: Session, drawer: Drawer, worry: Worry) -> dict[str, Any]:
    if not _is_of_home(worry):
        return {}
    case = drawer.get(worry.case) if worry.case else None
    children = of_family.children_of(case) if isinstance(case, Case) else ()
    names = _names(session, worry, children)
    parents = _parents(session, worry, children, names)
    found = {each.id for each in parents} - {worry.told.adult}
    new = _is_new(worry, names) or not found <= {*worry.by_roll.adults}
    return by_roll.said(SEVERAL.join(names), found) if new else {}


def look_up_in(session: Session, drawer: Drawer, case: str, now: datetime) -> None:
    """Note the same with each worry of an open case: whom that names is then noted in the case
    (`told_about`). And in the case, what the roll says of what it was begun with."""
    found = drawer.get(case)
    if isinstance(found, Case) and found.state == OPEN:
        for row in drawer.rows("worry", parent=case):
            look_up(session, drawer, row.subject, now)
        for worry in told_at_first.as_worries(found) if session.holds(ROLL) else ():
            if facts := _at_first(session, found, worry):
                drawer.record_all(facts, now)


def _at_first(session: Session, case: Case, worry: Worry) -> list[Fact]:
    names = by_roll.said_of_names(by_first_name.new(session, worry))
    said = {key: SEVERAL.join(words) for key, words in names.items()}
    if not session.holds(OFFICE):
        return [Fact(case.id, noted.LOOKED_UP, {"name": worry.by_roll.name, **said})] * bool(said)
    children = of_family.children_of(case)
    parents = [each.id for each in parents_in(session, worry, children)]
    found = of_family.new(session.public, case, [(worry, parents)])
    if said or is_to_look_up(session, worry, children):
        said["name"] = SEVERAL.join(_names(session, worry, children))
        found.append(Fact(case.id, noted.LOOKED_UP, said))
    return found


def owes_look(session: Session, drawer: Drawer, case: str) -> bool:
    """Tell whether a case has a worry that this session cannot look up, and nobody has."""
    found = drawer.get(case)
    if session.holds(OFFICE) or not isinstance(found, Case):
        return False
    children = of_family.children_of(found)
    told = (*of_family.worries_of(drawer, case), *told_at_first.as_worries(found))
    return any(is_to_look_up(session, each, children) for each in told)


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
