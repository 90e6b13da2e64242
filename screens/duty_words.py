"""The rota in words for a screen that nobody has signed in at: names, and whom to ring."""

from collections.abc import Mapping

from store.duty import events
from store.duty.reach import Reach
from store.duty.state import Duty


def on_a_locked_screen(duty: Duty, reaches: Mapping[str, Reach]) -> str:
    """Return whom to ring because nobody has looked, else who is on duty; nothing out of hours."""
    name = duty.public.name_of
    if found := events.to_ring(duty):
        look, person = found
        number = reaches[person].number if person in reaches else ""
        ring = f"{name(person)}, {number}" if number else name(person)
        return f"Nobody has looked since {look:%H:%M} · please ring {ring}"
    standing = duty.standing()
    if duty.rota is None or standing is None or not standing.open:
        return ""
    who = duty.at(duty.here)
    return f"On duty: {name(who)}" if who else f"Nobody is on duty this {half_of(duty)}"


def half_of(duty: Duty) -> str:
    """Return what people call this part of the day."""
    return "morning" if duty.here.hour < 12 else "afternoon"
