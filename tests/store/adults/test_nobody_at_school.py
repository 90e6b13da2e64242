"""An adult who did it and is nobody at this school: a stranger online, a man in the park."""

import pytest

from screens.staff.adults.adult_words import what_next
from store.adults import register, said_of
from store.adults.whom import OUTSIDE
from store.cases import cleared, keeping, named, triaging
from store.cases.possible_ends import is_about_adult
from store.errors import Incomplete
from store.fields import Values
from tests.made_up import NOW, School
from tests.store.adults.named_stage import HIT, WHY, InCase, tell
from tests.store.triaging_stage import CRIME

STRANGER = "a man on roblox sent me a rude foto and asks where i live"
ELSEWHERE = {**CRIME, "adult": "outside"}


def say(told: InCase, **answers: str) -> None:
    said_of.say(told.session, told.drawer, told.case, {**answers, **WHY}, NOW)


def answer(told: InCase, values: Values) -> None:
    (waits,) = cleared.alone(told.case)
    keeping.answer(told.session, told.drawer, told.case, values, NOW, to=waits.id)


def test_a_stranger_did_it_and_no_procedure_of_adults_at_school_begins(school: School) -> None:
    told = tell(school, STRANGER, "Ms Hart")
    (man,) = named.mentions(told.case)
    say(told, **{f"{man.id}-0": OUTSIDE})
    assert named.mentions(told.case) == ()
    assert told.case.stops == ()
    assert not is_about_adult(told.case)
    assert what_next(told.case, NOW).startswith(
        "It was said that they were only mentioned, or are nobody at school."
    )
    assert register.entries(told.session) == ()


def test_another_reader_agrees_that_a_stranger_is_nobody_at_school_or_undoes_it(
    school: School,
) -> None:
    told = tell(school, STRANGER, "Ms Hart")
    say(told, **{"other-0": OUTSIDE})
    other = told.by("Mrs Adeyemi")
    assert "Agree: nobody at school, or undo it" in [e.title for _, e in other.drawer.open_items()]
    answer(other, {"answer": "refuse", "why": "It may be the coach"})
    assert [each.id for each in named.mentions(other.case)] == ["other"], "it is asked again"
    say(told, **{"other-0": OUTSIDE})
    answer(other, {"answer": "agree"})
    assert cleared.alone(other.case) == ()
    assert named.mentions(other.case) == ()


def test_whoever_is_on_the_list_is_somebody_at_school(school: School) -> None:
    told = tell(school, HIT.format("Mr Patel"), "Ms Hart")
    with pytest.raises(Incomplete):
        told.say("Mr Patel", OUTSIDE)
    triaging.triage(told.session.public, told.drawer, told.case, ELSEWHERE, NOW)
    assert [each.name for each in named.mentions(told.case)] == ["Mr Patel"]


def test_a_triage_that_finds_another_adult_answers_it_of_the_one_stranger(school: School) -> None:
    told = tell(school, STRANGER, "Ms Hart")
    triaging.triage(told.session.public, told.drawer, told.case, ELSEWHERE, NOW)
    assert named.mentions(told.case) == ()
    (waits,) = cleared.alone(told.case)
    assert waits.reference == OUTSIDE
    two = tell(school, f"{STRANGER}. the dinner lady hit me", "Ms Hart")
    triaging.triage(two.session.public, two.drawer, two.case, ELSEWHERE, NOW)
    assert len(named.mentions(two.case)) == 2, "which of them it was is not said"
