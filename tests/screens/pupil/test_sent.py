"""After Send: the thanks claim no more than is so, and the pictures bring the child back."""

import pytest

from screens.pupil.after import Online, Thanks, Topic, WhatToDo
from screens.pupil.receipt import Remember
from screens.pupil.sent import Sent
from screens.pupil.telling import Telling, fresh_telling
from screens.pupil.welcome import Welcome
from screens.widgets.picture import Picture
from screens.widgets.picture_code import PictureCodeView
from store.errors import OutOfOrder, Refused
from store.letterbox import sent as posted
from store.letterbox.readers import Readers
from store.letterbox.told import Told
from tests.made_up import NOW, School
from tests.room import without_room
from tests.screens.here import at
from tests.screens.pupil.stage import Stage, settle
from tests.screens.pupil.walks import SIZE, Make, Walk, click, collected, press

NO_NAME = ("1", "ctrl+f", "words: hi", "ctrl+f", "2", "ctrl+y", "2", "1")
"""An older child tells without a name, as far as the thanks."""


@pytest.fixture
def older(make: Make) -> School:
    """A school with one class of older pupils."""
    return make("older")


async def test_the_thanks_claim_no_time(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME)
        shown = app.shown()
        assert "It is in the box now." in shown
        assert "Please tell a grown-up yourself too." in shown
        assert "will find you" not in shown
        assert "0800 1111" in shown
        assert "will look" not in shown


async def test_the_four_pictures_bring_the_child_back(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME, "ctrl+f")
        await settle(pilot)
        pane = app.screen.query_one(Remember)
        names = pane.query_one(PictureCodeView).names
        assert all(name in app.shown() for name in names)
        await press(pilot, "1")
        assert app.screen.query(Remember)
        assert "but only on this computer." in app.shown()
        await press(pilot, "ctrl+f")
        assert app.screen.query(Topic)
    receipt = older.intake.look_up(older.intake.stretch(names))
    (worry,) = collected(older)
    assert receipt is not None
    assert receipt.subject == worry.id


async def test_pictures_nobody_saw_are_not_kept(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME)
        await settle(pilot)
        stretched = at(app, Sent)._stretched
        assert stretched is not None
        await press(pilot, "escape")
    assert older.intake.look_up(stretched.labels) is None


async def test_a_second_enter_does_not_lose_pictures_that_are_still_made(
    older: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sent, "_try_pictures", lambda _: None)
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME, "enter", "enter", "enter")
        assert app.screen.query(Remember)
        assert "Please do not go yet." in app.shown()


async def test_taken_pictures_are_tried_again(
    older: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Walk(older)
    answers = iter([False, False, True])
    monkeypatch.setattr(older.intake, "keep_receipt", lambda *_: next(answers))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME, "ctrl+f")
        while not app.screen.query("PictureCodeView"):
            await pilot.pause()
        assert next(answers, None) is None


async def test_without_a_free_code_none_is_promised(
    older: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise Refused("No codes left.")

    app = Walk(older)
    monkeypatch.setattr(older.intake, "keep_receipt", refuse)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME, "ctrl+f")
        await settle(pilot)
        assert "We have no four pictures just now." in app.shown()
        assert "Tell us again with your name" in " ".join(app.shown().split())
        await press(pilot, "ctrl+f")
        assert app.screen.query(Topic)


async def test_a_code_that_cannot_be_made_is_left_out(
    older: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OutOfOrder("No memory.")

    app = Walk(older)
    monkeypatch.setattr(older.intake, "stretch", fail)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME)
        await pilot.pause()
        await press(pilot, "ctrl+f")
        assert "We have no four pictures just now." in app.shown()
        assert "Tell us again with your name" in " ".join(app.shown().split())
        await press(pilot, "ctrl+f")
        assert app.screen.query(Topic)


async def test_a_topic_is_posted_to_the_telling(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME, "ctrl+f")
        await settle(pilot)
        await click(pilot, "I will remember them", "Online")
        assert app.screen.query(Online)
        await click(pilot, "A picture")
        assert "Don't send it on." in app.shown()
        await click(pilot, "Done")
        assert isinstance(app.screen, Welcome)
    (worry,) = collected(older)
    assert [(remark.kind, remark.text) for remark in worry.more] == [
        ("topic", "online"),
        ("online", "picture"),
    ]


async def test_a_topic_can_be_skipped(older: School) -> None:
    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME, "ctrl+f")
        await settle(pilot)
        await press(pilot, "ctrl+f", "0")
        assert isinstance(app.screen, Welcome)
    assert collected(older)[0].more == ()


async def test_a_topic_that_is_not_kept_is_not_thanked_for(
    older: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: str) -> None:
        raise OutOfOrder("No.")

    app = Walk(older)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *NO_NAME, "ctrl+f")
        await settle(pilot)
        monkeypatch.setattr(older.intake, "add", fail)
        await press(pilot, "ctrl+f", "5", "1")
        assert app.screen.query(WhatToDo)
        assert "Thank you" not in app.shown()
        assert "Don't answer it." in app.shown()


async def test_when_nobody_can_read_it_other_help_is_shown(older: School) -> None:
    sent = older.intake.post(Told(words="x"), NOW)
    nobody = posted.Sent(
        sent.envelope, sent.subject, sent.thread, "pupil", (), Readers((), "sheet:school", "chair")
    )
    app = Stage()
    async with app.run_test(size=SIZE) as pilot:
        telling = Telling(version="older", name="Sam")
        await app.show(Sent(older.intake, lambda: NOW, nobody, telling))
        await pilot.pause()
        assert app.screen.query(Thanks)
        assert "It may take a long time before it is read." in app.shown()
        assert "A grown-up opens the box" not in app.shown()
        assert "will find you" not in app.shown()


async def test_the_pictures_of_what_it_was_about_follow_the_window(make: Make) -> None:
    school = make("older")
    app = Walk(school)
    async with app.run_test(size=(200, 60)) as pilot:
        telling = fresh_telling(school.intake.school, "older")
        sent = school.intake.post(telling.told(), NOW)
        await app.push_screen(screen := Sent(school.intake, lambda: NOW, sent, telling))
        await screen._show(Topic(telling))
        await pilot.pause()
        large = screen.query(Picture).first().size.height
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen.query(Picture).first().size.height < large
        assert without_room(screen) == []
