"""What somebody did before: the roll says who is who, and else the name, or what was said of it."""

import pytest

from store.cases import consequences
from store.cases.earlier import earlier
from store.cases.kinds import SANCTIONED
from store.involved.kinds import SAME, TIED
from store.involved.people import CasePerson
from tests.made_up import NOW, School
from tests.store.deciding import HIT, add, decide
from tests.store.triaging_stage import Stage

CALLUM, OTHER = "pupil:1", "pupil:2"


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def tied(stage: Stage, name: str, tie: str) -> CasePerson:
    """Put somebody into a case whom the roll knows."""
    said = {"whom": add(stage, name).id, "tie": tie}
    stage.drawer.record(stage.id, TIED, said, NOW)
    found = stage.case.people[-1]
    assert found.tie == tie
    return found


def test_a_pupil_of_the_roll_is_found_however_the_name_was_written(stage: Stage) -> None:
    decide(stage, tied(stage, "Callum", CALLUM), HIT)
    later = Stage(stage.session)
    (before,) = earlier(later.session, later.case, tied(later, "Callum Fraser", CALLUM))
    assert before.sanction is not None
    assert before.sanction.warned


def test_another_pupil_of_the_same_name_has_nothing_held_against_them(stage: Stage) -> None:
    decide(stage, tied(stage, "Callum Fraser", CALLUM), HIT)
    later = Stage(stage.session)
    assert earlier(later.session, later.case, tied(later, "Callum Fraser", OTHER)) == ()
    assert len(earlier(later.session, later.case, add(later, "Callum Fraser"))) == 1, "who is it?"


def test_two_of_one_name_in_one_case_are_told_apart(stage: Stage) -> None:
    first, second = tied(stage, "Callum Fraser", CALLUM), tied(stage, "Callum Fraser", OTHER)
    decide(stage, first, HIT)
    assert len(earlier(stage.session, stage.case, first)) == 1
    assert earlier(stage.session, stage.case, second) == ()


def test_whoever_was_said_to_be_somebody_else_is_not_meant(stage: Stage) -> None:
    first = add(stage, "Sam Fox")
    stage.drawer.record(stage.id, SANCTIONED, {"person": first.id, "name": "Sam Fox"}, NOW)
    later = Stage(stage.session)
    sam = add(later, "Sam Fox")
    assert len(earlier(later.session, later.case, sam)) == 1
    said = {"whom": sam.id, "name": "Sam Fox", "child": f"one:{first.id}", "same": "no"}
    later.drawer.record(later.id, SAME, {**said, "why": "Another class"}, NOW)
    assert earlier(later.session, later.case, sam) == ()
    later.drawer.record(later.id, SAME, {**said, "same": "yes"}, NOW)
    assert len(earlier(later.session, later.case, sam)) == 1


@pytest.mark.parametrize("said", [{"told_at_once": "yes"}, {"intent": "accident"}])
def test_who_told_at_once_or_meant_nothing_by_it_did_it_never_before(
    stage: Stage, said: dict[str, str]
) -> None:
    made = decide(stage, add(stage), {**HIT, **said})
    later = Stage(stage.session)
    sam = add(later)
    assert earlier(later.session, later.case, sam) == ()
    consequences.lift(stage.drawer, stage.case, made.id, {"why": "They had not"}, NOW)
    decide(stage, stage.case.people[-1], HIT)
    assert len(earlier(later.session, later.case, sam)) == 1


@pytest.mark.parametrize(("row", "said"), [("accident_told", "yes"), ("accident_untold", "no")])
def test_a_row_that_says_whether_they_told_is_asked_nothing_of_it(
    stage: Stage, row: str, said: str
) -> None:
    asked = {key: value for key, value in HIT.items() if key != "told_at_once"}
    made = decide(stage, add(stage), {**asked, "behaviour": row, "intent": "first"})
    assert made.told_at_once == (said == "yes")
    assert bool(made.actions) != made.told_at_once
    contradicts = {**HIT, "behaviour": row, "told_at_once": "no" if said == "yes" else "yes"}
    again = decide(stage, add(stage, "Kit Shaw"), contradicts)
    assert again.told_at_once == (said == "yes"), "the row says it"
