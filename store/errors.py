"""What can go wrong, each with a sentence a person can act on.

`str(error)` is always that sentence. It never holds anything a child or a member of staff typed.
"""

import msgspec

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding raises on bytes that another wrote or that were changed, however they are built."""


class WorryBoxError(Exception):
    """The root of everything the store raises on purpose."""


class OutOfOrder(WorryBoxError):
    """The disk cannot be read or written; nothing was kept."""


class DiskFull(OutOfOrder):
    """There is no room left on the disk; nothing was kept."""


class Damaged(WorryBoxError):
    """A file or a record is not what it should be; it is left as it is."""


class TooNew(WorryBoxError):
    """A file was written by a newer version of the program."""


class HomeBusy(WorryBoxError):
    """Another Worry Box is using the same data folder."""


class NoSchool(WorryBoxError):
    """The data folder holds no school yet."""


class SchoolExists(WorryBoxError):
    """The data folder holds a school already."""


class Refused(WorryBoxError):
    """The act is not permitted, or not now; the sentence says why."""


class WrongPin(WorryBoxError):
    """The PIN or the words do not open this key ring."""


class MustWait(WorryBoxError):
    """Too many wrong PINs: `seconds` are left to wait."""

    def __init__(self, seconds: int) -> None:
        minutes = -(-seconds // 60)
        unit = "minute" if minutes == 1 else "minutes"
        super().__init__(f"Too many wrong tries. Please wait {minutes} {unit}.")
        self.seconds = seconds


class LockedOut(WorryBoxError):
    """Ten wrong PINs: somebody else, or a recovery sheet, must renew it."""


class BadCode(WorryBoxError):
    """A phrase, PIN or code has a mistake in it; the sentence says where."""


class Unopenable(WorryBoxError):
    """Something sealed was changed, or is sealed to somebody else."""


class Unreachable(WorryBoxError):
    """A carrier cannot be reached now; what waits here goes with a later round."""


class Incomplete(WorryBoxError):
    """A form is not filled in rightly: `wrong` maps field ids to sentences."""

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = wrong
