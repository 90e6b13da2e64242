"""Whose answer counts, and whose waits: a barred adult's, or one that came by another's code."""

from datetime import timedelta

import pytest

from store.consents import (
    consents,
    kept_away,
    permissions,
    projecting,
    taking_in,
)
from store.consents.answers import Answer
from store.consents.signed_as import fits
from store.roll import carers, ties
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from tests.made_up import NOW
from tests.store.consents.answering import FORM, TODAY, USE, look, say, stands


def test_a_barred_fathers_yes_waits_and_his_no_counts_until_it_was_looked_at(
    office: Session,
) -> None:
    say(office, "dad", "yes")
    assert stands(office) == consents.WAITS
    say(office, "mum", "yes", 1)
    assert stands(office) == consents.PERMITTED
    say(office, "dad", "no", 2)
    assert stands(office) == consents.DISAGREED
    look(office, "dad-no-2", consents.NOT_ACCEPTED)
    assert stands(office) == consents.PERMITTED


def test_a_yes_from_before_a_court_order_waits_from_then_on_and_a_no_stays(
    office: Session,
) -> None:
    say(office, "mum", "yes")
    say(office, "gran", "no", 1)
    say(office, "gran", "yes", 2)
    projecting.bring(office, NOW)
    order = {"said": {"court_order": "yes"}}
    roll, about = office.drawer(ROLL), permissions.subject("ann")
    assert roll.get(about).allows(USE, TODAY)
    for who in ("mum", "gran"):
        office.drawer(OFFICE).record(ties.subject("ann", who), ties.CORRECTED, order, NOW)
    kept_away.end(office, NOW)
    assert stands(office) == consents.WAITS
    assert not roll.get(about).allows(USE, TODAY), "the roll follows at once"
    look(office, "mum-yes-0", consents.ACCEPTED)
    kept_away.end(office, NOW)
    assert stands(office) == consents.WAITS, "a no stood before the yes that waits"
    look(office, "gran-yes-2", consents.ACCEPTED)
    kept_away.end(office, NOW)
    assert stands(office) == consents.PERMITTED, "whoever looked knew of the order"
    say(office, "gran", "no", 3)
    kept_away.end(office, NOW)
    assert stands(office) == consents.DISAGREED


def test_a_yes_of_somebody_without_parental_responsibility_waits(office: Session) -> None:
    said = Answer("mum", FORM.id, FORM.edition, {"use": "yes"}, responsibility="no")
    assert taking_in.take_in(office, "mum-none", said, NOW)
    assert stands(office) == consents.WAITS


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("Nora Fraser", True),
        ("FRASER, Mrs N.", False),  # it may be Neil
        ("mrs nóra fraser", True),
        ("Neil Fraser", False),
        ("Mr Fraser", False),
        ("Fraser", False),
        ("Nora Day", False),
        ("", True),
    ],
)
def test_a_barred_father_does_not_answer_with_the_code_from_the_book_bag(
    office: Session, typed: str, counts: bool
) -> None:
    drawer = office.drawer(OFFICE)
    for who, forename in (("mum", "Nora"), ("dad", "Neil")):
        said = {"said": {"forename": forename, "surname": "Fraser"}}
        drawer.record(carers.subject(who), carers.IMPORTED, said, NOW)
    said_yes = Answer("mum", FORM.id, FORM.edition, {"use": "yes"}, name=typed)
    assert taking_in.take_in(office, "code", said_yes, NOW)
    assert (stands(office) == consents.PERMITTED) == counts
    assert counts or stands(office) == consents.WAITS


@pytest.mark.parametrize(
    ("typed", "said", "counts"),
    [
        ("Mrs Fraser", "", True),
        ("N. Fraser", "", True),
        ("Fraser Nora", "mother", True),
        ("Fraser", "mother", False),
        ("", "", True),
        ("Fraser", "", False),
        ("Jo Fraser", "mother", False),
        ("Mr Fraser", "mother", False),
        ("Mr N Fraser", "", False),
        ("Nora Fraser", "father", False),
        ("Nora Fraser", "grandparent", False),
    ],
)
def test_the_surname_of_a_family_is_not_enough_to_have_signed(
    typed: str, said: str, counts: bool
) -> None:
    nora = carers.Carer("n", "Ms", "Nora", "Fraser")
    assert fits(typed, nora, [], said, "Mum") is counts
    assert fits("Jo Fraser", carers.Carer("x"), []), "nothing is known of whose letter it was"


def test_two_who_use_one_code_are_two_and_a_yes_takes_no_no_of_the_other_away(
    office: Session,
) -> None:
    said = {"said": {"title": "Miss", "forename": "Jo", "surname": "Price"}}
    office.drawer(OFFICE).record(carers.subject("mum"), carers.IMPORTED, said, NOW)
    for minutes, name, use in ((0, "Jo Price", "no"), (1, "Mr D Price", "yes")):
        at = (NOW + timedelta(minutes=minutes)).isoformat()
        given = Answer("mum", FORM.id, FORM.edition, {"use": use}, name=name, at=at)
        assert taking_in.take_in(office, name, given, NOW + timedelta(minutes=minutes))
    assert stands(office) == consents.REFUSED
    look(office, "Mr D Price", consents.ACCEPTED)
    assert stands(office) == consents.DISAGREED


def test_a_yes_waits_once_the_roll_says_no_parental_responsibility(office: Session) -> None:
    say(office, "mum", "yes")
    tie = {"said": {"responsibility": "no"}, "why": "lost it"}
    office.drawer(OFFICE).record(ties.subject("ann", "mum"), ties.CORRECTED, tie, NOW)
    kept_away.end(office, NOW)
    assert stands(office) == consents.WAITS
    say(office, "mum", "yes", 5)
    assert stands(office) == consents.WAITS
