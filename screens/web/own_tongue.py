"""Wanting somebody who speaks one's own language: a button that is on or off."""

from screens.pupil.answers import SPEAKS, speaker
from screens.pupil.telling import Telling
from screens.web.page import Button

NOT_ANY_MORE = f"{SPEAKS}:not"
"""Each way has a name of its own: pressed twice, it is not turned back."""


def speaks(telling: Telling) -> tuple[Button, ...]:
    """Return the button as it stands in the telling; none where English is spoken."""
    if not (telling.language or telling.speaks):
        return ()
    value = NOT_ANY_MORE if telling.speaks else SPEAKS
    return (Button(value, speaker(telling), "globe", chosen=bool(telling.speaks)),)


def turned(telling: Telling, go: str) -> bool:
    """Turn it on or off; False for any other answer."""
    if go not in (SPEAKS, NOT_ANY_MORE):
        return False
    telling.speaks = telling.language if go == SPEAKS else ""
    return True
