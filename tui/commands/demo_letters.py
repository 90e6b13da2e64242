"""The made-up school's letters to parents: some answered on paper, some not, two who disagree."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.consents.forms import Form
    from store.signing_in.session import Session

OF_CLASS = "Acorn"
FORMS = ("internet", "pictures")
WEEKS_AGO = 1


def fill(session: "Session", now: datetime) -> None:
    """Let the office make letters to the parents of a class, and key in what came back."""
    from store.consents import addressed, keying, letters, making, wording
    from store.drawers.drawer import Fact
    from store.school.public_list import OFFICE

    known = wording.current(session.home.desk.db, session.public)
    then = now - timedelta(weeks=WEEKS_AGO)
    forms = [known[id] for id in FORMS]
    found = addressed.find(session, forms, then.date(), classes=[OF_CLASS])
    day = making.usual_reply_by(now.date(), session.public.calendar)
    made = making.make(session, found.addressed, day, then)
    out = [each for each in addressed.of_batch(session, made.batch) if not each.flagged]
    # Printed a week ago; their squares were on a paper that nobody has.
    facts = [Fact(letters.subject(each.id), letters.PRINTED, {}) for each in out]
    session.drawer(OFFICE).record_all(facts, then)
    some = sorted(addressed.of_batch(session, made.batch), key=lambda each: each.code)
    for number, letter in enumerate(some):
        if number % 3 == 0 or letter.flagged:
            continue
        slip = keying.find(session, letter.code)
        said = {each.edition: _said(each, number) for each in forms}
        keying.key_in(session, slip, said, then + timedelta(hours=number))


def _said(form: "Form", number: int) -> dict[str, str]:
    """Return made-up answers: most say yes, every seventh says no to pictures but for some uses."""
    no = number % 7 == 0
    return {
        each.id: "no" if no and each.id in ("all", "press", "social", "use") else "yes"
        for each in form.questions
    }
