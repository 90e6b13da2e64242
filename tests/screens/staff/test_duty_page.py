"""Who is on duty, by key and by mouse: the week, who covers, “I have looked”, and notices."""

from dataclasses import replace

import pytest

from screens.staff.desk.desk import Desk
from screens.staff.duty.duty_page import DutyPage
from screens.staff.duty.notices_page import NoticesPage
from screens.staff.school.people_page import PeoplePage
from screens.widgets.ask import Ask
from screens.widgets.dialogs import Confirm
from screens.widgets.form import Form
from store.duty import outbox, reach, state
from store.duty.rota import HalfDay
from store.school import people
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.school_year import with_calendar, with_rota
from tests.screens.staff.desk_stage import (
    Stage,
    click_key,
    click_row,
    desk_of,
    press,
    rows,
    settle,
    tell,
)
from tests.store.changing import agreed

TODAY = NOW.date()
HALVES = (HalfDay(TODAY, "morning"), HalfDay(TODAY, "afternoon"))


@pytest.fixture
def dsl(school: School) -> Session:
    with_calendar(school)
    return school.sign_in("Mrs Adeyemi")


def flat(shown: str) -> str:
    return " ".join(shown.replace("│", " ").split())


def on_duty(school: School) -> list[str]:
    seen = state.read(school.home.desk, NOW)
    return [
        school.home.desk.school.name_of(seen.on(each)) if seen.on(each) else "" for each in HALVES
    ]


async def test_two_keys_say_who_covers_the_rest_of_today(school: School, dsl: Session) -> None:
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "On duty: you. Look by 10:00." in stage.shown()
        await press(pilot, "d", "1")
        assert on_duty(school) == ["Mr Patel", "Mr Patel"]
        assert "On duty: Mr Patel. Look by 10:00." in stage.shown()
        (said,) = (n.message for n in stage._notifications)
        assert said == "Mr Patel is on duty for the rest of today."
        await click_key(pilot, "duty")
        await settle(pilot)
        assert "On duty today: Mr Patel" in stage.shown()
        await press(pilot, "enter")
        assert on_duty(school) == ["Mr Patel", "Mr Patel"], "it opens on who is on duty now"
        await press(pilot, "d", "4")
        assert "Nobody answers for this morning and this afternoon then" in flat(stage.shown())
        await press(pilot, "enter")
        assert on_duty(school) == ["Mr Patel", "Mr Patel"], "it is asked once more"
        await press(pilot, "d", "4", "left", "enter")
        assert on_duty(school) == ["", ""]
        assert "Nobody is on duty this morning." in stage.shown()
        assert "Nobody is on duty today (People, D)." in stage.shown()
        await press(pilot, "d", "5")
        assert isinstance(stage.screen, DutyPage)
        assert rows(stage, "#rota")[0][::2] == ("nobody", "nobody, for Mrs Adeyemi")


async def test_one_key_says_that_somebody_has_looked_and_unread_letters_ask_first(
    school: School, dsl: Session
) -> None:
    tell(school, words="my hat")
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        assert isinstance(stage.screen, Confirm)
        assert "1 that waits here has been read by nobody yet" in stage.shown()
        await press(pilot, "enter")
        assert not state.read(school.home.desk, NOW).looked
        await press(pilot, "l", "left", "enter")
        (word,) = state.read(school.home.desk, NOW).looked
        assert (word.by, word.terminal) == (dsl.person_id, school.home.device.id)
        assert any("The look of 10:00 is still to come" in n.message for n in stage._notifications)


