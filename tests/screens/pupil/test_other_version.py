"""Changing between words and pictures, or to another class, takes back nothing that was said."""

import pytest

from screens.pupil.help_now import HelpPage
from screens.pupil.sent import Sent
from screens.pupil.telling import Telling
from screens.pupil.version import OLDER, YOUNGER
from tests.conftest import Copies
from tests.made_up import OAKFIELD, School
from tests.screens.pupil.walks import PEGS, SIZE, Walk, press
from tests.what_is_opened import only_without

WORDS = "mr patel hits me"
TYPED = ("1", "2", "ctrl+f", f"words: {WORDS}")
DECIDED = (*TYPED, "ctrl+f", "2", "words: Sam", "ctrl+f", "enter")
"""Mr Patel, whom the words name, is left out."""
LOOKED = (*DECIDED, "2")
FAR = {
    "words": (TYPED, 1),
    "who": ((*TYPED, "ctrl+f", "2"), 3),
    "ask": (DECIDED, 5),
    "look": (LOOKED, 6),
}
"""How far a child came, and how many pages back the other version is offered."""
ENDS: dict[str, tuple[str, ...]] = {
    "pictures": ("0", "1", "1", "2", "enter"),
    "now": ("0", "1", "1", "1", "enter"),
    "there and back": ("0", "0", "ctrl+f", "ctrl+f", "2", "ctrl+f", "enter", "1", "1"),
    "another class": ("ctrl+b", "1", "1", "1", "2", "enter"),
}


@pytest.fixture
def school(copies: Copies) -> School:
    return copies(OAKFIELD, PEGS[:4])


@pytest.mark.parametrize("far", FAR)
@pytest.mark.parametrize("end", ENDS)
async def test_whoever_was_left_out_stays_so_and_the_words_go_along(
    school: School, far: str, end: str
) -> None:
    keys, back = FAR[far]
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert app.tell.step == far
        await press(pilot, *["ctrl+b"] * back)
        *ways, last = ENDS[end]
        await press(pilot, *ways)
        if not isinstance(app.screen, Sent | HelpPage):
            await press(pilot, last)
        assert isinstance(app.screen, Sent | HelpPage)
    worry = only_without(school, WORDS)
    assert worry.told.name == ("Sam" if far in ("ask", "look") else "")


async def test_help_called_in_pictures_takes_the_words_and_says_so(school: School) -> None:
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TYPED, "ctrl+b", "0", "1", "1")
        assert app.tell.step == "when"
        assert "Your words go in the box too." in app.shown()
        so_far = app.tell.so_far
        assert so_far is not None
        await press(pilot, "escape")
        assert app.draft.waiting
    school.intake.help_now(so_far.told, "Office", school.now)
    assert only_without(school, WORDS).told.version == YOUNGER


def test_what_was_hidden_and_what_was_said_since_are_both_kept(school: School) -> None:
    patel, hart = school.people["Mr Patel"], school.people["Ms Hart"]
    hidden = Telling(OLDER, words="they hit me", left_out=(hart,), name="Sam", peg="fox")
    since = Telling(YOUNGER, words="and him", left_out=(patel,), asks_for=hart, asked=True)
    since.take_up(hidden)
    assert since.left_out == (hart, patel)
    told = since.told()
    assert (told.words, told.name, told.peg) == ("they hit me\nand him", "Sam", "fox")
    assert (told.asks_for, since.asked, since.version) == ("", False, OLDER)
    for one in (hart, patel):
        since.let_in(one, school.intake.school)
    assert list(since.left_out) == []


async def test_a_picture_and_a_face_go_along_with_words_until_the_child_takes_them_back(
    school: School,
) -> None:
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "2", "1", "ctrl+b", "ctrl+b", "0")
        await press(pilot, "ctrl+f", "words: hi", "ctrl+f")
        assert app.tell.step == "feel"
        await press(pilot, "enter", "2", "ctrl+f", "1")
        assert app.tell.step == "look"
        shown = app.shown()
        assert "How I feel: Sad" in shown
        peg = app.tell.telling.peg
        assert f"Who I am: {peg}, Acorn" in shown
        await press(pilot, "4", "ctrl+y")
        assert (app.tell.step, app.tell.telling.peg) == ("look", "")
