"""Who is on duty, who covers, which look is owed, and what a child is told of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from screens.staff.duty import duty_words
from store.duty import acts, rotas, state, words
from store.duty.rota import AFTERNOON, MORNING, HalfDay, Rota, Turn
from store.errors import Incomplete, Refused
from store.letterbox.readers import PUPIL
from store.school import people
from tests.made_up import NOW, School
from tests.school_year import (
    HOLIDAYS,
    SILENT,
    WEEKEND,
    YEAR,
    always_on_duty,
    with_calendar,
    with_rota,
)
from tests.terminals import Terminals

TODAY = NOW.date()
MORNING_NOW, AFTERNOON_NOW = HalfDay(TODAY, MORNING), HalfDay(TODAY, AFTERNOON)


@pytest.fixture
def rota(school: School) -> School:
    """A school where the lead is always on duty, and the deputy comes next."""
    with_calendar(school)
    made = replace(always_on_duty(school, YEAR), deputies=(school.people["Mr Patel"],))
    with_rota(school, made)
    return school


def at(time: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-03 {time}+00:00")


def duty(school: School, now: datetime = NOW) -> state.Duty:
    return state.read(school.home.desk, now)


def name_on(school: School, half: HalfDay) -> str:
    who = duty(school).on(half)
    return school.home.desk.school.name_of(who) if who else ""


# Who may be on it.


def test_somebody_who_cannot_see_what_waits_is_not_put_on_duty(rota: School) -> None:
    public, lee = rota.home.desk.school, rota.people["Miss Lee"]
    with pytest.raises(Incomplete) as refused:
        rotas.keep_rota(public, Rota((Turn(0, MORNING, lee),)), NOW)
    assert "Miss Lee does not open the safeguarding drawer" in refused.value.wrong["0-morning"]
    assert public.rota is not None
    for wrong in (Rota(public.rota.turns, (lee,)), replace(public.rota, holiday=lee)):
        with pytest.raises(Incomplete):
            rotas.keep_rota(public, wrong, NOW)


def test_a_rota_needs_school_days_and_somebody(school: School) -> None:
    assert "school days" in rotas.judge(school.home.desk.school, Rota(()))["week"]
    with_calendar(school)
    assert "at least one half-day" in rotas.judge(school.home.desk.school, Rota(()))["week"]


def test_one_keeper_puts_a_rota_in_force_and_a_teacher_cannot(rota: School) -> None:
    public, lee = rota.home.desk.school, rota.sign_in("Miss Lee")
    assert public.rota is not None
    with pytest.raises(Refused):
        people.propose(lee, rotas.keep_rota(public, public.rota, NOW), "the rota", NOW)


def test_who_loses_the_drawer_is_on_duty_no_more(rota: School) -> None:
    gone = people.end_grant(rota.home.desk.school, "safeguarding", rota.people["Mrs Adeyemi"])
    seen = replace(duty(rota), public=gone)
    assert seen.on(MORNING_NOW) == ""
    assert MORNING_NOW in seen.missing()


# Cover.


def test_a_cover_counts_for_its_half_day_alone_and_the_last_word_stands(rota: School) -> None:
    head = rota.sign_in("Ms Hart")
    acts.cover(head, [AFTERNOON_NOW], rota.people["Mr Patel"], NOW)
    assert (name_on(rota, MORNING_NOW), name_on(rota, AFTERNOON_NOW)) == ("Mrs Adeyemi", "Mr Patel")
    acts.cover(head, [AFTERNOON_NOW], rota.people["Ms Hart"], NOW - timedelta(hours=1))
    assert name_on(rota, AFTERNOON_NOW) == "Ms Hart"  # a clock that is behind hides no later word
    acts.cover(head, [AFTERNOON_NOW], "", NOW)
    assert name_on(rota, AFTERNOON_NOW) == ""
    assert duty(rota).missing() == [AFTERNOON_NOW]


def test_only_who_can_see_what_waits_covers_and_only_they_say_so(rota: School) -> None:
    lee, dsl = rota.sign_in("Miss Lee"), rota.sign_in("Mrs Adeyemi")
    with pytest.raises(Refused, match="does not open the safeguarding drawer"):
        acts.cover(dsl, [AFTERNOON_NOW], rota.people["Miss Lee"], NOW)
    with pytest.raises(Refused, match="Only those who open"):
        acts.cover(lee, [AFTERNOON_NOW], rota.people["Mr Patel"], NOW)
    with pytest.raises(Refused, match="Only those who open"):
        acts.look(lee, NOW)


def test_a_word_that_was_changed_or_signed_by_nobody_who_may_counts_for_nothing(
    rota: School,
) -> None:
    lee, db, public = rota.sign_in("Miss Lee"), rota.home.desk.db, rota.home.desk.school
    forged = words.cover(AFTERNOON_NOW, "", rota.people["Mrs Adeyemi"], "t", NOW)
    words.say(db, public, forged, lee.keys)
    words.say(db, public, replace(forged, by=lee.person_id), lee.keys)
    assert name_on(rota, AFTERNOON_NOW) == "Mrs Adeyemi"


# Looking.


def test_a_look_is_owed_from_its_time_until_somebody_has_looked(rota: School) -> None:
    dsl = rota.sign_in("Mrs Adeyemi")
    assert duty(rota, at("09:59")).owed() is None
    assert duty(rota, at("10:00")).owed() == datetime(2026, 3, 3, 10)
    acts.look(dsl, at("10:04"))
    assert duty(rota, at("10:04")).owed() is None
    assert duty(rota, at("14:30")).owed() == datetime(2026, 3, 3, 14, 30)


def test_a_look_long_before_its_time_does_not_count_for_it(rota: School) -> None:
    dsl = rota.sign_in("Mrs Adeyemi")
    acts.look(dsl, at("09:54"))
    assert duty(rota, at("10:01")).owed() is not None
    acts.look(dsl, at("09:55"))  # who was told to expect it had told by then
    assert duty(rota, at("10:01")).owed() is None


def test_a_clock_that_is_ahead_takes_no_look_for_tomorrow(rota: School) -> None:
    acts.look(rota.sign_in("Mrs Adeyemi"), NOW + timedelta(days=1))
    assert duty(rota, at("10:00")).owed() is not None


def test_looks_are_owed_at_the_usual_times_where_the_school_has_set_none(school: School) -> None:
    with_calendar(school, SILENT)
    assert duty(school, at("10:00")).owed() == datetime(2026, 3, 3, 10)
    both = [datetime(2026, 3, 3, 10), datetime(2026, 3, 3, 14, 30)]
    assert duty(school, at("15:00")).all_owed() == both
    assert duty(school, at("15:00")).owed() == both[0], "the first goes on climbing"


def test_nothing_is_owed_before_there_was_a_rota_nor_without_one(rota: School) -> None:
    with_rota(rota, None)
    assert duty(rota, at("11:00")).owed() is None
    with_rota(rota, always_on_duty(rota, YEAR), at("10:30"))
    assert duty(rota, at("11:00")).owed() is None
    assert duty(rota, at("14:31")).owed() == datetime(2026, 3, 3, 14, 30)


@pytest.mark.parametrize("now", [WEEKEND, HOLIDAYS])
def test_a_look_that_was_missed_stands_until_the_next_one_is_taken(
    rota: School, now: datetime
) -> None:
    with_rota(rota, always_on_duty(rota, YEAR), datetime(2026, 1, 5, 8, tzinfo=UTC))
    owed = duty(rota, now).all_owed()[-1]
    assert (owed.hour, owed.minute) == (14, 15)  # home time is earlier on a Friday


# What a child is told.


def promised(school: School, kept_from: tuple[str, ...] = (), now: datetime = NOW) -> str:
    look = school.intake.look(school.intake.readers(PUPIL, kept_from), now)
    return f"{look:%d %H:%M}" if look else ""


def test_a_look_is_promised_only_when_somebody_is_on_duty_who_can_open_it(rota: School) -> None:
    dsl, lead = rota.sign_in("Mrs Adeyemi"), rota.people["Mrs Adeyemi"]
    assert promised(rota) == "03 10:00"
    assert promised(rota, (lead,)) == ""
    acts.cover(dsl, [AFTERNOON_NOW], rota.people["Mr Patel"], NOW)
    assert promised(rota, (lead,)) == "03 14:30"
    acts.cover(dsl, [MORNING_NOW], "", NOW)
    assert promised(rota) == "03 14:30"


def test_without_a_rota_no_look_is_promised(rota: School) -> None:
    with_rota(rota, None)
    assert promised(rota) == ""


# Elsewhere.


def test_every_terminal_hears_who_covers_and_every_office_who_has_looked(
    terminals: Terminals,
) -> None:
    school = terminals.school
    classroom, office = terminals.added(), terminals.second_office("Mr Patel")
    with_calendar(school)
    terminals.all()
    with school_session(terminals) as patel:
        acts.cover(patel, [MORNING_NOW], patel.person_id, NOW)
        acts.look(patel, at("10:01"))
    terminals.all()
    for home in (school.home, classroom.home, office.home):
        seen = state.read(home.desk, at("10:05"))
        assert seen.at(datetime(2026, 3, 3, 10)) == school.people["Mr Patel"]
        assert seen.owed() is None
        assert seen.looked[-1].terminal == office.id


def school_session(terminals: Terminals):  # type: ignore[no-untyped-def]
    from contextlib import contextmanager

    @contextmanager
    def signed_in():  # type: ignore[no-untyped-def]
        session = terminals.others[-1].sign_in("Mr Patel")
        yield session
        session.lock()

    return signed_in()


def test_two_covers_said_apart_end_alike_everywhere(terminals: Terminals) -> None:
    school, office = terminals.school, terminals.second_office("Mr Patel")
    with_calendar(school)
    terminals.all()
    dsl, patel = school.sign_in("Mrs Adeyemi"), office.sign_in("Mr Patel")
    acts.cover(dsl, [AFTERNOON_NOW], school.people["Ms Hart"], NOW)
    acts.cover(patel, [AFTERNOON_NOW], school.people["Mr Patel"], NOW + timedelta(minutes=1))
    terminals.all()
    assert name_on(school, AFTERNOON_NOW) == "Mr Patel"
    assert state.read(office.home.desk, NOW).on(AFTERNOON_NOW) == school.people["Mr Patel"]
    patel.lock()


def test_what_hangs_on_the_board_is_taken_down_after_some_weeks(rota: School) -> None:
    dsl, db = rota.sign_in("Mrs Adeyemi"), rota.home.desk.db
    acts.look(dsl, NOW)
    acts.look(dsl, NOW + timedelta(weeks=12))
    keys = [row["key"] for row in db.query("SELECT key FROM pins WHERE key LIKE 'duty:%'")]
    assert keys == ["duty:2026-05-25"]
    assert len(list(db.query("SELECT * FROM duty_words"))) == 2


def test_a_half_day_lies_in_its_day() -> None:
    assert HalfDay(date(2026, 3, 3), MORNING).id == "2026-03-03 morning"


def test_in_the_holidays_it_is_said_to_whom_it_goes_after_whoever_begins(rota: School) -> None:
    patel, hart = (rota.people[name] for name in ("Mr Patel", "Ms Hart"))
    usual = always_on_duty(rota, YEAR).turns
    week = tuple(replace(each, person=patel) if each.half == AFTERNOON else each for each in usual)
    with_rota(rota, Rota(week, (patel, hart)))
    closed = HOLIDAYS + timedelta(days=2, hours=2)
    assert "goes on to: Mr Patel, Ms Hart." in duty_words.then(duty(rota, closed)), "an afternoon"
    assert "goes on to: Ms Hart, Mrs Adeyemi." in duty_words.then(duty(rota, at("13:00")))
