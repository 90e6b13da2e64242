"""Walks through the pupils' pages of a made-up school, and what staff then find."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from textual.pilot import Pilot

from screens.pupil.draft import Draft
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from screens.widgets.picture import picture_names
from screens.widgets.tile import Tile
from store.letterbox import collect
from store.letterbox.told import Told
from store.school.set_up import ClassPlan, Plan
from store.worries.good import Good
from store.worries.worry import Worry
from tests.made_up import NOW, OAKFIELD, School
from tests.screens.here import at
from tests.screens.pupil.stage import Seconds, Stage

SIZE = (80, 24)
Make = Callable[..., School]
TO_WORDS = ("1", "ctrl+f")
TO_ASK = ("ctrl+f", "2", "ctrl+y")
"""From the words: next, before home time, no name."""
PEGS = picture_names("pegs")[:30]


def one_class(version: str) -> Plan:
    """Return the plan of a school with a single class of one version."""
    return replace(OAKFIELD, classes=(ClassPlan("Oak", version, ("Miss Lee", "Mrs Adeyemi")),))


class Walk(Stage):
    """Begins at Welcome and hides as the kiosk does: every screen goes, a fresh one comes."""

    def __init__(self, school: School, theme: str = "dark", now: datetime = NOW) -> None:
        super().__init__(theme)
        self.school, self.now = school, now
        self.seconds = Seconds()
        self.draft = Draft(self.seconds)

    def get_default_screen(self) -> Welcome:
        return Welcome(self.school.intake, lambda: self.now, self.draft)

    @property
    def tell(self) -> Tell:
        """The pages of telling, which must be in front."""
        return at(self, Tell)

    def on_pupil_screen_hide_now(self, message: Any) -> None:
        super().on_pupil_screen_hide_now(message)
        while len(self.screen_stack) > 1:
            self.pop_screen()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys; `"words: abc"` types."""
    for key in keys:
        if key.startswith("words: "):
            for letter in key.removeprefix("words: "):
                await pilot.press("space" if letter == " " else letter)
        else:
            await pilot.press(key)
        await pilot.pause()


async def click(pilot: Pilot[Any], *labels: str) -> None:
    """Click the tiles with these words."""
    for label in labels:
        await pilot.pause()
        tiles = [tile for tile in pilot.app.screen.query(Tile) if label in tile.label]
        (tile,) = [tile for tile in tiles if tile.region.area]
        await pilot.click(tile)
        await pilot.pause()


def collected(school: School, name: str = "Mrs Adeyemi") -> list[Worry]:
    """Return every worry that a member of staff finds after collecting."""
    session = school.sign_in(name)
    collect.collect(session, NOW)
    found = [drawer.get(row.subject) for drawer in session.shared() for row in drawer.rows("worry")]
    session.lock()
    return found


def told(school: School, name: str = "Mrs Adeyemi") -> Told:
    """Return the one thing that was told."""
    (worry,) = collected(school, name)
    return worry.told


def good_things(school: School, name: str) -> list[Good]:
    session = school.sign_in(name)
    collect.collect(session, NOW)
    found = [session.own.get(row.subject).good for row in session.own.rows("praise")]
    session.lock()
    return found
