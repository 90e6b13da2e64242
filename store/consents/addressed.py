"""Whom a letter goes to: one for each child and adult who has a say.

Who has parental responsibility has a say; where a list says nothing of it, a parent or guardian
has. Whoever is barred or not to be contacted is written to after a second look (`Tie.is_flagged`).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from store.consents import consents, letters, wording
from store.consents.consents import Consent
from store.consents.forms import Form, is_closed
from store.consents.letters import Letter
from store.consents.taking_in import year_began
from store.errors import Refused
from store.roll import book
from store.roll.book import Book
from store.roll.carers import Carer
from store.roll.couples import is_two
from store.roll.pupils import Pupil, class_key
from store.roll.ties import Tie
from store.school.public_list import OFFICE
from store.signing_in.session import Session

_PARENTS = frozenset(
    {"mother", "father", "mum", "mummy", "mam", "mama", "dad", "daddy", "papa", "parent"}
    | {"guardian", "carer", "mothers", "fathers", "parents", "guardians", "carers"}
)
_KINDS = frozenset(
    {"adoptive", "adopted", "adopting", "foster", "birth", "biological", "natural", "legal"}
    | {"special", "main", "and", "or", "both"}
)
"""What may stand beside it; with any other word, as *step* or *partner*, it is no parent."""


@dataclass(frozen=True)
class Addressed:
    """A letter that is to be written: who it is about, to whom, and which forms it asks."""

    pupil: Pupil
    carer: Carer
    tie: Tie
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class Found:
    """Whom letters go to, the children that have nobody to write to, and whom no letter names.

    `couples` are adults who are kept as one and named as two: one letter has one code.
    """

    addressed: tuple[Addressed, ...]
    nobody: tuple[Pupil, ...] = ()
    couples: tuple[Carer, ...] = ()


def has_a_say(tie: Tie) -> bool:
    """Tell whether an adult is asked about a child."""
    if tie.responsibility:
        return tie.responsibility == "yes"
    words = set(re.findall(r"\w+", tie.relationship.casefold()))
    return bool(words & _PARENTS) and words <= _PARENTS | _KINDS


def find(
    session: Session,
    forms: Sequence[Form],
    today: date,
    *,
    classes: Collection[str] = (),
    years: Collection[str] = (),
    pupils: Collection[str] = (),
    outstanding: bool = False,
) -> Found:
    """Return whom letters about `forms` go to, in the order they are printed.

    `classes` are names of classes, `years` year groups (`R`, `1`), `pupils` ids; a child fits all
    that is given, and nothing at all means the whole school. With `outstanding` each letter asks
    only what its adult has not answered in this school year.

    Raises:
        Refused: this session does not hold the office.
    """
    known, office = book.read(session), session.drawer(OFFICE)
    keys = {class_key(each) for each in classes}
    chosen = [
        each
        for each in known.pupils.values()
        if each.is_here
        and (not keys or class_key(each.school_class) in keys)
        and (not years or each.year in years)
        and (not pupils or each.id in pupils)
    ]
    said = {each.id: each for each in office.records(consents.NOUN)} if outstanding else {}
    found, nobody, two = list[Addressed](), list[Pupil](), dict[str, Carer]()
    for pupil in sorted(chosen, key=book.by_class):
        adults = _adults(known, pupil)
        if not adults:
            nobody.append(pupil)
        for tie, carer in adults:
            if is_two(carer):
                two[carer.id] = carer
                continue
            left = tuple(e for e in forms if not answered(said.get(pupil.id), tie.carer, e, today))
            if left:
                found.append(Addressed(pupil, carer, tie, left))
    return Found(tuple(found), tuple(nobody), tuple(two.values()))


def again(session: Session, letter: Letter, today: date) -> Addressed:
    """Return what a letter would be if it were made now: its forms, in the words of today.

    Raises:
        Refused: the child has left, the adult has no say any more, or nothing of it is asked now.
    """
    db, public = session.home.desk.db, session.public
    ids = {form.id for each in letter.forms if (form := wording.edition(db, public, each))}
    known = wording.current(db, public)
    forms = [known[id] for id in known if id in ids and not is_closed(known[id], today)]
    found = find(session, forms, today, pupils=[letter.pupil]).addressed
    mine = [each for each in found if each.carer.id == letter.carer]
    if not mine:
        raise Refused("It cannot be made anew: the child, the adult or the form is not asked now.")
    return mine[0]


def out_already(session: Session, found: Iterable[Addressed], today: date) -> int:
    """Return for how many of these a letter is out that asks one of their forms and lives.

    It is not ended: a parent may well take the older one from the fridge.
    """
    db, public = session.home.desk.db, session.public
    out: dict[tuple[str, str], set[str]] = {}
    for each in session.drawer(OFFICE).records(letters.NOUN, [letters.OUT, letters.BACK]):
        if not each.until or each.until >= today.isoformat():
            out.setdefault((each.pupil, each.carer), set()).update(each.forms)
    ids = {id for some in out.values() for id in some}
    form_of = {id: form.id for id in ids if (form := wording.edition(db, public, id))}
    return sum(
        any(
            form_of.get(edition) == form.id
            for edition in out.get((each.pupil.id, each.carer.id), ())
            for form in each.forms
        )
        for each in found
    )


def answered(consent: Consent | None, carer: str, form: Form, today: date) -> bool:
    """Tell whether an adult has answered a form about a child since the school year began."""
    began = year_began(today).isoformat()
    return consent is not None and any(
        each.carer == carer and not each.other and each.at >= began
        for each in consent.answers_to(form.id)
    )


def _adults(known: Book, pupil: Pupil) -> list[tuple[Tie, Carer]]:
    ties = (each for each in known.ties.get(pupil.id, ()) if has_a_say(each))
    return [(tie, known.carers[tie.carer]) for tie in ties if tie.carer in known.carers]


def of_batch(session: Session, batch: str) -> list[Letter]:
    """Return the letters of a batch."""
    every: list[Letter] = session.drawer(OFFICE).records(letters.NOUN)
    return [each for each in every if each.batch == batch]
