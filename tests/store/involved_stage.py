"""A case in which there are people."""

from dataclasses import dataclass

from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.involved import involving, same_child
from store.involved.children import whole
from store.involved.people import CasePerson
from store.roll import changing
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School

WHY = {"why": "His teacher knows him"}
KNOWN = {"responsibility": "yes", "court_order": "no", "no_contact": "no"}
BARRED = {"responsibility": "no", "court_order": "yes", "no_contact": "yes"}
BRUISE = {
    "region": "front-left-upper-arm",
    "sort": "bruise",
    "size": "2 cm",
    "said": "I fell",
    "seen": "2026-03-03 09:00",
    "seen_by": "Miss Lee",
}


@dataclass
class Desk:
    """The safeguarding lead, who opens cases with people in them."""

    school: School
    session: Session

    @property
    def drawer(self) -> Drawer:
        return self.session.drawer("safeguarding")

    def open(self, *people: tuple[str, str], category: str = "bullying") -> str:
        values = {"title": "A case", "category": category, "seriousness": "low"}
        id = triage.open_case(self.session, self.drawer, [], values, NOW)
        for name, roles in people:
            said = {"name": name, "role": roles, "detail": "Oak"}
            self.drawer.record(id, "case.person_added", said, NOW)
        return id

    def case(self, id: str) -> Case:
        found = self.session.find(id)
        assert found is not None
        case = found.get(id)
        assert isinstance(case, Case)
        return case

    def person(self, id: str, place: int = 0) -> CasePerson:
        return self.case(id).people[place]

    def say_same(self, key: str, id: str, *, same: bool) -> None:
        """Say on the page of a child that somebody of that name in a case is, or is not, them."""
        child = whole(self.session, key)
        (seen,) = (each for each in child.maybe if each.case.id == id)
        same_child.say_same(self.session, child, seen, same=same, values=WHY, now=NOW)

    def tie(self, id: str, to: str, place: int = 0) -> None:
        person = self.person(id, place).id
        involving.tie(self.session, self.drawer, self.case(id), person, to, "Samuel Fox", WHY, NOW)

    def pupil(self, forename: str, surname: str = "Fox") -> str:
        child = {"forename": forename, "surname": surname, "school_class": "Oak"}
        return changing.add_pupil(self.session, child, NOW)
