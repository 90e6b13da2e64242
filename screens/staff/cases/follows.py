"""What follows from a triage, in words: the side, whom to call, what nobody does, the steps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from screens.times import moment
from store.cases.contacts import Contact
from store.cases.procedures import RIGHT, Step
from store.cases.triaging import Plan

NOTHING = "What follows stands here as you answer. “Not sure” is the careful answer."
NOT_YET = "after the advice"
"""When a step is due that would ask or look into something while nobody may."""
SIDES = {RIGHT: "ACT NOW: a crime, danger or allegation."}
_LEFT = "No crime in it: the school deals with it."
WAITS = (
    "Less grave than what stands: it counts once somebody else agrees (Y). Until then STOP, closed "
    "files and steps stay."
)


def head(
    follows: Plan,
    known: Mapping[str, Contact],
    unanswered: int,
    kept_from: str = "",
    *,
    waits: bool = False,
) -> str:
    """Return what matters first: how grave it is, what nobody does, whom to call.

    `kept_from` are the names of those from whom the case is kept with this triage. It `waits` where
    it takes back something grave that stands, which nobody does alone.

    That it is no crime is said only when every question is answered.
    """
    calls = [called(known[id]) for id in follows.calls if id in known]
    asks = f"{unanswered} still to answer." if unanswered else "" if waits else _LEFT
    lines = [
        *([WAITS] if waits else []),
        SIDES.get(follows.side, asks),
        *([f"It is kept from {kept_from} as soon as you save."] if kept_from else []),
        *(f"STOP: {stop.say}" for stop in follows.stops if stop.say),
        *([f"Call: {' · '.join(calls)}"] if calls else []),
    ]
    return "\n".join(filter(None, lines))


def kept_already(names: Iterable[str]) -> str:
    """Return what is still to be said of those from whom the case is kept, before anything else."""
    who = " and ".join(names)
    return f"Kept from {who} already: K says if it is about them, or keeps it from others."


def steps(follows: Plan, done: int, now: datetime) -> str:
    """Return the steps that follow, a line each, and how many of the plan were done before."""
    if not follows.steps and not done:
        return NOTHING
    lines = [_line(step, now) for step in follows.steps if step.required]
    if others := sum(not step.required for step in follows.steps):
        lines.append(f"• {others} more, if it fits")
    if done:
        lines.append(f"✓ {done} done already")
    return "\n".join(lines)


def called(contact: Contact) -> str:
    """Return a contact with its number, or that nobody has written one down."""
    return f"{contact.name} {contact.number or '(no number yet)'}"


def when(step: Step, now: datetime) -> str:
    """Return by when a step is due, as it stands in a sentence."""
    if step.after:
        return NOT_YET
    if is_for_now(step, now):
        return "now"
    return f"by {moment(step.due, now)}" if step.due else "when it fits"


def is_for_now(step: Step, now: datetime) -> bool:
    """Tell whether a step is to be done at once, on whatever day, and is not late yet."""
    return step.now and f"{now:%Y-%m-%d %H:%M}" <= step.due


def as_lines(sentences: Sequence[str]) -> str:
    """Return what nobody may do, a line each, STOP in front of it."""
    return "\n".join(
        sentence if sentence.startswith("STOP") else f"STOP: {sentence}" for sentence in sentences
    )


def _line(step: Step, now: datetime) -> str:
    return f"• {'If yes: ' if step.once_yes else ''}{step.title}, {when(step, now)}"
