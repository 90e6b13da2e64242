"""Let a page that is laid out anew for ever fail, where its test would only hang.

A layout that changes what it is made of asks for the next one. The page looks right all the while,
and waiting for it to come to rest takes half a minute each time.
"""

from collections.abc import Callable
from typing import Any
from weakref import WeakSet

import pytest
from textual.screen import Screen

MOST = 60
"""So many layouts at most before an app comes to rest; no page of ours takes a third of them."""


class Layouts:
    """Counts them, and stops the pages that never settle, so that their app can still end."""

    def __init__(self) -> None:
        self._count = 0
        self._endless = ""
        self._stopped = WeakSet[Screen[Any]]()

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Count from now on, whatever app is running."""
        patch.setattr(Screen, "_refresh_layout", self._counted(Screen._refresh_layout))

    def at_rest(self) -> None:
        """Begin to count anew; say of a page that has not come to rest that it never does."""
        self._count, endless, self._endless = 0, self._endless, ""
        assert not endless, f"{endless} never settles: {MOST} layouts, and none was the last"

    def _counted(self, lay_out: Callable[..., None]) -> Callable[..., None]:
        def counted(screen: Screen[Any], *given: Any, **named: Any) -> None:
            if screen in self._stopped:
                return
            self._count += 1
            if self._count > MOST:
                self._stopped.add(screen)
                self._endless = str(screen)
            lay_out(screen, *given, **named)

        return counted


layouts = Layouts()
