"""Quicker keys than the screens: what was left already takes nothing else away."""

import importlib
import pkgutil
from threading import Event
from typing import Any

from textual import events
from textual import screen as textual_screen
from textual.message import Message
from textual.pilot import Pilot

import screens
from screens.pupil.answer import ComeBack
from screens.pupil.base import PupilScreen
from screens.pupil.draft import Draft
from screens.pupil.help_now import HelpConfirm, HelpPage
from screens.pupil.round import Round
from screens.pupil.sent import Sent
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from screens.staff.slow_work import Busy
from screens.widgets.screen import Screen
from screens.widgets.text_entry import TextEntry
from tests.made_up import NOW, School
from tests.screens.pupil.coming_back import KEYS, enter, told
from tests.tui.conftest import apart, at_once
from tui.kiosk import Kiosk
from tui.pupil_keys import PupilKeys


def kiosk(school: School) -> Kiosk:
    return Kiosk(school.home, lambda: NOW, seconds=apart())


def test_every_screen_can_only_be_left_when_it_is_in_front() -> None:
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        for each in vars(importlib.import_module(module.name)).values():
            ours = isinstance(each, type) and each.__module__.startswith("screens.")
            if ours and issubclass(each, textual_screen.Screen):
                assert issubclass(each, Screen), each


async def test_going_back_twice_leaves_the_first_page(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        page = pilot.app.screen
        page.dismiss()
        page.dismiss()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Welcome)
        assert len(pilot.app.screen_stack) == 1


async def test_a_page_in_front_takes_keys_though_one_behind_it_came_up_between(
    school: School,
) -> None:
    """Keys come a second apart, and every page is drawn at the key before it."""
    last = 0

    def seconds(message: Message) -> float:
        nonlocal last
        last += isinstance(message, events.Key)
        return last

    async with Kiosk(school.home, lambda: NOW, seconds=seconds).run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "3")
        await pilot.pause()
        behind, page = pilot.app.screen_stack
        assert isinstance(behind, Welcome)
        assert isinstance(page, Round)
        behind.post_message(behind.Drawn(behind.sight, True))
        await pilot.pause()
        assert page.page == "class"
        await pilot.press("1")
        assert page.page == "start"


async def test_a_page_behind_a_question_does_not_take_the_question_away(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        page = pilot.app.screen
        assert isinstance(page, ComeBack)
        await pilot.press("ctrl+n")
        page.action_back()
        page.action_back()
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpConfirm)
        assert page in pilot.app.screen_stack


async def test_an_answer_that_comes_after_hiding_keeps_the_first_page(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        asking = pilot.app.screen
        assert isinstance(asking, HelpConfirm)
        await pilot.press("escape")
        asking.action_help_now()
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpPage)
        assert isinstance(pilot.app.screen_stack[0], Welcome)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, Welcome)


async def test_the_first_page_cannot_be_taken_away(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.app.pop_screen()
        assert isinstance(pilot.app.screen, Welcome)


async def test_locking_while_a_pin_is_being_tried_opens_nothing(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "1")
        tried, answers = Event(), list[object]()
        pilot.app.push_screen(Busy("Opening…", tried.wait), answers.append)
        await pilot.pause()
        await pilot.press("ctrl+l")
        tried.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Welcome)
        assert not answers


async def test_the_key_that_locks_leaves_a_pupils_page_alone(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "ctrl+l")
        assert isinstance(pilot.app.screen, ComeBack)


async def test_what_was_added_and_hidden_is_there_behind_the_same_pictures(school: School) -> None:
    told(school)
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await enter(pilot, *KEYS)
        await pilot.press("1", *"hat", "escape")
        assert isinstance(pilot.app.screen, Welcome)
        await pilot.press("2")
        await enter(pilot, *KEYS)
        await pilot.press("1")
        assert pilot.app.screen.query_one(TextEntry).value == "hat"


