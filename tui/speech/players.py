"""The programs of this machine that can play a sound."""

import shutil
from dataclasses import dataclass

WAV, OGG = ".wav", ".ogg"


@dataclass(frozen=True)
class Player:
    """A program, what it is given before the file's name, and what it can play."""

    program: str
    options: tuple[str, ...] = ()
    plays: frozenset[str] = frozenset({WAV, OGG})

    def command(self, file: str) -> list[str]:
        """Return the command that plays a file."""
        return [self.program, *self.options, file]


PLAYERS = (
    Player("pw-play"),
    Player("paplay"),
    Player("ffplay", ("-nodisp", "-autoexit", "-nostats", "-loglevel", "quiet")),
    Player("aplay", ("-q",), frozenset({WAV})),
)
"""In the order in which they are tried; aplay last, because it knows no OGG."""


def players(kind: str) -> list[Player]:
    """Return what can play a kind of file here: the next is for when one fails."""
    return [each for each in PLAYERS if kind in each.plays and shutil.which(each.program)]
