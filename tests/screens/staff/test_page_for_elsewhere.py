"""The page that goes into a main file elsewhere, which others may open than may open the case."""

from pathlib import Path

from screens.papers.record_marks import marking
from screens.staff.cases import print_record
from screens.staff.cases.case_page import CasePage
from screens.widgets.form import Form
from store.adults.rows import MENTIONED
from store.adults.whom import HARM, PLAIN
from store.cases import printed, school_rules
from store.drawers import holders
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.record_stage import LARGE, case_of, case_page, press, put, settle


async def test_the_page_for_elsewhere_covers_whom_the_case_is_kept_from(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    patel = school.people["Mr Patel"]
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    dsl.drawer("safeguarding").record(case, MENTIONED, {"name": "Miss Lee"}, school.now)
    found = case_of(dsl, case)
    assert found.matter.rows, "she is named in it"
    assert marking(found) == "CONFIDENTIAL: a child's safeguarding record", "and was told, no more"
    okafor = {"adult": school.people["Mr Okafor"], "name": "Mr Okafor", PLAIN: "yes", HARM: "yes"}
    dsl.drawer("safeguarding").record(case, MENTIONED, okafor, school.now)
    holders.keep_from(dsl, case, patel, "Her uncle", school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        page, found = stage.screen, case_of(dsl, case)
        assert isinstance(page, CasePage)
        print_record.ask_how(page, found, printed.ONE_PAGE, "For the child's file")
        await settle(pilot)
        form = stage.screen.query_one(Form)
        assert len(form.values["covered"].split()) == 2, "they may open what lies there"
        put(pilot, folder=str(tmp_path / "out"), covered="")
        await press(pilot, "ctrl+s")
        assert "kept from Mr Okafor and Mr Patel, or accuses them. They may" in stage.shown()
        await press(pilot, "enter")
        put(pilot, what="record")
        await press(pilot, "ctrl+s")
        assert "able to open CPOMS" not in stage.shown()
