"""What a browser hears of a page: clips and the voice as one sound, made once."""

import io
import wave
from pathlib import Path

import pytest

from assets.texts import Part, text
from store.languages.clip_format import loudest, seconds_of
from tests.tui.speech.sounding import Machine, machine
from tui.speech import voice
from tui.speech.samples import RATE
from tui.speech.waves import DECODER, NO_DECODER, NO_VOICE, PAUSE, Waves, trouble

__all__ = ["machine"]

ASK, SAD = (text(f"younger.feel.{each}").parts[0] for each in ("title", "sad"))


def silent(id: str, language: str) -> Path | None:
    return None


def tone(width: int = 2, channels: int = 1, rate: int = RATE) -> bytes:
    """Half a second of a square wave, half as loud as can be, on the last of its channels."""
    high = 0x40 << 8 * (width - 1)
    frames = bytearray()
    for index in range(rate // 2):
        value = high if index * 100 // rate % 2 else -high
        value += 0x80 if width == 1 else 0
        sample = value.to_bytes(width, "little", signed=width > 1)
        nothing = b"\x80" if width == 1 else bytes(width)
        frames += nothing * (channels - 1) + sample
    written = io.BytesIO()
    with wave.open(written, "wb") as made:
        made.setparams((channels, width, rate, 0, "NONE", ""))
        made.writeframes(frames)
    return written.getvalue()


def test_a_page_is_one_sound_of_its_clips_and_the_voice(machine: Machine, tmp_path: Path) -> None:
    machine.has_voice()
    clip = tmp_path / "younger.feel.title.wav"
    clip.write_bytes(tone(rate=44_100, channels=2))
    waves = Waves(lambda id, language: clip if id == ASK.id else None)
    whole = waves.wave([ASK, SAD])
    spoken = seconds_of(voice.spoken(SAD.words), ".wav")
    assert seconds_of(whole, ".wav") == pytest.approx(0.5 + PAUSE + spoken + PAUSE, abs=0.01)
    assert loudest(whole) > 5000


@pytest.mark.parametrize("width", [1, 2, 3, 4])
@pytest.mark.parametrize(("channels", "rate"), [(1, 8_000), (2, 48_000)])
def test_a_clip_sounds_the_same_however_it_was_recorded(
    machine: Machine, tmp_path: Path, width: int, channels: int, rate: int
) -> None:
    clip = tmp_path / "clip.wav"
    clip.write_bytes(tone(width, channels, rate))
    made = Waves(lambda id, language: clip).wave([ASK])
    assert seconds_of(made, ".wav") == pytest.approx(0.5 + PAUSE, abs=0.01)
    assert loudest(made) == pytest.approx(0x4000 // channels, rel=0.02)


def test_without_a_voice_only_what_has_a_clip_is_heard(machine: Machine, tmp_path: Path) -> None:
    clip = tmp_path / "clip.wav"
    clip.write_bytes(tone())
    waves = Waves(lambda id, language: clip if id == ASK.id else None)
    assert (waves.has(ASK), waves.has(SAD)) == (True, False)
    assert waves.wave([SAD]) == b""
    assert waves.wave([SAD, ASK]) == waves.wave([ASK])
    assert trouble(clips_in_ogg=False) == NO_VOICE


def test_a_clip_in_ogg_needs_what_makes_samples_of_it(machine: Machine, tmp_path: Path) -> None:
    clip = tmp_path / "clip.ogg"
    clip.write_bytes(b"OggS")
    waves = Waves(lambda id, language: clip)
    assert not waves.has(ASK)
    assert NO_DECODER in trouble(clips_in_ogg=True)
    machine.makes_samples(DECODER, b"\x00\x40" * (RATE // 2))
    assert waves.has(ASK)
    assert seconds_of(waves.wave([ASK]), ".wav") == pytest.approx(0.5 + PAUSE)
    machine.has_voice()
    assert trouble(clips_in_ogg=True) == ""


def test_a_broken_clip_is_said_by_the_voice(machine: Machine, tmp_path: Path) -> None:
    machine.has_voice()
    clip = tmp_path / "clip.wav"
    clip.write_bytes(b"RIFF")
    assert Waves(lambda id, language: clip).wave([ASK]) == Waves(silent).wave([ASK])


def test_what_was_said_is_made_once_and_the_oldest_of_it_goes(machine: Machine) -> None:
    machine.has_voice()
    said = {each: Waves(silent).wave([each]) for each in (ASK, SAD, Part("", "Oak"))}
    room = sum(map(len, list(said.values())[:2]))
    waves = Waves(silent, largest=room)
    assert all(waves.wave([each]) == said[each] for each in (ASK, SAD))
    machine.loses_voice()
    assert all(waves.wave([each]) == said[each] for each in (ASK, SAD))
    machine.has_voice()
    assert all(waves.wave([each]) == sound for each, sound in said.items())
    machine.loses_voice()
    assert waves.wave([ASK]) == b""
    assert waves.wave([Part("", "Oak")]) == said[Part("", "Oak")]
