"""What somebody did in a case while another terminal named them in it is looked at by another."""

from datetime import datetime

from store.adults import said_of, told_about
from store.cases import closings, named, to_do
from store.cases.acts import acts
from store.cases.cases import OPEN, Case
from store.cases.casework import do
from store.cases.main_file import MainFile
from store.involved import involving
from store.involved.kinds import ADDED
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW
from tests.store.closing import CLOSING
from tests.store.two_offices import DEPUTY, DSL, HEAD, both_have, meet
from tests.terminals import Terminals

OPENING = {"title": "A", "category": "friends", "seriousness": "low"}
IN_IT = {"name": "Mr Patel", "role": "instigator"}


def case_of(session: Session, id: str) -> Case:
    case = session.drawer("safeguarding").get(id)
    assert isinstance(case, Case)
    return case


def add(session: Session, id: str, now: datetime = NOW, **said: str) -> None:
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
    triage.leave_case(second.public, away, away.get(sent), taken, NOW)
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
