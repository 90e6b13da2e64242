"""Setting up a school from the first page to the last: by keyboard, by mouse, back and forth."""

from screens.staff.set_up.classes import ClassesStep
from screens.staff.set_up.drawers import DrawersStep
from screens.staff.set_up.people import PeopleStep
from screens.staff.set_up.pins import PinsStep
from screens.staff.set_up.proof import ProofStep
from screens.staff.set_up.school import SchoolStep
from screens.staff.set_up.sheet import TypedBackStep
from screens.widgets.ask import Ask
from screens.widgets.listing import Listing
from screens.widgets.text_entry import LineEntry
from store.home import Home
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from store.signing_in import sign_in
from tests.made_up import NOW, OAKFIELD
from tests.screens.staff.set_up.stage import stage


async def test_a_school_of_three_adults_is_set_up_with_the_keyboard_alone(home: Home) -> None:
    async with stage(home) as seen:
        await seen.type("Hill Top")
        await seen.press("enter", "enter", "enter")
        await seen.turn("enter")
        people = (("Mrs Grey", "sh"), ("Mr Moss", "d"), ("Rev Pike", "c"))
        for name, roles in people:
            await seen.press("a")
            await seen.type(name)
            await seen.press("enter")
            for role in roles:
                await seen.press(
                    "home",
                    *{"s": (), "d": ("down",), "h": ("down",) * 2}.get(role, ("down",) * 3),
                    "space",
                )
            await seen.press("enter", "enter")
        assert [each.name for each in seen.screen.work.plan.people] == [n for n, _ in people]
        await seen.next()
        await seen.press("a")
        await seen.type("All of us")
        await seen.press("enter", "1", "enter", "1", "2", "enter", "enter")
        await seen.next()
        assert isinstance(seen.screen.step, DrawersStep)
        await seen.next()
        assert isinstance(seen.screen.step, ProofStep)
        rows = [row.cells for row in seen.screen.query_one(Listing).rows]
        assert rows[0] == ("Mrs Grey", "Mr Moss")
        await seen.make()
        pins = dict(seen.screen.work.prepared.pins)
        await seen.press("enter")
        assert seen.app.made
    school = home.desk.school
    assert (school.school, len(school.people)) == ("Hill Top", 3)
    for person in school.people:
        opened = sign_in.sign_in(home, person.id, pins[person.name], NOW)
        assert isinstance(opened, sign_in.FirstSignIn)


async def test_the_mouse_alone_reaches_every_page(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for step in (SchoolStep, PeopleStep, ClassesStep, DrawersStep, ProofStep, PinsStep):
            assert isinstance(seen.screen.step, step)
            await seen.click_next()
        for sheet in (SCHOOL_SHEET, CHAIR_SHEET):
            await seen.click_next()
            words = " ".join(seen.screen.work.prepared.sheets[sheet])
            seen.screen.query_one(LineEntry).value = words
            await seen.click_next()
        await seen.app.workers.wait_for_complete()
        await seen.pilot.pause()
        await seen.pilot.click("#next")
    assert seen.app.made


async def test_back_and_forth_loses_nothing(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        for _ in range(6):
            await seen.next()
        before = seen.screen.work.plan
        secrets = seen.screen.work.prepared
        for _ in range(6):
            await seen.turn("escape")
        assert isinstance(seen.screen.step, SchoolStep)
        assert seen.screen.query(LineEntry).first().value == "Oakfield"
        for _ in range(6):
            await seen.next()
        assert seen.screen.work.plan == before
        assert seen.screen.work.prepared is secrets


async def test_nothing_is_kept_before_the_end(home: Home) -> None:
    async with stage(home) as seen:
        seen.screen.work.plan = OAKFIELD
        seen.screen.query(LineEntry).first().value = "Distinctive School"
        for _ in range(7):
            await seen.next()
        assert isinstance(seen.screen.step, TypedBackStep)
        for _ in range(8):
            await seen.turn("escape")
        await seen.press("tab", "enter")
    assert not seen.app.made
    assert not home.desk.has_school
    kept = b"".join(file.read_bytes() for file in home.path.rglob("*") if file.is_file())
    assert b"Distinctive" not in kept
    assert b"Adeyemi" not in kept


async def test_a_key_presses_its_button_wherever_one_is_on_the_page(home: Home) -> None:
    async with stage(home) as seen:
        seen.fill_in(OAKFIELD)
        await seen.next()
        seen.screen.query_one("#back").focus()
        await seen.press("a")
        assert isinstance(seen.app.screen, Ask)
        await seen.press("escape")
        seen.screen.query_one("#back").focus()
        await seen.turn("g")
        assert isinstance(seen.screen.step, ClassesStep)
