"""Changes that one keeper proposes one after the other: each can be agreed to, in any order."""

import pytest

from store.crypto.keys import Keys
from store.school import in_turn, people, table
from store.school.proposal import Proposal
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.proposing import DEPUTY, DSL, HEAD, LEE, id_of, propose
from tests.terminals import Terminals


def waits(session: Session) -> list[str]:
    """The reasons of what this person is asked to agree to."""
    found = people.proposals(session.home.desk)
    return [each.why for each in found if session.person_id not in each.signatures]


def called(session: Session, why: str) -> Proposal:
    (found,) = (each for each in people.proposals(session.home.desk) if each.why == why)
    return found


def three(head: Session) -> None:
    """Somebody is added, somebody leaves, somebody opens a drawer."""
    public, now = head.public, NOW
    people.propose(head, people.add_person(public, "Mr New", ("office",), Keys.fresh()), "a", now)
    people.propose(head, people.end_person(public, id_of(head, "Mr Bell")), "b", now)
    people.propose(head, people.grant(public, "office", id_of(head, LEE)), "c", now)


@pytest.mark.parametrize("order", ["abc", "cba", "bca"])
def test_three_changes_of_one_keeper_are_agreed_to_in_any_order(school: School, order: str) -> None:
    head = school.sign_in(HEAD)
    three(head)
    left = set(order)
    for why in order:
        dsl = school.sign_in(DSL)
        assert set(waits(dsl)) == left
        assert in_turn.falls(dsl.home.desk, called(dsl, why)) == []
        assert people.agree(dsl, called(dsl, why), NOW)
        left -= {why}
        assert people.fallen(dsl.home.desk, head.person_id) == []
    public = school.home.desk.school
    assert [each.active for each in public.people if each.name in ("Mr New", "Mr Bell")] == [
        False,
        True,
    ]
    assert id_of(head, LEE) in public.held_by("office")
    assert waits(school.sign_in(DSL)) == []


def test_what_was_refused_or_taken_back_is_so_on_top_of_another_too(school: School) -> None:
    head, dsl = school.sign_in(HEAD), school.sign_in(DSL)
    three(head)
    people.refuse(dsl, called(dsl, "b"), "He stays.", NOW)
    people.withdraw(head, called(head, "c"), NOW)
    assert people.agree(dsl, called(dsl, "a"), NOW)
    assert waits(school.sign_in(DSL)) == []
    (refused,) = people.fallen(school.home.desk, head.person_id)
    assert (refused.why, refused.refused_by) == ("b", dsl.person_id)


def test_a_refusal_stands_though_whoever_refused_has_left_since(school: School) -> None:
    head, deputy = school.sign_in(HEAD), school.sign_in(DEPUTY)
    public = head.public
    people.propose(head, people.end_person(public, deputy.person_id), "leaves", NOW)
    people.propose(head, people.grant(public, "office", id_of(head, LEE)), "c", NOW)
    people.refuse(deputy, called(head, "c"), "", NOW)
    assert people.agree(school.sign_in(DSL), called(head, "leaves"), NOW)
    assert waits(school.sign_in(DSL)) == []


def test_of_two_changes_of_the_same_person_one_falls_and_that_is_said_before(
    school: School,
) -> None:
    head, dsl = school.sign_in(HEAD), school.sign_in(DSL)
    public, lee = head.public, id_of(head, LEE)
    people.propose(head, people.change_person(public, lee, "Mrs Moon", ("teacher",)), "a", NOW)
    people.propose(head, people.end_person(public, lee), "b", NOW)
    first, second = called(head, "a"), called(head, "b")
    assert in_turn.falls(head.home.desk, first) == [second]
    assert in_turn.kept_out(head.home.desk, head.person_id) == [first]
    assert people.agree(dsl, first, NOW)
    assert people.fallen(head.home.desk, head.person_id) == [second]
    assert people.overtaken(head.home.desk, dsl.person_id) == [second]
    people.withdraw(dsl, second, NOW)
    assert people.overtaken(head.home.desk, dsl.person_id) == []
    assert [each.id for each in people.fallen(head.home.desk, head.person_id)] == [second.id]


def test_they_are_agreed_to_at_another_office_and_leave_the_tables_of_both(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL, HEAD)
    head = terminals.school.sign_in(HEAD)
    three(head)
    terminals.all()
    for why in "ba":
        dsl = there.sign_in(DSL)
        assert people.agree(dsl, called(dsl, why), NOW)
    terminals.all()
    here = terminals.school.sign_in(DEPUTY)
    assert waits(here) == ["c"]
    assert people.agree(here, called(here, "c"), NOW)
    terminals.all()
    propose(here, people.grant(here.public, "head", id_of(here, LEE)))
    assert people.agree(terminals.school.sign_in(HEAD), called(here, "Miss Lee helps."), NOW)
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert [row.paper.why for row in table.rows(home.desk) if row.body] == ["Miss Lee helps."]
        assert people.fallen(home.desk, head.person_id) == []
