"""What is done in a case: judged by the case as it stands, and never given to the wrong adult."""

from dataclasses import dataclass

import pytest

from store import on_desk
from store.cases import casework, closings, school_rules
from store.cases.acts import Act, acts
from store.cases.case import Case
from store.cases.kinds import CLOSED
from store.cases.promised import promised
from store.crypto.codes import phrase_seed
from store.crypto.keys import Keys
from store.drawers import holders
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.envelope import open_with
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.store.triaging_stage import CALL, NOT_TOLD

DONE = {"note": "Talked"}
NOTE = {"fact": "Was quiet"}
CLOSING = {
    "summary": "Small",
    "follow_up": "Talked",
    "decision": "None",
    "reasons": "Sorted",
    "outcome": "resolved",
    "adult": "no",
    "left_open": "Too small for a triage",
    "child_told": "no",
    "child_why": "They are away",
    "parents_dealt": "no",
    "parents_why": "They moved away",
    "governors_told": "numbers",
    "staff_told": "no",
    "staff_why": "Nobody needs to know",
}


@dataclass
class Stage:
    """A case of one worry; it is kept from Miss Lee, who could not open it anyway."""

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

    def act(self, kind: str) -> Act:
        return acts(self.session.public)[kind]

    def do(self, kind: str, values: dict[str, str]) -> None:
        if kind == CLOSED:
            there = school_rules.main_file(self.session)
            closings.close(self.session, self.drawer, self.case, values, there, self.school.now)
            return
        casework.do(self.drawer, self.case, self.act(kind), values, self.school.now)

    def leave_parents(self) -> None:
        said = {**NOT_TOLD, "reason": "Not yet safe", "agreed": self.session.person_id}
        self.do("case.parents", said)

    def add_action(self, owner: str) -> None:
        action = {"text": "Ring home", "owner": owner, "due": "2026-03-04"}
        self.do("case.action_added", action)

    def ask(self, name: str) -> None:
        asked = {"to": self.school.people[name], "text": "Look", "due": "2026-03-04"}
        casework.send_task(self.session, self.drawer, self.case, asked, self.school.now)


