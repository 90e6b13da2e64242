"""Whoever is accused by what was told reads nothing as a neutral one, decides and does nothing."""

from datetime import timedelta

import pytest

from store import on_desk, unowned
from store.adults import said_of
from store.cases import casework, gravity, keeping, lowering, named, restrict, triaging, unfinished
from store.cases.acts import acts
from store.cases.kept import ASKED_FIRST, by_words, kept_alone
from store.cases.kept_by_words import settled
from store.cases.kinds import NOTE, PARENTS
from store.cases.no_part import given_no_part
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.school import people
from store.worries import concerns, triage
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.agreeing import agree_about_them
from tests.store.putting_out import (
    CHAIR,
    DEPUTY,
    DSL,
    HEAD,
    OPENING,
    Stage,
    hand_over,
    hand_over_another,
    keep,
    write_down,
)
from tests.store.secret import finds, settle
from tests.store.triaging_stage import CRIME, DRAWER, NOT_TOLD, QUARREL, seen
from tests.store.where import where


def test_whoever_is_accused_is_no_other_reader(school: School) -> None:
    """The deputy kept the lead out of an accusation of the headteacher, who read on beside him."""
    stage = Stage(school, words="Ms Hart grabbed my arm and it hurts")
    with pytest.raises(Incomplete) as caught:
        stage.go(keep, hand=DEPUTY)
    assert caught.value.wrong.keys() == {"beside"}
    stage.go(write_down, hand=DEPUTY)
    chair, _ = stage.at(CHAIR)
    assert stage.id in [each.subject for each in on_desk.to_agree(chair)]


def test_whoever_steps_aside_leaves_it_to_nobody_whom_it_accuses_alone(school: School) -> None:
    stage = Stage(school, words="Mr Patel slaps me")
    for name in (HEAD, DSL):
        session, drawer = stage.at(name)
        restrict.step_aside(session, drawer, seen(session, stage.id), "A friend", NOW)
        session.lock()
    assert [e for e in (DSL, DEPUTY, HEAD, CHAIR) if stage.find(e)] == [DEPUTY, CHAIR]
    session, drawer = stage.at(CHAIR)
    with pytest.raises(Refused, match="names whoever else can open it"):
        restrict.step_aside(session, drawer, seen(session, stage.id), "A friend", NOW)


@pytest.mark.parametrize("about", ["Miss Lee", HEAD, DSL])
def test_what_is_handed_over_goes_to_nobody_whom_it_accuses(school: School, about: str) -> None:
    """Of both who open the chair's drawer and the headteacher, only who is not accused has it."""
    stage = Stage(school, words="Ms Hart and Mrs Adeyemi slapped me")
    stage.go(hand_over, hand=DEPUTY, adult=about)
    assert [name for name in (DSL, DEPUTY, HEAD, CHAIR) if stage.find(name)] == [CHAIR]
    case = seen(stage.at(CHAIR)[0], stage.id)
    assert {school.people[HEAD], school.people[DSL]} <= {*case.kept_from}
    assert not keeping.alone(case), "what was told says so: nobody is asked about it"
    at_home = Stage(school, words="my mum hits me", name="Kit Hart")
    at_home.go(hand_over_another, hand=DEPUTY)
    assert not at_home.find(HEAD)


def test_no_colleague_whom_a_worry_accuses_is_asked_to_do_anything_about_it(
    school: School,
) -> None:
    session = school.sign_in(DSL)
    lee = school.people["Miss Lee"]
    for words, out in (("Miss Lee slaps me", True), ("can I talk to Miss Lee", False)):
        worry = Worry("worry:x", Told(words=words, name="Kit Shaw"))
        assert (lee in given_no_part(session, session.drawer(DRAWER), worry)) == out


def test_nor_of_another_worry_of_the_same_case(school: School) -> None:
    stage = Stage(school, words="Mr Patel hits me")
    sent = school.intake.post(Told(words="Tom took my ball", name="Kit Shaw"), NOW)
    session, drawer = stage.at(DSL)
    collect.collect(session, NOW)
    triage.link(session, drawer, drawer.get(sent.subject), stage.id, NOW)
    asked = {"to": school.people[DEPUTY], "text": "Talk to Kit", "due": "2026-03-04"}
    with pytest.raises(Refused, match="may be about the person you chose"):
        casework.send_task(session, drawer, drawer.get(sent.subject), asked, NOW)


def test_whoever_puts_in_what_names_all_other_readers_lets_somebody_in(school: School) -> None:
    stage = Stage(school)
    words = ("tom hit me", "mr patel and ms hart hit me")
    told = [school.intake.post(Told(words=each, name="Amy Day"), NOW).subject for each in words]
    session, drawer = stage.at(DSL)
    collect.collect(session, NOW)
    for each in told:
        assert not stage.find(CHAIR)
        triage.link(session, drawer, drawer.get(each), stage.id, NOW)
    assert all(stage.find(each) for each in (DSL, DEPUTY, HEAD, CHAIR))
    other = Stage(school, name="Jo Poe")
    session, drawer = other.at(DSL)
    every = " and ".join((DEPUTY, HEAD, CHAIR))
    named = school.intake.post(Told(words=f"{every} hit me", name="Amy Day"), NOW).subject
    collect.collect(session, NOW)
    with pytest.raises(Refused, match="nobody is left to let in"):
        triage.link(session, drawer, drawer.get(named), other.id, NOW)
    assert drawer.get(named).state == "waiting"


