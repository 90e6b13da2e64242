"""The kiosk as a whole: both sides, the lock between them, and time."""

import pytest
from textual.pilot import Pilot

from screens.pupil.help_now import HelpPage
from screens.pupil.still_here import StillHere
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from screens.staff.desk.desk import Desk
from screens.staff.signing_in.sign_in import SignIn
from screens.widgets.ask import Ask
from screens.widgets.plain import PlainText
from store.duty import late
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries import triage
from tests.made_up import NOW, School
from tests.store.triaging_stage import CRIME, QUARREL, Stage
from tests.tui.at_the_kiosk import keys, kiosk, settled, signed_in, typed
from tests.tui.conftest import at_once
from tui.kiosk import Kiosk


@pytest.fixture
def own_pin(school: School) -> School:
    school.sign_in("Mrs Adeyemi").lock()
    return school


async def test_what_a_child_tells_is_on_the_desk_of_who_signs_in(own_pin: School) -> None:
    own_pin.intake.post(Told(words="my hat", name="Sam Reed"), NOW)
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        await signed_in(pilot, own_pin)
        rows = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        assert any("Sam Reed" in row for row in rows)


async def test_locking_shows_a_fresh_first_page_and_closes_every_drawer(own_pin: School) -> None:
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        await signed_in(pilot, own_pin)
        session = pilot.app.screen.session  # type: ignore[attr-defined]
        await keys(pilot, "ctrl+l")
        assert isinstance(pilot.app.screen, Welcome)
        assert len(pilot.app.screen_stack) == 1
        assert session.drawers == {}
        assert session.keys.seed == b""


async def test_the_lock_key_works_in_the_middle_of_a_form_and_keeps_it(own_pin: School) -> None:
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        await signed_in(pilot, own_pin)
        await keys(pilot, "c")
        assert isinstance(pilot.app.screen, Ask)
        await keys(pilot, "1", *["tab"] * 3)
        await typed(pilot, "Ada Finch")
        await keys(pilot, "ctrl+l")
        assert isinstance(pilot.app.screen, Welcome)
        await signed_in(pilot, own_pin)
        await keys(pilot, "c")
        assert isinstance(pilot.app.screen, Ask)
        assert pilot.app.screen.filled_in["name"] == "Ada Finch"


async def test_a_disk_that_takes_nothing_keeps_nobody_signed_in(own_pin: School) -> None:
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        await signed_in(pilot, own_pin)
        await keys(pilot, "c", "1", *["tab"] * 3)
        await typed(pilot, "Ada Finch")
        session = pilot.app.screen_stack[1].session  # type: ignore[attr-defined]
        for db in (own_pin.home.desk.db, session.own.db):
            db.execute("PRAGMA query_only = ON")
        await keys(pilot, "ctrl+l")
        assert isinstance(pilot.app.screen, Welcome)
        assert session.keys.seed == b""
        own_pin.home.desk.db.execute("PRAGMA query_only = OFF")


async def test_when_steps_are_due_stays_behind_also_where_nobody_looks_at_the_desk_again(
    own_pin: School,
) -> None:
    own_pin.intake.post(Told(words="my hat", name="Sam Reed"), NOW)
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        await signed_in(pilot, own_pin)
        desk = pilot.app.screen
        assert isinstance(desk, Desk)
        await keys(pilot, "enter")
        assert not desk.is_active
        case = Stage(desk.session)
        case.triage(QUARREL)
        desk._look_around()
        first = late.newest(own_pin.home).due
        assert first, "while another page stands before the desk"
        case.triage(CRIME)
        await keys(pilot, "ctrl+l")
        assert len(late.newest(own_pin.home).due) > len(first)


async def test_a_desk_nobody_touches_locks_and_says_so_before(own_pin: School) -> None:
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Kiosk)
        await signed_in(pilot, own_pin)
        app.count_idle(0)
        app.count_idle(5 * 60 - 20)
        await pilot.pause()
        assert isinstance(app.screen, Desk)
        assert any("locks in" in str(each.message) for each in app._notifications)
        app.count_idle(21)
        await pilot.pause()
        assert isinstance(app.screen, Welcome)


async def test_a_key_keeps_the_desk_open(own_pin: School) -> None:
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Kiosk)
        await signed_in(pilot, own_pin)
        app.count_idle(0)
        app.count_idle(5 * 60 - 5)
        await pilot.pause()
        assert len(app._notifications) == 1
        await keys(pilot, "down")
        assert not len(app._notifications), "answered, it covers nothing"
        app.count_idle(30)
        await pilot.pause()
        assert isinstance(app.screen, Desk)


