"""What a sound file says of itself: WAV (PCM) and OGG (Vorbis or Opus), read from its bytes."""

import io
import struct
import wave

from store.errors import Damaged

KINDS = frozenset({".wav", ".ogg"})
"""How the names of clips end."""
OPUS_RATE = 48000
"""Opus counts its time in these, whatever it was recorded in (source: RFC 7845)."""
NOT_WAV, NOT_OGG = "It is no WAV file of plain samples.", "It is no OGG file of Vorbis or Opus."
_LAST_PAGE = struct.Struct("<4sBBq")


def seconds_of(clip: bytes, kind: str) -> float:
    """Return how long a clip lasts.

    Raises:
        Damaged: it is not what its name says.
    """
    return _wav_seconds(clip) if kind == ".wav" else _ogg_seconds(clip)


def loudest(clip: bytes) -> int:
    """Return the loudest sample of a WAV of 16 bits, from 0 to 32,768."""
    try:
        with wave.open(io.BytesIO(clip)) as found:
            if found.getsampwidth() != 2:
                raise Damaged(NOT_WAV)
            frames = found.readframes(found.getnframes())
    except (wave.Error, EOFError):
        raise Damaged(NOT_WAV) from None
    whole = len(frames) - len(frames) % 2
    return max((abs(sample) for (sample,) in struct.iter_unpack("<h", frames[:whole])), default=0)


def _wav_seconds(clip: bytes) -> float:
    try:
        with wave.open(io.BytesIO(clip)) as found:
            frame: int = found.getsampwidth() * found.getnchannels()
            rate: int = found.getframerate()
            return len(found.readframes(found.getnframes())) / frame / rate
    except (wave.Error, EOFError, ZeroDivisionError, struct.error):
        raise Damaged(NOT_WAV) from None


def _ogg_seconds(clip: bytes) -> float:
    first = clip[:128]
    if not first.startswith(b"OggS"):
        raise Damaged(NOT_OGG)
    if (at := first.find(b"\x01vorbis")) >= 0 and len(first) >= at + 16:
        (rate,) = struct.unpack_from("<I", first, at + 12)
    elif b"OpusHead" in first:
        rate = OPUS_RATE
    else:
        raise Damaged(NOT_OGG)
    rate = int(rate)
    last = clip.rfind(b"OggS")
    if len(clip) < last + _LAST_PAGE.size or not rate:
        raise Damaged(NOT_OGG)
    *_, samples = _LAST_PAGE.unpack_from(clip, last)
    return int(samples) / rate
