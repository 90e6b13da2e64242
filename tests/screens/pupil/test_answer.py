"""Coming back with four pictures: what is found, by keys and by mouse."""

import pytest

from assets.catalogues import catalogue
from assets.tongue import Tongue, speak
from screens.pupil.add_more import AddMore
from screens.pupil.answer import ComeBack
from screens.pupil.peg_tile import PegTile
from screens.widgets.plain import PlainText
from screens.widgets.spoken import spoken as aloud
from store.letterbox.receipts import Sentence
from tests.contrast import too_faint
from tests.languages import spoken
from tests.made_up import School
from tests.screens.pupil.coming_back import (
    CODE,
    KEYS,
    answered,
    come_back,
    enter,
    told,
)
from tests.screens.pupil.stage import HOSTILE, Stage, settle


async def test_an_answer_is_found_with_the_keyboard_alone(school: School) -> None:
    answered(school, told(school), "We have read it.")
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *KEYS)
        for words in ("Here is your answer.", "We have read it.", "Mrs Adeyemi wrote this to you."):
            assert words in app.shown()
        await pilot.press("3")
        await pilot.pause()
        assert app.heard_of(ComeBack.HideNow)


async def test_an_answer_is_found_with_the_mouse_alone(school: School) -> None:
    answered(school, told(school), "We have read it.")
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        tiles = {tile.value: tile for tile in app.screen.query(PegTile)}
        for name in CODE:
            await pilot.click(tiles[name])
        await pilot.click("#next")
        await settle(pilot)
        assert "We have read it." in app.shown()
        await pilot.click("#add-name")
        await pilot.pause()
        assert isinstance(app.screen, AddMore)


async def test_long_answers_leave_room_for_what_can_be_done_and_are_scrolled_by_keyboard(
    school: School,
) -> None:
    sent = told(school)
    for number in range(4):
        answered(school, sent, f"Answer {number}.")
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *KEYS)
        for words in ("Answer 3.", "Add more words", "Add my name", "Done"):
            assert words in app.shown()
        replies = app.screen.query_one(".replies")
        assert not replies.has_focus
        for _ in range(10):
            await pilot.press(*["tab"] * (not replies.has_focus))
        await pilot.press("end")
        await settle(pilot)
        assert replies.scroll_y == replies.max_scroll_y > 0


POLISH = Tongue("pl", {id: draft.words for id, draft in catalogue("pl").drafts.items()})
FIND = Sentence("reply.find", "Miss Lee", "It is in the hall. {name}[b]")
IN_ENGLISH = "Miss Lee will find you to talk. It is in the hall. {name}[b]"


def said(app: Stage, place: str = ".reply") -> list[str]:
    return [str(shown.text) for shown in app.screen.query(f"{place} PlainText").results(PlainText)]


async def test_who_reads_another_language_reads_the_fixed_sentence_in_it(school: School) -> None:
    answered(school, told(school), IN_ENGLISH, made_of=FIND)
    app = Stage()
    with spoken(POLISH):
        async with app.run_test(size=(80, 24)) as pilot:
            await app.show(come_back(school))
            await pilot.pause()
            await enter(pilot, *KEYS)
            assert said(app) == [
                "Znajdzie cię Miss Lee, żeby porozmawiać.",
                "Tę linijkę pisze Mrs Adeyemi:",
                "It is in the hall. {name}[b]",
                "Pisze do ciebie: Mrs Adeyemi.",
            ]
            heard = [part.words for part in aloud(app.screen)]
            assert "Znajdzie cię Miss Lee, żeby porozmawiać." in heard
            assert not any("hall" in words for words in heard)
            overheard = [part.id for part in aloud(app.screen, overheard=True)]
            assert "reply.find" not in overheard
            # The child changes the language while the answer is there.
            speak(Tongue())
            assert isinstance(app.screen, ComeBack)
            app.screen.say_again()
            await settle(pilot)
            assert said(app) == [
                "Miss Lee will find you to talk.",
                "It is in the hall. {name}[b]",
                "Mrs Adeyemi wrote this to you.",
            ]


@pytest.mark.parametrize(
    "made_of",
    [
        Sentence(),
        Sentence("reply.of_a_newer_program", "Miss Lee", "It is in the hall."),
        Sentence("older.welcome.title"),
        Sentence("reply.find"),
    ],
)
async def test_what_the_program_cannot_put_is_read_as_it_was_written(
    school: School, made_of: Sentence
) -> None:
    answered(school, told(school), "We look for your hat.", made_of=made_of)
    app = Stage()
    with spoken(POLISH):
        async with app.run_test(size=(80, 24)) as pilot:
            await app.show(come_back(school))
            await pilot.pause()
            await enter(pilot, *KEYS)
            assert said(app)[0] == "We look for your hat."


@pytest.mark.parametrize("size", [(100, 30), (104, 34), (120, 40), (160, 40), (200, 60)])
async def test_nothing_is_cut_off_in_larger_windows(school: School, size: tuple[int, int]) -> None:
    app = Stage()
    async with app.run_test(size=size) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        go = app.screen.query_one("#next")
        assert go.region.bottom <= app.screen.query_one(".always").region.y
        assert app.screen.find_widget(go).visible_region == go.region


async def test_without_an_answer_it_says_so_and_the_newest_comes_first(school: School) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *KEYS)
        assert "There is no answer yet." in app.shown()
        answered(school, sent, "The older one")
        answered(school, sent, "The newer one")
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *KEYS)
        assert app.shown().index("The newer one") < app.shown().index("The older one")


async def test_hostile_answers_are_only_words(school: School) -> None:
    sent = told(school)
    for words in HOSTILE:
        answered(school, sent, words, sender=words)
    app = Stage()
    async with app.run_test(size=(120, 60)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *KEYS)
        assert "\x1b" not in app.shown()
        shown = list(app.screen.query(".reply-words").results(PlainText))
        assert [each.text for each in shown] == list(reversed(HOSTILE))
        for each in shown:
            await pilot.click(each)
        await pilot.pause()
        assert app.is_running
        assert app.heard == []


async def test_the_keys_for_hiding_help_and_back_work(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.press("escape", "ctrl+n", "ctrl+b")
        await pilot.pause()
        assert app.heard_of(ComeBack.HideNow)
        assert app.heard_of(ComeBack.HelpNow)
        assert app.results == [None]


@pytest.mark.parametrize(
    ("theme", "size"), [("light", (80, 24)), ("cream", (120, 40)), ("high-contrast", (80, 24))]
)
async def test_everything_reads_well(school: School, theme: str, size: tuple[int, int]) -> None:
    answered(school, told(school), "We have read it.")
    app = Stage(theme)
    async with app.run_test(size=size) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await pilot.press(*KEYS[:-1])
        assert too_faint(app) == []
        await enter(pilot, "enter")
        assert too_faint(app) == []
        await pilot.press("1")
        await pilot.pause()
        assert too_faint(app) == []
