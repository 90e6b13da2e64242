"""A teacher's logging identity: its rings at classroom terminals, and who has none there."""

from contextlib import closing
from dataclasses import replace

import pytest

from store.carrying import carry, trade
from store.crypto import key_ring
from store.crypto.codes import normalise
from store.crypto.key_ring import About
from store.crypto.stretch import LEAST, Effort, stretch
from store.errors import Damaged, MustWait, Refused, WrongPin
from store.school import people
from store.signing_in import logging_keys, other_rings, renewal, rings, sign_in
from store.signing_in.other_rings import Made
from store.signing_in.sign_in import Place
from tests.made_up import NOW
from tests.store.classroom_door import DSL, LEE, enter, visit
from tests.store.owed_rings import change, make_owed
from tests.terminals import Terminal, Terminals

NEW = "another pass phrase"


@pytest.fixture
def room(terminals: Terminals) -> Terminal:
    """A classroom terminal that Miss Lee's ring has come to."""
    made = terminals.added()
    visit(terminals, LEE)
    return made


def place_of(room: Terminal, name: str) -> Place:
    return next(n.place for n in sign_in.everybody(room.home) if n.person.name == name)


def granted(terminals: Terminals, name: str, *, taken: bool = False) -> None:
    """Make somebody a holder, or no longer one, and carry it."""
    one, other = terminals.school.sign_in(DSL), terminals.school.sign_in("Ms Hart")
    person = terminals.school.people[name]
    act = people.end_grant if taken else people.grant
    people.propose(one, act(one.public, "office", person), "a change", NOW)
    for proposal in people.proposals(terminals.school.home.desk):
        people.agree(other, proposal, NOW)
    terminals.all()


def test_only_who_holds_no_drawer_and_was_in_the_office_signs_in_here(
    terminals: Terminals, room: Terminal
) -> None:
    assert [each.name for each in sign_in.names(room.home)] == [LEE]
    assert place_of(room, DSL) is Place.OFFICE
    assert place_of(room, "Mr Okafor") is Place.LATER
    visit(terminals, DSL)
    assert place_of(room, DSL) is Place.OFFICE
    with pytest.raises(Refused, match="office terminal"):
        sign_in.begin(room.home, terminals.school.people[DSL])


def test_what_signs_in_has_no_key_of_the_person_and_is_certified_by_them(
    terminals: Terminals, room: Terminal
) -> None:
    session = terminals.school.sign_in(LEE)
    logger = enter(terminals, room, terminals.school.pins[LEE])
    assert logger.writer.keys.seed != session.keys.seed
    verify = logger.person.verify
    assert logging_keys.certified(
        session.person_id, verify, logger.writer.keys.verify, logger.writer.certificate
    )
    seed = logger.writer.keys.seed
    logger.lock()
    assert not logger.open
    assert logger.writer.keys.seed != seed


