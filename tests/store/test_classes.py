"""The classes after set-up: added, changed, removed and put in order by one keeper."""

from dataclasses import replace
from typing import Any

import pytest

from store.errors import Incomplete, Refused
from store.letterbox import collect
from store.letterbox.told import Told
from store.school import classes, people
from store.school.countersigned import needed
from store.school.public_list import PublicList, SchoolClass
from store.worries.worry import Worry
from tests.made_up import School


def names(public: PublicList) -> list[str]:
    return [each.name for each in public.classes]


@pytest.fixture
def public(school: School) -> PublicList:
    return school.home.desk.school


@pytest.fixture
def elm(school: School) -> SchoolClass:
    return classes.new_class(" Elm  2 ", "older", (school.people["Miss Lee"],), ("fox",))


def test_one_keeper_adds_a_class_at_the_end(school: School, elm: SchoolClass) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    assert people.propose(dsl, classes.keep_class(dsl.public, elm), "Elm", school.now)
    assert names(school.intake.school) == ["Acorn", "Oak", "Elm 2"]
    assert school.intake.school.classes[2] == replace(elm, name="Elm 2")


def test_a_changed_class_keeps_its_place_and_id(public: PublicList) -> None:
    acorn = public.classes[0]
    new = classes.keep_class(public, replace(acorn, name="Ash", version="older", pegs=()))
    assert names(new) == ["Ash", "Oak"]
    assert new.classes[0].id == acorn.id
    assert needed(public, new) == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "aCORN"}, "name"),
        ({"name": "x" * 31}, "name"),
        ({"version": "middle"}, "version"),
        ({"adults": ()}, "adults"),
        ({"adults": ("nobody here",)}, "adults"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(
    public: PublicList, elm: SchoolClass, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Incomplete) as wrong:
        classes.keep_class(public, replace(elm, **said))
    assert set(wrong.value.wrong) == {field}


def test_somebody_who_has_left_is_nobodys_trusted_adult(school: School, public: PublicList) -> None:
    left = people.end_person(public, school.people["Miss Lee"])
    oak = public.classes[1]
    with pytest.raises(Incomplete, match="Miss Lee no longer works here"):
        classes.keep_class(left, oak)


def test_the_last_class_stays(public: PublicList) -> None:
    acorn, oak = public.classes
    one = classes.remove_class(public, acorn.id)
    assert names(one) == ["Oak"]
    with pytest.raises(Refused, match="the only class"):
        classes.remove_class(one, oak.id)


def test_classes_are_put_in_order(public: PublicList) -> None:
    acorn, oak = public.classes
    down = classes.move_class(public, acorn.id, 1)
    assert down is not None
    assert names(down) == ["Oak", "Acorn"]
    assert classes.move_class(public, acorn.id, -1) is None
    assert classes.move_class(public, oak.id, 1) is None


def test_what_was_told_keeps_the_name_of_its_class(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    acorn = dsl.public.classes[0]
    told = Told(class_id=acorn.id, class_name="Acorn", words="my hat")
    sent = school.intake.post(told, school.now)
    people.propose(dsl, classes.remove_class(dsl.public, acorn.id), "Acorn is removed.", school.now)
    collect.collect(dsl, school.now)
    worry = dsl.drawer("safeguarding").get(sent.subject)
    assert isinstance(worry, Worry)
    assert worry.told.class_name == "Acorn"
