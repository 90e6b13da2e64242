"""Whose parent works here is looked up by all that says who the child is."""

import pytest

from store.adults import on_the_roll, told_about
from store.cases import beginning, case_types, named, seconds
from store.cases.case_types import ASK
from store.checkup import check_session
from store.letterbox import collect
from store.letterbox.told import Told
from store.looking.noted import LOOKED_UP
from store.worries import filing, triage
from tests.made_up import NOW, School
from tests.store.family_stage import DEPUTY, DSL, OPENING, put_in, told, with_dad, worry_of
from tests.store.triaging_stage import DRAWER, seen

COMPLAINT = {
    f"{ASK}which": "complaint",
    f"{ASK}from": "Mrs Marr",
    f"{ASK}when": "2026-03-03 09:00",
    "title": "A parent came to us",
    "seriousness": "medium",
}


@pytest.mark.parametrize(
    ("words", "class_name", "found"),
    [
        ("I am Kit Shaw and my dad hits me", "", True),
        ("my dad hits me. from kit", "Oak", True),
        ("my dad hits me. from kit", "Acorn", False),
        ("Kit Shaw says his dad hits him", "", True),
        ("my dad hits me", "Oak", False),
        ("Kit Shaw took my dads hat", "", False),
    ],
)
def test_a_child_without_a_name_is_looked_up_by_whom_its_words_name(
    school: School, words: str, class_name: str, found: bool
) -> None:
    with_dad(school)
    sent = school.intake.post(Told(words=words, class_name=class_name), NOW)
    deputy = school.sign_in(DEPUTY)
    collect.collect(deputy, NOW)
    why = filing.why_not_filed(deputy, deputy.drawer(DRAWER), worry_of(deputy, sent.subject))
    assert ("works here" in why) == found, "he cannot look"
    lead = school.sign_in(DSL)
    triage.see(lead, lead.drawer(DRAWER), worry_of(lead, sent.subject), NOW)
    noted = worry_of(lead, sent.subject)
    assert noted.by_roll.adults == ((school.people[DEPUTY],) if found else ())
    assert not on_the_roll.is_to_look_up(deputy, noted)


def test_and_in_its_case_by_whom_staff_put_into_it(school: School) -> None:
    with_dad(school)
    subject = told(school, "my dad hits me", "")
    deputy = school.sign_in(DEPUTY)
    drawer = deputy.drawer(DRAWER)
    id = triage.open_case(deputy, drawer, [worry_of(deputy, subject)], OPENING, NOW)
    assert not on_the_roll.owes_look(deputy, drawer, id)
    put_in(deputy, id, "Kit Shaw")
    assert on_the_roll.owes_look(deputy, drawer, id)
    lead = school.sign_in(DSL)
    on_the_roll.look_up_in(lead, lead.drawer(DRAWER), id, NOW)
    told_about.note(lead.public, lead.drawer(DRAWER), id, NOW)
    deputy = school.sign_in(DEPUTY)
    assert not on_the_roll.owes_look(deputy, deputy.drawer(DRAWER), id)
    assert named.why_not(deputy.public, deputy.person_id, seen(deputy, id))


@pytest.mark.parametrize(
    ("child", "words", "surname"),
    [
        ("Kit Shaw, Oak", "His dad hits him with a belt", False),
        ("", "Kit Shaw says that his dad hits him", False),
        ("Amy Patel", "Her dad hits her", True),
    ],
)
def test_what_a_case_is_begun_with_is_looked_up_too(
    school: School, child: str, words: str, surname: bool
) -> None:
    with_dad(school)
    said = {**COMPLAINT, f"{ASK}child": child, f"{ASK}words": words}
    deputy = school.sign_in(DEPUTY)
    kind = next(each for each in case_types.given() if each.id == "complaint")
    drawer, id = beginning.begin(deputy, kind, said, NOW)
    person = deputy.person_id
    if not surname:
        assert seconds.TO_LOOK_UP in seconds.of_this_person(deputy, drawer, seen(deputy, id))
        assert not named.why_not(deputy.public, person, seen(deputy, id))
        lead = school.sign_in(DSL)
        for _ in range(2):
            on_the_roll.look_up_in(lead, lead.drawer(DRAWER), id, NOW)
        kinds = [each.kind for each in lead.drawer(DRAWER).entries(id)]
        assert kinds.count(LOOKED_UP) == 1
        assert not check_session(lead)
        deputy = school.sign_in(DEPUTY)
        assert not on_the_roll.owes_look(deputy, deputy.drawer(DRAWER), id)
    assert named.why_not(deputy.public, person, seen(deputy, id))
    assert person in named.accused(seen(deputy, id))
