"""Somebody who answers plain lines, and a slot that remembers what was put through it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO

from store.errors import DiskFull
from store.home import Home
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.signing_in.logging_keys import Writer
from tests.made_up import School
from tui.lines.page import Page
from tui.lines.talk import Talk
from tui.lines.typed import Ended, Interrupted
from tui.lines.visit import Visits

CTRL_C = "\x03"
Answer = str | None | Callable[[], None]
"""A line; None when a second goes by; or something that happens meanwhile."""

TELL, ABOUT, HELP = "1", "3", "7"
ACORN, OAK = "1", "2"
WORDS = "the boats are sinking"
TO_WORDS = (TELL, OAK, "1", WORDS, "")
"""The older version up to the question after the words."""

TO_LOOK = (*TO_WORDS, "3", "2", "1", "1")


@dataclass
class Says:
    """Answers one after another; then the input has ended."""

    answers: list[Answer]
    is_tty: bool = False
    shown: list[bool] = field(default_factory=list)

    def line(self, seconds: float) -> str | None:
        if not self.answers:
            raise Ended
        said = self.answers.pop(0)
        if said == CTRL_C:
            raise Interrupted
        if callable(said):
            said()
            return None
        return said

    def begin_anew(self) -> None:
        self.answers.clear()

    def show(self, shown: bool) -> None:
        self.shown.append(shown)


class Slot(Intake):
    """An intake that remembers what came through it."""

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self.told: list[Told] = []
        self.calls: list[tuple[Told, str]] = []
        self.added: list[dict[str, str]] = []
        self.apart: list[Told] = []
        self.sent: list[Sent] = []

    def post(
        self,
        told: Told,
        now: datetime,
        *,
        with_receipt: bool = False,
        writer: Writer | None = None,
    ) -> Sent:
        self.sent.append(super().post(told, now, with_receipt=with_receipt, writer=writer))
        self.told.append(told)
        return self.sent[-1]

    def help_now(self, told: Told, place: str, now: datetime) -> Sent:
        self.sent.append(super().help_now(told, place, now))
        self.calls.append((told, place))
        return self.sent[-1]

    def add(self, to: Sent | Receipt, now: datetime, **said: str) -> None:
        super().add(to, now, **said)
        self.added.append(said)

    def tell_apart(self, receipt: Receipt, told: Told, now: datetime) -> Sent:
        self.apart.append(told)
        return super().tell_apart(receipt, told, now)


@dataclass
class Visited:
    """What came of one visit."""

    status: int
    page: str
    slot: Slot


def visit(
    school: School, *answers: Answer, way: str = "", is_tty: bool = False, slot: Slot | None = None
) -> Visited:
    """Let somebody answer from the first question on."""
    slot, out = slot or Slot(school.home), StringIO()
    talk = Talk(Page(out), Says(list(answers), is_tty), lambda seconds: None)
    status = Visits(talk, slot, lambda: school.now).one(way)
    return Visited(status, out.getvalue(), slot)


def full(*given: object, **named: object) -> None:
    """What a slot does whose disk takes nothing."""
    raise DiskFull("The disk is full.")
