"""A proposed change: shown for what it does, agreed to, refused, taken back, proposed again."""

from dataclasses import replace

from screens.staff.desk.desk import Desk
from screens.staff.desk.questions import Questions
from screens.staff.school.people_page import PeoplePage
from screens.staff.school.person_page import PersonPage
from screens.staff.school.proposal_page import ProposalPage
from store.crypto.keys import Keys
from store.drawers import holders
from store.letterbox.told import Told
from store.school import classes, people
from store.school.public_list import next_list
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, press, rows, settle, write
from tests.store.changing import renew

WHY = "Miss Lee opens the safeguarding drawer."


def propose(school: School, by: Session, name: str = "Miss Lee") -> None:
    change = people.grant(by.public, "safeguarding", school.people[name])
    people.propose(by, change, WHY, school.now)


def page(school: School, session: Session, name: str = "Miss Lee") -> Stage:
    return Stage(lambda: PersonPage(session, lambda: school.now, school.people[name]))


async def test_a_persons_page_says_what_waits_and_who_proposed_it_when(school: School) -> None:
    propose(school, school.sign_in("Ms Hart"))
    stage = page(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert f"Waits for another keeper: {WHY}" in stage.shown()
        assert "Ms Hart, today 09:14" in stage.shown()
        await press(pilot, "a", "y")
        assert "It is in force now." in stage.shown()
        await press(pilot, "enter")
        assert isinstance(stage.screen, PersonPage)
        assert "Safeguarding: worries" in stage.shown()
        assert "Waits" not in stage.shown()
        assert not stage.screen.query_one("#answer").display
    other = page(school, school.sign_in("Mr Patel"), "Mr Bell")
    async with other.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not other.screen.query_one("#answer").display


async def test_it_is_refused_by_mouse_and_its_proposer_learns_of_it(school: School) -> None:
    dsl, head = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
    propose(school, dsl)
    stage = page(school, head)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#answer")
        await settle(pilot)
        await pilot.click("#refuse")
        await settle(pilot)
        assert "Mrs Adeyemi finds on" in stage.shown()
        await write(pilot, "Not in May.")
        await pilot.click("#form-save")
        await settle(pilot)
        assert not stage.screen.query_one("#answer").display
    assert people.proposals(school.home.desk) == []
    desk = Stage(lambda: Desk(dsl, school.intake, lambda: school.now))
    async with desk.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert f"Ms Hart refused: {WHY}" in desk.shown()
        await press(pilot, "a", "enter")
        assert "Ms Hart refused it, today 09:14, at this terminal." in desk.shown()
        assert "“Not in May.”" in desk.shown()
        assert not desk.screen.query("#agree, #again")
        await press(pilot, "w")
        assert rows(desk, "#questions") == []


async def test_an_overtaken_change_is_proposed_again_by_key(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    new = people.add_person(dsl.public, "Mr New", ("teacher",), Keys.fresh())
    people.propose(dsl, new, "Add Mr New.", school.now)
    acorn, _ = dsl.public.classes
    down = classes.move_class(dsl.public, acorn.id, 1)
    assert down
    people.propose(dsl, down, "", school.now)
    stage = Stage(lambda: PeoplePage(dsl, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "To agree (1)" in stage.shown()
        await press(pilot, "w", "enter")
        assert "Mr New works here from now on (Teacher)." in stage.shown()
        assert "Another change of the list came first" in stage.shown()
        await press(pilot, "p", "enter")
        assert rows(stage, "#questions") == [("yours", "Mrs Adeyemi", "Add Mr New.")]
        await press(pilot, "escape")
        assert ("waits", "Mr New", "Teacher") in [row[:3] for row in rows(stage, "#people")]
        assert stage.screen.query_one("#people").has_focus


async def test_what_is_kept_from_a_new_holder_is_said_before_and_moved(school: School) -> None:
    dsl, lee = school.sign_in("Mrs Adeyemi"), school.people["Miss Lee"]
    sent = school.intake.post(Told(words="about her", kept_from=(lee,)), school.now)
    stage = Stage(lambda: Desk(dsl, school.intake, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    assert holders.kept_back(dsl, "safeguarding", lee) == (sent.subject,)
    propose(school, school.sign_in("Ms Hart"))
    stage = page(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        assert "1 thing in the safeguarding drawer is kept from Miss Lee." in stage.shown()
        await press(pilot, "y")
        assert "moved to a case" in stage.shown()
    assert holders.kept_back(dsl, "safeguarding", lee) == ()
    assert dsl.find(sent.subject)
    session = school.sign_in("Miss Lee")
    assert session.holds("safeguarding")
    assert session.find(sent.subject) is None


async def test_nothing_is_said_to_be_moved_for_somebody_in_doubt(school: School) -> None:
    """Renewed by the chair, who does not hold the drawer: a holder has to know them first."""
    dsl, lee = school.sign_in("Mrs Adeyemi"), school.people["Miss Lee"]
    school.intake.post(Told(words="about her", kept_from=(lee,)), school.now)
    renew(school, school.sign_in("Dr Quince"), "Miss Lee")
    desk = Stage(lambda: Desk(dsl, school.intake, lambda: school.now))
    async with desk.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    propose(school, school.sign_in("Ms Hart"))
    stage = page(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", "y")
        assert "Before they get" in stage.shown()
    assert len(holders.kept_back(dsl, "safeguarding", lee)) == 1


async def test_who_does_not_open_the_drawer_is_told_who_has_to_sign_in(school: School) -> None:
    propose(school, school.sign_in("Ms Hart"))
    chair = school.sign_in("Dr Quince")
    (proposal,) = people.proposals(school.home.desk)
    stage = Stage(lambda: ProposalPage(chair, lambda: school.now, proposal))
    async with stage.run_test(size=(80, 24)):
        assert "Mrs Adeyemi, Mr Patel and Ms Hart" in stage.shown()
        assert "Nothing in" not in stage.shown()


async def test_who_is_no_keeper_sees_no_way_to_answer(school: School) -> None:
    propose(school, school.sign_in("Ms Hart"))
    lee = school.sign_in("Miss Lee")
    stage = Stage(lambda: Questions(lee, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "Only a keeper of the list can agree or refuse." in stage.shown()
        await press(pilot, "y", "n", "w", "p")
        assert isinstance(stage.screen, ProposalPage)
    assert len(people.proposals(school.home.desk)) == 1


async def test_a_change_that_fits_no_more_says_so_and_can_be_taken_off(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    propose(school, dsl)
    other = replace(next_list(dsl.public), school="Oakfield Primary")
    people.propose(dsl, other, "", school.now)
    renew(school, school.sign_in("Mr Patel"), "Miss Lee")
    moon = people.change_person(dsl.public, school.people["Miss Lee"], "Mrs Moon", ("teacher",))
    people.propose(dsl, moon, "Mrs Moon", school.now)
    renew(school, school.sign_in("Ms Hart"), "Miss Lee")
    fallen = people.fallen(school.home.desk, dsl.person_id)[-1]
    stage = Stage(lambda: ProposalPage(dsl, lambda: school.now, fallen))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Something else about Miss Lee" in stage.shown()
        assert not stage.screen.query("#again")
        await press(pilot, "w")
    assert len(people.fallen(school.home.desk, dsl.person_id)) == 1


async def test_that_only_one_of_two_can_be_agreed_to_is_said_to_all_beforehand(
    school: School,
) -> None:
    """And what falls leaves nobody's list unsaid."""
    head, dsl, lee = school.sign_in("Ms Hart"), school.sign_in("Mrs Adeyemi"), "Miss Lee"
    moon = people.change_person(head.public, school.people[lee], "Mrs Moon", ("teacher",))
    people.propose(head, moon, "Miss Lee is called Mrs Moon.", school.now)
    stage = page(school, head)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "4", "left", "enter")
        assert "It waits for another keeper" in stage.shown()
        assert "Only one of this change" in stage.shown()
        assert "• Ms Hart: Miss Lee is called Mrs Moon." in stage.shown()
    _, second = people.proposals(school.home.desk)
    stage = Stage(lambda: ProposalPage(dsl, lambda: school.now, second))
    async with stage.run_test(size=(80, 24)) as pilot:
        assert "• Ms Hart: Miss Lee is called Mrs Moon." in stage.shown()
        await press(pilot, "y")
    desk = Stage(lambda: Desk(dsl, school.intake, lambda: school.now))
    async with desk.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Another change came before what Ms Hart proposed" in desk.shown()
        await press(pilot, "a")
        assert [row[:2] for row in rows(desk, "#questions")] == [("overtaken", "Ms Hart")]
        await press(pilot, "enter")
        assert "Ms Hart reads so on their desk too" in desk.shown()
        assert not desk.screen.query("#agree, #again")
        await press(pilot, "w")
        assert rows(desk, "#questions") == []


async def test_who_is_to_leave_is_not_named_among_those_who_are_asked_to_agree(
    school: School,
) -> None:
    stage = page(school, school.sign_in("Ms Hart"), "Mr Patel")
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "4", "left", "enter")
        assert "another keeper: Mrs Adeyemi or Dr Quince." in stage.shown()
        await press(pilot, "enter", "a")
        assert "One of these has to agree: Mrs Adeyemi or Dr Quince." in stage.shown()
