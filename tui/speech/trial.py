"""Trying whether this machine says anything aloud."""

from assets.texts import text
from store.errors import Damaged
from store.languages.clip_format import loudest
from tui.speech import voice
from tui.speech.players import PLAYERS, WAV, players
from tui.speech.speech import Speech

QUIETEST = 500
"""A voice whose loudest sample is below this (of 32,768) cannot be heard."""


def trouble() -> str:
    """Return in a sentence why nothing can be read aloud here; empty when something can."""
    if not players(WAV):
        names = ", ".join(player.program for player in PLAYERS)
        return f"No program that plays sound is installed here. One of these is needed: {names}."
    if not voice.is_here():
        return (
            f"The computer's voice ({voice.PROGRAM}) is not installed here: only texts that have "
            "a recorded clip can be read aloud."
        )
    return "" if _has_sound(voice.spoken(_words())) else "The computer's voice says nothing."


def try_aloud(speech: Speech) -> str:
    """Say the test sentence to its end; return in a sentence why it could not be."""
    if found := trouble():
        return found
    speech.say(text("pupil.sound.test").parts)
    if speech.wait():
        return ""
    names = ", ".join(player.program for player in players(WAV))
    return f"{names} could not play it. Is there a sound card, and is its volume up?"


def _words() -> str:
    return str(text("pupil.sound.test"))


def _has_sound(wav: bytes) -> bool:
    try:
        return loudest(wav) >= QUIETEST
    except Damaged:
        return False
