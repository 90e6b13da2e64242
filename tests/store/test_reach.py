"""How staff are reached: sealed to the office terminals, and to nobody else."""

import pytest

from store.duty import reach
from store.duty.reach import MAIL
from store.errors import Incomplete, Refused
from store.home import Home
from store.school.people import end_person
from tests.made_up import School
from tests.terminals import Terminals

SECRET = "ntfys://tk_zebrafish@ntfy.example/oakfield"


def known(home: Home, person: str) -> tuple[str, tuple[str, ...]]:
    found = reach.everybody(home).get(person)
    return (found.number, found.addresses) if found else ("", ())


def test_anybody_says_how_they_are_reached_and_a_keeper_says_it_of_everybody(
    school: School,
) -> None:
    bell, dsl = school.sign_in("Mr Bell"), school.sign_in("Mrs Adeyemi")
    reach.say(bell, bell.person_id, "01632 960123", f" bell@oakfield.example \n{SECRET}\n")
    addresses = ("bell@oakfield.example", SECRET)
    assert known(school.home, bell.person_id) == ("01632 960123", addresses)
    reach.say(dsl, bell.person_id, "", "")
    assert known(school.home, bell.person_id) == ("", ())
    for person in (dsl.person_id, MAIL):
        with pytest.raises(Refused, match="your own addresses"):
            reach.say(bell, person, "", SECRET)


@pytest.mark.parametrize(
    ("number", "addresses", "field"),
    [
        ("ring me", "", "number"),
        ("01632 960321me@oakfield.example", "", "number"),
        ("", "somewhere", "addresses"),
        ("", "a b@c.example", "addresses"),
        ("", "\n".join(f"a{n}@b.example" for n in range(6)), "addresses"),
        ("", f"ntfys://{'x' * 400}", "addresses"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(
    school: School, number: str, addresses: str, field: str
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    with pytest.raises(Incomplete) as refused:
        reach.say(dsl, dsl.person_id, number, addresses)
    assert set(refused.value.wrong) == {field}


def test_the_kind_of_an_address_tells_no_secret() -> None:
    assert reach.kind_of("ms.hart@oakfield.example") == "e-mail"
    assert reach.kind_of(SECRET) == "ntfys"


def test_addresses_come_to_office_terminals_and_never_to_a_classroom(terminals: Terminals) -> None:
    school = terminals.school
    classroom, office = terminals.added(), terminals.second_office("Mr Patel")
    dsl = school.sign_in("Mrs Adeyemi")
    reach.say(dsl, dsl.person_id, "01632 960123", SECRET)
    terminals.all()
    assert known(office.home, dsl.person_id) == ("01632 960123", (SECRET,))
    assert known(classroom.home, dsl.person_id) == ("", ())
    late = terminals.added("office", "Library")
    terminals.all()
    assert known(late.home, dsl.person_id) == ("01632 960123", (SECRET,))
    patel = office.sign_in("Mr Patel")
    reach.say(patel, dsl.person_id, "01632 960124", "")
    patel.lock()
    terminals.all()
    assert known(school.home, dsl.person_id) == ("01632 960124", ())
    for folder in (school.home.path, classroom.home.path, office.home.path, terminals.folder):
        for file in (path for path in folder.rglob("*") if path.is_file()):
            assert b"zebrafish" not in file.read_bytes()
            assert b"960123" not in file.read_bytes()


def test_who_has_left_is_forgotten(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    reach.say(dsl, school.people["Miss Lee"], "", SECRET)
    from store.school import people

    assert not people.propose(
        dsl, end_person(dsl.public, school.people["Miss Lee"]), "l", school.now
    )
    assert people.agree(head, people.proposals(school.home.desk)[0], school.now)
    assert known(school.home, school.people["Miss Lee"]) == ("", ())
    reach.pin(school.home)
    assert list(school.home.desk.db.query("SELECT * FROM reaches")) == []
