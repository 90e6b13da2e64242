"""What a question with choices is, however it is drawn: keys, marks, and what pressing one does."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from store.fields import Choice

FEW = 6
"""Up to so many choices stand side by side."""
DIGITS = "123456789"
"""The keys that choose; of more choices, the first nine have one."""


NO_LETTERS = "Letters choose nothing here. Press an arrow key, then the number."
FINDS_NONE = "No choice begins with those letters. Press an arrow key, then the number."
FOUND = "“{}” was found, but is not chosen: there, Space chooses it."


class ChoiceChanged(Message):
    """Something else is chosen now."""


@dataclass
class ChoiceDeaf(Message):
    """Keys at `entry` chose nothing, and `sentence` says so: letters that find nothing, a digit
    behind them, or letters whose find nobody took."""

    entry: Widget
    sentence: str


def pressed(value: str, chosen: str, choices: Sequence[Choice], many: bool) -> str:
    """Return the value after `chosen` was pressed: ids joined by line feeds, in order.

    Of several, pressing again takes back. Of one it stays: who is impatient presses twice.
    """
    if not many:
        return chosen
    ids = (set(value.split("\n")) - {""}) ^ {chosen}
    return "\n".join(choice.id for choice in choices if choice.id in ids)


def digits(choices: Sequence[Choice]) -> list[str]:
    """Return the key that chooses each of some choices: its own digit, else by its place."""
    by_place = [*DIGITS, *" " * len(choices)]
    return [each.digit or place for each, place in zip(choices, by_place, strict=False)]


def stop(choices: Sequence[Choice]) -> str:
    """Return what stands behind each key of choices: a colon where a label begins with a number.

    So `2: 2 Birch` is read, and all of one list stand alike.
    """
    return ":" if any(each.label.strip()[:1].isdigit() for each in choices) else ""


def worded(digit: str, label: str, stop: str) -> str:
    """Return a choice behind its key: `2 Home`, `2: 2 Birch`."""
    return f"{digit}{stop if digit.strip() else ' ' * len(stop)} {label}"


def mark(many: bool, chosen: bool) -> str:
    """Return the box or the ring that shows by its shape whether something is chosen."""
    if many:
        return "[x]" if chosen else "[ ]"
    return "(•)" if chosen else "( )"
