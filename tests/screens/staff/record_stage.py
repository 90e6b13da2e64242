"""A stage for the pages of worries and cases: fills in forms and tells what is to be seen."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerCancelled

from screens.staff.base import StaffScreen
from screens.staff.cases.case_page import CasePage
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.field_row import FieldRow
from store.cases import triaging
from store.cases.case import Case
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries.worry import Worry
from tests.made_up import School
from tests.screens.staff.desk_stage import unframed
from tui.closed_doors import ClosedDoors
from tui.staff_ways import StaffWays
from tui.themes import STYLES, THEMES

SMALL, LARGE = (80, 24), (120, 40)
"""The least a page has to do with, and a usual window."""

HISTORY = "#pane-history"

CLOSING = {
    "summary": "It was another child's picture",
    "follow_up": "We talked with everybody",
    "decision": "Nothing is held against Sam",
    "reasons": "The teacher saw it happen",
    "outcome": "mistaken",
    "child_told": "yes",
    "child_what": "Mrs Adeyemi told them it is clear now",
    "governors_told": "numbers",
    "staff_told": "no",
    "staff_why": "Nobody needs to know",
    "left_open": "It was a mistake",
}
"""What a closing says where a report was mistaken."""


class RecordStage(StaffWays, ClosedDoors):
    """Pushes one page and remembers whether it was closed."""

    CSS_PATH = list(STYLES)

    def __init__(self, make: Callable[[], Screen[Any]], theme: str = "dark") -> None:
        super().__init__()
        self.make = make
        self.closed = False
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield Static("the desk")

    def on_mount(self) -> None:
        self.push_screen(self.make(), self._ended)

    def _ended(self, _: object) -> None:
        self.closed = True

    def on_staff_screen_lock_now(self) -> None:
        """Do what the kiosk does: keep drafts, let every screen go, lock the session."""
        staff = [screen for screen in self.screen_stack if isinstance(screen, StaffScreen)]
        for screen in staff:
            screen.keep_draft()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        for screen in staff:
            screen.session.lock()

    def shown(self, within: str = "") -> str:
        """What is to be seen (in one widget), without frames, each run of spaces as one."""
        strips = self.screen._compositor.render_strips()
        place = self.screen.query_one(within).region if within else self.screen.region
        rows = strips[place.y : place.bottom]
        lines = " ".join(strip.crop(place.x, place.right).text for strip in rows)
        return unframed(lines)


async def settle(pilot: Pilot[Any]) -> None:
    """Let everything be drawn."""
    for _ in range(3):
        await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, one after the other."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


async def fill(pilot: Pilot[Any], **said: str) -> None:
    """Fill in the form in front and save it by its key."""
    put(pilot, **said)
    await settle(pilot)
    await press(pilot, "ctrl+s")


def put(pilot: Pilot[Any], **said: str) -> None:
    """Fill in the form in front and leave it open."""
    dialog = pilot.app.screen
    rows = {row.field.id: row for row in dialog.query(FieldRow)}
    assert rows, f"no form in front, but {dialog}"
    for field, value in said.items():
        rows[field].entry.value = value


def post(school: School, session: Session, **told: Any) -> str:
    """Have a child of Oak tell something and take it in; return the worry's subject."""
    oak = next(each for each in school.home.desk.school.classes if each.name == "Oak")
    known = {"class_id": oak.id, "class_name": "Oak", "version": "older"}
    sent = school.intake.post(Told(**{**known, **told}), school.now, with_receipt=True)
    assert sent.receipt is not None
    labels = school.intake.stretch(("fox", "bee", "cup", "cat"))
    school.intake.keep_receipt(sent.receipt, labels, school.now)
    collect.collect(session, school.now)
    return sent.subject


def case_page(school: School, session: Session, case: str) -> RecordStage:
    """A stage with the page of a case."""
    name = _where(session, case)
    return RecordStage(lambda: CasePage(session, lambda: school.now, name, case))


def worry_page(school: School, session: Session, subject: str) -> RecordStage:
    """A stage with the page of a worry."""
    name = _where(session, subject)
    return RecordStage(lambda: WorryPage(session, school.intake, lambda: school.now, name, subject))


def case_of(session: Session, case: str) -> Case:
    """The case as it stands, wherever it lies."""
    folded = session.drawer(_where(session, case)).get(case)
    assert isinstance(folded, Case)
    return folded


def worry_of(session: Session, subject: str) -> Worry:
    """The worry as it stands, wherever it lies."""
    folded = session.drawer(_where(session, subject)).get(subject)
    assert isinstance(folded, Worry)
    return folded


def _where(session: Session, subject: str) -> str:
    found = session.find(subject)
    return found.name if found is not None else "safeguarding"


async def until_done(pilot: Pilot[Any], stage: RecordStage, kind: type[Any]) -> None:
    """Let a child process end; what it makes is shown then. One that is asked anew is cancelled."""
    while any(not each.is_finished for each in pilot.app.workers):
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
    await settle(pilot)
    assert isinstance(stage.screen, kind), stage.screen


def triaged(session: Session, case: str, answers: dict[str, str], school: School) -> Case:
    drawer = session.find(case)
    assert drawer is not None
    triaging.triage(session.public, drawer, drawer.get(case), answers, school.now)
    return case_of(session, case)


def page_of(school: School, session: Session, make: Any) -> RecordStage:
    return RecordStage(lambda: make(session, lambda: school.now))