def test_whoever_is_accused_by_a_colleague_decides_nothing(school: School) -> None:
    lee = school.people["Miss Lee"]
    values = {"about": "pupil", "name": "Kit Shaw", "urgent": "no", "fact": "I saw Ms Hart hit Kit"}
    worry = school.intake.post(concerns.told(school.home.desk.school, values, lee), NOW).subject
    session = school.sign_in(HEAD)
    collect.collect(session, NOW)
    drawer = session.drawer(DRAWER)
    said = {"person": school.people[DSL], "why": "She is not needed", "beside": ""}
    with pytest.raises(Refused, match="Your name is in it"):
        restrict.restrict(session, drawer, drawer.get(worry), said, NOW)
    id = triage.open_case(session, drawer, [drawer.get(worry)], OPENING, NOW)
    case = seen(session, id)
    assert case.lead == school.people[DSL]
    assert named.why_not(session.public, school.people[HEAD], case)


def test_what_whoever_is_accused_was_to_do_others_see_and_take_over(school: School) -> None:
    stage = Stage(school, lead=DEPUTY)
    session, drawer = stage.at(DEPUTY)
    triaging.triage(session.public, drawer, seen(session, stage.id), CRIME, NOW)
    lead, there = stage.at(DSL)
    asked = {**NOT_TOLD, "reason": "Away", "agreed": session.person_id}
    casework.do(there, seen(lead, stage.id), acts(lead.public)[PARENTS], asked, NOW)
    more = school.intake.post(Told(words="mr patel hits me too", name="Amy Day"), NOW)
    collect.collect(lead, NOW)
    triage.link(lead, there, there.get(more.subject), stage.id, NOW)
    theirs = {each.item.title for each in on_desk.of(school.sign_in(HEAD), NOW).mine}
    steps = {each.step.title for each in seen(lead, stage.id).required}
    assert steps & theirs
    assert unowned.ASK_ANOTHER in theirs
    desk = on_desk.of(stage.at(DEPUTY)[0], NOW + timedelta(days=14))
    assert [each.item.title for each in desk.mine] == [on_desk.ASK], "nothing that he may not do"
    whose = {each.item.title: each.nobodys for each in desk.overdue}
    assert steps <= whose.keys()
    assert all(whose.values()), "and nothing late is his"


@pytest.mark.parametrize(
    "fact", ["He has a bruise, Mr Patel was alone with him", "He was odd with her, Mr Patel"]
)
def test_whom_a_colleagues_words_leave_open_decides_on_but_is_not_the_second(
    school: School, fact: str
) -> None:
    values = {"about": "pupil", "name": "Kit Shaw", "urgent": "no", "fact": fact}
    told = concerns.told(school.home.desk.school, values, school.people["Miss Lee"])
    worry = school.intake.post(told, NOW).subject
    lead = school.sign_in(DSL)
    collect.collect(lead, NOW)
    drawer = lead.drawer(DRAWER)
    id = triage.open_case(lead, drawer, [drawer.get(worry)], OPENING, NOW)
    with pytest.raises(Incomplete) as caught:
        keep(lead, drawer, id, school.people[HEAD])
    assert caught.value.wrong.keys() == {"beside"}, "the deputy is no neutral reader"
    triaging.triage(lead.public, drawer, seen(lead, id), CRIME, NOW)
    asked = [each.id for each in lowering.fields(lead, drawer, seen(lead, id))[1].choices]
    assert asked == [school.people[HEAD]]
    less = {**QUARREL, "how": "less", "second": school.people[HEAD]}
    triaging.triage(lead.public, drawer, seen(lead, id), less, NOW)
    deputy = school.sign_in(DEPUTY)
    there, (waits,) = deputy.drawer(DRAWER), gravity.waiting(seen(deputy, id))
    yes = {"answer": "agree", "reason": "I know them"}
    with pytest.raises(Refused, match="not said yet what you did"):
        lowering.answer(deputy, there, seen(deputy, id), yes, NOW, to=waits.id)
    assert on_desk.to_agree(deputy) == []
    there.record(id, NOTE, {"note": "I rang his mum"}, NOW)
    head = school.sign_in(HEAD)
    assert id in [each.subject for each in on_desk.to_agree(head)]
    lowering.answer(head, head.drawer(DRAWER), seen(head, id), yes, NOW, to=waits.id)
    assert gravity.waiting(seen(head, id)) == ()


