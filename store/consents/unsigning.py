"""Taking an agreement back that was noted by mistake: of a child, or a paper of a grown-up."""

from datetime import datetime

from store.consents import agreements
from store.consents.agreements import ON_SCREEN, Agreement
from store.consents.forms import Form
from store.drawers.drawer import Drawer
from store.drawers.journal import Body
from store.errors import Refused
from store.fields import Field, Kind, Values, kept, require
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session

BACK_FIELDS = (Field("why", "What was noted wrongly?", Kind.LINE, True, limit=200, in_words=True),)
NOT_NOTED = "Nothing is noted here that could be taken back."
OWN_PIN = "They signed this on the screen with their own PIN: nobody noted it for them."


def take_back_child(
    session: Session, pupil: str, form: Form, values: Values, now: datetime
) -> None:
    """Record that a child has not agreed to these words, wherever it was noted that they had.

    Raises:
        Incomplete: nothing says why.
        Refused: it is not noted that they agreed.
    """
    require(BACK_FIELDS, values)
    drawer = session.drawer(ROLL)
    every: list[Agreement] = drawer.records(agreements.NOUN)
    # A child may have been noted in the class they were in before, too.
    noted = [
        one.id
        for one in every
        if any(e.edition == form.edition and pupil in e.pupils for e in one.signed)
    ]
    if not noted:
        raise Refused(NOT_NOTED)
    for id in noted:
        _record(drawer, id, {**_of(form, values), "pupils": [pupil]}, now)


def why_not(session: Session, who: str, form: Form) -> str:
    """Return why nothing of a grown-up's can be taken back; empty if it can.

    Raises:
        Refused: this session does not hold the office.
    """
    found = session.drawer(OFFICE).get(agreements.subject(who))
    signed = found.signed if isinstance(found, Agreement) else ()
    if any((e.form, e.edition) == (form.id, form.edition) and e.how != ON_SCREEN for e in signed):
        return ""
    own = session.drawer(ROLL).get(agreements.subject(who)) if session.holds(ROLL) else None
    mine = own.signed if isinstance(own, Agreement) else ()
    return OWN_PIN if any(e.edition == form.edition for e in mine) else NOT_NOTED


def take_back(session: Session, who: str, form: Form, values: Values, now: datetime) -> None:
    """Record that the paper noted for a grown-up was noted by mistake.

    Raises:
        Incomplete: nothing says why.
        Refused: no paper is noted; what somebody signed with their own PIN stands.
    """
    require(BACK_FIELDS, values)
    if why := why_not(session, who, form):
        raise Refused(why)
    _record(session.drawer(OFFICE), who, _of(form, values), now)


def _of(form: Form, values: Values) -> dict[str, str]:
    return {"form": form.id, "edition": form.edition, **kept(BACK_FIELDS, values)}


def _record(drawer: Drawer, id: str, body: Body, now: datetime) -> None:
    drawer.record(agreements.subject(id), agreements.TAKEN_BACK, body, now)
