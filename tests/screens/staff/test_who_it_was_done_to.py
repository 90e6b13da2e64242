"""After a triage it is asked whether the child who told is who it was done to."""

import pytest

from screens.staff.school.contacts_page import ContactsPage
from store.cases import casework, triaging
from store.cases.acts import acts
from store.cases.case import Case
from store.involved import parents
from store.involved.kinds import ADDED
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.record_stage import (
    SMALL,
    case_of,
    case_page,
    press,
    put,
    settle,
)
from tests.store.triaging_stage import CRIME


def is_open(case: Case, step: str) -> bool:
    found = triaging.step_of(case, step)
    assert found is not None
    return found.is_open


async def test_the_child_who_told_is_asked_about_as_who_it_was_done_to(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    add = acts(dsl.public)[ADDED]
    for name, role in (("Sam Fox", "told"), ("Kit Shaw", "instigator")):
        casework.do(drawer, case_of(dsl, case), add, {"name": name, "role": role}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "f", "1", "enter", "2", "enter", "1", "enter", "1", "enter", "enter")
        await press(pilot, *"Hit", "ctrl+s")
        assert "Was it done to Sam Fox?" in stage.shown()
        found = case_of(dsl, case)
        assert is_open(found, "people"), "nobody has the part yet"
        assert [each.name for each in parents.not_said(found)] == ["Sam Fox", "Kit Shaw"]
        await pilot.click("#confirm-yes")
        await settle(pilot)
    found = case_of(dsl, case)
    assert [each.roles for each in found.people] == [("victim", "told"), ("instigator",)]
    assert not is_open(found, "people")
    assert [each.name for each in parents.not_said(found)] == ["Sam Fox", "Kit Shaw"]


@pytest.mark.parametrize(
    ("child", "roles", "asked"),
    [
        ("both", "told\ninstigator", True),
        ("unsure", "told", True),
        ("victim", "told\ninstigator", False),
        ("instigator", "told", False),
    ],
)
async def test_so_they_are_where_it_may_be_and_before_whom_to_call_after_a_crime(
    school: School, dsl: Session, case: str, child: str, roles: str, asked: bool
) -> None:
    drawer, add = dsl.drawer("safeguarding"), acts(dsl.public)[ADDED]
    casework.do(drawer, case_of(dsl, case), add, {"name": "Sam Fox", "role": roles}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "f")
        put(pilot, **{**CRIME, "child": child})
        await press(pilot, "ctrl+s")
        assert ("Was it done to Sam Fox?" in stage.shown()) == asked
        if asked:
            await press(pilot, "escape")
        assert isinstance(stage.screen, ContactsPage)
