"""Words that a child adds behind its four pictures: whom they name is asked about before they go.

Full screens, plain lines and browsers all add by this.
"""

from contextlib import suppress
from datetime import datetime

from assets.texts import Text, text, together
from screens.pupil.along import Along
from screens.pupil.telling import Telling
from screens.pupil.version import OLDER
from store.errors import WorryBoxError
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from store.letterbox.receipts import Receipt
from store.letterbox.told import Told


def begun(intake: Intake, receipt: Receipt, version: str = OLDER) -> Telling:
    """Return a telling for what is added; about whoever it is kept from already nobody asks.

    Staff may have kept it from somebody since: the pages name none of them.

    Raises:
        OutOfOrder: this terminal cannot say whom it is kept from.
    """
    away = frozenset(intake.left_out(receipt))
    known = intake.school.school_class(receipt.class_id)
    return Telling(version, known, judged=away, out_before=away)


def add(telling: Telling, intake: Intake, receipt: Receipt, now: datetime) -> bool:
    """Send the words, or the name; False while it is still to be asked who must not see them.

    Kept from somebody who reads what was told before, they are a telling of their own.

    Raises:
        OutOfOrder: they could not be kept.
    """
    if telling.undecided(intake.school):
        return False
    if set(telling.left_out) <= set(intake.left_out(receipt)):
        typed = {"words": telling.words, "name": telling.name}
        intake.add(receipt, now, **{kind: said for kind, said in typed.items() if said.strip()})
    else:
        intake.tell_apart(receipt, telling.told(), now)
    return True


def thanks(telling: Telling, intake: Intake, receipt: Receipt) -> tuple[Text, Text]:
    """Return the thanks for what was added, and whatever a child must know beside them.

    Where one alone reads it, or nobody can, it should tell a grown-up too. None is named: staff may
    have handed what was told to somebody else since, and no terminal can read that.
    """
    thanked, more = text(f"{telling.version}.answer.add.thanks"), together()
    with suppress(WorryBoxError):  # it is kept, whether this can be said or not
        away = intake.following(receipt, telling.told()).kept_from
        readers, sent = intake.readers(PUPIL, away), f"{telling.version}.sent"
        if readers.nobody:
            more = together(text(f"{sent}.nobody"), text(f"{sent}.childline"))
        elif len(readers.people) == 1:
            more = text(f"{sent}.unknown")
    return thanked, more


def so_far(telling: Telling, intake: Intake, receipt: Receipt) -> Along | None:
    """Return what a call for help takes along of what is being added; None where it is nothing.

    It is kept from whomever it names and from all whom the earlier telling is kept from. Where that
    would leave nobody it goes apart, and where it cannot be said the call goes by itself: it must
    reach people.
    """
    if telling.words.strip() or telling.name.strip():
        with suppress(WorryBoxError):
            told = intake.following(receipt, telling.told_apart(intake.school))
            nobody = intake.readers(PUPIL, told.kept_from).nobody
            return Along(Told(), told) if nobody else Along(told)
    return None
