"""The desk: what waits, the inbox, concerns, search, and leaving."""

from datetime import timedelta

import pytest

from screens.staff.base import StaffScreen
from screens.staff.desk import Desk
from screens.staff.inbox import TaskPage
from screens.staff.people_page import PeoplePage
from screens.staff.pin_check import PinCheck
from screens.staff.questions import Questions
from screens.staff.search import Search
from screens.staff.worry_page import WorryPage
from screens.widgets.dialogs import Ask, Confirm, Message
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from store import casework, collect, renewal, triage
from store.acts import acts
from store.cases import ACTION
from store.session import Session
from store.sign_in import FirstSignIn
from store.sign_in import sign_in as try_pin
from store.worries import ANOTHER_DAY, BEFORE_HOME, SLIP, Told
from tests.contrast import too_faint
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, click_row, enter_pin, rows, settle, write

HOSTILE = ("[@click=app.quit]x[/]", "[/b]", "\x1b[2J\x1b]52;c;YQ==\x07", "\x9b31m", "a\u202eb")
ODD = (
    '"unbalanced',
    "NEAR(",
    "col:",
    "*",
    "-",
    "'",
    '"',
    "AND OR NOT",
    "\x00",
    "^a",
    "(((",
    "é" * 50,
)


def desk_of(school: School, session: Session, theme: str = "dark") -> Stage:
    return Stage(lambda: Desk(session, school.intake, lambda: school.now), theme)


def tell(school: School, hours: float = 0.0, **told: object) -> None:
    school.intake.post(Told(**told), school.now - timedelta(hours=hours))  # type: ignore[arg-type]


async def test_what_is_urgent_comes_first_with_its_age_and_class(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 30, name="Amy Poe", class_name="Oak", when=BEFORE_HOME)
    tell(school, 2, name="Amy Poe", class_name="Oak", when=ANOTHER_DAY)
    tell(school, 1, peg="fox", class_name="Acorn")
    school.intake.help_now(Told(class_name="Oak"), "Oak", school.now - timedelta(minutes=4))
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(stage, "#pane-waiting") == [
            ("NOW", "4 min", "no name yet", "Oak", "child", "not yet", ""),
            ("today", "1 day", "Amy Poe", "Oak", "child", "not yet", "1"),
            ("today", "1 h", "the fox", "Acorn", "child", "not yet", ""),
            ("later", "2 h", "Amy Poe", "Oak", "child", "not yet", "1"),
        ]
        assert "1 needs somebody NOW. 4 waiting in all." in stage.shown()
        assert "Waiting 4" in stage.shown()


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
        for word in ("Waiting", "Overdue", "Cases", "secret words"):
            assert word not in stage.shown()
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
    assert [remark.text for remark in worry.tasks] == ["We talked at playtime."]


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
    action = next(act for act in acts(dsl.public) if act.kind == ACTION)
    for owner, text, due in (
        ("Mrs Adeyemi", "Ring home", "2026-03-04"),
        ("Mr Patel", "Talk", "2026-03-02"),
    ):
        values = {"text": text, "owner": school.people[owner], "due": due}
        casework.do(drawer, drawer.get(case), action, values, school.now)
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert [row[:3] for row in rows(stage, "#pane-mine")] == [("", "tomorrow", "Ring home")]
        late = rows(stage, "#pane-overdue")
        assert [row[:4] for row in late] == [("late", "yesterday", "Talk", "Mr Patel")]
        assert "Yours to do" in stage.shown()


async def test_a_concern_says_what_happens_next_and_is_acknowledged(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(stage.screen, Ask)
        form = stage.screen.query_one(Form)
        for field, value in (
            ("about", "pupil"),
            ("name", "Ben Ode"),
            ("fact", "He said “I am hungry” [/b]"),
            ("urgent", "yes"),
        ):
            form._rows[field].entry.value = value
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, Message)
        assert "Please go to Mrs Adeyemi yourself now" in stage.shown()
        assert "Mrs Adeyemi, Mr Patel and Ms Hart can open it." in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert rows(stage, "#pane-concerns") == [("sent", "today 09:14", "Ben Ode", "not read yet")]
        dsl = school.sign_in("Mrs Adeyemi")
        collect.collect(dsl, school.now)
        drawer = dsl.drawer("safeguarding")
        worry = drawer.get(drawer.rows("worry")[0].subject)
        assert worry.told.fact == "He said “I am hungry” [/b]"
        triage.see(dsl, drawer, worry, school.now)
        await pilot.press("r")
        await settle(pilot)
        assert rows(stage, "#pane-concerns")[0][3] == "by Mrs Adeyemi"
        await pilot.press("2", "enter")
        await settle(pilot)
        assert "Read by Mrs Adeyemi, today 09:14." in stage.shown()
        assert "He said “I am hungry” [/b]" in stage.shown()


