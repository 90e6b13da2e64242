"""A child that tells of harm at home, and a father of another surname who works at the school."""

from dataclasses import replace
from typing import Unpack

from store.cases.acts import acts
from store.involved import involving
from store.involved.kinds import ADDED
from store.letterbox import collect
from store.letterbox.told import Told
from store.roll import changing
from store.signing_in.session import Session
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.said import Said
from tests.store.involved_stage import KNOWN
from tests.store.triaging_stage import DRAWER, seen

DEPUTY, DSL = "Mr Patel", "Mrs Adeyemi"
OPENING = {"title": "At home", "category": "home", "seriousness": "high"}


def told(school: School, words: str, name: str, /, **more: Unpack[Said]) -> str:
    sent = school.intake.post(replace(Told(**more), words=words, name=name), NOW)
    session = school.sign_in(DSL)
    collect.collect(session, NOW)
    session.lock()
    return sent.subject


def worry_of(session: Session, subject: str) -> Worry:
    found = session.drawer(DRAWER).get(subject)
    assert isinstance(found, Worry)
    return found


def with_dad(school: School) -> None:
    """The deputy, who does not open the office's drawer, is the father of Kit Shaw."""
    lead = school.sign_in(DSL)
    kit = {"forename": "Kit", "surname": "Shaw", "school_class": "Oak"}
    dad = {"forename": "Raj", "surname": "Patel", "title": "Mr", **KNOWN}
    changing.add_adult(lead, changing.add_pupil(lead, kit, NOW), dad, NOW)
    lead.lock()


def put_in(session: Session, id: str, name: str, role: str = "told") -> None:
    said = {"name": name, "role": role, "detail": "Acorn"}
    drawer, act = session.drawer(DRAWER), acts(session.public)[ADDED]
    involving.put_in(session, drawer, seen(session, id), act, said, NOW)
