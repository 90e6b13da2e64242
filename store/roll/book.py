"""The roll as it stands: pupils with their details, and the adults of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from store.roll import carers, details, pupils, ties
from store.roll.carers import Carer
from store.roll.cells import plain_letters
from store.roll.details import Details
from store.roll.pupils import HERE, Pupil
from store.roll.telling_apart import told_apart
from store.roll.ties import STANDS, Tie
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session


@dataclass
class Book:
    """Everything by the pupils' ids; `ties` are those that stand, whoever is called first first.

    `ended` are those of adults who were taken off a child.
    """

    pupils: dict[str, Pupil] = field(default_factory=dict)
    details: dict[str, Details] = field(default_factory=dict)
    carers: dict[str, Carer] = field(default_factory=dict)
    ties: dict[str, list[Tie]] = field(default_factory=dict)
    ended: dict[str, list[Tie]] = field(default_factory=dict)


def read(session: Session) -> Book:
    """Read all of it, the office's part where this session holds it."""
    book = Book()
    if session.holds(ROLL):
        book.pupils = _apart(session, session.drawer(ROLL).records(pupils.NOUN))
    if session.holds(OFFICE):
        office = session.drawer(OFFICE)
        book.details = {each.id: each for each in office.records(details.NOUN)}
        book.carers = {each.id: each for each in office.records(carers.NOUN)}
        for tie in sorted(office.records(ties.NOUN), key=lambda each: each.place):
            (book.ended if tie.ended else book.ties).setdefault(tie.pupil, []).append(tie)
    return book


def may_change(session: Session) -> bool:
    """Tell whether this person may change the roll: who holds the office's drawer as well."""
    return session.holds(OFFICE) and session.holds(ROLL)


def find_pupils(session: Session, words: str = "", *, gone: bool = False) -> list[Pupil]:
    """Return the pupils whose name or class has all of these words, by class and name.

    It is what anybody may ask who holds the roll, e.g. to name a child of a concern.
    """
    if not session.holds(ROLL):
        return []
    states = [pupils.GONE] if gone else [HERE]
    found = _apart(session, session.drawer(ROLL).records(pupils.NOUN, states)).values()
    wanted = plain_letters(words).casefold().split()
    return sorted(
        (each for each in found if all(word in _searched(each) for word in wanted)), key=by_class
    )


def of_class(session: Session, name: str) -> list[Pupil]:
    """Return the pupils of a class, by name."""
    if not session.holds(ROLL):
        return []
    key = pupils.class_key(name)
    found = session.drawer(ROLL).records(pupils.NOUN, [HERE], parent=key) if key else []
    return sorted(_apart(session, found).values(), key=by_class)


def one(session: Session, id: str) -> Pupil | None:
    """Return a pupil, with what tells them apart in their class; None where they are not known."""
    found = session.drawer(ROLL).get(pupils.subject(id))
    if not isinstance(found, Pupil):
        return None
    mates = of_class(session, found.school_class) if found.is_here else []
    return next((each for each in mates if each.id == id), found)


def class_names(found: Sequence[Pupil]) -> list[str]:
    """Return the names of the classes of pupils, the youngest first."""
    years: dict[str, int] = {}
    for each in found:
        if each.school_class:
            years[each.school_class] = min(
                year_place(each.year), years.get(each.school_class, year_place("") + 1)
            )
    return sorted(years, key=lambda name: (years[name], name.casefold()))


def year_place(year: str) -> int:
    """Return where a year group stands, the youngest first; one that is not known comes last."""
    if year.isdigit():
        return int(year)
    return {"N": -1, "R": 0}.get(year, 20)


def by_class(pupil: Pupil) -> tuple[int, str, str, str, str]:
    """Return the place of a pupil in a list: by year, class, surname, forename."""
    names = (pupil.school_class.casefold(), pupil.surname.casefold(), pupil.forename.casefold())
    return (year_place(pupil.year), *names, pupil.id)


def adults_of(session: Session, pupil: str) -> list[tuple[Tie, Carer]]:
    """Return the adults of a child, whoever is called first first; none without the office."""
    if not session.holds(OFFICE):
        return []
    office = session.drawer(OFFICE)
    found = office.records(ties.NOUN, [STANDS], parent=pupil)
    found.sort(key=lambda each: (each.place, each.carer))
    pairs = ((tie, office.get(carers.subject(tie.carer))) for tie in found)
    return [(tie, carer) for tie, carer in pairs if isinstance(carer, Carer)]


def all_adults(session: Session) -> list[Carer]:
    """Return every adult of the roll; none without the office."""
    if not session.holds(OFFICE):
        return []
    found: list[Carer] = session.drawer(OFFICE).records(carers.NOUN)
    return found


def adult_names(session: Session) -> dict[str, list[str]]:
    """Return the names of the adults of each child, by the child's id; none without the office."""
    known = read(session) if session.holds(OFFICE) else Book()
    return {
        pupil: [known.carers[e.carer].name for e in found if e.carer in known.carers]
        for pupil, found in known.ties.items()
    }


def children_of(session: Session, carer: str) -> list[Tie]:
    """Return the ties of an adult to their children."""
    if not session.holds(OFFICE):
        return []
    found: list[Tie] = session.drawer(OFFICE).records(ties.NOUN, [STANDS], title=carer)
    return found


def _apart(session: Session, found: Iterable[Pupil]) -> dict[str, Pupil]:
    def known(id: str) -> Details | None:
        if not session.holds(OFFICE):
            return None
        said = session.drawer(OFFICE).get(details.subject(id))
        return said if isinstance(said, Details) else None

    return told_apart(found, known)


def _searched(pupil: Pupil) -> str:
    return plain_letters(f"{pupil.called} {pupil.school_class}").casefold()
