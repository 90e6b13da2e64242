"""Recorded clips that are made up."""

import io
import wave


def wav(seconds: float = 1.0, rate: int = 8000) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(b"\x00\x10" * round(seconds * rate))
    return made.getvalue()
