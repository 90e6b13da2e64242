"""What one person alone reads, an open case or a worry, says so, and ends by a second reader."""

from datetime import datetime, timedelta

import pytest

from store import on_desk
from store.cases import alone, keeping, let_in, restrict
from store.checkup import check_session
from store.drawers import holders
from store.duty import late
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.on_desk import ToDo
from store.school import people
from store.school.public_list import SAFEGUARDING
from store.signing_in.session import Session
from store.worries import triage
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.changing import agreed
from tests.store.putting_out import CHAIR, DEPUTY, DSL, HEAD, OPENING
from tests.store.two_offices import meet
from tests.terminals import Terminal, Terminals

LEE = "Miss Lee"
BEFORE, AFTER = NOW + timedelta(days=1), NOW + timedelta(days=1, minutes=1)
"""Until when, and from when on, what a child left to one alone is read by two."""


def looks(place: School | Terminal, name: str, now: datetime = NOW) -> Session:
    """Somebody signs in, and their desk looks."""
    session = place.sign_in(name)
    collect(session, now)
    holders.settle(session, now)
    let_in.end(session, now)
    return session


def found(session: Session, id: str) -> Worry:
    drawer = session.find(id)
    assert drawer is not None
    worry = drawer.get(id)
    assert isinstance(worry, Worry)
    return worry


def keep(session: Session, id: str, whom: str, beside: str) -> None:
    drawer = session.find(id)
    assert drawer is not None
    said = {"person": whom, "why": "A friend", "beside": beside}
    restrict.restrict(session, drawer, drawer.get(id), said, NOW)


