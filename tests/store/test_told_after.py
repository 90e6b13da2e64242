"""What accuses somebody and came into a case after its triage: it is not left lying there."""

from datetime import timedelta

import pytest

from store import on_desk
from store.adults import said_of
from store.cases import cleared, keeping, named, told_after, triaging
from store.cases.to_do import TO_LOOK, TO_SAY
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.putting_out import CHAIR, DEPUTY, DSL, HEAD, OPENING
from tests.store.triaging_stage import CRIME, DRAWER, QUARREL, seen

OUT = {"to": triage.DESK, "why": "Put into the wrong case by a slip"}
DAY = timedelta(days=1)


class Wrong:
    """A quarrel that the lead triaged, and what the deputy put into that case."""

    def __init__(self, school: School, words: str) -> None:
        self.school = school
        told = (Told(words="Tom took my ball", name="Jo"), Told(words=words, name="Pia"))
        self.quarrel, self.told = (school.intake.post(each, NOW).subject for each in told)
        session = school.sign_in(DSL)
        collect.collect(session, NOW)
        drawer = session.drawer(DRAWER)
        self.id = triage.open_case(session, drawer, [drawer.get(self.quarrel)], OPENING, NOW)
        triaging.triage(session.public, drawer, seen(session, self.id), QUARREL, NOW)
        session.lock()
        session = school.sign_in(DEPUTY)
        drawer = session.drawer(DRAWER)
        triage.link(session, drawer, drawer.get(self.told), self.id, NOW)
        session.lock()

    def take_out(self, name: str, worry: str) -> Session:
        session = self.school.sign_in(name)
        drawer = session.drawer(DRAWER)
        triage.leave_case(session, drawer, drawer.get(worry), OUT, NOW)
        return session

    def late(self, name: str, item: str, days: int) -> bool:
        found = on_desk.of(self.school.sign_in(name), NOW + days * DAY)
        both = [[each.item.id for each in some if each.overdue] for some in found_in(found)]
        assert (item in both[0]) == (item in both[1]), "on To do as on Overdue"
        return item in both[1]


def found_in(desk: on_desk.OnDesk) -> tuple[tuple[on_desk.ToDo, ...], ...]:
    return desk.mine, desk.overdue


def test_what_accuses_somebody_asks_for_a_new_triage_of_the_case_that_it_was_put_into(
    school: School,
) -> None:
    wrong = Wrong(school, "mr okafor slaps me when nobody looks")
    for name in (DSL, HEAD):
        session = school.sign_in(name)
        assert TO_LOOK in {e.item.id for e in on_desk.of(session, NOW).mine}
        assert wrong.late(name, TO_LOOK, 1)
    case = seen(session, wrong.id)
    assert "Mr Okafor harmed a child" in told_after.sentence(case, told_after.since(case))
    triaging.triage(session.public, session.drawer(DRAWER), case, QUARREL, NOW)
    assert not wrong.late(DSL, TO_LOOK, 1)
    assert not wrong.late(DSL, TO_SAY, 2)
    assert wrong.late(DSL, TO_SAY, 3), "a triage by a friend says nothing of it"
    said = {each.id: said_of.NO for each in said_of.mentioned(session, case)}
    said_of.say(session, session.drawer(DRAWER), case, {**said, "why": "Not him"}, NOW)
    assert not wrong.late(DSL, TO_SAY, 3)


def test_who_only_stands_in_it_asks_for_nothing(school: School) -> None:
    wrong = Wrong(school, "Mr Okafor helped me when Tom hit me")
    assert not wrong.late(DSL, TO_LOOK, 1)
    assert not wrong.late(DSL, TO_SAY, 9)


def test_it_is_late_of_nobody_whom_it_accuses(school: School) -> None:
    wrong = Wrong(school, "ms hart slaps me")
    assert wrong.late(DSL, TO_SAY, 3)
    assert not wrong.late(HEAD, TO_SAY, 3)
    assert not wrong.late(HEAD, TO_LOOK, 3)


@pytest.mark.parametrize("name", [DEPUTY, DSL])
def test_what_alone_makes_two_close_a_case_leaves_it_again_and_takes_that_along(
    school: School, name: str
) -> None:
    wrong = Wrong(school, "mr okafor slaps me")
    session = wrong.take_out(name, wrong.told)
    case, drawer = seen(session, wrong.id), session.drawer(DRAWER)
    assert not case.needs_second
    assert not named.to_say(case)
    assert drawer.get(wrong.told).state == "waiting"
    id = triage.open_case(session, drawer, [drawer.get(wrong.told)], OPENING, NOW)
    assert seen(session, id).needs_second, "it stands as gravely wherever it goes"
    with pytest.raises(Refused, match="nobody alone takes out"):
        wrong.take_out(DEPUTY, wrong.told)


def test_also_after_two_said_that_it_is_not_about_him(school: School) -> None:
    wrong = Wrong(school, "mr okafor slaps me")
    session = school.sign_in(DSL)
    case, drawer = seen(session, wrong.id), session.drawer(DRAWER)
    said = {school.people["Mr Okafor"]: said_of.NO, "why": "Not him"}
    said_of.say(session, drawer, case, said, NOW)
    session.lock()
    head = school.sign_in(HEAD)
    (waits,) = cleared.alone(seen(head, wrong.id))
    agree = {"answer": "agree"}
    keeping.answer(head, head.drawer(DRAWER), seen(head, wrong.id), agree, NOW, to=waits.id)
    head.lock()
    session = wrong.take_out(DSL, wrong.told)
    assert not cleared.alone(seen(session, wrong.id))


def test_out_of_a_graver_case_takes_it_who_put_it_in_before_anybody_did_anything(
    school: School,
) -> None:
    wrong = Wrong(school, "Mia pushed me")
    session = school.sign_in(DSL)
    triaging.triage(session.public, session.drawer(DRAWER), seen(session, wrong.id), CRIME, NOW)
    for name in (DEPUTY, DSL):
        with pytest.raises(Refused, match="nobody alone takes out"):
            wrong.take_out(name, wrong.told)
    more = school.intake.post(Told(words="Zed was silly", name="Al"), NOW).subject
    deputy = school.sign_in(DEPUTY)
    collect.collect(deputy, NOW)
    drawer = deputy.drawer(DRAWER)
    triage.link(deputy, drawer, drawer.get(more), wrong.id, NOW)
    with pytest.raises(Refused, match="nobody alone takes out"):
        wrong.take_out(DSL, more)
    wrong.take_out(DEPUTY, more)
    assert school.sign_in(CHAIR).find(wrong.id) is None
