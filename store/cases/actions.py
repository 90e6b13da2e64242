"""An action of a case: what somebody does, by when; also that they look again once it is closed."""

from collections.abc import Mapping
from dataclasses import dataclass

ME = "closes"
"""The choice of whoever closes a case as the one who keeps an eye on it."""
WATCH = "Look again: how does it go?"


@dataclass(frozen=True)
class Action:
    """Something to be done, and when it was `done`; `tells` whom about whom: `done_by_telling`."""

    id: str
    text: str
    owner: str
    due: str
    done: str = ""
    done_by: str = ""
    note: str = ""
    tells: str = ""
    person: str = ""


def to_look_again(entry: str, closing: Mapping[str, str], by: str) -> tuple[Action, ...]:
    """Return what stays to be done after a closing: somebody looks again, on the day it says.

    `by` is who closed it, or proposed to; `entry` the id of the entry that closed it.
    """
    if not closing.get("watch_on"):
        return ()
    who = closing.get("watch_by", "")
    return (Action(entry, WATCH, by if who == ME else who, closing["watch_on"]),)
