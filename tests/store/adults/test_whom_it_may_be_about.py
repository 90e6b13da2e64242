"""Whoever is told of is judged, or somebody else says that they are only mentioned."""

from datetime import timedelta

import pytest

from store.adults import another, low_level, outcomes, register, said_of, threshold, told_about
from store.adults.matter import BELOW, HOLD, MET, OTHER
from store.adults.rows import MENTIONED
from store.cases import (
    alone,
    casework,
    closings,
    door,
    gravity,
    lowering,
    named,
    restrict,
    triaging,
)
from store.cases.acts import acts
from store.cases.kinds import TRIAGED
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.worries import concerns, triage
from tests.made_up import NOW, School
from tests.store.adults.concerns_written import DONE
from tests.store.adults.judging_stage import BELOW_IT, CALL, Desk
from tests.store.adults.named_stage import HIT, tell
from tests.store.triaging_stage import QUARREL


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
    triage.link(told.session.public, found, found.get(sent.subject), told.id, NOW)


def test_judging_one_of_two_low_clears_the_other_of_nothing(school: School) -> None:
    told = Desk(school, "Ms Hart", adult=school.people["Mr Okafor"])
    add_concern(told, "He hit me in the face", adult=school.people["Mr Bell"])
    assert told.judge() == BELOW
    case = told.case
    assert (case.matter.comes_to, case.needs_second) == ("", True)
    assert HOLD in case.stops
    assert any("Not judged yet: Mr Bell" in each for each in closings.obstacles(case))
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
    assert any("M (press H)" in each for each in closings.obstacles(told.case))


def test_whom_a_colleague_typed_is_judged_by_that_name_and_nobody_in_their_place(
    school: School,
) -> None:
    told = Desk(school, "Ms Hart", adult=OTHER, adult_name="Mr Stone, supply teacher")
    quince = school.people["Dr Quince"]
    with pytest.raises(Incomplete) as caught:
        told.judge(adult=quince)
    assert "of Mr Stone, supply teacher: judge them" in caught.value.wrong["adult"]
    with pytest.raises(Refused, match="nobody but them reads it"):
        told.judge(adult=quince, harmed="yes")
    assert quince in holders.holders_of(told.session, told.drawer)
    public, case = told.session.public, told.case
    known = threshold.proposed(public, case, [])
    field = threshold.fields(public, case.matter.not_judged)[0]
    assert known["adult"] in {each.id for each in field.choices}
    values = {**BELOW_IT, **known}
    threshold.judge(told.session, told.drawer, case, values, NOW)
    assert told.case.matter.is_low
    assert [each.name for each in register.entries(told.session)] == ["Mr Stone, supply teacher"]


def test_whom_a_child_shut_out_or_names_is_judged_before_anybody_else(school: School) -> None:
    told = tell(school, "He shouted at me", "Ms Hart", "Mr Patel", category="adult")
    assert [each.name for each in told.case.matter.adults] == ["Mr Patel"]
    assert threshold.begun(told.session.public, told.case, [])["adult"] == school.people["Mr Patel"]
    with pytest.raises(Incomplete):
        told.judge("Mrs Adeyemi")
    assert school.people["Mrs Adeyemi"] in holders.holders_of(told.session, told.drawer)
    assert [each.name for each in register.entries(told.session)] == ["Mr Patel"]
    by_name = tell(school, HIT.format("Mr Patel"), "Ms Hart", "Mr Patel")
    assert len(by_name.case.matter.of(MENTIONED)) == 1, "shut out and named at once is said once"
    told.judge("Mr Patel")
    assert told.case.matter.is_low


def test_who_was_said_to_be_only_mentioned_is_replaced_by_another_only_by_two(
    school: School,
) -> None:
    told = tell(school, "He shouted at me", "Ms Hart", "Mr Patel", category="adult")
    told.say("Mr Patel", "no")
    told.judge("Mr Bell")
    assert told.case.matter.is_low
    assert told.case.needs_second
    assert not low_level.answer(told.session, told.drawer, told.case, DONE, NOW)


