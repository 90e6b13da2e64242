"""Telling children an answer for which no picture code is there: by when, and that it was done.

By when is the school's own rule, the one by which it says that something was dealt with.
"""

from collections.abc import Sequence
from datetime import datetime

from store.cases import procedures
from store.drawers.drawer import Drawer
from store.edition import edition
from store.errors import Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.letterbox.readers import PUPIL
from store.school.due import due_at
from store.signing_in.session import Session
from store.worries.kinds import CHILD_TOLD
from store.worries.to_tell import TELL_BY, TO_TELL
from store.worries.worry import Worry, title

CLOSURE = "closure"
"""The step of a procedure by whose rule it is due."""
WHOM = "whom"
TOLD_FIELDS = (
    Field("told", "Were they told?", Kind.YES_NO, True),
    Field("how", "How, and what they said", limit=400, only_if=("told", ("yes",))),
    Field(
        "why",
        "Why not",
        required=True,
        hint="For example that nobody knows who it was.",
        limit=400,
        only_if=("told", ("no",)),
        in_words=True,
    ),
)


def answered(session: Session, worry: Worry, text: str, now: datetime) -> dict[str, str]:
    """Return what an entry of an answer says: the text and, where somebody has to tell it to the
    child, by when. To whom somebody came on a call for help they spoke there."""
    if worry.told.source != PUPIL or worry.told.receipt_seal or worry.help_now:
        return {"text": text}
    rule = edition.of_school(session).rules.get(CLOSURE) or procedures.rules()[CLOSURE]
    return {"text": text, TELL_BY: due_at(rule.step.due, now, session.public.calendar)}


def waiting(session: Session, first: Worry) -> tuple[Worry, ...]:
    """Return the children's worries of which this person still tells an answer; `first` is one."""
    found = {
        subject: worry
        for drawer in session.shared()
        for subject, item in drawer.open_items(owner=session.person_id)
        if item.id == TO_TELL and isinstance(worry := drawer.get(subject), Worry)
    }
    return tuple({first.id: first, **found}.values())


def fields(waiting: Sequence[Worry]) -> tuple[Field, ...]:
    """Return what is noted of those that are still to be told an answer."""
    children = tuple(Choice(each.id, title(each)) for each in waiting)
    return (Field(WHOM, "Of whom", Kind.SEVERAL, True, choices=children), *TOLD_FIELDS)


def note(session: Session, waiting: Sequence[Worry], values: Values, now: datetime) -> None:
    """Note of each chosen child that they were told, or why not.

    Raises:
        Incomplete: nobody is chosen, or it is not said why they were not told.
        Refused: of none of them anything is left to tell; of the others it is noted all the same.
    """
    asked = fields(waiting)
    require(asked, values)
    said = kept(TOLD_FIELDS, values)
    left = [found for id in values[WHOM].split("\n") if (found := _left(session, id))]
    if not left:
        raise Refused("That was noted already, or waits again. Please look again.")
    for drawer, worry in left:
        drawer.record(worry.id, CHILD_TOLD, said, now)


def _left(session: Session, id: str) -> tuple[Drawer, Worry] | None:
    drawer = session.find(id)
    worry = drawer.get(id) if drawer is not None else None
    if drawer is None or not isinstance(worry, Worry) or worry.to_tell is None:
        return None
    return drawer, worry
