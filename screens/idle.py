"""How long a screen may stand untouched."""

from dataclasses import dataclass
from typing import ClassVar, Protocol


@dataclass(frozen=True)
class Idle:
    """Seconds of quiet before somebody is asked, and seconds they then have to answer."""

    after: float
    warn: float = 15.0


class HasIdle(Protocol):
    """A screen that says how long it may stand untouched; None means for ever."""

    IDLE: ClassVar[Idle | None]
