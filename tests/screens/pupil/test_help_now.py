"""Help now: one key, one confirm, and never a claim that is not true."""

import pytest

from assets.catalogues import catalogue
from assets.tongue import Tongue
from screens.pupil.help_line import ONE_CALL, HelpLine
from screens.pupil.help_now import STAYS, TRIES_EVERY, HelpConfirm, HelpPage
from screens.pupil.welcome import Welcome
from screens.widgets.tile import Tile
from store.errors import DiskFull
from store.letterbox import alerts, collect
from store.letterbox.intake import Intake, Sent
from store.letterbox.letterbox import Letterbox
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from store.worries.worries import Worry
from tests.languages import spoken
from tests.made_up import School
from tests.screens.pupil.stage import HOSTILE, Seconds, Stage
from tests.screens.pupil.walks import Make, Walk, press

HERE = "It is kept in this box. No bell has rung yet."
RUNG = "A bell is ringing in the school office."
SEEN = "A grown-up in the school has seen it."


def confirm(
    school: School, line: HelpLine | None = None, told: Told | None = None, place: str = "Oak"
) -> HelpConfirm:
    return HelpConfirm(school.intake, lambda: school.now, told, place, line or HelpLine())


def worries(session: Session, school: School) -> list[Worry]:
    """Collect, and return every worry this session can read, from whichever drawer."""
    collect.collect(session, school.now)
    return [drawer.get(row.subject) for drawer in session.shared() for row in drawer.rows("worry")]


def ring(school: School, sent: Sent, state: str = alerts.RUNG) -> None:
    keys = school.home.device.keys
    alerts.mark(school.home.desk.db, sent.envelope, state, keys, school.now)


def page_of(app: Stage) -> HelpPage:
    assert isinstance(app.screen, HelpPage)
    return app.screen


