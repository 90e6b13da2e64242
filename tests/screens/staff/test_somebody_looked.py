"""What was seen by chance, and who looked when, is written down as it was."""

from screens.widgets.form import Form
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.record_stage import SMALL, case_page, fill, press
from tests.store.looking_stage import Looking
from tests.store.triaging_stage import CALL, CRIME


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
