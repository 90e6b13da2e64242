"""What time it is, for whoever is handed a clock instead of reading one."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Return the present time with its zone."""
    return datetime.now().astimezone()
