"""A change of the list, proposed at a terminal and waiting at another."""

from store.home import Home
from store.school import people, table
from store.school.proposal import Proposal
from store.school.public_list import PublicList
from store.signing_in.session import Session
from tests.made_up import NOW

DSL, HEAD, DEPUTY, LEE = "Mrs Adeyemi", "Ms Hart", "Mr Patel", "Miss Lee"


def id_of(session: Session, name: str) -> str:
    return next(person.id for person in session.public.people if person.name == name)


def helps(session: Session, name: str = LEE) -> PublicList:
    return people.grant(session.public, "office", id_of(session, name))


def propose(session: Session, new: PublicList) -> Proposal:
    assert not people.propose(session, new, "Miss Lee helps.", NOW)
    return people.proposals(session.home.desk)[-1]


def waits_at(home: Home) -> list[Proposal]:
    """What lies on a table there and was not done."""
    return [each for each in table.everything(home.desk) if not table.in_force(home.desk, each)]


def only(found: list[Proposal]) -> Proposal:
    (proposal,) = found
    return proposal
