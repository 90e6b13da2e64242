"""Of two adults who are told of in one case, each is judged alone."""

from datetime import timedelta

import pytest

from store.adults import another, low_level, register, threshold
from store.adults.matter import BELOW, HOLD, MET
from store.cases import unfinished
from store.checkup import check_session
from store.errors import Refused
from store.letterbox import collect
from store.worries import concerns, triage
from tests.made_up import NOW, School
from tests.store.adults.concerns_written import DONE
from tests.store.adults.judging_stage import Desk


def add_concern(told: Desk, fact: str, **said: str) -> None:
    """A colleague's concern is put into the case too."""
    values = {"about": "adult", "urgent": "no", "fact": fact, **said}
    sent = told.school.intake.post(
        concerns.told(told.session.public, values, told.school.people["Miss Lee"]), NOW
    )
    collect.collect(told.session, NOW)
    found = told.session.find(sent.subject)
    assert found is not None
    if found.name != told.drawer.name:
        pytest.fail("it came into another drawer")
    triage.link(told.session, found, found.get(sent.subject), told.id, NOW)


def test_judging_one_of_two_low_clears_the_other_of_nothing(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    add_concern(told, "He hit me in the face", adult=school.people["Mr Bell"])
    assert told.judge() == BELOW
    case = told.case
    assert (case.matter.comes_to, case.needs_second) == ("", True)
    assert HOLD in case.stops
    assert any("Not judged yet: Mr Bell" in each for each in unfinished.obstacles(case))
    with pytest.raises(Refused, match="First the harm threshold"):
        low_level.answer(told.session, told.drawer, case, DONE, NOW)
    found = {each.name: each.outcome for each in register.entries(told.session)}
    assert found == {"Mr Okafor": BELOW, "Mr Bell": ""}
    assert threshold.begun(told.session.public, case, [])["adult"] == school.people["Mr Bell"]
    told.judge(adult=school.people["Mr Bell"])
    assert not low_level.answer(told.session, told.drawer, told.case, DONE, NOW), "he hit a child"
    assert {e.name: e.outcome for e in register.entries(told.session)} == {
        "Mr Okafor": BELOW,
        "Mr Bell": BELOW,
    }
    assert check_session(told.session) == []


def test_the_other_one_of_two_may_have_a_case_of_their_own_instead(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    bell = school.people["Mr Bell"]
    add_concern(told, "He hit me in the face", adult=bell)
    told.judge()
    said = {"adult": bell, "what": "He hit a child"}
    there, new = another.open_for(told.session, told.drawer, told.case, said, NOW)
    assert told.case.matter.is_low
    assert there.get(new).needs_second
    assert {e.name: e.case.id for e in register.entries(told.session)} == {
        "Mr Okafor": told.id,
        "Mr Bell": new,
    }


def test_two_who_are_judged_grave_are_not_closed_with_one_outcome(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    add_concern(told, "He hit me in the face", adult=school.people["Mr Bell"])
    told.judge(harmed="yes")
    told.advised(may="yes")
    told.lift()
    assert not told.case.stops
    later = NOW + timedelta(minutes=5)
    assert told.judge(later, adult=school.people["Mr Bell"], harmed="yes") == MET
    assert HOLD in told.case.stops, "what was allowed was allowed about the first one"
    assert "Ring the LADO" in {title for title, _ in told.clock()}
    assert any("M (press H)" in each for each in unfinished.obstacles(told.case))