def by_oneself(session: Session, now: datetime = NOW) -> tuple[list[ToDo], list[ToDo]]:
    """What one alone reads: on To do, and of it what is late."""
    desk = on_desk.of(session, now)
    todo, overdue = (
        [e for e in each if e.item.id == alone.ALONE] for each in (desk.mine, desk.overdue)
    )
    return todo, overdue


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal."""
    return terminals.second_office(DSL, DEPUTY, HEAD, CHAIR)


@pytest.fixture
def apart(
    request: pytest.FixtureRequest, school: School, terminals: Terminals, there: Terminal
) -> str:
    """A worry, or a case opened with it, that each of its two readers keeps from the other, at
    offices that did not meet."""
    away = (school.people[HEAD],)
    id = school.intake.post(Told(words="Tom took my ball", name="Kit", kept_from=away), NOW).subject
    dsl, deputy = looks(school, DSL), there.sign_in(DEPUTY)
    if getattr(request, "param", "") == "case":
        drawer = dsl.find(id)
        assert drawer is not None
        id = triage.open_case(dsl, drawer, [found(dsl, id)], OPENING, NOW)
    meet(terminals, dsl, deputy)
    deputy.reopen()
    meet(terminals, dsl, deputy)
    keep(dsl, id, deputy.person_id, school.people[CHAIR])
    keep(deputy, id, dsl.person_id, school.people[CHAIR])
    for _ in range(2):
        meet(terminals, dsl, deputy)
    for each in (dsl, deputy):
        each.lock()
    for _ in range(2):  # whoever was let in brings together what lies in two drawers
        looks(school, CHAIR).lock()
        terminals.all()
        looks(there, CHAIR).lock()
    return id


@pytest.mark.parametrize(
    ("apart", "title"),
    [("worry", alone.TITLE_READ), ("case", alone.TITLE)],
    indirect=["apart"],
)
def test_two_who_keep_it_from_one_another_apart_leave_it_to_nobody_alone_in_silence(
    school: School, there: Terminal, apart: str, title: str
) -> None:
    for place in (school, there):
        for name in (DSL, DEPUTY, HEAD):
            assert place.sign_in(name).find(apart) is None, "each may have a reason"
        chair = looks(place, CHAIR)
        todo, overdue = by_oneself(chair)
        assert [(each.subject, each.item.title) for each in overdue] == [(apart, title)]
        assert todo == overdue
        late.note(chair, NOW)
        drawer = chair.find(apart)
        assert drawer is not None
        kept = late.newest(chair.home).kept[drawer.name]
        assert kept.people == (chair.person_id,)
        assert late.passed(kept.due[:1], BEFORE), "and each school day after it"
        assert not check_session(chair)


def test_each_of_two_is_asked_about_by_name_and_who_undoes_one_lets_them_in(
    school: School, apart: str
) -> None:
    chair, patel = looks(school, CHAIR), school.people[DEPUTY]
    titles = {f"Agree or undo: kept from {each}" for each in (DSL, DEPUTY)}
    for shown in (on_desk.of(chair, NOW).mine, on_desk.to_agree(chair)):
        assert {e.item.title for e in shown if e.item.id != alone.ALONE} == titles
    late_by_then = on_desk.of(chair, NOW + timedelta(days=7)).overdue
    assert titles <= {each.item.title for each in late_by_then}
    (kept,) = (each for each in found(chair, apart).kept_alone if each.to == patel)
    drawer, no = chair.find(apart), {"answer": "refuse", "why": "He does not know them"}
    assert drawer is not None
    keeping.answer(chair, drawer, found(chair, apart), no, NOW, to=kept.id)
    assert by_oneself(chair) == ([], [])
    assert found(school.sign_in(DEPUTY), apart).kept_from == (
        school.people[HEAD],
        school.people[DSL],
    )
    assert school.sign_in(DSL).find(apart) is None


def test_as_soon_as_somebody_may_be_let_in_they_are(school: School, apart: str) -> None:
    lee = school.people[LEE]
    agreed(school, DSL, HEAD, people.grant(school.home.desk.school, SAFEGUARDING, lee))
    assert by_oneself(looks(school, CHAIR)) == ([], [])
    assert found(school.sign_in(LEE), apart).kept_alone, "and she may agree to either"
    assert {each.item.id.partition(" ")[0] for each in on_desk.to_agree(school.sign_in(LEE))} == {
        "kept"
    }


def shut_out(school: School) -> str:
    away = tuple(school.people[each] for each in (DSL, HEAD))
    told = Told(words="tom is mean", name="Ann Roe", kept_from=away)
    return school.intake.post(told, NOW).subject


@pytest.mark.parametrize("in_case", [False, True])
def test_what_a_child_left_to_one_alone_is_read_by_one_more_after_a_school_day(
    school: School, *, in_case: bool
) -> None:
    id = shut_out(school)
    deputy = looks(school, DEPUTY)
    drawer = deputy.find(id)
    assert drawer is not None
    if in_case:
        id = triage.open_case(deputy, drawer, [found(deputy, id)], OPENING, NOW)
    todo, overdue = by_oneself(deputy)
    assert [(each.subject, each.item.due) for each in todo] == [(id, "2026-03-04 09:14")]
    assert todo[0].item.title == alone.TITLE_STAYS
    assert overdue == [], "a school day is theirs"
    late.note(deputy, NOW)
    assert "2026-03-04 09:14" in late.newest(school.home).kept[drawer.name].due
    deputy.lock()
    looks(school, DEPUTY, BEFORE).lock()
    assert school.sign_in(CHAIR).find(id) is None
    assert by_oneself(looks(school, DEPUTY, AFTER), AFTER) == ([], [])
    assert school.sign_in(CHAIR).find(id) is not None
    for name in (DSL, HEAD):
        assert school.sign_in(name).find(id) is None, "the child shut them out"


def test_where_nobody_is_left_to_let_in_it_is_late_each_school_day(school: School) -> None:
    away = tuple(school.people[each] for each in (DSL, HEAD, CHAIR))
    told = Told(words="tom is mean", name="Ann Roe", kept_from=away)
    id = school.intake.post(told, NOW).subject
    looks(school, DEPUTY).lock()
    deputy = looks(school, DEPUTY, AFTER)
    assert [each.subject for each in by_oneself(deputy, AFTER)[1]] == [id]
    drawer = deputy.find(id)
    assert drawer is not None
    triage.open_case(deputy, drawer, [found(deputy, id)], OPENING, AFTER)
    (case,) = by_oneself(deputy, AFTER)[1]
    assert case.subject.startswith("case:"), "and no new case wins another day"


def test_whoever_alone_holds_a_drawer_reads_alone_what_all_others_of_it_would(
    school: School,
) -> None:
    for name in (DEPUTY, HEAD):
        adult = school.people[name]
        agreed(school, DSL, HEAD, people.end_grant(school.home.desk.school, SAFEGUARDING, adult))
    school.intake.post(Told(words="tom is mean", name="Ann Roe"), NOW)
    assert by_oneself(looks(school, DSL), AFTER) == ([], []), "it is kept from nobody"
