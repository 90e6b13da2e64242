"""Answers of parents that have come to this machine and that nobody has opened here yet.

Whoever does not hold the office cannot open them, and must not take silence for a yes: one of them
may take back what still stands as permitted.
"""

from store.database import translated
from store.home import FORMS, Home
from store.letterbox.envelope import QUIET


def count(home: Home) -> int:
    """Return how many lie here.

    What a terminal of parents' forms posts quietly is an answer, but for its first envelope: with
    that it asked to be let in (`store.terminals.enrolment`).
    """
    forms = [each.id for each in home.desk.school.terminals if each.kind == FORMS]
    marks = ", ".join("?" * len(forms)) or "NULL"
    sql = (
        "SELECT count(DISTINCT id) AS n FROM waits"
        f" WHERE urgency = ? AND counter > 1 AND terminal IN ({marks})"
    )
    with translated("the letterbox"):
        return int(next(home.letterbox.db.query(sql, [QUIET, *forms]))["n"])
