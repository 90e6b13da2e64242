"""A no stays a no: until the adult who said it has said something else, later, that counts."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from store.consents import consents, signed_as, taking_in
from store.consents.answers import PAPER, Answer
from store.consents.consents import DISAGREED, LAPSED, PERMITTED, WAITS, WITHDRAWN
from store.roll import carers
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.consent_stage import PICTURES, answer, put_child, write_letters

USE, BST = "picture.website", timezone(timedelta(hours=1))
TODAY = NOW.date()
YES, NO = {"school": "yes"}, {"school": "no", "web": "no", "press": "no"}


@pytest.fixture
def office(school: School) -> Session:
    session = school.sign_in("Mr Bell")
    put_child(session, "a", "Ada Hill")
    write_letters(session, PICTURES, "a")
    return session


def standing(office: Session, day: date = TODAY) -> str:
    found = office.drawer(OFFICE).get(consents.subject("a"))
    assert isinstance(found, consents.Consent)
    return found.standing(USE, day)


def mother_says(
    office: Session,
    id: str,
    at: datetime,
    said: dict[str, str],
    responsibility: str = "yes",
    now: datetime = NOW + timedelta(hours=9),
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
    assert taking_in.take_in(office, id, given, now)


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


def test_a_slip_keyed_in_lifts_no_no_that_was_on_its_way_meanwhile(office: Session) -> None:
    """The forms' machine was cut off when she took it back; her slip lay in the bag."""
    slip = Answer(
        f"mum-a-{PICTURES.id}",
        PICTURES.id,
        PICTURES.edition,
        YES,
        name="Mum Hill",
        relationship="Mother",
        responsibility="yes",
        channel=PAPER,
        at=(NOW + timedelta(days=3)).isoformat(),
    )
    taking_in.take_in(office, "slip", slip, NOW + timedelta(days=4), since=NOW.isoformat())
    assert standing(office) == PERMITTED
    mother_says(office, "late", NOW + timedelta(days=2), {}, now=NOW + timedelta(days=5))
    assert standing(office) == WITHDRAWN
    mother_says(office, "later", NOW + timedelta(days=4), YES, now=NOW + timedelta(days=5))
    assert standing(office) == PERMITTED


def test_a_yes_of_july_that_comes_in_september_is_over(office: Session) -> None:
    july, september = datetime(2026, 7, 25, 10, tzinfo=UTC), datetime(2026, 9, 2, 8, tzinfo=UTC)
    mother_says(office, "yes", july, YES, now=september)
    assert standing(office, date(2026, 8, 31)) == PERMITTED
    assert standing(office, september.date()) == LAPSED


def test_a_day_is_the_schools_where_the_forms_machine_keeps_greenwich(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    half_past_midnight = "2026-06-03T23:30:00+00:00"
    with monkeypatch.context() as london:
        london.setenv("TZ", "Europe/London")
        time.tzset()
        assert consents.said_since(half_past_midnight, "2026-06-04")
        assert not consents.said_since(half_past_midnight, "2026-06-05")
    time.tzset()


@pytest.mark.parametrize("name", [".", "Mr", "—"])
def test_what_is_no_name_signs_nothing_by_itself(office: Session, name: str) -> None:
    mother = office.drawer(OFFICE).get(carers.subject("muma"))
    assert not signed_as.fits(name, mother, ())
    assert signed_as.fits("", mother, ()), "on paper nobody may have written a name"
