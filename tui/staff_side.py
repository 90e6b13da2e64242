"""The staff's side of a kiosk: who is signed in, their first page, and how it is locked."""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from screens.clock import Clock
from screens.idle import Idle
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from tui.pauses import Pauses

if TYPE_CHECKING:
    from screens.staff.desk.classroom_desk import ClassroomDesk
    from store.sealed_drafts import SealedDrafts
    from store.signing_in.logger import Logger
    from store.signing_in.session import Session

WARN = 30.0
"""Seconds before a session locks in which somebody is told."""


class StaffSide:
    """At most one person: a session at a desk, or a logger at a classroom's."""

    def __init__(self, intake: Intake, clock: Clock) -> None:
        self._intake = intake
        self._clock = clock
        self._signed: Session | Logger | None = None
        self._classroom: ClassroomDesk | None = None
        self._drafts: SealedDrafts | None = None
        self._pauses = Pauses()

    @property
    def open(self) -> bool:
        """Whether somebody is signed in."""
        return self._signed is not None

    @property
    def idle(self) -> Idle | None:
        """How long the person who is signed in may be away."""
        from store.signing_in.session import Session

        if self._classroom is not None:
            return self._classroom.idle
        if isinstance(self._signed, Session):
            return Idle(self._signed.public.idle_minutes * 60 - WARN, WARN)
        return None

    def let_in(self, app: App[Any], signed: "Session | Logger") -> None:
        """Show who has signed in their first page; until it is there, that it is being opened."""
        from screens.staff.signing_in.one_moment import OneMoment

        self._signed = signed
        app.push_screen(OneMoment())
        app.call_after_refresh(self._show_first_page, app)

    def _show_first_page(self, app: App[Any]) -> None:
        if self._signed is not None:  # nobody has locked meanwhile
            app.switch_screen(self._first_page(self._signed))

    def _first_page(self, signed: "Session | Logger") -> Screen[Any]:
        from screens.staff.desk.classroom_desk import ClassroomDesk
        from screens.staff.desk.desk import Desk
        from store.sealed_drafts import SealedDrafts
        from store.signing_in.session import Session

        if isinstance(signed, Session):
            return Desk(signed, self._intake, self._clock)
        self._drafts = self._drafts or SealedDrafts()
        self._classroom = ClassroomDesk(signed, self._intake, self._clock, self._drafts)
        return self._classroom

    def touch(self) -> None:
        """Somebody is typing, or there at least."""
        self._pauses.touch()

    def tick(self, seconds: float, screens: Iterable[Screen[Any]]) -> None:
        """Let seconds go by; in a pause keep what is half typed, in case the power goes."""
        if self._pauses.tick(seconds) and self.open:
            self._keep_at_desk(screens)

    def say_call(self, words: str, screens: Iterable[Screen[Any]]) -> None:
        """Say on every page of whoever is signed in where help is wanted; without words, nowhere.

        Pages that are behind say it too: it is there as soon as they are in front.
        """
        if self.open:
            from screens.staff.call_line import show_call

            for screen in screens:
                show_call(screen, words)

    def keep_drafts(self, screens: Iterable[Screen[Any]]) -> None:
        """Keep what is half typed on these screens, each where its writer finds it again."""
        self._keep_at_desk(screens)
        if self._classroom is not None:
            self._classroom.keep_draft()

    def _keep_at_desk(self, screens: Iterable[Screen[Any]]) -> None:
        """Keep it in the writer's own drawer; at a classroom's terminal none is open."""
        from screens.staff.base import StaffScreen

        for screen in screens:
            if isinstance(screen, StaffScreen):
                screen.keep_draft()

    def lock(self) -> None:
        """Post what they wrote to other offices; forget who was signed in, and their keys.

        When the steps are due that they have made stays behind, for the notices.
        """
        from store.carrying import share
        from store.duty import late
        from store.signing_in.session import Session

        signed, self._signed, self._classroom = self._signed, None, None
        if isinstance(signed, Session):
            # Else it would wait for the next who signs in here. What a full disk keeps back does.
            with suppress(WorryBoxError):
                share.post_all(signed.home, signed.drawers.values(), self._clock())
            with suppress(WorryBoxError):
                late.note(signed, self._clock())
        if signed is not None:
            signed.lock()
