"""One child whose family answers a form: what they say, and what stands then."""

from datetime import date, timedelta

from store.consents import (
    consents,
    forms,
    taking_in,
)
from store.consents.answers import Answer
from store.consents.publishing import RULES
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW

FORM = forms.shipped()["internet"]
USE, TODAY = FORM.uses[0], NOW.date()
ALL_RULES = dict.fromkeys(RULES, "yes")


def say(office: Session, who: str, answer: str, minutes: int = 0) -> None:
    at = NOW + timedelta(minutes=minutes)
    withdrawn = answer == "withdrawn"
    answers = {} if withdrawn else {"use": answer}
    said = Answer(who, FORM.id, FORM.edition, answers, withdrawn, at=at.isoformat())
    assert taking_in.take_in(office, f"{who}-{answer}-{minutes}", said, at)


def look(office: Session, answer: str, verdict: str) -> None:
    said = {"answer": answer, "verdict": verdict}
    office.drawer(OFFICE).record(consents.subject("ann"), consents.LOOKED, said, NOW)


def stands(office: Session, day: date = TODAY) -> str:
    found = office.drawer(OFFICE).get(consents.subject("ann"))
    assert found is None or isinstance(found, consents.Consent)
    return found.standing(USE, day) if found else consents.UNANSWERED
