"""A no stays a no: until the adult who said it has said something else, later, that counts."""

from datetime import datetime, timedelta, timezone

import pytest

from store.consents import consents, signed_as, taking_in
from store.consents.answers import Answer
from store.consents.consents import DISAGREED, PERMITTED, WAITS, WITHDRAWN
from store.roll import carers
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.consent_stage import PICTURES, answer, put_child, write_letters

USE, BST = "picture.website", timezone(timedelta(hours=1))
YES, NO = {"school": "yes"}, {"school": "no", "web": "no", "press": "no"}


@pytest.fixture
def office(school: School) -> Session:
    session = school.sign_in("Mr Bell")
    put_child(session, "a", "Ada Hill")
    write_letters(session, PICTURES, "a")
    return session


def standing(office: Session) -> str:
    found = office.drawer(OFFICE).get(consents.subject("a"))
    assert isinstance(found, consents.Consent)
    return found.standing(USE, NOW.date())


def mother_says(
    office: Session, id: str, at: datetime, said: dict[str, str], responsibility: str = "yes"
) -> None:
    """Take in an answer by the mother's code; no answer at all takes everything back."""
    given = Answer(
        f"mum-a-{PICTURES.id}",
        PICTURES.id,
        PICTURES.edition,
        said,
        withdrawn=not said,
        name="Mum Hill",
        relationship="Mother",
        responsibility=responsibility,
        at=at.isoformat(),
    )
    assert taking_in.take_in(office, id, given, NOW + timedelta(hours=9))


def test_a_yes_that_waits_takes_the_place_of_no_no(office: Session) -> None:
    answer(office, PICTURES, "a", "mum", 1, **NO)
    answer(office, PICTURES, "a", "dad", 2, **YES)
    assert standing(office) == DISAGREED
    mother_says(office, "late", NOW + timedelta(minutes=5), YES, responsibility="no")
    assert standing(office) == WAITS, "somebody used her code, and nobody has looked yet"


def test_what_was_said_is_ordered_by_when_whatever_the_clock_on_the_wall(office: Session) -> None:
    """The form's machine keeps Greenwich time, the office summer time."""
    mother_says(office, "yes", NOW.astimezone(BST), YES)
    assert standing(office) == PERMITTED
    mother_says(office, "back", NOW + timedelta(minutes=30), {})
    assert standing(office) == WITHDRAWN


@pytest.mark.parametrize("name", [".", "Mr", "—"])
def test_what_is_no_name_signs_nothing_by_itself(office: Session, name: str) -> None:
    mother = office.drawer(OFFICE).get(carers.subject("muma"))
    assert not signed_as.fits(name, mother, ())
    assert signed_as.fits("", mother, ()), "on paper nobody may have written a name"
