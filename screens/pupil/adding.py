"""Words that a child adds behind its four pictures: whom they name is asked about before they go.

Full screens, plain lines and browsers all add by this.
"""

from datetime import datetime

from screens.pupil.telling import OLDER, Telling
from store.letterbox.intake import Intake
from store.letterbox.receipts import Receipt


def begun(intake: Intake, receipt: Receipt, version: str = OLDER) -> Telling:
    """Return a telling for what is added; about whoever it is kept from already nobody asks.

    Staff may have kept it from somebody since: the pages name none of them.

    Raises:
        OutOfOrder: this terminal cannot say whom it is kept from.
    """
    away = intake.left_out(receipt)
    known = intake.school.school_class(receipt.class_id)
    return Telling(version, known, judged=frozenset(away))


def add(telling: Telling, intake: Intake, receipt: Receipt, now: datetime) -> bool:
    """Send the words; False while it is still to be asked who must not see them.

    Kept from somebody who reads what was told before, they are a telling of their own.

    Raises:
        OutOfOrder: they could not be kept.
    """
    if telling.undecided(intake.school):
        return False
    if set(telling.left_out) <= set(intake.left_out(receipt)):
        intake.add(receipt, now, words=telling.words)
    else:
        intake.tell_apart(receipt, telling.told(), now)
    return True
