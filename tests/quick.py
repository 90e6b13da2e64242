"""What makes the tests quick without changing what they test.

Textual's own wait for an app guesses from the processor: where other processes take the machine's
time, an app that was merely held up counts as done, and a test fails that is right.
`wait_until_quiet` looks at what the event loop still has to run.
"""

import asyncio
import gc
import os
from collections.abc import Callable
from typing import Any

import pytest
import textual.app
import textual.pilot
from argon2.low_level import Type, hash_secret_raw
from textual._context import active_app
from textual._wait import wait_for_idle as guess
from textual.message_pump import MessagePump
from textual.timer import Timer

from store import database
from store.crypto import stretch
from store.crypto.stretch import Effort
from tests.layouts import layouts
from tests.made_up import CHEAP
from tests.unpainted import leave_unpainted
from tui.style_sheet import StyleSheet

SOON = 0.05
"""A timer due within so many seconds is waited for: a screen draws again within two sixtieths."""
TURNS = 2_000
"""So many turns of the loop at most: what never ends is left to the test to find, but for a page
that is laid out for ever (`layouts`)."""
TELLS = 0.5
"""Seconds between two looks at something, at the least: what is quicker draws."""
NEVER = 86_400.0
"""Seconds after which every test has ended."""
OBJECTS = 20_000
"""So many new objects before Python looks for garbage: a page makes thousands that stay, and a
fifth of the time went into looking at them."""

SETTINGS = dict(database._SETTINGS)
"""How files are opened outside tests."""


def make_quick(patch: pytest.MonkeyPatch) -> None:
    """Wait for apps as said above, paint no page on the way, ask style sheets as the kiosk does.

    Seconds go by only where a test lets them: on a machine held up by others a child was asked
    whether it is still there, and a desk locked, in the middle of a walk. PINs of cheap effort are
    stretched in place. Nothing is forced onto the disk: that holds what a power cut would take, and
    nothing here cuts the power.
    """
    gc.set_threshold(OBJECTS, 50, 100)
    for module in (textual.app, textual.pilot):
        patch.setattr(module, "wait_for_idle", wait_until_quiet)
    patch.setattr(textual.pilot.Pilot, "_wait_for_screen", _once_the_loop_is_quiet)
    patch.setattr(MessagePump, "set_interval", _standing_still(MessagePump.set_interval))
    patch.setattr(textual.app, "Stylesheet", StyleSheet)
    patch.setattr(stretch, "in_child", _here(stretch.in_child))
    patch.setitem(database._SETTINGS, "synchronous", 0)
    patch.setattr(os, "fsync", lambda _: None)
    leave_unpainted(patch, _at_rest)
    layouts.watch(patch)


async def wait_until_quiet(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Return once nothing is ready to run, due soon, or running in a thread.

    A thread may be held up on purpose by a test; for threads alone the processor is asked. Once an
    app has ended its timers tick on and do nothing: those are not waited for. A page that is laid
    out for ever fails the test.
    """
    await _until_quiet(max_sleep)
    layouts.at_rest()


async def _until_quiet(max_sleep: float) -> None:
    loop: Any = asyncio.get_running_loop()
    for _ in range(TURNS):
        await asyncio.sleep(0)
        if loop._ready:
            continue
        if (wait := _soonest(loop)) is not None:
            await asyncio.sleep(wait)
        elif _busy(loop):
            await guess(0, max_sleep)
            if not loop._ready and _soonest(loop) is None:
                return
        else:
            return


async def _once_the_loop_is_quiet(pilot: Any) -> bool:
    """Stand in for asking every widget of the screen whether it is done, at each press and pause.

    A loop with nothing to run has no widget with anything left to do, and an eighth of a walk's
    time went into asking. As there, the answer says whether the app has not failed.
    """
    await wait_until_quiet()
    return not pilot.app._exception


def _soonest(loop: Any) -> float | None:
    """Return in how many seconds the next timer is due, if that is soon and does anything."""
    app = active_app.get(None)
    if app is not None and app._exit:
        return None
    now = loop.time()
    due = [each.when() - now for each in loop._scheduled if not each.cancelled()]
    soon = [max(0.0, wait) for wait in due if wait < SOON]
    return min(soon, default=None)


def _at_rest() -> bool:
    loop: Any = asyncio.get_running_loop()
    return not loop._ready and _soonest(loop) is None


def _busy(loop: Any) -> bool:
    pool = loop._default_executor
    return pool is not None and len(pool._threads) > pool._idle_semaphore._value


def _standing_still(set_interval: Callable[..., Timer]) -> Callable[..., Timer]:
    """Begin what comes again and again, without its ever coming."""

    def begun(pump: MessagePump, interval: float, *given: Any, **named: Any) -> Timer:
        return set_interval(pump, NEVER if interval >= TELLS else interval, *given, **named)

    return begun


def _here(in_child: Callable[..., bytes]) -> Callable[[str, bytes, Effort], bytes]:
    """Stretch cheaply without a child process; what costs its full effort gets one."""

    def here(secret: str, salt: bytes, effort: Effort) -> bytes:
        if effort != CHEAP:
            return in_child(secret, salt, effort)
        cost = (effort.passes, effort.memory_kib, effort.lanes)
        return hash_secret_raw(secret.encode(), salt, *cost, 32, Type.ID)

    return here
