"""Whom one colleague puts out of what they lead is out at once, and somebody else has a word.

By whatever road: the case ends by none of them before that.
"""

from collections.abc import Callable

import pytest

from store import on_desk
from store.adults import another, handing, low_level, said_of, threshold
from store.cases import casework, closings, keeping, named, restrict, school_rules
from store.cases.acts import acts
from store.cases.case_written import kept_alone
from store.cases.kinds import CLOSED, PARENTS
from store.checkup import check_session
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from store.worries.worries import Worry
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.agreeing import MISTAKE, answered
from tests.store.closing import CLOSING, LEFT
from tests.store.triaging_stage import DRAWER, NOT_TOLD, seen
from tests.store.two_offices import both_have, meet
from tests.terminals import Terminals

DSL, DEPUTY, HEAD, CHAIR = "Mrs Adeyemi", "Mr Patel", "Ms Hart", "Dr Quince"
NO = {"answer": "refuse", "why": "She is not related to them"}
OPENING = {"title": "At home", "category": "home", "seriousness": "high"}
SMALL = {"category": "other", "what": "She forgot it", "source": "seen"}

Road = Callable[[Session, Drawer, str, str], object]


def keep(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"person": adult, "why": "Her brother knows the family"}
    restrict.restrict(session, drawer, seen(session, id), said, NOW)


