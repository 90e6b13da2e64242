"""Codes that people keep: PINs, recovery phrases and the child's four pictures."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from hashlib import blake2b
from itertools import pairwise
from secrets import choice, randbelow

from store.errors import BadCode

PIN_DIGITS = 8
PIN_LEAST = 6
PASSPHRASE_LEAST = 16
PHRASE_WORDS = 8
PICTURES = 4

_KEYPAD = {"1": "245", "2": "13456", "3": "256", "4": "12578", "5": "12346789", "6": "23589"} | {
    "7": "4580",
    "8": "456790",
    "9": "5680",
    "0": "12789",
}
"""The keys beside each key; below or above 0, as telephones and keyboards have it."""
_LINES = ("147", "741", "258", "852", "369", "963", "159", "951", "357", "753")
_LETTERS_LEAST = 6
"""How many different letters a pass-phrase has at least."""


def normalise(secret: str) -> str:
    """Return a PIN or phrase as it is compared: digits of any script, case and spaces folded."""
    folded = unicodedata.normalize("NFKC", secret).casefold()
    digits = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in folded
    )
    compact = re.sub(r"[\s.-]+", "", digits)
    return compact if compact.isdigit() else " ".join(digits.split())


def make_pin() -> str:
    """Return a new PIN of 8 digits that `weakness` finds nothing wrong with."""
    while True:
        pin = f"{randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
        if not weakness(pin):
            return pin


def make_words(words: Sequence[str], count: int = 4) -> str:
    """Return a pass-phrase of `count` words."""
    return " ".join(choice(words) for _ in range(count))


def weakness(secret: str) -> str:
    """Return a sentence on why this PIN or pass-phrase will not do; empty when it will."""
    secret = normalise(secret)
    if not secret.isdigit():
        if len(secret) < PASSPHRASE_LEAST:
            return f"Please use at least {PASSPHRASE_LEAST} letters, or {PIN_LEAST} digits."
        if len(set(secret)) < _LETTERS_LEAST or _repeats(re.sub(r"\W", "", secret)):
            return "Please choose words that repeat less."
        return ""
    if len(secret) < PIN_LEAST:
        return f"Please use at least {PIN_LEAST} digits."
    if len(set(secret)) < 4 or _repeats(secret):
        return "Please choose a PIN with fewer repeated digits."
    if _runs(secret):
        return "Please choose a PIN that does not count up or down."
    if _is_date(secret):
        return "Please choose a PIN that is not a date."
    if _is_drawn(secret):
        return "Please choose a PIN that is not a line on the number pad."
    return ""


def make_phrase(words: Sequence[str]) -> tuple[str, ...]:
    """Return a recovery phrase: 8 random words and a checksum word, 103 bits in all."""
    chosen = tuple(choice(words) for _ in range(PHRASE_WORDS))
    return (*chosen, _checksum(chosen, words))


def typed_words(typed: str) -> tuple[str, ...]:
    """Return the words somebody typed; numbers and commas between them do not matter."""
    return tuple(re.sub(r"[\d.,;:]+", " ", typed).casefold().split())


def read_phrase(typed: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the nine words of a recovery phrase as somebody typed it.

    Raises:
        BadCode: the count is wrong, a word is unknown (it is named by its place), or the
            checksum does not fit.
    """
    known = set(words)
    phrase = typed_words(typed)
    if len(phrase) != PHRASE_WORDS + 1:
        raise BadCode(f"The sheet has {PHRASE_WORDS + 1} words; here are {len(phrase)}.")
    for place, word in enumerate(phrase, 1):
        if word not in known:
            near = get_close_matches(word, words, 1)
            guess = f" Perhaps “{near[0]}”?" if near else ""
            raise BadCode(f"Word {place} is not one of the words we use.{guess}")
    if _checksum(phrase[:-1], words) != phrase[-1]:
        raise BadCode("One of the words is not the one on the sheet. Please compare each.")
    return phrase


def phrase_seed(phrase: Sequence[str]) -> bytes:
    """Return the seed of the keys that a recovery phrase stands for."""
    return blake2b(" ".join(phrase).encode(), digest_size=32, person=b"wb sheet").digest()


def make_pictures(alphabet: Sequence[str]) -> tuple[str, ...]:
    """Return four different pictures for a child to remember, in order."""
    pool = list(alphabet)
    return tuple(pool.pop(randbelow(len(pool))) for _ in range(PICTURES))


def _checksum(chosen: Sequence[str], words: Sequence[str]) -> str:
    digest = blake2b(" ".join(chosen).encode(), digest_size=8, person=b"wb check").digest()
    return words[int.from_bytes(digest, "big") % len(words)]


def _repeats(pin: str) -> bool:
    return any(
        len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size)
        for size in range(1, len(pin) // 2 + 1)
    )


def _runs(pin: str) -> bool:
    steps = [(int(b) - int(a)) % 10 for a, b in pairwise(pin)]
    return len(set(steps)) == 1 or set(steps) <= {0, 1, 9}


def _is_drawn(pin: str) -> bool:
    walk = all(after in _KEYPAD[before] + before for before, after in pairwise(pin))
    return walk or all(pin[i : i + 3] in _LINES for i in range(0, len(pin) - 2, 3))


def _is_date(pin: str) -> bool:
    if len(pin) == 6:
        shapes = [(pin[:2], pin[2:4]), (pin[2:4], pin[:2]), (pin[4:], pin[2:4])]
    elif len(pin) == 8:
        shapes = []
        if pin[:2] in ("19", "20"):
            shapes = [(pin[6:], pin[4:6]), (pin[4:6], pin[6:])]
        if pin[4:6] in ("19", "20"):
            shapes += [(pin[:2], pin[2:4]), (pin[2:4], pin[:2])]
    else:
        return False
    return any(1 <= int(day) <= 31 and 1 <= int(month) <= 12 for day, month in shapes)
