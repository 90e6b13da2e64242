"""What the page of slips says beside them: what was answered before, and how the work goes on."""

from collections.abc import Sequence
from datetime import datetime

from screens.times import day
from store.consents import addressed, consents
from store.consents.keying import Keyed, Slip
from store.school.public_list import OFFICE
from store.signing_in.session import Session


def answered_before(session: Session, slip: Slip, now: datetime) -> str:
    """Return what the adult of a slip has answered this school year; empty where nothing."""
    known = session.drawer(OFFICE).get(consents.subject(slip.pupil.id))
    carer, today = slip.carer.id, now.date()
    titles = [f.title for f in slip.forms if addressed.answered(known, carer, f, today)]
    if not titles:
        return ""
    last = max(each.at for each in known.given if each.carer == carer)
    named = ", ".join(titles)
    return f"Answered before, {day(last, now)}: {named}. What you keep now counts instead."


def pace(done: Sequence[Keyed], began: datetime | None, now: datetime) -> str:
    """Return how many slips were kept, how many wait, the last one, and how many an hour."""
    count, waiting = len(done), sum(each.waits for each in done)
    words = "1 slip kept." if count == 1 else f"{count:,} slips kept."
    if waiting:
        words += f" {waiting} of them: a yes waits for a second look (Roll, Consents, L)."
    if done:
        words += f" The last: {done[-1].slip.pupil.called}."
    if count >= 3 and began is not None:
        seconds = max(1.0, (now - began).total_seconds())
        words += f" {count * 3600 / seconds:,.0f} an hour."
    return words
