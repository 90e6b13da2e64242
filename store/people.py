"""Changing who works here and who holds what: proposed by one keeper, agreed by another.

Every change has to pass the proof first: see `proof`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import msgspec

from store import rings
from store.crypto.codes import make_pin, make_words
from store.crypto.keys import Keys
from store.database import transaction
from store.errors import Refused
from store.front_desk import FrontDesk, signed
from store.home import Home
from store.names import tidy
from store.proof import prove
from store.public_list import (
    CHAIR,
    HEAD,
    OFFICE,
    ROLL,
    SAFEGUARDING,
    Person,
    PublicList,
    Signatures,
    decode,
    needed,
    signers,
)
from store.session import Session

_LEADS = {HEAD: "headteacher", CHAIR: "chair"}
_LEADERS = set(_LEADS.values())


@dataclass(frozen=True)
class Proposal:
    """A change of the public list that waits for another keeper. `why` says what it changes.

    `at` is when it was proposed (ISO 8601), `refused_by` the id of who refused it; both empty
    when that is not known, or never happened.
    """

    id: str
    new: PublicList
    signatures: Signatures
    why: str
    at: str = ""
    refused_by: str = ""


def next_list(public: PublicList) -> PublicList:
    """Return the list that would follow `public`, with nothing changed yet."""
    return replace(public, number=public.number + 1, previous=public.hash(), removed=())


def add_person(public: PublicList, name: str, roles: Iterable[str], keys: Keys) -> PublicList:
    """Return the next list with a new person, who holds the `roll` like all staff."""
    person = Person(uuid4().hex[:12], tidy(name), tuple(roles), keys.seal, keys.verify)
    holders = {**public.holders, ROLL: (*public.holders.get(ROLL, ()), person.id)}
    if "office" in person.roles:
        holders[OFFICE] = (*holders.get(OFFICE, ()), person.id)
    return replace(next_list(public), people=(*public.people, person), holders=holders)


def change_person(public: PublicList, person: str, name: str, roles: Iterable[str]) -> PublicList:
    """Return the next list with another name or other roles for somebody.

    Their keys and drawers stay; without a role or a drawer that makes them one, they are no
    keeper any more.
    """
    now = tuple(roles)
    people = tuple(
        replace(p, name=tidy(name), roles=now) if p.id == person else p for p in public.people
    )
    keeps = person in public.held_by(SAFEGUARDING) or _LEADERS & set(now)
    keepers = tuple(id for id in public.keepers if id != person or keeps)
    return replace(next_list(public), people=people, keepers=keepers)


def end_person(public: PublicList, person: str) -> PublicList:
    """Return the next list with somebody who no longer works here."""
    people = tuple(replace(p, active=False) if p.id == person else p for p in public.people)
    holders = {d: tuple(id for id in ids if id != person) for d, ids in public.holders.items()}
    keepers = tuple(id for id in public.keepers if id != person)
    classes = tuple(
        replace(each, adults=tuple(id for id in each.adults if id != person))
        for each in public.classes
    )
    return replace(
        next_list(public), people=people, holders=holders, keepers=keepers, classes=classes
    )


def grant(public: PublicList, drawer: str, person: str) -> PublicList:
    """Return the next list in which a person holds a standing drawer too.

    Whoever holds the safeguarding drawer is a keeper of the list as well; so are a headteacher
    and a chair who hold their own.
    """
    holders = {**public.holders, drawer: (*public.holders.get(drawer, ()), person)}
    keepers, who = public.keepers, public.person(person)
    leads = who is not None and _LEADS.get(drawer) in who.roles
    if (drawer == SAFEGUARDING or leads) and person not in keepers:
        keepers = (*keepers, person)
    return replace(next_list(public), holders=holders, keepers=keepers)


def end_grant(public: PublicList, drawer: str, person: str) -> PublicList:
    """Return the next list in which a person no longer holds a standing drawer.

    With the safeguarding drawer goes the keeping of the list, but for headteacher and chair.
    """
    left = tuple(id for id in public.holders.get(drawer, ()) if id != person)
    keepers = public.keepers
    who = public.person(person)
    if drawer == SAFEGUARDING and who and not _LEADERS & set(who.roles):
        keepers = tuple(id for id in keepers if id != person)
    holders = {**public.holders, drawer: left}
    return replace(next_list(public), holders=holders, keepers=keepers)


def propose(session: Session, new: PublicList, why: str, now: datetime | None = None) -> bool:
    """Sign a change; True when it is in force at once, False when another must agree.

    Raises:
        Refused: this person is no keeper, it waits already, or the proof says no.
    """
    new = _settled(session.home.desk, new)
    prove(session.public, new)
    if session.person_id not in session.public.keepers:
        raise Refused("Only a keeper of the list of people can change it.")
    signatures = signed(new, {session.person_id: session.keys})
    desk = session.home.desk
    if any(each.new == new for each in proposals(desk)):
        raise Refused("This is proposed already. Another keeper finds it on their desk.")
    if len(signers(session.public, new, signatures)) >= needed(session.public, new):
        desk.publish(new, signatures)
        return True
    at = now.isoformat(timespec="seconds") if now else ""
    _keep(desk, Proposal(uuid4().hex, new, signatures, why, at))
    return False


def _settled(desk: FrontDesk, new: PublicList) -> PublicList:
    """Return a change of people with what versions that did not stand have removed."""
    rivals, gone = desk.rivals(), desk.school.removed
    if not rivals or needed(desk.school, new) < 2:
        return new
    people = tuple(replace(p, active=p.active and p.id not in gone) for p in new.people)
    settled = (*new.settled, *(rival.hash() for rival in rivals))
    return replace(new, people=people, settled=settled)


def proposals(desk: FrontDesk) -> list[Proposal]:
    """Return the changes that wait; those refused, or overtaken by another change, are not."""
    return [each for each in _everything(desk) if not each.refused_by and not _late(desk, each)]


def fallen(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what this person proposed in vain: it was refused, or another change came first."""
    mine = [each for each in _everything(desk) if person in each.signatures]
    return [each for each in mine if each.refused_by or _late(desk, each)]


