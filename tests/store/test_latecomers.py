"""Whoever was given a drawer since gets nothing of what accused them before, however late it comes.

What was told before somebody held the drawer was never sealed to them.
"""

from datetime import datetime, timedelta

import pytest

from store.adults import handing, register, said_of, threshold
from store.adults.matter import OTHER
from store.cases import beginning, case_types, keeping, named
from store.cases.accused import accused, no_second
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.case_types import ASK
from store.cases.door import tells_of
from store.cases.kept import by_words
from store.cases.kept_by_words import settled
from store.cases.kinds import CLOSED
from store.checkup import check_session
from store.crypto.keys import Keys
from store.drawers import holders
from store.drawers.drawer import Fact
from store.errors import Incomplete, Refused
from store.involved import involving
from store.involved.kinds import ADDED
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import HEAD as HEADS
from store.school.public_list import SAFEGUARDING
from store.signing_in import rings
from store.signing_in.session import Session
from store.worries import concerns, triage
from store.worries.kinds import RECEIVED
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.agreeing import NO, agree_about_them
from tests.store.closing import CLOSING
from tests.store.putting_out import CHAIR, DEPUTY, DSL, HEAD, OPENING, Stage, hand_over
from tests.store.triaging_stage import seen
from tests.store.two_offices import meet
from tests.store.where import where
from tests.terminals import Terminals

LEE, BELL = "Miss Lee", "Mr Bell"
LATER, HOUR = NOW + timedelta(days=1), timedelta(hours=1)
STONE = {
    "about": "adult",
    "adult": "other",
    "adult_name": "Mr Stone",
    "fact": "He grabbed Kit by the neck in the hall",
    "urgent": "no",
    "unnamed": "yes",
}
HITS = Told(words="miss lee hit me and locked me in the cupboard", name="Kit Shaw")


def looks(school: School, name: str, now: datetime = LATER) -> Session:
    """Somebody signs in, and their desk looks."""
    session = school.sign_in(name)
    collect(session, now)
    holders.settle(session, now)
    handing.bring_home(session, now)
    return session


def give(school: School, drawer: str, to: str, by: str = DSL) -> None:
    """Two keepers give somebody a drawer, and its key."""
    one, other = school.sign_in(HEAD), school.sign_in(by)
    new = people.grant(school.home.desk.school, drawer, school.people[to])
    assert not people.propose(one, new, "They help us now", LATER)
    assert people.agree(other, people.proposals(school.home.desk)[-1], LATER)
    for name in (HEAD, by):
        looks(school, name).lock()


def hire(school: School, name: str) -> None:
    """Two keepers put somebody on the list, who signs in with a PIN of their own."""
    keys = Keys.fresh()
    one, other = school.sign_in(HEAD), school.sign_in(DSL)
    new = people.add_person(school.home.desk.school, name, ("teacher",), keys)
    assert not people.propose(one, new, "They teach here now", NOW)
    assert people.agree(other, people.proposals(school.home.desk)[-1], NOW)
    school.people[name] = new.people[-1].id
    school.pins[name] = school.own_pin(name)
    rings.put(school.home, school.people[name], keys.seed, school.pins[name], NOW)


def finds(school: School, id: str, *names: str) -> list[str]:
    return [name for name in names if looks(school, name).find(id)]


@pytest.mark.parametrize("words", [HITS.words, "my mum hits me"])
def test_an_envelope_that_was_long_on_its_way(
    school: School, terminals: Terminals, words: str
) -> None:
    room = terminals.added()
    told = Told(words=words, name="Kit Lee")
    other = room.intake.post(Told(words="Tom took my ball", name="Sam Poe"), NOW).subject
    sent = room.intake.post(told, NOW).subject
    give(school, SAFEGUARDING, LEE)
    terminals.all()
    collect(school.sign_in(DSL), LATER)
    assert not school.sign_in(LEE).find(sent), "it never lay there"
    assert finds(school, sent, DSL, LEE, DEPUTY, HEAD) == [DSL, DEPUTY, HEAD]
    assert finds(school, other, LEE) == [LEE]
    session = looks(school, DSL)
    assert not check_session(session)
    assert session.find(sent).get(sent).kept_from == (school.people[LEE],)  # type: ignore[union-attr]


