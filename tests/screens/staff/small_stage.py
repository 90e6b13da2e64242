"""A stage for the page of small worries: has things told, reads, and tells what is to be seen."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.staff.worries import small_page
from screens.staff.worries.in_turn import InTurn
from screens.staff.worries.small_list import SmallList, is_heading
from screens.staff.worries.small_page import SmallWorries
from screens.widgets.plain import PlainText
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries.worry import Worry
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, settle

NEVER = 3600.0
TICKED = ("1", "tab", "1", "ctrl+s")
"""The keys that tick the first of what was done and of what is known, and save it."""
PATIENCE = 60.0
"""Seconds after which something that is waited for will never come."""
QUARRELS = (
    "they wont let me play football",
    "the big ones took our ball",
    "it was my turn in goal",
    "nobody passes to me",
    "I want a turn being captain",
    "we fell out about the teams",
    "he kicked the ball over the fence",
    "Leo said I cant be on his team",
    "Kai pushed in front of me",
    "he said I cheated and I didnt",
)
ODD = "we play football and then his dad said it is our secret"
NAMES = ["Sam Fox", "Ada Finch", "Tom Reed", "Amy Poe", "Zoe Bell", "Eva King", "Leo Ash"]
NAMES += ("Kai Wood", "Mia Lane", "Ben Cole")


def tell(school: School, name: str, words: str, minutes: int = 0, **told: Any) -> str:
    """Have a child of Oak tell something so many minutes ago; return the worry's subject."""
    known = {"class_name": "Oak", "version": "older", "when": "another_day", **told}
    at = school.now - timedelta(minutes=minutes)
    return school.intake.post(Told(name=name, words=words, **known), at).subject


def quarrels(school: School, count: int = 10) -> list[str]:
    """Have so many football quarrels told in one part of the day; return their subjects."""
    told = list(zip(NAMES, QUARRELS, strict=True))[:count]
    return [tell(school, name, words, 25 - n) for n, (name, words) in enumerate(told)]


def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count words as read as soon as they have been in sight."""
    monkeypatch.setattr(small_page, "DWELL", 0.001)
    monkeypatch.setattr(small_page, "LOOK_AGAIN", NEVER)


def page_of(school: School, session: Session, now: Callable[[], datetime] | None = None) -> Stage:
    """A stage with the page of small worries."""
    return Stage(lambda: SmallWorries(session, school.intake, now or (lambda: school.now)))


def page(stage: Stage) -> SmallWorries:
    """The page, wherever it stands."""
    return next(each for each in stage.screen_stack if isinstance(each, SmallWorries))


def listed(stage: Stage) -> list[tuple[str, ...]]:
    """The word, mark, name and count of every worry; the title of every group."""
    rows = page(stage).query_one(SmallList).rows
    return [
        row.cells if is_heading(row) else (row.word, row.cells[0], row.cells[2], row.cells[6])
        for row in rows
    ]


def marks(stage: Stage) -> list[str]:
    """The mark of every worry."""
    rows = page(stage).query_one(SmallList).rows
    return [row.cells[0] for row in rows if not is_heading(row)]


def note(stage: Stage) -> str:
    """What the page says."""
    return page(stage).query_one("#small-note", PlainText).text


async def until(pilot: Pilot[Any], met: Callable[[], bool]) -> None:
    """Let the program go on until something is so."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        await pilot.pause()
        if met():
            return
    raise AssertionError("it never came to be so")


async def read_here(pilot: Pilot[Any], stage: Stage) -> None:
    """Wait until what is under the cursor counts as read."""
    row = page(stage).query_one(SmallList)
    await until(pilot, lambda: row.rows[row.cursor].cells[0] != "new")


async def read_all(pilot: Pilot[Any], stage: Stage) -> None:
    """Go down through the whole list, reading."""
    listing = page(stage).query_one(SmallList)
    await pilot.press("home")
    for _ in listing.rows:
        await read_here(pilot, stage)
        await pilot.press("down")
    await settle(pilot)


async def have_read(pilot: Pilot[Any], stage: Stage) -> None:
    """Have everything read, as if somebody had gone down through it already."""
    each_read = [each for each in page(stage).pile.worries if not each.by_itself]
    for each in each_read:
        page(stage).choice.note_read(each)
    page(stage).look()
    await settle(pilot)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys; what each leads to is there before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def save(pilot: Pilot[Any], stage: Stage, preset: str = "2") -> None:
    """Answer and file what is selected, with an ending as it stands."""
    await press(pilot, "f", preset, *TICKED)
    assert isinstance(stage.screen, InTurn)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(stage.screen, SmallWorries))
    await settle(pilot)


def worry_of(session: Session, subject: str) -> Worry:
    """The worry as it stands, wherever it lies."""
    collect.collect(session, datetime.fromisoformat("2026-03-03T09:14:00+00:00"))
    drawer = session.find(subject)
    assert drawer is not None
    worry = drawer.get(subject)
    assert isinstance(worry, Worry)
    return worry
