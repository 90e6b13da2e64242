"""What a child adds to what was dealt with waits until somebody has dealt with that too."""

from collections.abc import Callable

import pytest

from store import on_desk
from store.cases import alone, casework, closings, let_in, named, triaging
from store.cases.about_field import ADULT_FIELD
from store.cases.acts import acts
from store.cases.kinds import REOPENED
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import after_end, triage
from store.worries.worries import ENDS
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.adults.named_stage import InCase
from tests.store.triaging_stage import CRIME
from tests.store.two_offices import DEPUTY, DSL, HEAD

OPENING = {"title": "After club", "category": "friends", "seriousness": "low"}
WHY = {"why": "We spoke with both of them today"}
AGAIN = {"reasons": "More was told"}


class Closed:
    """What a child told, in a case that the lead opened and Mr Patel closed."""

    def __init__(self, school: School, first: str = "Somebody hit me after club") -> None:
        self.school = school
        self.sent = school.intake.post(Told(words=first, name="Ada Finch"), NOW)
        lead = school.sign_in(DSL)
        collect.collect(lead, NOW)
        id = triage.open_case(lead, lead.drawer("safeguarding"), [self.worry(lead)], OPENING, NOW)
        self.case = InCase(school, school.sign_in(DEPUTY), id)
        self.case.leave_parents()

    def worry(self, session: Session) -> Worry:
        worry = session.drawer("safeguarding").get(self.sent.subject)
        assert isinstance(worry, Worry)
        return worry

    def added(self, words: str) -> None:
        self.school.intake.add(self.sent, NOW, words=words)

    def read(self, name: str) -> Session:
        session = self.school.sign_in(name)
        collect.collect(session, NOW)
        triage.see(session, session.drawer("safeguarding"), self.worry(session), NOW)
        return session

    def to_do(self, name: str) -> int:
        return [each.item.title for each in on_desk.of(self.school.sign_in(name), NOW).mine].count(
            ENDS
        )

    def end(self, by: Session, **said: str) -> None:
        after_end.end(by, by.drawer("safeguarding"), self.worry(by), {**WHY, **said}, NOW)


def test_to_read_it_ends_nothing_and_whom_it_names_decides_nothing(school: School) -> None:
    told = Closed(school)
    assert told.case.close()
    told.added("Mr Patel was there when they hit me")
    patel = told.read(DEPUTY)
    assert named.about(told.case.case) == {patel.person_id}
    assert (told.worry(patel).state, told.worry(patel).fresh) == ("waiting", False)
    assert [told.to_do(name) for name in (DEPUTY, DSL, HEAD)] == [0, 1, 1]
    deeds: tuple[Callable[[], object], ...] = (
        lambda: told.end(patel, adult="no"),
        lambda: after_end.open_again(patel, told.case.drawer, told.worry(patel), AGAIN, NOW),
        lambda: casework.do(
            told.case.drawer, told.case.case, acts(patel.public)[REOPENED], AGAIN, NOW
        ),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="Your name is in"):
            deed()
    lead = told.read(DSL)
    with pytest.raises(Incomplete):
        told.end(lead)
    with pytest.raises(Refused, match="judged in the case"):
        told.end(lead, adult="yes")
    after_end.open_again(lead, lead.drawer("safeguarding"), told.worry(lead), AGAIN, NOW)
    assert (told.worry(lead).state, told.case.case.state, told.to_do(DSL)) == ("in_case", "open", 0)
    assert [each.id for each in named.to_say(told.case.case)] == [patel.person_id]


def test_where_what_was_added_says_that_an_adult_harmed_a_child_two_close_it(
    school: School,
) -> None:
    told = Closed(school)
    assert told.case.close()
    told.added("It was Mr Patel who hit me")
    lead = told.read(DSL)
    with pytest.raises(Refused, match="Two close this case"):
        told.end(lead, adult="no")
    after_end.open_again(lead, lead.drawer("safeguarding"), told.worry(lead), AGAIN, NOW)
    assert told.case.case.needs_second