def test_thirty_rooms_cost_one_stretch(
    terminals: Terminals, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = [terminals.added(place=f"Room {number}") for number in range(3)]
    session = terminals.school.sign_in(LEE)
    stretches = []

    def counted(secret: str, salt: bytes, effort: Effort, least: Effort = LEAST) -> bytes:
        stretches.append(secret)
        return stretch(secret, salt, effort, least)

    monkeypatch.setattr(key_ring, "stretch", counted)
    assert make_owed(session, terminals.school.pins[LEE]) == 3
    assert len(stretches) == 1
    terminals.all()
    found = [rings.get(room.home, session.person_id) for room in rooms]
    assert len({ring.salt for ring in found}) == 1
    exchanged = replace(found[0], locked=found[1].locked)
    with pytest.raises(WrongPin):  # the same stretch, and still no room's lock fits another's
        exchanged.unlock(normalise(terminals.school.pins[LEE]), rooms[0].home.least_effort)
    enter(terminals, rooms[2], terminals.school.pins[LEE])


def test_wrong_pins_slow_down_as_in_the_office(terminals: Terminals, room: Terminal) -> None:
    for _ in range(5):
        with pytest.raises(WrongPin):
            enter(terminals, room, "no such phrase")
    with pytest.raises(MustWait):
        enter(terminals, room, terminals.school.pins[LEE])
    assert sign_in.begin(terminals.school.home, terminals.school.people[LEE])


def test_a_changed_pin_comes_to_the_classroom(terminals: Terminals, room: Terminal) -> None:
    session = terminals.school.sign_in(LEE)
    change(session, NEW)
    assert make_owed(session, NEW) == 1
    terminals.all()
    with pytest.raises(WrongPin):
        enter(terminals, room, terminals.school.pins[LEE])
    assert enter(terminals, room, NEW).open


def test_who_becomes_a_holder_has_no_ring_here_until_they_are_none(
    terminals: Terminals, room: Terminal
) -> None:
    person, pin = terminals.school.people[LEE], terminals.school.pins[LEE]
    granted(terminals, LEE)
    assert rings.people(room.home) == []
    assert place_of(room, LEE) is Place.OFFICE
    visit(terminals, LEE)
    room.carry(again=True)
    assert rings.people(room.home) == []
    granted(terminals, LEE, taken=True)
    visit(terminals, LEE)
    assert rings.people(room.home) == [person]
    assert enter(terminals, room, pin).open


def test_a_ring_the_list_does_not_bear_out_is_taken_away_at_the_door(
    terminals: Terminals, room: Terminal
) -> None:
    """The ring was unlocked when the keys were renewed: its certificate counts no more."""
    person = terminals.school.people[LEE]
    unlocked = sign_in.begin(room.home, person).unlock(terminals.school.pins[LEE])
    stale = room.home.desk.db.execute("SELECT * FROM rings").fetchall()
    renewal.renew(terminals.school.sign_in("Mr Patel"), person, "48 15 16 23", NOW)
    terminals.all()
    assert rings.people(room.home) == []
    room.home.desk.db.execute("INSERT INTO rings VALUES (?, ?, ?)", stale[0])
    with pytest.raises(Damaged, match="sign in once at an office"):
        sign_in.finish(room.home, unlocked, NOW)
    assert rings.people(room.home) == []


def test_who_has_left_has_no_ring_here(terminals: Terminals, room: Terminal) -> None:
    one, other = terminals.school.sign_in(DSL), terminals.school.sign_in("Ms Hart")
    left = people.end_person(one.public, terminals.school.people[LEE])
    people.propose(one, left, "she has left", NOW)
    for proposal in people.proposals(terminals.school.home.desk):
        people.agree(other, proposal, NOW)
    terminals.all()
    assert rings.people(room.home) == []


def test_a_ring_with_somebody_elses_certificate_is_not_taken_in(
    terminals: Terminals, room: Terminal
) -> None:
    """An office machine has made one for Mr Okafor with Miss Lee's identity."""
    school, home = terminals.school, terminals.school.home
    lee = terminals.school.sign_in(LEE)
    logs = logging_keys.identity(lee.person_id, lee.keys.seed)
    okafor = home.desk.school.person(school.people["Mr Okafor"])
    here = home.desk.school.terminal(room.id)
    assert okafor
    assert here
    for about in (
        About(okafor.id, room.id, False, okafor.verify, logs.keys.verify, logs.certificate),
        About(okafor.id, room.id, False, okafor.verify),
    ):
        ring = key_ring.make(
            about, logs.keys.seed, key_ring.stretched(NEW, home.effort), here.seal, "9"
        )
        other_rings.pin(home, Made(okafor.id, "9", {room.id: ring}))
        terminals.all()
        assert okafor.id not in rings.people(room.home)


def test_a_rings_notice_waits_for_the_list_that_names_its_keys(
    terminals: Terminals, room: Terminal
) -> None:
    """The ring of renewed keys is read before the list: it is not lost."""
    school, person = terminals.school, terminals.school.people[LEE]
    renewal.renew(school.sign_in("Mr Patel"), person, "48 15 16 23", NOW)
    first = sign_in.sign_in(school.home, person, "48 15 16 23", NOW)
    assert isinstance(first, sign_in.FirstSignIn)
    renewed = first.finish(first.lock_ring(NEW), NOW)
    make_owed(renewed, NEW)
    terminals.office.carry()
    with closing(room.carrier) as carrier:
        outgoing = carry.prepare(room.home)
        came = trade.trade(carrier, outgoing)
    lists = [each for each in came.notices if each.key.startswith("list")]
    late = replace(came, notices=tuple(each for each in came.notices if each not in lists))
    carry.take_in(room.home, outgoing, late, NOW)
    assert lists
    terminals.all()
    assert enter(terminals, room, NEW).open
