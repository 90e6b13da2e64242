"""What is said of a proposed change: when, whom it is about, and what follows from it."""

from collections.abc import Iterator

from screens.clock import Clock
from screens.staff.labels import names_of, the_drawer
from screens.staff.second_words import from_when
from screens.times import moment
from store.drawers import holders
from store.school import in_turn, table
from store.school.proposal import Proposal
from store.school.public_list import (
    CHAIR,
    HEAD,
    ROLL,
    SAFEGUARDING,
    STANDING,
    Person,
    PublicList,
)
from store.school.renewals import changes_the_list
from store.signing_in.session import Session

ONE_OF = (
    "Only one of this change and of each of these can be agreed to now. The other one falls then, "
    "until whoever proposed it proposes it again:"
)
_SPLIT = (SAFEGUARDING, HEAD, CHAIR)
GOES = (
    "Something may be kept from everybody but {name}. Somebody else is let into it when {name} "
    "next looks at the desk of an office, but only before another keeper agrees; after that only "
    "a recovery sheet opens it. So have {name} look there first."
)
LOSES = (
    "What was split off {drawer} because it is kept from somebody, {name} no longer opens either, "
    "unless they were let in by name. What {name} alone reads goes to somebody else when {name} "
    "next looks at the desk of an office; until then nobody else opens it."
)


def heading(in_force: bool) -> str:
    """Return what stands above that: a change is done, or waits for somebody."""
    return "Done" if in_force else "Proposed"


def proposed(
    session: Session, in_force: bool, new: PublicList, follow: tuple[str, ...] = ()
) -> str:
    """Return what becomes of a change now, and what follows from it."""
    if in_force:
        return "\n\n".join(("It is in force now.", *follow))
    waits = (
        f"It waits for another keeper: {other_keepers(session, new)}. They find it on their desk "
        "and can agree with one key."
    )
    beside = in_turn.kept_out(session.home.desk, session.person_id)
    return "\n\n".join((waits, *one_of(session.public, beside), *follow))


def one_of(public: PublicList, beside: list[Proposal]) -> tuple[str, ...]:
    """Return what to read of the changes that wait, with which a change cannot stand."""
    if not beside:
        return ()
    each = "\n".join(f"• {public.name_of(one.by)}: {one.why}" for one in beside)
    return (f"{ONE_OF}\n{each}",)


def agree_later(session: Session, clock: Clock) -> tuple[str, ...]:
    """Return who else of the keepers counts as a second person only from some day on."""
    now, public = clock(), session.public
    others = (id for id in public.keepers if id != session.person_id and public.is_active(id))
    later = (id for id in others if not changes_the_list(session, id, now))
    return tuple(said for id in later if (said := from_when(session, id, now)))


def other_keepers(session: Session, new: PublicList) -> str:
    """Return who else is asked to agree to a change: `Mr Patel, Ms Hart or Dr Quince`.

    Whom it ends, or who keeps the list no more by it, may agree too. They are not asked to, unless
    nobody else is there.
    """
    public = session.public
    others = [id for id in public.keepers if id != session.person_id and public.is_active(id)]
    stay = [id for id in others if id in new.keepers and new.is_active(id)]
    others = stay or others
    return " or ".join(names_of(public, tuple(others)).rsplit(" and ", 1))


def by_whom(public: PublicList, proposal: Proposal, clock: Clock) -> str:
    """Return who proposed a change and when: `Ms Hart, today 09:14`."""
    return f"{public.name_of(proposal.by)}, {moment(proposal.at, clock())}"


def where(session: Session, terminal: str) -> str:
    """Return at which terminal a keeper said something: `at Reception`, `at this terminal`."""
    if terminal == session.home.device.id:
        return "at this terminal"
    found = session.public.terminal(terminal)
    return f"at {found.name or 'the first office terminal'}" if found else "at another terminal"


