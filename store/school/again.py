"""Proposing again what another change has overtaken: the same change, on the list in force.

Only its proposer can, since they sign it anew. A new colleague keeps the keys, and with them the
first PIN, that were made for the first proposal.
"""

from datetime import datetime

from store.errors import Refused
from store.front_desk import FrontDesk
from store.school import people
from store.school.onto import onto
from store.school.proposal import Proposal
from store.school.public_list import PublicList, next_list
from store.signing_in.session import Session


def propose_again(session: Session, proposal: Proposal, now: datetime) -> bool:
    """Propose an overtaken change on the list in force; True when it is in force at once.

    Raises:
        Refused: it does not fit the list any more, or the proof says no.
    """
    new = rebased(session, proposal)
    in_force = people.propose(session, new, proposal.why, now)
    people.withdraw(session, proposal, now)
    return in_force


def rebased(session: Session, proposal: Proposal) -> PublicList:
    """Return what a change makes of the list in force.

    Raises:
        Refused: it is so already, or does not fit the list any more.
    """
    base, public = _base(session.home.desk, proposal), session.public
    new = onto(base, proposal.new, public)
    if new == next_list(public):
        raise Refused("This is so already. It can be taken off the table.")
    return new


def _base(desk: FrontDesk, proposal: Proposal) -> PublicList:
    """Return the list on which a change was proposed; it may have lost against another since."""
    base = desk.known(proposal.new.number - 1, proposal.new.previous)
    if base is None:
        raise Refused("This was proposed on a list that was never in force here.")
    return base
