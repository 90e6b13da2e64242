"""Somebody who is to work here, or to work here again: their keys, their first PIN, the proposal.

Whoever has a name like that of somebody who left is asked about first: what is told of that person
and what is kept from them hangs on who they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assets.texts import wordlist
from screens.staff.base import StaffScreen
from screens.staff.labels import roles_of
from screens.staff.school.proposing import heading, proposed
from screens.staff.signing_in.shown_once import ShownOnce
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Message
from store.crypto.keys import Keys
from store.fields import Choice, Field, Kind
from store.school import people, returning
from store.school.proof import prove
from store.school.public_list import Person, PublicList
from store.signing_in import rings

WHO, WHY, OTHER = "who", "why", "other"
SAME_INTRO = (
    "Somebody of a name like that has left. What was told of them, and what is kept from them, "
    "stays with who they are: it counts for them when they come back."
)


def same_fields(left: Sequence[Person]) -> tuple[Field, ...]:
    """Return what asks whether a newcomer is one of those who `left`."""
    known = (Choice(each.id, f"Yes: {each.name} ({roles_of(each)})") for each in left)
    somebody = Choice(OTHER, "No, somebody else of that name")
    return (
        Field(WHO, "Is it the same person?", Kind.CHOICE, True, choices=(*known, somebody)),
        Field(WHY, "How you know", Kind.TEXT, True, only_if=(WHO, (OTHER,)), limit=200),
    )


@dataclass(frozen=True)
class Newcomer:
    """A proposed list with somebody new or back in it; the keys are theirs once it is in force."""

    new: PublicList
    person: Person
    why: str
    keys: Keys = field(repr=False)


def somebody_new(public: PublicList, name: str, roles: Sequence[str], why: str = "") -> Newcomer:
    """Return somebody who was never here; `why` says how that is known, where it was asked."""
    keys = Keys.fresh()
    new = people.add_person(public, name, roles, keys)
    return Newcomer(new, new.people[-1], f"Add {name}. {why}".strip(), keys)


def somebody_back(public: PublicList, person: str, name: str, roles: Sequence[str]) -> Newcomer:
    """Return somebody who left and works here again."""
    keys = Keys.fresh()
    new = returning.come_back(public, person, name, roles, keys)
    back = next(each for each in new.people if each.id == person)
    return Newcomer(new, back, f"{back.name} works here again.", keys)


def propose(screen: StaffScreen[None], newcomer: Newcomer) -> None:
    """Make their key ring and propose them; then show the first PIN, once.

    Raises:
        Refused: the proof says no.
    """
    session, person, keys = screen.session, newcomer.person, newcomer.keys
    prove(session.public, newcomer.new)
    pin = people.first_pin(session.home, newcomer.new, person.id, wordlist())
    in_force: list[bool] = []

    def keep(outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        now = screen.clock()
        in_force.append(people.propose(session, newcomer.new, newcomer.why, now))
        rings.keep(session.home, person.id, outcome.value, now)

    def made(outcome: Outcome | None) -> None:
        if outcome is not None and screen.attempt(lambda: keep(outcome)):
            words = f"For {person.name}, and nobody else. It works once a keeper has agreed."
            screen.app.push_screen(ShownOnce("The first PIN", words, pin), said)

    def said(_: None) -> None:
        done = in_force[0]
        screen.app.push_screen(Message(heading(done), proposed(session, done, newcomer.new)))

    job = Busy(
        "Making a key ring…",
        lambda: rings.lock(session.home, person.id, keys.seed, pin, first=True),
    )
    screen.app.push_screen(job, made)
