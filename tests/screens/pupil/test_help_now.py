"""Help now: one key, one confirm, and never a claim that is not true."""

import pytest

from assets.catalogues import catalogue
from assets.tongue import Tongue
from screens.pupil.help_line import HelpLine
from screens.pupil.help_now import STAYS, HelpConfirm, HelpPage
from screens.pupil.welcome import Welcome
from screens.widgets.plain import PlainText
from store.errors import DiskFull
from store.letterbox import alerts, collect
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from store.worries import triage
from tests.languages import spoken
from tests.made_up import School
from tests.screens.here import at
from tests.screens.pupil.calling_help import HERE, RUNG, SEEN, confirm, page_of, ring, worries
from tests.screens.pupil.stage import HOSTILE, Stage
from tests.screens.pupil.walks import Make, Walk, press


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


@pytest.mark.parametrize("words", ["he is here", " "])
async def test_who_typed_something_reads_that_it_goes_along(school: School, words: str) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(confirm(school, told=Told(words=words)))
        await pilot.pause()
        assert ("We will send what you wrote so far." in app.shown()) == bool(words.strip())


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
        line = at(app, Welcome)._line
        await app.push_screen(confirm(app.school, line))
        await press(pilot, "1", "1")
        at(app, Welcome).show_banner("")
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        assert "○ Help was called. It is kept here. No bell yet." in app.shown()
        assert all(words in app.shown() for words in ("Tell", "Something", "I am a grown-up"))
        app.screen.show_banner("Help now · please go to Acorn", urgent=True)
        await pilot.pause()
        assert "kept here" not in app.shown()


def words_in(app: Stage, part: str) -> list[str]:
    """Return every text of a part of the page."""
    return [each.text for each in app.screen.query(f"{part} PlainText").results(PlainText)]


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
            frame = words_in(app, ".for-grown-up")
            assert frame == ["Grown-up: a child needs you now.", f"○ {HERE}"]
            own = words_in(app, ".for-child")
            assert {words[f"older.help.page.{name}"] for name in ("here", "danger")} <= {*own}


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
