"""What time it is, for whoever is handed a clock instead of reading one."""

from collections.abc import Callable
from datetime import datetime

from dateutil.tz import tzlocal

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Return the present time with its zone, which knows of summer time.

    What was written in the other half of the year is read by the clock on the wall of its own day.
    """
    return datetime.now(tzlocal())
