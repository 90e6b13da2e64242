"""A terminal that sends parcels into a folder until somebody kills it; says each one kept."""

import sys
from itertools import count
from pathlib import Path

from store.carriers.carrier import Parcel
from store.carriers.folder import FolderCarrier


def main(folder: str) -> None:
    carrier = FolderCarrier(Path(folder), "oakfield")
    for counter in count(1):
        carrier.send([Parcel("room1", counter, bytes(300_000))])
        print(counter, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
