"""Changing people: what one keeper alone must not be able to do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from store import checkup
from store.crypto.keys import Keys
from store.drawers import grants, holders
from store.drawers.drawer import Drawer
from store.drawers.nouns import NOUNS
from store.errors import Damaged, Refused
from store.front_desk import signed
from store.school import again, people, table
from store.school.countersigned import counts
from store.school.public_list import next_list
from store.signing_in import rings
from tests.made_up import School
from tests.store.changing import agreed, renew


def test_words_need_one_keeper_and_people_two(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    assert people.propose(
        dsl, replace(next_list(dsl.public), form_address="https://x"), "", school.now
    )
    assert dsl.public.form_address == "https://x"
    keys = Keys.fresh()
    before = dsl.public
    assert not people.propose(
        dsl, people.add_person(before, "Mr New", ("teacher",), keys), "", school.now
    )
    assert dsl.public == before


def test_nobody_agrees_to_their_own_proposal(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    people.propose(dsl, people.grant(dsl.public, "head", dsl.person_id), "", school.now)
    (proposal,) = people.proposals(school.home.desk)
    with pytest.raises(Refused, match="yourself"):
        people.agree(dsl, proposal, school.now)
    twice = {dsl.person_id: proposal.signatures[dsl.person_id], "x": "00"}
    with pytest.raises(Refused):
        school.home.desk.publish(proposal.new, twice)


@pytest.mark.parametrize("name", ["Miss Lee", "Mr Bell"])
def test_who_is_no_keeper_neither_proposes_nor_agrees_nor_renews(school: School, name: str) -> None:
    session, dsl = school.sign_in(name), school.sign_in("Mrs Adeyemi")
    new = people.grant(dsl.public, "office", session.person_id)
    people.propose(dsl, new, "", school.now)
    with pytest.raises(Refused):
        people.propose(session, new, "", school.now)
    with pytest.raises(Refused):
        people.agree(session, people.proposals(school.home.desk)[0], school.now)
    with pytest.raises(Refused):
        renew(school, session, "Mr Patel")


def test_a_proposal_overtaken_by_another_change_is_off_the_table(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    people.propose(
        dsl, people.grant(dsl.public, "office", school.people["Miss Lee"]), "", school.now
    )
    (old,) = people.proposals(school.home.desk)
    people.propose(head, replace(next_list(head.public), school="Oakfield Primary"), "", school.now)
    assert people.proposals(school.home.desk) == []
    with pytest.raises(Refused):
        people.agree(head, old, school.now)


@pytest.mark.parametrize("days", [0, 1, 2])
def test_a_renewed_keeper_neither_agrees_nor_is_agreed_with_before_a_school_day(
    school: School, days: int
) -> None:
    """Renewed on a Friday: Saturday and Sunday are no school days."""
    school.now += timedelta(days=3)
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Ms Hart")
    head = school.sign_in("Ms Hart")
    later = school.now + timedelta(days=days)
    people.propose(
        dsl, people.grant(dsl.public, "office", school.people["Miss Lee"]), "", school.now
    )
    (proposal,) = people.proposals(school.home.desk)
    with pytest.raises(Refused, match="renewed"):
        people.agree(head, proposal, later)
    people.withdraw(dsl, proposal, school.now)
    people.propose(head, proposal.new, "", school.now)
    (proposal,) = people.proposals(school.home.desk)
    with pytest.raises(Refused, match="renewed"):
        people.agree(dsl, proposal, later)
    assert people.agree(dsl, proposal, school.now + timedelta(days=3, hours=1))


def test_two_keepers_cannot_change_keys_by_the_way(school: School) -> None:
    dsl, deputy = school.sign_in("Mrs Adeyemi"), school.sign_in("Mr Patel")
    keys = Keys.fresh()
    stolen = tuple(
        replace(p, seal=keys.seal, verify=keys.verify) if p.name == "Ms Hart" else p
        for p in dsl.public.people
    )
    new = replace(next_list(dsl.public), people=stolen, school="Other")
    both = {dsl.person_id: dsl.keys, deputy.person_id: deputy.keys}
    assert not counts(dsl.public, new, signed(new, both))


@pytest.mark.parametrize(
    ("name", "drawer", "keeps"),
    [
        ("Mr Patel", "safeguarding", False),
        ("Mrs Adeyemi", "safeguarding", False),
        ("Mrs Adeyemi", "office", True),
        ("Ms Hart", "safeguarding", True),
        ("Ms Hart", "head", True),
    ],
)
def test_who_gives_the_safeguarding_drawer_up_keeps_the_list_only_as_head(
    school: School, name: str, drawer: str, keeps: bool
) -> None:
    public, person = school.home.desk.school, school.people[name]
    assert person in public.keepers
    ended = people.end_grant(public, drawer, person)
    assert person not in ended.held_by(drawer)
    assert (person in ended.keepers) == keeps
    assert set(public.keepers) - {person} <= set(ended.keepers)


def test_who_is_given_the_safeguarding_drawer_keeps_the_list_and_is_named_once(
    school: School,
) -> None:
    public = school.home.desk.school
    for name in ("Miss Lee", "Ms Hart"):
        granted = people.grant(public, "safeguarding", school.people[name])
        assert granted.keepers.count(school.people[name]) == 1
    lee = school.people["Miss Lee"]
    assert lee not in people.grant(public, "office", lee).keepers


def test_an_ended_holder_opens_nothing_with_an_old_copy_of_the_grants(school: School) -> None:
    patel = school.sign_in("Mr Patel")
    keys = grants.keys_for(
        school.home.desk.db, patel.public, patel.person_id, patel.keys.unsealing
    )["safeguarding"]
    author, folder = patel.author, school.home.drawers
    patel.lock()
    dsl = school.sign_in("Mrs Adeyemi")
    ended = people.end_grant(dsl.public, "safeguarding", school.people["Mr Patel"])
    agreed(school, "Mrs Adeyemi", "Ms Hart", ended)
    assert not school.sign_in("Mr Patel").holds("safeguarding")
    assert holders.settle(dsl, school.now) == []
    assert not school.sign_in("Mr Patel").holds("safeguarding")
    dsl.lock()
    with pytest.raises(Damaged):
        Drawer.open(folder, "safeguarding", keys, NOUNS, author)
    assert school.sign_in("Ms Hart").holds("safeguarding")


def test_a_name_and_roles_are_changed_and_nothing_else(school: School) -> None:
    public, lee = school.home.desk.school, school.people["Miss Lee"]
    new = people.change_person(public, lee, " Mrs Moon ", ["teacher", "governor"])
    before, after = public.person(lee), new.person(lee)
    assert before
    assert after == replace(before, name="Mrs Moon", roles=("teacher", "governor"))
    assert (new.holders, new.keepers) == (public.holders, public.keepers)


def test_whoever_is_chair_no_more_keeps_the_list_no_more(school: School) -> None:
    public, quince = school.home.desk.school, school.people["Dr Quince"]
    assert quince in public.keepers
    new = people.change_person(public, quince, "Dr Quince", ["governor"])
    assert quince not in new.keepers
    deputy = people.change_person(public, school.people["Mr Patel"], "Mr Patel", ["teacher"])
    assert school.people["Mr Patel"] in deputy.keepers


def test_a_new_chair_keeps_the_list_once_they_hold_the_chairs_drawer(school: School) -> None:
    public, okafor = school.home.desk.school, school.people["Mr Okafor"]
    assert okafor not in people.grant(public, "chair", okafor).keepers
    chair = people.change_person(public, okafor, "Mr Okafor", ["chair"])
    assert okafor not in people.grant(chair, "head", okafor).keepers
    assert okafor in people.grant(chair, "chair", okafor).keepers


def test_a_refused_change_stays_for_its_proposer_to_see(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    new = people.grant(dsl.public, "office", school.people["Miss Lee"])
    people.propose(dsl, new, "Miss Lee helps", school.now)
    (proposal,) = people.proposals(school.home.desk)
    assert proposal.at == "2026-03-03T09:14:00+00:00"
    with pytest.raises(Refused):
        people.refuse(school.sign_in("Miss Lee"), proposal, "", school.now)
    people.refuse(head, proposal, "Not in May.", school.now)
    assert people.proposals(school.home.desk) == []
    assert people.fallen(school.home.desk, head.person_id) == []
    (fallen,) = people.fallen(school.home.desk, dsl.person_id)
    (refusal,) = fallen.refusals
    assert (refusal.by, refusal.text) == (head.person_id, "Not in May.")
    assert replace(fallen, refusals=()) == proposal
    with pytest.raises(Refused, match="was refused"):
        people.agree(school.sign_in("Mr Patel"), fallen, school.now)
    people.withdraw(dsl, fallen, school.now)
    assert people.fallen(school.home.desk, dsl.person_id) == []


def test_the_same_change_is_not_proposed_twice(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    new = people.grant(dsl.public, "office", school.people["Miss Lee"])
    people.propose(dsl, new, "", school.now)
    for session in (dsl, head):
        with pytest.raises(Refused, match="proposed already"):
            people.propose(session, new, "", school.now)
    assert len(people.proposals(school.home.desk)) == 1


def test_the_key_ring_of_a_newcomer_waits_and_goes_with_the_proposal(school: School) -> None:
    dsl, keys = school.sign_in("Mrs Adeyemi"), Keys.fresh()
    new = people.add_person(dsl.public, "Mr New", ("teacher",), keys)
    person = new.people[-1].id
    people.propose(dsl, new, "Add Mr New.", school.now)
    rings.put(school.home, person, keys.seed, "orange window cat tree", school.now, first=True)
    assert table.expected(school.home.desk) == {person}
    people.propose(dsl, replace(next_list(dsl.public), school="Two"), "", school.now)
    (fallen,) = people.fallen(school.home.desk, dsl.person_id)
    again.propose_again(dsl, fallen, school.now)
    assert person in rings.people(school.home)
    assert checkup.check_open(school.home) == []
    (waiting,) = people.proposals(school.home.desk)
    people.withdraw(dsl, waiting, school.now)
    assert person not in rings.people(school.home)
    assert set(school.people.values()) == set(rings.people(school.home))
