"""What is heard: real programs, a pretended loudspeaker, nothing on the terminal."""

import io
import re
import wave
from pathlib import Path

import pytest

from assets.texts import Part, text
from store.languages.clip_format import loudest, seconds_of
from tests.tui.speech.sounding import Machine, machine
from tui.speech import voice
from tui.speech.speech import Speech, can_speak
from tui.speech.trial import trouble, try_aloud

__all__ = ["machine"]

SENTENCES = [*text("younger.feel.title").parts, *text("younger.feel.sad").parts]


def test_the_voice_says_a_sentence_slowly_and_aloud(machine: Machine) -> None:
    machine.has_voice()
    words = "It is good to tell. A grown-up opens the box and looks for a way to help."
    said = voice.spoken(words)
    assert loudest(said) > 5000
    a_minute = len(re.findall(r"[\w-]+", words)) / seconds_of(said, ".wav") * 60
    assert 90 < a_minute < 170


def test_the_sound_knows_its_own_length(machine: Machine) -> None:
    machine.has_voice()
    said = voice.spoken("Hello")
    with wave.open(io.BytesIO(said)) as found:
        frames = found.getnframes() * found.getsampwidth()
    assert len(said) == 44 + frames


def test_telephone_numbers_are_said_digit_by_digit(machine: Machine) -> None:
    machine.has_voice()
    assert voice.spoken("Call 999.") == voice.spoken("Call 9 9 9.")
    assert voice.spoken("999") != voice.spoken("12")


def test_one_part_is_played_after_another_and_nothing_reaches_the_terminal(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.has_voice()
    machine.has_player()
    speech = Speech()
    speech.say(SENTENCES)
    assert speech.wait()
    assert machine.sounds == [voice.spoken(part.words) for part in SENTENCES]
    assert capfd.readouterr() == ("", "")
    assert not speech.speaking


def test_a_recorded_clip_is_played_instead_of_the_voice(machine: Machine, tmp_path: Path) -> None:
    machine.has_voice()
    machine.has_player()
    clip = tmp_path / "clip.wav"
    clip.write_bytes(b"recorded")
    speech = Speech(lambda id, language: clip if id == "younger.feel.sad" else None)
    speech.say(SENTENCES)
    speech.wait()
    assert machine.sounds[1] == b"recorded"
    assert machine.sounds[0] != b"recorded"


def test_a_clip_that_nothing_here_plays_is_said_by_the_voice(
    machine: Machine, tmp_path: Path
) -> None:
    machine.has_voice()
    machine.has_player("aplay")
    speech = Speech(lambda id, language: tmp_path / "clip.ogg")
    speech.say(SENTENCES[:1])
    speech.wait()
    assert machine.sounds == [voice.spoken(SENTENCES[0].words)]


def test_where_one_player_fails_the_next_one_plays(machine: Machine) -> None:
    machine.has_voice()
    machine.has_failing_player("pw-play")
    machine.has_player("aplay")
    speech = Speech()
    speech.say(SENTENCES[:1])
    assert speech.wait()
    assert len(machine.sounds) == 1


def test_stopping_is_at_once_and_nothing_follows(machine: Machine) -> None:
    machine.has_voice()
    machine.has_slow_player()
    speech = Speech()
    speech.say(SENTENCES)
    machine.wait_for_player()
    saying = speech._now
    assert speech.speaking
    assert speech.stop()
    assert saying is not None
    assert saying.ended.wait(60)
    assert not speech.speaking
    assert not speech.stop()


def test_a_machine_without_programs_is_silent_and_says_why(machine: Machine) -> None:
    assert not can_speak()
    assert voice.spoken("Hello") == b""
    assert "No program that plays sound" in trouble()
    machine.has_player()
    assert can_speak()
    assert "espeak-ng" in trouble()
    speech = Speech()
    speech.say([Part("x", "words")])
    assert not speech.wait()


def test_the_sound_test_tells_a_player_that_fails_from_one_that_plays(machine: Machine) -> None:
    machine.has_voice()
    machine.has_failing_player("aplay")
    assert "aplay could not play it." in try_aloud(Speech())
    machine.has_player("aplay")
    assert try_aloud(Speech()) == ""
    assert machine.sounds == [voice.spoken(str(text("pupil.sound.test")))]
