"""Several small worries that are told, and filed by whoever reads them."""

from store.fields import Values
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import bulk
from store.worries.small import Small, pile
from store.worries.worry import Worry
from tests.made_up import NOW, School

DSL, DEPUTY = "Mrs Adeyemi", "Mr Patel"
CLOSING: Values = {
    "summary": "Friends fell out.",
    "follow_up": "We talked.",
    "decision": "No case.",
    "reasons": "An ordinary quarrel.",
    "outcome": "resolved",
}
ANSWER = "We have read what you told us."


def tell(school: School, *names: str, words: str = "football", **told: object) -> None:
    for name in names:
        one = Told(name=name, class_name="Oak", words=words, **told)  # type: ignore[arg-type]
        school.intake.post(one, school.now)


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
