"""What a triage calls the headteacher's is out of their hands with the same key."""

from dataclasses import replace

import pytest

from store.adults import kept_from_head
from store.cases import closings, triaging
from store.cases.cases import Case
from store.cases.main_file import MainFile
from store.errors import Refused
from tests.made_up import NOW, School
from tests.store.adults.test_handing import InCase, readers
from tests.store.test_triaging import CLOSING, QUARREL

HEAD = {**QUARREL, "adult": "headteacher", "threshold": "yes", "child": "victim"}


def triaged(told: InCase) -> Case:
    """Do what the page of the questions does when it is saved."""
    case = told.drawer.get(told.id)
    drawer = kept_from_head.keep(told.session, told.drawer, case, HEAD, NOW)
    triaging.triage(told.session.public, drawer, case, HEAD, NOW)
    found = told.drawer.get(told.id)
    assert isinstance(found, Case)
    return found


def test_it_is_kept_from_the_headteacher_before_anybody_hands_it_over(school: School) -> None:
    told = InCase(school)
    assert "Ms Hart" in readers(school, told)
    case = triaged(told)
    assert readers(school, told) == {"Mrs Adeyemi", "Mr Patel"}
    assert "keep_from" in {each.step.id for each in case.steps if not each.is_open}
    assert "First press K" not in " ".join(case.stops)
    assert case.matter.adult[0] == school.people["Ms Hart"], "the register and J know whom"


def test_where_nobody_else_could_open_it_the_triage_counts_and_says_so(school: School) -> None:
    told = InCase(school, "Ms Hart")
    case = triaged(told)
    assert case.kept_from == ()
    assert "First press K" in " ".join(case.stops), "nobody keeps a case from themself"


def test_whom_a_triage_names_neither_triages_again_nor_closes(school: School) -> None:
    told = InCase(school, "Ms Hart")
    case = triaged(told)
    with pytest.raises(Refused, match="somebody else triages and closes"):
        triaging.triage(told.session.public, told.drawer, case, QUARREL, NOW)
    with pytest.raises(Refused, match="somebody else triages and closes"):
        closings.close(told.session, told.drawer, case, CLOSING, MainFile(""), NOW)


def test_a_later_triage_that_finds_no_adult_in_it_is_still_closed_by_two(school: School) -> None:
    told = InCase(school)
    for answers in ({**HEAD, "adult": "staff"}, QUARREL):
        triaging.triage(told.session.public, told.drawer, told.drawer.get(told.id), answers, NOW)
    case = told.drawer.get(told.id)
    assert case.needs_second
    assert not replace(case, triages=case.triages[1:]).needs_second