def judge(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {**BELOW_IT, "adult": adult}
    threshold.judge(session, drawer, seen(session, id), said, NOW)


def write_down(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    kind = {"category": low_level.categories()[0].id}
    said = {**SMALL, **kind, "adult": adult}
    low_level.describe(session, drawer, seen(session, id), said, NOW)


def open_another(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"adult": adult, "what": "She knew of it and did nothing"}
    another.open_for(session, drawer, seen(session, id), said, NOW)


def hand_over(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"adult": adult, "adult_name": "", "why": "She knew of it", "stays": "no"}
    handing.hand_over(session, drawer, seen(session, id), said, NOW)


def hand_over_another(session: Session, drawer: Drawer, id: str, adult: str) -> None:
    said = {"adult": "other", "adult_name": "Bob Smith", "why": "He was there", "stays": "no"}
    handing.hand_over(session, drawer, seen(session, id), said, NOW)


ROADS: dict[str, Road] = {"K": keep, "J": judge, "N": write_down, "M": open_another}
HANDED: dict[str, Road] = {"about them": hand_over, "about another": hand_over_another}


ANSWER = {
    "response": low_level.responses()[0].id,
    "follow_up": "Spoke with them about it",
    "reasons": "It was a small thing",
}


class Stage:
    """A case with what a child told, which somebody opened and leads; it names nobody."""

    def __init__(self, school: School, lead: str = DSL, words: str = "My brother hits me") -> None:
        self.school = school
        self.worry = school.intake.post(Told(words=words, name="Kit Shaw"), NOW).subject
        session = school.sign_in(lead)
        collect.collect(session, NOW)
        drawer = session.drawer(DRAWER)
        self.id = triage.open_case(session, drawer, [drawer.get(self.worry)], OPENING, NOW)
        session.lock()

    def at(self, name: str) -> tuple[Session, Drawer]:
        """Somebody signs in and finds the case."""
        session = self.school.sign_in(name)
        drawer = session.find(self.id)
        assert drawer is not None, name
        return session, drawer

    def go(self, road: Road, hand: str = HEAD, adult: str = DSL) -> None:
        """One colleague puts another out of it."""
        session, drawer = self.at(hand)
        road(session, drawer, self.id, self.school.people[adult])
        session.lock()

    def find(self, name: str) -> bool:
        """Tell whether somebody finds the case, and what was told in it."""
        session = self.school.sign_in(name)
        found = [session.find(each) is not None for each in (self.id, self.worry)]
        assert found[0] == found[1]
        return found[0]

    def close(self, name: str) -> None:
        _, drawer = self.at(name)
        drawer.record(self.id, CLOSED, CLOSING, NOW)

    def end(self, name: str, second: str) -> None:
        """Somebody closes it on the page."""
        session, drawer = self.at(name)
        said, there = {**CLOSING, **LEFT, "second": second}, school_rules.main_file(session)
        closings.close(session, drawer, seen(session, self.id), said, there, NOW)

    def answer(self, name: str, said: dict[str, str]) -> None:
        """Somebody answers the first that waits."""
        session, drawer = self.at(name)
        kept = kept_alone(seen(session, self.id))[0]
        keeping.answer(session, drawer, seen(session, self.id), said, NOW, to=kept.id)

    def leave(self, name: str) -> None:
        session, drawer = self.at(name)
        found = drawer.get(self.worry)
        assert isinstance(found, Worry)
        said = {"to": triage.DESK, "why": "Not for a case"}
        triage.leave_case(session.public, drawer, found, said, NOW)


@pytest.mark.parametrize("road", ROADS)
def test_one_colleague_alone_puts_who_leads_out_at_once_and_the_case_waits_for_another(
    school: School, road: str
) -> None:
    stage = Stage(school)
    stage.go(ROADS[road])
    assert not stage.find(DSL), "at once"
    hand, _ = stage.at(HEAD)
    second, _ = stage.at(DEPUTY)
    assert stage.id not in [each.subject for each in on_desk.to_agree(hand)]
    (todo,) = [each for each in on_desk.to_agree(second) if each.subject == stage.id]
    assert todo.item.due == "2026-03-05 09:14"
    assert todo in on_desk.of(second, NOW).mine
    case = seen(hand, stage.id)
    assert any("whom it is kept from" in each for each in closings.unfinished(case))
    with pytest.raises(Refused, match="whom it is kept from"):
        stage.leave(HEAD)
    with pytest.raises(Refused, match="proposed this yourself"):
        stage.answer(HEAD, {"answer": "agree"})
    stage.answer(DEPUTY, {"answer": "agree"})
    assert not stage.find(DSL)
    assert kept_alone(seen(stage.at(HEAD)[0], stage.id)) == ()


@pytest.mark.parametrize("road", ROADS)
def test_who_is_put_back_has_everything_and_nothing_says_that_it_is_about_them(
    school: School, road: str
) -> None:
    stage = Stage(school)
    stage.go(ROADS[road])
    stage.answer(DEPUTY, NO)
    assert stage.find(DSL)
    session, _ = stage.at(DSL)
    case = seen(session, stage.id)
    assert (case.kept_from, case.lead) == ((), session.person_id)
    assert named.why_not(session.public, session.person_id, case) == ""
    assert not case.matter.is_said
    stage.leave(DSL)
    assert not check_session(session)


@pytest.mark.parametrize("road", HANDED)
def test_who_hands_a_case_over_to_themself_is_no_less_alone_with_it(
    school: School, road: str
) -> None:
    stage = Stage(school)
    stage.go(HANDED[road])
    assert not stage.find(DSL)
    session, _ = stage.at(HEAD)
    with pytest.raises(Refused, match="whom it is kept from"):
        stage.leave(HEAD)
    missing = closings.obstacles(seen(session, stage.id))
    assert any("whom it is kept from" in each for each in missing)
    for _ in (DSL, DEPUTY):
        stage.answer(CHAIR, NO)
    assert stage.find(DSL)
    assert stage.find(DEPUTY)
    session, _ = stage.at(DSL)
    case = seen(session, stage.id)
    assert named.why_not(session.public, session.person_id, case) == ""
    assert kept_alone(case) == ()


def test_r_ends_no_low_level_concern_about_who_leads_while_another_is_to_agree(
    school: School,
) -> None:
    stage = Stage(school)
    stage.go(judge)
    session, drawer = stage.at(HEAD)
    with pytest.raises(Refused, match="whom it is kept from"):
        low_level.answer(session, drawer, seen(session, stage.id), ANSWER, NOW)


def test_whoever_leads_and_puts_all_others_out_ends_it_with_who_is_let_in_instead(
    school: School,
) -> None:
    """The lead kept it from the deputy and the headteacher, and closed it in the same minute."""
    stage = Stage(school)
    stage.go(keep, hand=DSL, adult=DEPUTY)
    chair = school.people[CHAIR]
    session, drawer = stage.at(DSL)
    said = {"person": school.people[HEAD], "why": "A friend", "beside": chair}
    restrict.restrict(session, drawer, seen(session, stage.id), said, NOW)
    assert not any(map(stage.find, (DEPUTY, HEAD)))
    session, drawer = stage.at(DSL)
    parents = {**NOT_TOLD, "reason": "Away", "agreed": session.person_id}
    casework.do(drawer, seen(session, stage.id), acts(session.public)[PARENTS], parents, NOW)
    second, _ = stage.at(CHAIR)
    with pytest.raises(Refused, match="whom it is kept from"):
        stage.end(DSL, "")
    assert [each.subject for each in on_desk.to_agree(second)].count(stage.id) == 2
    for _ in (DEPUTY, HEAD):
        stage.answer(CHAIR, {"answer": "agree"})
    with pytest.raises(Incomplete) as caught:
        stage.end(DSL, "")
    assert caught.value.wrong.keys() == {"second"}
    stage.end(DSL, chair)
    second, there = stage.at(CHAIR)
    closings.answer(second, there, seen(second, stage.id), {"answer": "agree"}, NOW)
    assert seen(second, stage.id).state == "closed"


def test_nobody_is_asked_where_the_child_names_them_and_it_is_said_to_be_about_them(
    school: School,
) -> None:
    stage = Stage(school, words="Mrs Adeyemi hit me")
    session, drawer = stage.at(HEAD)
    said = {school.people[DSL]: said_of.YES, "why": "So the child says"}
    said_of.say(session, drawer, seen(session, stage.id), said, NOW)
    assert not stage.find(DSL)
    assert kept_alone(seen(stage.at(HEAD)[0], stage.id)) == ()
    other = Stage(school, words="My brother hits me and I told Mrs Adeyemi")
    other.go(keep)
    assert len(kept_alone(seen(other.at(HEAD)[0], other.id))) == 1, "that is not about her"


def test_what_is_judged_grave_takes_two_back_before_they_read_it_again(school: School) -> None:
    stage, adult = Stage(school), school.people[DSL]
    session, drawer = stage.at(HEAD)
    grave = {**BELOW_IT, "adult": adult, threshold.questions()[0][0]: "yes"}
    threshold.judge(session, drawer, seen(session, stage.id), grave, NOW)
    assert not stage.find(DSL)
    with pytest.raises(Refused, match="judged as grave"):
        stage.answer(DEPUTY, NO)
    second, drawer = stage.at(DEPUTY)
    mistake, case = {**MISTAKE, "second": session.person_id}, seen(second, stage.id)
    said = {**BELOW_IT, "adult": adult}
    threshold.judge(second, drawer, case, said, NOW, {**mistake, "why": "It was another one"})
    with pytest.raises(Refused, match="judged as grave"):
        stage.answer(DEPUTY, NO)
    answered(school.sign_in(HEAD), stage.id)
    stage.answer(DEPUTY, NO)
    assert stage.find(DSL)


def test_what_was_closed_before_one_puts_who_leads_out_waits_for_another_too(
    school: School,
) -> None:
    stage = Stage(school)
    stage.close(DEPUTY)
    stage.go(keep, hand=DEPUTY)
    head, _ = stage.at(HEAD)
    assert [each.subject for each in on_desk.to_agree(head)] == [stage.id]
    stage.answer(HEAD, NO)
    assert stage.find(DSL)


def test_what_one_closes_at_one_office_and_keeps_from_who_leads_at_another_is_open(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    first, second = both_have(terminals, there)
    first.drawer(DRAWER).record("case:1", "case.parents", {"told": "yes"}, NOW)
    meet(terminals, first, second)
    second.drawer(DRAWER).record("case:1", CLOSED, CLOSING, NOW)
    here = terminals.school.sign_in(DEPUTY)
    keep(here, here.drawer(DRAWER), "case:1", first.person_id)
    meet(terminals, here, second)
    case = seen(here, "case:1")
    assert (case.state, len(kept_alone(case))) == ("open", 1)
