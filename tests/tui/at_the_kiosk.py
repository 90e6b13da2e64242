"""Somebody at the keyboard of a kiosk."""

from typing import Any

from textual.pilot import Pilot

from screens.pupil.tell import Tell
from screens.staff.desk.desk import Desk
from screens.staff.signing_in.sign_in import SignIn
from screens.widgets.tile import Tile
from tests.made_up import NOW, School
from tests.tui.conftest import apart
from tui.kiosk import Kiosk


def kiosk(school: School) -> Kiosk:
    # Every press comes a second after the one before, as a person's does.
    return Kiosk(school.home, lambda: NOW, seconds=apart())


async def keys(pilot: Pilot[Any], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()


async def typed(pilot: Pilot[Any], text: str) -> None:
    await keys(pilot, *("space" if letter == " " else letter for letter in text))


async def settled(pilot: Pilot[Any]) -> None:
    await pilot.app.workers.wait_for_complete()
    for _ in range(4):
        await pilot.pause()


async def signed_in(pilot: Pilot[Any], school: School, name: str = "Mrs Adeyemi") -> None:
    """Go through the grown-ups' door by keyboard, as somebody who has a PIN of their own."""
    await keys(pilot, "4", "1")
    assert isinstance(pilot.app.screen, SignIn)
    await typed(pilot, name.split()[-1].lower())
    await keys(pilot, "enter")
    await typed(pilot, school.pins[name])
    await keys(pilot, "enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, Desk)


async def to_the_words(pilot: Pilot[Any]) -> Tell:
    """Tell, in the older class, as far as some words."""
    await keys(pilot, "1")
    tell = pilot.app.screen
    assert isinstance(tell, Tell)
    tile = next(tile for tile in tell.query(Tile) if "Oak" in tile.label)
    tile.press()
    await pilot.pause()
    await keys(pilot, "enter", "h", "a", "t")
    return tell
