"""What entries are about: a subject's id begins with its noun, e.g. `case:5f…`."""

from uuid import uuid4


def new_subject(noun: str) -> str:
    """Return a fresh id for a subject of this noun."""
    return f"{noun}:{uuid4().hex}"


def noun_of(subject: str) -> str:
    """Return the noun a subject's id begins with."""
    return subject.partition(":")[0]
