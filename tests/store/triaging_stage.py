"""An open case that is triaged: the answers, the call, and what is written of its parents."""

from datetime import datetime

from store.cases import casework, closings, school_rules, triaging
from store.cases.acts import Act, acts
from store.cases.case import Case
from store.cases.checklist import DONE, NOT_NEEDED, Ticked
from store.cases.kinds import CLOSED
from store.cases.to_do import TO_TRIAGE
from store.drawers.drawer import Drawer
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW

NOT_TOLD = {"told": "no", "risk": "danger", "again": "2026-03-10"}
DRAWER = "safeguarding"
QUARREL = {
    "danger": "no",
    "illegal": "wrong",
    "adult": "no",
    "child": "both",
    "kinds": "friends",
    "why": "They fell out over the ball",
}
CRIME = {**QUARREL, "illegal": "crime", "child": "victim", "kinds": "contact", "why": "Asked for"}
STAFF = {**QUARREL, "adult": "staff", "threshold": "yes", "illegal": "none", "child": "victim"}
CALL = {
    "to": "police",
    "when": "2026-03-03 09:10",
    "police_by": "101",
    "spoke": "I to PC Day",
    "agreed": "They come",
}
ALLOWED = {
    "may": "yes",
    "said_by": "PC Day, 101",
    "said_at": "2026-03-03 09:14",
    "reference": "CR-1",
}


class Stage:
    """An open case in the safeguarding drawer, in the hands of the DSL."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = NOW
        values = {"title": "A case", "category": "friends", "seriousness": "low"}
        self.id = triage.open_case(session, self.drawer, [], values, NOW)

    @property
    def drawer(self) -> Drawer:
        return self.session.drawer(DRAWER)

    @property
    def case(self) -> Case:
        case = self.drawer.get(self.id)
        assert isinstance(case, Case)
        return case

    def triage(self, answers: dict[str, str]) -> triaging.Plan:
        return triaging.triage(self.session.public, self.drawer, self.case, answers, self.now)

    def do(
        self, kind: str, values: dict[str, str], step: str = "", now: datetime | None = None
    ) -> None:
        if kind == CLOSED:
            there = school_rules.main_file(self.session)
            closings.close(self.session, self.drawer, self.case, values, there, self.now)
            return
        act: Act = acts(self.session.public)[kind]
        casework.do(self.drawer, self.case, act, values, now or self.now, step=step)

    def police_allow(self, words: str = "PC Day: look at the laptop only") -> None:
        """Ring the police, and write down that they allow that it is looked into."""
        self.do("case.escalated", {**CALL, "reference": "CR-1"})
        self.do("case.note_added", {**ALLOWED, "fact": words}, step="advice")

    def again(self) -> list[str]:
        """Return by when it is triaged again, of what asks for that."""
        found = self.drawer.open_items(item=TO_TRIAGE)
        return [item.due for id, item in found if id == self.id]

    def leave_parents(self) -> None:
        said = {**NOT_TOLD, "reason": "Away", "agreed": self.session.person_id}
        self.do("case.parents", said)

    def tick(self, step: str, said: str = DONE, note: str = "Seen to") -> None:
        triaging.tick(self.drawer, self.case, step, said, {"note": note}, self.now)

    def step(self, id: str) -> Ticked:
        found = triaging.step_of(self.case, id)
        assert found is not None, id
        return found

    def everything_else(self) -> None:
        for each in self.case.required:
            self.tick(each.step.id, NOT_NEEDED, "Not here")


def seen(session: Session, id: str) -> Case:
    """Return a case as somebody finds it."""
    drawer = session.find(id)
    case = drawer.get(id) if drawer is not None else None
    assert isinstance(case, Case)
    return case