def test_a_mention_is_light_one_question_by_anybody_but_the_one_named(school: School) -> None:
    told = tell(school, "Mrs Adeyemi said I should tell. Sam took my ball", "Ms Hart")
    case = told.case
    assert (case.stops, case.needs_second) == ((), False)
    assert [each.name for each in named.mentions(case)] == ["Mrs Adeyemi"]
    assert threshold.told_by(case, NOW, told.session.public) == ""
    assert register.entries(told.session) == ()
    adeyemi = told.by("Mrs Adeyemi")
    with pytest.raises(Refused, match="somebody else decides"):
        adeyemi.say("Mrs Adeyemi", "no")
    told.say("Mrs Adeyemi", "no")
    assert named.mentions(told.case) == ()
    adeyemi.leave_parents()
    assert adeyemi.close(), "nothing is in her way any more"
    assert check_session(told.session) == []


def test_a_yes_makes_it_an_allegation_kept_from_them_with_the_ladoes_clock(
    school: School,
) -> None:
    told = tell(school, HIT.format("Mr Patel"), "Ms Hart")
    told.say("Mr Patel", "yes")
    case = told.case
    assert HOLD in case.stops
    assert case.needs_second
    assert school.people["Mr Patel"] in case.kept_from
    items = {item.title: item.due for _, item in told.drawer.open_items()}
    assert items["Judge the harm threshold"]
    assert [each.name for each in register.entries(told.session)] == ["Mr Patel"]


def test_whoever_is_named_decides_nothing(school: School) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Mrs Adeyemi")
    session, drawer, case = told.session, told.drawer, told.case
    (row,) = drawer.rows("worry", parent=told.id)
    public, worry = session.public, drawer.get(row.subject)
    hart = {"person": school.people["Ms Hart"], "why": "He is a friend"}
    lies = {"to": triage.DESK, "why": "Not here"}
    deeds = (
        lambda: triaging.triage(public, drawer, case, QUARREL, NOW),
        lambda: told.judge("Mr Bell"),
        lambda: low_level.describe(session, drawer, case, CONCERN | {"adult": mr_bell}, NOW),
        lambda: told.close(adult="no"),
        lambda: told.say("Mrs Adeyemi", "no"),
        lambda: triage.leave_case(public, drawer, worry, lies, NOW),
        lambda: restrict.restrict(session, drawer, case, hart, NOW),
        lambda: another.open_for(
            session, drawer, case, {"adult": mr_bell, "what": "He hit a child"}, NOW
        ),
        lambda: outcomes.decide(public, drawer, case, {**OUTCOME}, NOW),
    )
    mr_bell = school.people["Mr Bell"]
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
WHAT = {"what": "He hit a child"}
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
    seconds = closings.seconds(told.session, told.drawer, told.case)
    assert school.people["Mrs Adeyemi"] not in {each.id for each in seconds}


def test_an_everyday_word_names_nobody_without_a_title(school: School) -> None:
    told = tell(school, "The bell rang and he took my ball", "Ms Hart")
    bell = school.people["Mr Bell"]
    assert bell not in named.about(told.case)
    assert [each.name for each in named.mentions(told.case)] == ["Mr Bell"], "it is asked still"
    assert told.judge("Mr Patel") == BELOW, "it stands in nobody's way"
    told = tell(school, "mr bell took my ball", "Ms Hart")
    assert bell in named.about(told.case)


