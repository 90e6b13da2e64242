"""What a child told and whom it names, in a case that somebody opened."""

from dataclasses import dataclass

from store.adults import said_of, threshold
from store.cases import casework, closings
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.main_file import MainFile
from store.drawers.drawer import Drawer
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.closing import CLOSING
from tests.store.triaging_stage import NOT_TOLD

WHY = {"why": "The child said whom to tell"}
LEFT = {**CLOSING, "left_open": "Too small for it"}
HIT = "{} was there when they hit me on the arm"


@dataclass
class InCase:
    """What a child told, in a case that somebody opened."""

    school: School
    session: Session
    id: str

    @property
    def drawer(self) -> Drawer:
        found = self.session.find(self.id)
        assert found is not None
        return found

    @property
    def case(self) -> Case:
        case = self.drawer.get(self.id)
        assert isinstance(case, Case)
        return case

    def by(self, name: str) -> "InCase":
        return InCase(self.school, self.school.sign_in(name), self.id)

    def say(self, name: str, answer: str) -> None:
        said = {self.school.people[name]: answer, **WHY}
        said_of.say(self.session, self.drawer, self.case, said, NOW)

    def judge(self, name: str, **said: str) -> str:
        values = {**BELOW_IT, "adult": self.school.people[name], **said}
        return threshold.judge(self.session, self.drawer, self.case, values, NOW)[1]

    def leave_parents(self) -> None:
        act = acts(self.session.public)["case.parents"]
        said = {**NOT_TOLD, "reason": "Not yet safe", "agreed": self.session.person_id}
        casework.do(self.drawer, self.case, act, said, NOW)

    def close(self, **said: str) -> bool:
        values = {**LEFT, **said}
        return closings.close(self.session, self.drawer, self.case, values, MainFile(), NOW)


def tell(
    school: School, words: str, reader: str, *shut_out: str, category: str = "friends"
) -> InCase:
    """A child tells it, and somebody puts it into a case."""
    away = tuple(school.people[name] for name in shut_out)
    sent = school.intake.post(Told(words=words, name="Ada Finch", kept_from=away), NOW)
    session = school.sign_in(reader)
    collect.collect(session, NOW)
    found = session.find(sent.subject)
    assert found is not None
    opening = {"title": "A", "category": category, "seriousness": "low"}
    id = triage.open_case(session, found, [found.get(sent.subject)], opening, NOW)
    return InCase(school, session, id)
