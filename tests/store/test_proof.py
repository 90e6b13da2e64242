"""The proof that every change of the list has to pass."""

from dataclasses import replace

import pytest

from store.errors import Refused
from store.school import people
from store.school.proof import prove
from store.school.public_list import next_list
from tests.made_up import School


def test_a_change_that_leaves_somebody_without_readers_is_refused(small_school: School) -> None:
    session = small_school.sign_in("Mrs Grey")
    new = session.public
    for name in ("Mr Moss", "Rev Pike"):
        new = people.end_person(new, small_school.people[name])
    with pytest.raises(Refused, match="Mrs Grey"):
        prove(session.public, new)
    with pytest.raises(Refused):
        people.propose(session, new, "", small_school.now)
    assert people.proposals(small_school.home.desk) == []


def test_the_last_keeper_but_one_stays(small_school: School) -> None:
    """Two keepers change the list of people: with one left nobody ever could."""
    public = small_school.home.desk.school
    grey, moss, _pike = public.keepers
    one_gone = replace(next_list(public), keepers=(grey, moss))
    prove(public, one_gone)
    alone = replace(next_list(one_gone), keepers=(grey,))
    with pytest.raises(Refused, match="Mrs Grey would be the only keeper"):
        prove(one_gone, alone)
    prove(alone, replace(next_list(alone), school="Hill"))


def test_a_role_that_a_school_needs_is_not_left_to_nobody(school: School) -> None:
    public, hart = school.home.desk.school, school.people["Ms Hart"]
    teaches = people.change_person(public, hart, "Ms Hart", ["teacher"])
    with pytest.raises(Refused, match="Nobody would be the headteacher"):
        prove(public, teaches)
    acting = people.change_person(public, school.people["Mr Patel"], "Mr Patel", ["headteacher"])
    prove(public, acting)
    prove(acting, people.change_person(acting, hart, "Ms Hart", ["teacher"]))


def test_nobody_leaves_who_is_a_classs_only_adult(school: School) -> None:
    public, okafor = school.home.desk.school, school.people["Mr Okafor"]
    with pytest.raises(Refused, match="Acorn would have no trusted adult"):
        prove(public, people.end_person(public, okafor))
    prove(public, people.end_person(public, school.people["Miss Lee"]))


def test_a_list_that_fell_short_before_can_still_be_mended(school: School) -> None:
    public = school.home.desk.school
    acorn, oak = public.classes
    bare = replace(public, classes=(replace(acorn, adults=()), oak))
    prove(bare, replace(next_list(bare), school="Oakfield Primary"))
    with pytest.raises(Refused, match="Oak would"):
        prove(bare, replace(next_list(bare), classes=(acorn, replace(oak, adults=()))))
    with pytest.raises(Refused, match="at least one class"):
        prove(public, replace(next_list(public), classes=()))
