"""Out of hours pages say by themselves that nobody looks, when school opens, whom to call."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from screens.pupil.answer import ComeBack
from screens.pupil.help_line import HelpLine
from screens.pupil.help_now import HelpConfirm, HelpPage
from screens.pupil.out_of_hours import OutOfHours
from screens.pupil.sent import Sent
from screens.pupil.slip import Slip
from screens.pupil.telling import fresh_telling
from screens.pupil.tries import Tries
from screens.pupil.version import YOUNGER
from screens.pupil.welcome import Welcome
from store.letterbox.told import ANOTHER_DAY, BEFORE_HOME, UNKNOWN, Told
from store.school.school_days import DayOff, SchoolDays
from tests.made_up import NOW, School
from tests.school_year import HOLIDAYS, RUN_OUT, SILENT, WEEKEND, YEAR, with_calendar
from tests.screens.pupil.coming_back import KEYS, enter, told
from tests.screens.pupil.stage import Seconds
from tests.screens.pupil.walks import SIZE, Make, Walk, press
from tests.screens.pupil.walks import told as said_by_a_child

CLOSED = "No one at school looks in the box now."
EVENING = datetime(2026, 3, 3, 15, 15, tzinfo=UTC)
NIGHT = datetime(2026, 3, 4, 1, 20, tzinfo=UTC)
MORNING = datetime(2026, 3, 4, 8, 45, tzinfo=UTC)
TELL_TOO = "Please tell a grown-up yourself too."
SAYS = {
    "in hours": (YEAR, NOW, ""),
    "after home time": (YEAR, EVENING, "School opens again tomorrow."),
    "at the weekend": (YEAR, WEEKEND, "School opens again on Monday."),
    "in the holidays": (YEAR, HOLIDAYS, "School opens again on 23 February."),
    "without a calendar": (None, NOW, ""),
    "without a calendar, at the weekend": (None, WEEKEND, TELL_TOO),
    "with one that has run out": (YEAR, RUN_OUT, TELL_TOO),
}
"""The calendar, the time, and what is said of the next opening; nothing: no note at all."""
PEGGED = ("1", "1", "1")
"""A younger child from the first page to the page that asks when, in a school of one class."""


def at(school: School, now: datetime, calendar: SchoolDays | None = YEAR) -> Walk:
    """An app that begins on the first page of a school with a calendar, at a moment."""
    if calendar is not None:
        with_calendar(school, calendar)
    return Walk(school, now=now)


@pytest.fixture
def younger(make: Make) -> School:
    """A school with one class of younger pupils."""
    return make("younger")


@pytest.mark.parametrize("when", SAYS)
async def test_the_first_page_says_only_what_the_calendar_says(younger: School, when: str) -> None:
    calendar, now, again = SAYS[when]
    app = at(younger, now, calendar)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert (CLOSED in app.shown()) == again.startswith("School opens")
        assert again in app.shown()
        assert ("0800 1111" in app.shown()) == bool(again)
        assert ("999" in app.shown()) == bool(again)


async def test_the_first_page_changes_by_itself_when_school_ends_and_begins(
    younger: School,
) -> None:
    app = at(younger, EVENING.replace(minute=14, second=59))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        welcome, note = app.screen, app.screen.query_one(OutOfHours)
        assert isinstance(welcome, Welcome)
        assert not note.display
        app.now = EVENING
        welcome._look()
        await pilot.pause()
        assert f"{CLOSED} School opens again tomorrow." in app.shown()
        app.now = MORNING.replace(hour=1)
        welcome._look()
        await pilot.pause()
        assert "School opens again this morning." in app.shown()
        app.now = MORNING
        welcome._look()
        await pilot.pause()
        assert CLOSED not in app.shown()


async def test_a_note_that_is_so_already_is_not_drawn_again(
    younger: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at(younger, WEEKEND)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        drawn: list[str] = []
        monkeypatch.setattr(OutOfHours, "show", lambda self, words: drawn.append(words))
        app.screen.query_one(OutOfHours).look()
        assert drawn == []
        app.now = NOW
        app.screen.query_one(OutOfHours).look()
        assert drawn == [""]


@pytest.mark.parametrize(
    ("now", "soon"),
    [(NOW, "Before home time"), (NIGHT, "Today"), (WEEKEND, ""), (RUN_OUT, "")],
)
async def test_the_way_to_sent_takes_the_same_keys_whenever_it_is(
    younger: School, now: datetime, soon: str
) -> None:
    app = at(younger, now)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *PEGGED)
        for words in ("Before home time", "Today"):
            assert (words in app.shown()) == (words == soon)
        await press(pilot, "3")
        assert "Thank you for telling." in app.shown()
    assert said_by_a_child(younger).when == "another_day"


LOOKED = (
    (NOW, BEFORE_HOME, "A grown-up will look this morning."),
    (NOW, ANOTHER_DAY, "A grown-up will look this morning."),
    (EVENING.replace(hour=14, minute=45), BEFORE_HOME, TELL_TOO),
    (EVENING.replace(hour=14, minute=45), ANOTHER_DAY, "A grown-up will look tomorrow morning."),
    (WEEKEND, UNKNOWN, TELL_TOO),
    (WEEKEND, ANOTHER_DAY, "A grown-up will look on Monday morning."),
    (HOLIDAYS, ANOTHER_DAY, TELL_TOO),
    (RUN_OUT, ANOTHER_DAY, TELL_TOO),
)
"""When something is told, when a grown-up is needed, and what the thanks say of it."""


async def test_the_thanks_promise_a_look_only_where_one_comes_in_time(younger: School) -> None:
    app, intake = at(younger, NOW), younger.intake
    async with app.run_test(size=SIZE) as pilot:
        for now, when, said in LOOKED:
            app.now, telling = now, fresh_telling(intake.school, YOUNGER)
            telling.when = when
            sent = intake.post(telling.told(), now)
            await app.show(Sent(intake, lambda: app.now, sent, telling))
            await pilot.pause()
            shown, closed = " ".join(app.shown().split()), now in (WEEKEND, HOLIDAYS)
            assert said in shown
            assert ("will look" in shown) == ("will look" in said)
            assert shown.count(TELL_TOO) == (said == TELL_TOO)
            assert (CLOSED in shown) == closed
            assert ("999" in shown) == (closed or now == RUN_OUT)
            assert "0800 1111" in shown


async def test_without_promised_looks_the_thanks_claim_no_time(younger: School) -> None:
    app = at(younger, NOW, SILENT)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *PEGGED, "3")
        assert TELL_TOO in app.shown()
        assert "will look" not in app.shown()


@pytest.mark.parametrize("version", ["younger", "older"])
async def test_the_pages_that_ask_for_help_say_that_nobody_at_school_looks(
    younger: School, version: str
) -> None:
    app, intake = at(younger, WEEKEND), younger.intake
    async with app.run_test(size=SIZE) as pilot:
        asking = HelpConfirm(intake, lambda: app.now, None, "", HelpLine(), version)
        await app.push_screen(asking)
        await pilot.pause()
        assert f"{CLOSED} School opens again on Monday." in app.shown()
        assert "0800 1111" in app.shown()
        await press(pilot, "1")
        page = app.screen
        assert isinstance(page, HelpPage)
        shown = " ".join(app.shown().split())
        assert CLOSED in shown
        assert "Call 999." in shown
        assert "It is kept in this box. No bell has rung yet." in shown
        app.now = datetime(2026, 3, 9, 8, 45, tzinfo=UTC)
        page.tick()
        await pilot.pause()
        assert CLOSED not in app.shown()


@pytest.mark.parametrize("now", [NOW, WEEKEND, RUN_OUT])
async def test_a_child_without_an_answer_yet_reads_that_nobody_looks(
    make: Make, now: datetime
) -> None:
    school = make("older")
    told(school)
    app = at(school, now)
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(ComeBack(school.intake, lambda: now, Tries(Seconds())))
        await enter(pilot, *KEYS)
        assert "There is no answer yet." in app.shown()
        assert (CLOSED in app.shown()) == (now == WEEKEND)
        assert " ".join(app.shown().split()).count(TELL_TOO) == 1
        assert ("999" in app.shown()) == (now != NOW)


async def test_help_in_hours_is_asked_for_as_ever(younger: School) -> None:
    app = at(younger, NOW)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+n")
        assert CLOSED not in app.shown()
        assert not app.screen.query_one(OutOfHours).display


@pytest.mark.parametrize(
    ("now", "about", "said"),
    [
        (NOW, "pupil", "It will be read today at 10:00."),
        (WEEKEND, "pupil", "It will be read on Mon 9 Mar at 10:00."),
        # The chair of governors and the headteacher keep no hours of the letterbox.
        (NOW, "headteacher", "We cannot say when it will be read."),
        (NOW, "adult", "We cannot say when it will be read."),
    ],
)
async def test_a_slip_says_when_it_is_read_as_far_as_that_is_promised(
    younger: School, now: datetime, about: str, said: str
) -> None:
    app = at(younger, now)
    async with app.run_test(size=SIZE) as pilot:
        slip = Slip(younger.intake, lambda: app.now)
        await app.push_screen(slip)
        await pilot.pause()
        await slip._thank(younger.intake.post(Told(words="x", about=about), now))
        await pilot.pause()
        shown = " ".join(app.shown().split())
        assert said in shown
        closed = "Nobody at the school looks now. It opens again on Mon 9 Mar at 08:45."
        assert (closed in shown) == (now == WEEKEND)
        assert ("Childline" in shown) == (now == WEEKEND)


async def test_a_slip_that_stands_says_so_when_school_ends(younger: School) -> None:
    app = at(younger, NOW)
    async with app.run_test(size=SIZE) as pilot:
        slip = Slip(younger.intake, lambda: app.now)
        await app.push_screen(slip)
        await pilot.pause()
        assert "Nobody at the school" not in app.shown()
        app.now = EVENING
        slip._look_at_the_clock()
        await pilot.pause()
        assert "It opens again tomorrow at 08:45." in app.shown()


async def test_a_day_off_typed_in_meanwhile_shows_on_the_page_that_stands(younger: School) -> None:
    app = at(younger, NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert CLOSED not in app.shown()
        snow = DayOff("Snow", NOW.date(), NOW.date())
        with_calendar(younger, replace(YEAR, days_off=(*YEAR.days_off, snow)))
        welcome = app.screen
        assert isinstance(welcome, Welcome)
        welcome._look()
        await pilot.pause()
        assert "School opens again tomorrow." in app.shown()
