"""Signing in: by keyboard, by mouse, with a first PIN, and with wrong ones."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Button

from screens.staff.signing_in.choose_secret import ChooseSecret
from screens.staff.signing_in.pin_door import PinDoor
from screens.staff.signing_in.sign_in import NewPin, SignIn
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from screens.widgets.tile import Tile
from store.errors import WrongPin
from store.names import tidy
from store.school.set_up import ClassPlan, PersonPlan, Plan
from store.signing_in.session import Session
from store.signing_in.sign_in import FirstSignIn
from store.signing_in.sign_in import sign_in as try_pin
from tests.contrast import faint_in_some_look
from tests.made_up import School
from tests.screens.here import at
from tests.screens.staff.desk_stage import click_row, enter_pin, settle, write
from tests.screens.staff.signing_in_stage import WRONG, own_pin, signing_in


async def test_a_name_and_the_right_pin_open_a_session(school: School) -> None:
    pin = own_pin(school, "Mrs Adeyemi")
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "adey")
        await pilot.press("enter")
        await enter_pin(pilot, pin)
    session = stage.ends[0]
    assert isinstance(session, Session)
    assert session.person.name == "Mrs Adeyemi"
    assert session.holds("safeguarding")
    session.lock()


async def test_a_name_that_is_typed_before_the_page_stands_is_the_one_that_enter_takes(
    school: School,
) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        stage.push_screen(page := SignIn(school.home, lambda: school.now))
        for letter in "adey":
            stage.post_message(events.Key(letter, letter))
        await settle(pilot)
        assert page.query_one("#filter", LineEntry).value == "adey"
        await pilot.press("enter")
        assert page.chosen is not None
        assert page.chosen.name == "Mrs Adeyemi"
        page.set_focus(None)
        for letter in "zebra":
            stage.post_message(events.Key(letter, letter))
        await settle(pilot)
        assert page.query_one("#filter", LineEntry).value == "", "it may be of their pass-phrase"


async def test_the_mouse_alone_signs_in_for_the_first_time(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await click_row(pilot, "#names", school.people["Miss Lee"])
        for digit in school.pins["Miss Lee"]:
            await pilot.click(f".-{digit}")
        await pilot.click(".-enter")
        await settle(pilot)
        assert isinstance(stage.screen, NewPin)
        made = stage.screen.query_one(ChooseSecret)._made
        assert f"{made[:4]} {made[4:]}" in stage.shown()
        await pilot.click(stage.screen.query(Tile).first())
        await pilot.pause()
        assert made[:4] not in stage.shown()
        for digit in made:
            await pilot.click(f"#secret-pad .-{digit}")
        await pilot.click("#secret-pad .-enter")
        await settle(pilot)
    assert stage.ends[0].person.name == "Miss Lee"
    stage.ends[0].lock()
    with pytest.raises(WrongPin):
        try_pin(school.home, school.people["Miss Lee"], school.pins["Miss Lee"], school.now)
    again = try_pin(school.home, school.people["Miss Lee"], made, school.now)
    assert isinstance(again, Session)
    again.lock()


async def test_a_pin_that_was_taken_is_typed_once_and_shown_again_to_who_forgot(
    school: School,
) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "lee")
        await pilot.press("enter")
        await enter_pin(pilot, school.pins["Miss Lee"])
        made = stage.screen.query_one(".secret-shown", PlainText).text
        await pilot.press("1")
        assert made not in stage.shown()
        await enter_pin(pilot, "739154")
        assert "Esc shows it again" in stage.shown()
        assert not stage.ends
        await pilot.press("escape")
        await pilot.pause()
        assert made in stage.shown()
        await pilot.press("1")
        await enter_pin(pilot, made)
    assert stage.ends[0].person.name == "Miss Lee"
    stage.ends[0].lock()


async def test_an_own_pin_is_judged_and_typed_twice(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "lee")
        await pilot.press("enter")
        await enter_pin(pilot, school.pins["Miss Lee"])
        await pilot.press("3")
        await enter_pin(pilot, "123456")
        assert "does not count up or down" in stage.shown()
        await enter_pin(pilot, school.pins["Miss Lee"])
        assert "another PIN than the one you have now" in stage.shown()
        await enter_pin(pilot, "739154")
        assert "once more" in stage.shown()
        await enter_pin(pilot, "739155")
        assert "not the same" in stage.shown()
        assert not stage.ends
        for _ in range(2):  # either may have been the mistake
            await enter_pin(pilot, "739154")
    assert stage.ends[0].person.name == "Miss Lee"
    stage.ends[0].lock()


async def test_going_back_from_the_new_pin_leaves_the_first_one_as_it_was(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "lee")
        await pilot.press("enter")
        await enter_pin(pilot, school.pins["Miss Lee"])
        await pilot.press("1", "escape", "escape")
        await settle(pilot)
        assert isinstance(stage.screen, SignIn)
        await pilot.press("escape", "escape")
        await settle(pilot)
    assert stage.ends == [None]
    first = try_pin(school.home, school.people["Miss Lee"], school.pins["Miss Lee"], school.now)
    assert isinstance(first, FirstSignIn)


async def test_a_holder_is_offered_words_and_another_set_of_them(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "patel")
        await pilot.press("enter")
        await enter_pin(pilot, school.pins["Mr Patel"])
        choose = stage.screen.query_one(ChooseSecret)
        before = choose._made
        assert len(before.split()) == 4
        await pilot.press("2")
        await settle(pilot)
        assert choose._made != before
        assert choose._made in stage.shown()
        await pilot.press("1")
        await enter_pin(pilot, choose._made)
    assert stage.ends[0].person.name == "Mr Patel"
    stage.ends[0].lock()


async def test_whatever_is_typed_right_after_the_name_belongs_to_the_pin(school: School) -> None:
    """Half a PIN would be a wrong one, and be counted."""
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "patel")
        screen = stage.screen
        assert isinstance(screen, SignIn)
        names = screen.query_one("#names", Listing)
        screen._choose(Listing.Chosen(names, school.people["Mr Patel"]))
        assert screen.focused is screen.query_one(PinDoor).pad.entry


async def test_what_was_typed_of_one_pin_is_not_there_for_the_next_name(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "patel")
        await pilot.press("enter")
        await write(pilot, WRONG)
        assert stage.screen.query_one(PinDoor).pad.entry.value == WRONG
        await pilot.press("escape")
        await write(pilot, "lee")
        await pilot.press("enter")
        assert stage.screen.query_one(PinDoor).pad.entry.value == ""
        assert "Miss Lee" in stage.shown()
        assert "Mr Patel" not in stage.shown()


async def test_hostile_names_are_only_names(tmp_path: Path) -> None:
    hostile = ("[@click=app.quit]x[/]", "[/b]", "\x1b[2JMrs Red", "a\u202eb [bold red")
    roles = (("dsl",), ("headteacher",), ("chair",), ("deputy",))
    people = tuple(PersonPlan(*each) for each in zip(hostile, roles, strict=True))
    plan = Plan("[/i] School", people, (ClassPlan("Oak", "older", (hostile[0],)),))
    school = School.make(tmp_path / "home", plan)
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        assert "[@click=app.quit]x[/]" in stage.shown()
        assert "[2JMrs Red" in stage.shown()
        for name in hostile:
            if isinstance(stage.screen, SignIn) and stage.screen.chosen:
                await pilot.press("escape")
            await click_row(pilot, "#names", school.people[tidy(name)])
            chosen = at(stage, SignIn).chosen
            assert chosen is not None
            assert chosen.name == tidy(name)
            await pilot.press("ctrl+o")
            await settle(pilot)
            await pilot.press("escape")
            await settle(pilot)
    school.close()


async def test_typing_filters_and_the_arrows_choose(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "m")
        await pilot.press("down", "down", "up")
        names = stage.screen.query_one("#names", Listing)
        assert names.cursor == 1
        await write(pilot, "zzz")
        assert "Nobody of that name" in stage.shown()
        await pilot.press("enter")
        assert at(stage, SignIn).chosen is None


async def test_everything_reads_well_in_every_theme(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        assert not await faint_in_some_look(pilot, 4.5)
        await write(pilot, "lee")
        await pilot.press("enter")
        await settle(pilot)
        assert not await faint_in_some_look(pilot, 4.5)
        await enter_pin(pilot, WRONG)
        assert not await faint_in_some_look(pilot, 4.5)
        await enter_pin(pilot, school.pins["Miss Lee"])
        assert isinstance(stage.screen, NewPin)
        assert not await faint_in_some_look(pilot, 4.5)
        assert stage.screen.query_one("#back", Button).region.bottom <= 24


async def test_a_pin_typed_where_the_name_goes_does_not_appear(school: School) -> None:
    async with signing_in(school).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await write(pilot, "lee4827")
        assert pilot.app.screen.query_one("#filter", LineEntry).value == "lee"
