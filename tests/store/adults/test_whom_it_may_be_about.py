"""Whoever is told of is judged, or somebody else says that they are only mentioned."""

from datetime import timedelta

import pytest

from store.adults import low_level, register, threshold, told_about
from store.adults.matter import BELOW, HOLD, OTHER
from store.adults.rows import MENTIONED
from store.cases import closings, door, named, triaging
from store.cases.kinds import TRIAGED
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.worries import concerns, triage
from tests.made_up import NOW, School
from tests.store.adults.concerns_written import DONE
from tests.store.adults.judging_stage import BELOW_IT, Desk
from tests.store.adults.named_stage import HIT, tell
from tests.store.triaging_stage import QUARREL


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


def test_an_everyday_word_names_nobody_without_a_title(school: School) -> None:
    told = tell(school, "The bell rang and he took my ball", "Ms Hart")
    assert named.mentions(told.case) == (), "behind an article it is no name at all"
    told = tell(school, "bell rang and he took my ball", "Ms Hart")
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


def test_out_of_the_safeguarding_drawer_two_end_what_is_low_about_an_adult(
    school: School,
) -> None:
    """A lead who opens neither the headteacher's nor the chair's drawer cleared an allegation."""
    told = tell(school, "He hit me in her room", "Mrs Adeyemi", category="adult")
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
