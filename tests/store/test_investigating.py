"""Who may look into something, what must be there first, and STOP."""

import pytest

from store.adults import threshold
from store.cases import closings, locks, named, school_rules
from store.cases.acts import Act
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.looking import fits, investigating, looked_fields, reviewers, stopping
from store.looking import looking_fields as fields
from store.looking.noted import REVIEWERS, SITE, STOPPED, of_kind
from store.school import people
from store.school.public_list import SAFEGUARDING
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT
from tests.store.agreeing import answered
from tests.store.changing import agreed
from tests.store.looking_stage import DEPUTY, DSL, HEAD, SITE_SAID, TEACHER, Looking
from tests.store.triaging_stage import CRIME, NOT_TOLD, QUARREL
from tests.store.where import where


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL), triaged=True)


def wrong(looking: Looking, without: str = "", **more: str) -> dict[str, str]:
    with pytest.raises(Incomplete) as refused:
        looking.begin(without=without, **more)
    return refused.value.wrong


def test_one_person_cannot_review_alone(looking: Looking) -> None:
    said = wrong(looking, second=looking.people[DSL])
    assert said == {"second": investigating.ONE_PERSON}
    assert looking.case.noted == ()


def test_who_is_complained_about_is_in_no_session(looking: Looking) -> None:
    lee = looking.people[TEACHER]
    looking.begin(about=lee)
    threshold.judge(looking.session, looking.drawer, looking.case, {**BELOW_IT, "adult": lee}, NOW)
    with pytest.raises(Incomplete) as refused:
        looking.session_logged(present=f"{looking.people[DSL]}\n{lee}")
    assert "present" in refused.value.wrong
    looking.session_logged()


def test_whom_it_is_about_is_no_reviewer_however_it_is_known(
    looking: Looking, school: School
) -> None:
    patel = looking.people[DEPUTY]
    assert "First keep it from them: K" in wrong(looking, about=patel)["about"]
    assert "Mr Patel is complained about" in wrong(looking, patel, about=patel)["second"]
    for typed in ("PATEL, mr", "Patel", "Kit Shaw and patel", "a Mr Patel"):
        assert "Mr Patel is on the list" in wrong(looking, about_other=typed)["about_other"]
    assert "about_other" not in wrong(looking, about_other="Tom Patel, Kit Shaw", first="nobody")
    looking.do("case.person_added", {"name": "mr patel", "role": "adult"})
    assert "Mr Patel is complained about" in wrong(looking)["second"]
    assert patel not in may_review(looking)


def test_who_was_named_by_whoever_told_is_no_reviewer(school: School) -> None:
    looking = Looking(school, school.sign_in(DSL), triaged=True)
    told = {"told": {"words": "He shouted", "about": "adult", "adult": looking.people[DEPUTY]}}
    looking.drawer.record("worry:1", "worry.received", told, NOW)
    looking.drawer.record("worry:1", "worry.linked", {"case": looking.id}, NOW)
    assert "Mr Patel is complained about" in wrong(looking)["second"]


def may_review(looking: Looking) -> tuple[str, ...]:
    held = holders.holders_of(looking.session, looking.drawer)
    return reviewers.may_review(looking.session.public, looking.drawer, looking.case, held)


def test_only_who_can_open_the_case_reviews_it(looking: Looking) -> None:
    said = wrong(looking, second=looking.people[TEACHER])
    assert "Miss Lee cannot open this case" in said["second"]


def test_nothing_is_looked_at_before_a_computer_is_named(looking: Looking) -> None:
    looking.begin()
    people = "\n".join(each.id for each in looking.session.public.adults()[:2])
    said = {"start": "2026-03-03 09:20", "end": "2026-03-03 09:50", "present": people}
    with pytest.raises(Refused, match="at which computer"):
        looking.write(looked_fields.session(looking.session.public), {**said, "filter": "no"})
    with pytest.raises(Refused, match="at which computer"):
        looking.write(Act(SITE, "", "", fields.SITE_FIELDS), SITE_SAID)
    assert not looking.found.rows[1:]


