"""The question whether something is about what an adult did, before anybody files or closes it."""

from collections.abc import Iterable
from dataclasses import replace

from store.fields import Choice, Field, Kind

YES = "yes"
ADULT_FIELD = Field(
    "adult",
    "Is it about something that {} did?",
    Kind.CHOICE,
    True,
    "They are shut out or spoken of, or it was in a case. Yes, or not sure: open a case (O).",
    (Choice("no", "No"), Choice(YES, "Yes, or not sure")),
)
NOT_ABOUT = Field(
    "not_about",
    "Why is it not about what they did?",
    Kind.TEXT,
    True,
    "Somebody else reads this, and agrees or undoes it.",
    only_if=(ADULT_FIELD.id, ("no",)),
    in_words=True,
)
"""What is asked besides where one says so of whom it leaves open what they did (`cleared`)."""
SAID_FIELD = replace(ADULT_FIELD, label="About what an adult did")


def about(names: Iterable[str]) -> Field:
    """Return the question about adults of these names."""
    said = " or ".join(names) or "an adult at school"
    return replace(ADULT_FIELD, label=ADULT_FIELD.label.format(said))
