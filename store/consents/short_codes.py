"""Short codes of letters: what stands on the slip, to be typed or scanned in the office.

Six characters of Crockford's base 32 and a check character over the field of 32 elements: each
place has a weight of its own, so one wrong character and any two that changed places are caught.
A code only finds a letter within the office's drawer; it opens nothing.
"""

from collections.abc import Collection
from secrets import choice

from store.consents.links import ALIKE, ALPHABET
from store.errors import BadCode

LENGTH = 7
"""Characters of a code, the check character included."""
FIRST = 3
"""So many stand before the space when it is printed."""
ANSWERS = "012"
"""The digits that answer a slip that is open: a code has something else, so it is told apart."""
_MODULUS = 0b100101
"""x^5 + x^2 + 1, by which elements of the field are multiplied."""


def fresh(taken: Collection[str] = ()) -> str:
    """Return a new code that is none of those that are `taken`."""
    while True:
        body = "".join(choice(ALPHABET) for _ in range(LENGTH - 1))
        code = body + _check(body)
        if code not in taken and set(code) - set(ANSWERS):
            return code


def read(typed: str) -> str:
    """Return a code as somebody typed it, or as a scanner did.

    Raises:
        BadCode: it is none; the sentence says what to do.
    """
    code = typed.upper().translate(ALIKE)
    if len(code) != LENGTH or any(each not in ALPHABET for each in code):
        raise BadCode(f"A code has {LENGTH} letters and digits. It stands at the foot of the slip.")
    if _check(code[:-1]) != code[-1]:
        raise BadCode("One letter or digit is wrong, or two changed places. Please look again.")
    return code


def shown(code: str) -> str:
    """Return a code as it is printed: `K7M 4QX2`."""
    return f"{code[:FIRST]} {code[FIRST:]}"


def _check(body: str) -> str:
    total, weight = 0, 1
    for each in body:
        weight = _times(weight, 2)
        total ^= _times(weight, ALPHABET.index(each))
    return ALPHABET[total]


def _times(one: int, other: int) -> int:
    found = 0
    while other:
        if other & 1:
            found ^= one
        one <<= 1
        if one & 0b100000:
            one ^= _MODULUS
        other >>= 1
    return found
