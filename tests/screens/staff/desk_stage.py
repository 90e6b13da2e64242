"""A stage for one staff screen: what it ends with, what it says, what is to be seen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Unpack

from textual.app import ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from screens.staff.base import StaffScreen
from screens.staff.desk.desk import Desk
from screens.staff.key_line import KeyLine
from screens.widgets.dialog_text import MORE, DialogText
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from store.letterbox.told import Told
from store.signing_in.session import Session
from tests.made_up import School
from tests.said import Said
from tui.closed_doors import ClosedDoors
from tui.staff_ways import StaffWays
from tui.themes import STYLES, THEMES

DESK_HOSTILE = ("[@click=app.quit]x[/]", "[/b]", "\x1b[2J\x1b]52;c;YQ==\x07", "\x9b31m", "a\u202eb")

FRAMES = frozenset("█▀▄▌▐│║┃─═╭╮╰╯╔╗╚╝┌┐└┘")
"""What frames and scroll bars are drawn with."""


class Stage(StaffWays, ClosedDoors):
    """Pushes one screen and remembers how it ends."""

    CSS_PATH = list(STYLES)

    def __init__(self, make: Callable[[], Screen[Any]], theme: str = "dark") -> None:
        super().__init__()
        self.make = make
        self.ends: list[Any] = []
        self.heard: list[Message] = []
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield Static("the pupils' page")

    def on_mount(self) -> None:
        self.push_screen(self.make(), self.ends.append)

    def on_desk_leave(self, message: Desk.Leave) -> None:
        self.heard.append(message)

    def on_staff_screen_lock_now(self, message: StaffScreen.LockNow) -> None:
        self.heard.append(message)

    def shown(self) -> str:
        """Everything on the screen as text, without frames, each run of spaces as one."""
        strips = self.screen._compositor.render_strips()
        return unframed(" ".join(strip.text for strip in strips))


def unframed(drawn: str) -> str:
    """Return what is drawn without frames, each run of spaces as one."""
    return " ".join("".join(" " if each in FRAMES else each for each in drawn).split())


async def settle(pilot: Pilot[Any]) -> None:
    """Let slow work end and everything it leads to be drawn."""
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause()


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type text, key by key."""
    for letter in text:
        await pilot.press({" ": "space"}.get(letter, letter))
    await pilot.pause()


async def read_through(pilot: Pilot[Any]) -> None:
    """Read what stands above the form in front to its end, by its key."""
    while MORE in str(pilot.app.screen.query_one(DialogText).border_subtitle):
        await pilot.press("pagedown")
        await pilot.pause()


async def enter_pin(pilot: Pilot[Any], secret: str) -> None:
    """Type a PIN or pass-phrase and wait until it was tried."""
    await write(pilot, secret)
    await pilot.press("enter")
    await settle(pilot)


async def click_row(pilot: Pilot[Any], listing: str, row_id: str) -> None:
    """Click a row of a list by its id."""
    found = pilot.app.screen.query_one(listing, Listing)
    place = [row.id for row in found.rows].index(row_id)
    await pilot.click(listing, offset=(6, place + 2))
    await settle(pilot)


async def click_key(pilot: Pilot[Any], key: str) -> None:
    """Click a key of the page's line of keys."""
    lines = {each.id: line for line in pilot.app.screen.query(KeyLine) for each in line.keys}
    line = lines[key]
    place = [each.id for each in line.keys].index(key)
    before = sum(line._words(each).cell_length + len(line.GAP) for each in line.keys[:place])
    assert await pilot.click(line, offset=(before + 1, 0))


def rows(stage: Stage, listing: str) -> list[tuple[str, ...]]:
    """The word and cells of every row of a list."""
    found = stage.screen.query_one(listing, Listing)
    return [(row.word, *row.cells) for row in found.rows]


def desk_of(school: School, session: Session) -> Stage:
    """A stage with somebody's desk."""
    return Stage(lambda: Desk(session, school.intake, lambda: school.now))


def tell(school: School, hours: float = 0.0, **told: Unpack[Said]) -> None:
    """Have something told so many hours ago."""
    school.intake.post(Told(**told), school.now - timedelta(hours=hours))


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys; what each leads to is there before the next."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def put(stage: Stage, **values: str) -> None:
    """Fill in the form in front and leave it open."""
    form = stage.screen.query_one(Form)
    for name, value in values.items():
        form._rows[name].entry.value = value