async def test_one_key_and_one_confirm_call_for_help(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(confirm(school, told=Told(words="he is here")))
        await pilot.press("enter")
        await pilot.pause()
        for words in ("Tell a grown-up you trust.", "You can show them this page.", HERE):
            assert words in app.shown()
        assert "999" in app.shown()
        assert "0800 1111" in app.shown()
        assert RUNG not in app.shown()
        assert len(app.heard_of(HelpConfirm.Called)) == 1
    (worry,) = worries(school.sign_in("Mrs Adeyemi"), school)
    assert (worry.help_now, worry.place, worry.told.words) == (
        True,
        "Office (a child of Oak)",
        "he is here",
    )


async def test_help_is_called_with_the_mouse_alone(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(confirm(school))
        await pilot.pause()
        await pilot.click("#yes")
        await pilot.pause()
        await pilot.click("#done")
        assert app.heard_of(HelpPage.HideNow)
    assert school.home.letterbox.waiting().urgent == 1


@pytest.mark.parametrize("key", ["2", "backspace", "ctrl+b"])
async def test_no_goes_back_and_sends_nothing(school: School, key: str) -> None:
    app = Stage()
    async with app.run_test() as pilot:
        await app.show(confirm(school))
        await pilot.press(key)
        await pilot.pause()
        assert app.results == [False]
    assert school.home.letterbox.waiting().urgent == 0


async def test_the_key_for_help_pressed_again_is_a_yes(school: School) -> None:
    app = Stage()
    async with app.run_test() as pilot:
        await app.show(confirm(school))
        await pilot.press("ctrl+n", "ctrl+n")
        await pilot.pause()
        assert isinstance(app.screen, HelpPage)
    assert school.home.letterbox.waiting().urgent == 1


@pytest.mark.parametrize(
    ("here", "class_name", "place"),
    [
        (True, "Acorn", "Office (a child of Acorn)"),
        (True, "office ", "Office"),
        (False, "Acorn", "Acorn"),
        (False, "", "Office"),
    ],
)
async def test_who_is_called_is_sent_to_where_the_child_stands(
    school: School, here: bool, class_name: str, place: str
) -> None:
    """A child of Acorn may be in the library: whoever runs to Acorn finds nobody there."""
    HelpLine(here=here).ask(school.intake, None, class_name, school.now)
    (alert,) = alerts.unseen(
        school.home.desk.db, school.home.letterbox, school.intake.school, school.home.device.keys
    )
    assert alert.place.place == place


async def test_without_a_class_the_place_is_the_terminals(school: School) -> None:
    sent = HelpLine().ask(school.intake, None, "  ", school.now)
    unseen = alerts.unseen(
        school.home.desk.db, school.home.letterbox, school.intake.school, school.home.device.keys
    )
    assert [(alert.envelope, alert.place.place) for alert in unseen] == [(sent.envelope, "Office")]


async def test_the_page_says_how_far_it_has_come_and_never_more(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        line = HelpLine()
        await app.show(confirm(school, line))
        await pilot.press("enter")
        sent = line.ask(school.intake, None, "Oak", school.now)
        ring(school, sent)
        page_of(app).tick()
        await pilot.pause()
        assert RUNG in app.shown()
        assert SEEN not in app.shown()
        session = school.sign_in("Mr Patel")
        collect.collect(session, school.now)
        drawer = session.drawer("safeguarding")
        triage.see(session, drawer, drawer.get(sent.subject), school.now)
        page_of(app).tick()
        await pilot.pause()
        assert SEEN in app.shown()


async def test_a_state_that_cannot_be_read_claims_nothing_new(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(confirm(school))
        await pilot.press("enter")

        def broken(*_: object) -> str:
            raise DiskFull("full")

        monkeypatch.setattr(Intake, "help_state", broken)
        page_of(app).tick()
        await pilot.pause()
        assert HERE in app.shown()


async def test_after_a_while_the_page_says_nothing_to_whoever_walks_past(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(confirm(school))
        await pilot.press("enter")
        for _ in range(STAYS):
            page_of(app).tick()
        await pilot.pause()
        assert app.heard_of(HelpPage.HideNow)


async def test_after_done_the_ordinary_first_page_says_calmly_that_help_was_called(
    make: Make,
) -> None:
    app = Walk(make("younger"))
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.screen._line
        await app.push_screen(confirm(app.school, line))
        await press(pilot, "1", "1")
        app.screen.show_banner("")
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        assert "○ Help was called. It is kept here. No bell yet." in app.shown()
        assert all(words in app.shown() for words in ("Tell", "Something", "I am a grown-up"))
        app.screen.show_banner("Help now · please go to Acorn", urgent=True)
        await pilot.pause()
        assert "kept here" not in app.shown()


async def test_what_is_for_the_grown_up_is_in_english_and_the_rest_in_the_childs_language(
    school: School,
) -> None:
    words = {id: draft.words for id, draft in catalogue("pl").drafts.items()}
    app = Stage()
    with spoken(Tongue("pl", words)):
        async with app.run_test(size=(80, 24)) as pilot:
            await app.show(confirm(school))
            await pilot.press("enter")
            await pilot.pause()
            frame = [each.text for each in app.screen.query(".for-grown-up PlainText").results()]
            assert frame == ["Grown-up: a child needs you now.", f"○ {HERE}"]
            own = [each.text for each in app.screen.query(".for-child PlainText").results()]
            assert {words[f"older.help.page.{name}"] for name in ("here", "danger")} <= {*own}


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
    line.ask(school.intake, Told(words="first"), "Oak", school.now)
    kept_from = (school.people["Mr Patel"],)
    line.ask(school.intake, Told(words="about him", kept_from=kept_from), "Oak", school.now)
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


async def test_hide_works_from_both_pages(school: School) -> None:
    app = Stage()
    async with app.run_test() as pilot:
        await app.show(confirm(school))
        await pilot.press("escape")
        await pilot.press("1", "escape")
        await pilot.pause()
        assert len(app.heard_of(HelpPage.HideNow)) == 2


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_are_only_sent(school: School, words: str) -> None:
    app = Stage()
    async with app.run_test() as pilot:
        await app.show(confirm(school, told=Told(words=words), place=words))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HelpPage)
    (worry,) = worries(school.sign_in("Mrs Adeyemi"), school)
    assert (worry.told.words, worry.place) == (words, f"Office (a child of {words.strip()})")
