"""A classroom's kiosk: a teacher signs in, logs a concern, and is never left standing open."""

from typing import Any

import pytest
from textual.pilot import Pilot

from screens.pupil.slip import Slip
from screens.pupil.welcome import Welcome
from screens.staff.desk.classroom_desk import GO_ON, LOG, ClassroomDesk
from screens.staff.signing_in.recovery import Forgotten
from screens.staff.signing_in.sign_in import SignIn
from screens.widgets.ask import Ask
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from screens.widgets.tile import Tile
from store.signing_in import other_rings
from store.worries.worry import Worry
from tests.contrast import too_faint
from tests.made_up import NOW
from tests.terminals import Terminal, Terminals
from tests.tui.conftest import apart
from tui.kiosk import Kiosk

LEE, DSL = "Miss Lee", "Mrs Adeyemi"
SMALL = (80, 24)


@pytest.fixture
def room(terminals: Terminals) -> Terminal:
    """A classroom terminal that Miss Lee's ring has come to, and nobody else's."""
    made = terminals.added()
    session = terminals.school.sign_in(LEE)
    home, pin = terminals.school.home, terminals.school.pins[LEE]
    owed = other_rings.owed(home, session.person_id, session.keys.seed, pin)
    assert owed
    other_rings.pin(home, owed.make())
    terminals.all()
    return made


def kiosk(room: Terminal) -> Kiosk:
    return Kiosk(room.home, lambda: NOW, seconds=apart())


async def settled(pilot: Pilot[Any]) -> None:
    await pilot.app.workers.wait_for_complete()
    for _ in range(4):
        await pilot.pause()


async def typed(pilot: Pilot[Any], text: str) -> None:
    for letter in text:
        await pilot.press("space" if letter == " " else letter)
    await pilot.pause()


def shown(pilot: Pilot[Any]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return " ".join(" ".join(strip.text.strip(" █") for strip in strips).split())


async def to_names(pilot: Pilot[Any], name: str) -> None:
    for key in ("4", "1"):
        await pilot.press(key)
        await pilot.pause()
    assert isinstance(pilot.app.screen, SignIn)
    await typed(pilot, name)
    await pilot.press("enter")
    await settled(pilot)


async def signed_in(pilot: Pilot[Any], terminals: Terminals) -> ClassroomDesk:
    await to_names(pilot, "lee")
    await typed(pilot, terminals.school.pins[LEE])
    await pilot.press("enter")
    await settled(pilot)
    page = pilot.app.screen
    assert isinstance(page, ClassroomDesk)
    return page


async def begun(pilot: Pilot[Any], fact: str = "“I am hungry” [/b]") -> Ask:
    """Open the form and fill it in."""
    await pilot.press("1")
    await settled(pilot)
    asking = pilot.app.screen
    assert isinstance(asking, Ask)
    form = asking.query_one(Form)
    shut_out = {each.label for each in form._rows["not_see"].field.choices}
    assert {"Mrs Adeyemi", LEE} & shut_out == {"Mrs Adeyemi"}, "who writes is no choice"
    for field, value in (("about", "pupil"), ("name", "Ben Ode"), ("fact", fact), ("urgent", "no")):
        form._rows[field].entry.value = value
    await pilot.pause()
    return asking


async def test_a_teacher_logs_a_concern_by_keyboard_and_can_read_nothing(
    terminals: Terminals, room: Terminal
) -> None:
    async with kiosk(room).run_test(size=SMALL) as pilot:
        page = await signed_in(pilot, terminals)
        assert "Nothing can be read at this terminal" in shown(pilot)
        assert not too_faint(pilot.app, 4.5)
        await begun(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Confirm)
        assert "It is about Ben Ode." in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Message)
        assert "Mrs Adeyemi, Mr Patel and Ms Hart can open it." in shown(pilot)
        assert "on your desk at an office terminal shows when it was read" in shown(pilot)
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Welcome)
        assert not page.logger.open
    terminals.school.sign_in(DSL).lock()
    terminals.all()
    safeguarding = terminals.office.sign_in(DSL).drawer("safeguarding")
    (row,) = safeguarding.rows("worry")
    worry = safeguarding.get(row.subject)
    assert isinstance(worry, Worry)
    assert (worry.told.by, worry.told.fact) == (page.logger.person_id, "“I am hungry” [/b]")