def agree(session: Session, proposal: Proposal, now: datetime) -> bool:
    """Sign somebody else's proposal; True when it is in force now.

    Raises:
        Refused: it is this person's own or was refused, they are no keeper, or were renewed.
    """
    public = session.public
    person = session.person
    if proposal.refused_by:
        raise Refused("This was refused. It would have to be proposed again.")
    if session.person_id in proposal.signatures:
        raise Refused("You proposed this yourself. Another keeper has to agree.")
    if session.person_id not in public.keepers:
        raise Refused("Only a keeper of the list of people can agree.")
    if _just_renewed(person, now.date()):
        raise Refused("Your PIN was renewed just now. You can agree from the next school day on.")
    for id in proposal.signatures:
        proposer = public.person(id)
        if proposer and _just_renewed(proposer, now.date()):
            raise Refused(
                f"The PIN of {proposer.name} was renewed just now. "
                "What they propose can be agreed to from the next school day on."
            )
    signatures = {
        **proposal.signatures,
        **signed(proposal.new, {session.person_id: session.keys}),
    }
    if len(signers(public, proposal.new, signatures)) < needed(public, proposal.new):
        _keep(session.home.desk, replace(proposal, signatures=signatures))
        return False
    session.home.desk.publish(proposal.new, signatures)
    withdraw(session.home.desk, proposal)
    return True


def expected(desk: FrontDesk) -> set[str]:
    """Return the ids of those who are proposed, whose key rings are here before they are."""
    listed = {person.id for person in desk.school.people}
    return {p.id for each in _everything(desk) for p in each.new.people} - listed


def refuse(session: Session, proposal: Proposal) -> None:
    """Say no to somebody else's proposal; it stays for them to see.

    Raises:
        Refused: this person is no keeper.
    """
    if session.person_id not in session.public.keepers:
        raise Refused("Only a keeper of the list of people can refuse.")
    _keep(session.home.desk, replace(proposal, refused_by=session.person_id))


def withdraw(desk: FrontDesk, proposal: Proposal) -> None:
    """Take a proposal off the table, and with it the key rings of those who will not come."""
    with transaction(desk.db):
        desk.db.execute("DELETE FROM proposals WHERE id = ?", [proposal.id])
        lists = (desk.school, *(each.new for each in _everything(desk)))
        for person in proposal.new.people:
            if not any(each.person(person.id) for each in lists):
                desk.db.execute("DELETE FROM rings WHERE person = ?", [person.id])


def first_pin(home: Home, public: PublicList, person: str, words: tuple[str, ...]) -> str:
    """Return a new first PIN: 8 digits, or four words for holders where a file keeps the key."""
    holds = any(person in public.held_by(drawer) for drawer in (SAFEGUARDING, HEAD, CHAIR))
    return make_words(words) if holds and not home.device.guarded else make_pin()


def give_first_pin(home: Home, person: str, keys: Keys, pin: str, now: datetime) -> None:
    """Make a ring that must be renewed at the first sign-in. Slow: argon2id."""
    rings.put(home, person, keys.seed, pin, now, first=True)


def _just_renewed(person: Person, today: date) -> bool:
    """Tell whether no school day has begun since a PIN was renewed; weekends are none."""
    if not person.renewed:
        return False
    try:
        renewed = date.fromisoformat(person.renewed)
    except ValueError:
        return True
    free = {4: 3, 5: 2}.get(renewed.weekday(), 1)
    return renewed <= today < renewed + timedelta(days=free)


def _everything(desk: FrontDesk) -> list[Proposal]:
    rows = desk.db.query("SELECT * FROM proposals ORDER BY rowid")
    return [
        Proposal(
            row["id"],
            decode(row["body"]),
            msgspec.json.decode(row["signatures"], type=dict[str, str]),
            row["why"],
            row["at"],
            row["refused_by"],
        )
        for row in rows
    ]


def _late(desk: FrontDesk, proposal: Proposal) -> bool:
    return proposal.new.previous != desk.school.hash()


def _keep(desk: FrontDesk, proposal: Proposal) -> None:
    with transaction(desk.db):
        desk.db.execute(
            "INSERT OR REPLACE INTO proposals (id, body, signatures, why, at, refused_by)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                proposal.id,
                proposal.new.encoded(),
                msgspec.json.encode(dict(proposal.signatures), order="sorted").decode(),
                proposal.why,
                proposal.at,
                proposal.refused_by,
            ],
        )
