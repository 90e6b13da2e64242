"""Consents, checks before publishing and agreements on staff's screens."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from screens.staff.base import StaffScreen
from screens.staff.consents.agreements_page import AgreementsPage
from screens.staff.consents.child_page import ChildConsents
from screens.staff.consents.class_agreement_page import ClassAgreement
from screens.staff.consents.class_page import ClassConsents
from screens.staff.consents.events_page import EventsPage
from screens.staff.consents.overview_page import ConsentsPage
from screens.staff.consents.publish_page import PublishPage
from screens.staff.roll.roll_page import RollPage
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from store import printouts
from store.consents import acts, checking, consents, projecting, registers, signing_up, wording
from store.consents import forms as known_forms
from store.letterbox import collect
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from store.terminals import settings
from tests.made_up import School
from tests.pdfs import said as words_of
from tests.screens.staff.desk_stage import Stage, enter_pin, rows, settle
from tests.store.consents.consent_stage import PICTURES, answer, put_child, write_letters

HOSTILE = "[@click=app.quit]x[/] [/b]"


@pytest.fixture
def office(school: School) -> Session:
    """The office, with four children of whom two parents disagree and a barred father said yes."""
    session = school.sign_in("Mr Bell")
    for id, name in (("ann", "Ann Lee"), ("bo", "Bo Day"), ("cy", "Cy Fox"), ("di", "Di Roe")):
        put_child(session, id, name, barred=id == "cy")
    write_letters(session, PICTURES, "ann", "bo", "cy", "di")
    answer(session, PICTURES, "ann", "mum", school="yes")
    answer(session, PICTURES, "bo", "mum", school="yes")
    answer(session, PICTURES, "bo", "dad", 1, school="no", web="no", press="no")
    answer(session, PICTURES, "cy", "dad", school="yes")
    return session


@pytest.fixture(autouse=True)
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files lie unless somebody says otherwise."""
    monkeypatch.setattr(printouts, "usual_folder", lambda: tmp_path)
    return tmp_path


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def put(stage: Stage, **values: str) -> None:
    form = stage.screen.query_one(Form)
    for name, value in values.items():
        form._rows[name].entry.value = value


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
        assert acts.blocked(lead, "ann").uses == ("picture.website",)
        await press(pilot, "b")
        put(stage, what="everything", why="She was seen there")
        await press(pilot, "ctrl+s")
        found = acts.blocked(lead, "ann")
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


async def test_a_teacher_signs_with_her_own_pin_and_notes_which_children_agreed(
    school: School, office: Session
) -> None:
    teacher = school.sign_in("Miss Lee")
    stage = Stage(lambda: AgreementsPage(teacher, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        oak = [row[1] for row in rows(stage, "#agreements")].index("Oak")
        await press(pilot, "home", *["down"] * oak, "enter", "n", "ctrl+s")
        assert not isinstance(stage.screen, ClassAgreement), "nobody is ticked beforehand"
        put(stage, whom="some", some="ann", how="class")
        await press(pilot, "ctrl+s")
        agreed = {row[1]: row[0] for row in rows(stage, "#agreed")}
        assert (agreed["Ann Lee"], agreed["Bo Day"]) == ("agreed", "not yet")
        await press(pilot, "n")
        marking = {each.id: each.label for each in stage.screen.query_one(Form).fields}["but"]
        assert marking == "Mark who has not agreed", "a mark says what it means"
        put(stage, whom="but", but="bo", how="class")
        await press(pilot, "ctrl+s")
        agreed = {row[1]: row[0] for row in rows(stage, "#agreed")}
        assert agreed.pop("Bo Day") == "not yet"
        assert set(agreed.values()) == {"agreed"}, "all but the one who was away"
        cy = [row[1] for row in rows(stage, "#agreed")].index("Cy Fox")
        await press(pilot, "home", *["down"] * cy, "u")
        put(stage, why="Cy was away")
        await press(pilot, "ctrl+s")
        assert rows(stage, "#agreed")[cy][0] == "taken back"
        assert "Taken back by Miss Lee" in stage.shown()
        await press(pilot, "escape")
        assert rows(stage, "#agreements")[oak][0] == "2 of 4"
        await press(pilot, "g")
        assert [row[:2] for row in rows(stage, "#agreements")] == [("not yet", "Miss Lee")]
        await press(pilot, "enter", "enter")
        await enter_pin(pilot, school.pins["Miss Lee"])
        assert [row[:2] for row in rows(stage, "#agreements")] == [("signed", "Miss Lee")]
        assert "on the screen" in stage.shown()


def test_new_words_of_an_agreement_ask_everybody_anew(school: School, office: Session) -> None:
    form = known_forms.Form(
        "rules",
        "Working here",
        "adult",
        "Please read.",
        "",
        "",
        (known_forms.Question("agree", "Do you agree?"),),
        renewal="changed",
    )
    wording.write(office, form, school.now)
    who = school.people["Miss Lee"]
    said = {"how": "paper", "on": "2026-03-03"}
    signing_up.sign(office, who, form, said, school.now)
    today = school.now.date()

    def signed() -> list[str]:
        return [
            e.name for e in signing_up.grown_ups(office, today) if e.holds and e.form == "rules"
        ]

    assert signed() == ["Miss Lee"]
    wording.write(office, known_forms.decode(known_forms.encode(form)), school.now)
    assert signed() == ["Miss Lee"]
    wording.write(office, msgspec.structs.replace(form, intro="Please read it well."), school.now)
    assert signed() == []
    assert office.drawer(OFFICE).records("agreement")


async def test_an_agreement_is_printed_to_be_signed_and_several_are_keyed_in_at_once(
    school: School, office: Session, stick: Path
) -> None:
    stage = Stage(lambda: RollPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "p")
        assert "who have not signed, a sheet each" in stage.shown()
        put(stage, folder=str(stick))
        await press(pilot, "ctrl+s")
        assert "agreement-using-the-school" in stage.shown().replace(" ", ""), "paths wrap anywhere"
        await press(pilot, "enter", "s")
        missing = signing_up.grown_ups(office, school.now.date())
        put(stage, who=f"{missing[0].id}\n{missing[1].id}")
        await press(pilot, "ctrl+s")
        assert f"{len(missing) - 2} of {len(missing)} not signed." in stage.shown()
        await press(pilot, "c", "down", "p")
        put(stage, folder=str(stick))
        await press(pilot, "ctrl+s")
        assert "agreement-my-agreement" in stage.shown().replace(" ", "")
    texts = {each.name[:14]: words_of(each.read_bytes()) for each in stick.glob("*.pdf")}
    mark = known_forms.shipped()["adults"].mark
    assert texts["agreement-usin"].count(f"Words {mark}") == len(missing)
    assert all(name in texts["agreement-my-a"] for name in ("Ann Lee", "Bo Day", "Cy Fox"))


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
