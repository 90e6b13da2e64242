"""What a press means that comes when everything before it is forgotten.

The server began anew, or the page stood too long. What needs nothing of before is done; whoever has
lost something is told so.
"""

from collections.abc import Mapping

from screens.web.coming_back import ADDING
from screens.web.good import GOOD
from screens.web.slip import THANKS
from screens.web.telling_walk import TELLING
from screens.web.visit import SLIP

CALLS = frozenset(
    {("help_confirm", "yes"), ("help", "again"), ("help_after", "again"), ("when", "now")}
)
"""Presses that call for help, by page and answer."""
LOSES = (TELLING | GOOD | SLIP | ADDING) - {THANKS}
"""Pages on which something was said that is not sent yet."""
BREAKS_OFF = frozenset({"help_confirm", "enter", "found", "topic", "online"})
"""Pages whose answer does something, and does it no more."""
LEAVES = frozenset({"back", "skip", "done"})


def calls(said: Mapping[str, str]) -> bool:
    """Tell whether help is called for: it is, whatever was forgotten."""
    return (said.get("at"), said.get("go")) in CALLS


def lost(said: Mapping[str, str]) -> bool:
    """Tell whether something is lost, so that it has to be said."""
    at = said.get("at")
    return at in LOSES or (at in BREAKS_OFF and said.get("go") not in LEAVES)