async def test_who_opens_no_safeguarding_drawer_reads_who_is_on_duty_and_says_nothing(
    school: School, dsl: Session
) -> None:
    bell = school.sign_in("Mr Bell")
    stage = Stage(lambda: Desk(bell, school.intake, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "On duty: Mrs Adeyemi." in stage.shown()
        assert "L Looked" not in stage.shown()
        await press(pilot, "l")
        assert not state.read(school.home.desk, NOW).looked
        await press(pilot, "d")
        assert isinstance(stage.screen, DutyPage)
        await press(pilot, "enter", "w", "t")
        assert isinstance(stage.screen, DutyPage)


async def test_a_rota_is_begun_with_what_is_proposed_and_one_half_day_is_covered(
    school: School, dsl: Session
) -> None:
    with_rota(school, None)
    stage = Stage(lambda: PeoplePage(dsl, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_key(pilot, "duty")
        await settle(pilot)
        assert "Nobody is on duty yet. Press W" in stage.shown()
        await press(pilot, "w", "enter")
        assert isinstance(stage.screen, DutyPage)
        assert on_duty(school) == ["Mrs Adeyemi", "Mrs Adeyemi"]
        assert "it goes on to: Mr Patel, Ms Hart." in stage.shown()
        await click_row(pilot, "#rota", HALVES[1].id)
        await press(pilot, "3")
        assert on_duty(school) == ["Mrs Adeyemi", "Ms Hart"]
        assert rows(stage, "#rota")[1][::2] == ("covers", "Ms Hart, for Mrs Adeyemi")
        await press(pilot, "t")
        assert isinstance(stage.screen, Ask)
        form = stage.screen.query_one(Form)
        form._rows["holiday"].entry.value = school.people["Ms Hart"]
        form._rows["step"].entry.value = "5"
        await press(pilot, "ctrl+s")
        assert "every 5 min it goes on to" in stage.shown()
        assert "In the holidays what is urgent goes to Ms Hart." in stage.shown()


async def test_a_school_without_days_is_sent_to_them_first(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: DutyPage(dsl, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        assert "There are no school days yet." in stage.shown()


async def test_addresses_are_written_down_tried_and_shown_without_their_secrets(
    school: School, dsl: Session
) -> None:
    stage = Stage(lambda: NoticesPage(dsl, lambda: NOW))
    me = dsl.person_id
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        assert "There is no address of yours yet" in stage.shown()
        await press(pilot, "enter")
        await click_row(pilot, "#reached", me)
        form = stage.screen.query_one(Form)
        form._rows["number"].entry.value = "01632 960123"
        form._rows["addresses"].entry.value = "json://:zebrafish@127.0.0.1/\nme@oakfield.example"
        await press(pilot, "ctrl+s")
        assert reach.everybody(school.home)[me].number == "01632 960123"
        assert "json, e-mail" in stage.shown()
        assert "zebrafish" not in stage.shown()
        await press(pilot, "t")
        assert "going out…" in stage.shown()
        (wanted,) = outbox.asked(school.home)
        outbox.note(school.home, wanted, "the service answered 403", NOW, final=True)
        stage.screen.show()  # type: ignore[attr-defined]
        await settle(pilot)
        shown = stage.shown()
        assert "to Mrs Adeyemi (a test): failed because the service answered 403." in shown


async def test_an_address_that_nothing_knows_is_said_so_when_it_is_saved(
    school: School, dsl: Session
) -> None:
    stage = Stage(lambda: NoticesPage(dsl, lambda: NOW))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await click_row(pilot, "#reached", dsl.person_id)
        stage.screen.query_one(Form)._rows["addresses"].entry.value = "pigeon://loft"
        await press(pilot, "ctrl+s")
        assert "Address 1 (pigeon://…) is none that Apprise knows." in stage.shown()


@pytest.mark.parametrize(
    ("width", "first", "said"),
    [
        (80, "Mr Patel-Smith", "On duty: Mr Patel-Smith, then you. Look by 10:00."),
        (100, "Mr Patel", "On duty: Mr Patel (morning), you (afternoon). Look by 10:00."),
        (80, "Mrs Featherstonehaugh-Cholmondeley", "Look by 10:00."),
        (80, "Mrs Oluwaseun Adebayo-Ogunleye-Featherstonehaugh", "Look by 10:00. On duty: Mrs Olu"),
    ],
)
async def test_who_is_on_duty_in_turn_stands_in_one_line(
    school: School, dsl: Session, width: int, first: str, said: str
) -> None:
    rota, patel = school.home.desk.school.rota, school.people["Mr Patel"]
    assert rota
    turns = tuple(replace(e, person=patel) if e.half == "morning" else e for e in rota.turns)
    with_rota(school, replace(rota, turns=turns))
    here = people.change_person(school.home.desk.school, patel, first, ("deputy",))
    if first != "Mr Patel":
        agreed(school, "Mrs Adeyemi", "Ms Hart", here)
    stage = desk_of(school, school.sign_in("Mrs Adeyemi"))
    async with stage.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        assert said in stage.shown()
        assert stage.screen.query_one("#duty").size.height == 1
