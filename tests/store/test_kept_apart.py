"""At one office somebody keeps a worry from an adult who deals with it at the other meanwhile."""

import pytest

from screens.staff.worries import doubts
from store.cases import casework, closings, restrict, school_rules
from store.cases.acts import acts
from store.cases.kept import kept_alone
from store.cases.kinds import PARENTS
from store.checkup import check_session
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from store.worries.worry import WAITING, Worry
from tests.made_up import NOW
from tests.store.closing import CLOSING
from tests.store.triaging_stage import NOT_TOLD
from tests.store.two_offices import DEPUTY, DSL, HEAD, meet
from tests.store.where import where
from tests.terminals import Terminal, Terminals

OPENING = {"title": "Small", "category": "friends", "seriousness": "low"}
WHY = "Mr P is Mr Patel"


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which the deputy signs in."""
    return terminals.second_office(DSL, DEPUTY, HEAD)


class Both:
    """The DSL at one office, the deputy at the other, and one worry that both have."""

    def __init__(self, terminals: Terminals, there: Terminal, *, in_case: bool = False) -> None:
        self.terminals = terminals
        sent = terminals.school.intake.post(Told(words="He pushed me over", name="Sam"), NOW)
        self.id, self.case = sent.subject, ""
        self.dsl = terminals.school.sign_in(DSL)
        collect(self.dsl, NOW)
        if in_case:
            self.case = self.open(self.dsl)
        meet(terminals, self.dsl)
        self.deputy = there.sign_in(DEPUTY)
        meet(terminals, self.dsl, self.deputy)

    def worry(self, session: Session) -> Worry:
        found = session.find(self.id)
        assert found is not None
        worry = found.get(self.id)
        assert isinstance(worry, Worry)
        return worry

    def open(self, session: Session) -> str:
        drawer = session.find(self.id)
        assert drawer is not None
        return triage.open_case(session, drawer, [self.worry(session)], OPENING, NOW)

    def close(self, case: str) -> None:
        drawer = self.deputy.find(case)
        assert drawer is not None
        parents = {**NOT_TOLD, "reason": "Away", "agreed": self.deputy.person_id}
        casework.do(drawer, drawer.get(case), acts(self.deputy.public)[PARENTS], parents, NOW)
        left = {**CLOSING, "left_open": "Too small"}
        there = school_rules.main_file(self.deputy)
        assert closings.close(self.deputy, drawer, drawer.get(case), left, there, NOW)

    def keep_it(self) -> None:
        drawer, said = self.dsl.find(self.id), {"person": self.deputy.person_id, "why": WHY}
        assert drawer is not None
        restrict.restrict(self.dsl, drawer, self.worry(self.dsl), said, NOW)

    def meet(self) -> None:
        meet(self.terminals, self.dsl, self.deputy)
        meet(self.terminals, self.deputy, self.dsl)
        assert check_session(self.dsl) == []


def test_what_whom_it_is_kept_from_filed_apart_waits_again(
    terminals: Terminals, there: Terminal
) -> None:
    both = Both(terminals, there)
    drawer = both.deputy.find(both.id)
    assert drawer is not None
    triage.file_away(both.deputy, drawer, both.worry(both.deputy), CLOSING, NOW)
    both.keep_it()
    both.meet()
    worry = both.worry(both.dsl)
    assert (worry.state, worry.filed) == (WAITING, None)
    (said,) = doubts.doubts_of(worry, both.dsl.public)
    assert "Mr Patel filed it" in said.text
    assert both.deputy.find(both.id) is None


def test_what_they_put_into_a_case_apart_waits_again_and_points_to_no_other_drawer(
    terminals: Terminals, there: Terminal
) -> None:
    both = Both(terminals, there)
    case = both.open(both.deputy)
    both.close(case)
    both.keep_it()
    both.meet()
    worry, found = both.worry(both.dsl), both.dsl.find(both.id)
    assert found is not None
    assert (worry.state, worry.case) == (WAITING, "")
    assert [row.subject for row in found.rows("worry", [WAITING])] == [both.id]
    (said,) = doubts.doubts_of(worry, both.dsl.public)
    assert "put it into a case" in said.text
    case = both.open(both.dsl)
    assert both.worry(both.dsl).case == case, "and somebody else goes on with it"


def test_a_case_that_they_closed_apart_is_open_again_though_the_worry_was_kept_from_them(
    terminals: Terminals, there: Terminal
) -> None:
    both = Both(terminals, there, in_case=True)
    both.close(both.case)
    both.keep_it()
    both.meet()
    found = both.dsl.find(both.case)
    assert found is not None
    case = found.get(both.case)
    assert case.state == "open"
    assert case.kept_from == (both.deputy.person_id,)
    assert [each.by for each in case.unaware] == [(both.deputy.person_id,)]


def test_a_case_that_somebody_else_opened_apart_goes_where_its_worry_went(
    terminals: Terminals, there: Terminal
) -> None:
    both = Both(terminals, there)
    hart = there.sign_in(HEAD)
    collect(hart, NOW)
    case = both.open(hart)
    both.keep_it()
    both.dsl.lock()
    terminals.all()
    for _ in range(2):
        hart = there.sign_in(HEAD)
        meet(terminals, hart)
    both.dsl = terminals.school.sign_in(DSL)
    meet(terminals, both.dsl, hart)
    again = there.sign_in(HEAD)
    meet(terminals, again)
    for session in (both.dsl, again):
        found = where(session, case)
        assert both.worry(session).case == case
        assert found.name == where(session, both.id).name, "both lie in one drawer"
        assert found.get(case).kept_from == (both.deputy.person_id,)
        kept_by = {each.by for each in kept_alone(found.get(case))}
        assert kept_by == {both.dsl.person_id}, (
            "not by whom it was brought together: they may agree"
        )
        assert check_session(session) == []
    meet(terminals, both.deputy)
    assert both.deputy.find(case) is None
    assert both.deputy.find(both.id) is None
