"""What a browser still holds of a call for help once the server that took it has begun anew.

It stands behind the visit's random name in the same cookie: the page, whether the call was kept,
and when somebody last pressed. Without it the page that a child shows would become the first page.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from screens.web.visit import HELP, Visit

AT_CALLS = frozenset({"help", "help_after"})
"""The pages of a call."""
LASTS = HELP.after + HELP.warn
"""Seconds after which nobody is there any more."""


@dataclass(frozen=True)
class CallMark:
    """A call for help by its page; `pressed` is when, in seconds since 1970."""

    page: str
    kept: bool
    pressed: int

    @classmethod
    def of(cls, visit: Visit, now: datetime, quiet: float) -> Self | None:
        """Return the mark of a visit that is at a call; `quiet` seconds ago somebody pressed."""
        if visit.page not in AT_CALLS:
            return None
        return cls(visit.page, visit.called is not None, int(now.timestamp() - quiet))

    @classmethod
    def read(cls, cookie: str) -> Self | None:
        """Return what stands in a cookie, if it is a mark."""
        match cookie.split("."):
            case [_, page, "0" | "1" as kept, pressed] if page in AT_CALLS and pressed.isdecimal():
                return cls(page, kept == "1", int(pressed[:12]))
        return None

    def behind(self, name: str) -> str:
        """Return a cookie's words."""
        return f"{name}.{self.page}.{int(self.kept)}.{self.pressed}"

    def quiet(self, now: datetime) -> float:
        """Return for how many seconds nothing was pressed."""
        return max(0.0, now.timestamp() - self.pressed)


def name_in(cookie: str) -> str:
    """Return the visit's name in a cookie."""
    return cookie.partition(".")[0]
