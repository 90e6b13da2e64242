"""Half-written forms, kept in their author's own drawer: while they type, and when it locks.

Only what was kept last is there: the words before it are destroyed, so that what somebody took
out again is not found any more and a drawer does not grow with every pause.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from store.drawers.drawer import Fact
from store.drawers.grants import OWN
from store.drawers.own import DRAFT, DRAFT_KEPT, DRAFT_USED, Draft
from store.signing_in.session import Session


def keep(session: Session, form: str, values: Mapping[str, str], now: datetime) -> None:
    """Keep what was typed into a form so far; `form` names the form and its subject."""
    if any(value.strip() for value in values.values()):
        body = {"form": form, "values": dict(values)}
        _replace(session, Fact(_subject(form), DRAFT_KEPT, body), now)


def find(session: Session, form: str) -> dict[str, str]:
    """Return what was typed into a form before, or nothing."""
    draft = session.own.get(_subject(form))
    return dict(draft.values or {}) if isinstance(draft, Draft) else {}


def forget(session: Session, form: str, now: datetime) -> None:
    """Forget a draft: the form was saved or thrown away."""
    if find(session, form):
        _replace(session, Fact(_subject(form), DRAFT_USED), now)


def _replace(session: Session, fact: Fact, now: datetime) -> None:
    session.own.empty([fact.subject], [fact], now)


def destroy(session: Session, subjects: Collection[str], now: datetime) -> None:
    """Destroy what was half written about subjects that this person has no part in any more.

    Also what waits in an own drawer of before (`earlier_own`).
    """
    for own in (each for name, each in session.drawers.items() if name.startswith(OWN)):
        rows = own.rows(DRAFT)
        about = [row.subject for row in rows if any(each in row.subject for each in subjects)]
        if about:
            own.empty(about, [], now)


def _subject(form: str) -> str:
    return f"draft:{form}"
