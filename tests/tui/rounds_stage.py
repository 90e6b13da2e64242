"""The rounds of a classroom, which a test lets go by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from store.carriers.folder import FolderCarrier
from store.carrying import carry
from store.carrying.last_round import LastRound, last_round
from store.home import Home
from store.letterbox.intake import Intake
from tests.made_up import NOW, School
from tui.carrying import Carrying

Job = Callable[[], None]


@dataclass
class Rounds:
    """The rounds of a classroom, whose talks with the carrier are let run by the test."""

    home: Home
    office: School
    share: Path
    jobs: list[Job] = field(default_factory=list)
    carrying: Carrying = field(init=False)

    def __post_init__(self) -> None:
        self.carrying = Carrying(self.home, lambda: NOW, self.jobs.append)
        self.intake = Intake(self.home)

    def tick(self, seconds: float = 1.0) -> bool:
        """Let seconds go by; run what began."""
        came = self.carrying.tick(seconds)
        while self.jobs:
            self.jobs.pop()()
        return came

    def begins(self, seconds: float) -> bool:
        """Let seconds go by; tell whether a round begins, and do it."""
        self.carrying.tick(seconds)
        begun = bool(self.jobs)
        if begun:
            self.jobs.pop()()
            self.carrying.tick(0.0)
        return begun

    def settle(self) -> None:
        """Do rounds until nothing is left to do."""
        while self.begins(0.0):
            pass

    def unplug(self) -> None:
        self.share.rename(self.share.with_name("away"))

    def plug_in(self) -> None:
        self.share.with_name("away").rename(self.share)

    @property
    def last(self) -> LastRound:
        found = last_round(self.home)
        assert found
        return found

    def office_carries(self) -> None:
        home = self.office.home
        carry.carry(home, FolderCarrier(self.share, home.desk.id), NOW)
