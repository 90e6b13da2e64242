"""The rows of one's own concerns, and of the cases one has handed over, on the desk."""

from datetime import datetime

from screens.staff.adults import handed_words
from screens.staff.labels import first_capital
from screens.staff.row_ids import row_id
from screens.times import moment
from screens.widgets.listing import Row, Tone
from store.drawers.own import Concern
from store.drawers.record import Row as Found
from store.letterbox.told import OF_SCHOOL
from store.on_desk import OnDesk
from store.signing_in.session import Session
from store.worries.worry import NAMELESS


def rows(session: Session, desk: OnDesk, now: datetime) -> list[Row]:
    """Return the rows, the newest first."""
    shown = []
    for row in reversed(desk.concerns):
        concern = session.own.get(row.subject)
        assert isinstance(concern, Concern)
        cells = (moment(concern.logged_at, now), concern_title(concern), acknowledged(session, row))
        tone: tuple[Tone, str] = ("good", "read") if concern.acknowledged_at else ("", "sent")
        shown.append(Row(row_id(row.drawer, row.subject), cells, *tone))
    return shown


def concern_title(concern: Concern) -> str:
    """Return whom a concern is about, or to whom a case was handed over."""
    if concern.handed:
        return handed_words.title(concern)
    if what := OF_SCHOOL.get(concern.kind):
        return first_capital(what)
    return concern.name or first_capital(NAMELESS.get(concern.about, "a child"))


def acknowledged(session: Session, row: Found) -> str:
    """Return who has read a concern, or that nobody has yet."""
    concern = session.own.get(row.subject)
    assert isinstance(concern, Concern)
    if not concern.acknowledged_at:
        return "not opened yet" if concern.handed else "not read yet"
    return f"by {session.public.name_of(concern.acknowledged_by)}"
