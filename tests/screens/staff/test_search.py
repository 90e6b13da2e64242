"""Searching from the desk: it never fails, and finds only what one may read."""

from screens.staff.desk.search import Search
from screens.staff.roll.pupil_page import PupilPage
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.text_entry import LineEntry
from store.letterbox import collect
from store.roll import changing
from tests.made_up import School
from tests.screens.staff.desk_stage import DESK_HOSTILE, Stage, desk_of, rows, settle, tell, write

ADULT = {"responsibility": "yes", "court_order": "no", "no_contact": "no"}
ODD = (
    '"unbalanced',
    "NEAR(",
    "col:",
    "*",
    "-",
    "'",
    '"',
    "AND OR NOT",
    "\x00",
    "^a",
    "(((",
    "é" * 50,
)


async def test_search_never_fails_and_opens_what_it_finds(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, words="They took my dinosaur [/b]", name="Amy Poe")
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        search = stage.screen
        assert isinstance(search, Search)
        entry = search.query_one("#words", LineEntry)
        for words in (*ODD, *DESK_HOSTILE):
            entry.value = words
            await settle(pilot)
            assert stage.screen is search
        entry.value = ""
        await write(pilot, "dinos")
        await settle(pilot)
        assert "1 found." in stage.shown()
        assert "They took my dinosaur [/b]" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, WorryPage)


async def test_a_name_that_is_common_in_the_roll_hides_no_worry_and_finds_the_pupil_once(
    school: School,
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    pupil = {"forename": "Amy", "school_class": "Oak"}
    for number in range(60):
        said = {
            **pupil,
            "surname": f"Poe{'abcdef'[number % 6]}",
            "born": f"2017-05-{number // 6 + 1:02}",
        }
        id = changing.add_pupil(dsl, said, school.now)
        changing.add_adult(dsl, id, {**ADULT, "surname": "Poe", "forename": "Amy"}, school.now)
    changing.leave(dsl, id, {"on": "2026-03-03", "why": "Amy Poe moved"}, school.now)
    tell(school, 1, words="They took my dinosaur", name="Amy Poe")
    collect.collect(dsl, school.now)
    stage = Stage(lambda: Search(dsl, school.intake, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await write(pilot, "amy poe")
        await settle(pilot)
        found = rows(stage, "#hits")
        assert (len(found), found[0][1], {row[1] for row in found[1:]}) == (50, "Worry", {"Pupil"})
        stage.screen.query_one("#words", LineEntry).value = "amy poef"
        await settle(pilot)
        assert [row[1:3] for row in rows(stage, "#hits")] == [("Pupil", "Amy Poef")] * 10
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, PupilPage)


async def test_somebody_else_s_words_are_not_found(school: School) -> None:
    tell(school, 1, words="They took my dinosaur", kept_from=(school.people["Ms Hart"],))
    collect.collect(school.sign_in("Mrs Adeyemi"), school.now)
    stage = desk_of(school, school.sign_in("Ms Hart"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(stage, "#pane-waiting") == []
        await pilot.press("slash")
        await settle(pilot)
        await write(pilot, "dinosaur")
        await settle(pilot)
        assert "Nothing in your drawers holds all of these words." in stage.shown()
