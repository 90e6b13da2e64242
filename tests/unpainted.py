"""How apps are tested without painting every step to nobody.

A quarter of a walk's time went into painting frames into a terminal that is not there. What a test
looks at is drawn when it looks; the page on which it leaves an app that has come to rest is drawn
once more, so that one that cannot be drawn fails where nobody looked.
"""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen

paint = Screen._compositor_refresh
"""Paints what has changed, as outside tests."""


def leave_unpainted(patch: pytest.MonkeyPatch, at_rest: Callable[[], bool]) -> None:
    """Lay pages out and paint none but the last; `at_rest` says whether an app has come to rest."""
    patch.setattr(Screen, "_compositor_refresh", _forget)
    patch.setattr(App, "_shutdown", _drawn_once_more(App._shutdown, at_rest))


def _forget(screen: Screen[Any]) -> None:
    if screen is not screen.app.screen or screen.app.is_inline:
        paint(screen)
        return
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()
    screen.app._update_mouse_over(screen)


def _drawn_once_more(
    end: Callable[[Any], Coroutine[Any, Any, None]], at_rest: Callable[[], bool]
) -> Callable[..., Any]:
    async def drawn(app: App[Any]) -> None:
        goes_on = app._running and not app._exit and not app._exception
        if goes_on and app.screen_stack and at_rest():
            app.screen._compositor.render_strips()
        await end(app)

    return drawn
