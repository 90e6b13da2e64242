"""A call for help that is made again, or could not be kept."""

import pytest

from screens.pupil.along import Along
from screens.pupil.help_line import ONE_CALL, HelpLine
from screens.pupil.help_now import TRIES_EVERY, HelpPage
from screens.widgets.tile import Tile
from store.errors import DiskFull
from store.letterbox import alerts
from store.letterbox.letterbox import Letterbox
from store.letterbox.told import Told
from store.worries import triage
from tests.made_up import School
from tests.screens.pupil.calling_help import HERE, RUNG, SEEN, confirm, page_of, worries
from tests.screens.pupil.stage import Seconds, Stage


async def test_help_can_be_asked_for_again_from_its_own_page(school: School) -> None:
    app = Stage()
    async with app.run_test() as pilot:
        await app.show(confirm(school))
        await pilot.press("enter", "enter", "ctrl+n")
        await pilot.pause()
        assert len(app.heard_of(HelpPage.HelpNow)) == 1


def test_repeats_within_ten_minutes_are_one_alert_with_a_count(school: School) -> None:
    seconds = Seconds()
    line = HelpLine(seconds)
    first = line.ask(school.intake, None, "Oak", school.now)
    seconds.now += ONE_CALL - 1
    again = line.ask(school.intake, None, "Oak", school.now)
    assert (again.envelope, line.count) == (first.envelope, 2)
    (worry,) = worries(school.sign_in("Mrs Adeyemi"), school)
    assert worry.repeats == 1
    seconds.now += 1
    assert line.ask(school.intake, None, "Oak", school.now).envelope != first.envelope


def test_a_call_that_somebody_saw_or_from_elsewhere_rings_anew(school: School) -> None:
    line = HelpLine(Seconds())
    first = line.ask(school.intake, None, "Oak", school.now)
    second = line.ask(school.intake, None, "Acorn", school.now)
    assert second.envelope != first.envelope
    session = school.sign_in("Mrs Adeyemi")
    for worry in worries(session, school):
        triage.see(session, session.drawer("safeguarding"), worry, school.now)
    assert line.state(school.intake) == alerts.SEEN
    assert line.ask(school.intake, None, "Acorn", school.now).envelope != second.envelope


def test_words_of_a_repeat_go_to_their_own_readers(school: School) -> None:
    line = HelpLine(Seconds())
    line.ask(school.intake, Along(Told(words="first")), "Oak", school.now)
    kept_from = (school.people["Mr Patel"],)
    about_him = Along(Told(words="about him", kept_from=kept_from))
    line.ask(school.intake, about_him, "Oak", school.now)
    patel = {worry.told.words for worry in worries(school.sign_in("Mr Patel"), school)}
    adeyemi = {worry.told.words for worry in worries(school.sign_in("Mrs Adeyemi"), school)}
    assert (patel, adeyemi) == ({"first"}, {"first", "about him"})


async def test_a_call_that_cannot_be_kept_claims_nothing_and_can_be_tried_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("full")

    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(Letterbox, "post", full)
            await app.show(confirm(school, told=Told(words="help me")))
            await pilot.press("enter")
            await pilot.pause()
            assert "Tell a grown-up you trust." in app.shown()
            assert "It did not go in the box." in app.shown()
            assert not any(words in app.shown() for words in (HERE, RUNG, SEEN))
            await pilot.press("1")
            await pilot.pause()
            assert HERE not in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert HERE in app.shown()
        assert not app.screen.query_one("#again", Tile).display
    (worry,) = worries(school.sign_in("Mrs Adeyemi"), school)
    assert worry.told.words == "help me"


async def test_a_call_that_could_not_be_kept_tries_again_by_itself(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("full")

    app = Stage()
    async with app.run_test() as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(Letterbox, "post", full)
            await app.show(confirm(school))
            await pilot.press("enter")
            await pilot.pause()
            assert page_of(app).state == ""
        for _ in range(TRIES_EVERY):
            page_of(app).tick()
        assert page_of(app).state == alerts.HERE
