"""Somebody who left and comes back is the same person: nothing that is kept from them opens."""

from dataclasses import replace
from itertools import count

import pytest

from store.crypto.keys import Keys
from store.drawers import holders
from store.errors import Refused
from store.front_desk import signed
from store.school import people, returning
from store.school.countersigned import counts
from store.school.public_list import PublicList, next_list
from store.signing_in import rings
from tests.made_up import School
from tests.store.adults.judging_stage import Desk
from tests.store.changing import FIRST, agreed


def leave(school: School, name: str) -> PublicList:
    """Somebody leaves; return the list then."""
    public = school.home.desk.school
    agreed(school, "Mrs Adeyemi", "Ms Hart", people.end_person(public, school.people[name]))
    return school.home.desk.school


@pytest.mark.parametrize("name", ["Mr Bell", "mr. bell", "Mr Bel", "John Bell", "Mrs Bell"])
def test_a_name_like_that_of_somebody_who_left_is_theirs_maybe(school: School, name: str) -> None:
    assert returning.who_left(school.home.desk.school, name) == (), "he works here"
    public = leave(school, "Mr Bell")
    assert [each.name for each in returning.who_left(public, name)] == ["Mr Bell"]
    assert returning.who_left(public, "Mrs Grey") == ()


def test_they_come_back_with_new_keys_and_find_nothing_that_is_kept_from_them(
    school: School,
) -> None:
    told, bell = Desk(school, "Ms Hart", adult=school.people["Mr Bell"]), school.people["Mr Bell"]
    public, keys = leave(school, "Mr Bell"), Keys.fresh()
    new = returning.come_back(public, bell, "Mr. Bell", ("teacher",), keys)
    agreed(school, "Mrs Adeyemi", "Ms Hart", new)
    rings.put(school.home, bell, keys.seed, FIRST, school.now, first=True)
    for drawer in ("head", "safeguarding"):
        given = people.grant(school.home.desk.school, drawer, bell)
        agreed(school, "Mrs Adeyemi", "Ms Hart", given)
    for name in ("Ms Hart", "Mrs Adeyemi"):
        holders.settle(school.sign_in(name), school.now)
    school.pins["Mr Bell"] = FIRST
    back = school.sign_in("Mr Bell")
    assert {"head", "safeguarding", "roll"} <= set(back.drawers)
    assert back.find(told.id) is None, "it was told about him"
    assert len(back.public.verify_keys(bell)) == 2, "what he wrote before can be read still"


def test_two_give_new_keys_to_who_left_and_to_nobody_else(school: School) -> None:
    bell, lee = school.people["Mr Bell"], school.people["Miss Lee"]
    public = leave(school, "Mr Bell")
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    both = {dsl.person_id: dsl.keys, head.person_id: head.keys}
    new = returning.come_back(public, bell, "Mr Bell", ("office",), Keys.fresh())
    assert counts(public, new, signed(new, both))
    assert not counts(public, new, signed(new, {dsl.person_id: dsl.keys})), "by one"
    forgotten = replace(new, former=public.former)
    assert not counts(public, forgotten, signed(forgotten, both)), "the old keys are kept"
    keys = Keys.fresh()
    stolen = tuple(replace(p, seal=keys.seal) if p.id == lee else p for p in new.people)
    beside = replace(new, people=stolen)
    assert not counts(public, beside, signed(beside, both))
    with pytest.raises(Refused, match="works here already"):
        returning.come_back(public, lee, "Miss Lee", ("teacher",), keys)


def test_a_version_made_apart_that_knew_nothing_of_their_return_removes_nobody(
    school: School,
) -> None:
    bell, public = school.people["Mr Bell"], leave(school, "Mr Bell")
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    both = {dsl.person_id: dsl.keys, head.person_id: head.keys}
    new = returning.come_back(public, bell, "Mr Bell", ("office",), Keys.fresh())
    school.home.desk.publish(new, signed(new, both))
    numbers = (replace(next_list(public), form_address=str(n)) for n in count())
    rival = next(each for each in numbers if each.hash() > new.hash())
    school.home.desk.take_in(rival, signed(rival, both))
    assert [each.hash() for each in school.home.desk.rivals()] == [rival.hash()]
    assert school.home.desk.school.is_active(bell)
