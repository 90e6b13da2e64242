"""The rota in words for a screen that nobody has signed in at: names, and whom to ring."""

from collections.abc import Mapping
from datetime import datetime

from screens.times import moment
from store.duty import events
from store.duty.reach import Reach
from store.duty.state import Duty


def to_ring(duty: Duty, reaches: Mapping[str, Reach]) -> str:
    """Return whom to ring because nobody has looked; nothing while nobody need be."""
    found = events.to_ring(duty)
    if found is None:
        return ""
    look, person = found
    name, known = duty.public.name_of(person), reaches.get(person)
    ring = f"{name}, {known.number}" if known and known.number else name
    return f"{missing(duty, look)} · please ring {ring}"


def missing(duty: Duty, look: datetime) -> str:
    """Return that nobody took a look: `The look of 14:30 is missing`."""
    return f"The look of {moment(look.isoformat(), duty.here).removeprefix('today ')} is missing"


def on_duty(duty: Duty) -> str:
    """Return who is on duty; nothing out of hours, or where nobody can say."""
    standing = duty.standing()
    if duty.rota is None or not standing.known or not standing.open:
        return ""
    who = duty.at(duty.here)
    return (
        f"On duty: {duty.public.name_of(who)}" if who else f"Nobody is on duty this {half_of(duty)}"
    )


def half_of(duty: Duty) -> str:
    """Return what people call this part of the day."""
    return "morning" if duty.here.hour < 12 else "afternoon"
