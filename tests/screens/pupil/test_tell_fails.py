"""Telling on a failing disk, in hostile words, too many words, and twice."""

import pytest
from textual import events

from screens.pupil import welcome
from screens.pupil.sent import Sent
from screens.pupil.tell import Tell
from screens.pupil.trouble import OutOfUse
from screens.pupil.welcome import Welcome
from screens.widgets.text_entry import LineEntry, TextEntry
from screens.widgets.tile import Tile
from store.errors import DiskFull, OutOfOrder
from store.letterbox.letterbox import Letterbox
from store.terminals import enrolment
from tests.screens.pupil.stage import HOSTILE, settle
from tests.screens.pupil.walks import SIZE, TO_ASK, TO_WORDS, Make, Walk, collected, press, told
from tests.store.changing import agreed


@pytest.mark.parametrize("error", [DiskFull, OutOfOrder])
async def test_a_failing_disk_claims_nothing_and_loses_nothing(
    make: Make, monkeypatch: pytest.MonkeyPatch, error: type[OutOfOrder]
) -> None:
    school = make("older")
    app = Walk(school)
    post = Letterbox.post

    def fail(*_: object) -> None:
        raise error("No.")

    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: keep me", *TO_ASK, "1")
        monkeypatch.setattr(Letterbox, "post", fail)
        await press(pilot, "enter")
        assert isinstance(app.screen, Tell)
        shown = app.shown()
        assert "keep me" in shown
        assert "lease tell a grown-up" in shown
        assert "Thank you" not in shown
        assert "Childline" in shown
        assert "Call 999." in shown
        await press(pilot, "enter")
        assert isinstance(app.screen, Tell)
        monkeypatch.setattr(Letterbox, "post", post)
        await press(pilot, "1")
        assert isinstance(app.screen, Sent)
    assert told(school).words == "keep me"


async def test_a_failing_disk_keeps_the_younger_answers(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = make("younger")
    app = Walk(school)

    def fail(*_: object) -> None:
        raise OutOfOrder("No.")

    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "1", "1")
        with monkeypatch.context() as broken:
            broken.setattr(Letterbox, "post", fail)
            await press(pilot, "2")
            assert "It did not go in the box." in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Sent)
    assert told(school).peg == "fox"


async def test_enter_pressed_twice_sends_once(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: once", *TO_ASK, "1")
        send = app.screen.query_one("#send", Tile)
        send.press()
        send.press()
        await settle(pilot)
    assert len(collected(school)) == 1


async def test_a_full_disk_is_said_before_typing(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = make("older")
    app = Walk(school)
    monkeypatch.setattr(school.intake, "ready", lambda: False)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1")
        assert isinstance(app.screen, OutOfUse)
        assert "The box is full." in app.shown()
        await press(pilot, "enter")
        assert isinstance(app.screen, Welcome)


async def test_a_withdrawn_terminal_sends_a_child_to_a_grown_up_before_typing(make: Make) -> None:
    school = make("older")
    here, public = school.home.device.id, school.home.desk.school
    agreed(school, "Mrs Adeyemi", "Ms Hart", enrolment.withdraw(public, here, 9))
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        shown = " ".join(app.shown().split())
        assert "This screen is not used" in shown
        assert "0800 1111" in shown
        assert "Call 999." in shown
        assert "Tell a grown-up" not in app.shown()
        await press(pilot, "1")
        assert isinstance(app.screen, Welcome)


async def test_a_terminal_withdrawn_while_a_child_stands_there_takes_nothing(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(welcome, "LOOK", 3600.0)  # else the page may be first
    school = make("older")
    here, public = school.home.device.id, school.home.desk.school
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        agreed(school, "Mrs Adeyemi", "Ms Hart", enrolment.withdraw(public, here, 9))
        await press(pilot, "1")
        assert isinstance(app.screen, OutOfUse)
        assert "This screen is not used" in app.shown()


async def test_hostile_words_are_kept_as_typed(make: Make) -> None:
    school, hostile = make("older"), "\n".join(HOSTILE)
    app = Walk(school)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS)
        app.screen.query_one(TextEntry).post_message(events.Paste(hostile))
        await press(pilot, "tab", "enter", "2")
        app.screen.query_one(LineEntry).post_message(events.Paste(hostile))
        await press(pilot, "enter", "1", "1")
        assert isinstance(app.screen, Sent)
    said = told(school)
    assert (said.words, said.name) == (hostile, " ".join(hostile.splitlines()))


async def test_too_many_words_are_cut_and_said(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS)
        app.screen.query_one(TextEntry).post_message(events.Paste("x" * 5000))
        await settle(pilot)
        assert "Not all of your words fit here." in app.shown()


async def test_the_next_child_finds_nothing(make: Make) -> None:
    app = Walk(make("older"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TO_WORDS, "words: mine", "escape", *TO_WORDS)
        await press(pilot, "ctrl+z", "ctrl+v", "ctrl+y")
        assert app.screen.query_one(TextEntry).value == ""
        assert app.clipboard == ""
