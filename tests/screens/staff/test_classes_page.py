"""The classes: added, changed, put in order and removed, by keyboard and by mouse."""

from dataclasses import replace

import pytest

from assets.pegs import peg_names
from screens.pupil.welcome import Welcome
from screens.staff.school.class_fields import fields_of
from screens.staff.school.classes_page import ClassesPage
from screens.staff.school.people_page import PeoplePage
from screens.widgets.form import Form
from store.errors import Incomplete
from store.languages import translations
from store.school import classes, people
from store.school.public_list import SchoolClass
from tests.contrast import faint_in_some_look
from tests.languages import accept_all
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, click_row, press, put, rows, settle, write

HOSTILE = "[@click=app.quit]x[/] [/b]"


def page_of(school: School, name: str = "Mrs Adeyemi") -> Stage:
    session = school.sign_in(name)
    return Stage(lambda: ClassesPage(session, lambda: school.now))


def now(school: School) -> tuple[SchoolClass, ...]:
    return school.intake.school.classes


async def test_a_class_is_added_by_keyboard_from_the_people_page(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: PeoplePage(dsl, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "a")
        await write(pilot, "Elm")
        await press(pilot, "enter", "2", "enter")
        await press(pilot, "m", "m", "enter", "ctrl+s")
        assert "Elm is saved." in stage.shown()
        assert [row[1] for row in rows(stage, "#classes")] == ["Acorn", "Oak", "Elm"]
        assert stage.screen.query_one("#classes").has_focus
    elm = now(school)[2]
    assert (elm.name, elm.version, elm.pegs) == ("Elm", "older", peg_names())
    assert len(elm.adults) == 1


async def test_a_class_is_changed_by_mouse_and_holds_at_once(school: School) -> None:
    stage, oak = page_of(school), now(school)[1]
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#classes", oak.id)
        put(stage, name="Ash", pictures="some", pegs="fox\nbee")
        await pilot.click("#form-save")
        await settle(pilot)
        assert "Ash may ask for: Miss Lee, Mrs Adeyemi. It has 2 coat-peg" in stage.shown()
    changed = now(school)[1]
    assert (changed.id, changed.name, changed.pegs) == (oak.id, "Ash", ("fox", "bee"))
    assert changed.adults == oak.adults


async def test_a_class_begins_in_a_language_only_where_one_is_switched_on(school: School) -> None:
    stage, oak = page_of(school), now(school)[1]
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#classes", oak.id)
        assert "language" not in stage.screen.query_one(Form)._rows
        await press(pilot, "escape")
    accept_all(school, "pl", "older")
    async with (stage := page_of(school)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#classes", oak.id)
        put(stage, language="pl")
        await press(pilot, "ctrl+s")
        shown = " ".join(stage.shown().split())
        assert "It begins in Polish." in shown
        await click_row(pilot, "#classes", oak.id)
        put(stage, language="usual")
        await press(pilot, "ctrl+s")
    assert [each.language for each in now(school)] == ["", ""]


def test_a_class_keeps_its_language_while_that_is_switched_off(school: School) -> None:
    accept_all(school, "pl", "older")
    dsl, oak = school.sign_in("Mrs Adeyemi"), now(school)[1]
    new = classes.keep_class(dsl.public, replace(oak, language="pl"))
    assert people.propose(dsl, new, "", school.now)
    assert people.propose(dsl, translations.take_back(dsl.public, "pl"), "", school.now)
    (field,) = (each for each in fields_of(dsl.public, now(school)[1]) if each.id == "language")
    assert [each.label for each in field.choices] == [
        "As the terminal begins",
        "Polish (not switched on: they see English)",
    ]
    with pytest.raises(Incomplete, match="no such language"):
        classes.keep_class(dsl.public, replace(oak, language="xx"))


async def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(school: School) -> None:
    stage, before = page_of(school), school.intake.school
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", "ctrl+s")
        assert "! Please fill in: Name of the class." in stage.shown()
        put(stage, name="acorn", adults=school.people["Miss Lee"])
        await press(pilot, "ctrl+s")
        assert "! There is a class called acorn already." in stage.shown()
        put(stage, name="Elm", pictures="some")
        await press(pilot, "ctrl+s")
        assert "! Please fill in: Which pictures." in stage.shown()
        assert school.intake.school == before


async def test_a_class_is_removed_after_asking_and_the_last_one_stays(school: School) -> None:
    stage = page_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "enter")
        assert len(now(school)) == 2
        await pilot.click("#remove")
        await settle(pilot)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        assert "Acorn is removed." in stage.shown()
        await press(pilot, "r")
        assert "This is the only class." in stage.shown()
    assert [each.name for each in now(school)] == ["Oak"]


async def test_classes_are_put_in_order_by_key_and_by_mouse(school: School) -> None:
    stage = page_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "d")
        assert [each.name for each in now(school)] == ["Oak", "Acorn"]
        await pilot.click("#up")
        await settle(pilot)
        assert [each.name for each in now(school)] == ["Acorn", "Oak"]


async def test_looking_and_saving_nothing_new_leaves_what_waits_alone(school: School) -> None:
    dsl = school.sign_in("Ms Hart")
    people.propose(
        dsl, people.grant(dsl.public, "office", school.people["Miss Lee"]), "why", school.now
    )
    stage = page_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "1 change waits for agreement." in stage.shown()
        await press(pilot, "enter", "ctrl+s")
        assert "Nothing was changed." in stage.shown()
        assert len(people.proposals(school.home.desk)) == 1


@pytest.mark.parametrize("name", ["Miss Lee", "Mr Bell"])
async def test_who_is_no_keeper_only_looks(school: School, name: str) -> None:
    before, stage = school.intake.school, page_of(school, name)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "can change the classes" in stage.shown()
        assert not stage.screen.query("#add")
        await press(pilot, "a", "enter", "d", "r")
        assert isinstance(stage.screen, ClassesPage)
    assert school.intake.school == before


async def test_typed_names_are_shown_letter_by_letter(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    each = classes.new_class(HOSTILE, "older", (dsl.person_id,))
    people.propose(dsl, classes.keep_class(dsl.public, each), "", school.now)
    stage = Stage(lambda: ClassesPage(dsl, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        assert f"{HOSTILE} may ask for" in stage.shown()
        await press(pilot, "r")
        assert f"Remove {HOSTILE}?" in stage.shown()


async def test_the_pupils_first_page_speaks_as_the_classes_do_by_now(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: Welcome(school.intake, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        stage.push_screen(ClassesPage(dsl, lambda: school.now))
        await settle(pilot)
        await press(pilot, "r")
        await pilot.click("#confirm-yes")
        await settle(pilot)
        await press(pilot, "escape")
        assert isinstance(stage.screen, Welcome)
        by_now = stage.shown()
        fresh = Stage(lambda: Welcome(school.intake, lambda: school.now))
    async with fresh.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert fresh.shown() == by_now


async def test_the_page_reads_well_and_fits(school: School) -> None:
    stage = page_of(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not await faint_in_some_look(pilot, 4.5)
        for button in stage.screen.query("Button"):
            assert button.region.right <= 80
            assert button.region.bottom <= 24
        await press(pilot, "question_mark")
        assert "Move this class up" in stage.shown()
