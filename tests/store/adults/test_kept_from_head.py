"""What a triage calls the headteacher's is out of their hands with the same key."""

from dataclasses import replace

import pytest

from store.adults import kept_from_head, said_of
from store.adults.rows import SAID_OF, THRESHOLD
from store.cases import closings, gravity, lowering, restrict, triaging
from store.cases.case import Case
from store.cases.kinds import LOWERING_REFUSED
from store.cases.main_file import MainFile
from store.checkup import check_session
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.fields import Values, label
from store.letterbox.told import Told
from tests.made_up import NOW, School
from tests.store.adults.handing_stage import ABOUT_HEAD, InCase, opened, readers
from tests.store.agreeing import AGREE
from tests.store.closing import CLOSING
from tests.store.triaging_stage import QUARREL, STAFF
from tests.store.where import where


def triaged(told: InCase) -> Case:
    """Do what the page of the questions does when it is saved."""
    case = told.drawer.get(told.id)
    drawer = kept_from_head.keep(told.session, told.drawer, case, ABOUT_HEAD, NOW)
    triaging.triage(told.session.public, drawer, case, ABOUT_HEAD, NOW)
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


def test_a_headteacher_whom_the_child_shut_out_is_not_to_be_kept_out_again(school: School) -> None:
    away = (school.people["Ms Hart"],)
    sent = school.intake.post(Told(words="She hit me", name="Ada", kept_from=away), NOW)
    told = InCase(school, sent=sent)
    case = told.drawer.get(told.id)
    assert kept_from_head.kept_with(told.session, told.drawer, case, ABOUT_HEAD) == away
    case = triaged(told)
    assert "keep_from" in {each.step.id for each in case.steps if not each.is_open}
    assert "First press K" not in " ".join(case.stops)


def test_of_whom_it_was_kept_from_before_k_says_that_it_is_about_them(school: School) -> None:
    told = InCase(school)
    patel = school.people["Mr Patel"]
    holders.keep_from(told.session, told.id, patel, "A friend", NOW)
    triaging.triage(told.session.public, told.drawer, told.drawer.get(told.id), STAFF, NOW)
    case = told.drawer.get(told.id)
    assert "First press K" in " ".join(case.stops), "nobody has said that it is about him"
    whom = restrict.fields(told.session, told.drawer, case)[0]
    assert label(whom, patel) == "Mr Patel (kept out already)"
    said = {"person": patel, "why": "It is about him", "about": "no"}
    with pytest.raises(Incomplete, match="kept from them already"):
        restrict.restrict(told.session, told.drawer, case, said, NOW)
    restrict.restrict(told.session, told.drawer, case, {**said, "about": "yes"}, NOW)
    case = told.drawer.get(told.id)
    assert "First press K" not in " ".join(case.stops)
    assert patel not in {
        each.id for each in restrict.fields(told.session, told.drawer, case)[0].choices
    }


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


def said_wrong(
    told: InCase, second: str, how: str = "mistake", answers: Values = QUARREL, second_is: str = ""
) -> Case:
    """One says that the triage was a mistake, and another reader agrees."""
    case, public = told.drawer.get(told.id), told.session.public
    values = {"how": how, "second": told.school.people[second]}
    drawer, less = lowering.propose(told.session, told.drawer, case, values, NOW)
    triaging.triage(public, drawer, case, answers, NOW, lowering=less)
    other = opened(told.school.sign_in(second_is or second))
    there = where(other, told.id)
    waits = gravity.waiting(there.get(told.id))[0].id
    ends, stays = lowering.would_end(there.get(told.id), waits)
    lowering.answer(other, there, there.get(told.id), AGREE, NOW, to=waits)
    found = (opened(told.school.sign_in(second)).find(told.id) or there).get(told.id)
    assert isinstance(found, Case)
    assert set(ends).isdisjoint(found.stops), "what was said to end has ended"
    assert set(stays) <= set(found.stops), "and what was said to stay stands"
    return found


