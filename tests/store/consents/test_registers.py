"""Events, cameras, wishes: nobody takes pictures unasked, and no card goes out uncleared."""

import pytest

from store.consents import checking, registers, unseen
from store.errors import Incomplete, Refused
from store.signing_in.session import Session
from tests.made_up import NOW, School

OUT = {"what_for": "The farm", "leaves": "yes"}


@pytest.fixture
def teacher(school: School) -> Session:
    return school.sign_in("Miss Lee")


def add(session: Session, own: str = "no") -> None:
    registers.add(session, {"name": "Tablet 3", "own": own}, NOW)


def test_families_are_asked_before_they_take_pictures(teacher: Session) -> None:
    said = {"name": "Harvest", "on": "2026-03-06", "pictures": "own", "asked": "no"}
    with pytest.raises(Incomplete) as refused:
        registers.plan(teacher, "", said, NOW)
    assert "asked first" in refused.value.wrong["asked"]
    registers.plan(teacher, "", {**said, "asked": "yes"}, NOW)
    (event,) = registers.upcoming(teacher)
    registers.tell(teacher, event, {"how": "Read out"}, NOW)
    (event,) = registers.upcoming(teacher)
    assert (event.told, event.told_by) == ("Read out", teacher.person_id)
    registers.call_off(teacher, event, NOW)
    assert registers.upcoming(teacher) == []


def test_a_camera_goes_out_once_and_again_only_with_a_cleared_card(teacher: Session) -> None:
    add(teacher)
    registers.sign_out(teacher, registers.all_cameras(teacher)[0], OUT, NOW)
    (camera,) = registers.all_cameras(teacher)
    with pytest.raises(Refused, match="out already"):
        registers.sign_out(teacher, camera, OUT, NOW)
    with pytest.raises(Refused, match="comes back first"):
        registers.take_off(teacher, camera, NOW)
    registers.bring_back(teacher, camera, {"kept": "Staff drive", "cleared": "no"}, NOW)
    (camera,) = registers.all_cameras(teacher)
    with pytest.raises(Refused, match="not cleared"):
        registers.sign_out(teacher, camera, OUT, NOW)
    registers.bring_back(teacher, camera, {"kept": "Staff drive", "cleared": "yes"}, NOW)
    (camera,) = registers.all_cameras(teacher)
    registers.sign_out(teacher, camera, OUT, NOW)


def test_somebodys_own_device_needs_the_headteachers_word_for_the_day(
    school: School, teacher: Session
) -> None:
    add(teacher, own="yes")
    (camera,) = registers.all_cameras(teacher)
    allowed = {"why": "The tablets are at the repair shop", "until": "2026-03-03"}
    with pytest.raises(Refused, match="headteacher"):
        registers.sign_out(teacher, camera, OUT, NOW)
    with pytest.raises(Refused, match="Only the headteacher"):
        registers.allow(teacher, camera, allowed, NOW)
    registers.allow(school.sign_in("Ms Hart"), camera, allowed, NOW)
    (camera,) = registers.all_cameras(teacher)
    registers.sign_out(teacher, camera, OUT, NOW)


def test_no_camera_with_a_card_that_was_not_cleared_leaves_the_list_or_comes_twice(
    teacher: Session,
) -> None:
    add(teacher)
    (camera,) = registers.all_cameras(teacher)
    registers.sign_out(teacher, camera, OUT, NOW)
    (camera,) = registers.all_cameras(teacher)
    registers.bring_back(teacher, camera, {"kept": "The drive", "cleared": "no"}, NOW)
    (camera,) = registers.all_cameras(teacher)
    with pytest.raises(Refused, match="not cleared"):
        registers.take_off(teacher, camera, NOW)
    with pytest.raises(Incomplete) as refused:
        registers.add(teacher, {"name": "tablet  3", "own": "no"}, NOW)
    assert "on the list already" in refused.value.wrong["name"]


def test_what_was_deleted_is_kept_as_a_line_with_who_and_why(teacher: Session) -> None:
    add(teacher)
    (camera,) = registers.all_cameras(teacher)
    registers.delete_picture(teacher, camera, {"what": "Photo 4", "why": "Compromising"}, NOW)
    (camera,) = registers.all_cameras(teacher)
    assert camera.deleted[0][1:] == ("Photo 4", "Compromising", teacher.person_id)


@pytest.mark.parametrize(
    "typed",
    ["Mr Lee and Mrs Bell", "Mr Lee (Oak)", "Mr Lee's class", "Mr. S. Lee; Mr Day", "Sam", "Lees"],
)
def test_a_grown_ups_wish_is_found_wherever_a_name_stands_until_it_ends(
    teacher: Session, typed: str
) -> None:
    checking.add_wish(teacher, {"name": "Sam Lee"}, NOW)
    assert checking.may_be_meant(teacher, typed) == ["Sam Lee"]
    assert unseen.named(checking.wishes(teacher), "Leeann Day, Mr ") == []
    (wish,) = checking.wishes(teacher)
    with pytest.raises(Incomplete):
        checking.end_wish(teacher, wish.id, {"why": ""}, NOW)
    checking.end_wish(teacher, wish.id, {"why": "He said so himself"}, NOW)
    assert checking.wishes(teacher) == []
