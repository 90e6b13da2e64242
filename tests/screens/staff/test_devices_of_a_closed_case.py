"""What a case leaves in the school's hands can be handed on once the case is closed."""

from screens.staff.cases import record_paper
from store.looking import kept_safe
from store.looking.noted import DEVICE
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.record_stage import SMALL, case_of, case_page, fill, press


async def test_a_device_of_a_closed_case_goes_home_without_opening_it_again(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    safe = {"device": "Noah's phone", "holder": "Mr Webb", **dict.fromkeys(kept_safe.SAFE, "yes")}
    drawer.record(case, DEVICE, safe, school.now)
    drawer.record(case, "case.closed", {"outcome": "resolved", "summary": "Well"}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "l")
        assert "Who holds it now" in stage.shown("#record-deeds")
        await press(pilot, "h")
        assert "The case stays closed." in stage.shown()
        home = {"goes": "back", "allowed": "none", "holder": "His father", "where": "At home"}
        await fill(pilot, **home, **{"from": "Mr Webb"})
        assert "given back" in stage.shown("#looking")
        assert "Who holds it now" not in stage.shown("#record-deeds"), "nothing is here any more"
        await press(pilot, "d")
        assert "This case is closed." in stage.shown()
    found = case_of(dsl, case)
    paper = record_paper.Source(drawer, found, (), (), dsl.public, school.now, dsl)
    (ended,) = (each for each in record_paper.one_page(paper) if each.title == "How it ended")
    (line,) = (text for part in ended.parts for label, text in part.lines if "since" in label)
    assert line.startswith("Noah's phone, His father, At home, ")
