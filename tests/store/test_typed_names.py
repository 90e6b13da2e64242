"""Whom a typed name means: those who left and earlier names are known as well."""

import pytest

from store.errors import Incomplete
from store.letterbox.readers import ADULT
from store.school import people, typed_names
from store.worries import concerns
from store.worries.concerns import OTHER
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


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("the head", "Ms Hart"),
        ("our head", "Ms Hart"),
        ("the deputy", "Mr Patel"),
        ("Miss H", "Ms Hart"),
        ("Ms Hert", "Ms Hart"),
        ("adeyami", "Mrs Adeyemi"),
        ("Mr P or the cook", "Mr Patel"),
        ("Пані Гарт", "Ms Hart"),
        ("Bill Hert, bus driver", ""),
        ("the new cook", ""),
        ("Ms Hert, not on the list", ""),
    ],
)
def test_who_may_be_meant_is_chosen_from_the_list_or_said_not_to_be_on_it(
    school: School, typed: str, who: str
) -> None:
    public, writer = school.home.desk.school, school.people["Miss Lee"]
    assert [each.name for each in typed_names.may_mean(public, typed)] == ([who] if who else [])
    concern = {
        "about": ADULT,
        "adult": OTHER,
        "adult_name": typed,
        "urgent": "no",
        "fact": "Shouted",
    }
    telling = concerns.told(public, concern, writer)
    if not who:
        concerns.refuse_listed(public, telling)
        assert telling.name == typed
        return
    with pytest.raises(Incomplete) as caught:
        concerns.refuse_listed(public, telling)
    assert f"may be {who}: choose them in the list" in caught.value.wrong["adult"]
