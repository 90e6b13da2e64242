"""Measure the contrast of what is on the screen, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot

from screens.looks import NAMES

DRAWN = frozenset(" \n▀▄█")
"""Spaces and the half blocks of pictures and codes, which are measured elsewhere."""


@dataclass(frozen=True)
class Cell:
    """A cell on the screen with its two colours."""

    x: int
    y: int
    character: str
    foreground: ColorTriplet
    background: ColorTriplet

    @property
    def contrast(self) -> float:
        return contrast(self.foreground, self.background)


@cache
def contrast(foreground: ColorTriplet, background: ColorTriplet) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((_luminance(foreground), _luminance(background)))
    return (lighter + 0.05) / (darker + 0.05)


def cells(app: App[Any]) -> Iterator[Cell]:
    """Yield every cell of the screen that is not drawn by half blocks."""
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for text, style, _ in strip:
            colours = None
            for character in text:
                if character not in DRAWN:
                    colours = colours or _colours(character, style)
                    yield Cell(x, y, character, *colours)
                x += 1


def too_faint(app: App[Any], least: float = 7.0) -> list[str]:
    """Return what reads worse than `least`, with its place and colours; empty when well."""
    return [
        f"{cell.character!r} at {cell.x},{cell.y}: {cell.contrast:.1f} "
        f"({cell.foreground.hex} on {cell.background.hex})"
        for cell in cells(app)
        if cell.contrast < least
    ]


async def faint_in_some_look(pilot: Pilot[Any], least: float = 7.0) -> list[str]:
    """Return what reads worse than `least` in any look; the app wears its own again afterwards."""
    app = pilot.app
    own, found = app.theme, too_faint(app, least)
    for look in (name for name in (*NAMES, own) if name != app.theme):
        app.theme = look
        await pilot.pause()
        await pilot.pause()
        if look != own:
            found += [f"{look}: {each}" for each in too_faint(app, least)]
    return found


def _colours(character: str, style: Style | None) -> tuple[ColorTriplet, ColorTriplet]:
    colours = (style.color, style.bgcolor) if style else (None, None)
    fore, back = colours[::-1] if style and style.reverse else colours
    assert fore is not None, f"{character!r} has no colour of its own"
    assert back is not None, f"{character!r} has no ground of its own"
    return fore.get_truecolor(), back.get_truecolor()


def _luminance(colour: ColorTriplet) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
