"""What the desk says about itself."""

from dataclasses import replace

from screens.staff.desk.notices import questions
from screens.widgets.dialogs import Message
from store.front_desk import signed
from store.school import people
from store.school.public_list import next_list
from tests.made_up import NOW, School
from tests.school_year import with_calendar
from tests.screens.staff.desk_stage import desk_of, press, settle
from tests.screens.staff.record_stage import LARGE, SMALL
from tests.store.changing import renew


def test_a_change_that_does_not_stand_is_told_until_the_next_one(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    made = [
        replace(next_list(dsl.public), form_address=f"https://{each}.example")
        for each in ("one", "two")
    ]
    for new in made:
        school.home.desk.take_in(new, signed(new, {dsl.person_id: dsl.keys}))
    assert any("does not stand" in sentence for sentence in questions(dsl))
    assert any("does not stand" in sentence for sentence in questions(head))
    assert not questions(school.sign_in("Miss Lee"))
    assert people.propose(dsl, next_list(dsl.public), "again", NOW)
    assert not questions(dsl)


async def test_a_shut_drawer_stands_first_and_a_key_shows_what_has_no_room(school: School) -> None:
    with_calendar(school)
    renew(school, school.sign_in("Mrs Adeyemi"), "Dr Quince")
    chair = school.sign_in("Dr Quince")
    later = (
        "PIN was renewed by Mrs Adeyemi",
        "tell the headteacher or the deputy now",
        "This time does not count: your PIN is new",
        "Sign in again from tomorrow 09:45 on.",
    )
    stage = desk_of(school, chair)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        shown = stage.shown()
        assert "drawer is not open to your new PIN: Ms Hart can open it (A on the desk)" in shown
        assert "M All of it: 3 things are said here" in shown
        assert later[2] not in shown
        await press(pilot, "m")
        assert isinstance(stage.screen, Message)
        assert [each for each in later if each not in stage.shown()] == []
    async with (stage := desk_of(school, chair)).run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert [each for each in later if each not in stage.shown()] == []
        assert "things are said here" not in stage.shown()
