"""What a keeper sees of a change that was proposed, refused or made at another office terminal."""

from dataclasses import replace

import pytest

from screens.staff.desk.desk import Desk
from screens.staff.desk.questions import Questions
from screens.staff.school.proposal_page import ProposalPage
from screens.staff.terminals.terminals_page import TerminalsPage
from store.crypto.keys import Keys
from store.school import people, table
from store.school.public_list import next_list
from store.signing_in.session import Session
from store.terminals import enrolment
from tests.made_up import NOW
from tests.screens.staff.desk_stage import Stage, click_row, rows, settle, write
from tests.screens.staff.record_stage import SMALL
from tests.terminals import Terminal, Terminals

DSL, HEAD, DEPUTY = "Mrs Adeyemi", "Ms Hart", "Mr Patel"
LARGE = (120, 40)


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    return terminals.second_office(DSL, HEAD)


def desk_of(there: Terminal, session: Session) -> Stage:
    return Stage(lambda: Desk(session, there.intake, lambda: NOW))


def questions(session: Session) -> Stage:
    return Stage(lambda: Questions(session, lambda: NOW))


async def test_it_is_refused_there_by_key_and_read_here(
    terminals: Terminals, there: Terminal
) -> None:
    dsl = terminals.school.sign_in(DSL)
    new = people.add_person(dsl.public, "Mr New", ("teacher",), Keys.fresh())
    people.propose(dsl, new, "Add Mr New.", NOW)
    terminals.all()
    stage = desk_of(there, there.sign_in(HEAD))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Mrs Adeyemi proposed a change: Add Mr New. Do you agree?" in stage.shown()
        await pilot.press("a", "enter")
        await settle(pilot)
        assert "Proposed by Mrs Adeyemi, today 09:14, at Office." in stage.shown()
        assert "The first PIN of Mr New opens at Office." in stage.shown()
        await pilot.press("n")
        await settle(pilot)
        await write(pilot, "Not in May.")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, Questions)
    terminals.all()
    here = desk_of(terminals.office, dsl)
    async with here.run_test(size=LARGE) as pilot:
        await settle(pilot)
        assert "Ms Hart refused: Add Mr New." in here.shown()
        await pilot.click("#act-answer")
        await settle(pilot)
        (proposal,) = people.fallen(dsl.home.desk, dsl.person_id)
        await click_row(pilot, "#questions", proposal.id)
        assert "Ms Hart refused it, today 09:14, at Reception." in here.shown()
        assert "“Not in May.”" in here.shown()
        await pilot.click("#withdraw")
        await settle(pilot)
        assert rows(here, "#questions") == []


async def test_a_machine_that_answered_elsewhere_is_let_in_here(
    terminals: Terminals, there: Terminal
) -> None:
    joined = terminals.join(place="Year 3")
    joined.carry()
    terminals.office.carry()
    dsl = terminals.school.sign_in(DSL)
    (newcomer,) = enrolment.newcomers(dsl.home)
    people.propose(dsl, enrolment.admit(dsl.public, newcomer), "Year 3 joins.", NOW)
    terminals.all()
    head = there.sign_in(HEAD)
    stage = Stage(lambda: TerminalsPage(head, lambda: NOW))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert rows(stage, "#terminals")[0][:3] == ("proposed", "Year 3", "Classroom")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("y", "enter")
        await settle(pilot)
        assert [row[0] for row in rows(stage, "#terminals")] == ["in use", "here", "in use"]
    terminals.all()
    assert joined.home.desk.school.terminal(joined.id)


async def test_who_refused_what_is_in_force_reads_why(
    terminals: Terminals, there: Terminal
) -> None:
    dsl = terminals.school.sign_in(DSL)
    lee = terminals.school.people["Miss Lee"]
    people.propose(dsl, people.grant(dsl.public, "office", lee), "Miss Lee helps.", NOW)
    terminals.all()
    head = there.sign_in(HEAD)
    (proposal,) = people.proposals(there.home.desk)
    people.refuse(head, proposal, "", NOW)
    assert people.agree(terminals.school.sign_in(DEPUTY), proposal, NOW)
    terminals.all()
    stage = desk_of(there, head)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "You refused a change that is in force all the same" in stage.shown()
        await pilot.press("a", "enter")
        await settle(pilot)
        assert isinstance(stage.screen, ProposalPage)
        assert "Miss Lee opens the office drawer from now on." in stage.shown()
        assert "Mr Patel agreed at another terminal before that was known there." in stage.shown()
        await pilot.press("y", "n", "w")
        await settle(pilot)
        assert rows(stage, "#questions") == []
    assert table.overruled(there.home.desk, head.person_id) == []


@pytest.mark.parametrize("by", ["key", "mouse"])
async def test_two_changes_at_once_are_shown_and_seen_to(
    terminals: Terminals, there: Terminal, by: str
) -> None:
    dsl, head = terminals.school.sign_in(DSL), there.sign_in(HEAD)
    for session, address in ((dsl, "https://one.example"), (head, "https://two.example")):
        new = replace(next_list(session.public), form_address=address)
        assert people.propose(session, new, "the address", NOW)
    terminals.all()
    (lost,) = dsl.home.desk.rivals()
    stage = questions(dsl)
    async with stage.run_test(size=SMALL if by == "key" else LARGE) as pilot:
        await settle(pilot)
        assert [row[0] for row in rows(stage, "#questions")] == ["look"]
        await (pilot.press("enter") if by == "key" else click_row(pilot, "#questions", lost.hash()))
        await settle(pilot)
        shown = stage.shown()
        assert shown.index(f"at {dsl.public.form_address}") < shown.index("does not stand")
        assert shown.index("does not stand") < shown.index(f"at {lost.form_address}")
        await (pilot.press("enter") if by == "key" else pilot.click("#confirm-yes"))
        await settle(pilot)
        seen = ("seen to", "Two at once", "Mrs Adeyemi has seen to it, today 09:14.")
        assert rows(stage, "#questions") == [seen]
    terminals.all()
    stage = desk_of(there, head)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "does not stand" not in stage.shown()
