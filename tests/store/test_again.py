"""Proposing again what another change has overtaken."""

from dataclasses import replace

import pytest

from store.crypto.keys import Keys
from store.errors import Refused
from store.school import again, classes, people
from store.school.proposal import Proposal
from store.school.public_list import PublicList, next_list
from store.signing_in.session import Session
from tests.made_up import School
from tests.store.changing import agreed, renew


def overtaken(school: School, dsl: Session, new: PublicList) -> Proposal:
    """Propose a change as the DSL and let a change of words come first."""
    people.propose(dsl, new, "why", school.now)
    head = school.sign_in("Ms Hart")
    people.propose(head, replace(next_list(head.public), school="Oakfield Primary"), "", school.now)
    (proposal,) = people.fallen(school.home.desk, dsl.person_id)
    return proposal


def test_it_is_the_same_change_on_the_list_in_force(school: School) -> None:
    dsl, keys = school.sign_in("Mrs Adeyemi"), Keys.fresh()
    new = people.add_person(dsl.public, "Mr New", ("office",), keys)
    person = new.people[-1]
    proposal = overtaken(school, dsl, new)
    assert not again.propose_again(dsl, proposal, school.now)
    assert people.fallen(school.home.desk, dsl.person_id) == []
    (waiting,) = people.proposals(school.home.desk)
    assert people.agree(school.sign_in("Mr Patel"), waiting, school.now)
    public = school.home.desk.school
    assert public.school == "Oakfield Primary"
    assert public.person(person.id) == person
    assert public.drawers_of(person.id) == ("office", "roll")


def test_what_another_change_took_away_does_not_come_back(school: School) -> None:
    dsl, lee = school.sign_in("Mrs Adeyemi"), school.people["Miss Lee"]
    bell = school.people["Mr Bell"]
    people.propose(dsl, people.grant(dsl.public, "head", lee), "why", school.now)
    agreed(school, "Mr Patel", "Ms Hart", people.end_person(dsl.public, bell))
    (proposal,) = people.fallen(school.home.desk, dsl.person_id)
    new = again.rebased(dsl, proposal)
    assert lee in new.held_by("head")
    assert not new.is_active(bell)
    assert bell not in new.holders["office"]


def test_who_leaves_is_taken_from_classes_they_came_to_meanwhile(school: School) -> None:
    dsl, bell = school.sign_in("Mrs Adeyemi"), school.people["Mr Bell"]
    people.propose(dsl, people.end_person(dsl.public, bell), "why", school.now)
    acorn = dsl.public.classes[0]
    added = replace(acorn, adults=(*acorn.adults, bell))
    people.propose(dsl, classes.keep_class(dsl.public, added), "Acorn", school.now)
    (proposal,) = people.fallen(school.home.desk, dsl.person_id)
    assert again.rebased(dsl, proposal).classes[0] == acorn


def test_a_change_that_is_so_already_or_does_not_fit_is_refused(school: School) -> None:
    dsl, lee = school.sign_in("Mrs Adeyemi"), school.people["Miss Lee"]
    grant = people.grant(dsl.public, "head", lee)
    people.propose(dsl, grant, "why", school.now)
    (proposal,) = people.proposals(school.home.desk)
    assert people.agree(school.sign_in("Mr Patel"), proposal, school.now)
    with pytest.raises(Refused, match="so already"):
        again.propose_again(dsl, proposal, school.now)
    moon = people.change_person(dsl.public, lee, "Mrs Moon", ("teacher",))
    people.propose(dsl, moon, "why", school.now)
    renew(school, school.sign_in("Mr Patel"), "Miss Lee")
    (proposal,) = people.fallen(school.home.desk, dsl.person_id)
    with pytest.raises(Refused, match="Something else about Miss Lee"):
        again.propose_again(dsl, proposal, school.now)


def test_the_earlier_name_is_kept_by_a_change_that_is_proposed_again(school: School) -> None:
    dsl, lee = school.sign_in("Mrs Adeyemi"), school.people["Miss Lee"]
    moon = people.change_person(dsl.public, lee, "Mrs Moon", ("teacher",))
    proposal = overtaken(school, dsl, moon)
    assert [each.name for each in again.rebased(dsl, proposal).former] == ["Miss Lee"]


def test_a_change_of_a_list_that_never_was_is_refused(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    other = replace(dsl.public, school="Elsewhere")
    new = people.grant(other, "head", dsl.person_id)
    forged = Proposal("x", new, {dsl.person_id: ""}, "", dsl.person_id)
    with pytest.raises(Refused, match="never in force"):
        again.rebased(dsl, forged)


def test_a_terminal_is_proposed_again_too(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    (office,) = dsl.public.terminals
    classroom = replace(office, id="box", letter="B", kind="classroom")
    new = replace(next_list(dsl.public), terminals=(office, classroom))
    proposal = overtaken(school, dsl, new)
    assert again.rebased(dsl, proposal).terminals == (office, classroom)
    hall = replace(office, name="Hall")
    agreed(school, "Mr Patel", "Ms Hart", replace(next_list(dsl.public), terminals=(hall,)))
    assert again.rebased(dsl, proposal).terminals == (hall, classroom)
    ended = replace(proposal.new, terminals=(replace(office, last=3), classroom))
    with pytest.raises(Refused, match="changed otherwise"):
        again.rebased(dsl, replace(proposal, new=ended))


def test_of_two_terminals_proposed_side_by_side_the_second_gets_the_next_letter(
    school: School,
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    (office,) = dsl.public.terminals
    first = replace(office, id="hall", letter="B", kind="classroom")
    second = replace(office, id="box", letter="B", kind="classroom")
    for each in (first, second):
        new = replace(next_list(dsl.public), terminals=(office, each))
        people.propose(dsl, new, each.id, school.now)
    hall, _ = sorted(people.proposals(school.home.desk), key=lambda each: each.why != "hall")
    assert people.agree(school.sign_in("Mr Patel"), hall, school.now)
    (box,) = people.proposals(school.home.desk)
    assert box.new.terminals == (office, first, replace(second, letter="C"))
