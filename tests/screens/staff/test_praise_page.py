"""Something good on the desk: a list of its own, read by opening it, and plain text only."""

from screens.staff.desk.desk import Desk
from screens.staff.worries.praise_page import MORE_THAN_PRAISE, PraisePage
from screens.widgets.ask import Ask
from screens.widgets.listing import Listing
from store.worries.good import KIND, Good
from tests.made_up import School
from tests.screens.staff.desk_stage import DESK_HOSTILE, click_row, desk_of, rows, settle, tell


async def test_it_stands_in_a_list_of_its_own_and_is_read_by_opening_it(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    school.intake.say_good(
        Good(what=KIND, to=lee.person_id, peg="fox", class_name="Oak"), school.now
    )
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Nobody asks anything of you." in stage.shown()
        assert "Good 1" in stage.shown()
        await pilot.press("3", "enter")
        await settle(pilot)
        assert isinstance(stage.screen, PraisePage)
        assert "My friend was kind" in stage.shown()
        assert MORE_THAN_PRAISE not in stage.shown()
        await pilot.press("escape")
        await settle(pilot)
        assert rows(stage, "#pane-praise") == [
            ("read", "today 09:14", "The fox, Oak", "Miss Lee"),
        ]
        assert "Good 1" not in stage.shown()


async def test_typed_words_are_plain_text_and_a_concern_is_one_key_away(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    words = " ".join(DESK_HOSTILE)
    school.intake.say_good(Good(words=words, name="[/b]", to=school.people["Miss Lee"]), school.now)
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click(list(stage.screen.query("#panes Tile"))[-1])
        await settle(pilot)
        (row,) = stage.screen.query_one("#pane-praise", Listing).rows
        await click_row(pilot, "#pane-praise", row.id)
        shown = stage.shown()
        assert "[@click=app.quit]x[/]" in shown
        assert "\x1b" not in shown
        assert "It is for Miss Lee." in shown
        assert "log it" in shown
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(stage.screen, Ask)


async def test_the_tiles_show_two_digits_in_a_small_window(school: School) -> None:
    for _ in range(10):
        tell(school)
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(stage.screen, Desk)
        assert "Waiting 10" in stage.shown()
