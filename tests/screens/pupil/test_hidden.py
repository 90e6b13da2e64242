"""What was hidden: nobody sees that it is there, and its last two words bring it back."""

import pytest

from screens.pupil.draft import Draft, last_words
from screens.pupil.tell import Tell
from screens.pupil.telling import Telling
from screens.pupil.welcome import Welcome
from tests.made_up import School
from tests.screens.pupil.stage import Seconds
from tests.screens.pupil.walks import SIZE, TO_WORDS, Make, Walk, press

TILE = "My earlier words"
HIDDEN = (*TO_WORDS, "words: Dogs bark", "ctrl+f", "3", "words: Sam", "escape")
"""An older child writes, says when and who it is, and hides."""


@pytest.fixture
def older(make: Make) -> School:
    """A school with one class of older pupils."""
    return make("older")


@pytest.fixture
def hidden() -> tuple[Draft, Telling, Seconds]:
    """A draft that waits, and the clock it goes by."""
    seconds, telling = Seconds(), Telling(version="older", words="My dog ate it")
    draft = Draft(seconds)
    draft.begin(telling)
    draft.keep(telling)
    return draft, telling, seconds


@pytest.mark.parametrize("version", ["younger", "older"])
async def test_nothing_shows_that_something_was_hidden_until_the_page_to_write_on(
    make: Make, version: str
) -> None:
    app = Walk(make(version))
    async with app.run_test(size=SIZE) as pilot:
        pages = []
        for hidden in (False, True):
            if hidden:
                app.draft.begin(kept := Telling(version="older", words="Dogs bark"))
                app.draft.keep(kept)
            for key in ("", "1", "ctrl+f"):
                await press(pilot, *[key] * bool(key))
                pages.append(app.shown())
            assert (TILE in app.shown()) == (hidden and version == "older")
            await press(pilot, "escape")
    assert pages[:2] == pages[3:5]
    assert (pages[2] == pages[5]) == (version == "younger")


async def test_its_last_two_words_bring_back_all_that_was_said(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *HIDDEN)
        assert isinstance(app.screen, Welcome)
        await press(pilot, *TO_WORDS, "words: now", "ctrl+t")
        assert "Dogs" not in app.shown()
        await press(pilot, "words: cats", "enter")
        assert "Those are not the last two words." in app.shown()
        await press(pilot, "words: dOGs  bark!", "enter")
        said = app.tell.telling
        assert app.tell.step == "words"
        assert (said.words, said.when, said.name) == ("Dogs bark\nnow", "another_day", "Sam")
        assert TILE not in app.shown()
        await press(pilot, "escape")
        assert app.draft.waiting


async def test_after_two_wrong_tries_it_is_gone_and_writing_goes_on(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *HIDDEN, *TO_WORDS, "words: now", "ctrl+t", "ctrl+b", "ctrl+t")
        await press(pilot, "words: a", "enter", "words: b", "ctrl+f")
        assert "That page is gone." in app.shown()
        assert not app.draft.waiting
        await press(pilot, "enter")
        assert (app.tell.step, app.tell.telling.words) == ("words", "now")
        assert TILE not in app.shown()


async def test_what_became_too_old_meanwhile_is_said_to_be_gone(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *HIDDEN, *TO_WORDS, "ctrl+t")
        app.seconds.now += 120
        await press(pilot, "words: dogs bark", "enter")
        assert "That page is gone." in app.shown()


@pytest.mark.parametrize("dots", [False, True])
async def test_the_last_words_are_hidden_where_the_page_was(older: School, dots: bool) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: Dogs bark", *["ctrl+d"] * dots, "escape")
        await press(pilot, *TO_WORDS, "ctrl+t", "words: cats")
        assert ("cats" in app.shown()) is not dots


async def test_nothing_typed_leaves_nothing_to_reopen(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "ctrl+f", "words:  ", "escape")
        assert not app.draft.waiting
        await press(pilot, "1")
        assert isinstance(app.screen, Tell)


async def test_a_sent_page_cannot_be_reopened(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(
            pilot, "1", "ctrl+f", "words: hi", "tab", "enter", "2", "enter", "1", "1", "escape"
        )
        assert isinstance(app.screen, Welcome)
        assert not app.draft.waiting


def test_a_draft_is_gone_after_two_minutes(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, _, seconds = hidden
    seconds.now += 119.9
    assert draft.waiting
    seconds.now += 0.1
    assert draft.reopen("ate it") is None
    assert not draft.waiting


def test_a_draft_opens_once(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, telling, _ = hidden
    assert draft.reopen(" Ate  IT. ") == telling
    assert draft.reopen("ate it") is None


def test_a_draft_forgets_after_two_wrong_words(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, _, _ = hidden
    assert draft.reopen("dog") is None
    assert draft.reopen("") is None
    assert draft.reopen("ate it") is None


def test_what_was_sent_is_not_kept_again(hidden: tuple[Draft, Telling, Seconds]) -> None:
    draft, telling, _ = hidden
    draft.wipe()
    draft.keep(telling)
    assert not draft.waiting


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("Mon Élan vital!", "elan vital"),
        ("they said don't  go", "dont go"),
        ("they said don’t go\n", "dont go"),
        ("«Hey» you", "hey you"),
        ("secretly", "secretly"),
        ("!!! ??? !!!", "??? !!!"),
        ("مرحبا بك", "مرحبا بك"),
        ("I feel very sad", "very sad"),
    ],
)
def test_the_last_words_are_what_a_child_would_call_them(words: str, last: str) -> None:
    assert last_words(words) == last


@pytest.mark.parametrize("words", [" \n ", "I", "I am", "hi", "\u202e", "I FEEL ", "somebody said"])
def test_what_anybody_could_guess_is_not_kept(words: str) -> None:
    telling, draft = Telling(version="older", words=words), Draft(Seconds())
    draft.begin(telling)
    draft.keep(telling)
    assert not draft.waiting


def test_a_smiley_at_the_end_may_be_typed_as_it_stood() -> None:
    draft = Draft()
    telling = Telling(words="I am so scared :(")
    draft.begin(telling)
    draft.keep(telling)
    assert draft.reopen("scared :(") == telling
