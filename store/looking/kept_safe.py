"""Which devices are kept safe, and which are not yet: the last that was said of each counts.

Off the network, locked away, with a label, and nothing changed but that somebody says who and how
(procedure row 20: every change may harm what the police can find). One that was given back and the
police did not allow it is kept safe by nobody (row 32).
"""

from collections.abc import Mapping, Sequence

from store.looking.noted import DEVICE, HELD, Noted, of_kind

SAFE = ("unplugged", "locked", "label")
"""What has to be so of a device that is kept safe, by the fields that ask it."""

AFTER_END = "after_end"
"""The part that says `yes` of a device that came into other hands once its case was closed."""
AT_SCHOOL, AT_POLICE, GIVEN_BACK = "school", "police", "back"
"""Where a device goes that comes into other hands."""


def is_safe(said: Mapping[str, str]) -> bool:
    """Tell whether what is written of a device says that it is kept safe."""
    return all(said.get(each) == "yes" for each in SAFE)


def given_away(said: Mapping[str, str]) -> bool:
    """Tell whether a device was given back, and the police did not allow it."""
    return said.get("goes") == GIVEN_BACK and said.get("allowed") != "yes"


def last_of_each(noted: Sequence[Noted]) -> dict[str, Noted]:
    """Return of each that was noted of a device, by its id, what was written last of that device:
    that it was kept safe, or into whose hands it came. What is called the same is one device."""
    names, last = dict[str, str](), dict[str, Noted]()
    for row in of_kind(noted, DEVICE, HELD):
        said = row.said.get("device", "")
        if row.kind == DEVICE:
            names[row.id] = " ".join(said.casefold().split())
        last[names.get(row.id if row.kind == DEVICE else said, "")] = row
    return {id: last[name] for id, name in names.items()}


def here(noted: Sequence[Noted]) -> tuple[tuple[Noted, Noted], ...]:
    """Return the devices that the school has still, each once, with what was written last of it.

    Neither the police have them nor were they given back: somebody answers for them (row 20).
    """
    last = last_of_each(noted)
    devices = {last[row.id].id: row for row in of_kind(noted, DEVICE)}
    found = ((row, last[row.id]) for row in devices.values())
    return tuple(e for e in found if e[1].said.get("goes") not in (AT_POLICE, GIVEN_BACK))


def still_here(noted: Sequence[Noted]) -> tuple[str, ...]:
    """Return the devices that the school has still, with who has each, a few words each."""
    return tuple(
        f"{device.said.get('device', '')} is still here: {last.said.get('holder', '')}"
        for device, last in here(noted)
    )


def not_safe(noted: Sequence[Noted]) -> tuple[Noted, ...]:
    """Return what was written last of each device that is not kept safe, by its name."""
    last: dict[str, Noted] = {}
    away: dict[str, bool] = {}
    names: dict[str, str] = {}
    for row in of_kind(noted, DEVICE, HELD):
        if row.kind == DEVICE:
            name = " ".join(row.said.get("device", "").casefold().split())
            names[row.id], last[name], away[name] = name, row, False
        elif name := names.get(row.said.get("device", ""), ""):
            away[name] = given_away(row.said)
    return tuple(each for name, each in last.items() if away[name] or not is_safe(each.said))
