"""Coming back with four pictures: what is shown, what can be added, and the slowing down."""

import pytest
from textual.pilot import Pilot

from screens.pupil.add_more import AddMore
from screens.pupil.answer import ComeBack
from screens.pupil.tries import FREE, Tries
from screens.widgets.picture import picture_names
from screens.widgets.picture_code import PictureTile
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry, TextEntry
from screens.widgets.tile import Tile
from store import collect, receipts
from store.errors import OutOfOrder
from store.intake import Intake, Sent
from store.letterbox import Letterbox
from store.receipts import Reply
from store.worries import Told, Worry
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.pupil.stage import HOSTILE, Seconds, Stage, settle

PEGS = picture_names("pegs")
CODE = PEGS[:4]
KEYS = (*["enter", "right"] * 3, "enter", "enter")
"""The code by keyboard, from the first picture to Next."""
WRONG = (*["right", "enter"] * 4, "enter")


def told(school: School, words: str = "first words") -> Sent:
    """A child told something and remembers CODE."""
    sent = school.intake.post(Told(words=words, version="older"), school.now, with_receipt=True)
    assert sent.receipt is not None
    labels = school.intake.stretch(CODE)
    assert school.intake.keep_receipt(sent.receipt, labels, school.now)
    return sent


def answered(school: School, sent: Sent, text: str, sender: str = "Mrs Adeyemi") -> None:
    assert sent.receipt is not None
    reply = Reply(sender, school.now.isoformat(), text)
    seal = sent.receipt.keys.seal
    receipts.answer(school.home.desk.db, sent.receipt.id, seal, reply)


def come_back(school: School, tries: Tries | None = None) -> ComeBack:
    return ComeBack(school.intake, lambda: school.now, tries or Tries(Seconds()))


def worry(school: School, sent: Sent) -> Worry:
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, school.now)
    found = session.drawer("safeguarding").get(sent.subject)
    assert isinstance(found, Worry)
    return found


async def enter(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


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
        tiles = {tile.value: tile for tile in app.screen.query(PictureTile)}
        for name in CODE:
            await pilot.click(tiles[name])
        await pilot.click("#code-go")
        await settle(pilot)
        assert "We have read it." in app.shown()
        await pilot.click("#add-name")
        await pilot.pause()
        assert isinstance(app.screen, AddMore)


async def test_all_pictures_and_every_key_fit_the_smallest_window(school: School) -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        for words in ("Choose your four pictures", "cloud", "Take back", "Next", "Back"):
            assert words in app.shown()
        assert "I need help now" in app.shown()
        assert "Hide" in app.shown()
        assert "▀" in app.shown()
        assert too_faint(app) == []


@pytest.mark.parametrize("size", [(100, 30), (104, 34), (120, 40), (160, 40), (200, 60)])
async def test_nothing_is_cut_off_in_larger_windows(school: School, size: tuple[int, int]) -> None:
    app = Stage()
    async with app.run_test(size=size) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        go = app.screen.query_one("#code-go")
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


async def test_more_words_and_a_name_reach_the_same_reader(school: School) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *KEYS)
        await pilot.press("1")
        await pilot.press(*"more", "enter", *"words", "ctrl+s", "ctrl+s")
        await pilot.pause()
        assert "Thank you. We have put it in the box too." in app.shown()
        assert "more" not in app.shown()
        await pilot.press("enter", "2")
        await pilot.press(*"Mia", "enter")
        await pilot.pause()
        assert "Thank you." in app.shown()
    found = worry(school, sent)
    assert [(remark.kind, remark.text) for remark in found.more] == [
        ("words", "more\nwords"),
        ("name", "Mia"),
    ]
    assert found.name == "Mia"


async def test_tab_and_enter_send_what_was_typed(school: School) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        assert sent.receipt is not None
        await app.show(AddMore(school.intake, lambda: school.now, sent.receipt, "words"))
        await pilot.press(*"more", "tab", "enter")
        await pilot.pause()
        assert "Thank you. We have put it in the box too." in app.shown()
    assert [remark.text for remark in worry(school, sent).more] == ["more"]


