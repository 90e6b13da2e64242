from collections.abc import Callable
from typing import Any

import pytest

from screens.widgets.picture import picture_names, picture_word
from screens.widgets.picture_code import PictureCodeView

NAMES = picture_names("pegs")


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_code_is_shown_with_its_words_in_order(
    stage: Callable[..., Any], width: int
) -> None:
    app = stage(PictureCodeView(NAMES[:4]))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        for place, name in enumerate(NAMES[:4], 1):
            assert f"{place} {picture_word(name)}" in app.shown()
