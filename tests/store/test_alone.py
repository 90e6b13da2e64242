"""A grave case that one person alone reads says so, is late each day, and ends by a second."""

from datetime import timedelta

import pytest

from store import on_desk
from store.adults import another, told_about
from store.cases import alone, asking_back, casework, let_in, restrict
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.restrict import PERSON
from store.drawers import holders
from store.duty import late
from store.involved import involving
from store.involved.kinds import ADDED
from store.letterbox import collect
from store.letterbox.told import Told
from store.school import people
from store.worries import filing
from store.worries.kinds import LINKED
from tests.made_up import NOW, School
from tests.store import putting_out
from tests.store.adults.judging_stage import Desk
from tests.store.adults.named_stage import tell
from tests.store.triaging_stage import QUARREL, STAFF, Stage


@pytest.fixture
def stage(school: School) -> Stage:
    """A case that the DSL reads alone: it is about everybody else who could read it."""
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.triage(STAFF)
    stage.leave_parents()
    drawer = stage.drawer
    for name in ("Mr Patel", "Ms Hart", "Dr Quince"):
        said = {PERSON: school.people[name], "why": "It is about them", "about": "yes"}
        case = drawer.get(stage.id)
        if others := restrict.fields(stage.session, drawer, case)[1:2]:
            said |= {"beside": others[0].choices[0].id} if others[0].id == "beside" else {}
        restrict.restrict(stage.session, drawer, case, said, NOW)
        drawer = stage.session.find(stage.id) or drawer
    return stage


def found(stage: Stage) -> Case:
    drawer = stage.session.find(stage.id)
    case = drawer.get(stage.id) if drawer else None
    assert isinstance(case, Case)
    return case


def test_whom_it_is_about_is_kept_out_and_the_one_who_is_left_is_told_each_day(
    stage: Stage,
) -> None:
    session, drawer = stage.session, stage.session.find(stage.id)
    assert drawer is not None
    assert alone.is_alone(session, drawer, found(stage))
    for shown in (on_desk.of(session, NOW).overdue, on_desk.of(session, NOW).mine):
        assert next(each.item.title for each in shown) == alone.TITLE
    late.note(session, NOW)
    kept = late.newest(session.home).kept[drawer.name]
    assert kept.people == (session.person_id,)
    tomorrow = NOW + timedelta(days=1)
    assert late.passed(kept.due[:1], tomorrow), "and each school day after it"


@pytest.mark.parametrize(
    ("names", "way"),
    [("mr patel and ms hart and mrs adeyemi", "is let in"), ("all of them", "ring the LADO")],
)
def test_whoever_reads_their_name_beside_all_others_is_sent_to_nobody_who_is_not_there(
    school: School, names: str, way: str
) -> None:
    every = "mr patel and ms hart and mrs adeyemi and dr quince"
    words = f"{names.replace('all of them', every)} shout at me"
    sent = school.intake.post(Told(words=words), NOW)
    session = school.sign_in("Mr Patel")
    collect.collect(session, NOW)
    drawer = session.find(sent.subject)
    assert drawer is not None
    assert way in filing.why_not_filed(session, drawer, drawer.get(sent.subject))


def test_as_soon_as_somebody_may_read_it_they_do(school: School, stage: Stage) -> None:
    lee = school.people["Miss Lee"]
    let_in.end(stage.session, NOW)
    assert list(alone.found(stage.session)), "nobody is left to let in"
    dsl, second = stage.session, school.sign_in("Ms Hart")
    people.propose(dsl, people.grant(dsl.public, "safeguarding", lee), "", NOW)
    people.agree(second, people.proposals(school.home.desk)[0], NOW)
    holders.settle(dsl, NOW)
    let_in.end(dsl, NOW)
    assert list(alone.found(dsl)) == []
    assert school.sign_in("Miss Lee").find(stage.id) is not None
    for name in ("Mr Patel", "Ms Hart", "Dr Quince"):
        assert school.sign_in(name).find(stage.id) is None


def test_a_quarrel_may_have_one_reader_and_a_grave_case_of_two_is_not_alone(
    school: School,
) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.triage(STAFF)
    assert list(alone.found(stage.session)) == []
    stage.triage(QUARREL)
    for name in ("Mr Patel", "Ms Hart"):
        holders.keep_from(stage.session, stage.id, school.people[name], "A friend", NOW)
    assert [case.id for _, case in alone.found(stage.session)] == [stage.id]
    let_in.end(stage.session, NOW)
    assert school.sign_in("Dr Quince").find(stage.id) is not None


def test_what_is_about_the_only_other_reader_is_judged_beside_somebody_else(
    school: School,
) -> None:
    """The headteacher alone read it, judged it low and closed it, all in one sitting."""
    told = Desk(school, "Ms Hart", adult=school.people["Dr Quince"])
    assert alone.is_alone(told.session, told.drawer, told.case)
    told.judge(adult=school.people["Dr Quince"])
    readers = holders.holders_of(told.session, told.drawer)
    assert len(readers) == 2
    assert school.people["Dr Quince"] not in readers


