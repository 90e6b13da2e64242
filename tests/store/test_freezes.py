"""Nobody looks further after STOP, or before advice, whatever a page offers."""

from datetime import timedelta

import pytest

from store.cases import freezes, locks, unfinished
from store.cases.checklist import NOT_NEEDED
from store.errors import Incomplete, Refused
from store.looking import stopping
from tests.made_up import NOW, School
from tests.store.agreeing import answered
from tests.store.looking_stage import ADVISED, DSL, Looking
from tests.store.triaging_stage import ALLOWED, CALL, CRIME, QUARREL

AN_HOUR = timedelta(hours=1)


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


def test_a_session_where_nobody_was_to_look_is_marked_and_says_why(looking: Looking) -> None:
    later = NOW + timedelta(minutes=10)
    looking.triage(QUARREL)
    looking.begin()
    looking.name_computer()
    looking.session_logged(start="2026-03-03 09:14", end="2026-03-03 09:20")
    stopping.stop(looking.drawer, looking.case, looking.id_of, later)
    looking.do("case.escalated", {**CALL, "when": "2026-03-03 09:26"}, now=later + AN_HOUR)
    advised = {**ALLOWED, "fact": "PC Day: look at the laptop only", "said_at": "2026-03-03 09:25"}
    with pytest.raises(Incomplete, match="The first call that is logged was at 09:26"):
        looking.do("case.note_added", advised, step="advice", now=later + AN_HOUR)
    advised["said_at"] = "2026-03-03 09:27"
    looking.do("case.note_added", advised, step="advice", now=later + AN_HOUR)
    for start, end in (("09:20", "09:30"), ("09:26", "09:30"), ("09:20", "09:25")):
        at = {"start": f"2026-03-03 {start}", "end": f"2026-03-03 {end}"}
        with pytest.raises(Incomplete, match="across the STOP of 09:24 on 3 March"):
            looking.session_logged(**at)
        looking.session_logged(**at, early="They were at it already")
    for start, end in (("09:20", "09:24"), ("09:27", "09:30")):
        looking.session_logged(start=f"2026-03-03 {start}", end=f"2026-03-03 {end}")
    marked = [each.said.get("marked", "") for each in looking.found.sessions]
    assert [bool(each) for each in marked] == [False, True, True, True, False, False]
    assert marked[1] == (
        "before it was allowed (09:27 on 3 March); across the STOP of 09:24 on 3 March"
    )


def test_a_session_before_the_police_allowed_it_or_its_computer_is_marked(looking: Looking) -> None:
    looking.triage(CRIME)
    looking.do("case.escalated", CALL)
    allowed = {**ALLOWED, "fact": "PC Day: look", "said_at": "2026-03-03 09:30"}
    looking.do("case.note_added", allowed, step="advice", now=NOW + AN_HOUR)
    looking.begin()
    looking.name_computer()
    when = {"start": "2026-03-03 09:14", "end": "2026-03-03 09:31"}
    with pytest.raises(Incomplete, match=r"before it was allowed \(09:30 on 3 March\)"):
        looking.session_logged(**when)
    looking.session_logged(**{**when, "start": "2026-03-03 09:30"})
    assert not looking.found.sessions[-1].said.get("marked")
