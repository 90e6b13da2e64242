"""Parcels of a classroom in a folder, and how the folder looks from outside."""

from pathlib import Path

from store.carriers.carrier import Parcel
from store.carriers.folder import FolderCarrier

ROOM = "room1"


def parcel(counter: int, body: bytes = b"sealed") -> Parcel:
    return Parcel(ROOM, counter, body)


def counters(carrier: FolderCarrier) -> list[int]:
    return [each.counter for each in carrier.fetch(ROOM, 0)]


def keys(carrier: FolderCarrier) -> list[str]:
    return [each.key for each in carrier.notices({})]


def files(folder: Path, end: str) -> list[Path]:
    return sorted(folder.rglob(f"*{end}"))


def parcel_file(folder: Path, counter: int) -> Path:
    return next(folder.rglob(f"{counter:010}-*.parcel"))
