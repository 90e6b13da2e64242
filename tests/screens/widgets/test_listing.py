from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from screens.widgets.columns import Column, fitted, widths
from screens.widgets.listing import Listing, Row, pointing_at_new
from tests.screens.widgets.list_rows import COLUMNS, EMPTY, rows


async def test_arrows_move_and_enter_chooses(stage: Callable[..., Any]) -> None:
    listing = Listing(COLUMNS, rows(50), empty=EMPTY)
    app = stage(listing)
    async with app.run_test(size=(60, 12)) as pilot:
        listing.focus()
        await pilot.press("down", "down", "enter", "end", "enter", "home", "pagedown", "enter")
        await pilot.pause()
        assert [said.row_id for said in app.said(Listing.Chosen)] == ["r2", "r49", "r8"]
        assert app.said(Listing.Highlighted)[-1].row_id == "r8"
        assert "▶ today    number 8" in app.shown()


async def test_a_click_chooses_the_row_under_it(stage: Callable[..., Any]) -> None:
    listing = Listing(COLUMNS, rows(50), empty=EMPTY)
    app = stage(listing)
    async with app.run_test(size=(60, 12)) as pilot:
        listing.focus()
        await pilot.press("end")
        await pilot.pause()
        await pilot.click(listing, offset=(5, 1))
        await pilot.click(listing, offset=(5, 2))
        place = 50 - (12 - 3)
        assert [said.row_id for said in app.said(Listing.Chosen)] == [f"r{place}"]


async def test_the_header_stays_while_rows_scroll(stage: Callable[..., Any]) -> None:
    listing = Listing(COLUMNS, rows(10_000), empty=EMPTY)
    app = stage(listing)
    async with app.run_test(size=(60, 12)) as pilot:
        listing.focus()
        await pilot.press("end")
        await pilot.pause()
        assert "When     What" in app.shown()
        assert "number 9999" in app.shown()


@pytest.mark.usefixtures("painted")
async def test_ten_thousand_rows_draw_only_what_is_in_sight(
    stage: Callable[..., Any],
) -> None:
    drawn: list[int] = []

    class Counted(Listing):
        def render_line(self, y: int) -> Any:
            drawn.append(y)
            return super().render_line(y)

    listing = Counted(COLUMNS, rows(10_000), empty=EMPTY)
    app = stage(listing)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert max(drawn) < 12


async def test_the_cursor_stays_on_its_row_when_the_rows_change(
    stage: Callable[..., Any],
) -> None:
    listing = Listing(COLUMNS, rows(9), empty=EMPTY)
    app = stage(listing)
    async with app.run_test() as pilot:
        listing.focus()
        await pilot.press("down", "down", "down")
        listing.show(rows(9)[2:])
        assert listing.row_id == "r3"
        listing.show(rows(1))
        assert listing.row_id == "r0"
        listing.show([])
        assert listing.row_id is None
        await pilot.press("down", "enter", "pageup")
        await pilot.pause()
        assert app.said(Listing.Chosen) == []


async def test_the_cursor_goes_to_the_row_that_somebody_has_just_written(
    stage: Callable[..., Any],
) -> None:
    listing = Listing(COLUMNS, empty=EMPTY)
    app = stage(listing)
    async with app.run_test():
        with pointing_at_new(app):
            listing.show(rows(2))
            assert listing.row_id == "r0", "of the first rows the first"
            listing.show(rows(4))
            assert listing.row_id == "r2"
            listing.show(rows(4)[:2])
            assert listing.row_id == "r1"
        listing.show(rows(4))
        assert listing.row_id == "r1", "what others write moves nothing"


async def test_an_empty_id_is_a_row_like_any_other(stage: Callable[..., Any]) -> None:
    nobody = Row("", ("", "nobody", ""))
    listing = Listing(COLUMNS, empty=EMPTY)
    app = stage(listing)
    async with app.run_test():
        listing.show([*rows(3), nobody])
        assert listing.row_id == "r0"


async def test_an_empty_list_says_what_would_be_here(stage: Callable[..., Any]) -> None:
    app = stage(Listing(COLUMNS, empty=EMPTY))
    async with app.run_test(size=(50, 12)):
        assert "Nothing waits. When a child tells something" in app.shown()
        assert "here." in app.shown()


async def test_a_tone_is_said_in_a_word_too(stage: Callable[..., Any]) -> None:
    loud = Row("a", ("today", "please come", "Oak"), "urgent", "NOW")
    app = stage(Listing(COLUMNS, [loud, *rows(2)], empty=EMPTY))
    async with app.run_test():
        assert "NOW today    please come" in app.shown()
        assert "      today    number 0" in app.shown()


async def test_hostile_cells_are_only_words(stage: Callable[..., Any], hostile: str) -> None:
    listing = Listing(
        (Column(hostile), Column(hostile, 8)),
        [Row("a", (hostile + "\n\n" + hostile, hostile), "quiet", hostile)],
        empty=hostile,
    )
    app = stage(listing)
    async with app.run_test(size=(120, 12)) as pilot:
        for x in range(1, 100, 9):
            await pilot.click(listing, offset=(x, 2))
        assert app.is_running
        assert len(app.said(Listing.Chosen)) == 11
        assert not {"\x1b", "\x9b", "\u202e"} & set(app.shown())


def test_fitted_text_is_exactly_as_wide_as_its_column() -> None:
    for text in ("", "abc", "abcdefghij", "早安早安早安", "🦊🦊🦊🦊🦊", "e\u0301" * 20, "a\tb\nc"):
        for width in range(9):
            assert cell_len(fitted(text, width)) == width


def test_columns_without_a_width_share_the_rest() -> None:
    columns = (Column("a", 8), Column("b"), Column("c"), Column("d", 4))
    assert widths(columns, 50) == [8, 18, 17, 4]
    assert widths(columns, 10) == [8, 6, 6, 4]
