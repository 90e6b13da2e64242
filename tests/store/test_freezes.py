"""Nobody looks further after STOP, or before advice, whatever a page offers."""

import pytest

from store.cases import freezes, locks, unfinished
from store.cases.checklist import NOT_NEEDED
from store.errors import Incomplete, Refused
from store.looking import stopping
from tests.made_up import NOW, School
from tests.store.agreeing import answered
from tests.store.looking_stage import ADVISED, DSL, Looking
from tests.store.triaging_stage import ALLOWED, CALL, CRIME, QUARREL


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL))


@pytest.mark.parametrize("illegal", ["crime", "unsure"])
def test_before_the_police_advise_nothing_is_begun_and_what_was_begun_stands_still(
    looking: Looking, illegal: str
) -> None:
    with pytest.raises(Refused, match="First triage it"):
        looking.begin()
    looking.triage(QUARREL)
    looking.begin()
    looking.triage({**CRIME, "illegal": illegal})
    for act in (looking.begin, looking.site, looking.judge, looking.session_logged):
        with pytest.raises(Refused, match="before the police or the LADO allow it"):
            act()
    not_yet = {"fact": "PC Day: question nobody until Tuesday", "may": "no"}
    looking.do("case.note_added", not_yet, step="advice")
    assert any("before the police allow it" in each for each in looking.case.stops)
    with pytest.raises(Refused, match="before the police or the LADO allow it"):
        looking.begin()
    looking.police_allow()
    assert not any("before the police allow it" in each for each in looking.case.stops)
    looking.begin()
    looking.site()
    assert looking.case.files_closed == locks.ILLEGAL, "advice opens no files"


def test_nude_pictures_are_looked_into_before_no_triage_and_no_advice_whatever_else_is_said(
    looking: Looking,
) -> None:
    looking.do("case.categorised", {"category": "nudes", "seriousness": "high", "reasons": "Said"})
    with pytest.raises(Refused, match="First triage it"):
        looking.begin()
    looking.triage({**QUARREL, "kinds": "nudes"})
    with pytest.raises(Refused, match="before the police or the LADO allow it"):
        looking.begin()
    looking.police_allow()
    looking.begin()


def test_stop_is_ended_by_advice_that_was_written_after_it(
    school: School, looking: Looking
) -> None:
    looking.triage(CRIME)
    looking.police_allow()
    looking.begin()
    stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    looking.do("case.note_added", ADVISED)
    with pytest.raises(Incomplete, match="logged after STOP was pressed"):
        looking.do("case.note_added", {**ALLOWED, "fact": "Go on"}, step="advice")
    assert any("STOP was pressed" in each for each in unfinished.obstacles(looking.case))
    for said in (None, {**ADVISED, "may": "no"}):
        if said:
            looking.do("case.note_added", said, step="advice")
        with pytest.raises(Refused, match="STOP was pressed"):
            looking.site()
    looking.police_allow()
    looking.site()
    assert looking.case.files_closed == locks.STOP
    stopping.stop(looking.drawer, looking.case, looking.id_of, NOW)
    with pytest.raises(Refused, match="STOP was pressed"):
        looking.site()
    looking.triage(QUARREL)
    with pytest.raises(Refused, match="STOP was pressed"):
        looking.site()
    answered(school.sign_in("Mr Patel"), looking.id)
    looking.site()


def test_of_two_references_none_is_proposed(looking: Looking) -> None:
    looking.triage(CRIME)
    looking.do("case.escalated", {**CALL, "reference": "CR-1"})
    assert freezes.reference(looking.case) == "CR-1"
    looking.do("case.escalated", {**CALL, "to": "lado", "method": "phone", "reference": "L-7"})
    assert freezes.reference(looking.case) == ""


def test_that_advice_is_not_needed_ends_no_stop(looking: Looking) -> None:
    looking.triage(CRIME)
    stopping.stop(looking.drawer, looking.case, "", NOW)
    with pytest.raises(Refused, match="STOP waits"):
        looking.tick("advice", NOT_NEEDED, "We know what to do")
    assert freezes.why_frozen(looking.case) == freezes.FROZEN


def test_only_whoever_was_rung_allows_it_and_it_is_said_who_when_and_by_which_reference(
    looking: Looking,
) -> None:
    looking.triage(CRIME)
    stopping.stop(looking.drawer, looking.case, "", NOW)
    said = {"fact": "They say we may go on", **ALLOWED}
    with pytest.raises(Incomplete, match="No call to the police"):
        looking.do("case.note_added", said, step="advice")
    for other in ("social_care", "lado"):
        looking.do("case.escalated", {**CALL, "to": other, "method": "phone", "reference": "L-7"})
        with pytest.raises(Incomplete, match="No call to the police"):
            looking.do("case.note_added", said, step="advice")
    assert freezes.reference(looking.case) == "", "they allow nothing after a STOP"
    looking.do("case.escalated", {**CALL, "reference": "CR-1"})
    assert freezes.reference(looking.case) == "CR-1"
    early = {**said, "said_at": "2026-03-03 09:13"}
    with pytest.raises(Incomplete, match="STOP was pressed at 09:14 on 3 March"):
        looking.do("case.note_added", early, step="advice")
    for field in ("said_by", "said_at", "reference"):
        with pytest.raises(Incomplete):
            looking.do("case.note_added", {**said, field: ""}, step="advice")
    assert freezes.stopped(looking.case) is not None
    looking.do("case.note_added", said, step="advice")
    assert freezes.stopped(looking.case) is None
