"""What a browser still holds of a call for help once the server that took it has begun anew.

It stands behind the visit's random name in the same cookie: the page, whether the call was kept,
and when somebody last pressed. Without it the page that a child shows would become the first page,
and nobody would be told that the words which were to follow a call are lost.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from screens.web.visit import HELP, Visit

AT_CALLS = frozenset({"help", "help_after"})
"""The pages of a call."""
WORDS_WAIT = "words_wait"
"""Stands for any page of a visit that has called and whose words are to follow."""
PAGES = AT_CALLS | {WORDS_WAIT}
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
        """Return the mark of a visit that has called; `quiet` seconds ago somebody pressed."""
        pressed, telling = int(now.timestamp() - quiet), visit.telling
        if visit.page in AT_CALLS:
            return cls(visit.page, visit.called is not None, pressed)
        waits = telling.help_called is not None and telling.words.strip()
        return cls(WORDS_WAIT, True, pressed) if waits else None

    @classmethod
    def read(cls, cookie: str) -> Self | None:
        """Return what stands in a cookie, if it is a mark."""
        match cookie.split("."):
            case [_, page, "0" | "1" as kept, pressed] if page in PAGES and pressed.isdecimal():
                return cls(page, kept == "1", int(pressed[:12]))
        return None

    @property
    def words_wait(self) -> bool:
        """Tell whether words were to follow the call."""
        return self.page == WORDS_WAIT

    def behind(self, name: str) -> str:
        """Return a cookie's words."""
        return f"{name}.{self.page}.{int(self.kept)}.{self.pressed}"

    def quiet(self, now: datetime) -> float:
        """Return for how many seconds nothing was pressed."""
        return max(0.0, now.timestamp() - self.pressed)


def name_in(cookie: str) -> str:
    """Return the visit's name in a cookie."""
    return cookie.partition(".")[0]