def test_a_triage_of_somebody_else_that_finds_no_adult_answers_it(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Ms Hart")
    own = told.by("Mrs Adeyemi")
    with pytest.raises(Refused, match="Your name is in"):
        triaging.triage(own.session.public, own.drawer, own.case, QUARREL, NOW)
    other = tell(school, "He took my ball", "Ms Hart")
    triaging.triage(other.session.public, other.drawer, other.case, QUARREL, NOW)
    (said,) = (e.said for e in other.drawer.entries(other.id) if e.kind == TRIAGED)
    with monkeypatch.context() as older:  # by a program that refuses nothing
        older.setattr(door, "judge", lambda *_: None)
        own.drawer.record(own.id, TRIAGED, said, NOW)
    assert [each.name for each in named.mentions(own.case)] == ["Mrs Adeyemi"]
    triaging.triage(told.session.public, told.drawer, told.case, QUARREL, NOW)
    assert named.mentions(told.case) == ()
    assert named.why_not(told.session.public, school.people["Mrs Adeyemi"], told.case) == ""


def test_what_a_child_adds_to_a_case_is_asked_about_too(school: School) -> None:
    told = tell(school, "He took my ball", "Ms Hart")
    (row,) = told.drawer.rows("worry", parent=told.id)
    later = {"words": HIT.format("Mr Patel"), "sent_at": NOW.isoformat()}
    told.drawer.record(row.subject, "worry.added_to", later, NOW)
    with pytest.raises(Refused, match="parents"):
        told.close()
    assert [each.name for each in named.mentions(told.case)] == ["Mr Patel"]
    told_about.note(told.session.public, told.drawer, told.id, NOW)
    assert len(told.case.matter.rows) == 1, "it is noted once"


@pytest.mark.parametrize(
    ("name", "why"),
    [("Mr Patel", "named in what was told since"), ("Mrs Adeyemi", "Your name is in")],
)
def test_who_is_named_since_a_closing_was_proposed_is_asked_about_first(
    school: School, name: str, why: str
) -> None:
    told = tell(school, "He took my ball", "Ms Hart")
    triaging.triage(told.session.public, told.drawer, told.case, {**QUARREL, "danger": "yes"}, NOW)
    told.leave_parents()
    assert not told.close(second=school.people["Mrs Adeyemi"])
    (row,) = told.drawer.rows("worry", parent=told.id)
    later = {"words": HIT.format(name), "sent_at": NOW.isoformat()}
    told.drawer.record(row.subject, "worry.added_to", later, NOW + timedelta(minutes=5))
    adeyemi = told.by("Mrs Adeyemi")
    yes, after = {"answer": "agree"}, NOW + timedelta(minutes=6)
    with pytest.raises(Refused, match=why):
        closings.answer(adeyemi.session, adeyemi.drawer, adeyemi.case, yes, after)


def test_who_is_named_and_alone_with_it_is_not_alone_any_more(school: School) -> None:
    told = tell(school, HIT.format("Mrs Adeyemi"), "Mrs Adeyemi", "Mr Patel", "Ms Hart")
    assert len(holders.holders_of(told.session, told.drawer)) == 2
    assert not alone.is_alone(told.session, told.drawer, told.case)


def test_out_of_the_safeguarding_drawer_two_end_what_is_low_about_an_adult(
    school: School,
) -> None:
    """A lead who opens neither the headteacher's nor the chair's drawer cleared an allegation."""
    told = tell(school, "A teacher hit me in her room", "Mrs Adeyemi", category="adult")
    told.judge("Mr Bell")
    told.leave_parents()
    assert not told.case.needs_second
    with pytest.raises(Refused, match="You open no drawer"):
        low_level.answer(told.session, told.drawer, told.case, DONE, NOW)
    with pytest.raises(Incomplete, match="Who else looks at it"):
        told.close(outcome="low_level")
    assert not told.close(outcome="low_level", second=school.people["Ms Hart"])
    assert told.case.state == "open"
    hart = told.by("Ms Hart")
    assert not low_level.answer(hart.session, hart.drawer, hart.case, DONE, NOW), "a child told it"
    assert hart.case.state == "open"


def test_what_is_about_the_headteacher_is_the_chairs_to_end(school: School) -> None:
    told = tell(school, HIT.format("Ms Hart"), "Mr Patel", "Ms Hart", category="adult")
    told.judge("Ms Hart")
    with pytest.raises(Refused, match="You open no drawer"):
        low_level.answer(told.session, told.drawer, told.case, DONE, NOW)


def test_a_colleague_who_told_the_lead_and_writes_so_hinders_her_from_nothing(
    school: School,
) -> None:
    values = {"about": "pupil", "name": "Ada Finch", "urgent": "no", "fact": "I told Mrs Adeyemi"}
    by = school.people["Miss Lee"]
    sent = school.intake.post(concerns.told(school.home.desk.school, values, by), NOW)
    lead = school.sign_in("Mrs Adeyemi")
    collect.collect(lead, NOW)
    drawer = lead.find(sent.subject)
    assert drawer is not None
    worry = drawer.get(sent.subject)
    opening = {"title": "A", "category": "friends", "seriousness": "low"}
    case = drawer.get(triage.open_case(lead, drawer, [worry], opening, NOW))
    assert not named.why_not(lead.public, lead.person_id, case)


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
