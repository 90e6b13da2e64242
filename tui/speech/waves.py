"""Texts as one sound for a browser: recorded clips, else the computer's voice, joined in memory.

What the voice has once said is kept for the next child, up to so many bytes; a text that many
children hear is made once. No file is written.
"""

import subprocess
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which
from threading import Lock

from assets.texts import Part
from store.errors import Damaged
from tui.speech import voice
from tui.speech.players import WAV
from tui.speech.samples import RATE, WIDTH, Samples, joined, samples_of, wav_of
from tui.speech.speech import Clips

DECODER = "ffmpeg"
"""What makes plain samples of an OGG: several clips cannot be joined without it."""
PAUSE = 0.4
"""Seconds between two texts."""
LARGEST = 32 * 1024 * 1024
"""Bytes of sound that are kept: about six hundred sentences."""
PATIENCE = 20.0
"""Seconds after which a decoder that hangs is given up."""

NO_VOICE = (
    f"The computer's voice ({voice.PROGRAM}) is not installed here: in the browser only texts "
    "that have a recorded clip can be heard."
)
NO_DECODER = (
    f"Some recorded clips here are OGG. For the browser they need {DECODER}, which is not "
    "installed: as WAV they need nothing."
)


class Waves:
    """Says texts, as far as there is a clip or a voice for them."""

    def __init__(self, clips: Clips, largest: int = LARGEST) -> None:
        self._clips, self._largest = clips, largest
        self._made: OrderedDict[Part, Samples] = OrderedDict()
        self._bytes, self._one_at_a_time = 0, Lock()

    def has(self, part: Part) -> bool:
        """Tell whether a text can be heard."""
        return voice.is_here() or self._clip(part) is not None

    def wave(self, parts: Sequence[Part]) -> bytes:
        """Return texts as one WAV; empty when none of them can be said. Takes a moment."""
        with self._one_at_a_time:
            sounds = [sound for each in parts if (sound := self._sound(each))]
        return wav_of(joined(sounds, PAUSE)) if sounds else b""

    def _sound(self, part: Part) -> Samples:
        if part in self._made:
            self._made.move_to_end(part)
            return self._made[part]
        sound = self._of_clip(part) or _of_voice(part)
        self._made[part] = sound
        self._bytes += len(sound) * WIDTH
        while self._bytes > self._largest:
            _, oldest = self._made.popitem(last=False)
            self._bytes -= len(oldest) * WIDTH
        return sound

    def _clip(self, part: Part) -> Path | None:
        """Return the clip of a text, if it can be made into samples here."""
        clip = self._clips(part.id, part.tongue) if part.id else None
        return clip if clip and (clip.suffix == WAV or which(DECODER)) else None

    def _of_clip(self, part: Part) -> Samples:
        clip = self._clip(part)
        with suppress(OSError, Damaged):
            if clip and clip.suffix == WAV:
                return samples_of(clip.read_bytes())
            if clip:
                return _decoded(clip)
        return array("h")


def trouble(*, clips_in_ogg: bool) -> str:
    """Return in sentences what cannot be heard in a browser; empty when all can."""
    missing = [] if voice.is_here() else [NO_VOICE]
    if clips_in_ogg and not which(DECODER):
        missing.append(NO_DECODER)
    return " ".join(missing)


def _of_voice(part: Part) -> Samples:
    with suppress(Damaged):
        return samples_of(voice.spoken(part.words, part.tongue))
    return array("h")


def _decoded(clip: Path) -> Samples:
    as_samples = ("-f", "s16le", "-ac", "1", "-ar", str(RATE), "-")
    command = [DECODER, "-v", "quiet", "-nostdin", "-i", str(clip), *as_samples]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return array("h")
    return array("h", done.stdout[: len(done.stdout) // WIDTH * WIDTH])