def test_it_is_looked_for_among_however_much_lies_there(school: School) -> None:
    session = school.sign_in(DSL)
    drawer, sent_at = session.drawer(SAFEGUARDING), NOW.isoformat()
    many = ("my head hurts" for _ in range(250))
    told = ({"told": {"words": each}, "sent_at": sent_at} for each in (*many, HITS.words))
    drawer.record_all([Fact(f"worry:{n}", RECEIVED, said) for n, said in enumerate(told)], NOW)
    assert holders.kept_back(session, SAFEGUARDING, school.people[LEE]) == ("worry:250",)


@pytest.mark.parametrize("first", [LEE, DSL])
def test_what_another_office_had(school: School, terminals: Terminals, first: str) -> None:
    """It may be the one whom it accuses at whose desk it comes in."""
    there = terminals.second_office(DSL, DEPUTY, HEAD)
    deputy = there.sign_in(DEPUTY)
    sent = there.intake.post(HITS, NOW).subject
    collect(deputy, NOW)
    drawer = deputy.drawer(SAFEGUARDING)
    id = triage.open_case(deputy, drawer, [drawer.get(sent)], OPENING, NOW)
    collect(deputy, NOW)
    give(school, SAFEGUARDING, LEE)
    there.carry()
    terminals.office.carry()
    looks(school, first).lock()
    for each in (id, sent):
        assert finds(school, each, LEE, DSL) == [DSL]
    meet(terminals, looks(school, DSL), deputy)
    assert finds(school, id, LEE, HEAD) == [HEAD]
    deputy.reopen()
    collect(deputy, LATER)
    assert deputy.find(id)


def test_what_was_handed_over_stays_where_it_is(school: School) -> None:
    stage = Stage(school, words="Miss Lee and Mr Bell hit me")
    stage.go(hand_over, hand=DSL, adult=LEE)
    give(school, HEADS, BELL)
    assert not school.sign_in(BELL).find(stage.id), "it never lay there"
    for name in (HEAD, CHAIR, BELL, HEAD):
        looks(school, name).lock()
    assert finds(school, stage.id, HEAD, CHAIR, BELL) == [HEAD, CHAIR]


@pytest.mark.parametrize("by", ["words", "person"])
def test_whoever_was_accused_by_name_before_they_were_on_the_list(school: School, by: str) -> None:
    who = "Mr Stone, the supply teacher," if by == "words" else "The supply teacher"
    complaint = next(each for each in case_types.given() if each.id == "complaint")
    told = {
        f"{ASK}which": "complaint",
        f"{ASK}from": "Mrs Marr",
        f"{ASK}child": "Elsie Marr, Oak",
        f"{ASK}words": f"{who} grabbed Elsie by the arm and left a mark",
        f"{ASK}when": "2026-03-03 09:00",
        "title": "A parent came to us",
        "seriousness": "medium",
    }
    session = school.sign_in(DSL)
    drawer, id = beginning.begin(session, complaint, told, NOW)
    if by == "person":
        said = {"name": "Mr Stone", "role": "instigator"}
        involving.put_in(session, drawer, seen(session, id), acts(session.public)[ADDED], said, NOW)
    session.lock()
    hire(school, "Mr Stone")
    give(school, SAFEGUARDING, "Mr Stone")
    assert looks(school, "Mr Stone").holds(SAFEGUARDING)
    assert finds(school, id, DSL, "Mr Stone") == [DSL]


@pytest.mark.parametrize("state", ["waits", "open", "closed"])
def test_a_concern_about_whoever_was_on_no_list_yet(
    school: School, terminals: Terminals, state: str
) -> None:
    """The words of it name nobody: only what was typed as the name of the adult does."""
    there = terminals.second_office(HEAD, CHAIR)
    miss_lee = school.sign_in(LEE)
    sent = concerns.log(miss_lee, school.intake, STONE, NOW)
    miss_lee.lock()
    session = looks(school, HEAD, NOW)
    id, drawer = sent, session.drawer(HEADS)
    if state != "waits":
        opening = {**OPENING, "category": "adult"}
        id = triage.open_case(session, drawer, [drawer.get(sent)], opening, NOW)
        if state == "closed":
            drawer.record(id, CLOSED, CLOSING, NOW)
    hire(school, "Mr Stone")
    public, stone = school.home.desk.school, school.people["Mr Stone"]
    record = drawer.get(id)
    if isinstance(record, Case):
        assert named.why_not(public, stone, record) == named.ABOUT, "however they came to open it"
        assert stone in accused(public, record) & no_second(public, record)
    told = drawer.get(sent)
    assert isinstance(told, Worry)
    assert tells_of(public, told, stone)
    session.lock()
    give(school, HEADS, "Mr Stone", by=CHAIR)
    found = looks(school, "Mr Stone")
    assert found.holds(HEADS)
    assert not register.entries(found)
    assert finds(school, id, HEAD, CHAIR, "Mr Stone") == [HEAD, CHAIR]
    assert finds(school, sent, "Mr Stone") == []
    meet(terminals, looks(school, HEAD), there.sign_in(CHAIR))
    assert there.sign_in(CHAIR).find(id)


