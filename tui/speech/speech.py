"""Speaking one part after another, in a thread nobody waits for, until somebody presses a key."""

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread

from assets.texts import Part
from tui.speech import voice
from tui.speech.players import WAV, players

PATIENCE = 60.0
"""Seconds after which a player that hangs is stopped; no clip lasts so long."""

Clips = Callable[[str, str], Path | None]
"""Finds the recorded clip of a text by its id and the code of its language."""


def can_speak() -> bool:
    """Tell whether this machine can play what a voice says or a clip holds."""
    return bool(players(WAV))


class Speech:
    """What is being said at this moment, if anything. Starting anew stops what was begun."""

    def __init__(self, clips: Clips = lambda id, language: None) -> None:
        self._clips = clips
        self._now: _Saying | None = None

    @property
    def speaking(self) -> bool:
        """Tell whether something is being said."""
        return self._now is not None and not self._now.ended.is_set()

    def say(self, parts: Sequence[Part]) -> None:
        """Say these, one after another."""
        self.stop()
        self._now = _Saying(tuple(parts), self._clips)
        # A worker of Textual's would be waited for when somebody leaves.
        Thread(target=self._now.run, name="speech", daemon=True).start()

    def wait(self) -> bool:
        """Wait until all is said; tell whether any of it was played, or somebody stopped it."""
        now = self._now
        if now is None:
            return False
        now.ended.wait()
        return now.heard or now.stopped

    def stop(self) -> bool:
        """Be quiet at once; tell whether something was being said."""
        spoke, now, self._now = self.speaking, self._now, None
        if now is not None:
            now.stop()
        return spoke


class _Saying:
    """One page's parts, and the program that plays the one that is heard."""

    def __init__(self, parts: tuple[Part, ...], clips: Clips) -> None:
        self._parts, self._clips = parts, clips
        self._guard = Lock()
        self.stopped = False
        self._player: subprocess.Popen[bytes] | None = None
        self.heard = False
        self.ended = Event()

    def run(self) -> None:
        try:
            for part in self._parts:
                if self.stopped:
                    return
                with _sound_of(part, self._clips) as (file, fds):
                    if file:
                        self.heard |= self._play(file, fds)
        finally:
            self.ended.set()

    def stop(self) -> None:
        with self._guard:
            self.stopped = True
            if self._player is not None:
                self._player.kill()

    def _play(self, file: str, fds: tuple[int, ...]) -> bool:
        """Play a file to its end with the first program that can; tell whether one could."""
        for player in players(Path(file).suffix or WAV):
            with self._guard:
                if self.stopped:
                    return False
                with suppress(OSError):
                    self._player = _started(player.command(file), fds)
            if self._player is not None and _plays_to_its_end(self._player):
                return True
        return False


def _started(command: list[str], fds: tuple[int, ...]) -> subprocess.Popen[bytes]:
    """Start a player that has no terminal to write to, whatever it has to say."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=fds, start_new_session=True
    )


def _plays_to_its_end(player: "subprocess.Popen[bytes]") -> bool:
    try:
        return player.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        player.kill()
        player.wait()
        return True


@contextmanager
def _sound_of(part: Part, clips: Clips) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the file to play, and the descriptors the player needs to see it; or nothing."""
    clip = clips(part.id, part.tongue)
    if clip is not None and players(clip.suffix):
        yield str(clip), ()
        return
    wav = voice.spoken(part.words, part.tongue)
    if not wav or not hasattr(os, "memfd_create"):
        yield "", ()
        return
    with os.fdopen(os.memfd_create("spoken"), "wb") as memory:
        memory.write(wav)
        memory.flush()
        yield f"/dev/fd/{memory.fileno()}", (memory.fileno(),)
