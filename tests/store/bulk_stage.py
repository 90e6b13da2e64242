"""Several small worries that are told, and filed by whoever reads them."""

from dataclasses import replace
from typing import Unpack

from store.fields import Values
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import bulk
from store.worries.small import Small, pile
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.said import Said

DSL, DEPUTY = "Mrs Adeyemi", "Mr Patel"
CLOSING: Values = {
    "summary": "Friends fell out.",
    "follow_up": "We talked.",
    "decision": "No case.",
    "reasons": "An ordinary quarrel.",
    "outcome": "resolved",
}
ANSWER = "We have read what you told us."


def tell(school: School, *names: str, **told: Unpack[Said]) -> None:
    said: Said = {"class_name": "Oak", "words": "football", **told}
    for name in names:
        school.intake.post(replace(Told(**said), name=name), school.now)


def waiting(session: Session) -> tuple[Small, ...]:
    collect.collect(session, NOW)
    return pile(session, NOW).worries


def finish(session: Session, small: Small, closing: Values = CLOSING) -> None:
    bulk.finish(session, small, closing, ANSWER, NOW)


def worry_of(session: Session, small: Small) -> Worry:
    drawer = session.find(small.id)
    assert drawer is not None
    worry = drawer.get(small.id)
    assert isinstance(worry, Worry)
    return worry
