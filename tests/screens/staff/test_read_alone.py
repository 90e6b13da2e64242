"""What one person alone reads, on the desk and on its page."""

from datetime import timedelta

from screens.staff.worries.worry_page import WorryPage
from store.cases.alone import TITLE_READ, TITLE_STAYS
from tests.made_up import School
from tests.screens.staff.desk_stage import desk_of, press, rows, settle, tell


async def test_what_one_alone_reads_is_to_do_and_its_page_says_who_else_does_when(
    school: School,
) -> None:
    away = tuple(school.people[each] for each in ("Mr Patel", "Ms Hart"))
    tell(school, 1, words="tom is mean", name="Amy Poe", kept_from=away)
    chair = school.people["Dr Quince"]
    tell(school, 1, words="leo is mean", name="Bo Lin", kept_from=(*away, chair))
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        expected = [("", "tomorrow", TITLE_STAYS, name) for name in ("Amy Poe", "Bo Lin")]
        assert sorted(rows(stage, "#pane-mine")) == expected
        pages = list[str]()
        for _ in expected:
            await press(pilot, "enter")
            assert isinstance(stage.screen, WorryPage)
            pages.append(stage.shown())
            await press(pilot, "escape", "down")
        amy, bo = sorted(pages)
        assert "kept from whoever else could. Dr Quince reads it too from tomorrow" in amy
        assert "You alone can open it, and nobody is left to let in" in bo
        school.now += timedelta(days=1, minutes=1)
        await press(pilot, "r")
        assert [row[2:] for row in rows(stage, "#pane-overdue")] == [
            (TITLE_READ, "Mrs Adeyemi", "Bo Lin")
        ]
        assert "You alone can open “Bo Lin”. Have the headteacher" in stage.shown()