def test_who_read_it_before_it_accused_them_reads_on(school: School) -> None:
    sent = school.intake.post(Told(words="my head hurts", name="Kit Shaw"), NOW)
    looks(school, DSL).lock()
    give(school, SAFEGUARDING, LEE)
    assert finds(school, sent.subject, LEE) == [LEE]
    school.intake.add(sent, LATER + HOUR, words="miss lee hit me")
    looks(school, DSL, LATER + HOUR).lock()
    assert finds(school, sent.subject, DSL, LEE) == [DSL, LEE]


def of_a_namesake(school: School) -> str:
    """A case about a Mr Stone who stood on no list; then one is hired and given the drawer."""
    miss_lee = school.sign_in(LEE)
    sent = concerns.log(miss_lee, school.intake, STONE, NOW)
    miss_lee.lock()
    session = looks(school, HEAD, NOW)
    drawer = session.drawer(HEADS)
    opening = {**OPENING, "category": "adult"}
    id = triage.open_case(session, drawer, [drawer.get(sent)], opening, NOW)
    hire(school, "Mr Stone")
    give(school, HEADS, "Mr Stone", by=CHAIR)
    looks(school, "Mr Stone").lock()
    return id


def say(session: Session, id: str, answer: str) -> None:
    """Somebody says with W whether it is about Mr Stone of the list."""
    drawer, case = where(session, id), seen(session, id)
    (stone,) = said_of.mentioned(session, case)
    field, _ = said_of.fields(session, case)
    assert [each.label for each in field.choices] == [
        "No: another person of that name",
        "Yes, or not sure",
    ]
    why = "That one was here for a day in May"
    said_of.say(session, drawer, case, {stone.id: answer, "why": why}, LATER)


def test_another_person_of_that_name_is_let_in_once_three_have_said_so(school: School) -> None:
    id, no = of_a_namesake(school), {**NO, "why": "It was said by two that it is another one"}
    stone, public = school.people["Mr Stone"], school.home.desk.school
    head = school.sign_in(HEAD)
    (waits,) = by_words(seen(head, id))
    with pytest.raises(Refused, match="Nothing waits"):
        keeping.answer(head, where(head, id), seen(head, id), no, LATER, to=waits.id)
    say(head, id, said_of.NO)
    assert settled(seen(head, id)) == (), "one alone has said so"
    assert stone in accused(public, seen(head, id))
    with pytest.raises(Incomplete):
        judged(head, id, f"{OTHER} Mr Stone")
    chair = school.sign_in(CHAIR)
    agree_about_them(chair, id)
    assert not {stone} & named.no_part(seen(chair, id)) - {*seen(chair, id).kept_from}
    assert named.why_not(public, stone, seen(chair, id)) == ""
    judged(chair, id, f"{OTHER} Mr Stone")
    assert seen(chair, id).matter.unjudged == "", "the other one is judged by his name"
    keeping.answer(chair, where(chair, id), seen(chair, id), no, LATER, to=waits.id)
    assert finds(school, id, "Mr Stone", HEAD) == ["Mr Stone", HEAD]
    assert not check_session(school.sign_in(HEAD))


def test_whoever_is_the_one_of_that_name_is_judged_once(school: School) -> None:
    id, stone = of_a_namesake(school), school.people["Mr Stone"]
    head = school.sign_in(HEAD)
    say(head, id, said_of.YES)
    assert [each.id for each in seen(head, id).matter.adults] == [stone]
    judged(head, id, stone)
    assert seen(head, id).matter.unjudged == ""


def judged(session: Session, id: str, adult: str) -> None:
    values = {**BELOW_IT, "harmed": "yes", "adult": adult}
    threshold.judge(session, session.find(id), seen(session, id), values, LATER)  # type: ignore[arg-type]