async def test_a_half_written_concern_is_kept_when_the_screen_locks(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk = stage.screen
        await pilot.press("c")
        await settle(pilot)
        stage.screen.query_one(Form)._rows["fact"].entry.value = "She was crying"
        desk.keep_draft()
    lee.lock()
    again = desk_of(school, school.sign_in("Miss Lee"))
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert "She was crying" in again.shown()


async def test_search_never_fails_and_opens_what_it_finds(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, words="They took my dinosaur [/b]", name="Amy Poe")
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        search = stage.screen
        assert isinstance(search, Search)
        entry = search.query_one("#words")
        for words in (*ODD, *HOSTILE):
            entry.value = words
            await settle(pilot)
            assert stage.screen is search
        entry.value = ""
        await write(pilot, "dinos")
        await settle(pilot)
        assert "1 found." in stage.shown()
        assert "They took my dinosaur [/b]" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, WorryPage)


async def test_somebody_else_s_words_are_not_found(school: School) -> None:
    tell(school, 1, words="They took my dinosaur", kept_from=(school.people["Ms Hart"],))
    collect.collect(school.sign_in("Mrs Adeyemi"), school.now)
    stage = desk_of(school, school.sign_in("Ms Hart"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(stage, "#pane-waiting") == []
        await pilot.press("slash")
        await settle(pilot)
        await write(pilot, "dinosaur")
        await settle(pilot)
        assert "Nothing in your drawers holds all of these words." in stage.shown()


async def test_hostile_words_stay_words_in_every_pane(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    for words in HOSTILE:
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


async def test_leaving_needs_the_pin_once_more(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("L")
        await settle(pilot)
        assert isinstance(stage.screen, PinCheck)
        await enter_pin(pilot, "482913")
        assert "That PIN is not right." in stage.shown()
        assert stage.heard == []
        await enter_pin(pilot, school.pins["Miss Lee"])
        assert [type(message) for message in stage.heard] == [Desk.Leave]


async def test_each_key_opens_its_page_once_and_escape_asks(school: School) -> None:
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        depth = len(stage.screen_stack)
        for focus in ("#pane-waiting", "#act-search"):
            for key, page in (("p", PeoplePage), ("slash", Search), ("L", PinCheck)):
                stage.screen.query_one(focus).focus()
                await pilot.press(key)
                await settle(pilot)
                assert isinstance(stage.screen, page)
                assert len(stage.screen_stack) == depth + 1
                await pilot.press("escape")
                await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(stage.screen, Confirm)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.click("#act-lock")
        await settle(pilot)
        assert [type(message) for message in stage.heard] == [StaffScreen.LockNow] * 2


async def test_troubles_are_said_in_sentences(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, words="x")
    waiting = school.home.letterbox.uncollected()
    school.home.letterbox.set_aside(waiting[0].id, "It was changed on its way.")
    monkeypatch.setattr(school.home, "free_bytes", lambda: 12 * 1024 * 1024)
    dsl.trouble.append("The drawer roll is missing from the data folder.")
    monkeypatch.setattr(dsl, "reopen", lambda: None)
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        assert "1 envelope could not be opened and was set aside." in stage.shown()
        assert "It was changed on its way." in stage.shown()
        assert "12 MB are left" in stage.shown()
        assert "The drawer roll is missing" in stage.shown()


async def test_a_renewed_colleague_waits_for_a_holder_s_word(school: School) -> None:
    chair = school.sign_in("Dr Quince")
    head = school.sign_in("Ms Hart")
    dsl = school.sign_in("Mrs Adeyemi")
    assert not dsl.holds("head")
    renewal.renew(dsl, school.people["Ms Hart"], "73915486", school.now)
    head.lock()
    stage = desk_of(school, chair)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        sentence = "Ms Hart's PIN was renewed by Mrs Adeyemi. Let them open"
        assert sentence in stage.shown()
        await pilot.press("a")
        await settle(pilot)
        assert isinstance(stage.screen, Questions)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert rows(stage, "#questions"), "enter at first must say no"
        await pilot.press("enter")
        await settle(pilot)
        await pilot.click("#confirm-yes")
        await settle(pilot)
        assert rows(stage, "#questions") == []
        await pilot.press("escape")
        await settle(pilot)
        assert sentence not in stage.shown()
    first = try_pin(school.home, school.people["Ms Hart"], "73915486", school.now)
    assert isinstance(first, FirstSignIn)
    session = first.finish(first.lock_ring("river lantern door"), school.now)
    assert session.holds("head")
    session.lock()


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_desk_reads_well(school: School, theme: str, size: tuple[int, int]) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, name="Amy Poe", when=ANOTHER_DAY)
    school.intake.help_now(Told(class_name="Oak"), "Oak", school.now)
    stage = desk_of(school, dsl, theme)
    async with stage.run_test(size=size) as pilot:
        await settle(pilot)
        assert not too_faint(stage, 4.5)
        for tile in stage.screen.query("Tile"):
            assert not tile.display or tile.region.bottom <= size[1]
