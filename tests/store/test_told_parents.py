"""A parent who told it by phone is offered as one, and gets an answer."""

import pytest

from store.cases import closings, school_rules
from store.errors import Incomplete
from store.fields import Values
from store.involved import dealt_with, first_people, informed, told_parents
from store.letterbox import collect
from store.letterbox.told import PHONE
from store.signing_in.session import Session
from store.worries import concerns, triage
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.closing import CLOSING, LEFT
from tests.store.involved_stage import Desk

SHAW = "Mrs Shaw, mother, 07700 900123"
SAID = {"about": "pupil", "name": "Leo Shaw", "urgent": "no", "fact": "He cries in the mornings"}
RANG = {**SAID, "way": PHONE, "teller": SHAW}
OPENING = {"title": "A", "category": "friends", "seriousness": "low"}


def logged(school: School, session: Session, said: dict[str, str]) -> Worry:
    """What Miss Lee logs, as the safeguarding lead finds it."""
    telling = concerns.told(school.intake.school, said, school.people["Miss Lee"])
    subject = school.intake.post(telling, NOW).subject
    collect.collect(session, NOW)
    worry = session.drawer("safeguarding").get(subject)
    assert isinstance(worry, Worry)
    return worry


@pytest.mark.parametrize(
    ("typed", "name", "part", "is_name"),
    [
        (SHAW, "Mrs Shaw", "mother", True),
        ("Anna Shaw 07700 900123", "Anna Shaw", "", True),
        ("Anna Shaw (Leo's mother), anna@shaw.example", "Anna Shaw", "Leo's mother", True),
        ("his mother, at the gate", "his mother", "at the gate", False),
        (", 07700 900123", "", "", True),
    ],
)
def test_a_name_is_told_from_what_they_are_and_how_to_reach_them(
    typed: str, name: str, part: str, is_name: bool
) -> None:
    assert told_parents.name_and_part(typed) == (name, part)
    assert told_parents.reads_as_name(name) == is_name


def test_whoever_rang_is_offered_as_a_parent_but_for_who_asks_not_to_be_named(
    school: School,
) -> None:
    session = school.sign_in("Mrs Adeyemi")
    worry, public = logged(school, session, RANG), session.public
    assert told_parents.in_words([worry]) == f"A parent or carer told it: {SHAW}."
    offered = [(e.name, e.detail, e.role) for e in first_people.offered(public, [worry])]
    assert offered == [("Leo Shaw", "", "named"), ("Mrs Shaw", "mother", "parent")]
    quiet = {**RANG, "about": "adult", "adult": school.people["Mr Okafor"], "unnamed": "yes"}
    about = concerns.told(public, quiet, school.people["Miss Lee"])
    asks = Worry("worry:1", told=about)
    assert [e.name for e in first_people.offered(public, [asks])] == ["Mr Okafor"]


def test_a_closing_asks_whether_who_rang_was_told_and_nobody_where_no_parent_did(
    school: School,
) -> None:
    at = Desk(school, school.sign_in("Mrs Adeyemi"))
    worry = logged(school, at.session, RANG)
    values = {**OPENING, **first_people.known(at.session.public, [worry])}
    id = triage.open_case(at.session, at.drawer, [worry], values, NOW)
    (asked,) = (f for f in dealt_with.told_fields(at.case(id), [worry]) if f.id == "teller_told")
    assert SHAW in asked.hint
    assert "teller_told" not in {f.id for f in dealt_with.told_fields(at.case(id))}

    def closed(said: Values) -> Values:
        there = school_rules.main_file(at.session)
        closings.close(at.session, at.drawer, at.case(id), said, there, NOW)
        return at.case(id).closing or {}

    no = {"told": "yes", "when": "2026-03-03 09:10", "how": "phone", "who": "Mrs Shaw"}
    at.drawer.record(id, "case.parents", no, NOW)
    with pytest.raises(Incomplete) as caught:
        closed({**CLOSING, **LEFT})
    assert "teller_told" in caught.value.wrong
    said = closed({**CLOSING, **LEFT, "teller_told": "yes", "teller_what": "Miss Lee rang her"})
    found = dealt_with.who_was_told(at.case(id), said)
    assert "Parent who told us: yes; Miss Lee rang her" in found
    told = {"who": informed.TELLER, "when": "2026-03-03 09:10", "how": "phone"}
    told |= {"teller": "Miss Lee", "what": "Seen to"}
    informed.inform(at.drawer, at.case(id), told, NOW)
    assert informed.TELLER not in informed.not_told(at.case(id), [worry]), "it was told since"