async def test_a_second_key_before_the_page_stands_opens_no_other(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        first = pilot.app.screen
        for key in "12":
            pilot.app.post_message(events.Key(key, key))
        await pilot.pause()
        assert [type(each) for each in pilot.app.screen_stack] == [Welcome, Tell]
        assert first is pilot.app.screen_stack[0]


async def test_a_child_in_a_hurry_goes_on_from_its_words_by_tab_and_enter(school: School) -> None:
    quick = Kiosk(school.home, lambda: NOW, seconds=at_once)
    async with quick.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "2", "enter")
        tell = pilot.app.screen
        assert isinstance(tell, Tell)
        assert tell.step == "words"
        for key in ("h", "i", "tab", "enter"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert (tell.step, tell.telling.words) == ("when", "hi")


class Fingers:
    """Presses keys so many seconds after the one before; a page is drawn in no time."""

    def __init__(self, pilot: Pilot[Any] | None = None) -> None:
        self.pilot, self._now = pilot, 0.0

    def __call__(self, _: Message) -> float:
        return self._now

    async def press(self, *keys: str, apart: float = 1.0) -> None:
        assert self.pilot is not None
        for key in keys:
            self._now += apart
            await self.pilot.press(key)
            await self.pilot.pause()

    async def tap(self, on: str, *, apart: float = 1.0, let_go: bool = True) -> None:
        assert self.pilot is not None
        self._now += apart
        x, y = map(int, self.pilot.app.screen.query_one(on).region.center)
        for kind in (events.MouseDown, events.MouseUp)[: 1 + let_go]:  # as a terminal gives them
            self.pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
            await self.pilot.pause()


async def test_no_page_takes_a_key_that_came_before_somebody_could_see_it(school: School) -> None:
    fingers = Fingers()
    async with Kiosk(school.home, lambda: NOW, seconds=fingers).run_test(size=(80, 24)) as pilot:
        fingers.pilot = pilot
        await fingers.press("1", "2", "enter")
        tell = pilot.app.screen
        assert isinstance(tell, Tell)
        await fingers.press(*"patel", "space", *"hart", apart=0.05)
        assert tell.telling.words == "patel hart", "who types at once loses no letter"
        await fingers.press("ctrl+f", "2", "ctrl+y")
        assert tell.step == "not_see"
        await fingers.press("1")
        for key in ("0", "enter", "space"):
            await fingers.press(key, apart=0.05)
        assert tell.telling.left_out == (school.people["Mr Patel"],)
        assert tell.step == "not_see", "nobody has seen who else is asked about"
        await fingers.press("ctrl+b", apart=0.05)
        assert tell.step == "who", "who goes back does so at once"
        await fingers.press("ctrl+n", "enter", apart=0.05)
        assert isinstance(pilot.app.screen, HelpPage), "a call for help waits for nothing"
        await fingers.press("enter", apart=0.05)
        assert isinstance(pilot.app.screen, HelpPage)
        await fingers.press("enter")
        assert isinstance(pilot.app.screen, Welcome)


async def test_nor_a_second_tap_of_a_finger_that_slid(school: School) -> None:
    fingers = Fingers()
    async with Kiosk(school.home, lambda: NOW, seconds=fingers).run_test(size=(80, 24)) as pilot:
        fingers.pilot = pilot
        await fingers.press("1", "2", "enter", *"patel", "ctrl+f", "2")
        tell = pilot.app.screen
        assert isinstance(tell, Tell)
        await fingers.tap("#step #not-yet")
        assert tell.step == "not_see"
        for _ in range(2):
            await fingers.tap("Tile.-left", apart=0.12)
            assert (tell.step, tell.telling.judged) == ("not_see", frozenset())
        await fingers.tap("Tile.-left", apart=0.01, let_go=False)
        await fingers.tap("#hide", apart=0.01)
        assert isinstance(pilot.app.screen, Welcome), "who hides does so at once"


async def test_the_thanks_stay_until_somebody_could_read_them(school: School) -> None:
    fingers = Fingers()
    async with Kiosk(school.home, lambda: NOW, seconds=fingers).run_test(size=(80, 24)) as pilot:
        fingers.pilot = pilot
        await fingers.press("1", "1", "3", "3")
        assert isinstance(pilot.app.screen, Sent)
        await fingers.press("enter", apart=0.05)
        assert isinstance(pilot.app.screen, Sent)
        await fingers.press("enter", apart=1.0)
        assert isinstance(pilot.app.screen, Welcome)


def test_a_page_that_is_long_in_being_drawn_keeps_nobody_out_for_good(school: School) -> None:
    first = Welcome(school.intake, lambda: NOW)
    slow = Tell(school.intake, lambda: NOW, Draft())
    keys, taken = PupilKeys(), []
    for key, at, page in (("1", 100.0, first), ("2", 101.0, slow), ("3", 102.5, slow)):
        event = events.Key(key, key)
        event.time = at
        taken += [] if keys.is_for_nobody(event, page, None) else [key]
    assert taken == ["1"]
    event = events.Key("4", "4")
    event.time = 103.1
    assert not keys.is_for_nobody(event, slow, None)


def test_a_page_takes_keys_from_when_it_is_seen_and_a_finger_once_nothing_moves(
    school: School,
) -> None:
    page, keys, taken = Tell(school.intake, lambda: NOW, Draft()), PupilKeys(), []

    def drawn(at: float, settled: bool) -> None:
        event = PupilScreen.Drawn(page.sight, settled)
        event.time = at
        keys.drawn(event, page)

    def press(at: float, key: str) -> None:
        event = events.Key(key, key)
        event.time = at
        taken.append((at, not keys.is_for_nobody(event, page, None)))

    drawn(100.0, False)
    press(100.2, "2")
    press(100.4, "3")
    drawn(101.0, True)
    press(101.1, "4")
    assert taken == [(100.2, False), (100.4, True), (101.1, True)]


async def test_a_page_says_that_it_is_drawn_before_it_is_laid_out_once_more(
    school: School,
) -> None:
    heard: list[Message] = []

    def seconds(message: Message) -> float:
        heard.append(message)
        return float(len(heard))

    async with Kiosk(school.home, lambda: NOW, seconds=seconds).run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, Tell)
        drawn = [each for each in heard if isinstance(each, PupilScreen.Drawn)]
        assert [each.settled for each in drawn if each.sight is page.sight] == [False, True]
