"""The computer's voice: espeak-ng, whose words never leave the memory of this machine."""

import re
import shutil
import struct
import subprocess

PROGRAM = "espeak-ng"
SPEED = 130
"""Words a minute: slow enough for a child that learns to read."""
LANGUAGE = "en-gb"
PATIENCE = 20.0
"""Seconds after which a voice that hangs is given up."""
_DATA_AT = 36
"""Where espeak-ng writes the beginning of its samples: after a header that never varies."""


def is_here() -> bool:
    """Tell whether this machine has a voice."""
    return shutil.which(PROGRAM) is not None


def spoken(words: str, language: str = "") -> bytes:
    """Return words as a WAV; empty when they cannot be spoken. Takes a moment.

    `language` is the code of the voice to read them with; without one it is English.

    No file is written: a sentence with a name in it would tell whom a child asked for.
    """
    command = [PROGRAM, "-v", language or LANGUAGE, "-s", str(SPEED), "--stdin", "--stdout"]
    try:
        done = subprocess.run(
            command,
            input=_as_said(words).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # without a sound card it floods it
            timeout=PATIENCE,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return _with_true_length(done.stdout)


def _as_said(words: str) -> str:
    """Return words as one says them: a telephone number digit by digit."""
    return re.sub(r"\d{3,}", lambda found: " ".join(found.group()), words)


def _with_true_length(wav: bytes) -> bytes:
    """Say in a WAV how long it is; written to a pipe, it could not know."""
    if len(wav) <= _DATA_AT + 8 or wav[_DATA_AT : _DATA_AT + 4] != b"data":
        return b""
    length = len(wav) - _DATA_AT - 8
    size = struct.pack("<I", len(wav) - 8)
    return wav[:4] + size + wav[8 : _DATA_AT + 4] + struct.pack("<I", length) + wav[_DATA_AT + 8 :]
