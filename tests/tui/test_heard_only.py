"""A language that no terminal can draw is heard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from assets import catalogues
from assets.catalogues import translatable
from assets.tongue import Tongue, speak, spoken_now
from screens.pupil.tell import Tell
from screens.widgets.plain import PlainText
from screens.widgets.spoken import spoken
from screens.widgets.tile import Tile
from store.terminals import settings
from tests.conftest import Copies
from tests.languages import ARABIC, accept_all, made_up_arabic
from tests.made_up import School
from tests.screens.pupil.walks import one_class
from tests.tui.tongue_stage import begins, keys, kiosk, words, worries


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    speak(Tongue())


@pytest.fixture
def arabic(copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school whose only class uses words, at a terminal that reads aloud."""
    monkeypatch.setattr(catalogues, "LANGUAGES", made_up_arabic(tmp_path / "languages"))
    school = copies(one_class("older"))
    accept_all(school, "ar", "younger")
    settings.put(school.home.desk.db, settings.SOUND, settings.HEADPHONES)
    return school


def is_heard(pilot: Pilot[Any]) -> bool:
    """Tell whether all of the page is heard in Arabic, while nothing of it is drawn."""
    children = {*translatable("younger")}
    parts = [part for part in spoken(pilot.app.screen) if part.id in children]
    drawn = "".join(words(pilot))
    return bool(parts) and all(part.tongue == "ar" for part in parts) and ARABIC not in drawn


async def test_what_cannot_be_drawn_is_heard_in_the_version_with_pictures(arabic: School) -> None:
    async with kiosk(arabic).run_test(size=(80, 24)) as pilot:
        assert pilot.app.screen.query_one("#globe", Tile).label == "Arabic"
        await keys(pilot, "8")
        assert spoken_now().code == "ar"
        assert "Tell" in words(pilot)  # as the younger version says it
        assert is_heard(pilot)
        await keys(pilot, "1")
        tell = pilot.app.screen
        assert isinstance(tell, Tell)
        assert tell.version == "younger"
        assert tell.query_one("#question", PlainText).text == "How do you feel?"
        assert is_heard(pilot)
        await keys(pilot, "1")
        assert is_heard(pilot)
        await keys(pilot, "2")
        assert "Thank you for telling." in words(pilot)
        assert is_heard(pilot)
        await keys(pilot, "escape")
        assert "Tell us something" in words(pilot)
    (worry,) = worries(arabic)
    assert (worry.told.language, worry.told.version) == ("ar", "younger")


async def test_a_class_may_begin_in_what_is_only_heard(arabic: School) -> None:
    begins(arabic, "Oak", "ar")
    async with kiosk(arabic).run_test(size=(80, 24)) as pilot:
        assert (spoken_now().code, is_heard(pilot)) == ("ar", True)
        await keys(pilot, "2")
        assert is_heard(pilot)


async def test_what_can_only_be_heard_is_offered_where_pages_are_read_aloud(
    arabic: School,
) -> None:
    settings.put(arabic.home.desk.db, settings.SOUND, "")
    async with kiosk(arabic).run_test(size=(80, 24)) as pilot:
        assert not pilot.app.screen.query_one("#globe").display
