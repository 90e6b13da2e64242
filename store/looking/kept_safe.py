"""Which devices are kept safe, and which are not yet: what was said last of each counts.

Off the network, locked away, with a label, and nothing changed but that somebody says who and how
(procedure row 20: every change may harm what the police can find). Of one that the police have
nobody at school answers any more. One that was given back and the police did not allow it is kept
safe by nobody (row 32).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.looking.noted import DEVICE, HELD, Noted, of_kind

SAFE = ("unplugged", "locked", "label")
"""What has to be so of a device that is kept safe, by the fields that ask it."""

AFTER_END = "after_end"
"""The part that says `yes` of a device that came into other hands once its case was closed."""
AT_SCHOOL, AT_POLICE, GIVEN_BACK = "school", "police", "back"
"""Where a device goes that comes into other hands."""


@dataclass(frozen=True)
class Device:
    """All that was written of one device, in its order; what is called the same is one device."""

    rows: tuple[Noted, ...]

    @property
    def kept(self) -> Noted:
        """What was said last of how it is kept."""
        return of_kind(self.rows, DEVICE)[-1]

    @property
    def hands(self) -> Noted | None:
        """What was said last of whose hands it came into, if anything was."""
        return of_kind(self.rows, HELD)[-1] if of_kind(self.rows, HELD) else None

    @property
    def is_away(self) -> bool:
        """Whether it left the school. Only that it came into other hands again brings it back:
        how it was kept may be written down later."""
        goes = self.hands.said.get("goes") if self.hands is not None else ""
        return goes in (AT_POLICE, GIVEN_BACK)

    @property
    def last(self) -> Noted:
        """The row that says who has it now."""
        return self.hands if self.hands is not None and self.is_away else self.rows[-1]

    @property
    def holder(self) -> str:
        """Who has it now, and where it is."""
        said = self.last.said
        return ", ".join(filter(None, (said.get("holder", ""), said.get("where", ""))))

    @property
    def is_safe(self) -> bool:
        """Whether nothing is left to do so that it stays as it is."""
        if self.hands is not None and self.is_away:
            return not given_away(self.hands.said)
        return all(self.kept.said.get(each) == "yes" for each in SAFE)


def given_away(said: Mapping[str, str]) -> bool:
    """Tell whether a device was given back, and the police did not allow it."""
    return said.get("goes") == GIVEN_BACK and said.get("allowed") != "yes"


def called(device: str) -> str:
    """Return what a device is known by: its name, however it was typed."""
    return " ".join(device.casefold().split())


def devices(noted: Sequence[Noted]) -> tuple[Device, ...]:
    """Return each device once, in the order in which they were first named."""
    names, rows = dict[str, str](), dict[str, list[Noted]]()
    for row in of_kind(noted, DEVICE, HELD):
        said = row.said.get("device", "")
        if row.kind == DEVICE:
            rows.setdefault(called(said), [])
            names[row.id] = called(said)
        name = names.get(row.id if row.kind == DEVICE else said)
        if name is not None:
            rows[name].append(row)
    return tuple(Device(tuple(each)) for each in rows.values())


def device_of(noted: Sequence[Noted], row: str) -> Device | None:
    """Return the device that a row is about, by the row's id."""
    return next((d for d in devices(noted) if row in {each.id for each in d.rows}), None)


def device_called(noted: Sequence[Noted], name: str) -> Device | None:
    """Return the device with this name, however it is typed."""
    found = (d for d in devices(noted) if called(d.kept.said.get("device", "")) == called(name))
    return next(found, None)


def here(noted: Sequence[Noted]) -> tuple[Device, ...]:
    """Return the devices that the school has still.

    Neither the police have them nor were they given back: somebody answers for them (row 20).
    """
    return tuple(each for each in devices(noted) if not each.is_away)


def is_here(noted: Sequence[Noted], row: str) -> bool:
    """Tell whether the school has the device still that a row is about, by the row's id."""
    device = device_of(noted, row)
    return device is not None and not device.is_away


def still_here(noted: Sequence[Noted]) -> tuple[str, ...]:
    """Return the devices that the school has still, with who has each, a few words each."""
    return tuple(
        f"{each.kept.said.get('device', '')} is still here: {each.last.said.get('holder', '')}"
        for each in here(noted)
    )


def not_safe(noted: Sequence[Noted]) -> tuple[Device, ...]:
    """Return the devices that are not kept safe."""
    return tuple(each for each in devices(noted) if not each.is_safe)
