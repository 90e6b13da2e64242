"""A parent's complaint that names an adult at school, begun at the desk."""

import pytest

from store.adults.told_at_desk import WHOM
from store.cases import case_types, named, triaging
from store.cases.case_types import ASK
from store.errors import Refused
from tests.made_up import NOW, School
from tests.store.test_triaging import QUARREL

KIND = next(each for each in case_types.given() if each.id == "complaint")
SAID = {
    f"{ASK}which": "complaint",
    f"{ASK}from": "Mrs Okafor, a parent",
    f"{ASK}child": "Elsie Bell, Oak",
    f"{ASK}words": "Mr Patel grabbed Elsie by the arm and left a mark",
    f"{ASK}when": "2026-03-02 15:20",
    "title": "A parent came to us",
    "seriousness": "low",
}


def test_who_is_chosen_never_sees_it_and_the_lado_clock_runs(school: School) -> None:
    head, patel = school.sign_in("Ms Hart"), school.people["Mr Patel"]
    drawer, id = case_types.begin(head, KIND, {**SAID, WHOM: patel}, NOW)
    case = drawer.get(id)
    assert patel in case.kept_from
    assert case.needs_second
    assert case.matter.said_due
    assert triaging.begun(case, ())["adult"] == "staff"
    assert school.sign_in("Mr Patel").find(id) is None


def test_who_is_only_named_decides_nothing_and_the_question_stays(school: School) -> None:
    head = school.sign_in("Ms Hart")
    assert [each.name for each in case_types.named(head, KIND, SAID)] == ["Mr Patel"]
    drawer, id = case_types.begin(head, KIND, SAID, NOW)
    assert [each.name for each in named.to_say(drawer.get(id))] == ["Mr Patel"]
    his = school.sign_in("Mr Patel")
    there = his.drawer(drawer.name)
    with pytest.raises(Refused, match="Your name is in what was told"):
        triaging.triage(his.public, there, there.get(id), QUARREL, NOW)


def test_whoever_writes_down_what_others_say_of_them_decides_nothing_either(
    school: School,
) -> None:
    patel = school.sign_in("Mr Patel")
    drawer, id = case_types.begin(patel, KIND, SAID, NOW)
    with pytest.raises(Refused, match="Your name is in what was told"):
        triaging.triage(patel.public, drawer, drawer.get(id), QUARREL, NOW)
    own = next(each for each in case_types.given() if each.id == "own_mistake")
    said = {"what": "I, Mr Patel, left a list in the hall", "when": "2026-03-02 10:00"}
    said |= {"who": "Mr Bell", "noticed": "At home", "data": "no", "child": "no"}
    opening = {**{f"{ASK}{id}": text for id, text in said.items()}, "title": "A list"}
    assert case_types.named(patel, own, opening) == ()
