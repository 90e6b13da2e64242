"""Whom to call: what comes with the program, and what the school writes over it."""

import pytest

from store.cases import directory
from store.cases.contacts import Contact, given, values_of
from store.errors import Incomplete, Refused
from store.school.public_list import ROLL
from store.signing_in.session import Session
from tests.made_up import LADO, NOW, School
from tests.store.two_offices import meet
from tests.terminals import Terminals


def of(session: Session, id: str) -> Contact:
    return next(each for each in directory.contacts(session) if each.id == id)


def test_what_comes_with_the_program_counts_as_never_checked(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    assert directory.contacts(dsl) == given()
    assert all(not each.checked_at for each in given())
    assert {"police", "lado", "social_care", "ceop", "iwf", "prevent"} <= {c.id for c in given()}
    assert of(dsl, "report_remove").agency == "", "the school reports nothing there: a signpost"


def test_what_the_school_writes_is_seen_by_everybody_with_who_checked_it(school: School) -> None:
    dsl, chair = school.sign_in("Mrs Adeyemi"), school.sign_in("Dr Quince")
    directory.check(dsl, "lado", LADO, NOW)
    for session in (dsl, chair, school.sign_in("Miss Lee")):
        found = of(session, "lado")
        assert (found.number, found.checked_by) == ("01234 567890", dsl.person_id)
        assert found.checked_at == NOW.isoformat()
        assert not directory.is_doubted(session.public, found)
    assert len(directory.contacts(dsl)) == len(given())


def test_the_school_adds_contacts_and_signposts_of_its_own(school: School) -> None:
    head = school.sign_in("Ms Hart")
    directory.check(head, "", {"name": "Our PC", "number": "07", "agency": "police"}, NOW)
    directory.check(head, "", {"name": "A charity", "number": "08", "agency": "none"}, NOW)
    own = directory.contacts(head)[len(given()) :]
    assert [(each.name, each.agency) for each in own] == [("A charity", ""), ("Our PC", "police")]
    assert values_of(own[0])["agency"] == "none"


def test_only_those_who_lead_write_in_it_and_never_half(school: School) -> None:
    lee, dsl = school.sign_in("Miss Lee"), school.sign_in("Mrs Adeyemi")
    with pytest.raises(Refused, match="leads"):
        directory.check(lee, "lado", LADO, NOW)
    with pytest.raises(Incomplete):
        directory.check(dsl, "lado", {**LADO, "number": ""}, NOW)
    assert directory.contacts(dsl) == given()


def test_what_somebody_else_wrote_all_the_same_is_shown_as_doubted(school: School) -> None:
    lee, dsl = school.sign_in("Miss Lee"), school.sign_in("Mrs Adeyemi")
    lee.drawer(ROLL).record("contact:lado", "contact.checked", {**LADO, "number": "666"}, NOW)
    assert of(dsl, "lado").number == "666"
    assert directory.is_doubted(dsl.public, of(dsl, "lado"))


def test_it_comes_to_the_other_office(terminals: Terminals) -> None:
    there = terminals.second_office("Mr Patel")
    dsl = terminals.school.sign_in("Mrs Adeyemi")
    directory.check(dsl, "lado", LADO, NOW)
    second = there.sign_in("Mr Patel")
    meet(terminals, dsl, second)
    assert of(second, "lado").number == "01234 567890"
