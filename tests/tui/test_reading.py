"""Read to me: only where it is switched on, only the page's own words, until any key."""

from typing import Any

import pytest
from textual.pilot import Pilot

from assets.texts import Part, text
from screens.pupil.help_now import HelpConfirm
from screens.pupil.slip import Slip
from screens.pupil.tell import Tell
from screens.pupil.welcome import Welcome
from screens.widgets.form import Form
from screens.widgets.spoken import spoken
from screens.widgets.text_entry import TextEntry
from store.terminals import settings
from tests.made_up import NOW, School
from tests.screens.here import at
from tests.tui.conftest import apart
from tests.tui.speech.sounding import Machine, machine
from tui.kiosk import Kiosk
from tui.speech.speech import Speech

__all__ = ["machine"]


def kiosk(school: School, sound: str = "headphones") -> Kiosk:
    settings.put(school.home.desk.db, settings.SOUND, sound)
    return Kiosk(school.home, lambda: NOW, seconds=apart())


async def keys(pilot: Pilot[Any], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[list[Part]]:
    heard: list[list[Part]] = []
    monkeypatch.setattr(Speech, "say", lambda self, parts: heard.append(list(parts)))
    return heard


def is_quiet(app: Kiosk) -> bool:
    """Has what was read aloud stopped?"""
    speech = app._reading._speech
    assert speech is not None, "nothing was ever read"
    return not speech.speaking


def ids(parts: list[Part]) -> list[str]:
    return [part.id for part in parts]


async def test_a_page_is_read_in_its_order_by_key_and_by_tile(
    school: School, machine: Machine, said: list[list[Part]]
) -> None:
    machine.has_player()
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "1", "ctrl+r")
        await pilot.click("#read")
        await pilot.pause()
    names = ("title", "sad", "scared", "cross", "unknown")
    assert ids(said[0]) == [f"younger.feel.{name}" for name in names]
    assert said == [said[0], said[0]]


async def test_what_was_typed_is_never_among_what_is_read(
    school: School, machine: Machine, said: list[list[Part]]
) -> None:
    machine.has_player()
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "2", "enter")
        typed = text("younger.feel.sad")
        pilot.app.screen.query_one(TextEntry).insert(typed)
        await keys(pilot, "ctrl+r")
        await keys(pilot, "tab", "enter", "3", "S", "a", "m", "enter", "1", "ctrl+r")
        assert isinstance(pilot.app.screen, Tell)
        assert pilot.app.screen.step == "look"
    words = {part.words for page in said for part in page}
    assert "older.send.title" in ids(said[-1])
    assert words.isdisjoint({str(typed), "Sam"})


@pytest.mark.parametrize("sound", ["headphones", "speaker"])
async def test_a_childs_own_answers_are_read_to_it_alone(
    school: School, machine: Machine, said: list[list[Part]], sound: str
) -> None:
    machine.has_player()
    async with kiosk(school, sound).run_test(size=(80, 24)) as pilot:
        for key in ("1", "2", "enter", "tab", "enter", "3", "enter", "0", "2", "ctrl+r"):
            await keys(pilot, key)
        await keys(pilot, "1", "ctrl+r")
    asking, look = said
    assert "older.ask.title" in ids(asking)
    alone = sound == "headphones"
    assert ("older.not_see.chosen" in ids(asking)) == alone
    assert ("older.when.another_day" in ids(look)) == alone
    assert "older.send.title" in ids(look)


async def test_names_from_the_schools_list_are_read(
    school: School, machine: Machine, said: list[list[Part]]
) -> None:
    machine.has_player()
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "ctrl+r")
    assert [part.words for part in said[0]][1:3] == ["Acorn", "Oak"]


@pytest.mark.parametrize("sound", ["", "headphones"])
async def test_where_it_is_off_or_nothing_plays_nobody_is_offered_it(
    school: School, machine: Machine, said: list[list[Part]], sound: str
) -> None:
    if not sound:
        machine.has_player()
    async with kiosk(school, sound).run_test(size=(80, 24)) as pilot:
        assert not pilot.app.screen.query_one("#read").display
        await keys(pilot, "ctrl+r")
    assert said == []


async def test_any_key_stops_it_and_nobody_is_gone_while_it_lasts(
    school: School, machine: Machine
) -> None:
    machine.has_voice()
    machine.has_slow_player()
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", "1", "ctrl+r")
        machine.wait_for_player()
        app.count_idle(1000)
        assert isinstance(app.screen, Tell)
        await keys(pilot, "ctrl+r")  # stops, and does not begin again
        assert is_quiet(app)
        app._tick()
        for _ in range(3):
            app.count_idle(1000)
        assert isinstance(app.screen, Welcome)


@pytest.mark.parametrize(
    ("way", "stops", "step"),
    [
        (("2", "enter", "tab", "enter", "3", "enter", "2"), ("space", "enter", "1"), "look"),
        (("2", "enter", "tab", "enter"), ("space", "enter", "1"), "when"),
        (("1", "5", "3"), ("2", "1", "enter"), "when"),
    ],
)
async def test_what_stops_it_sends_and_chooses_nothing(
    school: School, machine: Machine, way: tuple[str, ...], stops: tuple[str, ...], step: str
) -> None:
    machine.has_voice()
    machine.has_slow_player()
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "1", *way)
        for stop in stops:
            await keys(pilot, "ctrl+r")
            machine.wait_for_player()
            await keys(pilot, stop)
            assert is_quiet(app)
            assert at(app, Tell).step == step
        assert school.home.letterbox.waiting().count == 0
        await keys(pilot, "ctrl+r", "ctrl+n")
        assert isinstance(app.screen, HelpConfirm)
        for stop in ("enter", "1", "ctrl+n"):
            await keys(pilot, "ctrl+r", stop)
            assert isinstance(app.screen, HelpConfirm)
        await keys(pilot, "ctrl+r", "escape")
        assert isinstance(app.screen, Welcome)
    assert school.home.letterbox.waiting().count == 0


async def test_what_stops_it_hands_in_no_slip(school: School, machine: Machine) -> None:
    machine.has_voice()
    machine.has_slow_player()
    app = kiosk(school)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Slip(school.intake, lambda: NOW))
        await keys(pilot, "1")
        form = app.screen.query_one(Form)
        form._rows["what"].entry.value = "Her lip is cut"
        for _ in range(2):
            await keys(pilot, "ctrl+r")
            machine.wait_for_player()
            await keys(pilot, "ctrl+s")
            assert is_quiet(app)
            assert app.screen.query(Form)
        await keys(pilot, "ctrl+s", "ctrl+r")
        machine.wait_for_player()
        await keys(pilot, "1")
        assert app.screen.query("#send")
        assert school.home.letterbox.waiting().count == 0
        await keys(pilot, "1")
    assert school.home.letterbox.waiting().count == 1


async def test_every_pupil_page_offers_it(school: School, machine: Machine) -> None:
    machine.has_player()
    async with kiosk(school).run_test(size=(80, 24)) as pilot:
        for key in ("", "3", "escape", "2", "escape", "4", "escape", "1", "2", "enter", "ctrl+n"):
            if key:
                await keys(pilot, key)
            tile = pilot.app.screen.query_one("#read")
            assert tile.display
            assert tile.region.area
            assert spoken(pilot.app.screen)