def refusals(session: Session, proposal: Proposal, clock: Clock) -> Iterator[str]:
    """Yield who refused a change, when, where and with which words; and that it came too late."""
    for each in proposal.refusals:
        name, when = session.public.name_of(each.by), moment(each.at, clock())
        words = f"\n“{each.text}”" if each.text else ""
        yield f"{name} refused it, {when}, {where(session, each.terminal)}.{words}"
    desk, number = session.home.desk, proposal.new.number
    if table.in_force(desk, proposal):
        agreed = tuple(id for id in desk.signers_of(number) if id != proposal.by)
        yield (
            f"{names_of(session.public, agreed)} agreed at another terminal before that was known "
            "there. What two keepers have signed is in force. It can be undone by another change."
        )


def first_pins(session: Session, proposal: Proposal) -> tuple[str, ...]:
    """Return where newcomers sign in with their first PIN: it opens their ring at one terminal."""
    new = [each for each in proposal.new.people if _is_new(session.public.person(each.id), each)]
    place = where(session, proposal.terminal)
    return tuple(f"The first PIN of {each.name} opens {place}." for each in new)


def _is_new(before: Person | None, person: Person) -> bool:
    return before is None or (person.active and not before.active and person.seal != before.seal)


def about(public: PublicList, proposal: Proposal, person: str) -> bool:
    """Tell whether a change is about a person: who they are, what they hold, what they keep."""
    new = proposal.new
    return (
        public.person(person) != new.person(person)
        or public.drawers_of(person) != new.drawers_of(person)
        or (person in public.keepers) != (person in new.keepers)
    )


def follows(session: Session, new: PublicList, *, done: bool = False) -> tuple[str, ...]:
    """Return what happens to the drawers that somebody is given, or that are taken back.

    It is looked up before the change; `done` says it as it is to be read afterwards.
    """
    return (*_given(session, new, done), *_taken(session, new), *_left_alone(session, new, done))


def _given(session: Session, new: PublicList, done: bool) -> Iterator[str]:
    for drawer in _drawers():
        for person in new.held_by(drawer):
            if person not in session.public.held_by(drawer):
                yield _moves(session, drawer, person, new.name_of(person), done)


def _moves(session: Session, drawer: str, person: str, name: str, done: bool) -> str:
    if not session.holds(drawer):
        others = names_of(session.public, session.public.held_by(drawer))
        return (
            f"{name} gets the key to {the_drawer(drawer)} when one of these has signed in: "
            f"{others}. What is kept from {name} is moved to case drawers first."
        )
    count = len(holders.kept_back(session, drawer, person))
    if not count:
        return f"Nothing in {the_drawer(drawer)} is kept from {name}: they open all of it."
    things = "1 thing" if count == 1 else f"{count} things"
    if done:
        was = "was" if count == 1 else "were"
        return (
            f"{things} in {the_drawer(drawer)} {was} kept from {name}, and {was} moved to a case "
            "drawer that they cannot open."
        )
    is_or_are = "is" if count == 1 else "are"
    return (
        f"{things} in {the_drawer(drawer)} {is_or_are} kept from {name}. Before they get the key, "
        f"{'it is' if count == 1 else 'they are'} moved to a case drawer that {name} cannot open."
    )


def _taken(session: Session, new: PublicList) -> Iterator[str]:
    for drawer in _drawers():
        before, after = session.public.held_by(drawer), new.held_by(drawer)
        if set(before) - set(after) and not session.holds(drawer):
            names = names_of(new, after)
            yield (
                f"{the_drawer(drawer).capitalize()} gets its new key when one of these has "
                f"signed in: {names}."
            )


def _left_alone(session: Session, new: PublicList, done: bool) -> Iterator[str]:
    """Yield what becomes of what somebody alone reads who goes, or loses a drawer.

    Nobody else can know whether there is anything: who holds a case drawer is not to be seen.
    """
    old = session.public
    for drawer in () if done else _SPLIT:
        for id in old.held_by(drawer):
            if not new.is_active(id) and drawer == old.drawers_of(id)[0]:
                yield GOES.format(name=old.name_of(id))
            elif new.is_active(id) and id not in new.held_by(drawer):
                yield LOSES.format(name=old.name_of(id), drawer=the_drawer(drawer))


def _drawers() -> Iterator[str]:
    yield from (drawer for drawer in STANDING if drawer != ROLL)
