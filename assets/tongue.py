"""Which language the texts are in at this moment: English, unless somebody chose another."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

ENGLISH = "en"


@dataclass(frozen=True)
class Tongue:
    """A language: its code, and its words by the ids of the texts they stand for.

    What has no words in it is said in English. Where its script cannot be `drawn`, English stands
    on the page and its words are only heard. Where one version `only` is in it, by its name, that
    one is shown and the other is not offered.
    """

    code: str = ENGLISH
    words: Mapping[str, str] = field(default_factory=dict)
    drawn: bool = True
    only: str = ""


_usual = [Tongue()]
_own: ContextVar[Tongue | None] = ContextVar("tongue", default=None)


def spoken_now() -> Tongue:
    """Return the language that is spoken at this moment."""
    return _own.get() or _usual[0]


def speak(tongue: Tongue) -> None:
    """Speak a language from now on, in the whole program: one child at a time stands at it."""
    _usual[0] = tongue


@contextmanager
def speaking(tongue: Tongue) -> Iterator[None]:
    """Speak a language for a while, here alone: where several children are served at once."""
    before = _own.set(tongue)
    try:
        yield
    finally:
        _own.reset(before)
