"""What stands by no triage, a STOP or a category, asks for its steps all the same."""

from datetime import timedelta

import pytest

from store.cases import closings, freezes, gravity, locks, lowering
from store.cases.kinds import CATEGORISED, PARENTS
from store.cases.to_do import items
from store.errors import Refused
from store.looking import investigating, stopping
from tests.made_up import NOW, School
from tests.store.agreeing import LESS, MISTAKE, answered, lower
from tests.store.looking_stage import ADVISED, DSL, NUDES, Looking
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
    assert freezes.FROZEN in closings.obstacles(case)
    looking.do("case.note_added", ADVISED, step="advice")
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
