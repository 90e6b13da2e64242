"""An open case that nobody has triaged is to do of whoever leads it, and late like a step."""

from datetime import timedelta

from store import on_desk
from store.cases.kinds import PASSED_ON
from store.cases.to_do import TO_TRIAGE
from store.drawers.drawer import Drawer
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.store.triaging_stage import QUARREL, Stage


def opened(session: Session, drawer: Drawer, category: str) -> str:
    said = {"title": "Boat", "category": category, "seriousness": "low"}
    return triage.open_case(session, drawer, [], said, NOW)


def mine(school: School, name: str, hours: int = 0) -> list[tuple[str, str, bool]]:
    """Return the cases to triage on somebody's desk some hours later: subject, when due, late."""
    found = on_desk.of(school.sign_in(name), NOW + timedelta(hours=hours))
    waits = [each for each in found.mine if each.item.id == TO_TRIAGE]
    late = {each.subject for each in found.overdue if each.item.id == TO_TRIAGE}
    assert {each.subject for each in waits if each.overdue} <= late
    return [(each.subject, each.item.due, each.overdue) for each in waits]


def test_it_is_to_do_by_the_end_of_the_school_day_and_late_after_it(school: School) -> None:
    with_calendar(school)
    session = school.sign_in("Mrs Adeyemi")
    drawer = session.drawer("safeguarding")
    case = opened(session, drawer, "friends")
    opened(session, drawer, "fault")  # one key says all of it
    assert mine(school, "Mrs Adeyemi") == [(case, "2026-03-03 15:15", False)]
    assert mine(school, "Mr Patel") == [], "who reads it and does not lead it"
    assert mine(school, "Mrs Adeyemi", 24) == [(case, "2026-03-03 15:15", True)]


def test_where_who_leads_it_does_not_open_it_it_is_to_do_of_everybody_who_does(
    school: School,
) -> None:
    session = school.sign_in("Mrs Adeyemi")
    drawer = session.drawer("safeguarding")
    case = opened(session, drawer, "friends")
    drawer.record(case, PASSED_ON, {"to": school.people["Mr Okafor"], "reasons": "x"}, NOW)
    for name in ("Mrs Adeyemi", "Mr Patel", "Ms Hart"):
        assert [each[0] for each in mine(school, name)] == [case]


def test_a_triage_ends_it(school: School) -> None:
    stage = Stage(school.sign_in("Mrs Adeyemi"))
    assert [each[0] for each in mine(school, "Mrs Adeyemi")] == [stage.id]
    stage.triage(QUARREL)
    assert mine(school, "Mrs Adeyemi") == []
