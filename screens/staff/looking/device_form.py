"""The two forms of a device: how it is kept safe (D), and whose hands it came into (H)."""

from functools import partial

from screens.staff.deeds import Deed
from screens.staff.looking.looking_work import LookingWork
from store.cases.acts import Act
from store.cases.case_parts import OPEN
from store.fields import Choice
from store.looking import kept_safe, looking_fields, stopping
from store.looking.noted import DEVICE, HELD

KEEP_SAFE = Deed(DEVICE, "d", "Keep a device safe")
HOLDS = Deed(HELD, "h", "Who holds it now")

CAREFUL = "Whatever is changed may harm what the police can find."
STAYS_CLOSED = "The case stays closed. Its record says whose hands the device came into since."
STILL_UNSAFE = "It was not safe when this was written. Say how it stands now, by the same name."
WAS_GIVEN_BACK = (
    "It was given back, and the police did not allow it. Ask for it, and say with H that it is "
    "here again: this form alone does not bring it back."
)
SAVED = "Saved. The history keeps who wrote it."
STILL_AWAY = "Saved. It left the school and is with {holder}: H says if it comes back."


def keep_safe(page: LookingWork) -> None:
    """Ask how a device is kept; of one that is not safe yet, with who has it now."""
    act = Act(DEVICE, KEEP_SAFE.title, "", looking_fields.DEVICE_FIELDS)
    intro, known = CAREFUL, dict[str, str]()
    for device in kept_safe.not_safe(page.case.noted)[:1]:
        known = {"device": device.kept.said.get("device", ""), "holder": device.holder}
        intro = WAS_GIVEN_BACK if device.is_away else STILL_UNSAFE

    def keep(said: dict[str, str]) -> None:
        stopping.secure(page.drawer, page.case, act, said, page.clock())
        page.reload()
        device = kept_safe.device_called(page.case.noted, said["device"])
        gone = device is not None and device.is_away
        page.say(STILL_AWAY.format(holder=device.holder) if device and gone else SAVED)

    page.ask_for(act, keep, act.kind, known, intro)


def hand_on(page: LookingWork) -> None:
    """Ask whose hands a device came into; of a closed case, one that is here still."""
    closed, noted = page.case.state != OPEN, page.case.noted
    found = kept_safe.here(noted) if closed else kept_safe.devices(noted)
    choices = [Choice(each.kept.id, each.kept.said.get("device", "")) for each in found]
    act = looking_fields.held(choices)
    known = {"since": f"{page.clock():%Y-%m-%d %H:%M}", "device": choices[0].id}
    write = partial(stopping.secure, page.drawer, page.case, act)
    page.ask_and_write(act, write, act.kind, known, STAYS_CLOSED if closed else "")
