"""Enter on a mention that waits asks at once whether it is about them."""

from screens.widgets.ask import Ask
from store import on_desk
from tests.made_up import School
from tests.screens.staff.desk_stage import desk_of, rows, settle
from tests.store.adults.named_stage import tell


async def test_enter_on_a_mention_that_waits_asks_whether_it_is_about_them(school: School) -> None:
    told = tell(school, "Mrs Adeyemi helped me", "Mr Patel")
    stage = desk_of(school, told.session)
    async with stage.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        waiting = rows(stage, "#pane-mine")
        assert [row[2] for row in waiting] == ["Triage it (F)", "Is it about Mrs Adeyemi?"]
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(stage.screen, Ask)
        assert "that Mrs Adeyemi did?" in stage.shown()
        await pilot.press("1", "ctrl+s")
        await settle(pilot)
        assert not on_desk.to_say(told.session, school.now), "one key answers it"