def test_the_case_of_another_adult_begins_with_two_readers(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    quince = school.people["Dr Quince"]
    said = {"adult": quince, "what": "She stood by and laughed"}
    there, new = another.open_for(told.session, told.drawer, told.case, said, NOW)
    for case in (told.id, new):
        drawer = told.session.find(case)
        assert drawer is not None
        readers = set(holders.holders_of(told.session, drawer))
        assert len(readers) == 2
        assert quince not in readers
        (other,) = readers - {told.session.person_id}
        name = next(name for name, id in school.people.items() if id == other)
        assert school.sign_in(name).find(case) is not None
    assert there.get(new).matter.adult[0] == quince


@pytest.mark.parametrize("school_of", ["school", "small_school"])
def test_what_names_everybody_who_reads_it_is_read_by_one_more_or_stands_on_every_desk(
    school_of: str, request: pytest.FixtureRequest
) -> None:
    school: School = request.getfixturevalue(school_of)
    public = school.home.desk.school
    held = [each for each in public.people if each.id in public.held_by("safeguarding")]
    told = tell(school, " and ".join(each.name for each in held) + " hit me", held[0].name)
    away = {*(each.id for each in held)}
    (reader,) = set(holders.holders_of(told.session, told.drawer)) - away
    other = told.by(public.name_of(reader))
    assert other.case.lead == reader
    assert alone.is_alone(other.session, other.drawer, other.case), "nobody could be the second"
    holders.keep_from(other.session, told.id, reader, "A friend", NOW)
    let_in.end(told.session, NOW)
    session = school.sign_in(held[-1].name)
    assert [case.id for _, case in alone.found(session)] == [told.id]
    assert alone.TITLE in [each.item.title for each in on_desk.of(session, NOW).mine]


def test_what_one_keeps_from_the_lead_and_reads_alone_is_read_by_one_more(school: School) -> None:
    """Nobody else could agree to it, so it could never be closed."""
    told = tell(school, "Tom took my ball", "Mr Patel")
    lead = {PERSON: school.people["Mrs Adeyemi"], "why": "A friend"}
    restrict.restrict(told.session, told.drawer, told.case, lead, NOW)
    aside = told.by("Ms Hart").session
    holders.keep_from(aside, told.id, aside.person_id, "Steps aside", NOW)
    told = told.by("Mr Patel")
    assert alone.is_alone(told.session, told.drawer, told.case)
    let_in.end(told.session, NOW)
    assert len(holders.holders_of(told.session, told.drawer)) == 2


@pytest.mark.parametrize("role", ["adult", "instigator"])
def test_what_a_colleague_was_asked_is_taken_back_once_they_are_put_in(
    school: School, role: str
) -> None:
    stage = putting_out.Stage(school, words="Tom took my ball")
    session, drawer = stage.at(putting_out.DSL)
    asked = {"to": school.people["Miss Lee"], "text": "Look after Kit", "due": "2026-03-04"}
    casework.send_task(session, drawer, drawer.get(stage.id), asked, NOW)
    lee = school.sign_in("Miss Lee")
    collect.collect(lee, NOW)
    said = {"name": "Miss Lee", "role": role, "detail": "At school"}
    case = drawer.get(stage.id)
    involving.put_in(session, drawer, case, acts(session.public)[ADDED], said, NOW)
    asking_back.end(session, NOW)
    collect.collect(lee, NOW)
    assert on_desk.of(lee, NOW).inbox == ()


def test_whoever_is_the_only_one_whom_it_does_not_accuse_is_not_left_alone_with_it(
    school: School,
) -> None:
    """Whatever the step: a worry is the first of a case here, and comes behind a neutral one."""
    both = "mr patel and ms hart hit me"
    assert putting_out.Stage(school, words=both).find("Dr Quince"), "it is opened with it"
    stage = putting_out.Stage(school, words="tom hit me")
    session, drawer = stage.at(putting_out.DSL)
    for each in ("mr patel hits me", "ms hart hits me"):
        told = school.intake.post(Told(words=each, name="Amy Day"), NOW).subject
        collect.collect(session, NOW)
        drawer.record(told, LINKED, {"case": stage.id}, NOW)
    assert not stage.find("Dr Quince"), "as where the machine stops between the two"
    told_about.note(session.public, drawer, stage.id, NOW)
    let_in.end(session, NOW)
    assert stage.find("Dr Quince")
    only_told = putting_out.Stage(school, words="I told Mr Patel and Ms Hart that Tom hit me")
    assert not only_told.find("Dr Quince"), "who was only told is a reader as before"
