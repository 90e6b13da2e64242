"""The page of people and a person's page, and somebody who agrees to what waits."""

from typing import Any

from textual.pilot import Pilot

from screens.staff.desk.questions import Questions
from screens.staff.school.people_page import PeoplePage
from screens.staff.school.person_page import PersonPage
from screens.staff.school.proposal_page import ProposalPage
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, click_row, rows, settle


def people_of(school: School, session: Session) -> Stage:
    return Stage(lambda: PeoplePage(session, lambda: school.now))


async def open_person(stage: Stage, pilot: Pilot[Any], person: str) -> None:
    await settle(pilot)
    await click_row(pilot, "#people", person)
    assert isinstance(stage.screen, PersonPage)


async def agree(school: School, name: str) -> None:
    """Somebody agrees to the one change that waits, by keyboard."""
    session = school.sign_in(name)
    stage = Stage(lambda: Questions(session, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, ProposalPage)
        await pilot.press("y")
        await settle(pilot)
        assert "It is in force now." in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert rows(stage, "#questions") == []
