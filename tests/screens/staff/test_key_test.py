"""Every key a child may need is asked for once; what arrives otherwise is named, in words."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Button

import screens.pupil
from screens.pupil.keys import EXTRA, childs_keys
from screens.widgets.plain import PlainText
from tui.key_test_app import KeyTestApp

TYPED = {"+": "plus", "-": "minus", "/": "slash"}
KEYS = [TYPED.get(each.arrives, each.arrives) for each in childs_keys()]
"""What a terminal makes of them when they are right."""


async def test_keys_that_all_arrive_are_said_to() -> None:
    app = KeyTestApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*(key.upper() if key == "q" else key for key in KEYS[:-1]))
        assert app.screen.query_one("#keys-left", PlainText).text.startswith(f"{len(KEYS) - 1} of")
        await pilot.press(KEYS[-1])
        said = app.screen.query_one("#key-wanted", PlainText).text
        assert said == "Every key arrives as it should."
        await pilot.press("enter")
    assert app.wrong == ()


async def test_a_key_that_arrives_as_another_or_not_at_all_is_named() -> None:
    others = {"backspace": "ctrl+h", "up": "down", "1": "a", "2": "ctrl+o", "ctrl+f": "shift+tab"}
    others |= {"ctrl+s": "f3", "plus": "equals_sign", "minus": "question_mark", "tab": "pageup"}
    app = KeyTestApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in KEYS:
            if key == "left":
                await pilot.click("#nothing")
            else:
                await pilot.press(others.get(key, key))
        assert app.screen.query_one("#done", Button).display
        await pilot.click("#done")
    assert [each.sentence for each in app.wrong] == [
        "The number 1: arrived as the letter A.",
        "The number 2: arrived as Ctrl and O together.",
        "The sign -, minus: arrived as the sign ?.",
        "Tab: arrived as Page Up.",
        "The arrow to the left: nothing arrived.",
        "The arrow up: arrived as the arrow down.",
        "Backspace, which takes a letter away: arrived as Ctrl and H together.",
        "Ctrl and F together (Next): arrived as Shift and Tab together.",
        "Ctrl and S together (Send): arrived as F3.",
    ]


def test_every_key_of_every_page_for_pupils_is_tried() -> None:
    """Those of tiles are found page by page, where every page is measured."""
    wanted = {key for holder in _holders() for key in _keys(holder)}
    assert {key for key in wanted if not EXTRA.fullmatch(key)} <= set(KEYS)
    assert {*"abcdefghijklmnopqrstu", "ctrl+s", "space", "tab", "plus"} <= set(KEYS)


def _holders() -> Iterator[type[Widget]]:
    for found in walk_packages(screens.pupil.__path__, "screens.pupil."):
        for each in vars(import_module(found.name)).values():
            if isinstance(each, type) and issubclass(each, Widget):
                yield each


def _keys(holder: type[Widget]) -> Iterator[str]:
    if holder.__module__.startswith("screens.pupil"):
        for binding in holder.__dict__.get("BINDINGS", ()):
            yield from (binding.key if isinstance(binding, Binding) else binding[0]).split(",")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_everything_fits_or_scrolls(size: tuple[int, int]) -> None:
    app = KeyTestApp()
    app.animation_level = "none"  # as `tui.environment` has it
    async with app.run_test(size=size) as pilot:
        asking = app.screen.query("#key-hint, #nothing, #keys-left")
        assert all(each.region.area and each.region.bottom <= size[1] for each in asking)
        await pilot.press(*(["!"] * len(KEYS)))
        assert app.screen.query_one("#done").region.bottom <= size[1]
        said = app.screen.query_one("#keys-said")
        assert 0 < said.region.height < said.virtual_size.height
        assert app.focused is said
        await pilot.press("end")
        assert said.scroll_offset.y == said.max_scroll_y
