"""What entries are about: a subject's id begins with its noun, e.g. `case:5f…`."""

from hashlib import blake2b
from uuid import uuid4


def new_subject(noun: str) -> str:
    """Return a fresh id for a subject of this noun."""
    return f"{noun}:{uuid4().hex}"


def wish_of(worry: str) -> str:
    """Return the id of the task that a child's wish for a grown-up is to them.

    Whoever reads the worry knows it so, though the task lies in that grown-up's own drawer.
    """
    return f"task:{blake2b(worry.encode(), digest_size=16).hexdigest()}"


def noun_of(subject: str) -> str:
    """Return the noun a subject's id begins with."""
    return subject.partition(":")[0]
