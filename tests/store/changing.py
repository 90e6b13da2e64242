"""What several tests do to the list of people: an agreed change, a renewed PIN."""

from datetime import datetime

from store.school import people
from store.school.public_list import PublicList
from store.signing_in import renewal, sign_in
from store.signing_in.session import Session
from tests.made_up import NOW, School

FIRST = "orange window cat tree"
"""A first PIN after renewing."""


def renew(school: School, by: Session, name: str) -> None:
    """Somebody renews the PIN of a colleague, who has `FIRST` then."""
    renewal.renew(by, school.people[name], FIRST, school.now)
    school.pins[name] = FIRST


def agreed(school: School, by: str, and_by: str, new: PublicList) -> None:
    """One keeper proposes a change and another agrees."""
    proposer, other = school.sign_in(by), school.sign_in(and_by)
    assert not people.propose(proposer, new, "why", school.now)
    assert people.agree(other, people.proposals(school.home.desk)[-1], school.now)
    proposer.lock()
    other.lock()


def first_sign_in(school: School, name: str, now: datetime = NOW) -> Session:
    """Somebody signs in for the first time, today."""
    found = sign_in.sign_in(school.home, school.people[name], school.pins[name], now)
    assert isinstance(found, sign_in.FirstSignIn)
    own = school.own_pin(name)
    school.pins[name] = own
    return found.finish(found.lock_ring(own), now)
