"""Consents by class, by child and by form: who has answered, who has not, what waits for staff.

It is read from the `office`, the `roll` and the wordings in force (procedure rows 37 to 40). What
the safeguarding leads blocked stands as a no, like any other: nothing tells that there is a block.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.consents import consents, letters, permissions, wording
from store.consents.consents import DISAGREED, PERMITTED, PUPIL_TOO, REFUSED, WAITS, Consent
from store.consents.forms import Form, is_closed
from store.consents.letters import OVER, Letter
from store.consents.own_forms import is_own
from store.consents.permissions import Permission
from store.roll import book
from store.roll.pupils import Pupil
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session

ANSWERED, PARTLY, OUTSTANDING = "answered", "partly", "outstanding"
"""Whether anybody answered a form in this school year; `partly`: it waits, or they disagree."""


@dataclass(frozen=True)
class Progress:
    """How far a form is in a class, or in the school: so many of `all` children."""

    form: str
    answered: int
    partly: int
    all: int

    @property
    def outstanding(self) -> int:
        """How many have not answered."""
        return self.all - self.answered - self.partly


@dataclass(frozen=True)
class Waiting:
    """Something the office has to settle: two who disagree, or an answer to look at twice."""

    pupil: Pupil
    form: str
    why: str


@dataclass(frozen=True)
class Overview:
    """Everything at one moment: `forms` for parents by id, `pupils` by class and name.

    `blocked` are uses by child. A form of the school's own, such as a trip's, is asked of those
    alone who have a letter about it: `asked` has them by form; every other form is asked of all.
    """

    today: date
    forms: Mapping[str, Form]
    pupils: tuple[Pupil, ...]
    consents: Mapping[str, Consent]
    blocked: Mapping[str, frozenset[str]]
    asked: Mapping[str, frozenset[str]]

    def of(self, pupil: str) -> Consent:
        """Return the consents of a child."""
        return self.consents.get(pupil) or Consent(pupil)

    def stands(self, pupil: str, use: str) -> str:
        """Return where a use stands for a child, as the office may know it."""
        state = self.of(pupil).standing(use, self.today)
        is_yes = state in (PERMITTED, PUPIL_TOO)
        return REFUSED if is_yes and use in self.blocked.get(pupil, ()) else state

    def state(self, pupil: str, form: str) -> str:
        """Return how far a child's form is."""
        consent, uses = self.of(pupil), self.forms[form].uses
        stands = {consent.standing(use, self.today) for use in uses}
        if stands & {DISAGREED, WAITS}:
            return PARTLY
        said = [each for each in consent.answers_to(form) if self._counts(each.until)]
        return ANSWERED if said else OUTSTANDING

    def classes(self) -> list[str]:
        """Return the classes, the youngest first."""
        return book.class_names(self.pupils)

    def here(self, form: str, school_class: str = "") -> list[Pupil]:
        """Return the children of one class, or of all, who are asked a form."""
        asked = self.asked.get(form)
        return [
            each
            for each in self.pupils
            if school_class in ("", each.school_class) and (asked is None or each.id in asked)
        ]

    def progress(self, form: str, school_class: str = "") -> Progress:
        """Return how far a form is, in one class or in all."""
        here = self.here(form, school_class)
        states = [self.state(each.id, form) for each in here]
        return Progress(form, states.count(ANSWERED), states.count(PARTLY), len(here))

    def outstanding(self, form: str, school_class: str = "") -> list[Pupil]:
        """Return whose form is not answered (row 37: by class; row 39: each school year)."""
        here = self.here(form, school_class)
        return [each for each in here if self.state(each.id, form) == OUTSTANDING]

    def waiting(self) -> list[Waiting]:
        """Return what the office has to settle."""
        found = []
        for pupil in self.pupils:
            # A use may stand in two forms: it is settled where somebody has answered.
            answered = {each.said.form for each in self.of(pupil.id).given}
            for id, form in self.forms.items():
                if id not in answered:
                    continue
                stands = {self.of(pupil.id).standing(use, self.today) for use in form.uses}
                if self._to_look_at(pupil.id, id):
                    stands.add(WAITS)
                found += [Waiting(pupil, id, why) for why in (DISAGREED, WAITS) if why in stands]
        return found

    def _to_look_at(self, pupil: str, form: str) -> bool:
        given = (each for each in self.of(pupil).given if each.said.form == form)
        return any(each.waits and not each.is_over(self.today) for each in given)

    def _counts(self, until: str) -> bool:
        return not until or until >= self.today.isoformat()


def read(session: Session, today: date) -> Overview:
    """Read everything as it stands.

    Raises:
        Refused: this session does not hold the office.
    """
    found: list[Consent] = session.drawer(OFFICE).records(consents.NOUN)
    allowed: list[Permission] = session.drawer(ROLL).records(permissions.NOUN)
    blocked = {each.id: frozenset(each.blocked) for each in allowed if each.blocked}
    known = wording.current(session.home.desk.db, session.public)
    forms = {id: form for id, form in known.items() if form.audience == "parent"}
    pupils = tuple(book.find_pupils(session))
    asked = _asked(session, [form for form in forms.values() if is_own(form)])
    return Overview(today, forms, pupils, {each.id: each for each in found}, blocked, asked)


def forms_for(session: Session, pupil: str, today: date) -> list[Form]:
    """Return the forms that adults of a child may be asked today: of a trip, where it is theirs.

    Raises:
        Refused: this session does not hold the office.
    """
    known = wording.current(session.home.desk.db, session.public)
    forms = [e for e in known.values() if e.audience == "parent" and not is_closed(e, today)]
    asked = _asked(session, [each for each in forms if is_own(each)], pupil)
    return [each for each in forms if each.id not in asked or pupil in asked[each.id]]


def _asked(session: Session, own: list[Form], pupil: str = "") -> dict[str, frozenset[str]]:
    """Return by form whom letters about it are about; those that were ended ask nobody."""
    asked: dict[str, set[str]] = {form.id: set() for form in own}
    office, only = session.drawer(OFFICE), {"parent": pupil} if pupil else {}
    every: list[Letter] = office.records(letters.NOUN, **only) if own else []
    editions: dict[str, str] = {form.edition: form.id for form in own}
    for letter in every:
        for edition in letter.forms:
            if edition not in editions:
                form = wording.edition(session.home.desk.db, session.public, edition)
                editions[edition] = form.id if form else ""
            if editions[edition] in asked and (letter.state != OVER or letter.answered):
                asked[editions[edition]].add(letter.pupil)
    return {form: frozenset(some) for form, some in asked.items()}
