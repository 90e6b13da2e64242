"""Key rings that somebody makes at one office terminal for the others."""

from datetime import timedelta

import pytest

from store.errors import Damaged, Refused, WrongPin
from store.school import people
from store.signing_in import other_rings, renewal, rings, sign_in
from store.signing_in.other_rings import Made
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.store.owed_rings import change, make_owed
from tests.terminals import Terminal, Terminals

DSL = "Mrs Adeyemi"
NEW = "another pass phrase"


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal at which nobody can sign in yet."""
    return terminals.added("office", "Reception")


def opens(terminal: Terminal, pin: str) -> bool:
    person = next(p.id for p in terminal.home.desk.school.people if p.name == DSL)
    try:
        return isinstance(sign_in.sign_in(terminal.home, person, pin, NOW), Session)
    except WrongPin:
        return False


def test_a_name_is_listed_elsewhere_once_its_ring_has_come(
    terminals: Terminals, there: Terminal
) -> None:
    session = terminals.school.sign_in(DSL)
    assert make_owed(session, terminals.school.pins[DSL]) == 1
    assert sign_in.names(there.home) == ()
    terminals.all()
    assert [each.name for each in sign_in.names(there.home)] == [DSL]
    assert opens(there, terminals.school.pins[DSL])
    assert make_owed(session, terminals.school.pins[DSL]) == 0


def test_a_changed_pin_takes_the_place_of_the_old_one_elsewhere(
    terminals: Terminals, there: Terminal
) -> None:
    old = terminals.school.pins[DSL]
    session = terminals.school.sign_in(DSL)
    make_owed(session, old)
    terminals.all()
    change(session, NEW)
    terminals.all()
    assert opens(there, old)  # until the ring is made and carried
    assert make_owed(session, NEW) == 1
    terminals.all()
    assert (opens(there, old), opens(there, NEW)) == (False, True)


def test_a_spare_ring_does_not_bring_an_old_pin_back(terminals: Terminals, there: Terminal) -> None:
    """Whoever goes to Reception with the old PIN makes a ring for Office there."""
    session = terminals.school.sign_in(DSL)
    old = terminals.school.pins[DSL]
    make_owed(session, old)
    terminals.all()
    change(session, NEW)
    assert make_owed(there.sign_in(DSL), old) == 1
    terminals.all()
    assert (opens(terminals.office, old), opens(terminals.office, NEW)) == (False, True)


def test_a_ring_that_was_read_once_does_not_come_back(
    terminals: Terminals, there: Terminal
) -> None:
    session = terminals.school.sign_in(DSL)
    make_owed(session, terminals.school.pins[DSL])
    change(session, NEW)
    make_owed(session, NEW)
    terminals.all()
    second = sign_in.sign_in(there.home, session.person_id, NEW, NOW)
    assert isinstance(second, Session)
    last = "the last of all phrases"
    change(second, last)
    make_owed(second, last)
    terminals.all()
    for terminal in (there, terminals.office):
        terminal.carry(again=True)
    for terminal in (there, terminals.office):
        assert (opens(terminal, NEW), opens(terminal, last)) == (False, True)


def test_two_changes_apart_leave_the_newest_pin_everywhere(
    terminals: Terminals, there: Terminal
) -> None:
    """Each change makes a ring for the other terminal; both must not be exchanged."""
    old = terminals.school.pins[DSL]
    session = terminals.school.sign_in(DSL)
    make_owed(session, old)
    terminals.all()
    second = there.sign_in(DSL)
    last = "the last of all phrases"
    ring = rings.lock(there.home, second.person_id, second.keys.seed, last)
    sign_in.change_pin(second, "", ring, NOW + timedelta(minutes=1))
    change(session, NEW)
    make_owed(second, last)
    make_owed(session, NEW)
    terminals.all()
    for terminal in (there, terminals.office):
        assert (opens(terminal, NEW), opens(terminal, last)) == (False, True)


def test_a_clock_that_was_years_ahead_does_not_bring_an_old_pin_back(
    terminals: Terminals, there: Terminal
) -> None:
    session = terminals.school.sign_in(DSL)
    ring = rings.lock(terminals.school.home, session.person_id, session.keys.seed, "an early one")
    sign_in.change_pin(session, "", ring, NOW + timedelta(days=3000))
    change(session, NEW)
    make_owed(session, NEW)
    terminals.all()
    assert opens(there, NEW)


def test_a_ring_of_renewed_keys_is_told_from_the_old_one(
    terminals: Terminals, there: Terminal
) -> None:
    old = terminals.school.sign_in(DSL)
    make_owed(old, terminals.school.pins[DSL])
    terminals.all()
    person = terminals.school.people[DSL]
    renewal.renew(terminals.school.sign_in("Mr Patel"), person, "48 15 16 23", NOW)
    terminals.all()
    with pytest.raises(Damaged, match="older than the list of people"):
        opens(there, terminals.school.pins[DSL])
    first = sign_in.sign_in(terminals.school.home, person, "48 15 16 23", NOW)
    assert isinstance(first, sign_in.FirstSignIn)
    renewed = first.finish(first.lock_ring(NEW), NOW)
    assert make_owed(renewed, NEW) == 1
    terminals.all()
    assert opens(there, NEW)


def test_a_ring_of_renewed_keys_counts_whatever_an_earlier_clock_said(
    terminals: Terminals, there: Terminal
) -> None:
    old, person = terminals.school.pins[DSL], terminals.school.people[DSL]
    make_owed(terminals.school.sign_in(DSL), old)
    terminals.all()
    second = there.sign_in(DSL)
    ring = rings.lock(there.home, person, second.keys.seed, "an early one")
    sign_in.change_pin(second, "", ring, NOW + timedelta(days=3000))
    renewal.renew(terminals.school.sign_in("Mr Patel"), person, "48 15 16 23", NOW)
    first = sign_in.sign_in(terminals.school.home, person, "48 15 16 23", NOW)
    assert isinstance(first, sign_in.FirstSignIn)
    make_owed(first.finish(first.lock_ring(NEW), NOW), NEW)
    terminals.all()
    assert opens(there, NEW)


def test_who_has_left_is_listed_nowhere(terminals: Terminals, there: Terminal) -> None:
    session = terminals.school.sign_in("Mr Patel")
    make_owed(session, terminals.school.pins["Mr Patel"])
    terminals.all()
    one, other = terminals.school.sign_in(DSL), terminals.school.sign_in("Ms Hart")
    left = people.end_person(one.public, session.person_id)
    people.propose(one, left, "he has left", NOW)
    for proposal in people.proposals(terminals.school.home.desk):
        people.agree(other, proposal, NOW)
    terminals.all()
    assert sign_in.names(there.home) == ()
    with pytest.raises(Refused):
        sign_in.begin(there.home, session.person_id)


def test_a_ring_for_another_terminal_or_person_is_not_taken_in(
    terminals: Terminals, there: Terminal
) -> None:
    school = terminals.school
    session = school.sign_in(DSL)
    mine = rings.lock(school.home, session.person_id, session.keys.seed, NEW)
    (terminal,) = other_rings.elsewhere(school.home, session.person_id)
    other_rings.pin(school.home, Made(session.person_id, "9", {terminal.id: mine}))
    terminals.all()
    assert sign_in.names(there.home) == ()


def test_a_classroom_makes_no_rings(terminals: Terminals) -> None:
    classroom = terminals.added()
    dsl = terminals.school.people[DSL]
    assert other_rings.elsewhere(classroom.home, dsl) == []
    assert other_rings.elsewhere(terminals.school.home, dsl) == []


def test_locking_forgets_what_was_typed(terminals: Terminals, there: Terminal) -> None:
    session = terminals.school.sign_in(DSL)
    sign_in.owe(session, NEW)
    assert session.owed
    assert NEW not in repr(session.owed)
    session.lock()
    assert session.owed is None
