"""An office with one child and its family."""

import pytest

from store.consents import letters
from store.roll import carers, pupils, ties
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.answering import FORM


@pytest.fixture
def office(school: School) -> Session:
    """The office, with one child in Oak who has a mother, and a father a court keeps away."""
    session = school.sign_in("Mr Bell")
    said = {"forename": "Ann", "surname": "Lee", "school_class": "Oak", "year": "3"}
    session.drawer(ROLL).record(pupils.subject("ann"), pupils.JOINED, {"said": said}, NOW)
    drawer = session.drawer(OFFICE)
    for who, order in (("mum", "no"), ("dad", "yes"), ("gran", "no")):
        drawer.record(carers.subject(who), carers.ADDED, {"said": {"surname": "Lee"}}, NOW)
        tie = {"said": {"court_order": order, "responsibility": "yes"}}
        drawer.record(ties.subject("ann", who), ties.ADDED, tie, NOW)
        made = {"pupil": "ann", "carer": who, "forms": [FORM.edition], "until": "2026-07-31"}
        drawer.record(letters.subject(who), letters.MADE, made, NOW)
    return session
