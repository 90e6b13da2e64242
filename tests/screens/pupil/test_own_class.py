"""A terminal that is called after a class begins with that class: four keys to Sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assets.texts import wordlist
from screens.pupil.help_line import HelpLine
from screens.pupil.round import Round
from screens.pupil.sent import Sent
from screens.pupil.tell import Tell
from store.home import Home
from store.letterbox.intake import Intake
from store.school import set_up
from tests.made_up import CHEAP, NOW, OAKFIELD, School
from tests.screens.pupil.walks import PEGS, SIZE, Walk, press, told


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[School]:
    """A school of two classes with pictures, whose terminal is called after Acorn."""
    with Home(tmp_path / "home", CHEAP) as home:
        prepared = set_up.prepare(home, OAKFIELD, wordlist(), PEGS)
        set_up.commit(home, prepared, NOW)
    people = {person.name: person.id for person in prepared.public.people}
    made = School(tmp_path / "home", people, dict(prepared.pins), dict(prepared.sheets))
    acorn = made.intake.school.classes[0]
    monkeypatch.setattr(Intake, "own_class", property(lambda self: acorn))
    yield made
    made.close()


async def test_four_keys_from_the_first_page_to_sent(school: School) -> None:
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "2", "2")
        assert isinstance(app.screen, Sent)
    found = told(school)
    assert (found.class_name, found.peg, found.feeling) == ("Acorn", PEGS[0], "scared")


async def test_a_child_of_another_class_goes_back_and_says_so(school: School) -> None:
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "ctrl+b", "2")
        assert isinstance(app.screen, Tell)
        assert (app.screen.telling.class_name, app.screen.step) == ("Oak", "promise")


async def test_something_good_and_the_round_know_the_class_as_well(school: School) -> None:
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "5")
        assert "Mr Okafor" in app.shown()
        await press(pilot, "escape")
        app.push_screen(Round(school.intake, lambda: NOW, HelpLine()))
        await pilot.pause()
        assert "Every child has a turn" in app.shown()
