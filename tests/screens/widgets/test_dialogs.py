from collections.abc import Callable
from typing import Any

from textual import events

from screens.widgets.ask import Ask
from screens.widgets.dialogs import Confirm, Message
from store.fields import Field, Kind

FIELDS = (Field("why", "Why", required=True),)
WAITING = object()


async def answer(app: Any, dialog: Any) -> list[Any]:
    answers: list[Any] = []
    await app.push_screen(dialog, answers.append)
    return answers


async def test_enter_says_yes_and_escape_says_no(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Confirm("Send?", "Now.", "Send", "Not yet"))
        await pilot.press("enter")
        answers += await answer(app, Confirm("Send?", "Now."))
        await pilot.press("escape")
        await pilot.pause()
        assert answers == [True]


async def test_arrows_go_to_the_other_answer(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Confirm("Send?", "Now."))
        await pilot.press("right", "enter")
        await pilot.pause()
        assert answers == [False]


async def test_a_careful_question_begins_at_no(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Confirm("Destroy?", "For good.", careful=True))
        await pilot.press("enter")
        await pilot.pause()
        assert answers == [False]


async def test_the_mouse_answers_too(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Confirm("Send?", "Now."))
        await pilot.click("#confirm-yes")
        await pilot.pause()
        assert answers == [True]


async def test_a_message_waits_until_it_is_read(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Message("Saved", "It is kept."))
        await pilot.pause()
        assert "It is kept." in app.shown()
        await pilot.press("enter")
        await pilot.pause()
        assert answers == [None]


async def test_the_words_filled_in_are_the_answer(stage: Callable[..., Any]) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Ask("Close", FIELDS, intro="Kept with the case."))
        await pilot.press("o", "k", "ctrl+s")
        await pilot.pause()
        assert answers == [{"why": "ok"}]


async def test_what_is_typed_while_a_form_is_being_built_stands_in_it(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    async with app.run_test() as pilot:
        more = [Field(f"more{place}", "More") for place in range(20)]
        dialog, answers = Ask("Why?", [*FIELDS, *more]), list[Any]()
        app.push_screen(dialog, answers.append)
        for letter in "No bus":
            app.post_message(events.Key("space" if letter == " " else letter, letter))
        app.post_message(events.Key("ctrl+s", None))
        assert not dialog.is_mounted, "all of it came before there was a field"
        await pilot.pause()
        await pilot.pause()
        assert [each["why"] for each in answers] == ["No bus"]


async def test_going_back_from_an_untouched_form_asks_nothing(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Ask("Close", FIELDS, {"why": "was so"}))
        await pilot.press("escape")
        await pilot.pause()
        assert answers == [None]


async def test_what_was_typed_is_thrown_away_only_when_asked(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    async with app.run_test() as pilot:
        answers = await answer(app, Ask("Close", FIELDS))
        await pilot.press("x", "escape", "enter")
        await pilot.pause()
        assert answers == []
        await pilot.press("y", "escape", "left", "enter")
        await pilot.pause()
        assert answers == [None]


async def test_hostile_words_are_only_words(stage: Callable[..., Any], hostile: str) -> None:
    app = stage()
    async with app.run_test() as pilot:
        await answer(app, Message(hostile, hostile, hostile))
        await pilot.click(".dialog-title")
        await pilot.press("escape")
        await answer(app, Confirm(hostile, hostile * 300, hostile, hostile))
        await pilot.pause()
        assert app.screen.query_one("#confirm-yes").region.area
        await pilot.click("#confirm-yes")
        assert app.is_running


async def test_what_is_filled_in_already_is_wrapped_to_the_width_there_is(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    said = {"why": "The child told us something good, or asked for nothing."}
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(app, Ask("Why?", (Field("why", "Why", Kind.TEXT, True),), said))
        await pilot.pause()
        assert "something good, or asked" in app.shown()


async def test_a_text_that_is_all_there_is_to_read_has_the_room_there_is(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    said = {"text": "\n".join(f"line {n}" for n in range(15))}
    async with app.run_test(size=(120, 40)) as pilot:
        await answer(app, Ask("A letter", (Field("text", "The letter", Kind.TEXT, True),), said))
        await pilot.pause()
        assert "line 0" in app.shown()
        assert "line 14" in app.shown()
        assert app.screen.query_one("#form-save").region.area


async def test_a_last_question_answered_with_no_leads_back_to_the_form(
    stage: Callable[..., Any],
) -> None:
    app = stage()
    async with app.run_test() as pilot:
        ask = Ask("Why?", FIELDS, {"why": "So"}, sure=lambda said: Confirm("Sure?", said["why"]))
        answers = await answer(app, ask)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await pilot.pause()
        assert ask.is_current
        assert answers == []
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert answers == [{"why": "So"}]
