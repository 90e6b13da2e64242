"""A second person's word on what was said less grave of a case."""

from datetime import timedelta

from store.cases import gravity, keeping, lowering, triaging
from store.cases.case import Case
from store.involved import telling
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.triaging_stage import QUARREL, Stage

AGREE, NO = (
    {"answer": "agree", "reason": "I saw it"},
    {"answer": "refuse", "why": "She said so herself"},
)
MISTAKE, LESS = {"how": "mistake"}, {"how": "less"}


def answered(second: Session, id: str, said: dict[str, str] = AGREE, days: int = 0) -> Case:
    """Have somebody answer what waits in a case; return the case as they find it."""
    drawer = second.find(id)
    assert drawer is not None
    (waits,) = gravity.waiting(drawer.get(id))
    now = NOW + timedelta(days=days)
    lowering.answer(second, drawer, drawer.get(id), said, now, to=waits.id)
    case = drawer.get(id)
    assert isinstance(case, Case)
    return case


def agree_about_them(second: Session, id: str) -> None:
    """Have somebody agree that a case is not about whom one person said that of."""
    drawer = second.find(id)
    assert drawer is not None
    (waits,) = keeping.alone(drawer.get(id))
    keeping.answer(second, drawer, drawer.get(id), AGREE, NOW, to=waits.id)


def lower(stage: Stage, said: dict[str, str], answers: dict[str, str] = QUARREL) -> None:
    """Triage a case as less grave, and ask Mr Patel."""
    triaging.triage(stage.session.public, stage.drawer, stage.case, answers, NOW, lowering=said)


def agree_to_parents(school: School, id: str) -> None:
    """Have the deputy, who was asked, agree that parents are not told."""
    session = school.sign_in("Mr Patel")
    drawer = session.find(id)
    assert drawer is not None
    telling.answer(session, drawer, drawer.get(id), {"answer": "agree"}, school.now)