def test_what_two_call_a_mistake_is_the_headteachers_to_read_again(school: School) -> None:
    told = InCase(school)
    triaged(told)
    assert (
        "may read it again"
        in lowering.fields(told.session, told.drawer, told.drawer.get(told.id))[0].hint
    )
    case = said_wrong(told, "Mr Patel")
    assert readers(school, told) == {"Mrs Adeyemi", "Mr Patel", "Ms Hart"}
    assert case.kept_from == ()
    assert not case.needs_second
    hart = opened(school.sign_in("Ms Hart"))
    drawer = where(hart, told.id)
    assert [each.kind for each in drawer.entries(told.id) if each.kind.startswith("case.tri")] == [
        "case.triaged"
    ] * 2
    triaging.triage(hart.public, drawer, drawer.get(told.id), QUARREL, NOW)
    assert check_session(hart) == []
    drawer.record(told.id, LOWERING_REFUSED, {"lowers": case.lowered[0].id, "why": "No"}, NOW)
    assert drawer.get(told.id).kept_from == (hart.person_id,), "a no counts whenever it comes"


@pytest.mark.parametrize("why", ["less", "unsure", "named", "said", "judged", "one"])
def test_nothing_else_that_keeps_the_headteacher_out_ends_with_it(school: School, why: str) -> None:
    words = "Ms Hart hit me" if why == "named" else "It was raining"
    told = InCase(school, sent=school.intake.post(Told(words=words), NOW))
    triaged(told)
    hart = school.people["Ms Hart"]
    if why == "said":
        row = {"adult": hart, "name": "Ms Hart", "said": "about", "why": "She did"}
        told.drawer.record(told.id, SAID_OF, row, NOW)
    if why == "judged":
        row = {"adult": hart, "name": "Ms Hart", "outcome": "below"}
        told.drawer.record(told.id, THRESHOLD, row, NOW)
    if why == "one":
        with pytest.raises(Refused, match="You proposed this yourself"):
            said_wrong(told, "Mr Patel", second_is="Mrs Adeyemi")
    else:
        answers = {**QUARREL, "adult": "unsure", "threshold": "no"} if why == "unsure" else QUARREL
        said_wrong(told, "Mr Patel", "less" if why == "less" else "mistake", answers)
    assert readers(school, told) == {"Mrs Adeyemi", "Mr Patel"}
    assert told.drawer.get(told.id).kept_from == (hart,)


def test_whom_the_words_name_comes_back_once_somebody_said_that_they_only_do(
    school: School,
) -> None:
    told = InCase(school, sent=school.intake.post(Told(words="Ms Hart was nice"), NOW))
    case = triaged(told)
    said = {school.people["Ms Hart"]: said_of.HELPED}
    said_of.say(told.session, told.drawer, case, said, NOW)
    assert said_wrong(told, "Mr Patel").kept_from == ()


def test_what_was_handed_to_the_chair_by_mistake_goes_back_to_those_who_had_it(
    school: School,
) -> None:
    told = InCase(school)
    triaged(told)
    told.hand("Ms Hart")
    those = readers(school, told)
    assert "Dr Quince" in those
    assert "Ms Hart" not in those
    first, second = "Dr Quince", min(those - {"Dr Quince"})
    chair = InCase.__new__(InCase)
    chair.school, chair.session, chair.id, chair.sent = (
        school,
        opened(school.sign_in(first)),
        told.id,
        told.sent,
    )
    case = said_wrong(chair, second)
    assert readers(school, told) == {"Mrs Adeyemi", "Mr Patel", "Ms Hart"}
    assert case.lead == school.people["Mrs Adeyemi"]
    assert not case.matter.rows


def test_a_later_triage_that_finds_no_adult_in_it_is_still_closed_by_two(school: School) -> None:
    told = InCase(school)
    for answers in ({**ABOUT_HEAD, "adult": "staff"}, QUARREL):
        triaging.triage(told.session.public, told.drawer, told.drawer.get(told.id), answers, NOW)
    case = told.drawer.get(told.id)
    assert case.needs_second
    assert not replace(case, triages=case.triages[1:]).needs_second
