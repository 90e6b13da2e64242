"""A change of the list proposed at one office terminal, and agreed to or refused at another."""

from dataclasses import replace

import pytest

from store.carrying import between_offices, board
from store.checkup import check_open
from store.crypto.keys import Keys
from store.errors import Refused
from store.front_desk import signed
from store.home import Home
from store.school import again, people, table
from store.school.public_list import next_list
from store.signing_in import rings
from tests.made_up import NOW, School
from tests.store.proposing import DEPUTY, DSL, HEAD, helps, only, propose, waits_at
from tests.terminals import Terminal, Terminals


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    return terminals.second_office(DSL, HEAD)


def test_one_proposes_here_and_another_agrees_there(terminals: Terminals, there: Terminal) -> None:
    classroom = terminals.added()
    dsl = terminals.school.sign_in(DSL)
    made = propose(dsl, helps(dsl))
    terminals.all()
    head = there.sign_in(HEAD)
    found = only(people.proposals(there.home.desk))
    assert found == made
    assert (found.by, found.terminal, found.at) == (
        dsl.person_id,
        terminals.office.id,
        NOW.isoformat(),
    )
    assert people.agree(head, found, NOW)
    terminals.all()
    for home in (terminals.school.home, there.home, classroom.home):
        assert home.desk.school == made.new
        assert people.proposals(home.desk) == []
        assert people.fallen(home.desk, dsl.person_id) == []


def test_two_who_agree_apart_put_the_same_version_in_force(
    terminals: Terminals, there: Terminal
) -> None:
    dsl = terminals.school.sign_in(DSL)
    made = propose(dsl, helps(dsl))
    terminals.all()
    assert people.agree(there.sign_in(HEAD), only(people.proposals(there.home.desk)), NOW)
    assert people.agree(terminals.school.sign_in(DEPUTY), made, NOW)
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert home.desk.school == made.new
        assert home.desk.rivals() == []
        assert check_open(home) == []


def test_two_who_propose_the_same_apart_agree_with_one_word(
    terminals: Terminals, there: Terminal
) -> None:
    dsl, head = terminals.school.sign_in(DSL), there.sign_in(HEAD)
    propose(dsl, helps(dsl))
    propose(head, helps(head))
    terminals.all()
    theirs = next(p for p in people.proposals(dsl.home.desk) if p.by == head.person_id)
    assert people.agree(dsl, theirs, NOW)
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert people.proposals(home.desk) == []
        assert people.fallen(home.desk, dsl.person_id) == []
        assert people.fallen(home.desk, head.person_id) == []


def test_a_refusal_there_is_read_here_by_name_and_words(
    terminals: Terminals, there: Terminal
) -> None:
    dsl = terminals.school.sign_in(DSL)
    made = propose(dsl, helps(dsl))
    terminals.all()
    head = there.sign_in(HEAD)
    people.refuse(head, only(people.proposals(there.home.desk)), "Not in May.", NOW)
    terminals.all()
    assert people.proposals(dsl.home.desk) == []
    refused = only(people.fallen(dsl.home.desk, dsl.person_id))
    (refusal,) = refused.refusals
    assert (refusal.by, refusal.text, refusal.terminal) == (
        head.person_id,
        "Not in May.",
        there.id,
    )
    with pytest.raises(Refused, match="was refused"):
        people.agree(terminals.school.sign_in(DEPUTY), made, NOW)
    people.withdraw(dsl, refused, NOW)
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert waits_at(home) == []


def test_what_two_have_signed_stands_against_a_refusal_made_apart(
    terminals: Terminals, there: Terminal
) -> None:
    """The list is what its signatures say: a refusal could reach some terminals and not others."""
    dsl = terminals.school.sign_in(DSL)
    made = propose(dsl, helps(dsl))
    terminals.all()
    head = there.sign_in(HEAD)
    people.refuse(head, only(people.proposals(there.home.desk)), "", NOW)
    assert people.agree(terminals.school.sign_in(DEPUTY), made, NOW)
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert home.desk.school == made.new
        assert people.fallen(home.desk, dsl.person_id) == []
        assert only(table.overruled(home.desk, head.person_id)).id == made.id
    with pytest.raises(Refused, match="in force"):
        people.refuse(head, made, "", NOW)
    people.withdraw(head, only(table.overruled(there.home.desk, head.person_id)), NOW)
    terminals.all()
    assert table.overruled(dsl.home.desk, head.person_id) == []


