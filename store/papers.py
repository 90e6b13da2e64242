"""What set-up hands out on paper: first PINs, recovery sheets, and the file they can go to."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from store.crypto.codes import read_phrase, typed_words
from store.errors import BadCode, Refused
from store.school.public_list import SCHOOL_SHEET

KEEP = {
    "sheet:school": "Keep it in the school's safe. It gives back the safeguarding, office and roll"
    " drawers.",
    "sheet:chair": "Keep it away from the school. It gives back the headteacher's, the chair's and"
    " case drawers.",
}
"""Where each recovery sheet belongs, and what it is for."""

USE = (
    "To use it, at an office terminal: “I am a grown-up”, “I have a PIN”, the name of whoever\n"
    "forgot theirs. At the PIN press Ctrl+O, then “I have a recovery sheet”. It works any number\n"
    "of times. Used after the other sheet for the same person it opens more to the same PIN."
)
"""Where the words of a sheet are typed; it stands on the sheet."""

DESTROY = "Destroy this file once everything is handed out. Whoever reads it can open the drawers."

CUT = "-" + " -" * 35
"""The line along which papers are cut apart."""
_ONCE = "This first PIN works once: sign in with it and choose your own. Then destroy this slip."


def sheet_title(sheet: str) -> str:
    """Return what a recovery sheet is called."""
    return "The school's sheet" if sheet == SCHOOL_SHEET else "The chair's sheet"


def pins_paper(school: str, pins: Mapping[str, str]) -> str:
    """Return the first PINs as text, a slip to cut off for each person; `pins` are by name."""
    return "".join(
        [f"First PINs for {school}: cut them apart, one slip for each person.\n"]
        + [_slip(school, name, pin) for name, pin in pins.items()]
    )


def _slip(school: str, name: str, pin: str) -> str:
    lines = (CUT, f"Worry Box, {school}", f"{name}   {pin}", _ONCE)
    return "\n" + "\n".join(lines) + "\n"


def sheet_paper(school: str, sheet: str, phrase: Sequence[str]) -> str:
    """Return a recovery sheet as text, its nine words numbered."""
    words = [f"  {place}  {word}" for place, word in enumerate(phrase, 1)]
    return "\n".join([f"{sheet_title(sheet)} for {school}", KEEP[sheet], "", *words, "", USE, ""])


class PaperFile:
    """A new file that only its owner can read; `path` did not exist before.

    Raises:
        Refused: there is such a file already, or it cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._out = os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8")
        except FileExistsError:
            raise Refused("There is such a file already. It was not changed.") from None
        except (OSError, ValueError):
            raise Refused("The file cannot be made there. Please name another place.") from None

    def write(self, *papers: str) -> None:
        """Write the papers and a warning, and see to it that they are on the disk.

        Raises:
            Refused: the disk did not take them; the file is gone again.
        """
        try:
            with self._out as out:
                out.write(f"\n{CUT}\n\n".join([f"{DESTROY}\n", *papers]))
                out.flush()
                os.fsync(out.fileno())
        except OSError:
            self.remove()
            raise Refused("The file could not be written. Please name another place.") from None

    def remove(self) -> None:
        """Take the file away again."""
        with suppress(OSError):
            self._out.close()
        self.path.unlink(missing_ok=True)


def compare(typed: str, phrase: Sequence[str], words: Sequence[str]) -> None:
    """Compare a sheet that was typed back with the one that was shown.

    Raises:
        BadCode: the sentence names the place of each word that differs.
    """
    said = typed_words(typed)
    wrong = [
        str(place)
        for place, pair in enumerate(zip(said, phrase, strict=False), 1)
        if pair[0] != pair[1]
    ]
    if len(said) == len(phrase) and wrong:
        each = "Word" if len(wrong) == 1 else "Words"
        raise BadCode(f"{each} {', '.join(wrong)}: not what is on the sheet.")
    read_phrase(typed, words)
