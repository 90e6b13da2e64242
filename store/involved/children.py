"""A child over all cases that a session may open, and what may be the same child.

Whoever is tied to the same pupil of the roll is the same child. The same typed name is offered as
"maybe the same" until somebody says yes or no: two children may have one name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from store.cases.case import Case
from store.cases.cases import NOUN
from store.drawers.drawer import Drawer
from store.drawers.record import Row, words_of
from store.involved.findable import NO, keys_of, own_key, said_same, word_for
from store.involved.people import PUPIL, CasePerson
from store.roll import pupils
from store.roll.pupils import Pupil
from store.school.public_list import ROLL
from store.signing_in.session import Session
from store.worries.worries import NOUN as WORRY

THERE_MAY_BE_MORE = (
    "This is what you may open. There may be more about a child that you may not: "
    "this page looks the same whether there is or not."
)
"""It is always said: a sentence that came and went would tell what is kept from whom."""


@dataclass(frozen=True)
class Seen:
    """A child in one case: the drawer it lies in, the case, and who they are in it."""

    drawer: Drawer
    case: Case
    person: CasePerson


@dataclass
class Whole:
    """A child: where they are, where they may be, what was told under their name elsewhere.

    `keys` are all that they are known by; `pupil` is who they are in the roll, if that is known.
    """

    key: str
    keys: set[str] = field(default_factory=set)
    pupil: Pupil | None = None
    sure: list[Seen] = field(default_factory=list)
    maybe: list[Seen] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the child is called: in the roll, else in their latest case."""
        if self.pupil is not None and self.pupil.name:
            return self.pupil.name
        return self.sure[-1].person.name if self.sure else ""

    @property
    def pupil_id(self) -> str:
        """The id of the pupil they are, or nothing."""
        return next((k.partition(":")[2] for k in sorted(self.keys) if k.startswith(PUPIL)), "")

    def is_another(self, key: str) -> bool:
        """Tell whether a key is that of another pupil: two are never made one by a chain."""
        return key.startswith(f"{PUPIL}:") and self.pupil_id not in ("", key.partition(":")[2])

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which the child is called."""
        roll = (self.pupil.name,) if self.pupil is not None else ()
        return tuple(dict.fromkeys((*roll, *(seen.person.name for seen in self.sure))))


def whole(session: Session, key: str) -> Whole:
    """Return a child by a key, in every case this session may open, the oldest case first."""
    child = Whole(key, {key})
    looked_for: set[str] = set()
    while left := child.keys - looked_for:
        for each in left:
            child.sure += _by_key(session, each, child)
        looked_for |= left
        for seen in child.sure:
            child.keys |= {k for k in keys_of(seen.case, seen.person) if not child.is_another(k)}
    child.sure.sort(key=_place)
    child.pupil = pupil_of(session, child.pupil_id)
    child.maybe = _maybe(session, child)
    child.told = _told(session, child)
    return child


def pupil_of(session: Session, id: str) -> Pupil | None:
    """Return a pupil of the roll, if this session holds it and knows them."""
    if not id or not session.holds(ROLL):
        return None
    found = session.drawer(ROLL).get(pupils.subject(id))
    return found if isinstance(found, Pupil) else None


def by_name(session: Session, name: str) -> Iterator[Seen]:
    """Yield every child of this name in the cases that this session may open."""
    words = words_of(name)
    for drawer, case in _cases(session, words):
        for person in case.people:
            if person.is_child and words_of(person.name) == words:
                yield Seen(drawer, case, person)


def seen_by(session: Session, key: str, without: Case) -> bool:
    """Tell whether this session may open a case, but for one, in which a child of a key is."""
    return any(
        person.is_child and key in keys_of(case, person)
        for _, case in _cases(session, [word_for(key)])
        if case.id != without.id
        for person in case.people
    )


def _by_key(session: Session, key: str, child: Whole) -> list[Seen]:
    known = {(seen.case.id, seen.person.id) for seen in child.sure}
    return [
        Seen(drawer, case, person)
        for drawer, case in _cases(session, [word_for(key)])
        for person in case.people
        if person.is_child and key in keys_of(case, person) and (case.id, person.id) not in known
        if not child.is_another(own_key(person))
    ]


def _cases(session: Session, words: list[str]) -> Iterator[tuple[Drawer, Case]]:
    for drawer in session.shared():
        for row in drawer.called(words, [NOUN], whole=True, limit=500):
            case = drawer.get(row.subject)
            if isinstance(case, Case) and session.find(case.id) is drawer:
                yield drawer, case


def _maybe(session: Session, child: Whole) -> list[Seen]:
    sure = {(seen.case.id, seen.person.id) for seen in child.sure}
    denied = {
        key
        for seen in child.sure
        for key, said in said_same(seen.case.noted, seen.person.id).items()
        if said == NO
    }
    found: dict[tuple[str, str], Seen] = {}
    for name in child.names:
        for seen in by_name(session, name):
            said = said_same(seen.case.noted, seen.person.id)
            other = bool(seen.person.pupil) and bool(child.pupil_id)
            no = any(said.get(key) == NO for key in child.keys) or own_key(seen.person) in denied
            if (seen.case.id, seen.person.id) not in sure and not no and not other:
                found[seen.case.id, seen.person.id] = seen
    return sorted(found.values(), key=_place)


def _told(session: Session, child: Whole) -> list[Row]:
    """Return what was told in this name, but for what is in a case that names the child itself.

    A case is about a child before anybody puts them among its people.
    """
    found: dict[str, Row] = {}
    known = {seen.case.id for seen in (*child.sure, *child.maybe)}
    for name in child.names:
        words = words_of(name)
        for drawer in session.shared():
            rows = drawer.called(words, [WORRY], whole=True, limit=200) if words else []
            for row in rows:
                named = getattr(drawer.get(row.subject), "name", "")
                if row.parent not in known and words_of(named) == words:
                    found[row.subject] = row
    return sorted(found.values(), key=lambda row: row.at)


def _place(seen: Seen) -> tuple[str, str]:
    return seen.case.opened_at, seen.case.number
