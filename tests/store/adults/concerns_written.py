"""Low-level concerns, written down and judged."""

from datetime import timedelta

from store.adults import low_level, threshold
from store.cases.case import Case
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import BELOW_IT

SMALL = {"category": "contact", "what": "A late message about a match", "source": "seen"}
DONE = {"response": "word\nreminder", "follow_up": "Talked on Monday", "reasons": "First time"}


def write(school: School, session: Session, name: str, days: int = 0, **said: str) -> Case:
    """Write down a concern about somebody, and judge it to be below the threshold."""
    now = NOW + timedelta(days=days)
    adult = {"adult": school.people[name]}
    drawer, id = low_level.record(session, {**SMALL, **adult, **said}, now)
    threshold.judge(session, drawer, drawer.get(id), {**BELOW_IT, **adult}, now)
    return case(session, id)


def case(session: Session, id: str) -> Case:
    found = session.find(id)
    assert found is not None
    folded: Case = found.get(id)
    return folded
