"""Which devices are kept safe, and which are not yet: the last that was said of each counts.

Off the network, locked away, with a label, and nothing changed but that somebody says who and how
(procedure row 20: every change may harm what the police can find).
"""

from collections.abc import Mapping, Sequence

from store.looking.noted import DEVICE, Noted, of_kind

SAFE = ("unplugged", "locked", "label")
"""What has to be so of a device that is kept safe, by the fields that ask it."""


def is_safe(said: Mapping[str, str]) -> bool:
    """Tell whether what is written of a device says that it is kept safe."""
    return all(said.get(each) == "yes" for each in SAFE)


def not_safe(noted: Sequence[Noted]) -> tuple[Noted, ...]:
    """Return what was written last of each device that is not kept safe yet, by its name."""
    rows = of_kind(noted, DEVICE)
    last = {" ".join(row.said.get("device", "").casefold().split()): row for row in rows}
    return tuple(each for each in last.values() if not is_safe(each.said))
