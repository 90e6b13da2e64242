"""Wrong PINs, a wait, a forgotten PIN and the recovery sheet, on the page to sign in."""

from datetime import timedelta

import pytest

from screens.staff.desk.not_here import on_the_way
from screens.staff.signing_in.pin_door import PinDoor
from screens.staff.signing_in.recovery import RecoveryPage
from screens.staff.signing_in.shown_once import ShownOnce
from screens.staff.signing_in.sign_in import SignIn
from screens.widgets.form import Form
from screens.widgets.pin_pad import PinPad
from store.crypto.seal import fresh_key
from store.errors import DiskFull, LockedOut, WrongPin
from store.school.public_list import CHAIR_SHEET
from store.signing_in import slow_down
from store.signing_in.sign_in import sign_in as try_pin
from tests.made_up import School
from tests.screens.here import at
from tests.screens.staff.desk_stage import enter_pin, settle, write
from tests.screens.staff.signing_in_stage import WRONG, own_pin, signing_in


async def test_ten_wrong_pins_lock_the_name_and_a_restart_changes_nothing(
    school: School,
) -> None:
    pin, person = own_pin(school, "Mr Patel"), school.people["Mr Patel"]
    said = {4: "That PIN is not right. Please try again.", 9: "You can try again in"}
    said |= {10: "locked after ten wrong PINs"}
    for tries in (1, 2, 3, 4, 6, 7, 8, 9, 10):
        if tries in said:
            stage = signing_in(school)
            async with stage.run_test(size=(80, 24)) as pilot:
                await write(pilot, "patel")
                await pilot.press("enter")
                await settle(pilot)
                await enter_pin(pilot, WRONG)
                assert said[tries] in stage.shown()
                door = stage.screen.query_one(PinDoor)
                assert door.pad.display == (tries < 5)
                if tries == 4:
                    await write(pilot, "1")
                    assert said[4] not in stage.shown(), "it was true of the one before"
                    await pilot.press("backspace")
                    door._say(said[4])
                    door._entered(PinPad.Entered(door.pad, WRONG))
                    assert "It is being checked" in str(door.query_one(".door-says").render())
                    await settle(pilot)
                    assert "You can try again in" in stage.shown()
        else:
            with pytest.raises(WrongPin):
                try_pin(school.home, person, WRONG, school.now)
        school.reopen()
        left = slow_down.seconds_left(school.home.desk.db, person)
        slow_down.tick(school.home.desk.db, left)
    with pytest.raises(LockedOut):
        try_pin(school.home, person, pin, school.now)


async def test_a_wait_counts_down_and_the_pad_comes_back(school: School) -> None:
    pin, person = own_pin(school, "Mr Patel"), school.people["Mr Patel"]
    db = school.home.desk.db
    for _ in range(5):
        slow_down.count_try(db, person)
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "patel")
        await pilot.press("enter")
        await settle(pilot)
        door = stage.screen.query_one(PinDoor)
        assert "again in 1 min 00 s" in stage.shown()
        await write(pilot, pin)
        await pilot.press("enter")
        slow_down.tick(db, 48)
        door.look()
        await settle(pilot)
        assert "again in 12 seconds" in stage.shown()
        slow_down.tick(db, 12)
        door.look()
        await settle(pilot)
        assert "You can try again now." in stage.shown()
        await enter_pin(pilot, pin)
    assert stage.ends[0].person.name == "Mr Patel"
    stage.ends[0].lock()


async def test_a_forgotten_pin_shows_who_can_renew_it(school: School) -> None:
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "patel")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.click("#forgotten")
        await settle(pilot)
        assert "Ask Mrs Adeyemi, Ms Hart or Dr Quince." in stage.shown()
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(stage.screen, SignIn)


async def test_the_recovery_sheet_names_a_wrong_word_and_the_second_one_adds_to_the_first(
    school: School,
) -> None:
    sheet, chairs = (" ".join(school.sheets[each]) for each in ("sheet:school", "sheet:chair"))
    wrong = sheet.split()
    wrong[3] = "qqqq"
    hart = school.people["Ms Hart"]
    before = school.sign_in("Ms Hart")
    before.make_drawer("case-1", fresh_key(), (hart,), CHAIR_SHEET, school.now)
    before.lock()
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "hart")
        await pilot.press("enter")
        await settle(pilot)
        await enter_pin(pilot, WRONG)
        assert "That PIN is not right" in stage.shown()
        await pilot.press("ctrl+o")
        await settle(pilot)
        await pilot.click("#sheet")
        await settle(pilot)
        await write(pilot, " ".join(wrong))
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Word 4 is not one of the words we use." in stage.shown()
        stage.screen.query_one(Form)._rows["words"].entry.value = sheet
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Renew the PIN of Ms Hart?" in stage.shown()
        assert "headteacher's drawer stays shut to it" in stage.shown()
        assert "use the chair's sheet for them too" in " ".join(stage.shown().split())
        await pilot.click("#confirm-yes")
        await settle(pilot)
        pin = at(stage, ShownOnce)._secret
        assert pin in stage.shown()
        await pilot.press("escape")
        await settle(pilot)
        assert pin in stage.shown()
        await pilot.click("#written")
        await settle(pilot)
        assert isinstance(stage.screen, SignIn)
        assert "That PIN is not right" not in stage.shown(), "nobody has tried the new one"
        school.pins["Ms Hart"] = pin
        renewed = school.sign_in("Ms Hart")
        said, kept = on_the_way(renewed, school.now)
        assert (
            "to your new PIN: Dr Quince can open it (A on the desk), or the chair's sheet" in said
        )
        assert "you alone read may be shut to your new PIN" in kept
        two_weeks = school.now + timedelta(days=15)
        assert on_the_way(renewed, two_weeks) == [said]
        renewed.lock()
        await pilot.press("ctrl+o")
        await settle(pilot)
        await pilot.click("#sheet")
        await settle(pilot)
        await write(pilot, chairs)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "opened by this sheet: case drawers and the headteacher's drawer." in " ".join(
            stage.shown().split()
        )
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, RecoveryPage)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.click("#which-add")
        await settle(pilot)
        assert "They sign in with the PIN they have." in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, SignIn)
    session = school.sign_in("Ms Hart")
    assert session.holds("safeguarding")
    assert session.holds("head")
    assert session.holds("case-1")
    assert on_the_way(session, school.now) == []


async def test_on_a_full_disk_it_is_said_why_nobody_signs_in_and_whom_to_ring(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_pin(school, "Mr Patel")

    def full(*_: object) -> None:
        raise DiskFull("The disk is full. Nothing was kept.")

    monkeypatch.setattr(slow_down, "count_try", full)
    stage = signing_in(school)
    async with stage.run_test(size=(80, 24)) as pilot:
        await write(pilot, "patel")
        await pilot.press("enter")
        await settle(pilot)
        await enter_pin(pilot, WRONG)
        assert "Nobody can sign in: the disk is full" in stage.shown()
        assert "whoever looks after the computers has made room" in stage.shown()
        assert "Police: 999 in danger, else 101" in stage.shown()