async def test_a_child_who_went_away_is_asked_and_then_hidden(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Kiosk)
        await keys(pilot, "1")
        assert isinstance(app.screen, Tell)
        app.count_idle(0)
        app.count_idle(46)
        await pilot.pause()
        asking = app.screen
        assert isinstance(asking, StillHere)
        for _ in range(16):
            asking.tick()
        await pilot.pause()
        assert isinstance(app.screen, Welcome)


async def test_escape_hides_at_once_from_wherever_a_child_is(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "1", "escape")
        assert isinstance(pilot.app.screen, Welcome)
        assert len(pilot.app.screen_stack) == 1
        assert school.home.letterbox.waiting().count == 0


async def test_a_call_for_help_rings_and_names_the_place_only(own_pin: School) -> None:
    async with kiosk(own_pin).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Kiosk)
        own_pin.intake.help_now(Told(words="he has a knife"), "Oak", NOW)
        app.look_around(5.0)
        await pilot.pause()
        banner = app.screen.query_one("#banner", PlainText).text
        assert "Oak" in banner
        assert "knife" not in banner


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_somebody_signed_in_reads_above_every_page_where_the_bell_rings_for(
    own_pin: School, size: tuple[int, int]
) -> None:
    """And nothing of a page lies beneath it, nor is it left when somebody has gone there."""
    call = "Help now · please go to Oak"

    def lines(pilot: Pilot[None]) -> list[str]:
        return [strip.text for strip in pilot.app.screen._compositor.render_strips()]

    own_pin.intake.post(Told(words="my hat", name="Sam Reed"), NOW)
    async with kiosk(own_pin).run_test(size=size) as pilot:
        app = pilot.app
        assert isinstance(app, Kiosk)
        await signed_in(pilot, own_pin)
        own_pin.intake.help_now(Told(words="he has a knife"), "Oak", NOW)
        app.look_around(5.0)
        for key in ("p", "question_mark", "escape", "escape", "enter"):
            await keys(pilot, key)
            app.look_around(0.0)
            await settled(pilot)
            top, *page = lines(pilot)
            assert (top.strip(), len(page)) == (call, size[1] - 1)
            for part in app.screen.query("*").exclude("CallLine"):
                assert not part.region or part.region.y >= 1, part
        assert not app._notifications
        assert "knife" not in lines(pilot)[0]
        patel = own_pin.sign_in("Mr Patel")
        collect.collect(patel, NOW)
        drawer = patel.drawer("safeguarding")
        told = [drawer.get(row.subject) for row in drawer.rows("worry")]
        (called,) = (each for each in told if each.help_now)
        triage.see(patel, drawer, called, NOW)
        app.look_around(5.0)
        await settled(pilot)
        assert call not in " ".join(lines(pilot)), "somebody has read who it is"


async def test_help_from_the_first_page_is_kept_and_shown(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "ctrl+n", "1")
        assert isinstance(pilot.app.screen, HelpPage)
        assert school.home.letterbox.waiting().urgent == 1


async def test_help_in_the_middle_of_telling_leaves_no_draft_behind(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "2", "enter")
        await typed(pilot, "somebody is")
        await keys(pilot, "ctrl+n", "1", "escape")
        assert isinstance(pilot.app.screen, Welcome)
        assert isinstance(pilot.app, Kiosk)
        assert not pilot.app._draft.waiting
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, NOW)
    told = [
        session.drawer("safeguarding").get(row.subject).told.words
        for row in session.drawer("safeguarding").rows("worry")
    ]
    assert told == ["somebody is"]


async def test_only_who_signs_in_reads_how_much_is_in_the_box(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, Kiosk)
        school.intake.post(Told(words="one"), NOW)
        app.look_around(5.0)
        await pilot.pause()
        assert not app.screen.query_one("#banner", PlainText).display
        await keys(pilot, "4", "1")
        assert isinstance(app.screen, SignIn)
        waits = app.screen.query_one("#waits", PlainText)
        assert waits.text.startswith("1 letter is in the box")
        assert waits.region.height == 1


async def test_a_held_key_answers_one_question_only(school: School) -> None:
    async with Kiosk(school.home, lambda: NOW, seconds=at_once).run_test() as pilot:
        await keys(pilot, *["1"] * 30)
        assert isinstance(pilot.app.screen, Tell)
        assert pilot.app.screen.step == "class"


async def test_a_key_that_comes_by_twice_is_not_taken_for_a_held_one(school: School) -> None:
    async with Kiosk(school.home, lambda: NOW, seconds=at_once).run_test() as pilot:
        await keys(pilot, "1", "escape")
        assert isinstance(pilot.app.screen, Welcome)


async def test_a_slip_needs_no_pin(school: School) -> None:
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "4", "2")
        assert type(pilot.app.screen).__name__ == "Slip"
