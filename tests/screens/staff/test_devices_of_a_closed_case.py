"""A device is handed on, and away it stays, also once its case is closed."""

from screens.staff.cases import record_paper
from screens.widgets.form import Form
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


async def test_a_device_at_the_police_is_one_line_and_stays_there_whatever_is_said_of_its_keeping(
    school: School, dsl: Session, case: str
) -> None:
    drawer = dsl.drawer("safeguarding")
    lit = {"device": "Red phone", "unplugged": "no", "unplugged_done": "Left", "power": "on"}
    lit |= {"locked": "yes", "label": "yes", "holder": "Mr Webb"}
    drawer.record(case, DEVICE, lit, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "l", "h")
        await fill(pilot, goes="school", holder="Ms Hart", where="Safe", **{"from": "Mr Webb"})
        assert "not safe yet" in stage.shown("#looking")
        await press(pilot, "d")
        assert stage.screen.query_one(Form).values["holder"] == "Ms Hart, Safe", "who has it now"
        await press(pilot, "escape", "h")
        await fill(pilot, goes="police", holder="PC Day", where="Station", **{"from": "Ms Hart"})
        await press(pilot, "d")
        await fill(pilot, **{**lit, "device": "red phone"})
        assert "is with PC Day, Station" in stage.shown("#record-note")
        shown = stage.shown("#looking")
        assert (shown.count("at the police"), "safe" in shown) == (1, False)
