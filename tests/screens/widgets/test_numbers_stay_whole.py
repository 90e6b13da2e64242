"""A telephone number is read in one piece: it is never broken across two lines."""

import pytest

from screens.web.drawing import _shown
from screens.widgets.plain import PlainText
from store.names import tidy
from tests.screens.pupil.stage import Stage

SAYS = "You can also call Childline on 0800 1111. It is free."


@pytest.mark.parametrize("width", [32, 34, 36, 38, 40])
async def test_a_number_stands_on_one_line_at_any_width(width: int) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        line = PlainText(SAYS)
        line.styles.width = width
        await app.mount(line)
        await pilot.pause()
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("0800 1111" in row for row in rows)
        assert " ".join(" ".join(rows).split()) == SAYS


def test_a_browser_does_not_break_a_number() -> None:
    assert _shown(SAYS) == SAYS.replace("0800 1111", "0800\u00a01111")


def test_a_joiner_stays_where_a_script_is_spelt_with_it() -> None:
    assert tidy("می\u200cخواهم") == "می\u200cخواهم"
    assert tidy("f\u200cox") == "fox"
