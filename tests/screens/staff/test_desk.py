"""The panes of the desk: what waits, what is to do, and the inbox."""

from datetime import timedelta

import pytest

from screens.staff.desk.count_tile import CountTile
from screens.staff.desk.desk import Desk
from screens.staff.worries.inbox import TaskPage
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from store.cases import casework
from store.cases.acts import acts
from store.cases.kinds import ACTION
from store.letterbox import collect
from store.letterbox.told import ANOTHER_DAY, BEFORE_HOME, NOW, SLIP, Told
from store.worries import triage
from tests.contrast import faint_in_some_look, too_faint
from tests.made_up import School
from tests.screens.staff.desk_stage import DESK_HOSTILE, click_row, desk_of, rows, settle, tell


async def test_what_is_urgent_comes_first_with_its_age_and_class(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 30, name="Amy Poe", class_name="Oak", when=BEFORE_HOME)
    tell(school, 2, name="Amy Poe", class_name="Oak", when=ANOTHER_DAY)
    tell(school, 1, peg="fox", class_name="Acorn")
    tell(school, 1, words="mr patel slaps me", name="Bo Lin", class_name="Oak", when=ANOTHER_DAY)
    school.intake.help_now(Told(class_name="Oak"), "Oak", school.now - timedelta(minutes=4))
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(stage, "#pane-waiting") == [
            ("NOW", "4 min", "no name yet", "Oak", "child", "not yet", ""),
            ("! adult", "1 h", "Bo Lin", "Oak", "child", "not yet", ""),
            ("today", "1 day", "Amy Poe", "Oak", "child", "not yet", "1"),
            ("today", "1 h", "the fox", "Acorn", "child", "not yet", ""),
            ("later", "2 h", "Amy Poe", "Oak", "child", "not yet", "1"),
        ]
        assert "1 needs somebody NOW. 5 waiting in all." in stage.shown()
        assert "Waiting 5" in stage.shown()
        for tile in stage.screen.query(CountTile):
            tile.count(1234)
        await settle(pilot)
        said = "Waiting 99+", "To do 99+", "Overdue 99+", "Cases 99+", "Inbox99+", "Good99+"
        assert [each for each in said if each not in stage.shown()] == []
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "Waiting 1234" in stage.shown()


async def test_a_nude_picture_is_named_on_its_row_with_who_it_is_about_in_a_small_window(
    school: School,
) -> None:
    tell(school, 1, words="a nude picture. my cousin hurt me", name="Uma Kay", when=NOW)
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        (row,) = rows(stage, "#pane-waiting")
        assert row[0] == "NOW ! pictures"
        assert "NOW ! pictures" in stage.shown()
        assert "Uma Kay" in stage.shown()


async def test_enter_opens_the_worry_and_coming_back_shows_it_as_read(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, words="I am sad", name="Amy Poe")
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, WorryPage)
        assert "I am sad" in stage.shown()
        await pilot.press("escape")
        await settle(pilot)
        assert rows(stage, "#pane-waiting")[0][5] == "by you"


