"""What must never stand in a text, and what must, in each language there is."""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from assets import FOLDER

NEVER = FOLDER / "languages" / "never.toml"
SOON, OWN_TIMES = "soon", ("pupil.looks.", "pupil.opens.", "pupil.when.")
"""The kind of claim that says when, and the texts that may: the school's own times."""
GROWN_UPS, FOR_GROWN_UPS = ("parents.", "slip."), frozenset({"secret", "coming", "promise"})
"""The texts for grown-ups, and the kinds of claims that must not stand in those either."""
ONLY = "only"
"""The key of the one sentence in which a secret may be named: that there is none."""


@dataclass(frozen=True)
class Claim:
    """Words that must not stand in a text: what they are, and why not, by an id and in words."""

    said: str
    kind: str
    why: str


def claims(code: str, words: str, id: str = "") -> list[Claim]:
    """Return what must not stand in these words of a language; empty when all is well.

    The texts that say when, of which the school's calendar chooses one, are known by their `id`.
    """
    plain = _plain(words).replace(only(code), " ") if only(code) else _plain(words)
    own = {SOON} if id.startswith(OWN_TIMES) else set[str]()
    own = kinds(code) - FOR_GROWN_UPS if id.startswith(GROWN_UPS) else own
    found = ((kind, each.search(plain)) for kind, each in _patterns(code) if kind not in own)
    return [Claim(match[0], kind, _read()["why"][kind]) for kind, match in found if match]


def only(code: str) -> str:
    """Return the sentence, in small letters, that says it is no secret; empty where none is known.

    A text whose English says so must say it.
    """
    return str(_read().get(code, {}).get(ONLY, ""))


def kinds(code: str) -> set[str]:
    """Return the kinds of claims that are known in a language."""
    return _read().get(code, {}).keys() - {ONLY}


def _plain(words: str) -> str:
    words = unicodedata.normalize("NFC", words).casefold()
    return " ".join(re.sub("[’ʼ`´]", "'", words).split())


@functools.cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = {kind: each for kind, each in _read().get(code, {}).items() if kind != ONLY}
    return tuple(
        (kind, re.compile(rf"\b(?:{pattern})(?!\w)"))
        for kind, patterns in lists.items()
        for pattern in patterns
    )


@functools.cache
def _read() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(NEVER.read_text("utf-8"))