async def test_the_mouse_alone_logs_and_locks(terminals: Terminals, room: Terminal) -> None:
    async with kiosk(room).run_test(size=SMALL) as pilot:
        await signed_in(pilot, terminals)
        await pilot.click("#log")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Ask)
        await pilot.click("#form-back")
        await settled(pilot)
        await pilot.click("#lock")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Welcome)


async def test_a_page_nobody_touches_locks_after_half_a_minute_and_says_so(
    terminals: Terminals, room: Terminal
) -> None:
    async with (app := kiosk(room)).run_test(size=SMALL) as pilot:
        page = await signed_in(pilot, terminals)
        app.count_idle(0)
        app.count_idle(21)
        await pilot.pause()
        assert any("locks in" in str(each.message) for each in app._notifications)
        assert isinstance(app.screen, ClassroomDesk)
        app.count_idle(9)
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        assert not page.logger.open


async def test_an_open_form_in_which_nothing_stands_is_no_reason_to_wait(
    terminals: Terminals, room: Terminal
) -> None:
    async with (app := kiosk(room)).run_test(size=SMALL) as pilot:
        await signed_in(pilot, terminals)
        await pilot.press("1")
        await settled(pilot)
        app.count_idle(0)
        app.count_idle(31)
        await pilot.pause()
        assert isinstance(app.screen, Welcome)


async def test_nobody_is_cut_off_mid_sentence_and_what_was_typed_is_there_again(
    terminals: Terminals, room: Terminal
) -> None:
    secret = "a sentence that must lie nowhere on this disk"
    async with (app := kiosk(room)).run_test(size=SMALL) as pilot:
        await signed_in(pilot, terminals)
        await begun(pilot, secret)
        app.count_idle(0)
        app.count_idle(85)
        await pilot.pause()
        assert isinstance(app.screen, Ask)
        app.count_idle(36)
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        for file in room.home.path.rglob("*"):
            assert not file.is_file() or secret.encode() not in file.read_bytes()
        kept = app._staff._drafts
        assert kept
        assert all(secret.encode() not in sealed for sealed in kept._sealed.values())
        page = await signed_in(pilot, terminals)
        assert page.query_one("#log", Tile).label == GO_ON
        await pilot.press("1")
        await settled(pilot)
        assert isinstance(app.screen, Ask)
        assert app.screen.filled_in["fact"] == secret
        await pilot.press("escape")
        await settled(pilot)
        if isinstance(app.screen, Confirm):
            await pilot.press("left", "enter")
            await settled(pilot)
        assert isinstance(app.screen, ClassroomDesk)


async def test_who_throws_a_draft_away_begins_anew(terminals: Terminals, room: Terminal) -> None:
    async with kiosk(room).run_test(size=SMALL) as pilot:
        page = await signed_in(pilot, terminals)
        await begun(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.click("#confirm-yes")
        await settled(pilot)
        assert pilot.app.screen is page
        assert page.query_one("#log", Tile).label == LOG


async def test_who_cannot_sign_in_here_is_told_why_and_writes_a_slip(
    terminals: Terminals, room: Terminal
) -> None:
    async with kiosk(room).run_test(size=SMALL) as pilot:
        await to_names(pilot, "okafor")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Sign in once at an office terminal (Office) with your PIN" in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        listing = pilot.app.screen.query_one("#names", Listing)
        assert [row.cells[-1] for row in listing.rows] == ["not yet here"]
        for _ in "okafor":
            await pilot.press("backspace")
        await pilot.pause()
        assert [row.cells[-1] for row in listing.rows][:3] == [
            "here",
            "not yet here",
            "in the office",
        ]
        await typed(pilot, "adey")
        await pilot.press("enter")
        await settled(pilot)
        assert "only in the office" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Slip)


async def test_a_recovery_sheet_is_not_asked_for_in_a_classroom(
    terminals: Terminals, room: Terminal
) -> None:
    async with kiosk(room).run_test(size=SMALL) as pilot:
        await to_names(pilot, "lee")
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Forgotten)
        assert "at an office terminal only" in shown(pilot)
        assert not pilot.app.screen.query("#sheet")


async def test_a_disk_that_takes_nothing_loses_no_word(
    terminals: Terminals, room: Terminal
) -> None:
    async with kiosk(room).run_test(size=SMALL) as pilot:
        await signed_in(pilot, terminals)
        await begun(pilot, "A long story")
        room.home.letterbox.db.execute("PRAGMA query_only = ON")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Not sent yet" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        room.home.letterbox.db.execute("PRAGMA query_only = OFF")
        assert isinstance(pilot.app.screen, Ask)
        assert pilot.app.screen.filled_in["fact"] == "A long story"