@pytest.mark.parametrize(
    "words",
    [
        f"I told Mr Patel, Ms Hart and Mrs Adeyemi{each}"
        for each in (" about a ball", ". They hit me")
    ],
)
def test_what_names_all_who_read_it_lets_somebody_in_whatever_it_says_of_them(
    school: School, words: str
) -> None:
    """No list knows for sure that they were only told: nobody decides because it thinks so."""
    stage = Stage(school, words=words)
    session, _ = stage.at(CHAIR)
    for name in (DSL, DEPUTY, HEAD):
        assert named.why_not(session.public, school.people[name], seen(session, stage.id))


def test_the_governor_is_the_chair_too(school: School) -> None:
    every = "Mr Patel, Mrs Adeyemi, Ms Hart"
    stage = Stage(school, words=f"The governor hit me. {every} hit me")
    session = school.sign_in(DSL)
    assert school.people[CHAIR] in named.accused(seen(session, stage.id))
    assert not stage.find(CHAIR)


def test_whoever_is_given_a_drawer_later_gets_nothing_of_what_accuses_them(school: School) -> None:
    lee, words = school.people["Miss Lee"], ("miss lee slaps me", "I told Miss Lee about my hat")
    sent = [school.intake.post(Told(words=each, name="Amy Day"), NOW) for each in words]
    stage = Stage(school, words="miss lee and mr patel hit me")
    dsl, head = school.sign_in(DSL), school.sign_in(HEAD)
    people.propose(dsl, people.grant(dsl.public, DRAWER, lee), "", NOW)
    people.agree(head, people.proposals(school.home.desk)[0], NOW)
    theirs = {sent[0].subject, stage.worry, stage.id}
    assert set(holders.kept_back(dsl, DRAWER, lee)) == theirs
    settle(school, DEPUTY)  # whom one of them names as well gives her the key
    lead = school.sign_in(DSL)
    there = where(lead, sent[0].subject)
    later = triage.open_case(lead, there, [there.get(sent[0].subject)], OPENING, NOW)
    assert [each.to for each in by_words(seen(lead, later))] == [lee], "it goes along"
    teacher = school.sign_in("Miss Lee")
    assert teacher.find(sent[1].subject) is teacher.drawer(DRAWER)
    assert not any(finds(teacher, each) for each in theirs)
    assert all(school.sign_in(each).find(stage.id) for each in (DSL, DEPUTY, HEAD))
    assert kept_alone(seen(school.sign_in(DSL), stage.id)) == ()
    school.intake.add(sent[0], NOW, words="She did it again")
    settle(school, "Miss Lee", DSL)
    dsl = school.sign_in(DSL)
    assert where(dsl, sent[0].subject).get(sent[0].subject).more
    assert not check_session(dsl)


@pytest.mark.parametrize("words", ["miss lee makes me eat it", "miss lee slaps me"])
def test_who_is_given_a_drawer_later_reads_it_once_three_say_that_it_is_not_about_them(
    school: School, words: str
) -> None:
    """Two say that it is not about her, and another reader lets her in (Y)."""
    stage, lee = Stage(school, words=words), school.people["Miss Lee"]
    dsl, head = school.sign_in(DSL), school.sign_in(HEAD)
    people.propose(dsl, people.grant(dsl.public, DRAWER, lee), "", NOW)
    people.agree(head, people.proposals(school.home.desk)[0], NOW)
    settle(school, DSL, DEPUTY)
    no = {"answer": "refuse", "why": "She held the door for somebody else"}
    head = school.sign_in(HEAD)
    (waits,) = by_words(seen(head, stage.id))
    with pytest.raises(Refused, match="Nothing waits"):
        keeping.answer(head, where(head, stage.id), seen(head, stage.id), no, NOW, to=waits.id)
    dsl = school.sign_in(DSL)
    says = {lee: said_of.NO, "why": "She was only there"}
    said_of.say(dsl, where(dsl, stage.id), seen(dsl, stage.id), says, NOW)
    head = school.sign_in(HEAD)
    assert settled(seen(head, stage.id)) == (), "one alone has said so"
    agree_about_them(head, stage.id)
    deputy = school.sign_in(DEPUTY)
    assert stage.id in [each.subject for each in on_desk.to_keep(deputy, NOW)]
    assert ASKED_FIRST not in unfinished.unfinished(seen(deputy, stage.id)), "it blocks nothing"
    assert not finds(school.sign_in("Miss Lee"), stage.id)
    deputy = school.sign_in(DEPUTY)
    drawer, case = where(deputy, stage.id), seen(deputy, stage.id)
    keeping.answer(deputy, drawer, case, no, NOW, to=waits.id)
    assert keeping.alone(seen(deputy, stage.id)) == ()
    settle(school, "Miss Lee", DSL)
    teacher = school.sign_in("Miss Lee")
    assert seen(teacher, stage.id).kept_from == ()
    assert finds(teacher, stage.worry)
    assert not check_session(school.sign_in(DSL))
