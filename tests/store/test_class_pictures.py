"""Each class has a picture of its own that stays."""

from dataclasses import replace

import pytest

from assets.pegs import peg_names
from store.errors import Incomplete
from store.school import classes
from store.school.class_pictures import class_pictures
from store.school.public_list import SchoolClass, decode
from tests.made_up import School


def test_every_class_has_another_picture_that_stays_when_classes_move(school: School) -> None:
    public = school.home.desk.school
    many = tuple(SchoolClass(f"c{n}", f"Year {n}", "younger", ()) for n in range(30))
    public = replace(public, classes=many)
    found = class_pictures(public)
    assert len(set(found.values())) == 30
    assert class_pictures(replace(public, classes=many[::-1])) == found


def test_a_class_has_the_picture_it_is_called_after_unless_staff_chose_one(school: School) -> None:
    named = [SchoolClass(name, name, "younger", ()) for name in ("Foxes", "Oak")]
    chosen = SchoolClass("Elm", "Elm", "younger", (), picture="tree")
    found = class_pictures(replace(school.home.desk.school, classes=(*named, chosen)))
    assert (found["Foxes"], found["Elm"]) == ("fox", "tree")
    assert found["Oak"] not in ("fox", "tree")


def test_a_class_called_after_nothing_has_a_flag_that_is_no_childs_picture(school: School) -> None:
    plain = tuple(SchoolClass(f"c{n}", f"Year {n}", "younger", ()) for n in range(14))
    found = class_pictures(replace(school.home.desk.school, classes=plain))
    assert not set(found.values()) & set(peg_names())


def test_two_classes_of_one_meaning_both_have_a_picture_of_it(school: School) -> None:
    named = tuple(SchoolClass(name, name, "younger", ()) for name in ("Acorn", "Ash", "Daisies"))
    found = class_pictures(replace(school.home.desk.school, classes=named))
    assert found == {"Acorn": "leaf", "Ash": "tree", "Daisies": "flower"}


def test_two_classes_are_not_given_the_same_picture(school: School) -> None:
    oak, acorn = school.home.desk.school.classes[:2]
    public = classes.keep_class(school.home.desk.school, replace(oak, picture="owl"))
    with pytest.raises(Incomplete) as refused:
        classes.keep_class(public, replace(acorn, picture="owl"))
    assert "picture" in refused.value.wrong


def test_a_list_without_pictures_is_signed_as_it_was_before_there_were_any(school: School) -> None:
    public = school.home.desk.school
    assert b'"picture"' not in public.encoded()
    assert b'"figures"' not in public.encoded()
    shown = replace(public, classes=(replace(public.classes[0], picture="owl"),))
    assert decode(shown.encoded()) == shown
