"""The rows about an adult in a few words each, for the list on their page."""

from screens.staff.adults import adult_words
from screens.staff.labels import first_capital
from screens.widgets.listing import Tone
from store.adults import advice, low_level, outcomes
from store.adults.matter import HEAVY
from store.adults.rows import (
    ADVICE,
    ANSWERED,
    COPY,
    DECIDED,
    HANDED,
    LIFTED,
    LOW,
    MENTIONED,
    SAID_OF,
    TAKEN,
    THRESHOLD,
    TOLD,
)
from store.adults.whom import SAID
from store.looking.noted import Noted


def in_short(row: Noted) -> str:
    """Return what a row says, in a few words."""
    said = row.said
    if row.kind == TOLD:
        return said.get("name", "") or "An adult who is not named"
    if row.kind in (MENTIONED, SAID_OF):
        said_of = adult_words.SAID_OF_THEM[said.get(SAID, "")]
        return f"{said.get('name', '')}: {said_of}"
    if row.kind == THRESHOLD:
        return first_capital(adult_words.IN_SHORT.get(said.get("outcome", ""), ""))
    if row.kind == ADVICE:
        labels = {each.id: each.label.partition(" (")[0] for each in advice.WHO.choices}
        asked = "may be asked" if said.get("may") == "yes" else "not yet"
        return f"{labels.get(said.get('of', ''), '')}: {asked}"
    if row.kind == DECIDED:
        found = outcomes.outcome(said.get("outcome", ""))
        return f"Ended: {found.say.lower() if found else ''}"
    if row.kind == COPY:
        return "The adult has a copy" if said.get("given") == "yes" else "The adult has no copy"
    if row.kind == LOW:
        labels = {each.id: each.label for each in low_level.categories()}
        return labels.get(said.get("category", ""), "")
    if row.kind in (HANDED, TAKEN):
        return "Handed over" if row.kind == HANDED else "They have it"
    if row.kind == LIFTED:
        return "May be asked now"
    return low_level.in_words(said.get("response", ""))


def look_of(row: Noted) -> tuple[Tone, str]:
    """Return the tone of a row, and the word that says the same."""
    words: dict[str, tuple[Tone, str]] = {
        TOLD: ("", "about"),
        MENTIONED: ("", "named"),
        SAID_OF: ("", "said"),
        THRESHOLD: ("", "judged"),
        ADVICE: ("", "advice"),
        LIFTED: ("good", "allow"),
        DECIDED: ("", "ended"),
        COPY: ("", "copy"),
        LOW: ("", "concern"),
        ANSWERED: ("", "done"),
        HANDED: ("", "handed"),
        TAKEN: ("", "opened"),
    }
    if row.kind == THRESHOLD and row.said.get("outcome") in HEAVY:
        return "urgent", "judged"
    return words[row.kind]
