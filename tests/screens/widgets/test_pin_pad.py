from collections.abc import Callable
from typing import Any

from screens.widgets.pin_pad import PinPad


async def test_a_pin_is_entered_with_the_mouse_alone(stage: Callable[..., Any]) -> None:
    app = stage(PinPad())
    async with app.run_test() as pilot:
        for key in ("7", "3", "9", "delete", "0", "enter"):
            await pilot.click(f"PinKey.-{key}")
        assert [said.secret for said in app.said(PinPad.Entered)] == ["730"]


async def test_a_passphrase_is_entered_with_the_keyboard_alone(
    stage: Callable[..., Any],
) -> None:
    pad = PinPad()
    app = stage(pad)
    async with app.run_test() as pilot:
        pad.entry.focus()
        await pilot.press(*"fox", "space", *"tin", "space", "9", "enter")
        assert [said.secret for said in app.said(PinPad.Entered)] == ["fox tin 9"]


async def test_the_pad_never_shows_or_keeps_what_was_entered(
    stage: Callable[..., Any],
) -> None:
    pad = PinPad(placeholder="PIN")
    app = stage(pad)
    async with app.run_test() as pilot:
        pad.entry.focus()
        await pilot.press("8", "8", "8")
        await pilot.pause()
        assert "888" not in app.shown()
        assert "•••" in app.shown()
        await pilot.press("enter")
        assert pad.entry.value == ""


async def test_enter_without_anything_says_nothing(stage: Callable[..., Any]) -> None:
    pad = PinPad()
    app = stage(pad)
    async with app.run_test() as pilot:
        pad.entry.focus()
        await pilot.press("enter")
        await pilot.click("PinKey.-enter")
        assert app.said(PinPad.Entered) == []


async def test_the_focus_stays_in_the_entry(stage: Callable[..., Any]) -> None:
    pad = PinPad()
    app = stage(pad)
    async with app.run_test() as pilot:
        await pilot.click("PinKey.-5")
        assert app.focused is pad.entry
        await pilot.press("6", "tab")
        assert app.focused is pad.entry
        pad.clear()
        assert pad.entry.value == ""
