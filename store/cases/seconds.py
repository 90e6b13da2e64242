"""The second of two who have to say something of a case: who may be it, and who is not.

The same for a closing, for what is said less grave, and wherever else two are needed: not whoever
said the first word, nobody whom it is about, and no hand with a PIN that was renewed just now.
"""

from datetime import datetime

from store.adults.rows import HANDED, LOW, THRESHOLD, TOLD
from store.cases.acts import adults
from store.cases.cases import Case
from store.cases.named_head import refuse_named
from store.cases.restrict import company
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of, let_in
from store.errors import Refused
from store.fields import Choice, Field, Kind
from store.looking.noted import of_kind
from store.school.renewals import refuse_one_hand
from store.signing_in.session import Session

SECOND = "second"
SECOND_FIELD = Field(
    SECOND,
    "Who else looks at it, and agrees?",
    Kind.CHOICE,
    True,
    "Whoever cannot open it yet is let in.",
)
OWN = "You proposed this yourself. Somebody else has to agree."
ABOUT_YOU = "It was said to be about you: somebody else has to agree."
KEPT_FROM_THEM = "This is kept from the person you chose."


def seconds(session: Session, drawer: Drawer, case: Case) -> tuple[Choice, ...]:
    """Return who may agree to something of a case: who can open it besides this person.

    Where nobody can, those are who could be let in.
    """
    out = {session.person_id, *case.kept_from, *_about(case)}
    held = set(holders_of(session, drawer)) - out
    others = tuple(each for each in adults(session.public) if each.id in held)
    return others or tuple(e for e in company(session, drawer, case) if e.id not in out)


def refuse_second(session: Session, case: Case, first: str, now: datetime) -> None:
    """Refuse that this person stands beside the one who said the `first` word.

    Raises:
        Refused: it is their own, it is about them, or the PIN of one of the two was renewed just
            now.
    """
    if first == session.person_id:
        raise Refused(OWN)
    if session.person_id in (*case.kept_from, *_about(case)):
        raise Refused(ABOUT_YOU)
    refuse_named(session.public, session.person_id, case)
    refuse_one_hand(session, first, now)


def let_second_in(
    session: Session, drawer: Drawer, case: Case, second: str, now: datetime
) -> Drawer:
    """Let whoever is asked read a case, if they cannot yet; return where it lies then.

    Raises:
        Refused: it is kept from them, or about them.
    """
    if second in (*case.kept_from, *_about(case)):
        raise Refused(KEPT_FROM_THEM)
    if not second or second in holders_of(session, drawer):
        return drawer
    let_in(session, case.id, second, now)
    return session.find(case.id) or drawer


def _about(case: Case) -> set[str]:
    """Return everybody at school of whom anybody said that it is about them, by their ids."""
    rows = of_kind(case.noted, TOLD, THRESHOLD, LOW, HANDED)
    return {row.said.get("adult", "") for row in rows} - {""}