def test_what_names_everybody_who_can_open_it_goes_to_one_more(school: School) -> None:
    """Nobody could open the case again, and it stood on nobody's desk."""
    told = Closed(school, "Tom is mean")
    assert told.case.close()
    told.added("Mr Patel, Mrs Adeyemi and Ms Hart were there")
    patel = told.read(DEPUTY)
    drawer = patel.drawer("safeguarding")
    assert after_end.why_not(patel, drawer, told.worry(patel)) == after_end.NOBODY_ELSE
    assert alone.TITLE in [each.item.title for each in on_desk.of(patel, NOW).overdue]
    let_in.end(patel, NOW)
    chair = school.sign_in("Dr Quince")
    assert ENDS in [each.item.title for each in on_desk.of(chair, NOW).mine]
    assert alone.TITLE not in [each.item.title for each in on_desk.of(patel, NOW).overdue]
    there = chair.find(told.sent.subject)
    assert there is not None
    after_end.open_again(chair, there, there.get(told.sent.subject), AGAIN, NOW)
    assert there.get(told.case.id).state == "open"


def test_one_says_why_nothing_more_is_to_be_done_and_more_waits_anew(school: School) -> None:
    told = Closed(school, "Tom is mean")
    assert told.case.close()
    told.added("It is no better")
    lead = told.read(DSL)
    with pytest.raises(Incomplete):
        told.end(lead, why="")
    told.end(lead)
    assert (told.worry(lead).state, told.to_do(DSL)) == ("in_case", 0)
    told.added("He kicks me")
    told.read(DSL)
    assert (told.worry(lead).state, told.to_do(DSL)) == ("waiting", 1)
    # On the page of the case it is opened again as well: who reads it there then works on it.
    drawer, case = lead.drawer("safeguarding"), told.case.case
    casework.do(drawer, case, acts(lead.public)[REOPENED], AGAIN, NOW)
    triage.see(lead, drawer, told.worry(lead), NOW)
    assert (told.worry(lead).state, told.to_do(DSL)) == ("in_case", 0)


def test_of_what_two_closed_nobody_alone_says_that_nothing_more_is_to_be_done(
    school: School,
) -> None:
    told = Closed(school, "Tom is mean")
    triaging.triage(told.case.session.public, told.case.drawer, told.case.case, CRIME, NOW)
    assert not told.case.close(second=school.people[HEAD])
    hart = school.sign_in(HEAD)
    drawer = hart.drawer("safeguarding")
    closings.answer(hart, drawer, told.case.case, {"answer": "agree"}, NOW)
    told.added("It is no better")
    with pytest.raises(Refused, match="Two close this case"):
        told.end(told.read(DSL))
    assert told.to_do(HEAD) == 1


def test_what_is_added_to_what_was_filed_waits_until_it_is_filed_again(school: School) -> None:
    sent = school.intake.post(Told(words="Somebody hit me", name="Ada Finch"), NOW)
    patel = school.sign_in(DEPUTY)
    collect.collect(patel, NOW)
    drawer = patel.drawer("safeguarding")
    filed = {
        "summary": "Small",
        "follow_up": "Talked",
        "decision": "None",
        "reasons": "Sorted",
        "outcome": "resolved",
        ADULT_FIELD.id: "no",
    }
    triage.file_away(patel, drawer, drawer.get(sent.subject), filed, NOW)
    school.intake.add(sent, NOW, words="It was Mr Patel who hit me")
    collect.collect(patel, NOW)
    triage.see(patel, drawer, drawer.get(sent.subject), NOW)
    assert drawer.get(sent.subject).state == "waiting"
    with pytest.raises(Refused, match="Your name is in it"):
        triage.file_away(patel, drawer, drawer.get(sent.subject), filed, NOW)