def test_a_session_of_one_person_is_refused(looking: Looking) -> None:
    looking.begin()
    with pytest.raises(Incomplete) as refused:
        looking.session_logged(present=looking.people[DSL])
    assert refused.value.wrong == {"present": fits.TWO_PRESENT}
    looking.session_logged(present=looking.people[DSL], present_other="PC Day")
    with pytest.raises(Incomplete):
        looking.session_logged(end="2026-03-03 09:15")
    with pytest.raises(Incomplete, match="How long was it"):
        looking.session_logged(end="2026-03-03 09:20")
    with pytest.raises(Incomplete) as refused:
        looking.session_logged(start="2026-03-03 09:00")
    assert "start" in refused.value.wrong, "the case was opened at 09:14"
    assert len(looking.found.sessions) == 1


FITS = (("no", "mistaken"), ("no", "no_substance"), ("yes", "internal\npolice"))
FITS_NOT = (("no", "police"), ("yes", "no_substance"), ("yes", "police\nmistaken"))


def test_a_judgement_fits_its_outcomes(looking: Looking) -> None:
    looking.begin()
    for substance, outcomes in FITS_NOT:
        with pytest.raises(Incomplete):
            looking.judge(substance=substance, outcomes=outcomes)
    assert looking.found.judgement is None
    for substance, outcomes in FITS:
        looking.judge(substance=substance, outcomes=outcomes)
        judged = looking.found.judgement
        assert judged is not None
        assert judged.said["outcomes"] == outcomes


def test_stop_freezes_at_once_and_only_a_triage_of_two_that_suspects_no_crime_ends_it(
    school: School,
    looking: Looking,
) -> None:
    looking.begin()
    before = looking.case
    stop = stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    assert looking.case.files_closed == locks.STOP
    assert looking.case.stops[0] == locks.STOP
    both = (looking.people[DSL], looking.people[DEPUTY])
    assert of_kind(looking.case.noted, STOPPED)[-1].ids(REVIEWERS) == both
    for act in (looking.site, looking.judge, looking.session_logged):
        with pytest.raises(Refused, match="STOP was pressed"):
            act()
    with pytest.raises(Refused, match="STOP was pressed"):
        looking.begin()
    with pytest.raises(Refused, match="already"):
        stopping.stop(looking.drawer, before, looking.id_of, NOW)
    told = fields.stop_told(looking.session.public)
    where = {"device": "Laptop 9", "where": "Head's room", "holder": "Ms Hart"}
    with pytest.raises(Incomplete, match="who was there"):
        stopping.tell_stop(looking.drawer, looking.case, told, where, NOW)
    there = {**where, "present": looking.people[DSL]}
    stopping.tell_stop(looking.drawer, looking.case, told, there, NOW)
    looking.triage({**CRIME, "why": "The police confirmed it"})
    assert stop in looking.case.triage[0].knew
    assert looking.case.files_closed == locks.STOP
    with pytest.raises(Refused, match="STOP was pressed"):
        looking.judge()
    looking.triage(QUARREL)
    assert looking.case.files_closed == locks.STOP, "one person's word"
    answered(school.sign_in(HEAD), looking.id)
    assert looking.case.files_closed == ""
    looking.judge()


def test_a_case_with_an_open_investigation_does_not_close(looking: Looking) -> None:
    looking.begin()
    agreed = looking.session.person_id
    looking.do("case.parents", {**NOT_TOLD, "reason": "Not yet", "agreed": agreed})
    there = school_rules.main_file(looking.session)
    with pytest.raises(Refused, match="investigation is not closed"):
        closings.close(looking.session, looking.drawer, looking.case, {}, there, NOW)


def test_who_is_complained_about_and_given_the_drawer_later_gets_nothing_of_it(
    school: School,
) -> None:
    """Those who change who holds a drawer need not have read what lies in it."""
    looking, lee = Looking(school, school.sign_in(DSL), triaged=True), school.people[TEACHER]
    looking.triage(QUARREL)
    looking.begin(about=lee)
    public = school.home.desk.school
    agreed(school, DSL, HEAD, people.grant(public, SAFEGUARDING, lee))
    holders.settle(school.sign_in(DSL), NOW)
    later = school.sign_in(TEACHER)
    assert later.holds(SAFEGUARDING)
    assert later.find(looking.id) is None
    kept = school.sign_in(DSL)
    case = where(kept, looking.id).get(looking.id)
    assert case.kept_from == (lee,)
    assert named.why_not(public, lee, case)
