"""Where slips are keyed in: every key of the page in the order it came, whoever or what sent it.

A scanner sends a code and Enter at once, and the next may come while a slip is still open. So one
entry takes all keys and does at once what each means; none is on its way while another opens.
"""

from dataclasses import dataclass
from typing import Protocol

from textual import events

from screens.widgets.text_entry import LineEntry
from store.consents.short_codes import ANSWERS, LENGTH

UNDO = "u"
"""No code has this letter, so it can be a key where a code is typed."""
OTHER_NAME = "/"
"""Nor this sign: a key of an open slip that begins no code."""


class Slips(Protocol):
    """What the keys are for: the slip that is open, if there is one, and those before it."""

    @property
    def is_open(self) -> bool:
        """Whether a slip is open."""

    def find(self, typed: str) -> None:
        """Open the slip of a code."""

    def answer(self, digit: str) -> None:
        """Take 1, 2 or 0 as the answer to the marked question."""

    def step(self, by: int) -> None:
        """Mark another question."""

    def keep(self) -> None:
        """Keep the open slip."""

    def lay_aside(self) -> None:
        """Leave the open slip unkept: another code is coming."""

    def action_signed(self) -> None:
        """Ask who has signed."""

    def action_undo(self) -> None:
        """Undo the last slip."""


@dataclass
class _Run:
    """Digits since the slip was opened, which may turn out to begin a code."""

    digits: str = ""
    is_over: bool = False


class SlipKeys(LineEntry):
    """A code, or the answers of the slip that is open.

    Anything but an answer or a command, while a slip is open, begins another code: the slip is
    laid aside with whatever the first digits of that code had answered.
    """

    def __init__(self, slips: Slips) -> None:
        super().__init__(limit=40, placeholder="K7M 4QX2", id="slip-code")
        self._slips = slips
        self._run = _Run()

    def clear_for(self) -> None:
        """Be empty, for answers or for the next code."""
        self.value = ""
        self._run = _Run()

    async def _on_key(self, event: events.Key) -> None:
        if self.take(event):
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        # Some scanners paste.
        if self._slips.is_open:
            self._slips.lay_aside()

    def take(self, event: events.Key) -> bool:
        """Do what a key means here; tell whether it means anything."""
        if event.key == "enter":
            self._enter()
        elif (event.character or "").casefold() == UNDO and not self.value:
            self._slips.action_undo()
        elif self._slips.is_open:
            return self._for_the_open(event.key, event.character or "")
        else:
            return False
        return True

    def _enter(self) -> None:
        if self._slips.is_open:
            self._slips.keep()
            return
        typed = self.value
        if self._run.is_over:
            # What stands before the code were answers to the slip that was open.
            typed = typed.replace(" ", "")[-LENGTH:]
        self._run = _Run()
        # A scanner may press Enter twice; nothing typed is nothing to look for.
        if typed.strip():
            self._slips.find(typed)

    def _for_the_open(self, key: str, character: str) -> bool:
        if character and character in ANSWERS:
            self._run.digits += character
            self._slips.answer(character)
        elif key in ("backspace", "up", "down"):
            self._run.digits = ""
            self._slips.step(1 if key == "down" else -1)
        elif character == OTHER_NAME:
            self._slips.action_signed()
        elif character.isalnum():
            typed = self._run.digits[1 - LENGTH :] + character
            self._slips.lay_aside()
            self._run = _Run(is_over=True)
            self.value = typed
            self.cursor_position = len(typed)
        else:
            return bool(character.isprintable() and character)
        return True
