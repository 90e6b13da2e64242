"""What stands by no triage, a STOP or a category, asks for its steps all the same."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from store.cases import freezes, gravity, locks, lowering, unfinished
from store.cases.kinds import CATEGORISED, PARENTS
from store.cases.to_do import items
from store.errors import Incomplete, Refused
from store.fields import Choice
from store.looking import investigating, looked_fields, search_fields, searches, stopping
from store.looking.suspected import is_suspected
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.store.agreeing import LESS, MISTAKE, answered, lower
from tests.store.looking_stage import DSL, NUDES, Looking, searched
from tests.store.triaging_stage import CRIME, QUARREL

UNASKED = "Question nobody and look into nothing before the police allow it."
UNSEEN = "Nobody views, copies, prints or passes on pictures or files of this."


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL))


def steps(looking: Looking) -> set[str]:
    return {each.step.id for each in looking.case.steps}


def test_a_stop_that_the_agreed_triage_did_not_know_of_keeps_what_a_crime_asks_for(
    school: School, looking: Looking
) -> None:
    looking.triage({**CRIME, "kinds": "nudes"})
    lower(looking, MISTAKE)
    stopping.stop(looking.drawer, looking.case, "", NOW)
    (waits,) = gravity.waiting(looking.case)
    ends, stays = lowering.would_end(looking.case, waits.id)
    assert ends == ()
    assert {locks.STOP, UNASKED, UNSEEN} == set(stays)
    case = answered(school.sign_in("Mr Patel"), looking.id)
    assert set(case.stops) == set(stays), "the page said what then was so"
    assert {"advice", "untouched", "own_words", "parents_advised"} <= steps(looking)
    assert "parents" not in steps(looking), "nobody rings them before the police advise"
    assert freezes.FROZEN in unfinished.obstacles(case)
    looking.police_allow()
    assert freezes.stopped(looking.case) is None, "the step that it names is there"
    assert looking.case.files_closed == locks.STOP
    lower(looking, LESS)
    (waits,) = gravity.waiting(looking.case)
    assert set(lowering.would_end(looking.case, waits.id)[0]) == {locks.STOP, UNSEEN}
    answered(school.sign_in("Mr Patel"), looking.id)
    assert "parents" in steps(looking)
    assert "advice" not in steps(looking)


def test_a_stop_before_any_triage_has_the_step_that_ends_its_freeze(looking: Looking) -> None:
    stopping.stop(looking.drawer, looking.case, "", NOW)
    assert {"advice", "police"} <= steps(looking)
    assert not {"tell_head", "tell_chair"} & steps(looking), "whom to tell only a triage says"
    assert UNASKED in looking.case.stops
    due = {each.step.id: each.step.due for each in looking.case.steps}
    looking.triage(CRIME)
    assert {each.step.id: each.step.due for each in looking.case.steps if each.step.id in due} == {
        **due
    }, "no triage that comes late wins time"


def test_a_grave_category_asks_for_what_a_triage_with_that_mark_does(
    school: School, looking: Looking
) -> None:
    looking.triage({**QUARREL, "kinds": "nudes"})
    by_triage = looking.case
    other = Looking(school, looking.session)
    other.triage(QUARREL)
    other.do(CATEGORISED, NUDES)
    case = other.case
    assert set(case.stops) == set(by_triage.stops) != set()
    assert {e.step.id for e in by_triage.steps} == steps(other)
    assert {e.step.id: e.step.after for e in case.steps} == {
        e.step.id: e.step.after for e in by_triage.steps
    }
    with pytest.raises(Refused, match="before the police or the LADO allow it"):
        other.begin()
    assert PARENTS not in {e.step.record for e in case.steps if not e.step.advised_by}
    assert investigating.still_open(other.drawer, case, frozen=True)


def test_what_two_called_less_grave_is_named_again_by_whoever_leads_it(
    school: School, looking: Looking
) -> None:
    looking.do(CATEGORISED, NUDES)
    lower(looking, LESS)
    assert not gravity.is_outdated(looking.case)
    case = answered(school.sign_in("Mr Patel"), looking.id)
    assert (case.files_closed, case.stops) == ("", ())
    assert gravity.is_outdated(case)
    title = "Choose the category again: it is no longer so"
    assert title in [each.title for each in items(case)]
    looking.do(CATEGORISED, {**NUDES, "category": "friends"})
    assert not gravity.is_outdated(looking.case)
    assert title not in [each.title for each in items(looking.case)]


def test_a_stop_that_ended_says_when_and_by_whom(school: School, looking: Looking) -> None:
    id = stopping.stop(looking.drawer, looking.case, "", NOW)
    lower(looking, LESS)
    assert locks.over(looking.case, id) is None
    patel = school.sign_in("Mr Patel")
    case = answered(patel, looking.id, days=1)
    over = locks.over(case, id)
    assert over is not None
    assert over.by == (looking.session.person_id, patel.person_id)
    assert over.at == (NOW + timedelta(days=1)).isoformat()


def test_a_search_that_tells_of_nude_pictures_asks_as_that_category_does(
    school: School, looking: Looking
) -> None:
    other = Looking(school, looking.session)
    other.do(CATEGORISED, NUDES)
    searched(looking, police="yes", items_sought="weapon")
    assert (looking.case.files_closed, looking.case.needs_second) == ("", False)
    act = search_fields.followed([Choice(looking.case.noted[0].id, "Sam's bag")])
    more = {"search": looking.case.noted[0].id, "follow_up": "A naked picture", "told": "yes"}
    more |= {"told_how": "By phone", "police": "no", "deletion": "left", "deletion_why": "Only one"}
    assert is_suspected(looking.case.noted, more)
    searches.record(looking.drawer, looking.case, act, more, NOW)
    assert not is_suspected(looking.case.noted, more), "it is known by now"
    case = looking.case
    assert case.files_closed == locks.NUDES
    assert set(case.stops) == set(other.case.stops) != set()
    assert steps(looking) == steps(other)
    assert case.needs_second
    assert freezes.why_frozen(case) == freezes.UNTRIAGED
    assert [each for each in items(case) if each.title.startswith("Triage it")]
    lower(looking, MISTAKE)
    assert looking.case.files_closed == locks.NUDES, "one alone opens nothing"
    case = answered(school.sign_in("Mr Patel"), looking.id)
    assert (case.files_closed, case.stops) == ("", ())
    deleted = {**more, "deletion": "deleted"}
    searches.record(looking.drawer, looking.case, act, deleted, NOW)  # two say that it is no crime
    searched(looking, items_sought="images")
    assert looking.case.files_closed == locks.NUDES, "that triage knew nothing of a new search"


def test_what_no_triage_asks_for_is_due_by_the_schools_calendar(
    school: School, looking: Looking
) -> None:
    """It is over at 15:15; a triage that comes later wins no time."""
    with_calendar(school)
    deeds: tuple[Callable[[Looking], object], ...] = (
        lambda at: stopping.stop(at.drawer, at.case, "", NOW),
        lambda at: at.do(CATEGORISED, NUDES),
        lambda at: searched(at, items_sought="images"),
    )
    for deed in deeds:
        looking = Looking(school, looking.session)
        deed(looking)
        due = {each.step.id: each.step.due for each in looking.case.steps}
        assert due["own_words"] == "2026-03-03 15:15"
        looking.now = NOW + timedelta(days=1)
        looking.triage({**CRIME, "kinds": "nudes"})
        after = {each.step.id: each.step.due for each in looking.case.steps}
        assert {id: after[id] for id in due} == due


def test_whoever_looked_or_copied_brings_steps_of_that_whatever_was_triaged(
    school: School, looking: Looking
) -> None:
    looking.triage({**QUARREL, "kinds": "nudes"})
    act = looked_fields.viewed(looking.session.public)
    said = {"who": school.people["Ms Hart"], "when": "2026-03-03 09:00", "why": "It lay open"}
    said |= {"how": "had_to"}
    said |= {"agreed": "Nobody", "copied": "no"}
    stopping.note(looking.drawer, looking.case, act, said, NOW)
    assert "look_allowed" in {each.step.id for each in looking.case.required}
    assert "secure_copy" not in steps(looking)
    said |= {"copied": "yes", "copied_what": "A print, on the table"}
    stopping.note(looking.drawer, looking.case, act, said, NOW)
    assert "secure_copy" in {each.step.id for each in looking.case.required}
    other = Looking(school, looking.session)
    other.triage(QUARREL)
    stopping.note(other.drawer, other.case, act, said, NOW)
    assert other.case.files_closed == locks.NUDES
    assert other.case.needs_second


def test_who_saw_it_by_chance_and_told_is_asked_for_no_leave_and_is_no_allegation(
    school: School, looking: Looking
) -> None:
    looking.triage(QUARREL)
    act = looked_fields.viewed(looking.session.public)
    said = {"who": school.people["Miss Lee"], "when": "2026-03-03 09:00", "how": "chance"}
    said |= {"copied": "no"}
    with pytest.raises(Incomplete) as wrong:
        stopping.note(looking.drawer, looking.case, act, said, NOW)
    assert set(wrong.value.wrong) == {"seen", "then"}, "nobody agreed to it beforehand"
    said |= {"seen": "A picture of a child without clothes", "then": "Turned it over, told the DSL"}
    stopping.note(looking.drawer, looking.case, act, said, NOW)
    assert looking.case.files_closed == locks.NUDES
    asked = {each.step.id for each in looking.case.required}
    assert ("nobody_looks" in asked, "look_allowed" in asked) == (True, False)
    stopping.note(
        looking.drawer, looking.case, act, {**said, "copied": "yes", "copied_what": "A print"}, NOW
    )
    assert {"look_allowed", "secure_copy"} <= {each.step.id for each in looking.case.required}