async def test_nothing_typed_is_nothing_sent(school: School) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test() as pilot:
        assert sent.receipt is not None
        await app.show(AddMore(school.intake, lambda: school.now, sent.receipt, "words"))
        await pilot.press("space", "ctrl+s", "ctrl+b")
        await pilot.pause()
        assert app.results == [False]
    assert worry(school, sent).more == ()


async def test_words_that_cannot_be_kept_stay_on_the_page(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OutOfOrder("no")

    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        assert sent.receipt is not None
        await app.show(AddMore(school.intake, lambda: school.now, sent.receipt, "words"))
        await pilot.press(*"stay")
        with monkeypatch.context() as patch:
            patch.setattr(Letterbox, "post", broken)
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert "It did not go in the box." in app.shown()
            assert "Please tell a grown-up yourself." in app.shown()
            assert "stay" in app.shown()
        await pilot.click("#send")
        await pilot.pause()
        assert "Thank you." in app.shown()
    assert [remark.text for remark in worry(school, sent).more] == ["stay"]


async def test_wrong_pictures_are_not_found_and_can_be_tried_again(school: School) -> None:
    told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *WRONG)
        assert "We can't find those pictures." in app.shown()
        await pilot.press("1")
        await pilot.pause()
        await enter(pilot, *KEYS)
        assert "There is no answer yet." in app.shown()


async def test_three_wrong_codes_make_a_pause_that_outlives_the_screen(school: School) -> None:
    seconds = Seconds()
    tries = Tries(seconds)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school, tries))
        await pilot.pause()
        for _ in range(FREE):
            await enter(pilot, *WRONG)
            await pilot.press("1")
            await pilot.pause()
        await app.show(come_back(school, tries))
        await pilot.pause()
        assert "Let us stop for a bit." in app.shown()
        assert "Seconds to wait: 15" in app.shown()
        await pilot.press("1")
        await pilot.pause()
        assert not app.screen.query(PictureTile)
        seconds.now += 14
        assert isinstance(app.screen, ComeBack)
        app.screen.tick()
        assert app.screen.query_one("#wait", PlainText).text == "Seconds to wait: 1"
        seconds.now += 1
        app.screen.tick()
        assert not app.screen.query_one("#again", Tile).disabled
        await pilot.press("1")
        await pilot.pause()
        assert app.screen.query(PictureTile)


def test_pauses_grow_to_five_minutes_and_are_forgotten() -> None:
    seconds = Seconds()
    tries = Tries(seconds)
    pauses = []
    for _ in range(9):
        tries.count_wrong()
        pauses.append(tries.left)
        seconds.now += tries.left
    assert pauses == [0, 0, 15, 30, 60, 120, 240, 300, 300]
    seconds.now += 900
    tries.count_wrong()
    assert tries.left == 0


async def test_what_cannot_be_looked_up_says_so(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OutOfOrder("no")

    monkeypatch.setattr(Intake, "look_up", broken)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *WRONG)
        assert "The box is not working." in app.shown()


async def test_slow_work_that_fails_says_so(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Intake, "stretch", broken)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await pilot.press(*WRONG)
        await pilot.pause()
        await pilot.pause()
        assert "The box is not working." in app.shown()


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
        assert [words.text for words in shown] == list(reversed(HOSTILE))
        for words in shown:
            await pilot.click(words)
        await pilot.pause()
        assert app.is_running
        assert app.heard == []


@pytest.mark.parametrize("kind", ["words", "name"])
async def test_hostile_words_are_sent_as_they_were_typed(school: School, kind: str) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        assert sent.receipt is not None
        for words in HOSTILE:
            page = AddMore(school.intake, lambda: school.now, sent.receipt, kind)
            await app.show(page)
            page.query_one(LineEntry if kind == "name" else TextEntry).value = words
            await pilot.press("ctrl+s", "1")
            await pilot.pause()
        assert app.results == [True] * len(HOSTILE)
    assert [remark.text for remark in worry(school, sent).more] == list(HOSTILE)


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
