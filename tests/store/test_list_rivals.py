"""Two terminals put different versions of the list in force at once: one stands everywhere."""

from dataclasses import replace

import pytest

from store.checkup import check_open
from store.errors import Refused
from store.school import list_rivals, people
from store.school.public_list import PublicList, next_list
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals

DSL, HEAD, LEE = "Mrs Adeyemi", "Ms Hart", "Miss Lee"


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    return terminals.second_office(DSL, HEAD)


def address(session: Session, text: str) -> PublicList:
    new = replace(next_list(session.public), form_address=text)
    assert people.propose(session, new, "the address", NOW)
    return new


def without_lee(one: Session, other: Session) -> PublicList:
    lee = next(person.id for person in one.public.people if person.name == LEE)
    public = one.public
    classes = tuple(
        replace(each, adults=tuple(id for id in each.adults if id != lee))
        for each in public.classes
    )
    new = replace(people.end_person(public, lee), classes=classes)
    assert not people.propose(one, new, f"{LEE} leaves", NOW)
    (proposal,) = people.proposals(one.home.desk)
    assert people.agree(other, proposal, NOW)
    return new


def test_the_same_version_stands_at_both_and_both_know_of_the_other(
    terminals: Terminals, there: Terminal
) -> None:
    made = [
        address(terminals.school.sign_in(DSL), "https://one.example"),
        address(there.sign_in(HEAD), "https://two.example"),
    ]
    terminals.all()
    standing, other = sorted(made, key=PublicList.hash)
    for home in (terminals.school.home, there.home):
        assert home.desk.school.hash() == standing.hash()
        assert [rival.hash() for rival in home.desk.rivals()] == [other.hash()]
        assert check_open(home) == []


def test_a_keeper_sees_to_it_for_every_office_terminal(
    terminals: Terminals, there: Terminal
) -> None:
    dsl = terminals.school.sign_in(DSL)
    address(dsl, "https://one.example")
    address(there.sign_in(HEAD), "https://two.example")
    terminals.all()
    (rival,) = list_rivals.unseen(there.home.desk)
    with pytest.raises(Refused, match="keeper"):
        list_rivals.see_to(terminals.school.sign_in(LEE), rival, NOW)
    list_rivals.see_to(dsl, rival, NOW)
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert list_rivals.unseen(home.desk) == []
        (rival,) = list_rivals.rivals(home.desk)
        assert rival.seen
        assert (rival.seen.by, rival.seen.at) == (dsl.person_id, NOW.isoformat())
        assert check_open(home) == []


def test_a_change_after_it_follows_the_one_that_stands(
    terminals: Terminals, there: Terminal
) -> None:
    address(terminals.school.sign_in(DSL), "https://one.example")
    second = there.sign_in(HEAD)
    address(second, "https://two.example")
    terminals.all()
    last = address(second, "https://three.example")
    terminals.all()
    assert terminals.school.home.desk.school.hash() == last.hash()


@pytest.mark.parametrize("tries", range(3))
def test_whoever_is_removed_in_either_is_removed(
    terminals: Terminals, there: Terminal, tries: int
) -> None:
    """Whichever of the two stands: its hash is left to chance, so it is tried more than once."""
    without_lee(terminals.school.sign_in(DSL), terminals.school.sign_in(HEAD))
    address(there.sign_in(HEAD), f"https://{tries}.example")
    terminals.all()
    for home in (terminals.school.home, there.home):
        assert LEE not in [person.name for person in home.desk.school.adults()]
    address(there.sign_in(HEAD), "https://last.example")
    terminals.all()
    desk = terminals.school.home.desk
    assert LEE not in [person.name for person in desk.school.adults()]
    promote(terminals)
    assert desk.rivals() == []
    assert LEE not in [person.name for person in desk.school.people if person.active]
    assert len(desk.school.adults()) == 6


def promote(terminals: Terminals) -> None:
    """Change something about somebody else, as two keepers may."""
    one, other = terminals.school.sign_in(DSL), terminals.school.sign_in(HEAD)
    bell = next(person.id for person in one.public.people if person.name == "Mr Bell")
    new = people.change_person(one.public, bell, "Mr Bell-Ringer", ("office",))
    assert not people.propose(one, new, "a wedding", NOW)
    (proposal,) = people.proposals(one.home.desk)
    assert people.agree(other, proposal, NOW)
