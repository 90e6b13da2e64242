from collections.abc import Callable
from typing import Any

import pytest

from screens.widgets.picture import Picture, picture_names
from screens.widgets.picture_code import PictureCodeView

NAMES = picture_names("pegs")


@pytest.mark.parametrize("width", [60, 80, 170])
async def test_the_code_is_shown_in_order_as_large_as_there_is_room_and_without_keys(
    stage: Callable[..., Any], width: int
) -> None:
    app = stage(PictureCodeView(NAMES[:4]))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        (line,) = [line for line in app.shown().split("\n") if "fox" in line]
        assert line.split() == ["fox", "→", "bee", "→", "moon", "→", "boat"]
        assert app.query(Picture).first().size.height == {60: 4, 80: 10, 170: 20}[width]
