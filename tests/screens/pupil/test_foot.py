"""The tiles at the foot of a page: each says what it has room for, and then all stand still."""

from screens.looks import BIGGER
from screens.pupil.what_happens import WhatHappens
from tests.languages import longer_tongue, spoken
from tests.made_up import School
from tests.screens.pupil.stage import Stage


async def test_the_foot_comes_to_rest_at_every_width_in_longer_words(school: School) -> None:
    with spoken(longer_tongue()):
        stage = Stage()
        async with stage.run_test(size=(200, 24)) as pilot:
            await stage.show(WhatHappens(school.intake, lambda: school.now, "older"))
            for large in (False, True):
                stage.set_class(large, BIGGER)
                for width in range(60, 132, 3):
                    await pilot.resize_terminal(width, 24)