async def test_a_teacher_without_drawers_sees_only_what_is_theirs(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    tell(school, 1, words="secret words", asks_for=school.people["Miss Lee"], name="Amy Poe")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Inbox 1" in stage.shown()
        for word in ("Waiting", "Overdue", "Cases", "secret words", "Small"):
            assert word not in stage.shown()
        for word in ("Concern", "Search", "People", "QR code", "My PIN", "Exit", "Esc", "Lock"):
            assert word in stage.shown()
        await pilot.press("2")
        await settle(pilot)
        assert "You have logged no concern." in stage.shown()


async def test_the_mouse_alone_finishes_a_task(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    tell(school, 1, asks_for=school.people["Miss Lee"], name="Amy Poe", when="now")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        listing = stage.screen.query_one("#pane-inbox", Listing)
        await click_row(pilot, "#pane-inbox", listing.rows[0].id)
        assert isinstance(stage.screen, TaskPage)
        assert "The child chose your name" in stage.shown()
        await pilot.click("#done")
        await settle(pilot)
        stage.screen.query_one(Form)._rows["note"].entry.value = "We talked at playtime."
        await pilot.click("#form-save")
        await settle(pilot)
        assert isinstance(stage.screen, Desk)
        assert rows(stage, "#pane-inbox") == []
        assert "Nobody has asked you for anything." in stage.shown()
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    found = dsl.drawer("safeguarding").rows("worry")[0]
    worry = dsl.drawer("safeguarding").get(found.subject)
    assert [asked.answer for asked in worry.tasks] == ["We talked at playtime."]


async def test_digits_switch_panes_and_empty_ones_say_what_would_be_there(
    school: School,
) -> None:
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key, sentence in (
            ("1", "Nothing waits."),
            ("2", "You have nothing to do."),
            ("3", "Nothing is overdue."),
            ("4", "Nobody has asked you for anything."),
            ("5", "No case is open."),
            ("6", "You have logged no concern."),
            ("7", "Nothing yet."),
        ):
            await pilot.press(key)
            await settle(pilot)
            assert sentence in stage.shown()
            assert not too_faint(stage, 4.5)
        await pilot.click(list(stage.screen.query("#panes Tile"))[4])
        await settle(pilot)
        assert "No case is open." in stage.shown()


async def test_actions_are_mine_and_overdue_ones_are_everybodys(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    drawer = dsl.drawer("safeguarding")
    said = {"title": "Playground", "category": "friends", "seriousness": "low"}
    case = triage.open_case(dsl, drawer, [], said, school.now)
    action = acts(dsl.public)[ACTION]
    for owner, text, due in (
        ("Mrs Adeyemi", "Ring home", "2026-03-04"),
        ("Mr Patel", "Talk", "2026-03-02"),
    ):
        values = {"text": text, "owner": school.people[owner], "due": due}
        casework.do(drawer, drawer.get(case), action, values, school.now - timedelta(days=1))
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert [row[:3] for row in rows(stage, "#pane-mine")] == [
            ("", "today", "Triage it (F)"),
            ("", "tomorrow", "Ring home"),
        ]
        late = rows(stage, "#pane-overdue")
        assert [row[:4] for row in late] == [("late", "yesterday", "Talk", "Mr Patel")]
        assert "Yours to do" in stage.shown()
        assert [row[2] for row in rows(stage, "#side")] == [
            "2026-001A Triage it (F) · Playground",
            "2026-001A Ring home · Playground",
        ]
        assert "2026-001A Triage it (F) · P" in stage.shown()
        await pilot.resize_terminal(200, 60)
        await settle(pilot)
        assert "2026-001A Triage it (F) · Playground" in stage.shown()


async def test_hostile_words_stay_words_in_every_pane(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    for words in DESK_HOSTILE:
        tell(school, 1, words=words, name=words, class_name=words)
        tell(school, 1, source=SLIP, about="adult", fact=words, name=words)
        said = {"title": words, "category": "friends", "seriousness": "danger"}
        triage.open_case(dsl, dsl.drawer("safeguarding"), [], said, school.now)
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        assert "[@click=app.quit]x[/]" in stage.shown()
        for key in "123456":
            await pilot.press(key)
            await settle(pilot)
            assert not set("\x1b\x9b\x07\u202e") & set(stage.shown())
            assert isinstance(stage.screen, Desk)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_desk_reads_well(school: School, size: tuple[int, int]) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, name="Amy Poe", when=ANOTHER_DAY)
    school.intake.help_now(Told(class_name="Oak"), "Oak", school.now)
    stage = desk_of(school, dsl)
    async with stage.run_test(size=size) as pilot:
        await settle(pilot)
        assert not await faint_in_some_look(pilot, 4.5)
        for tile in stage.screen.query("Tile"):
            assert not tile.display or tile.region.bottom <= size[1]
