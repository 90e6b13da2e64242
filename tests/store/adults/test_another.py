"""One concern about two adults: each has a case of their own, kept from both."""

import pytest

from store.adults import another, register, threshold
from store.adults.matter import HOLD, MET
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.involved.links import links
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT, Desk
from tests.store.putting_out import Stage
from tests.store.triaging_stage import seen

WHAT = {"what": "She stood by and laughed"}


@pytest.fixture
def stage(school: School) -> Desk:
    return Desk(school, "Ms Hart", "friends", adult=school.people["Mr Okafor"])


def test_each_adult_of_a_concern_has_a_case_that_neither_of_them_reads(
    school: School, stage: Desk
) -> None:
    okafor, lee = school.people["Mr Okafor"], school.people["Miss Lee"]
    there, new = another.open_for(
        stage.session, stage.drawer, stage.case, {"adult": lee, **WHAT}, NOW
    )
    first, second = stage.session.find(stage.id), there.get(new)
    assert first is not None
    case = first.get(stage.id)
    assert {okafor, lee} <= set(case.kept_from)
    assert {okafor, lee} <= set(second.kept_from)
    assert case.matter.adult == (okafor, "Mr Okafor")
    assert second.matter.adult == (lee, "Miss Lee")
    assert second.needs_second
    assert second.stops == (HOLD,)
    names = {each.name: each.case.id for each in register.entries(stage.session)}
    assert names == {"Mr Okafor": stage.id, "Miss Lee": new}
    assert [each.case.id for each in links(stage.session, case)] == [new]
    assert threshold.told_by(second, NOW, stage.session.public) == "2026-03-04 09:14"


def test_nobody_reads_it_whom_the_same_words_accuse(school: School) -> None:
    words = "Mr Okafor and Miss Lee and Dr Quince hit me"
    stage = Stage(school, words=words)
    session, drawer = stage.at("Ms Hart")
    said = {"adult": school.people["Miss Lee"], **WHAT}
    there, new = another.open_for(session, drawer, seen(session, stage.id), said, NOW)
    assert school.people["Dr Quince"] not in holders.holders_of(session, there)
    assert school.people["Dr Quince"] in there.get(new).kept_from


def test_what_was_judged_grave_of_them_goes_along_to_their_own_case(
    school: School, stage: Desk
) -> None:
    okafor, lee = school.people["Mr Okafor"], school.people["Miss Lee"]
    for adult in (okafor, lee):
        stage.judge(adult=adult, risk="yes")
    with_it = {"adult": okafor, **WHAT}
    there, new = another.open_for(stage.session, stage.drawer, stage.case, with_it, NOW)
    theirs = there.get(new)
    assert theirs.matter.comes_to == MET
    assert (
        f"So judged in case {stage.case.number} by Ms Hart."
        in theirs.matter.counting[0].said["asked"]
    )
    less = {**BELOW_IT, "adult": okafor}
    assert threshold.lowers(stage.session.public, theirs, less)
    threshold.judge(stage.session, there, theirs, less, NOW)
    assert there.get(new).matter.comes_to == MET, "one person's word clears nobody"


def test_it_is_never_opened_twice_nor_by_whom_it_is_about(school: School, stage: Desk) -> None:
    okafor, hart = school.people["Mr Okafor"], school.people["Ms Hart"]
    for adult, refused in ((okafor, Incomplete), (hart, Refused)):
        with pytest.raises(refused):
            another.open_for(stage.session, stage.drawer, stage.case, {"adult": adult, **WHAT}, NOW)
    assert len(register.entries(stage.session)) == 1
