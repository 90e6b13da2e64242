"""Whoever is named decides nothing of it and agrees to nothing."""

import pytest

from store.adults import another, low_level, outcomes, said_of
from store.cases import alone, casework, gravity, lowering, restrict, triaging
from store.cases.acts import acts
from store.cases.seconds import seconds
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import CALL
from tests.store.adults.named_stage import HIT, tell
from tests.store.triaging_stage import QUARREL


def test_whoever_is_named_decides_nothing(school: School) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Mrs Adeyemi")
    session, drawer, case = told.session, told.drawer, told.case
    (row,) = drawer.rows("worry", parent=told.id)
    public, worry = session.public, drawer.get(row.subject)
    hart = {"person": school.people["Ms Hart"], "why": "He is a friend"}
    mr_bell = school.people["Mr Bell"]
    lies = {"to": triage.DESK, "why": "Not here"}
    deeds = (
        lambda: triaging.triage(public, drawer, case, QUARREL, NOW),
        lambda: told.judge("Mr Bell"),
        lambda: low_level.describe(session, drawer, case, CONCERN | {"adult": mr_bell}, NOW),
        lambda: told.close(adult="no"),
        lambda: told.say("Mrs Adeyemi", "no"),
        lambda: triage.leave_case(session, drawer, worry, lies, NOW),
        lambda: restrict.restrict(session, drawer, case, hart, NOW),
        lambda: another.open_for(
            session, drawer, case, {"adult": mr_bell, "what": "He hit a child"}, NOW
        ),
        lambda: outcomes.decide(public, drawer, case, {**OUTCOME}, NOW),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="Your name is in what was told"):
            deed()
    call = acts(public)["case.escalated"]
    said = {"to": "lado", "when": CALL["when"], "method": "phone", "spoke": "I", "agreed": "ok"}
    casework.do(drawer, case, call, said, NOW)
    assert "lado" in told.case.escalated, "a referral never waits"
    other = told.by("Ms Hart")
    other.leave_parents()
    with pytest.raises(Incomplete, match="something that Mrs Adeyemi did"):
        other.close()
    with pytest.raises(Refused, match="not closed yet"):
        other.close(adult="yes")
    assert other.close(adult="no")
    assert other.case.closing is not None
    assert other.case.closing["adult"] == "no"


CONCERN = {"category": "contact", "what": "A message", "source": "seen", "adult_name": ""}
OUTCOME = {"outcome": "false", "reasons": "He was not there", "with": "LADO"}


def test_who_is_named_agrees_to_nothing_either(school: School) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Ms Hart")
    public, grave = told.session.public, {**QUARREL, "adult": "unsure", "threshold": "unsure"}
    triaging.triage(public, told.drawer, told.case, grave, NOW)
    triaging.triage(public, told.drawer, told.case, QUARREL, NOW, lowering={"how": "less"})
    adeyemi = told.by("Mrs Adeyemi")
    (waits,) = gravity.waiting(adeyemi.case)
    yes, drawer = {"answer": "agree"}, adeyemi.drawer
    with pytest.raises(Refused, match="Your name"):
        lowering.answer(adeyemi.session, drawer, adeyemi.case, yes, NOW, to=waits.id)
    able = seconds(told.session, told.drawer, told.case)
    assert school.people["Mrs Adeyemi"] not in {each.id for each in able}


def test_who_is_named_and_alone_with_it_is_not_alone_any_more(school: School) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Mrs Adeyemi", "Mr Patel", "Ms Hart")
    assert len(holders.holders_of(told.session, told.drawer)) == 2
    assert not alone.is_alone(told.session, told.drawer, told.case)


def test_who_was_only_mentioned_closes_what_somebody_else_had_closed_with_a_second(
    school: School,
) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Mr Patel")
    told.say("Mrs Adeyemi", said_of.NO)
    told.leave_parents()
    assert told.close()
    opens = acts(told.session.public)["case.reopened"]
    adeyemi = told.by("Mrs Adeyemi")
    casework.do(adeyemi.drawer, adeyemi.case, opens, {"reasons": "More came"}, NOW)
    with pytest.raises(Incomplete, match="Who else looks at it"):
        adeyemi.close()
    assert not adeyemi.close(second=school.people["Mr Patel"])
    assert told.by("Ms Hart").close(), "whoever is not named closes it as before"
