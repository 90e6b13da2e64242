"""Consents and checks before publishing on staff's screens."""

from pathlib import Path

import pytest

from screens.staff.base import StaffScreen
from screens.staff.consents.child_page import ChildConsents
from screens.staff.consents.class_page import ClassConsents
from screens.staff.consents.events_page import EventsPage
from screens.staff.consents.overview_page import ConsentsPage
from screens.staff.consents.publish_page import PublishPage
from screens.staff.roll.roll_page import RollPage
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from store.consents import acts, checking, consents, projecting, registers
from store.letterbox import collect
from store.signing_in.session import Session
from store.terminals import settings
from tests.made_up import School
from tests.pdfs import said as words_of
from tests.screens.staff.desk_stage import Stage, press, put, rows, settle
from tests.store.consents.consent_stage import PICTURES, answer

HOSTILE = "[@click=app.quit]x[/] [/b]"


async def test_who_has_answered_is_seen_by_class_and_form_and_a_barred_fathers_yes_is_settled(
    school: School, office: Session
) -> None:
    stage = Stage(lambda: ConsentsPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        photos = next(row for row in rows(stage, "#consents") if "Photos" in row[2])
        assert photos[-1] == "3 of 4"
        await press(pilot, "w")
        assert {row[1] for row in rows(stage, "#consents")} == {"Bo Day", "Cy Fox"}
        await press(pilot, "down", "enter")
        assert "second look" in stage.shown()
        await press(pilot, "l")
        put(stage, verdict=consents.ACCEPTED, why="The order was lifted in March; seen the paper")
        await press(pilot, "ctrl+s")
        assert "Looked at by Mr Bell: it counts" in stage.shown()
        await press(pilot, "w")
        put(stage, whose="child", uses="picture.website")
        await press(pilot, "ctrl+s", "e")
        await press(pilot, "ctrl+s")
        assert "Who said so" in stage.shown(), "a slip of the finger ends nothing"
        put(stage, why="She told Mrs Fox on Monday")
        await press(pilot, "ctrl+s")
        assert "The child does not want it" not in stage.shown()
        await press(pilot, "escape")
        assert [row[1] for row in rows(stage, "#consents")] == ["Bo Day"]


async def test_a_lead_blocks_a_use_then_everything_and_nothing_is_lifted_meanwhile(
    school: School, office: Session
) -> None:
    projecting.bring(office, school.now)
    office.lock()
    lead = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: ChildConsents(lead, lambda: school.now, "ann"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "U  Lift" not in stage.shown()
        await press(pilot, "b")
        put(stage, what="some", uses="picture.website", why="A refuge")
        await press(pilot, "ctrl+s")
        found = acts.blocked(lead, "ann")
        assert found is not None
        assert found.uses == ("picture.website",)
        await press(pilot, "b")
        put(stage, what="everything", why="She was seen there")
        await press(pilot, "ctrl+s")
        found = acts.blocked(lead, "ann")
        assert found is not None
        assert {"picture.website", "picture.press", "internet"} <= set(found.uses)
        assert [each.why for each in found.blocks] == ["A refuge", "She was seen there"]
        await press(pilot, "u")
        put(stage, why="They have moved away")
        await press(pilot, "ctrl+s")
        assert acts.blocked(lead, "ann") is None


async def test_a_check_says_who_blocks_it_and_a_withdrawal_blocks_the_next(
    school: School, office: Session
) -> None:
    stage = Stage(lambda: RollPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "escape", "p", "n")
        put(stage, item=HOSTILE, use="picture.website", names="Ann Lee\nBo", dressed="yes")
        put(stage, kind="yes", nothing_else="yes", no_full_name="yes", staff_unnamed="yes")
        await press(pilot, "ctrl+s")
        assert "Bo Day (Oak)" in stage.shown()
        assert "Ann Lee" not in stage.shown()
        await press(pilot, "enter", "u")
        assert "not all clear" in stage.shown()
        await press(pilot, "enter", "n")
        put(stage, item="Photo 15", use="picture.website", by_class="Oak", dressed="yes")
        await settle(pilot)
        assert "Of Oak" in stage.shown(), "its children can be marked"
        put(stage, of_oak="bo")
        put(stage, kind="yes", nothing_else="yes", no_full_name="yes", staff_unnamed="yes")
        await press(pilot, "ctrl+s", "enter", "u")
        assert "“Photo 15” was not all clear" in stage.shown(), "U is about the one just checked"
        await press(pilot, "enter", "n")
        put(stage, item="Photo 16", use="picture.website", names="Ann, Zed", dressed="yes")
        put(stage, kind="yes", nothing_else="yes", no_full_name="yes", staff_unnamed="yes")
        await press(pilot, "ctrl+s")
        assert "Nobody on the roll is called “Zed”" in stage.shown()


async def test_a_check_is_judged_by_what_was_taken_back_until_its_last_key(
    school: School, office: Session
) -> None:
    asked: list[StaffScreen.CarryNow] = []

    class WithCarrier(Stage):
        def on_staff_screen_carry_now(self, event: StaffScreen.CarryNow) -> None:
            asked.append(event)

    settings.put(office.home.desk.db, settings.CARRIER, "folder:/nowhere")
    projecting.bring(office, school.now)
    stage = WithCarrier(lambda: PublishPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        async def check() -> None:
            put(stage, item="Photo", use="picture.website", names="Lee, Ann", dressed="yes")
            put(stage, kind="yes", nothing_else="yes", no_full_name="yes", staff_unnamed="yes")
            await press(pilot, "ctrl+s")
            assert "Fetching what was said elsewhere" in stage.shown()

        await press(pilot, "n")
        await check()
        assert checking.checks(office) == [], "nothing is judged before it is there"
        await press(pilot, "escape")
        await check()
        asked.pop().done("It is unplugged.")
        await settle(pilot)
        assert "Clear here, but not fetched" in stage.shown()
        assert "It is unplugged." in stage.shown()
        await press(pilot, "enter", "n")
        await check()
        answer(office, PICTURES, "ann", "mum", 5)  # what the round brought
        asked.pop().done("")
        await settle(pilot)
        assert "Not permitted for School website: Ann Lee (Oak)" in stage.shown()
        await press(pilot, "enter")
        listing = stage.screen.query_one(Listing)
        listing.cursor = 1 - listing.cursor  # the first one, that was clear
        await press(pilot, "u")
        asked.pop().done("")
        await settle(pilot)
        assert "not all clear any more" in stage.shown()


async def test_what_a_parent_takes_back_is_taken_in_while_a_class_is_looked_at(
    school: School, office: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[StaffScreen.CarryNow] = []

    class WithCarrier(Stage):
        def on_staff_screen_carry_now(self, event: StaffScreen.CarryNow) -> None:
            asked.append(event)

    stage = WithCarrier(lambda: ClassConsents(office, lambda: school.now, "Oak", PICTURES.id))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert ("answered", "Ann Lee", "Oak", "everything") in rows(stage, "#children")

        def brought(*given: object) -> None:
            answer(office, PICTURES, "ann", "mum", 5)

        monkeypatch.setattr(collect, "collect", brought)
        await press(pilot, "r")
        assert len(asked) == 2, "it is fetched when the page opens, and with R"
        asked.pop().done("")
        await settle(pilot)
        assert ("answered", "Ann Lee", "Oak", "nothing") in rows(stage, "#children")


async def test_the_list_for_a_class_is_printed_with_what_each_child_may_not_be_shown_for(
    school: School, office: Session, stick: Path
) -> None:
    stage = Stage(lambda: RollPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "escape", "p", "l")
        against = {row[1]: row[3] for row in rows(stage, "#do-not")}
        assert against["Ann Lee"] == "Work of a pupil"
        assert against["Bo Day"] == "everything"
        # With a carrier it says what it does, and what is typed for the next list is no key of it.
        settings.put(office.home.desk.db, settings.CARRIER, "folder:/nowhere")
        await press(pilot, "p")
        put(stage, event="Sports day")
        await press(pilot, "ctrl+s")
        assert "Making the list: Fetching" in stage.shown()
        page = stage.screen_stack[-2]
        assert "The list is being made" in str(page.query_one("#list-lead").render())
        keys = ("grown_up", "end", "print", "look_again")
        assert not any(page.check_action(key, ()) for key in keys)
        await press(pilot, "escape")
        assert all(page.check_action(key, ()) for key in keys), "nothing is made any more"
        assert "The list is being made" not in stage.shown()
        settings.put(office.home.desk.db, settings.CARRIER, "")
        await press(pilot, "p")
        put(stage, event="Sports day")
        await press(pilot, "ctrl+s")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        (file,) = (stick / "papers").glob("*.pdf")
        words = " ".join(words_of(file.read_bytes()).split())
        assert "Bo Day Oak everything" in words
        assert "Sports day" in words
        assert f"{school.now:%Y}" in words, "a paper says of which year it is"
        assert "Ann Lee Oak Work of a pupil" in words


async def test_a_key_that_will_be_refused_says_so_before_its_form_opens(school: School) -> None:
    teacher = school.sign_in("Miss Lee")
    registers.add(teacher, {"name": "Tablet 3", "own": "no"}, school.now)
    stage = Stage(lambda: EventsPage(teacher, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "b")
        assert "This camera is here already." in stage.shown()
        await press(pilot, "enter", "h")
        assert "Only the headteacher allows" in stage.shown()
        (camera,) = registers.all_cameras(teacher)
        out = {"what_for": "The farm", "leaves": "yes"}
        registers.sign_out(teacher, camera, out, school.now)
        await press(pilot, "enter", "o")
        assert "This camera is out already." in stage.shown()
        assert not stage.screen.query(Form)
        back = {"kept": "Staff drive", "cleared": "no"}
        registers.bring_back(teacher, registers.all_cameras(teacher)[0], back, school.now)
        await press(pilot, "enter", "o")
        assert "This card was not cleared." in stage.shown()
