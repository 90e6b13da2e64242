"""The kiosk: the pupils' first page on one side, the staff's desk on the other.

It hands screens what they need and listens to what they ask for. It holds no state that a screen
reaches for: the pupils' side gets an `Intake`, the staff's side a `Session`.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from assets.tongue import Tongue
from screens.clock import Clock, wall_clock
from screens.idle import Idle
from screens.looks import BIGGER
from screens.pupil.base import PupilScreen
from screens.pupil.draft import Draft
from screens.pupil.help_line import HelpLine
from screens.pupil.tries import Tries
from screens.pupil.welcome import Welcome
from store.home import Home
from store.letterbox.intake import Intake
from tui.background import Background
from tui.closed_doors import ClosedDoors
from tui.dressing import Dressing
from tui.idle import IdleLock, Lock, Warn
from tui.pupil_keys import PupilKeys, came
from tui.reading import Reading
from tui.rubbish import Rubbish
from tui.staff_side import StaffSide
from tui.staff_ways import StaffWays
from tui.still_there import StillThere
from tui.themes import FIRST_STYLES

if TYPE_CHECKING:
    from screens.pupil.other_look import OtherLook
    from screens.staff.base import StaffScreen
    from screens.staff.terminals.sound_page import SoundPage
    from store.signing_in.logger import Logger
    from store.signing_in.session import Session

TICK = 1.0
"""Seconds between two looks at what time has done."""


class Kiosk(StaffWays, ClosedDoors):
    """The whole program on one terminal; `home` stays its caller's to close."""

    CSS_PATH = list(FIRST_STYLES)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "lock", "Lock", show=False, priority=True, system=True)
    ]

    def __init__(
        self,
        home: Home,
        clock: Clock = wall_clock,
        *,
        log: Path | None = None,
        seconds: Callable[[Message], float] = came,
        language: str = "",
    ) -> None:
        super().__init__(log=log)
        self._home = home
        self._clock = clock
        self._intake = Intake(home)
        self._staff = StaffSide(self._intake, clock)
        self._draft = Draft()
        self._help_line = HelpLine()
        self._tries = Tries()
        self._idle_screen: Screen[Any] | None = None
        self._still_there = StillThere(self)
        self._idle = IdleLock()
        self._rubbish = Rubbish()
        self._background = Background(home, clock, self._note)
        self._keys = PupilKeys(seconds)
        self._ticked = time.monotonic()
        self._dressing = Dressing(self, home, self._intake, language)
        self._reading = Reading(self, home, self._idle)
        # Set without being watched: watching would parse every style a second time at the start.
        self.set_reactive(ClosedDoors.theme, self._dressing.look.name)
        self.set_class(self._dressing.look.large, BIGGER, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the pupils' first page."""
        return Welcome(self._intake, self._clock, self._draft, self._help_line)

    def on_mount(self) -> None:
        """Start counting time."""
        self._background.start()
        self._reading.set_up()
        self.call_after_refresh(self._dressing.bring_the_rest)
        self.call_after_refresh(self._rubbish.begin)
        self.set_interval(TICK, self._tick)

    def on_unmount(self) -> None:
        """Let go of the carrier and be quiet."""
        self._background.close()
        self._reading.stop()

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is there."""
        if isinstance(event, events.InputEvent | events.Paste):
            touched = (self._idle.touch, self._rubbish.touch, self._staff.touch)
            for touch in (*touched, self._dressing.touch, self._still_there.touch):
                touch()
        hushed = self._reading.hear(event)
        if isinstance(event, events.Key) and (self._is_for_nobody(event) or hushed):
            return
        if isinstance(event, events.MouseEvent) and self._keys.is_press_for_nobody(event, self):
            return
        await super().on_event(event)

    def _is_for_nobody(self, event: events.Key) -> bool:
        # What no widget wanted comes by a second time.
        forwarded = event.is_forwarded
        return not forwarded and self._keys.is_for_nobody(event, self.screen, self.focused)

    # The pupils' side.

    def on_pupil_screen_drawn(self, event: PupilScreen.Drawn) -> None:
        """Take keys for what can be seen now."""
        self._keys.drawn(event, *self.screen_stack[-1:])

    def on_pupil_screen_hide_now(self) -> None:
        """Show the first page at once."""
        self._first_page()

    def on_pupil_screen_help_now(self, event: PupilScreen.HelpNow) -> None:
        """Ask whether help is needed now, with what was told so far."""
        from screens.pupil.help_now import HelpConfirm

        asking = event.screen
        said = (asking.so_far, asking.place, self._help_line, asking.version)
        self.push_screen(HelpConfirm(self._intake, self._clock, *said))

    def on_help_confirm_called(self) -> None:
        """What was told so far went with the call: nothing of it is left to keep."""
        self._draft.wipe()

    def on_pupil_screen_read_to_me(self, event: PupilScreen.ReadToMe) -> None:
        """Read the page aloud."""
        self._reading.read(event.screen)

    def on_pupil_screen_other_look(self, event: PupilScreen.OtherLook) -> None:
        """Let a child choose how the pages look."""
        from screens.pupil.other_look import OtherLook

        if event.screen is self.screen:  # two quick keys open it once
            look = self._dressing.look
            self.push_screen(OtherLook(self._intake, self._clock, look, event.screen))

    def on_other_look_chosen(self, event: "OtherLook.Chosen") -> None:
        """Look so at once."""
        self._dressing.wear(event.look)

    def on_pupil_screen_other_tongue(self, event: PupilScreen.OtherTongue) -> None:
        """Let a child choose another language; where there is one other, it is spoken at once."""
        from screens.pupil.other_tongue import OtherTongue

        if event.screen is self.screen and not self._dressing.speak_the_other():
            self.push_screen(OtherTongue(self._intake, self._clock, event.screen))

    def on_pupil_screen_speak(self, event: PupilScreen.Speak) -> None:
        """Speak as a child has chosen, or as its class begins."""
        speak = self._dressing.speak_by_code if event.chosen else self._dressing.begin_in
        speak(event.code)

    def on_welcome_come_back(self) -> None:
        """Let a child in who has four pictures."""
        from screens.pupil.answer import ComeBack

        self.push_screen(ComeBack(self._intake, self._clock, self._tries, draft=self._draft))

    def on_welcome_grown_up(self) -> None:
        """Ask a grown-up which way they go."""
        from screens.pupil.grown_up import GrownUp

        self.push_screen(GrownUp(self._intake, self._clock), self._grown_up)

    def _grown_up(self, way: str | None) -> None:
        if way == "slip":
            self._write_slip()
        elif way == "round":
            from screens.pupil.round import Round

            self.push_screen(Round(self._intake, self._clock, self._help_line))
        elif way == "pin":
            from screens.staff.signing_in.sign_in import SignIn

            self._dressing.speak(Tongue())  # the staff's side is English
            waits = self._background.notice.for_staff
            self.push_screen(SignIn(self._home, self._clock, waits), self._signed_in)

    def _write_slip(self) -> None:
        from screens.pupil.slip import Slip

        self.push_screen(Slip(self._intake, self._clock))

    def _first_page(self) -> None:
        """Drop every screen; the first page holds nothing of anybody's."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._dressing.take_off()
        self._reading.set_up()

    # The staff's side.

    def _signed_in(self, signed: "Session | Logger | str | None") -> None:
        if signed is None:
            self._dressing.take_off()
        elif isinstance(signed, str):
            self._write_slip()
        else:
            self._staff.let_in(self, signed)

    def action_lock(self) -> None:
        """Blank the screen at once; half-written forms are there when their author is back."""
        if self._staff.open:
            self._staff.keep_drafts(self.screen_stack)
            self._first_page()
            self._staff.lock()
        elif any(screen.has_class("-staff") for screen in self.screen_stack):
            self._first_page()  # somebody is signing in; pupils are left alone

    def on_staff_screen_lock_now(self) -> None:
        """Lock."""
        self.action_lock()

    def on_staff_screen_carry_now(self, event: "StaffScreen.CarryNow") -> None:
        """Carry now."""
        self._background.carry_now(event.done)

    def on_sound_page_try_sound(self, event: "SoundPage.TrySound") -> None:
        """Say a sentence aloud for staff."""
        self._reading.try_aloud(event.page.tried)

    def on_desk_leave(self) -> None:
        """End the kiosk: somebody gave their PIN for it."""
        self.action_lock()
        self.leave()

    # Time.

    def _tick(self) -> None:
        if not self.screen_stack:
            return  # it is beginning, or ending
        now = time.monotonic()
        seconds, self._ticked = now - self._ticked, now
        self.look_around(seconds)
        self.count_idle(seconds)
        self._dressing.tick(seconds, first_page=isinstance(self.screen, Welcome))
        self._rubbish.tick(seconds)
        self._staff.tick(seconds, self.screen_stack)
        self._reading.tick()

    def look_around(self, seconds: float) -> None:
        """Let seconds go by for the rounds, the waits and the letterbox; ring what is due."""
        rings, notice = self._background.tick(seconds), self._background.notice
        if rings:
            self.bell()
        self._staff.say_call(notice.sentence if notice.urgent else "", self.screen_stack[1:])
        if isinstance(self.screen, Welcome):
            self.screen.show_banner(notice.sentence, notice.framed)

    def count_idle(self, seconds: float) -> None:
        """Let seconds go by in which nobody touched anything; ask, hide or lock in the end."""
        if self.screen is not self._idle_screen:
            self._idle_screen = self.screen
            self._idle.watch(None)
        self._idle.limit(self._limits())
        match self._idle.tick(seconds):
            case Warn(left) if self._staff.open:
                self._still_there.ask(left)
            case Warn(left) if isinstance(self.screen, PupilScreen):
                self.screen.on_idle_warning(left)
            case Lock() if self._staff.open:
                self.action_lock()
            case Lock():
                self._first_page()

    def _limits(self) -> Idle | None:
        if self._staff.open:
            return self._staff.idle
        if isinstance(self.screen, PupilScreen):
            return self.screen.idle
        return getattr(self.screen, "IDLE", None)
