"""A concern about an adult that is judged, and the call to the LADO."""

from datetime import datetime

from store.adults import advice, threshold
from store.cases.barring import ASKED
from store.cases.case import Case
from store.cases.to_do import TO_TRIAGE
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.letterbox import collect
from store.worries import concerns, triage
from store.worries.worry import WAITING
from tests.made_up import NOW, School

BELOW_IT = {
    "adult_name": "",
    **{id: "no" for id, _, _ in threshold.questions()},
    **{f"{id}_why": "Nothing of it" for id, _, _ in threshold.questions()},
    "reasons": "It was one message about a match",
}
CALL = {
    "of": "lado",
    "when": "2026-03-03 09:00",
    "method": "phone",
    "spoke": "I to Jo Reed",
    "reference": "L-17",
    "said": "No questions before the meeting",
    "may": "no",
}
ENDED = {"outcome": "unsubstantiated", "reasons": "One word against another", "with": "LADO"}


class Desk:
    """A concern about an adult, logged by Miss Lee and put into a case by whoever reads it."""

    def __init__(
        self,
        school: School,
        reader: str,
        category: str = "adult",
        opened: datetime = NOW,
        **said: str,
    ) -> None:
        self.school, self.session = school, school.sign_in(reader)
        lee = school.sign_in("Miss Lee")
        values = {"about": "adult", "urgent": "no", "fact": "He wrote to her at night", **said}
        concerns.log(lee, school.intake, values, NOW)
        lee.lock()
        collect.collect(self.session, NOW)
        (found,) = [d for d in self.session.shared() if d.rows("worry")]
        (row,) = found.rows("worry", [WAITING])
        opening = {"title": "A", "category": category, "seriousness": "high"}
        worry = found.get(row.subject)
        self.id = triage.open_case(self.session, found, [worry], opening, opened)

    @property
    def drawer(self) -> Drawer:
        found = self.session.find(self.id)
        assert found is not None
        return found

    @property
    def case(self) -> Case:
        case: Case = self.drawer.get(self.id)
        return case

    def judge(self, now: datetime = NOW, /, **said: str) -> str:
        adult = {"adult": self.school.people["Mr Okafor"]}
        values = {**BELOW_IT, **adult, **said}
        return threshold.judge(self.session, self.drawer, self.case, values, now)[1]

    def advised(self, now: datetime = NOW, **said: str) -> None:
        advice.log(self.drawer, self.case, {**CALL, **said}, now)

    def lift(self, why: str = "The LADO said so") -> None:
        held = holders.holders_of(self.session, self.drawer)
        public = self.session.public
        advice.lift(public, self.drawer, self.case, held, {"why": why}, NOW)

    def clock(self) -> list[tuple[str, str]]:
        return [
            (item.title, item.due)
            for _, item in self.drawer.open_items()
            if item.id not in (TO_TRIAGE, f"step {ASKED}")
        ]
