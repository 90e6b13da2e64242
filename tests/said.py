"""What is told in a test, named as the fields of `Told`."""

from typing import TypedDict


class Said(TypedDict, total=False):
    """What somebody says of a worry; what is left out is as `Told` has it."""

    source: str
    about: str
    words: str
    feeling: str
    when: str
    name: str
    class_id: str
    class_name: str
    peg: str
    helper: str
    asks_for: str
    kept_from: tuple[str, ...]
    adult: str
    topic: str
    version: str
    by: str
    fact: str
    receipt: str
    receipt_seal: str
    unnamed: bool
    teachers: tuple[str, ...]
