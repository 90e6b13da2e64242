"""A second person's word on what was said less grave of a case."""

from datetime import timedelta

from store.cases import gravity, lowering
from store.cases.cases import Case
from store.signing_in.session import Session
from tests.made_up import NOW

AGREE, NO = {"answer": "agree"}, {"answer": "refuse", "why": "She said so herself"}


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
