"""Every key that a child may need, gathered from where each of them is defined."""

import re
from collections.abc import Iterator

from textual.binding import Binding

from screens.pupil.add_more import AddMore
from screens.pupil.answers import PAST
from screens.pupil.base import PupilScreen
from screens.pupil.beneath import MORE
from screens.pupil.choices import KEYS
from screens.pupil.picture_entry import PictureCodeEntry
from screens.pupil.steps.who_name import WhoName
from screens.pupil.steps.words import TellWords
from screens.pupil.tell import Tell
from screens.widgets.key_names import Key
from screens.widgets.tile import Tile, Tiles

BEYOND = "0"
"""The key of what lies beyond the answers to a question: another version, none of them."""
_NAMED = (Tiles, Tile, PictureCodeEntry, PupilScreen, Tell, TellWords, WhoName, AddMore)
"""Whose keys have a name, those of every page before those of some."""
NEXT_TILE = Key("tab")
"""Leads from whatever has the focus to the next; every screen of Textual's has it."""
EXTRA = re.compile(r"f\d+|delete")
"""Keys beside others that do the same: nobody needs them."""


def childs_keys() -> tuple[Key, ...]:
    """Return each key once: those that type something, and those that have a name."""
    typed = (*KEYS[:9], BEYOND, *KEYS[9:], MORE, *PAST.values())
    every = {key.arrives: key for key in (*map(Key, typed), NEXT_TILE, *_named())}
    return tuple(every.values())


def _named() -> Iterator[Key]:
    for holder in _NAMED:
        for binding in holder.BINDINGS:
            assert isinstance(binding, Binding)
            does = binding.description
            keys = (key for key in binding.key.split(",") if not EXTRA.fullmatch(key))
            yield from (Key(key, does if "+" in key else "") for key in keys)
