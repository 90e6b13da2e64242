"""Typing in who is on duty. One keeper of the list is enough for that, as for the calendar."""

from dataclasses import replace
from datetime import datetime

from store.duty.rota import Rota
from store.errors import Incomplete
from store.school.public_list import SAFEGUARDING, PublicList, next_list

STEPS = (5, 10, 15, 30)
"""The minutes that can be chosen between one person and the next."""
DEPUTIES = 3
"""So many can be named to come after whoever is on duty."""


def keep_rota(public: PublicList, rota: Rota, now: datetime) -> PublicList:
    """Return the next list with a rota.

    Raises:
        Incomplete: somebody in it could not see what waits, or there are no school days yet.
    """
    if wrong := judge(public, rota):
        raise Incomplete(wrong)
    before = public.rota
    since = before.since if before else now.isoformat(timespec="seconds")
    return replace(next_list(public), rota=replace(rota, since=since))


def judge(public: PublicList, rota: Rota) -> dict[str, str]:
    """Return a sentence for each part that is not right, by the field it was typed in."""
    wrong: dict[str, str] = {}
    if public.calendar is None:
        wrong["week"] = "Please type in the school days first (People, S)."
    named = {f"{each.weekday}-{each.half}": each.person for each in rota.turns}
    named |= {f"deputy-{place}": id for place, id in enumerate(rota.deputies, 1)}
    named["holiday"] = rota.holiday
    able = public.held_by(SAFEGUARDING)
    for field, person in named.items():
        if person and person not in able:
            wrong[field] = unable(public, person)
    if not any(each.person for each in rota.turns):
        wrong.setdefault("week", "Please choose somebody for at least one half-day.")
    if rota.step not in STEPS:
        wrong["step"] = f"Please choose one of {', '.join(map(str, STEPS))} minutes."
    return wrong


def unable(public: PublicList, person: str) -> str:
    """Say why somebody cannot be on duty."""
    return (
        f"{public.name_of(person)} does not open the safeguarding drawer and could not see what "
        "waits. Have it granted first (People), or choose somebody else."
    )
