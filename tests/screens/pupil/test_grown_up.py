"""A grown-up says whether they have a PIN."""

import pytest

from screens.pupil.grown_up import GrownUp
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.pupil.stage import Stage


@pytest.mark.parametrize(
    ("keys", "result"), [("1", "pin"), ("2", "slip"), ("ctrl+b", None), ("backspace", None)]
)
async def test_a_grown_up_chooses_their_way(school: School, keys: str, result: str | None) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(GrownUp(school.intake, lambda: school.now))
        await pilot.pause()
        assert too_faint(app) == []
        await pilot.press(keys)
        await pilot.pause()
        assert app.results == [result]


@pytest.mark.parametrize(("tile", "result"), [("pin", "pin"), ("slip", "slip"), ("back", None)])
async def test_a_grown_up_chooses_by_mouse(school: School, tile: str, result: str | None) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(GrownUp(school.intake, lambda: school.now))
        await pilot.pause()
        await pilot.click(f"#{tile}")
        await pilot.pause()
        assert app.results == [result]
