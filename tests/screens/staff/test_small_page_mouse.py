"""The page of small worries by the mouse alone: marks, groups and every key of its line."""

import pytest

from screens.staff.key_line import KeyLine
from screens.staff.worries.worry_page import WorryPage
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.desk_stage import settle
from tests.screens.staff.record_stage import SMALL
from tests.screens.staff.small_stage import (
    at_once,
    marks,
    note,
    page_of,
    quarrels,
    read_here,
    until,
)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once(monkeypatch)


async def test_the_mouse_selects_a_mark_and_a_group(school: School, dsl: Session) -> None:
    quarrels(school, 4)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await read_here(pilot, stage)
        await pilot.click("#small-list", offset=(4, 4))
        await until(pilot, lambda: marks(stage)[1] == "[x]")
        assert marks(stage)[0] == "[ ]"
        await pilot.click("#small-list", offset=(20, 5))
        await settle(pilot)
        await read_here(pilot, stage)
        assert marks(stage)[2] == "[ ]"
        await pilot.click("#small-list", offset=(20, 2))
        await settle(pilot)
        assert marks(stage)[:4] == ["[x]", "[x]", "[x]", "new"]
        assert note(stage) == "2 more selected · 1 not read yet"
        await pilot.click("#small-list", offset=(20, 3), times=2)
        await settle(pilot)
        assert isinstance(stage.screen, WorryPage)


async def test_every_key_of_the_line_can_be_clicked(school: School, dsl: Session) -> None:
    quarrels(school, 4)
    async with (stage := page_of(school, dsl)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await read_here(pilot, stage)
        await pilot.click("#small-keys", offset=(2, 0))
        await settle(pilot)
        assert marks(stage)[0] == "[x]"
        line = stage.screen.query_one("#small-keys", KeyLine).render().plain
        await pilot.click("#small-keys", offset=(line.index("F Answer"), 0))
        await settle(pilot)
        assert "Answer and file 1 worry: how did it end?" in stage.shown()
