"""When anybody told first of what a case is about: a call lies hardly before that."""

from datetime import datetime

from screens.staff.cases.record_page import RecordPage
from store.cases.case import Case
from store.worries.worry import Worry


def first_told(page: RecordPage, case: Case) -> str:
    """Return the moment, as fields keep one (`2026-03-03 09:14`), in the time of the clock."""
    rows = page.drawer.rows("worry", parent=case.id)
    worries = (each for row in rows if isinstance(each := page.drawer.get(row.subject), Worry))
    zone = page.clock().tzinfo
    known = (case.known_at, *(each.sent_at for each in worries))
    told = (f"{datetime.fromisoformat(at).astimezone(zone):%Y-%m-%d %H:%M}" for at in known if at)
    return min(told, default="")
