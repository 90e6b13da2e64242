"""What the desk says of carrying and of terminals, and that it says nothing without a carrier."""

from datetime import timedelta
from pathlib import Path

import pytest

from screens.staff.base import StaffScreen
from screens.staff.desk.carrier_line import CarrierLine
from screens.staff.desk.desk import Desk
from screens.staff.terminals.terminal_words import recent, wrongs
from screens.widgets.carrier_words import carried
from store.carrying import marks
from store.carrying.alarms import AHEAD, BROKEN, CHANGED, FALSE, TWICE, note
from store.carrying.last_round import LastRound, note_trouble
from store.school import people
from store.signing_in.session import Session
from store.terminals import enrolment, settings
from tests.made_up import NOW, School
from tests.screens.staff.desk_stage import Stage, desk_of, settle


def at(**ago: float) -> str:
    return (NOW - timedelta(**ago)).isoformat()


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        (LastRound(at(seconds=5), "", 0), "Carried just now."),
        (LastRound(at(minutes=2), "", 1), "Carried 2 min ago. 1 envelope waits here."),
        (LastRound("", "", 0), "The carrier has not been reached yet."),
        (
            LastRound(at(minutes=5), "It is unplugged.", 3),
            "The carrier has not been reached since today 09:09. 3 envelopes wait here. "
            "It is unplugged.",
        ),
        (LastRound(at(minutes=11), "", 0), "The carrier has not been reached since today 09:03."),
    ],
)
def test_it_is_said_when_something_was_carried_or_since_when_not(
    last: LastRound, sentence: str
) -> None:
    assert carried(last, NOW) == sentence


def test_what_is_wrong_names_terminal_and_number_once(school: School) -> None:
    here, box = school.home.device.id, school.home.letterbox
    for counter in (17, 18):
        note(box.db, here, counter, AHEAD, NOW)
    for kind in (TWICE, BROKEN, CHANGED, FALSE, "of a later version"):
        note(box.db, here, 17, kind, NOW)
    note(box.db, "somebody", 3, CHANGED, NOW)
    said = recent(school.home, NOW)
    assert len(said) == 7
    assert sum("Office's clock is more than 10 minutes ahead" in each for each in said) == 1
    assert any("two letters under number 17" in each for each in said)
    assert any(each.startswith("A terminal that is not on the list") for each in said)
    assert all("{" not in each for each in said)


def test_the_desk_forgets_an_old_alarm_and_the_terminals_do_not(school: School) -> None:
    note(school.home.letterbox.db, school.home.device.id, 17, TWICE, NOW)
    assert recent(school.home, NOW + timedelta(days=8)) == []
    assert len(wrongs(school.home)) == 1


def test_rubbish_does_not_fill_the_desk(school: School) -> None:
    box, here = school.home.letterbox, school.home.device.id
    for counter in range(1, 301):
        note(box.db, here, counter, CHANGED, NOW)
        note(box.db, here, counter, AHEAD, NOW)
    *named, rest, clock = recent(school.home, NOW)
    assert len(named) == 3
    assert rest == "The same is so of 297 more in Office's name."
    assert "clock" in clock


def test_a_name_with_braces_is_put_in_as_it_is(school: School, dsl: Session) -> None:
    new = enrolment.rename(dsl.public, school.home.device.id, "{number}")
    people.propose(dsl, new, "it is called so", NOW)
    people.agree(school.sign_in("Ms Hart"), people.proposals(school.home.desk)[0], NOW)
    note(school.home.letterbox.db, school.home.device.id, 17, TWICE, NOW)
    assert recent(school.home, NOW)[0].startswith("{number} has sent two letters under number 17")


async def test_the_desk_says_nothing_of_a_carrier_that_is_not_there(
    school: School, dsl: Session
) -> None:
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not stage.screen.query_one(CarrierLine).display


@pytest.mark.parametrize("by", ["key", "mouse"])
async def test_the_desk_says_how_carrying_stands_and_has_it_done_now(
    school: School, dsl: Session, by: str, tmp_path: Path
) -> None:
    asked: list[StaffScreen.CarryNow] = []

    class Kiosk(Stage):
        def on_staff_screen_carry_now(self, event: StaffScreen.CarryNow) -> None:
            asked.append(event)
            note_trouble(school.home)

    settings.put(school.home.desk.db, settings.CARRIER, f"folder:{tmp_path}")
    marks.put(school.home.letterbox, marks.ROUND, school.home.device.id, 0, NOW)
    note_trouble(school.home, "It is unplugged.")
    stage = Kiosk(lambda: Desk(dsl, school.intake, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = stage.screen.query_one(CarrierLine)
        assert "not been reached since today 09:14. It is unplugged." in line.text
        assert line.has_class("warning")
        await (pilot.press("r") if by == "key" else pilot.click("#carried"))
        await settle(pilot)
        assert asked
        await pilot.press("r")
        await settle(pilot)
        assert line.text.startswith("Carried just now.")
        assert line.has_class("quiet")


async def test_keepers_are_told_what_is_wrong_and_others_are_not(school: School) -> None:
    note(school.home.letterbox.db, school.home.device.id, 17, TWICE, NOW)
    for name, told in (("Mrs Adeyemi", True), ("Miss Lee", False)):
        session = school.sign_in(name)
        stage = desk_of(school, session)
        async with stage.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert ("two letters under number 17" in stage.shown()) is told
