"""What a button or a key line's key is named after is done, once."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Button

import screens.staff
from screens.staff.base import StaffScreen
from screens.staff.key_line import Key, KeyLine
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.staff.record_stage import RecordStage, settle

TAKES_KEYS = r"@on\((?:Button\.Pressed\)|KeyLine\.Pressed)"
TAKES_ONE = r'@on\(Button\.Pressed, "#([\w-]+)"\)'


def pages() -> Iterator[type[StaffScreen[Any]]]:
    for found in pkgutil.walk_packages(screens.staff.__path__, "screens.staff."):
        for _, each in inspect.getmembers(importlib.import_module(found.name), inspect.isclass):
            if issubclass(each, StaffScreen) and each.__module__ == found.name:
                yield each


def test_no_page_answers_what_is_named_after_an_action_a_second_time() -> None:
    found = list(pages())
    assert len(found) > 50
    for page in found:
        source = inspect.getsource(page)
        named = [each.replace("-", "_") for each in re.findall(TAKES_ONE, source)]
        assert [each for each in named if hasattr(page, f"action_{each}")] == [], page
        for handler in source.split("\n\n"):
            if re.search(TAKES_KEYS, handler) and "self.action_" in handler:
                assert "event.prevent_default()" in handler, handler


class Page(StaffScreen[None]):
    """A page that notes what is done."""

    def compose(self) -> ComposeResult:
        self.done: list[str] = []
        yield Button("Take off", id="take-off")
        yield Button("Nothing", id="nothing")
        yield KeyLine([Key("turn(-1)", "T", "Turn"), Key("take_off", "O", "Other")])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return len(getattr(self, "done", "")) < 3 if action == "turn" else True

    def action_take_off(self) -> None:
        self.done.append("took it off")

    def action_turn(self, by: int) -> None:
        self.done.append(f"turned by {by}")

    @on(KeyLine.Pressed)
    def _another_meaning(self, event: KeyLine.Pressed) -> None:
        if event.key == "take_off":
            event.prevent_default()
            self.done.append("something else")


async def test_a_button_and_a_key_do_the_action_they_are_named_after(
    school: School, dsl: Session
) -> None:
    page = Page(dsl, lambda: school.now)
    async with RecordStage(lambda: page).run_test() as pilot:
        await settle(pilot)
        await pilot.click("#nothing")
        await pilot.click("#take-off")
        await pilot.click(KeyLine, offset=(2, 0))
        await pilot.click(KeyLine, offset=(12, 0))
        await settle(pilot)
        assert page.done == ["took it off", "turned by -1", "something else"]
        await pilot.click(KeyLine, offset=(2, 0))
        await settle(pilot)
        assert len(page.done) == 3, "what does not apply now is not done"
