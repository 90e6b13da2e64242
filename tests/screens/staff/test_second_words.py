"""A school that was set up in the holidays: from when two can decide, and what waits for nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from screens.staff.second_words import not_yet, with_days
from store.cases import casework, closings, freezes
from store.cases.acts import acts
from store.cases.main_file import MainFile
from store.cases.seconds import SECOND_FIELD, seconds
from store.errors import Refused
from store.looking import stopping
from store.school import calendars, people
from store.school.public_list import SAFEGUARDING
from store.school.renewals import NOT_WAITING
from store.school.school_days import Term
from tests.made_up import School
from tests.school_year import YEAR
from tests.store.agreeing import AGREE
from tests.store.changing import first_sign_in
from tests.store.closing import CLOSING, LEFT
from tests.store.triaging_stage import CALL, CRIME, Stage

AUGUST = datetime(2026, 8, 5, 9, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 2, 9, tzinfo=UTC)


def test_in_august_two_wait_for_september_and_a_call_and_stop_for_nobody(school: School) -> None:
    hart, public = school.sign_in("Ms Hart"), school.home.desk.school
    autumn = Term("Autumn", date(2026, 9, 2), date(2026, 12, 18))
    year = calendars.keep_calendar(public, replace(YEAR, terms=(*YEAR.terms, autumn)))
    assert people.propose(hart, year, "", school.now)
    dsl, deputy = (first_sign_in(school, name, AUGUST) for name in ("Mrs Adeyemi", "Mr Patel"))
    stage = Stage(dsl)
    stage.leave_parents()
    stage.triage(CRIME)
    others, choice = seconds(dsl, stage.drawer, stage.case), replace(SECOND_FIELD)
    said = with_days(dsl, "", [replace(choice, choices=others)], AUGUST)
    assert said.startswith("Nobody can agree to it before Wed 2 Sep 09:45:")
    assert NOT_WAITING in said
    assert "Ms Hart" not in said, "whom it does not hang on is not named"
    case, there = stage.case, MainFile()
    values = {**CLOSING, **LEFT, "second": deputy.person_id}
    assert not closings.close(dsl, stage.drawer, case, values, there, AUGUST)
    refused = not_yet(deputy, dsl.person_id, AUGUST)
    assert "only since Wed 5 Aug 2026. You can agree" in refused
    assert "from Wed 2 Sep 2026, 09:45 on." in refused
    drawer = deputy.drawer(SAFEGUARDING)
    with pytest.raises(Refused, match=NOT_WAITING):
        closings.answer(deputy, drawer, stage.case, AGREE, AUGUST)
    casework.do(stage.drawer, stage.case, acts(dsl.public)["case.escalated"], CALL, AUGUST)
    stopping.stop(stage.drawer, stage.case, "", AUGUST)
    assert freezes.stopped(stage.case), "STOP and a call to the police wait for nobody"
    assert with_days(dsl, "", [replace(choice, choices=others)], SEPTEMBER) == ""
    assert not_yet(deputy, dsl.person_id, SEPTEMBER) == ""
