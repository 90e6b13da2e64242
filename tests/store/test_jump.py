"""Going to a case or a worry by its number, a word of its title, a name, or a printed code."""

from datetime import timedelta

from store.cases.jump import jump
from store.checkup import check_session
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.printing import make
from tests.store.triaging_stage import DRAWER, Stage


def found(session: Session, typed: str) -> list[str]:
    return [row.subject for row in jump(session, typed)]


def test_a_case_is_found_by_all_it_is_called_and_only_by_who_may_open_it(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    stage.do("case.person_added", {"name": "Zoë Fox", "role": "victim"})
    number, code = stage.case.number, make(stage).code
    for typed in (number, "1a", "a cas", "zoe", "fox zo", code):
        assert found(stage.session, typed) == [stage.id], typed
    assert found(stage.session, "") == found(stage.session, "nobody") == []
    assert found(school.sign_in("Miss Lee"), number) == []


def test_what_is_open_comes_before_what_is_closed_and_the_newest_first(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stages = [Stage(dsl) for _ in range(3)]
    drawer = dsl.drawer(DRAWER)
    drawer.record(stages[0].id, "case.closed", {"outcome": "resolved"}, NOW)
    sent = school.intake.post(Told(words="x", name="Case Hill"), NOW)
    collect(dsl, NOW)
    subjects = found(dsl, "case")
    assert set(subjects[:2]) == {stages[1].id, stages[2].id}
    assert subjects[2:] == [sent.subject, stages[0].id]
    old, long_ago = "case:old", NOW - timedelta(days=7000)
    drawer.record(old, "case.opened", {"title": "A case", "number": "2006-001A"}, long_ago)
    drawer.record(old, "case.closed", {"outcome": "resolved"}, long_ago)
    assert old not in [row.subject for row in jump(dsl, "case", 3)], "the oldest come last"


def test_a_drawer_of_an_older_program_learns_what_its_records_are_called(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    number = stage.case.number
    for table in ("called", "folded"):
        stage.drawer.db.execute(f"DELETE FROM {table}")
    assert found(stage.session, number) == []
    assert check_session(stage.session) == [
        f"The drawer safeguarding: {stage.id} is not found by what it is called."
    ]
    school.reopen()
    session = school.sign_in("Mrs Adeyemi")
    assert found(session, number) == [stage.id]
    assert check_session(session) == []
