"""Changing people and renewing PINs: what one keeper alone must not be able to do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assets.texts import wordlist
from store import grants, holders, people, renewal
from store.crypto.codes import make_phrase
from store.crypto.keys import Keys
from store.database import connect
from store.drawer import Drawer
from store.errors import BadCode, Damaged, Refused, WorryBoxError
from store.front_desk import signed
from store.home import Home
from store.nouns import NOUNS
from store.people import next_list
from store.proof import prove
from store.public_list import CHAIR_SHEET, SCHOOL_SHEET, counts
from store.session import Session
from tests.made_up import CHEAP, School

FIRST = "orange window cat tree"


def renew(school: School, by: Session, name: str) -> None:
    renewal.renew(by, school.people[name], FIRST, school.now)
    school.pins[name] = FIRST


def agreed(school: School, by: str, and_by: str, new: object) -> None:
    proposer, other = school.sign_in(by), school.sign_in(and_by)
    assert not people.propose(proposer, new, "why")
    assert people.agree(other, people.proposals(school.home.desk)[-1], school.now)
    proposer.lock()
    other.lock()


def test_words_need_one_keeper_and_people_two(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    assert people.propose(dsl, replace(next_list(dsl.public), form_address="https://x"), "")
    assert dsl.public.form_address == "https://x"
    keys = Keys.fresh()
    before = dsl.public
    assert not people.propose(dsl, people.add_person(before, "Mr New", ("teacher",), keys), "")
    assert dsl.public == before


def test_nobody_agrees_to_their_own_proposal(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    people.propose(dsl, people.grant(dsl.public, "head", dsl.person_id), "")
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
    people.propose(dsl, new, "")
    with pytest.raises(Refused):
        people.propose(session, new, "")
    with pytest.raises(Refused):
        people.agree(session, people.proposals(school.home.desk)[0], school.now)
    with pytest.raises(Refused):
        renew(school, session, "Mr Patel")


def test_a_proposal_overtaken_by_another_change_is_off_the_table(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    people.propose(dsl, people.grant(dsl.public, "office", school.people["Miss Lee"]), "")
    (old,) = people.proposals(school.home.desk)
    people.propose(head, replace(next_list(head.public), school="Oakfield Primary"), "")
    assert people.proposals(school.home.desk) == []
    with pytest.raises(Refused):
        people.agree(head, old, school.now)


def test_a_change_that_leaves_somebody_without_readers_is_refused(small_school: School) -> None:
    session = small_school.sign_in("Mrs Grey")
    new = session.public
    for name in ("Mr Moss", "Rev Pike"):
        new = people.end_person(new, small_school.people[name])
    with pytest.raises(Refused, match="Mrs Grey"):
        prove(session.public, new)
    with pytest.raises(Refused):
        people.propose(session, new, "")
    assert people.proposals(small_school.home.desk) == []


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
    people.propose(dsl, people.grant(dsl.public, "office", school.people["Miss Lee"]), "")
    (proposal,) = people.proposals(school.home.desk)
    with pytest.raises(Refused, match="renewed"):
        people.agree(head, proposal, later)
    people.withdraw(school.home.desk, proposal)
    people.propose(head, proposal.new, "")
    (proposal,) = people.proposals(school.home.desk)
    with pytest.raises(Refused, match="renewed"):
        people.agree(dsl, proposal, later)
    assert people.agree(dsl, proposal, school.now + timedelta(days=3))


def test_the_dsl_who_renews_the_head_does_not_open_the_heads_drawer(school: School) -> None:
    school.sign_in("Ms Hart").lock()
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Ms Hart")
    stolen = school.sign_in("Ms Hart")
    assert not stolen.holds("head")
    assert stolen.holds("safeguarding")
    chair = school.sign_in("Dr Quince")
    for _ in range(3):
        (doubt,) = holders.settle(chair, school.now)
        assert (doubt.drawer, doubt.person) == ("head", school.people["Ms Hart"])
        assert doubt.renewed_by == dsl.person_id
        stolen.reopen()
        assert not stolen.holds("head")
    assert holders.settle(chair, school.now, [doubt]) == []
    stolen.reopen()
    assert stolen.holds("head")


def test_a_doubt_outlasts_other_changes_of_the_drawer(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Ms Hart")
    agreed(
        school,
        "Mrs Adeyemi",
        "Dr Quince",
        people.grant(dsl.public, "head", school.people["Mr Patel"]),
    )
    chair = school.sign_in("Dr Quince")
    assert len(holders.settle(chair, school.now)) == 1
    assert len(holders.settle(chair, school.now)) == 1
    assert not school.sign_in("Ms Hart").holds("head")


def test_a_renewed_persons_renewals_are_not_trusted_either(school: School) -> None:
    """The DSL renews the chair, and as the chair the head: still no drawer opens."""
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Dr Quince")
    renew(school, school.sign_in("Dr Quince"), "Ms Hart")
    doubts = holders.settle(school.sign_in("Mrs Adeyemi"), school.now)
    assert {doubt.person for doubt in doubts} == {school.people["Ms Hart"]}
    assert "safeguarding" in {doubt.drawer for doubt in doubts}
    for name in ("Ms Hart", "Dr Quince"):
        session = school.sign_in(name)
        holders.settle(session, school.now)
        assert not session.holds("head")


def test_somebody_renewed_before_their_first_grant_waits_for_trust(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    renew(school, dsl, "Mr Patel")
    grant = people.grant(dsl.public, "head", school.people["Mr Patel"])
    agreed(school, "Mrs Adeyemi", "Ms Hart", grant)
    (doubt,) = holders.settle(school.sign_in("Dr Quince"), school.now)
    assert doubt.person == school.people["Mr Patel"]
    assert not school.sign_in("Mr Patel").holds("head")


def test_a_renewal_cannot_name_somebody_else_as_its_author(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    begun = renewal.begin(dsl, school.people["Ms Hart"], school.now)
    for by in (school.people["Dr Quince"], CHAIR_SHEET, "", school.people["Ms Hart"]):
        changed = tuple(
            replace(p, renewed_by=by) if p.id == begun.person else p for p in begun.new.people
        )
        forged = replace(begun.new, people=changed)
        assert not counts(dsl.public, forged, signed(forged, {dsl.person_id: dsl.keys}))


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
    ("sheet", "given"),
    [
        (SCHOOL_SHEET, {"safeguarding", "office", "roll"}),
        (CHAIR_SHEET, {"head"}),
    ],
)
def test_a_sheet_gives_back_exactly_what_it_opens(
    school: School, sheet: str, given: set[str]
) -> None:
    held = set(school.sign_in("Ms Hart").drawers)
    hart, phrase = school.people["Ms Hart"], school.sheets[sheet]
    renewal.renew_with_sheet(school.home, phrase, hart, FIRST, school.now)
    school.pins["Ms Hart"] = FIRST
    session = school.sign_in("Ms Hart")
    standing = {name for name in session.drawers if grants.is_standing(name)}
    assert standing == given
    own = {name for name in held if name.startswith("own-")}
    assert own <= set(session.drawers) if sheet == SCHOOL_SHEET else not own & set(session.drawers)
    assert session.trouble == []


def test_the_schools_sheet_does_not_open_the_heads_drawer_in_a_roundabout_way(
    school: School,
) -> None:
    hart = school.people["Ms Hart"]
    renewal.renew_with_sheet(school.home, school.sheets[SCHOOL_SHEET], hart, FIRST, school.now)
    school.pins["Ms Hart"] = FIRST
    (doubt,) = holders.settle(school.sign_in("Dr Quince"), school.now)
    assert doubt == holders.Doubt("head", hart, SCHOOL_SHEET)
    assert not school.sign_in("Ms Hart").holds("head")


def test_giving_back_to_one_gives_nothing_to_another_in_doubt(school: School) -> None:
    deputy = school.sign_in("Mr Patel")
    renew(school, deputy, "Mrs Adeyemi")
    bell = school.people["Mr Bell"]
    renewal.renew_with_sheet(school.home, school.sheets[SCHOOL_SHEET], bell, FIRST, school.now)
    assert not school.sign_in("Mrs Adeyemi").holds("office")
    school.pins["Mr Bell"] = FIRST
    assert school.sign_in("Mr Bell").holds("office")


def test_words_of_another_schools_sheet_are_refused(school: School) -> None:
    with pytest.raises(BadCode):
        renewal.sheet_of(school.home.desk.school, make_phrase(wordlist()))


def test_nobody_renews_themself_and_a_renewed_pin_works_once(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    with pytest.raises(Refused):
        renew(school, dsl, "Mrs Adeyemi")
    renew(school, dsl, "Miss Lee")
    assert school.sign_in("Miss Lee").own.name.startswith("own-")
    school.pins["Miss Lee"] = FIRST
    with pytest.raises(WorryBoxError):
        school.sign_in("Miss Lee")


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


def forge(school: School, change: str, *given: object) -> None:
    school.close()
    db = connect(school.path / "front-desk.db")
    db.execute(change, list(given))
    db.close()


def lists(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    ended = people.end_grant(dsl.public, "safeguarding", school.people["Mr Patel"])
    agreed(school, "Mrs Adeyemi", "Ms Hart", ended)
    holders.settle(dsl, school.now)


def test_a_list_without_enough_signatures_is_not_believed(school: School) -> None:
    mine = Keys.fresh()
    forged = people.add_person(school.home.desk.school, "Mallory", ("dsl",), mine)
    forge(school, "INSERT INTO lists VALUES (2, ?, '{}')", forged.encoded())
    with pytest.raises(Damaged, match="not rightly signed"):
        Home(school.path, CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM lists WHERE number = 1",
        "UPDATE lists SET signatures = '{}' WHERE number = 2",
        "UPDATE lists SET number = 3 WHERE number = 1",
        "UPDATE lists SET body = CAST(replace(CAST(body AS TEXT), 'Oakfield', 'Otherone') AS BLOB)",
        "UPDATE lists SET signatures = 'rubbish' WHERE number = 2",
    ],
)
def test_a_history_that_was_changed_is_not_believed(school: School, change: str) -> None:
    lists(school)
    forge(school, change)
    with pytest.raises(Damaged):
        Home(school.path, CHEAP)


def test_a_list_that_was_rolled_back_opens_no_drawer_that_knows_better(school: School) -> None:
    lists(school)
    forge(school, "DELETE FROM lists WHERE number = 2")
    school.reopen()
    dsl = school.sign_in("Mrs Adeyemi")
    assert not dsl.holds("safeguarding")
    assert "older than it was" in dsl.trouble[0]


def test_an_older_list_is_refused(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    first = dsl.public
    people.propose(dsl, replace(next_list(first), school="Two"), "")
    for old in (first, replace(next_list(first), school="Three")):
        with pytest.raises(Refused):
            people.propose(dsl, old, "")
