"""A small finger stays on a key: what it repeats must not answer a page that came after.

A terminal does not say when a key is let go, only that the same key came again. Keyboards begin to
repeat a held key after 250 to 660 ms and go on every 20 to 100 ms. So the same key within `BEGINS`
of its last coming is never a new answer, on this page or the next: a child named as another, or
help called for, cannot be taken back, while whoever meant it presses once more after a look at the
page, or another key, which counts at once. What counts is when a key came, not when there was time
for it: behind a page that is slow to draw, repeats queue up and would look like presses.

To wait whether more repeats follow would not tell them apart: a finger that lets go right after the
first repeat has sent what two quick presses send.
"""

HELD = 0.15
"""Seconds between two of the same key under which nobody pressed it twice."""
BEGINS = 0.8
"""Seconds after which keyboards have begun to repeat a key that is held."""
MOVES = {"left", "right", "up", "down", "tab", "shift+tab", "pageup", "pagedown", "home", "end"}
TURNS = frozenset(MOVES | {"backspace", "ctrl+b", "escape", "plus", "equals_sign"})
"""Keys that move, turn to more pictures or go back, and answer nothing: pressed again they count
at once, and only the stream of a held one does not."""


class KeyRepeat:
    """Tells a key that is held from one that is pressed again."""

    def __init__(self) -> None:
        self._key = ""
        self._last = float("-inf")
        self._typed = False

    def is_repeat(self, key: str, at: float, *, typing: bool = False) -> bool:
        """Note a key that came `at` these seconds; say whether it only comes from being held.

        Where a child is `typing`, a key may repeat that it began to press there.
        """
        gap, same = at - self._last, key == self._key
        self._key, self._last = key, at
        if not same or gap >= BEGINS:
            self._typed = typing
            return False
        if typing and self._typed:
            return False
        return key not in TURNS or gap < HELD
