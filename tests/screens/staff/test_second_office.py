"""The desk at an office terminal that joined later."""

import pytest

from screens.staff.desk.desk import Desk
from screens.staff.signing_in.other_rings import OtherRings
from screens.staff.signing_in.sign_in import SignIn
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.errors import WrongPin
from store.letterbox.told import Told
from store.signing_in import other_rings, sign_in
from tests.made_up import NOW
from tests.screens.staff.desk_stage import Stage, desk_of, enter_pin, settle, write
from tests.screens.staff.record_stage import SMALL
from tests.store.two_offices import meet
from tests.terminals import Terminal, Terminals

DSL = "Mrs Adeyemi"


def desk_at(there: Terminal) -> Stage:
    session = there.sign_in(DSL)
    return Stage(lambda: Desk(session, there.intake, lambda: NOW))


def notices(stage: Stage) -> str:
    return " ".join(
        line.text for line in stage.screen.query("#notices PlainText").results(PlainText)
    )


async def test_a_drawer_that_has_not_come_yet_is_said_to_be_on_its_way(
    terminals: Terminals,
) -> None:
    terminals.office.intake.post(Told(words="They took my hat"), NOW)
    there = terminals.second_office(DSL)
    # Its ring and the keys came alone, as they do until a holder has signed in at the first.
    there.home.letterbox.db.execute("DELETE FROM waits")
    async with (stage := desk_at(there)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = notices(stage)
        assert "The safeguarding drawer" in said
        assert "on their way here: somebody who opens them" in said
        assert "has to sign in at Office first" in said
        assert "Nothing waits" not in stage.shown()
        assert "what is missing is said below" in stage.shown()


async def test_a_drawer_whose_key_has_not_come_yet_is_said_to_be_shut(
    terminals: Terminals,
) -> None:
    there = terminals.second_office(DSL)
    there.home.desk.db.execute("DELETE FROM grants WHERE drawer = 'safeguarding'")
    async with (stage := desk_at(there)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = notices(stage)
        assert "The safeguarding drawer is not open to you here yet: somebody who opens it" in said
        assert "has to sign in first, here or at Office." in said
        assert "Not everything has come here yet." in stage.shown()


async def test_once_it_has_come_nothing_of_it_is_said(terminals: Terminals) -> None:
    there = terminals.second_office(DSL)
    meet(terminals, terminals.school.sign_in(DSL))
    async with (stage := desk_at(there)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "on their way" not in notices(stage)
        assert "on its way" not in notices(stage)
        assert "not open to you" not in notices(stage)
        assert "Nothing waits." in stage.shown()
        assert stage.screen.query_one("#pane-waiting", Listing).empty.startswith("Nothing waits.")


async def test_signing_in_makes_the_ring_for_the_other_terminal(terminals: Terminals) -> None:
    there = terminals.added("office", "Reception")
    school = terminals.school
    school.sign_in(DSL).lock()
    stage = Stage(lambda: SignIn(school.home, lambda: NOW))
    async with stage.run_test(size=SMALL) as pilot:
        await write(pilot, "adey")
        await pilot.press("enter")
        await enter_pin(pilot, school.pins[DSL])
    (session,) = stage.ends
    assert session.owed
    async with (desk := desk_of(school, session)).run_test(size=SMALL) as pilot:
        desk.screen.query_one(OtherRings).look()
        assert session.owed is None
        await settle(pilot)
    terminals.all()
    assert [each.name for each in sign_in.names(there.home)] == [DSL]


async def test_a_changed_pin_says_where_the_old_one_still_counts(terminals: Terminals) -> None:
    there = terminals.second_office(DSL)
    school = terminals.school
    session = school.sign_in(DSL)
    old, new = school.pins[DSL], "739154"
    async with (stage := desk_of(school, session)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("k")
        await settle(pilot)
        await enter_pin(pilot, old.lower())
        assert "The old PIN still opens Reception until the next carrying." in stage.shown()
        await pilot.press("3")
        for _ in range(2):
            await enter_pin(pilot, new)
        assert "The old PIN still opens" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        stage.screen.query_one(OtherRings).look()
        await settle(pilot)
    terminals.all()
    with pytest.raises(WrongPin):
        sign_in.sign_in(there.home, session.person_id, old, NOW)
    assert sign_in.sign_in(there.home, session.person_id, new, NOW)


async def test_a_lock_while_rings_are_made_pins_nothing_up(
    terminals: Terminals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.staff.signing_in.other_rings.LOOK_EVERY", 3600.0)
    terminals.added("office", "Reception")
    school = terminals.school
    session = school.sign_in(DSL)
    sign_in.owe(session, school.pins[DSL])
    async with (stage := desk_of(school, session)).run_test(size=SMALL) as pilot:
        stage.screen.query_one(OtherRings).look()
        session.lock()
        await settle(pilot)
    assert len(other_rings.lacking(school.home, session.person_id)) == 1


async def test_a_lock_before_rings_are_ready_says_what_it_costs(
    terminals: Terminals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.staff.signing_in.other_rings.LOOK_EVERY", 3600.0)
    terminals.added("office", "Reception")
    school = terminals.school
    session = school.sign_in(DSL)
    sign_in.owe(session, school.pins[DSL])
    async with (stage := desk_of(school, session)).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "is being made" in stage.shown()
        await pilot.press("escape")
        stage.screen.query_one(OtherRings).look()
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "Lock the desk?" in stage.shown()
        assert "is being made" not in stage.shown()
