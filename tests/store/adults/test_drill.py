"""The chair's drawer is tried once a term, and every classroom knows whom to ring."""

from datetime import datetime, timedelta

from store.adults import drill, published
from store.cases import directory
from store.duty import events, late, state
from store.duty.events import Box
from store.signing_in.session import Session
from store.worries import concerns
from tests.made_up import LADO, NOW, School
from tests.school_year import YEAR, always_on_duty, with_calendar, with_rota
from tests.store.adults.judging_stage import Desk
from tests.store.changing import renew
from tests.store.two_offices import meet
from tests.terminals import Terminals

SUMMER = datetime.fromisoformat("2026-04-14 10:00+00:00")


def test_the_drill_of_a_term_is_done_by_the_chair_signing_in_and_by_nobody_else(
    school: School,
) -> None:
    with_calendar(school)
    head = school.sign_in("Ms Hart")
    found = drill.due(head, NOW)
    assert found is not None
    assert (found.term, f"{found.by}", found.overdue) == ("Spring", "2026-01-23", True)
    assert not drill.note(head, NOW), "the headteacher opens no such drawer"
    assert not drill.note(school.sign_in("Mrs Adeyemi"), NOW), "who opens it too is not the chair"
    chair = school.sign_in("Dr Quince")
    assert drill.note(chair, NOW)
    assert not drill.note(chair, NOW), "once a term"
    assert drill.due(head, NOW) is None
    next_one = drill.due(head, SUMMER)
    assert next_one is not None
    assert (next_one.term, next_one.overdue) == ("Summer", False)
    assert drill.due(head, datetime.fromisoformat("2026-04-02 10:00+00:00")) is None, "holidays"


def test_a_pin_that_was_just_renewed_shows_nothing(school: School) -> None:
    """Whoever renewed it could be the one who signs in with it."""
    with_calendar(school)
    renew(school, school.sign_in("Mrs Adeyemi"), "Dr Quince")
    chair = school.sign_in("Dr Quince")
    assert not drill.note(chair, NOW)
    assert drill.note(chair, NOW + timedelta(days=1, hours=1))


def test_without_a_calendar_nothing_is_claimed_to_be_due(school: School) -> None:
    assert drill.due(school.sign_in("Ms Hart"), NOW) is None


def test_only_the_headteacher_and_the_keepers_hear_of_it_and_nothing_of_what_lies_there(
    school: School,
) -> None:
    with_calendar(school)
    Desk(school, "Dr Quince", about="headteacher")
    assert drill.tells(school.sign_in("Ms Hart"))
    assert not drill.tells(school.sign_in("Miss Lee"))
    chair = school.sign_in("Dr Quince")
    drill.note(chair, NOW)
    (entry,) = chair.drawer("roll").entries(drill.SUBJECT)
    assert entry.said == {}


def test_what_is_late_about_adults_is_told_to_those_who_open_that_drawer_alone(
    school: School,
) -> None:
    with_calendar(school)
    with_rota(
        school, always_on_duty(school, YEAR), datetime.fromisoformat("2026-01-05 08:00+00:00")
    )
    stage = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    late.note(stage.session, NOW)
    late.note(school.sign_in("Mrs Adeyemi"), NOW)  # who opens another drawer keeps it as it was
    known = late.newest(school.home)
    assert known.apart == {"head": ("2026-03-03 15:15", "2026-03-04 09:14")}
    assert known.due == ()

    def told(when: str) -> set[str]:
        duty = state.read(school.home.desk, datetime.fromisoformat(f"{when}+00:00"))
        box = Box(due=known.due, apart=known.apart)
        wanted = events.wanted(duty, box, set(school.people.values()))
        return {duty.public.name_of(each.person) for each in wanted if each.kind == "late"}

    assert told("2026-03-03 15:10") == set()
    assert told("2026-03-04 09:10") == {"Ms Hart", "Dr Quince"}


def number(session: Session) -> str:
    return published.read(session.home.desk.db)[0].number


def test_a_classroom_knows_the_lados_number_as_an_office_last_found_it_right(
    school: School, terminals: Terminals
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    directory.publish(dsl)
    assert number(dsl) == "", "nobody has written it down"
    directory.check(dsl, "lado", LADO, NOW)
    directory.publish(dsl)
    there = terminals.second_office("Mrs Adeyemi")
    other = there.sign_in("Mrs Adeyemi")
    meet(terminals, dsl, other)
    assert number(other) == "01234 567890"
    lado, line = published.read(other.home.desk.db)
    assert (lado.checked_by, line.number) == (dsl.person_id, "0800 028 0285")


def test_a_number_that_nobody_who_leads_has_checked_is_published_to_nobody(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    lee.drawer("roll").record("contact:lado", "contact.checked", {**LADO, "number": "666"}, NOW)
    directory.publish(lee)
    assert number(lee) == ""
    assert "Myself" in {each.label for each in concerns.ABOUT}