@pytest.fixture
def stage(school: School) -> Stage:
    lee = school.people["Miss Lee"]
    sent = school.intake.post(Told(words="x", kept_from=(lee,)), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    drawer = dsl.drawer("safeguarding")
    values = {"title": "A case", "category": "other", "seriousness": "low"}
    worries = [drawer.get(sent.subject)]
    return Stage(school, dsl, triage.open_case(dsl, drawer, worries, values, school.now))


def test_whom_a_case_is_kept_from_is_given_nothing_of_it(stage: Stage) -> None:
    lee, before = stage.school.people["Miss Lee"], stage.case
    assert lee in before.kept_from
    with pytest.raises(Refused):
        stage.add_action(lee)
    with pytest.raises(Refused):
        stage.do("case.passed_on", {"to": lee, "reasons": "as agreed"})
    with pytest.raises(Refused):
        stage.ask("Miss Lee")
    assert stage.case == before
    assert stage.school.home.letterbox.uncollected() == []


def test_a_case_is_closed_only_when_nothing_is_left_to_do(stage: Stage) -> None:
    stage.add_action(stage.session.person_id)
    with pytest.raises(Refused, match=r"parents.*1 action is still open"):
        stage.do("case.closed", CLOSING)
    stage.leave_parents()
    with pytest.raises(Refused, match="still open"):
        stage.do("case.closed", CLOSING)
    (action,) = stage.case.open_actions
    casework.finish_action(stage.drawer, stage.case, action.id, DONE, stage.school.now)
    with pytest.raises(Incomplete):
        stage.do("case.closed", {**CLOSING, "reasons": ""})
    with pytest.raises(Incomplete):
        stage.do("case.closed", {**CLOSING, "child_told": "none"})  # a child told it
    stage.do("case.closed", CLOSING)
    assert stage.case.state == "closed"


def test_nothing_is_done_in_a_closed_case_until_it_is_opened_again(stage: Stage) -> None:
    stage.do("case.person_added", {"name": "Ada", "role": "victim"})
    stage.leave_parents()
    with pytest.raises(Refused, match="is open"):
        stage.do("case.reopened", {"reasons": "as agreed"})
    stage.do("case.closed", CLOSING)
    (person,) = stage.case.people
    with pytest.raises(Refused, match="closed"):
        stage.do("case.note_added", NOTE)
    with pytest.raises(Refused, match="closed"):
        casework.take_out(
            stage.drawer, stage.case, person.id, {"why": "as agreed"}, stage.school.now
        )
    stage.do("case.reopened", {"reasons": "More came"})
    casework.take_out(stage.drawer, stage.case, person.id, {"why": "as agreed"}, stage.school.now)
    assert stage.case.people == ()


def test_an_action_is_finished_once_and_with_words(stage: Stage) -> None:
    stage.add_action(stage.session.person_id)
    (action,) = stage.case.open_actions
    with pytest.raises(Incomplete):
        casework.finish_action(stage.drawer, stage.case, action.id, {}, stage.school.now)
    casework.finish_action(stage.drawer, stage.case, action.id, DONE, stage.school.now)
    for id in (action.id, "another"):
        with pytest.raises(Refused):
            casework.finish_action(stage.drawer, stage.case, id, DONE, stage.school.now)
    assert [each.note for each in stage.case.actions] == ["Talked"]


def test_a_promised_call_outlives_the_closing_until_somebody_says_what_came_of_it(
    stage: Stage,
) -> None:
    def owed() -> list[tuple[str, str]]:
        mine = on_desk.of(stage.session, stage.school.now).mine
        return [(each.item.title, each.item.due) for each in mine if each.subject == stage.id]

    stage.leave_parents()
    stage.do("case.escalated", {**CALL, "next": "2026-03-06"})
    stage.do("case.closed", {**CLOSING, "left_open": "They ring us"})
    assert owed() == [("Speak again: Police", "2026-03-06")]
    (call,) = promised(stage.case)
    casework.finish_action(stage.drawer, stage.case, call.id, DONE, stage.school.now)
    assert owed() == []
    assert stage.case.escalated, "the call itself stays written down"
    with pytest.raises(Refused, match="not open"):
        casework.finish_action(stage.drawer, stage.case, call.id, DONE, stage.school.now)


@pytest.mark.parametrize(
    ("away", "may", "may_not"),
    [("Dr Quince", "sheet:school", "sheet:chair"), ("Mr Patel", "sheet:chair", "sheet:school")],
)
def test_an_answer_opens_with_the_sheet_that_opens_its_case(
    stage: Stage, away: str, may: str, may_not: str
) -> None:
    """What is kept from the chair is not sealed to the chair's sheet in a roundabout way."""
    school, dsl = stage.school, stage.session
    holders.keep_from(dsl, stage.id, school.people[away], "why", school.now)
    holders.keep_from(dsl, stage.id, school.people["Ms Hart"], "why", school.now)
    assert stage.drawer.name.startswith("case-")
    stage.ask("Mr Bell")
    bell = school.sign_in("Mr Bell")
    collect.collect(bell, school.now)
    (row,) = bell.own.rows("task", ["open"])
    casework.finish_task(bell, bell.own.get(row.subject), DONE, school.now)
    (answer,) = school.home.letterbox.uncollected()
    opened = {
        name: open_with(answer, Keys(phrase_seed(phrase)).unsealing, bell.public) is not None
        for name, phrase in school.sheets.items()
    }
    assert opened == {may: True, may_not: False}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("x" * 121, "under 120"),
        ("Well done, Ada.", "child's name"),
        ("ADA was brave", "child's name"),
        ("Well done Ada!", "child's name"),
        ("We saw Ada’s drawing", "child's name"),
        ("Is it marie?", "child's name"),
        ("Ask Mr Patel", "name nobody"),
    ],
)
def test_a_line_to_a_child_names_nobody_and_is_short(school: School, line: str, why: str) -> None:
    adults = school.intake.school.adults()
    with pytest.raises(Incomplete) as caught:
        casework.reply_text("Thank you.", line, "Ada Anne-Marie", adults)
    assert why in caught.value.wrong["line"]


def test_a_line_of_ones_own_follows_the_sentence(school: School) -> None:
    adults = school.intake.school.adults()
    for line in ("", "  We   talk at lunch.  ", "x" * 120):
        said = casework.reply_text("Thank you.", line, "Ada Anne-Marie", adults)
        assert said == f"Thank you. {' '.join(line.split())}".strip()
