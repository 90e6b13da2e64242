"""Who joins the staff, who leaves, and who comes back: proposed by one, agreed by another."""

from screens.staff.school.person_words import lines_about
from screens.staff.signing_in.shown_once import ShownOnce
from screens.widgets.form import Form
from store.school import people
from store.signing_in.sign_in import FirstSignIn
from store.signing_in.sign_in import sign_in as try_pin
from tests.made_up import School
from tests.screens.staff.desk_stage import rows, settle
from tests.screens.staff.people_stage import agree, open_person, people_of
from tests.store.changing import agreed


async def test_a_new_colleague_is_proposed_agreed_and_signs_in(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = people_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        form = stage.screen.query_one(Form)
        form._rows["name"].entry.value = "Ms New [/b]"
        form._rows["roles"].entry.value = "teacher"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, ShownOnce)
        pin = stage.screen._secret
        await pilot.press("enter")
        await settle(pilot)
        assert "It waits for another keeper" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert "To agree (0)" in stage.shown()
    assert "Ms New [/b]" not in {person.name for person in dsl.public.adults()}
    await agree(school, "Mr Patel")
    new = next(person for person in dsl.public.adults() if person.name == "Ms New [/b]")
    assert "Ms New [/b] counts as a second person from the school day" in " ".join(
        lines_about(dsl, lambda: school.now, new)
    )
    first = try_pin(school.home, new.id, pin, school.now)
    assert isinstance(first, FirstSignIn)
    first.finish(first.lock_ring("83519402"), school.now)
    assert "Ms New [/b] counts as a second person from tomorrow 10:00 on." in lines_about(
        dsl, lambda: school.now, new
    )


async def test_a_name_that_is_there_already_is_refused_and_nothing_is_lost(
    school: School,
) -> None:
    stage = people_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#add")
        await settle(pilot)
        form = stage.screen.query_one(Form)
        form._rows["name"].entry.value = "miss  LEE"
        form._rows["roles"].entry.value = "teacher"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "! Somebody of this name is on the list already." in stage.shown()
        assert stage.screen.query_one(Form).values["name"] == "miss  LEE"


async def test_somebody_who_leaves_can_no_longer_sign_in(school: School) -> None:
    stage = people_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, school.people["Mr Bell"])
        await pilot.press("4")
        await settle(pilot)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        assert "It waits for another keeper" in stage.shown()
    await agree(school, "Ms Hart")
    assert not school.home.desk.school.is_active(school.people["Mr Bell"])


async def test_a_change_that_would_leave_nobody_is_refused_with_its_sentence(
    small_school: School,
) -> None:
    grey, moss = small_school.sign_in("Mrs Grey"), small_school.sign_in("Mr Moss")
    people.propose(
        grey, people.end_person(grey.public, small_school.people["Rev Pike"]), "", small_school.now
    )
    people.agree(moss, people.proposals(small_school.home.desk)[0], small_school.now)
    stage = people_of(small_school, grey)
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, small_school.people["Mr Moss"])
        await pilot.press("4")
        await settle(pilot)
        assert "Not done" in stage.shown()
        assert "A child who wants Mrs Gr" in stage.shown()
        assert people.proposals(small_school.home.desk) == []


async def test_who_is_a_classs_only_adult_leaves_when_it_has_another(school: School) -> None:
    stage = people_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, school.people["Mr Okafor"])
        assert "Trusted adult of: Acorn." in stage.shown()
        await pilot.press("4")
        await settle(pilot)
        assert "Acorn would have no trusted adult then." in stage.shown()
        assert people.proposals(school.home.desk) == []


async def test_whoever_left_comes_back_as_who_they_were(school: School) -> None:
    """By their own page, or by that of somebody new, which asks whether it is them."""
    bell = school.people["Mr Bell"]
    school.sign_in("Mr Bell").lock()
    agreed(school, "Mr Patel", "Ms Hart", people.end_person(school.home.desk.school, bell))
    dsl = school.sign_in("Mrs Adeyemi")
    stage = people_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await open_person(stage, pilot, bell)
        await pilot.press("w")
        await settle(pilot)
        assert stage.screen.query_one(Form).values["name"] == "Mr Bell"
        await pilot.press("escape", "escape", "n")
        await settle(pilot)
        form = stage.screen.query_one(Form)
        form._rows["name"].entry.value = "Mr. Bell"
        form._rows["roles"].entry.value = "office"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Is it the same person?" in stage.shown()
        await pilot.press("2", "ctrl+s")
        await settle(pilot)
        assert "How you know" in stage.shown(), "it is not enough to say no"
        stage.screen.query_one(Form)._rows["who"].entry.value = bell
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, ShownOnce)
        pin = stage.screen._secret
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert [row[1] for row in rows(stage, "#people") if row[0] == "waits"] == ["Mr Bell"]
    await agree(school, "Mr Patel")
    assert dsl.public.is_active(bell)
    assert isinstance(try_pin(school.home, bell, pin, school.now), FirstSignIn)
