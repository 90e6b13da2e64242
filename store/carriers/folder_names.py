"""How files and folders are called in a carrier's folder. Any other name is passed over."""

import re
from hashlib import blake2b

from store.carriers.carrier import Parcel
from store.carriers.limits import LAST

PARCEL, NOTICE = "parcel", "notice"
BUCKET = 100
"""So many counters share a folder."""

_NAME = re.compile(r"([0-9]{10,19})-([0-9a-f]{16})\.(parcel|notice)")


def bucket_of(counter: int) -> str:
    """Return the name of the folder a counter lies in."""
    return f"{counter // BUCKET:017}"


def is_bucket(name: str) -> bool:
    """Return whether this is the name of such a folder."""
    return re.fullmatch("[0-9]{17}", name) is not None


def parcel_name(parcel: Parcel) -> str:
    """Return the name of a parcel's file."""
    return f"{parcel.counter:010}-{parcel.digest[:16]}.{PARCEL}"


def notice_name(counter: int, key: str) -> str:
    """Return the name of a notice's file."""
    return notice_name_of(counter, key_hash(key))


def notice_name_of(counter: int, hashed: str) -> str:
    """Return the name of a notice's file, from the hash of its key."""
    return f"{counter:010}-{hashed}.{NOTICE}"


def key_hash(key: str) -> str:
    """Return what stands for a notice's key in a name: a key may hold what a name may not."""
    return blake2b(key.encode(), digest_size=8, person=b"wb notice key").hexdigest()


def matched(name: str, kind: str) -> tuple[int, str] | None:
    """Return the counter and the hash in a name of this kind; None when it is no such name."""
    match = _NAME.fullmatch(name)
    if match is None or match[3] != kind:
        return None
    counter = int(match[1])
    # No terminal counts further, and no database could keep such a number.
    if counter > LAST or f"{counter:010}" != match[1]:
        return None
    return counter, match[2]


def counter_of(name: str) -> int:
    """Return the counter in the name of a parcel; 0 when it is no such name."""
    found = matched(name, PARCEL)
    return found[0] if found else 0
