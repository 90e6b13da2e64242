"""Changing who works here and who holds what: proposed by one keeper, agreed by another.

Every change has to pass the proof first: see `proof`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from store.crypto.codes import make_pin, make_words
from store.crypto.keys import Keys
from store.errors import Incomplete, Refused
from store.front_desk import FrontDesk, signed
from store.home import Home
from store.names import tidy
from store.school import in_turn, table
from store.school.countersigned import Signatures, needed, signers
from store.school.figures import figures, free_figures
from store.school.keeper_words import AGREED, AWAY, PROPOSED, REFUSED, Word, word_of
from store.school.proof import prove
from store.school.proposal import Paper, Proposal, Row
from store.school.public_list import (
    CHAIR,
    HEAD,
    OFFICE,
    ROLL,
    SAFEGUARDING,
    Person,
    PublicList,
    next_list,
)
from store.school.renewals import too_soon_for_the_list
from store.signing_in.session import Session

_LEADS = {HEAD: "headteacher", CHAIR: "chair"}
_LEADERS = set(_LEADS.values())


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
    keeper any more. By the name and the roles they had before they are told of still.
    """
    now, before = tuple(roles), public.person(person)
    people = tuple(
        replace(p, name=tidy(name), roles=now) if p.id == person else p for p in public.people
    )
    keeps = person in public.held_by(SAFEGUARDING) or _LEADERS & set(now)
    keepers = tuple(id for id in public.keepers if id != person or keeps)
    changed = before is not None and (before.name, before.roles) != (tidy(name), now)
    former = (*public.former, before) if before and changed else public.former
    return replace(next_list(public), people=people, keepers=keepers, former=former)


def choose_figure(public: PublicList, person: str, figure: str) -> PublicList:
    """Return the next list with the figure that stands for somebody, and all others' as they are.

    Raises:
        Incomplete: somebody else has it, and another is free.
    """
    seen = figures(public)
    if figure not in free_figures(public, person):
        has = next(id for id, name in seen.items() if name == figure and id != person)
        said = f"{public.name_of(has)} has this one: children know it. Please choose a free one."
        raise Incomplete({"figure": said})
    return replace(next_list(public), figures={**seen, person: figure})


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


def propose(session: Session, new: PublicList, why: str, now: datetime) -> bool:
    """Sign a change; True when it is in force at once, False when another must agree.

    Raises:
        Refused: this person is no keeper, it waits already, or the proof says no.
    """
    desk = session.home.desk
    new = _settled(desk, new)
    prove(session.public, new)
    if not session.is_keeper:
        raise Refused("Only a keeper of the list of people can change it.")
    signatures = signed(new, {session.person_id: session.keys})
    if any(each.new == new for each in proposals(desk)):
        raise Refused("This is proposed already. Another keeper finds it on their desk.")
    if len(signers(session.public, new, signatures)) >= needed(session.public, new):
        desk.publish(new, signatures)
        table.tidy(desk)
        return True
    _lay(session, new, signatures, why, now)
    return False


def _lay(
    session: Session, new: PublicList, signatures: Signatures, why: str, now: datetime
) -> None:
    desk, base = session.home.desk, session.public
    at, here, by = now.isoformat(timespec="seconds"), session.home.device.id, session.person_id
    paper = Paper(new.hash(), new.number, by, at, here, why, uuid4().hex)
    others = in_turn.own(desk, by)
    papers, laid = [*(each.paper for each in others), paper], [(paper, new, signatures)]
    for each in in_turn.in_turn(base, [*(each.new for each in others), new]):
        then = signed(each.new, {by: session.keys})
        if signers(each.old, each.new, then):
            of = replace(papers[each.place], version=each.new.hash(), number=each.new.number)
            laid.append((of, each.new, then))
    words = (
        word
        for paper, _, by_them in laid
        for word in (
            word_of(session, paper.id, PROPOSED, now),
            Word(paper.id, AGREED, by, by_them[by]),
        )
    )
    table.lay(desk, [Row(each, made.encoded()) for each, made, _ in laid], words)


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
    return table.waiting(desk)


def fallen(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what this person proposed in vain: it was refused, or another change came first."""
    return table.fallen(desk, person)


def overtaken(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what others proposed and another change overtook, until this person puts it away."""
    return table.overtaken(desk, person)


def agree(session: Session, proposal: Proposal, now: datetime) -> bool:
    """Sign somebody else's proposal; True when it is in force now.

    Raises:
        Refused: it is this person's own or was refused, they are no keeper, or were renewed; or
            the proof says no, whatever the terminal thought where it was proposed.
    """
    public, desk, by = session.public, session.home.desk, session.person_id
    proposal = table.as_it_is_now(desk, proposal)
    _may_agree(session, proposal, now)
    prove(public, proposal.new)
    own = signed(proposal.new, {by: session.keys})
    signatures = {**proposal.signatures, **own}
    enough = len(signers(public, proposal.new, signatures)) >= needed(public, proposal.new)
    if enough:
        desk.publish(proposal.new, signatures)
    table.lay(desk, (), [Word(proposal.id, AGREED, by, own[by])])
    return enough


def _may_agree(session: Session, proposal: Proposal, now: datetime) -> None:
    desk = session.home.desk
    if table.in_force(desk, proposal):
        raise Refused("Another keeper has agreed already: it is in force.")
    if table.is_late(desk, proposal):
        raise Refused("Another change of the list came first. It has to be proposed again.")
    if proposal.refusals:
        raise Refused("This was refused. It would have to be proposed again.")
    if session.person_id in proposal.signatures:
        raise Refused("You proposed this yourself. Another keeper has to agree.")
    if not session.is_keeper:
        raise Refused("Only a keeper of the list of people can agree.")
    for id in proposal.signatures:
        if sentence := too_soon_for_the_list(session, id, now):
            raise Refused(sentence)


def refuse(session: Session, proposal: Proposal, words: str, now: datetime) -> None:
    """Say no to somebody else's proposal, and why; it stays for them to see.

    Raises:
        Refused: this person is no keeper, or it was agreed to and is in force.
    """
    desk = session.home.desk
    if not session.is_keeper:
        raise Refused("Only a keeper of the list of people can refuse.")
    if table.in_force(desk, proposal):
        raise Refused("Another keeper has agreed to it, and it is in force.")
    table.lay(desk, (), [word_of(session, proposal.id, REFUSED, now, words)])


def withdraw(session: Session, proposal: Proposal, now: datetime) -> None:
    """Put away one's own proposal, or a refusal that came too late; at every terminal.

    With a proposal go the key rings of those who will not come. Somebody else's that another
    change overtook is put away for oneself alone.

    Raises:
        Refused: it is somebody else's, and waits or was refused.
    """
    own = session.person_id in (proposal.by, *(each.by for each in proposal.refusals))
    overtaken = table.overtaken(session.home.desk, session.person_id)
    if not own and proposal.id not in {each.id for each in overtaken}:
        raise Refused("Only whoever proposed a change can take it back.")
    table.lay(session.home.desk, (), [word_of(session, proposal.id, AWAY, now)])


def first_pin(home: Home, public: PublicList, person: str, words: tuple[str, ...]) -> str:
    """Return a new first PIN: 8 digits, or four words for holders where a file keeps the key."""
    holds = any(person in public.held_by(drawer) for drawer in (SAFEGUARDING, HEAD, CHAIR))
    return make_words(words) if holds and not home.device.guarded else make_pin()
