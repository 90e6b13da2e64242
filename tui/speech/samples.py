"""Sounds as plain samples, so that several become one: 16 bits, one channel, one rate."""

import io
import wave
from array import array
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from store.errors import Damaged
from store.languages.clip_format import NOT_WAV

RATE = 22_050
"""Samples a second: what espeak-ng's voices have."""
WIDTH = 2
"""Bytes of a sample."""
if TYPE_CHECKING:
    Samples = array[int]
else:
    Samples = array  # cannot be subscripted before Python 3.12


def samples_of(wav: bytes) -> Samples:
    """Return what a WAV holds, whatever its rate, its channels and the size of its samples.

    Raises:
        Damaged: it is no WAV of plain samples.
    """
    try:
        with wave.open(io.BytesIO(wav)) as found:
            width, channels, rate = found.getsampwidth(), found.getnchannels(), found.getframerate()
            frames = found.readframes(found.getnframes())
    except (wave.Error, EOFError):
        raise Damaged(NOT_WAV) from None
    whole = frames[: len(frames) - len(frames) % (width * channels)]
    return _at_our_rate(_as_one_channel(_of_two_bytes(whole, width), channels), rate)


def wav_of(samples: Samples) -> bytes:
    """Return samples as a WAV."""
    written = io.BytesIO()
    with wave.open(written, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(WIDTH)
        made.setframerate(RATE)
        made.writeframes(samples.tobytes())
    return written.getvalue()


def joined(sounds: Iterable[Samples], pause: float) -> Samples:
    """Return sounds one after another, so many seconds of quiet after each."""
    quiet = array("h", bytes(round(pause * RATE) * WIDTH))
    whole = array("h")
    for each in sounds:
        whole.extend(each)
        whole.extend(quiet)
    return whole


def _of_two_bytes(frames: bytes, width: int) -> Samples:
    """Return samples of 16 bits: of larger ones the upper bytes; those of 8 bits have no sign."""
    made = bytearray(len(frames) // width * WIDTH)
    made[1::2] = bytes(each ^ 0x80 for each in frames) if width == 1 else frames[width - 1 :: width]
    if width >= WIDTH:
        made[0::2] = frames[width - 2 :: width]
    return array("h", bytes(made))


def _as_one_channel(samples: Samples, channels: int) -> Samples:
    if channels == 1:
        return samples
    each = zip(*(samples[channel::channels] for channel in range(channels)), strict=True)
    return array("h", (sum(frame) // channels for frame in each))


def _at_our_rate(samples: Samples, rate: int) -> Samples:
    """Return as many samples a second as we want: the mean of those that fall into each."""
    if rate == RATE:
        return samples
    ends = [index * rate // RATE for index in range(len(samples) * RATE // rate + 1)]
    pieces = (samples[start : max(end, start + 1)] for start, end in pairwise(ends))
    return array("h", (sum(piece) // len(piece) for piece in pieces))
