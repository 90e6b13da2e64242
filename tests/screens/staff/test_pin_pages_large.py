"""In a large window a page with a PIN stands in the middle, not in a corner."""

from screens.staff.signing_in.pin_check import PinCheck
from screens.staff.signing_in.pin_door import PinDoor
from tests.made_up import NOW, School
from tests.screens.staff.desk_stage import Stage, settle


async def test_a_page_with_a_pin_stands_in_the_middle_of_a_large_window(school: School) -> None:
    session = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: PinCheck(session, lambda: NOW, "Close?", "With your PIN."))
    async with stage.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        door = stage.screen.query_one(PinDoor).region
        assert abs(door.x + door.width / 2 - 100) <= 2
        assert door.y > 12
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert stage.screen.query_one(PinDoor).region.y < 8, (
            "where there is no room it begins above"
        )
