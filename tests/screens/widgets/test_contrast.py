from collections.abc import Callable, Sequence
from typing import Any

import pytest
from rich.color_triplet import ColorTriplet
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Button

from screens.widgets.ask import Ask
from screens.widgets.dialogs import Confirm
from screens.widgets.form import Form
from screens.widgets.listing import Listing, Row
from screens.widgets.picture import picture_names
from screens.widgets.picture_code import PictureCodeView
from screens.widgets.pin_pad import PinPad
from screens.widgets.plain import PlainText, plain
from screens.widgets.text_entry import LineEntry, TextEntry
from screens.widgets.tile import Tile, Tiles
from tests.contrast import contrast, too_faint
from tests.screens.widgets.form_fields import FIELDS
from tests.screens.widgets.list_rows import COLUMNS, EMPTY, rows
from tui.themes import THEMES

TONES: Sequence[Any] = ("urgent", "warning", "good", "quiet")


def tiles() -> Widget:
    return Tiles(
        Tile("One", selected=True),
        Tile("Two", classes="-now"),
        Tile("Three", disabled=True),
        Tile("Four"),
        columns=2,
        numbered=True,
    )


def buttons() -> Widget:
    return Container(
        Button(plain("Go"), classes="-main"), Button(plain("Back")), Button("Off", disabled=True)
    )


def listing() -> Widget:
    toned = [Row(tone, ("a", "b", "c"), tone, tone.upper()) for tone in TONES]
    return Listing(COLUMNS, [*toned, *rows(40)], empty=EMPTY)


def words() -> Widget:
    roles = ("title", "lead", "quiet", "urgent", "warning", "good")
    return Container(*(PlainText(f"{role} words", classes=role) for role in roles))


WIDGETS: dict[str, Callable[[], Widget]] = {
    "tiles": tiles,
    "buttons": buttons,
    "form": lambda: Form(FIELDS, {"to": "home", "kind": "home", "procedure": "p2"}),
    "listing": listing,
    "empty": lambda: Listing(COLUMNS, empty=EMPTY),
    "line": lambda: LineEntry(placeholder="write here"),
    "text": lambda: TextEntry(placeholder="write here"),
    "pin": lambda: PinPad(placeholder="PIN"),
    "view": lambda: PictureCodeView(picture_names("pegs")[:4]),
    "words": words,
}

PUPIL = ("tiles", "text", "code", "view")


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_widget_reads_well_wherever_the_focus_is(
    stage: Callable[..., Any], theme: str
) -> None:
    app = stage(theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        for name, make in WIDGETS.items():
            app.screen.update_classes({"-pupil": name in PUPIL, "-staff": name not in PUPIL})
            await app.screen.mount(widget := make())
            for key in ("tab", "x", "tab", "ctrl+s", "shift+tab"):
                await pilot.press(key)
                await pilot.pause()
                assert (name, too_faint(app)) == (name, [])
            await widget.remove()


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_what_the_mouse_is_over_and_dialogs_read_well(
    stage: Callable[..., Any], theme: str
) -> None:
    app = stage(tiles(), buttons(), theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        for tile in (*app.query(Tile), *app.query(Button)):
            await pilot.hover(tile)
            assert too_faint(app) == []
        for dialog in (Confirm("a", "b"), Ask("a", FIELDS, intro="c")):
            await app.push_screen(dialog)
            await pilot.pause()
            assert too_faint(app) == []


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_selected_text_reads_well(stage: Callable[..., Any], theme: str) -> None:
    app = stage(LineEntry("some words"), TextEntry("some words"), theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        for entry in (app.query_one(LineEntry), app.query_one(TextEntry)):
            entry.focus()
            await pilot.press("end", "shift+home")
            await pilot.pause()
            assert too_faint(app) == []


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_greys_read_well_too(
    stage: Callable[..., Any], theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = stage(tiles(), listing(), words(), theme=theme)
    async with app.run_test(size=(80, 50)) as pilot:
        app.screen.add_class("-staff")
        await pilot.press("tab")
        await pilot.pause()
        assert app.no_color
        assert too_faint(app) == []


def test_contrast_is_measured_as_the_guidelines_say() -> None:
    black, white = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(ColorTriplet(0x76, 0x76, 0x76), white) == pytest.approx(4.54, abs=0.01)
