"""Taking an answer in: what it permits and refuses, under the child it is about."""

from datetime import date, datetime, timedelta

import msgspec

from store.consents import consents, letters, second_looks, wording
from store.consents.answers import OFFICE_SCREEN, WEB, Answer
from store.consents.forms import Form
from store.consents.letters import Letter
from store.drawers.drawer import Fact
from store.errors import Unopenable
from store.school.public_list import OFFICE
from store.signing_in.session import Session

YEAR_BEGINS = (9, 1)
"""The month and day on which answers of the school year before lapse (procedure row 39)."""


def take_in(
    session: Session,
    id: str,
    answer: Answer,
    now: datetime,
    says_nothing: frozenset[str] = frozenset(),
    since: str = "",
) -> bool:
    """Record an answer once; False while its letter or its words have not come here yet.

    It `says_nothing` of uses of which a yes does not count: what was said of them before stands.
    A slip was signed on a day `since` this one, or since this moment (ISO 8601).

    Raises:
        Unopenable: it answers something that was not asked by its letter.
        OutOfOrder: the disk failed.
    """
    if not session.holds(OFFICE):
        return False
    office = session.drawer(OFFICE)
    letter = office.get(letters.subject(answer.letter))
    form = wording.edition(session.home.desk.db, session.public, answer.edition)
    if not isinstance(letter, Letter) or form is None:
        return False
    if form.id != answer.form or answer.edition not in letter.forms:
        raise Unopenable("An answer is about a form that its letter does not ask.")
    if letter.batch == letters.ON_SCREEN and answer.channel == WEB:
        answer = msgspec.structs.replace(answer, channel=OFFICE_SCREEN)
    permits = frozenset() if answer.withdrawn else form.permitted(answer.answers)
    answer = _not_ahead(answer, now)
    body = {
        "answer": msgspec.to_builtins(answer),
        "carer": letter.carer,
        "permits": sorted(permits - says_nothing),
        "refuses": sorted(frozenset(form.uses) - permits - says_nothing),
        # It holds for the school year in which it was said, however long it was on its way.
        "until": until(form, date.fromisoformat(consents.day_of(answer.at))),
        "since": since,
        "other": second_looks.by_another(
            office, letter.pupil, letter.carer, answer.name, answer.relationship
        ),
        "flagged": bool(second_looks.why_answer(office, letter, answer)),
        "second": form.second,
    }
    about, id = consents.subject(letter.pupil), answer.entry(id)
    office.record_all(
        [
            Fact(about, consents.ANSWERED, body, id),
            Fact(letters.subject(letter.id), letters.ANSWERED, {"form": answer.edition}, f"{id}-l"),
        ],
        now,
    )
    return True


def _not_ahead(answer: Answer, now: datetime) -> Answer:
    """Return an answer dated no later than now: else a fast clock would outlast a withdrawal."""
    try:
        ahead = datetime.fromisoformat(answer.at) > now
    except (ValueError, TypeError):
        ahead = True
    at = now.isoformat(timespec="seconds") if ahead else answer.at
    return msgspec.structs.replace(answer, at=at)


def until(form: Form, today: date) -> str:
    """Return the last day of an answer given today; empty while it holds until the words change."""
    if form.renewal == "closing":
        return form.last_day
    return year_ends(today).isoformat() if form.renewal == "school_year" else ""


def year_began(today: date) -> date:
    """Return the first day of the school year that a day lies in."""
    began = date(today.year, *YEAR_BEGINS)
    return began if today >= began else date(today.year - 1, *YEAR_BEGINS)


def year_ends(today: date) -> date:
    """Return the last day of the school year that a day lies in."""
    began = year_began(today)
    return date(began.year + 1, *YEAR_BEGINS) - timedelta(days=1)
