"""Opening the desk and a case, as a person sees it, with few entries and with very many."""

import asyncio
import gc
import statistics
import time
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from bench.made_up import NOW, School
from bench.measure import Ratio
from screens.staff.cases.case_page import CasePage
from screens.staff.desk.desk import Desk
from store.letterbox.intake import Intake
from store.signing_in.session import Session
from tui.closed_doors import ClosedDoors
from tui.rubbish import Rubbish
from tui.themes import STYLES, THEMES

Make = Callable[[Session], Screen[Any]]


class Bare(ClosedDoors):
    """An app to show one screen in."""

    CSS_PATH = list(STYLES)

    def on_mount(self) -> None:
        """Take the first theme."""
        self.register_theme(THEMES[0])
        self.theme = THEMES[0].name


def desk(few: School, many: School) -> Ratio:
    """Open the desk."""
    return _compare(
        "Opening the desk, 100,000 entries / 1,000",
        (many, lambda s: Desk(s, Intake(s.home), lambda: NOW)),
        (few, lambda s: Desk(s, Intake(s.home), lambda: NOW)),
    )


def case(few: School, few_case: str, many: School, many_case: str) -> Ratio:
    """Open a case."""
    return _compare(
        "Opening a case, 100,000 entries / 1,000",
        (many, lambda s: CasePage(s, lambda: NOW, "safeguarding", many_case)),
        (few, lambda s: CasePage(s, lambda: NOW, "safeguarding", few_case)),
    )


def _compare(what: str, ours: tuple[School, Make], base: tuple[School, Make]) -> Ratio:
    mine, bare = asyncio.run(_measure(ours, base, 20))
    return Ratio(what, mine * 1e3, bare * 1e3, 1.2)


async def _measure(
    ours: tuple[School, Make], base: tuple[School, Make], rounds: int
) -> tuple[float, float]:
    sessions = [ours[0].sign_in(), base[0].sign_in()]
    times: list[list[float]] = [[], []]
    async with Bare().run_test(size=(120, 40)) as pilot:
        Rubbish().begin()
        for turn in range(rounds + 1):
            # In turn, and each goes first as often: what the one leaves behind costs the other.
            both = list(enumerate((ours, base)))
            for place, (_, make) in both if turn % 2 else reversed(both):
                gc.collect()  # as the kiosk does before somebody presses the next key
                start = time.perf_counter()
                await pilot.app.push_screen(make(sessions[place]))
                await pilot.pause()
                if turn:
                    times[place].append(time.perf_counter() - start)
                pilot.app.pop_screen()
                await pilot.pause()
                await pilot.pause()
    for session in sessions:
        session.lock()
    return statistics.median(times[0]), statistics.median(times[1])