def test_taken_back_here_it_is_off_the_table_there_with_its_first_pin(
    terminals: Terminals, there: Terminal
) -> None:
    dsl, keys = terminals.school.sign_in(DSL), Keys.fresh()
    new = people.add_person(dsl.public, "Mr New", ("teacher",), keys)
    propose(dsl, new)
    rings.put(dsl.home, new.people[-1].id, keys.seed, "orange window cat tree", NOW, first=True)
    terminals.all()
    mine = only(people.proposals(there.home.desk))
    with pytest.raises(Refused, match="take it back"):
        people.withdraw(there.sign_in(HEAD), mine, NOW)
    people.withdraw(there.sign_in(DSL), mine, NOW)
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert waits_at(home) == []
    assert new.people[-1].id not in rings.people(dsl.home)
    with pytest.raises(Refused, match="off the table"):
        people.agree(there.sign_in(HEAD), mine, NOW)


def test_a_restart_in_between_and_everything_twice_change_nothing(
    terminals: Terminals, there: Terminal
) -> None:
    dsl = terminals.school.sign_in(DSL)
    made = propose(dsl, helps(dsl))
    terminals.office.carry()
    terminals.school.reopen()
    terminals.office.home = terminals.school.home
    for _ in range(2):
        for each in (terminals.office, there):
            each.carry(again=True)
    assert only(people.proposals(there.home.desk)) == made
    before = board.newest(terminals.school.home.desk.db)
    between_offices.pin(terminals.school.home)
    assert board.newest(terminals.school.home.desk.db) == before
    assert people.agree(there.sign_in(HEAD), made, NOW)
    terminals.all()
    assert terminals.school.home.desk.school == made.new


def test_what_came_before_the_version_it_follows_waits_unseen(
    terminals: Terminals, there: Terminal
) -> None:
    dsl = terminals.school.sign_in(DSL)
    assert people.propose(dsl, replace(next_list(dsl.public), school="Oakfield Primary"), "", NOW)
    made = propose(dsl, helps(dsl))
    desk = there.home.desk
    lay(there.home, terminals.school.home)
    assert waits_at(there.home) == []
    desk.take_in(dsl.public, signed(dsl.public, {dsl.person_id: dsl.keys}))
    assert only(people.proposals(desk)) == made


def lay(home: Home, other: Home) -> None:
    """Bring what lies on one table to another one without a carrier."""
    between_offices.pin(other)
    (row,) = other.desk.db.query("SELECT body FROM pins WHERE key = ?", [board.PROPOSALS])
    between_offices.take_proposals(home, row["body"])


def test_one_made_on_a_version_that_lost_is_proposed_again(
    terminals: Terminals, there: Terminal
) -> None:
    dsl, head = terminals.school.sign_in(DSL), there.sign_in(HEAD)
    for session in (dsl, head):
        name = f"Oakfield {session.person.name}"
        assert people.propose(session, replace(next_list(session.public), school=name), "", NOW)
        propose(session, helps(session))
    terminals.all()
    desk = terminals.school.home.desk
    (rival,) = desk.rivals()
    loser = dsl if rival.school == f"Oakfield {DSL}" else head
    lost = only(people.fallen(desk, loser.person_id))
    assert lost.new.previous == rival.hash()
    assert not again.propose_again(loser, lost, NOW)
    terminals.all()
    assert people.fallen(desk, loser.person_id) == []
    assert {each.by for each in people.proposals(desk)} == {dsl.person_id, head.person_id}


def test_what_is_thirty_versions_old_is_not_brought_up_again(school: School) -> None:
    dsl = school.sign_in(DSL)
    propose(dsl, helps(dsl))
    for number in range(table.KEPT + 1):
        assert len(people.fallen(school.home.desk, dsl.person_id)) == (number > 0)
        new = replace(next_list(dsl.public), school=f"Oakfield {number}")
        assert people.propose(dsl, new, "another name", NOW)
    assert table.rows(school.home.desk) == []
