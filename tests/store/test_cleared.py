"""What one person alone says of whom it names counts at once, and somebody else has a word."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import on_desk
from store.adults import said_of
from store.cases import casework, closings, keeping, named, triaging, unfinished
from store.cases.acts import acts
from store.cases.kinds import CLOSED, CLOSING_PROPOSED, PARENTS
from store.checkup import check_session
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import after_end, triage
from store.worries.worry import FILED_AWAY, WAITING, Worry
from tests.made_up import NOW, School
from tests.store.closing import CLOSING
from tests.store.putting_out import Stage as Opened
from tests.store.putting_out import put_in
from tests.store.triaging_stage import CRIME, DRAWER, NOT_TOLD, QUARREL, seen

DSL, DEPUTY, HEAD = "Mrs Adeyemi", "Mr Patel", "Ms Hart"
WORDS = "I have a bruise. I do not want to go to Miss Lee"
OPENING = {"title": "A bruise", "category": "other", "seriousness": "low"}
AGREE, NO = {"answer": "agree"}, {"answer": "refuse", "why": "She was with him alone"}
DUE = "2026-03-05 09:14"


class Stage:
    """A worry in the drawer of three, with its case if somebody opens one."""

    def __init__(self, school: School, words: str = WORDS) -> None:
        self.school = school
        self.sent = school.intake.post(Told(words=words, name="Kit Shaw"), NOW)
        self.worry = self.sent.subject
        self.id = ""
        session = school.sign_in(DSL)
        collect.collect(session, NOW)
        session.lock()

    def at(self, name: str) -> tuple[Session, Drawer, Worry]:
        session = self.school.sign_in(name)
        drawer = session.drawer(DRAWER)
        worry = drawer.get(self.worry)
        assert isinstance(worry, Worry)
        return session, drawer, worry

    def open(self) -> None:
        session, drawer, worry = self.at(DSL)
        self.id = triage.open_case(session, drawer, [worry], OPENING, NOW)

    def file(self, name: str = DSL) -> None:
        session, drawer, worry = self.at(name)
        said = {**CLOSING, "adult": "no", "not_about": "She was only on duty"}
        triage.file_away(session, drawer, worry, said, NOW)

    def say(self, name: str = DSL, said: str = said_of.NO, of: str = "") -> None:
        session, drawer, _ = self.at(name)
        case = seen(session, self.id)
        values = {of or self.school.people["Miss Lee"]: said, "why": "They were only on duty"}
        said_of.say(session, drawer, case, values, NOW)

    def answer(self, name: str, said: dict[str, str]) -> None:
        session, drawer, worry = self.at(name)
        record = seen(session, self.id) if self.id else worry
        (waits,) = keeping.alone(record)
        keeping.answer(session, drawer, record, said, NOW, to=waits.id)

    def asks(self, name: str) -> list[str]:
        found = on_desk.to_agree(self.school.sign_in(name))
        assert {each.item.due for each in found} <= {DUE}
        return [each.subject for each in found]


def test_a_filing_counts_and_another_reader_agrees_or_lets_it_wait_again(school: School) -> None:
    stage = Stage(school)
    stage.file()
    assert stage.at(DEPUTY)[2].state == FILED_AWAY, "work goes on"
    assert stage.asks(DSL) == []
    assert stage.asks(DEPUTY) == stage.asks(HEAD) == [stage.worry]
    with pytest.raises(Refused, match="proposed this yourself"):
        stage.answer(DSL, AGREE)
    later = NOW + timedelta(days=7)
    desks = {name: on_desk.of(school.sign_in(name), later) for name in (DSL, HEAD)}
    late = {name: [each.subject for each in desk.overdue] for name, desk in desks.items()}
    assert late == {DSL: [], HEAD: [stage.worry]}
    assert [each.subject for each in desks[HEAD].mine] == [stage.worry]
    stage.answer(HEAD, NO)
    assert stage.at(DSL)[2].state == WAITING
    assert stage.asks(DEPUTY) == []
    stage.file(HEAD)
    stage.answer(DSL, AGREE)
    assert (stage.at(DSL)[2].state, stage.asks(DEPUTY)) == (FILED_AWAY, [])
    assert not check_session(school.sign_in(DSL))


@pytest.mark.parametrize(
    "words", ["Tom hit me and Miss Lee helped", "I told Miss Lee about my hat", "I have a bruise"]
)
def test_nobody_is_asked_of_what_children_write_every_day(school: School, words: str) -> None:
    stage = Stage(school, words)
    stage.file()
    assert stage.at(DEPUTY)[2].state == FILED_AWAY
    assert stage.asks(DEPUTY) == stage.asks(HEAD) == []


@pytest.mark.parametrize(
    "words",
    ["Miss Lee gave us sweets", "miss lee makes me eat it", "sir watches when i go for a wee"],
)
def test_whatever_a_child_says_that_an_adult_does_somebody_else_reads_too(
    school: School, words: str
) -> None:
    stage = Stage(school, words)
    stage.file()
    assert stage.asks(DEPUTY) == [stage.worry]


def test_a_job_that_does_harm_is_filed_by_nobody_and_ended_by_two(school: School) -> None:
    stage = Stage(school, "sir touched my bottom")
    with pytest.raises(Refused, match="“sir” harmed a child"):
        stage.file(DEPUTY)
    stage.open()
    case = seen(stage.at(DSL)[0], stage.id)
    assert [(each.name, each.harm) for each in named.to_say(case)] == [("“sir”", True)]
    stage.say(of="other-0")
    case = seen(stage.at(DSL)[0], stage.id)
    assert (named.to_say(case), stage.asks(HEAD)) == ((), [stage.id])
    assert case.needs_second


def by_saying(stage: Stage) -> None:
    stage.say()


def by_triage(stage: Stage) -> None:
    session, drawer, _ = stage.at(DSL)
    triaging.triage(session.public, drawer, seen(session, stage.id), QUARREL, NOW)


def by_closing(stage: Stage) -> None:
    session, drawer, _ = stage.at(DSL)
    case = seen(session, stage.id)
    said = said_of.only_mentioned(case)
    drawer.record_all(said, NOW)
    drawer.record(case.id, CLOSED, CLOSING, NOW)


@pytest.mark.parametrize("road", [by_saying, by_triage, by_closing])
def test_in_a_case_it_counts_too_and_undone_the_mention_is_back(
    school: School, road: Callable[[Stage], None]
) -> None:
    stage = Stage(school)
    stage.open()
    road(stage)
    session = stage.at(DEPUTY)[0]
    case = seen(session, stage.id)
    assert (named.mentions(case), stage.asks(DSL), stage.asks(HEAD)) == ((), [], [stage.id])
    assert not any("whom it is kept from" in each for each in unfinished.obstacles(case))
    stage.answer(HEAD, NO)
    case = seen(stage.at(DSL)[0], stage.id)
    assert (case.state, [each.name for each in named.to_say(case)]) == ("open", ["Miss Lee"])
    assert stage.asks(DEPUTY) == []
    stage.say()
    stage.answer(DEPUTY, AGREE)
    case = seen(stage.at(DSL)[0], stage.id)
    assert (named.mentions(case), keeping.alone(case), stage.asks(HEAD)) == ((), (), [])
    assert not check_session(school.sign_in(DSL))


def test_no_triage_says_it_of_whom_somebody_put_into_the_case(school: School) -> None:
    stage = Stage(school)
    stage.open()
    session, drawer, _ = stage.at(DSL)
    put_in(session, drawer, stage.id, school.people["Miss Lee"])
    by_triage(stage)
    case = seen(stage.at(HEAD)[0], stage.id)
    assert [each.name for each in named.to_say(case)] == ["Miss Lee"]


def test_whoever_is_named_has_no_word_on_it(school: School) -> None:
    stage = Stage(school, f"{WORDS} or Mr Patel")
    stage.file()
    assert stage.asks(DEPUTY) == []
    with pytest.raises(Refused, match="Your name is in it"):
        stage.answer(DEPUTY, AGREE)
    assert stage.asks(HEAD) == [stage.worry]


def test_two_who_close_it_have_both_said_it(school: School) -> None:
    stage = Stage(school)
    stage.open()
    stage.say()
    session, drawer, _ = stage.at(DSL)
    deputy = school.people[DEPUTY]
    left = {"left": "Nobody has triaged it", "left_open": "It was small"}
    proposed = {"second": deputy, "closing": {**CLOSING, **left}}
    case = seen(session, stage.id)
    parents = {**NOT_TOLD, "reason": "Away", "agreed": session.person_id}
    casework.do(drawer, case, acts(session.public)[PARENTS], parents, NOW)
    drawer.record(case.id, CLOSING_PROPOSED, proposed, NOW)
    session, drawer, _ = stage.at(DEPUTY)
    closings.answer(session, drawer, seen(session, stage.id), AGREE, NOW)
    case = seen(session, stage.id)
    assert (case.state, keeping.alone(case), stage.asks(HEAD)) == ("closed", (), [])


def test_of_a_job_that_does_harm_nobody_alone_says_that_nothing_more_is_to_be_done(
    school: School,
) -> None:
    stage = Stage(school, "Tom took my ball")
    stage.open()
    session, drawer, _ = stage.at(DSL)
    drawer.record(stage.id, CLOSED, CLOSING, NOW)
    school.intake.add(stage.sent, NOW, words="the dinner lady hit me")
    collect.collect(session, NOW)
    session, drawer, worry = stage.at(DEPUTY)
    assert after_end.why_not(session, drawer, worry) == after_end.TWO


def test_what_was_added_to_a_closed_case_is_ended_so_too(school: School) -> None:
    stage = Stage(school, "Tom took my ball")
    stage.open()
    session, drawer, _ = stage.at(DSL)
    drawer.record(stage.id, CLOSED, CLOSING, NOW)
    school.intake.add(stage.sent, NOW, words=WORDS)
    collect.collect(session, NOW)
    session, drawer, worry = stage.at(DEPUTY)
    triage.see(session, drawer, worry, NOW)
    session, drawer, worry = stage.at(DEPUTY)
    said = {"adult": "no", "why": "It was at football"}
    after_end.end(session, drawer, worry, said, NOW)
    assert stage.asks(DSL) == [stage.worry]
    stage.id = ""
    stage.answer(DSL, NO)
    session, drawer, worry = stage.at(HEAD)
    assert worry.state == WAITING
    assert stage.worry in [each.subject for each in on_desk.to_end(session, NOW)]


def test_what_one_alone_cleared_of_is_not_to_do_of_them_either_until_another_agrees(
    school: School,
) -> None:
    stage = Opened(school, lead=DSL, words="Tom took my ball")
    session, drawer = stage.at(DEPUTY)
    triaging.triage(session.public, drawer, seen(session, stage.id), CRIME, NOW)
    more = school.intake.post(Told(words="mrs adeyemi hits me too", name="Amy Day"), NOW)
    collect.collect(session, NOW)
    triage.link(session, drawer, drawer.get(more.subject), stage.id, NOW)
    said = {school.people[DSL]: said_of.NO, "why": "She only stood beside them there"}
    said_of.say(session, drawer, seen(session, stage.id), said, NOW)
    steps = {each.step.title for each in seen(session, stage.id).required}
    for name, do in ((DSL, False), (DEPUTY, True), (HEAD, True)):
        mine = {each.item.title for each in on_desk.of(school.sign_in(name), NOW).mine}
        assert bool(mine & steps) == do, name
