"""What was seen by chance, and who looked when, is written down as it was."""

from screens.staff.cases.case_steps import Steps
from screens.widgets.form import Form
from store.looking import computer_register, looked_fields, stopping
from store.looking.investigating import NO_COMPUTER
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.screens.staff.record_stage import SMALL, case_page, fill, press
from tests.store.looking_stage import BOX, Looking
from tests.store.triaging_stage import CALL, CRIME, QUARREL


async def test_what_was_seen_by_chance_has_its_own_time_and_asks_again_for_nothing_that_is_done(
    school: School, dsl: Session
) -> None:
    looking = Looking(school, dsl)
    looking.triage({**CRIME, "kinds": "nudes"})
    looking.do("case.escalated", CALL)
    stage = case_page(school, dsl, looking.id)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "l", "v")
        assert not stage.screen.query_one(Form).values.get("when"), "that was not now"
        said = {"how": "chance", "who": school.people["Miss Lee"], "when": "today 9:05"}
        said |= {"seen": "A child without clothes", "then": "Turned it over", "copied": "no"}
        await fill(pilot, **said)
        note = stage.shown("#record-note")
        assert "The files are closed" in note
        assert not any(each in note for each in ("Call now", "Triage")), "both were done"
        assert "seen by chance" in stage.shown("#looking")


async def test_a_session_without_a_computer_asks_for_one_before_anything_is_typed(
    school: School, dsl: Session
) -> None:
    looking = Looking(school, dsl)
    looking.triage(QUARREL)
    looking.begin()
    stage = case_page(school, dsl, looking.id)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "l", "enter", "l")
        assert "No computer fits yet" in stage.shown()
        await press(pilot, "escape")
        computer_register.note(dsl, "", BOX, NOW)
        await press(pilot, "l")
        assert NO_COMPUTER in stage.shown()
        (listed,) = computer_register.computers(dsl)
        await fill(pilot, computer=listed.id, why="The only one")
        assert "filter" in stage.screen.query_one(Form).values, "and goes on to the session"
    assert looking.found.computer is not None


async def test_a_case_that_is_triaged_as_a_crime_is_not_triaged_again_because_somebody_looked(
    school: School, dsl: Session
) -> None:
    for answers, again in ((CRIME, False), (QUARREL, True)):
        looking = Looking(school, dsl)
        looking.triage(answers)
        stage = case_page(school, dsl, looking.id)
        async with stage.run_test(size=SMALL) as pilot:
            await press(pilot, "l", "v")
            said = {"how": "had_to", "who": school.people["Mr Patel"], "when": "today 9:05"}
            said |= {"why": "It lay open", "agreed": "Ms Hart", "copied": "no"}
            await fill(pilot, **said)
            note = stage.shown("#record-note")
            assert "The files are closed" in note
            assert ("Triage the case (F)." in note) == again


async def test_whoever_looked_is_asked_for_no_word_of_whether_it_was_allowed(
    school: School, dsl: Session
) -> None:
    looking = Looking(school, dsl)
    looking.triage({**CRIME, "kinds": "nudes"})
    said = {"who": school.people["Mrs Adeyemi"], "when": "2026-03-03 09:00", "how": "had_to"}
    said |= {"why": "It lay open", "agreed": "Ms Hart", "copied": "no"}
    stopping.note(looking.drawer, looking.case, looked_fields.viewed(dsl.public), said, NOW)
    stage = case_page(school, dsl, looking.id)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "6")
        while stage.screen.query_one(Steps).row_id != "look_allowed":
            await press(pilot, "down")
        await press(pilot, "enter", "enter")
        assert "You looked yourself" in stage.shown()
        assert "Ask the headteacher" in stage.shown()
        assert not stage.screen.query(Form)
