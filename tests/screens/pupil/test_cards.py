"""The five cards and their question: calm, kind, and nothing of it is kept."""

import pytest

from screens.looks import Look
from screens.pupil.card import CARDS
from screens.pupil.cards import Cards
from screens.pupil.sentences import Sentences
from screens.pupil.welcome import Welcome
from screens.widgets.plain import PlainText
from tests.screens.pupil.every_page import stage
from tests.screens.pupil.walks import SIZE, Make, Walk, click, press

FIRST = "Your name and your home are yours."
QUESTION = "What can you do?"


async def test_card_by_card_to_the_question(make: Make) -> None:
    app = Walk(make("younger"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "6")
        assert FIRST in app.shown()
        await press(pilot, *["enter"] * (len(CARDS) - 1))
        assert "Tell a grown-up you trust." in app.shown()
        await press(pilot, "enter")
        assert QUESTION in app.shown()
        await press(pilot, "backspace", "1")
        assert FIRST in app.shown()
        await press(pilot, "backspace")
        assert isinstance(app.screen, Welcome)


@pytest.mark.parametrize(
    ("answer", "kind", "after"),
    [("Tell a grown-up", "Good thinking!", Welcome), ("Say it", "Look again.", Cards)],
)
async def test_every_answer_is_met_kindly(
    make: Make, answer: str, kind: str, after: type[Cards | Welcome]
) -> None:
    school = make("younger")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "6", "5", "enter")
        await click(pilot, answer)
        assert kind in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, after)
    assert school.home.letterbox.head.counter == 0


async def test_what_a_card_warns_of_is_large_and_its_title_no_larger(make: Make) -> None:
    app = stage(make("older"), Look(large=True))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "6")
        for place in range(len(CARDS)):
            await press(pilot, str(place + 1))
            await pilot.pause()
            title, *lines = app.screen.query(".sentences > *").results(PlainText)
            large = {line.letters for line in lines}
            assert len(large) == 1
            assert None not in large
            assert title.letters in {None, *large}
        # A page may go before it was drawn: what was to be done then is not done any more.
        said = app.screen.query_one(Sentences)
        await said.remove()
        said._fit_unless_done()
