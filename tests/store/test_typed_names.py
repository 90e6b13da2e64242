"""Whom a typed name means: those who left and earlier names are known as well."""

import pytest

from store.school import people, typed_names
from tests.made_up import School
from tests.store.changing import agreed


@pytest.mark.parametrize("typed", ["Mr Okafor", "okafor's phone", "Mrs Blake", "the Blakes"])
def test_an_earlier_name_names_whoever_had_it_and_so_does_the_new_one(
    school: School, typed: str
) -> None:
    public, okafor = school.home.desk.school, school.people["Mr Okafor"]
    moved = people.change_person(public, okafor, "Mrs Blake", ("teacher",))
    agreed(school, "Mrs Adeyemi", "Mr Patel", moved)
    assert [each.id for each in typed_names.named(school.home.desk.school, typed)] == [okafor]


def test_who_has_left_is_known_by_name(school: School) -> None:
    public, lee = school.home.desk.school, school.people["Miss Lee"]
    agreed(school, "Mrs Adeyemi", "Mr Patel", people.end_person(public, lee))
    assert [each.id for each in typed_names.named(school.home.desk.school, "Miss Lee")] == [lee]
