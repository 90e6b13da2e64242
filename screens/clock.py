"""What time it is, for whoever is handed a clock instead of reading one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Return the present time with its zone, which knows of summer time.

    What was written in the other half of the year is read by the clock on the wall of its own day.
    """
    # A zone object each time: moments that share one are told apart by what the wall says alone.
    return datetime.now(_Wall())


class _Wall(tzinfo):
    """The place this machine stands in: the system knows the offset of each moment there."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return _there(dt).utcoffset() if dt else None

    def dst(self, dt: datetime | None) -> None:
        """Nobody asks how much of the offset is summer time, and the system does not say it."""

    def tzname(self, dt: datetime | None) -> str | None:
        return _there(dt).tzname() if dt else None

    def fromutc(self, dt: datetime) -> datetime:
        there = dt.replace(tzinfo=UTC).astimezone()
        first = there.replace(tzinfo=self)
        # In autumn an hour comes twice: the wall says the same in both, and this is the second.
        again = first.utcoffset() != there.utcoffset()
        return first.replace(fold=int(again))


def _there(dt: datetime) -> datetime:
    return dt.replace(tzinfo=None).astimezone()
