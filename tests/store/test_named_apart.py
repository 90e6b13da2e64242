"""What somebody did in a case while another terminal named them in it is looked at by another."""

from datetime import datetime

from store.adults import said_of, told_about
from store.cases import cleared, closings, keeping, named, to_do, unaware
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import do
from store.cases.kept import kept_alone
from store.cases.kept_alone import AGREE
from store.cases.kinds import KEPT_FROM, PARENTS
from store.cases.main_file import MainFile
from store.involved import involving, telling
from store.involved.kinds import ADDED
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW
from tests.store.closing import CLOSING
from tests.store.triaging_stage import NOT_TOLD
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet
from tests.terminals import Terminals

OPENING = {"title": "A", "category": "friends", "seriousness": "low"}
IN_IT = {"name": "Mr Patel", "role": "instigator"}


def case_of(session: Session, id: str) -> Case:
    case = session.drawer("safeguarding").get(id)
    assert isinstance(case, Case)
    return case


def add(session: Session, id: str, now: datetime = NOW, /, **said: str) -> None:
    act = acts(session.public)[ADDED]
    do(session.drawer("safeguarding"), case_of(session, id), act, said, now)


def test_who_is_tied_to_the_one_who_did_it_closes_nothing_at_that_terminal(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    first, second = both_have(terminals, there)
    add(first, "case:1", name="the man by the gate", role="witness")
    first.drawer("safeguarding").record("case:1", "case.parents", {"told": "yes"}, NOW)
    meet(terminals, first, second)
    (man,) = case_of(first, "case:1").people
    said = {"name": man.name, "role": "instigator", "why": "Two children saw it"}
    here, away = first.drawer("safeguarding"), second.drawer("safeguarding")
    involving.change(first, here, case_of(first, "case:1"), man.id, said, NOW)
    tie, why = f"staff:{second.person_id}", {"why": "It was me at the gate"}
    involving.tie(second, away, case_of(second, "case:1"), man.id, tie, "Mr Patel", why, NOW)
    untriaged = {**CLOSING, "left_open": "Too small for it"}
    closings.close(second, away, case_of(second, "case:1"), untriaged, MainFile(), NOW)
    assert case_of(second, "case:1").state == "closed"
    for _ in range(2):
        meet(terminals, first, second)
    case = case_of(first, "case:1")
    assert case.state == OPEN
    assert [each.by for each in case.unaware] == [(second.person_id,)]
    told_about.note(first.public, here, "case:1", NOW)
    assert second.person_id in named.about(case_of(first, "case:1"))


def test_what_whoever_is_named_takes_out_or_says_apart_is_for_somebody_else(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    words = "Miss Lee was there when somebody hit me"
    sent = terminals.school.intake.post(Told(words=words, name="Ada"), NOW).subject
    first = terminals.school.sign_in(DSL)
    collect.collect(first, NOW)
    here = first.drawer("safeguarding")
    id = triage.open_case(first, here, [here.get(sent)], OPENING, NOW)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    meet(terminals, first, second)
    add(first, id, **IN_IT)
    away = second.drawer("safeguarding")
    lee = terminals.school.people["Miss Lee"]
    says = {lee: "no", "why": "She only stood there"}
    said_of.say(second, away, case_of(second, id), says, NOW)
    taken = {"to": "desk", "why": "Not for a case"}
    triage.leave_case(second, away, away.get(sent), taken, NOW)
    triage.file_away(second, away, away.get(sent), {**CLOSING, "adult": "no"}, NOW)
    for _ in range(2):
        meet(terminals, first, second)
    case = case_of(first, id)
    assert "Miss Lee" in [each.name for each in named.to_say(case)], "his word counts no more"
    assert {each.by for each in case.unaware} == {(second.person_id,)}
    assert to_do.TO_LOOK in [each.id for each in to_do.items(case)]
    told_about.note(first.public, here, id, NOW)
    assert here.get(sent).state == "waiting"
    says = {each.id: "no" for each in said_of.mentioned(first, case_of(first, id))}
    said_of.say(first, here, case_of(first, id), {**says, "why": "I asked"}, NOW)
    assert to_do.TO_LOOK not in [each.id for each in to_do.items(case_of(first, id))]


def test_what_whoever_is_named_agreed_to_apart_waits_for_somebody_else_again(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    words = "I have a bruise. I do not want to go to Miss Lee"
    sent = terminals.school.intake.post(Told(words=words, name="Ada"), NOW).subject
    first = terminals.school.sign_in(DSL)
    collect.collect(first, NOW)
    here, people = first.drawer("safeguarding"), terminals.school.people
    id = triage.open_case(first, here, [here.get(sent)], OPENING, NOW)
    says = {people["Miss Lee"]: "no", "why": "She was only on duty"}
    said_of.say(first, here, case_of(first, id), says, NOW)
    asked = {**NOT_TOLD, "reason": "Away", "agreed": people[DEPUTY]}
    do(here, case_of(first, id), acts(first.public)[PARENTS], asked, NOW)
    out = {"person": people["Mr Okafor"], "why": "A friend", AGREE: "2026-03-05 09:14"}
    here.record(id, KEPT_FROM, out, NOW)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    meet(terminals, first, second)
    add(first, id, **IN_IT)
    away = second.drawer("safeguarding")
    for each in keeping.alone(case_of(second, id)):
        answer = {"answer": "agree"}
        keeping.answer(second, away, case_of(second, id), answer, NOW, to=each.id)
    telling.answer(second, away, case_of(second, id), {"answer": "agree"}, NOW)
    assert not keeping.alone(case_of(second, id))
    for _ in range(2):
        meet(terminals, first, second)
    case = case_of(first, id)
    waits = [each.to for each in (*cleared.alone(case), *kept_alone(case))]
    assert waits == [people["Miss Lee"], people["Mr Okafor"]]
    assert [each.signed for each in case.parents] == [False]
    told = [unaware.to_do(each, first.public) for each in unaware.to_look_at(case)]
    assert len(told) == 3
    assert all("Mr Patel agreed" in each for each in told)
    head = terminals.school.sign_in(HEAD)
    there_too = head.drawer("safeguarding")
    for each in keeping.alone(case):
        answer = {"answer": "agree"}
        keeping.answer(head, there_too, case_of(head, id), answer, NOW, to=each.id)
    left = [each.deed for each in unaware.to_look_at(case_of(head, id))]
    assert left == ["agreed that parents are not told"]
    assert not keeping.alone(case_of(head, id))
