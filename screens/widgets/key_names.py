"""Keys as people call them, and whether one that was pressed is the one that was wanted."""

from dataclasses import dataclass

from textual import events

from screens.widgets.tile import UNSHIFTED

_NAMES = {
    "up": "the arrow up",
    "down": "the arrow down",
    "left": "the arrow to the left",
    "right": "the arrow to the right",
    "enter": "Enter",
    "space": "the space bar",
    "tab": "Tab",
    "escape": "Esc",
    "backspace": "Backspace, which takes a letter away",
    "delete": "Delete",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "capslock": "Caps Lock",
}
_SIGNS = {"+": "plus", "-": "minus", "/": "slash", "=": "equals"}


@dataclass(frozen=True)
class Key:
    """A key to be tried: `arrives` is a character, or the name under which Textual knows it.

    `does` says what it is for, where its name does not.
    """

    arrives: str
    does: str = ""

    @property
    def words(self) -> str:
        """What people call it."""
        said = in_words(self.arrives, self.arrives)
        return f"{said} ({self.does})" if self.does else said

    def is_it(self, event: events.Key) -> bool:
        """Tell whether this key was pressed: as a capital, or without Shift, it does as well."""
        if len(self.arrives) > 1:
            return event.key == self.arrives
        typed = (event.character or "").lower()
        return UNSHIFTED.get(typed, typed) == self.arrives


def came_as(event: events.Key) -> str:
    """Return in words what arrived."""
    return in_words(event.key, event.character or "")


def in_words(key: str, character: str = "") -> str:
    """Return what people call a key that Textual calls `key`, and that types `character`."""
    if key in _NAMES:
        return _NAMES[key]
    *held, last = key.split("+") if len(key) > 1 else [key]
    if held:
        names = [each.capitalize() for each in held]
        return f"{' and '.join([*names, _alone(last)])} together"
    if len(character) != 1 or not character.isprintable():
        return _alone(key)
    if character.isdecimal():
        return f"the number {character}"
    if character.isalpha():
        return f"the letter {character.upper()}"
    named = f", {_SIGNS[character]}" if character in _SIGNS else ""
    return f"the sign {character}{named}"


def _alone(key: str) -> str:
    """Return the name of a key that is held with another, or types nothing."""
    named = _NAMES.get(key, "").partition(",")[0].removeprefix("the ")
    return named or key.replace("_", " ").title()
