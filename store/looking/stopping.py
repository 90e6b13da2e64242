"""STOP, and what is written while everything stands still: devices, hands, what had to be seen.

STOP freezes and closes at once; none of this waits for a triage (procedure rows 18 to 20).
"""

from datetime import datetime

from store.cases import freezes, named
from store.cases.acts import Act
from store.cases.case import Case
from store.cases.case_parts import SHUT
from store.cases.casework import as_it_stands
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Values, kept, require
from store.looking import kept_safe, noted
from store.looking.investigating import still_open
from store.looking.investigations import still_open as still_looking
from store.looking.looking_fields import in_words
from store.looking.noted import DEVICE, HELD, INVESTIGATION, STOP_TOLD, STOPPED, Noted, of_kind
from store.school.public_list import PublicList

GONE = "That device is not here any more. Please look again."
NOT_BACK = (
    "A crime may be in it: it stays where it is until the police allow that it is given back. Ring "
    "them, and ask."
)
"""Why nobody gives a device back (procedure rows 18, 20 and 32)."""


def stop(drawer: Drawer, case: Case, investigation: str, now: datetime) -> str:
    """Stop at once: nobody looks further, and the files are closed. Return the id of the STOP.

    It names the reviewers of what was being looked into (row 19), whoever pressed it.

    Raises:
        Refused: the case is closed, or it was stopped already.
    """
    case = still_open(drawer, case, frozen=True)
    if freezes.stopped(case) is not None:
        raise Refused("It was stopped already. Y prints the page for the police.")
    said = {INVESTIGATION: investigation} if investigation else {}
    looking = [each for each in still_looking(case.noted) if investigation in ("", each.id)]
    reviewers = dict.fromkeys(one.person for each in looking for one in each.reviewers)
    if reviewers:
        said[noted.REVIEWERS] = noted.SEVERAL.join(reviewers)
    drawer.record(case.id, STOPPED, said, now)
    return of_kind(as_it_stands(drawer, case).noted, STOPPED)[-1].id


def tell_stop(drawer: Drawer, case: Case, act: Act, values: Values, now: datetime) -> None:
    """Say who was there when STOP was pressed, and where the device is; it can be said again.

    Raises:
        Incomplete: a field is missing, or nobody is named.
        Refused: nothing was stopped, or the case is closed.
    """
    case = still_open(drawer, case, frozen=True)
    stops = of_kind(case.noted, STOPPED)
    if not stops:
        raise Refused("Nothing was stopped in this case.")
    require(act.fields, values)
    if not values.get("present", "").strip() and not values.get("present_other", "").strip():
        raise Incomplete({"present": "Please say who was there."})
    said = {noted.STOP_IS: stops[-1].id, **kept(act.fields, values)}
    drawer.record(case.id, STOP_TOLD, said, now)


def told(public: PublicList, case: Case) -> tuple[tuple[Noted, bool], ...]:
    """Return what each said last of who was there at STOP, with whether it may be about them.

    The latest comes first; whose own words may be about themself stands after all others, and
    takes nobody else's place.
    """
    last = {row.by: row for row in of_kind(case.noted, STOP_TOLD)}
    said = [(row, bool(named.why_not(public, row.by, case))) for row in last.values()]
    said.sort(key=lambda each: each[0].at, reverse=True)
    return tuple(sorted(said, key=lambda each: each[1]))


def secure(drawer: Drawer, case: Case, act: Act, values: Values, now: datetime) -> None:
    """Write that a device was kept safe (DEVICE), or who holds it now (HELD).

    Whose hands it comes into is written of a closed case too, as long as the school has it: the
    log of custody goes on until it is away (row 20).

    Raises:
        Incomplete: a field is missing; a device is given back, a crime may be in it, and the police
            have not allowed it.
        Refused: the case is closed, and no such device is here any more.
    """
    case = as_it_stands(drawer, case)
    after_end = act.kind == HELD and may_be_handed_on(case)
    if not after_end:
        case = still_open(drawer, case, frozen=True)
    if act.kind == HELD and not of_kind(case.noted, DEVICE):
        raise Refused("First say which device was kept safe (D).")
    require(act.fields, values, now)
    said = kept(act.fields, values)
    if act.kind == HELD:
        if kept_safe.given_away(said) and case.files_closed:
            raise Incomplete({"allowed": NOT_BACK})
        if after_end and not kept_safe.is_here(case.noted, values["device"]):
            raise Refused(GONE)
        said |= {kept_safe.AFTER_END: "yes"} if after_end else {}
        device = noted.named(case.noted, values["device"], {DEVICE})
        said[in_words("device")] = device.said.get("device", "") if device else ""
    drawer.record(case.id, act.kind, said, now)


def may_be_handed_on(case: Case) -> bool:
    """Tell whether a case is closed and the school has a device of it still."""
    return case.state == SHUT and bool(kept_safe.here(case.noted))


def note(drawer: Drawer, case: Case, act: Act, values: Values, now: datetime) -> None:
    """Write something that stands by itself, e.g. that somebody had to look, or saw it.

    Raises:
        Incomplete: a field is missing.
        Refused: the case is closed.
    """
    case = still_open(drawer, case, frozen=True)
    require(act.fields, values, now)
    drawer.record(case.id, act.kind, kept(act.fields, values), now)
