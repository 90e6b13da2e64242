"""Bringing what is permitted into the roll, where every member of staff sees it.

Whoever holds the `office` and the `roll` brings over what was answered; whoever holds
`safeguarding` and the `roll` what is blocked. Doing it again changes nothing, so it is done
whenever something may have changed; a no reaches the roll before anything else is shown.
"""

from datetime import date, datetime

from store.carrying import share
from store.consents import consents, overrides, permissions
from store.consents.consents import PERMITTED, Consent
from store.consents.overrides import Override
from store.consents.permissions import FOR_EVER, Permission
from store.drawers.drawer import Fact
from store.school.public_list import OFFICE, ROLL, SAFEGUARDING
from store.signing_in.session import Session


def bring(session: Session, now: datetime, *, only: str = "") -> int:
    """Bring over what changed, of all children or of the `only` one; return for how many.

    Raises:
        OutOfOrder: the disk failed.
    """
    if not session.holds(ROLL):
        return 0
    facts = _answered(session, now.date(), only)
    facts += [] if only else _blocked(session)
    if facts:
        roll = session.drawer(ROLL)
        roll.record_all(facts, now)
        # Another office's list must not wait until somebody here goes back to their desk.
        share.post(session.home, roll, now)
    return len({each.subject for each in facts})


def permitted(consent: Consent, today: date) -> dict[str, str]:
    """Return the uses that a child's consents permit, with the last day of each."""
    uses = {use for each in consent.given for use in each.permits}
    found = {}
    for use in sorted(uses):
        if consent.standing(use, today) == PERMITTED:
            # Nobody has objected, so it holds as long as the longest yes.
            said = [each for each in consent.newest(use) if use in each.permits]
            longest = max(each.until or FOR_EVER for each in said)
            found[use] = min(longest, consent.agreed.get(use, FOR_EVER))
    return found


def _answered(session: Session, today: date, only: str) -> list[Fact]:
    if not session.holds(OFFICE):
        return []
    office, roll = session.drawer(OFFICE), session.drawer(ROLL)
    found: list[Consent]
    if only:
        found = [office.get(consents.subject(only)) or Consent(only)]
        known = {only: roll.get(permissions.subject(only)) or Permission(only)}
    else:
        found, known = office.records(consents.NOUN), _known(session)
    facts = []
    for consent in found:
        uses = permitted(consent, today)
        before = known.get(consent.id, Permission(consent.id))
        if {use: day for use, day in before.uses.items() if day >= today.isoformat()} != uses:
            about = permissions.subject(consent.id)
            facts.append(Fact(about, permissions.SET, {"uses": uses}))
    return facts


def _blocked(session: Session) -> list[Fact]:
    if not session.holds(SAFEGUARDING):
        return []
    known = _known(session)
    found: list[Override] = session.drawer(SAFEGUARDING).records(overrides.NOUN)
    facts = []
    for each in found:
        uses = each.uses if each.stands else ()
        if known.get(each.id, Permission(each.id)).blocked != uses:
            facts.append(
                Fact(permissions.subject(each.id), permissions.BLOCKED, {"uses": list(uses)})
            )
    return facts


def _known(session: Session) -> dict[str, Permission]:
    found: list[Permission] = session.drawer(ROLL).records(permissions.NOUN)
    return {each.id: each for each in found}
