"""What is to be read before a form never takes its fields and buttons off the page."""

from collections.abc import Callable
from typing import Any

import pytest
from textual import events

from screens.widgets.ask import READ_FIRST, Ask
from screens.widgets.dialog_text import BACK, MORE, DialogText
from screens.widgets.form import NOT_YET
from store.cases.closings import ANSWER_FIELDS
from store.fields import Field, Kind

LONG = "\n".join(f"line {n}, of which whoever decides is to know" for n in range(60))


@pytest.mark.parametrize("size", [(80, 24), (80, 18), (120, 40)])
async def test_beside_the_longest_words_the_question_and_the_buttons_are_in_sight(
    stage: Callable[..., Any], size: tuple[int, int]
) -> None:
    app = stage()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Ask("Close it like this?", ANSWER_FIELDS, intro=LONG))
        await pilot.pause()
        shown = app.shown()
        for words in ("Close it like this?", "line 0,", MORE, ANSWER_FIELDS[0].label, "Save"):
            assert words in shown, words
        assert "Back  Esc" in shown
        assert BACK not in shown


async def test_nothing_is_agreed_to_before_the_end_was_in_sight(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        answers: list[Any] = []
        app.push_screen(Ask("Close it like this?", ANSWER_FIELDS, intro=LONG), answers.append)
        await pilot.pause()
        await pilot.press("1", "ctrl+s")
        await pilot.pause()
        assert answers == []
        assert READ_FIRST in app.shown()
        while (text := app.screen.query_one(DialogText)).scroll_y < text.max_scroll_y:
            await pilot.press("pagedown")
        await pilot.pause()
        shown = app.shown()
        assert "line 59," in shown
        assert BACK in shown
        assert MORE not in shown
        await pilot.press("pageup", "ctrl+s")
        await pilot.pause()
        assert answers == [{"answer": "agree"}], "it has been read once"


async def test_what_is_typed_ahead_saves_what_fits_and_nothing_unread(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        answers: list[Any] = []
        for intro in (LONG, "Kept with the case."):
            app.push_screen(Ask("Close it?", ANSWER_FIELDS, intro=intro), answers.append)
            for key, letter in (("1", "1"), ("ctrl+s", None)):
                app.post_message(events.Key(key, letter))
            for _ in range(3):
                await pilot.pause()
        assert answers == [{"answer": "agree"}], "the short one"
        assert READ_FIRST in app.shown()


async def test_what_was_refused_needs_no_second_reading(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        answers: list[Any] = []
        asked = Ask("Why?", [Field("why", "Why", required=True)], intro=LONG, wrong={"why": "No."})
        app.push_screen(asked, answers.append)
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert NOT_YET.format(count=1) in app.shown()
        await pilot.press("o", "k", "ctrl+s")
        await pilot.pause()
        assert answers == [{"why": "ok"}]


async def test_once_the_words_are_at_their_end_the_keys_are_those_of_the_fields(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    text = Field("text", "Text", Kind.TEXT)
    async with app.run_test(size=(80, 24)) as pilot:
        values = {"text": "\n".join(f"row {n}" for n in range(40))}
        await app.push_screen(Ask("Read on", [text], values, intro="First.\nSecond."))
        await pilot.pause()
        app.screen.form._rows["text"].entry.move_cursor((0, 0))
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert "row 0 " not in app.shown()
        assert "First." in app.shown()
        assert MORE not in app.shown()
