"""What the police read of devices, of who looked, and of whom the school spoke to: rows of a table.

No content, and nobody it may be about: what was seen is not described, and whoever it may be about
is not named as the one who looked (procedure rows 14, 18 and 20).
"""

from collections.abc import Mapping, Sequence

from screens.times import in_full
from store.cases import named
from store.cases.case import Case
from store.cases.checklist import Written
from store.cases.choices import POLICE, POLICE_WAYS
from store.cases.kinds import ESCALATED
from store.looking import kept_safe, looking_fields
from store.looking.looked_fields import BY_CHANCE
from store.looking.noted import DEVICE, HELD, VIEWED, Noted, of_kind
from store.school.public_list import PublicList

ASK_WHO = "Ask the safeguarding lead"
"""In the place of the name of somebody whom it may be about."""


def devices(noted: Sequence[Noted]) -> list[list[str]]:
    """Return how each device was kept, what was done where something was not so, who has it."""
    power = {each.id: each.label for each in looking_fields.POWER}
    answers = {"yes": "yes", "no": "NO"}
    return [
        [
            row.said.get("device", ""),
            answers.get(row.said.get("unplugged", ""), ""),
            power.get(row.said.get("power", ""), ""),
            answers.get(row.said.get("locked", ""), ""),
            answers.get(row.said.get("label", ""), ""),
            in_full(row.at),
            _done(row),
            _now_with(device.last),
        ]
        for device in kept_safe.devices(noted)
        for row in of_kind(device.rows, DEVICE)
    ]


def _done(row: Noted) -> str:
    """Return what was done about what was not so, each with what it is about."""
    about = {
        "unplugged": "Network",
        "power": "Power",
        "locked": "Locked away",
        "label": "Label",
    }
    found = ((label, row.said.get(f"{field}_done", "")) for field, label in about.items())
    return "; ".join(f"{label}: {said}" for label, said in found if said)


def _now_with(last: Noted) -> str:
    """Return who has a device now and where it is, as was written last, and since when."""
    if last.kind == DEVICE:
        return f"{last.said.get('holder', '')} (noted {in_full(last.at)})"
    there = ", ".join(filter(None, (last.said.get("holder"), last.said.get("where"))))
    return f"{there} (since {in_full(last.said.get('since', ''))}){_given_back(last.said)}"


def custody(noted: Sequence[Noted]) -> list[list[str]]:
    """Return into whose hands each device came, one after the other."""
    return [
        [
            in_full(said.get("since", "")),
            *(said.get(key, "") for key in ("device_is", "from")),
            said.get("holder", "") + _given_back(said),
            *(said.get(key, "") for key in ("where", "reference")),
        ]
        for said in (row.said for row in of_kind(noted, HELD))
    ]


def _given_back(said: Mapping[str, str]) -> str:
    """Return that a device was given back, and who allowed it; nothing where it was not."""
    if said.get("goes") != kept_safe.GIVEN_BACK:
        return ""
    allowed = ", ".join(filter(None, (said.get("allowed_by"), in_full(said.get("allowed_at", "")))))
    return f" (given back; allowed by the police: {allowed or 'not said'})"


def looked(public: PublicList, case: Case) -> list[list[str]]:
    """Return who saw or looked at what nobody looks at: when, who, how it came, what was copied."""
    return [_looked(public, case, row) for row in of_kind(case.noted, VIEWED)]


def _looked(public: PublicList, case: Case, row: Noted) -> list[str]:
    said = row.said

    def name(id: str) -> str:
        return ASK_WHO if named.why_not(public, id, case) else public.name_of(id)

    how = "By chance, and stopped at once"
    if said.get("how") != BY_CHANCE:
        how = f"It had to be; agreed to by {said.get('agreed', '')}, as {name(row.by)} wrote"
    answered = (each for each in case.steps if each.step.by_another and each.at >= row.at)
    how += "".join(f". Whether it was allowed: judged by {name(each.by)}" for each in answered)
    copied = said.get("copied_what", "") if said.get("copied") == "yes" else "nothing"
    return [
        in_full(said.get("when", "")),
        name(said.get("who", "")),
        how,
        said.get("present", ""),
        copied,
    ]


def calls_of(case: Case) -> tuple[Written, ...]:
    """Return the calls to the police; no word of whom it may be about counts as one."""
    return tuple(each for each in case.written if each.kind == ESCALATED and each.to == POLICE)


def calls(public: PublicList, case: Case) -> list[list[str]]:
    """Return each call to the police: when, which way, who spoke to whom, the reference."""
    ways = {each.id: each.label for each in POLICE_WAYS}
    return [
        [
            in_full(each.when or each.at),
            ways.get(each.way, ""),
            f"{each.spoke} (written down by {public.name_of(each.by)})",
            each.reference,
        ]
        for each in calls_of(case)
    ]
