"""A concern that staff log: filled in, looked at once more, sent, and followed."""

from typing import Any

from textual.pilot import Pilot

from screens.staff.adults.beside import beside
from screens.staff.desk.desk import Desk
from screens.staff.worries.concern import what_happens
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.ask import Ask
from screens.widgets.dialog_text import DialogText
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.form import Form
from store.letterbox import collect
from store.letterbox.readers import ADULT
from store.letterbox.told import NOW, Told
from store.worries import concerns, triage
from tests.made_up import School
from tests.screens.here import at
from tests.screens.staff.desk_stage import desk_of, rows, settle
from tests.screens.staff.record_stage import fill


async def test_a_concern_says_what_happens_next_and_is_acknowledged(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(stage.screen, Ask)
        form = stage.screen.query_one(Form)
        shut_out = {each.label for each in form._rows["not_see"].field.choices}
        assert {"Mrs Adeyemi", "Miss Lee"} & shut_out == {"Mrs Adeyemi"}, "who writes is no choice"
        for field, value in (
            ("about", "pupil"),
            ("name", "Ben Ode"),
            ("fact", "He said “I am hungry” [/b]"),
            ("urgent", "yes"),
        ):
            form._rows[field].entry.value = value
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, Confirm)
        assert "It is about Ben Ode." in stage.shown()
        assert "Somebody must act today." in stage.shown()
        await pilot.press("enter")
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


async def test_what_is_said_when_a_concern_was_sent_fits_a_small_window(school: School) -> None:
    head = school.sign_in("Ms Hart")
    telling = Told(about=ADULT, adult=school.people["Mr Okafor"], when=NOW)
    readers = concerns.readers(school.intake, telling)
    numbers = beside(head, school.now)
    words = what_happens(head.public, school.people["Mr Bell"], readers, telling, numbers=numbers)
    stage = desk_of(school, head)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await stage.push_screen(Message("Your concern was sent", words))
        await settle(pilot)
        text = stage.screen.query_one(DialogText)
        assert "whom to trust" in stage.shown().replace("\n", " ")
        assert text.max_scroll_y == 0


async def test_a_half_written_concern_is_kept_when_the_screen_locks(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk = at(stage, Desk)
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


async def send(pilot: Pilot[Any], **said: str) -> None:
    """Fill in a concern from the desk, up to its last question."""
    await pilot.press("c")
    await settle(pilot)
    form = pilot.app.screen.query_one(Form)
    for field, value in said.items():
        form._rows[field].entry.value = value
    await pilot.press("ctrl+s")
    await settle(pilot)


async def test_a_concern_about_the_headteacher_reaches_the_chair_however_it_was_chosen(
    school: School,
) -> None:
    lee, head = school.sign_in("Miss Lee"), school.people["Ms Hart"]
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await send(pilot, about="adult", adult=head, fact="She shouted", urgent="no")
        assert "It is about Ms Hart." in stage.shown()
        assert "Dr Quince" in stage.shown()
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert rows(stage, "#pane-concerns")[0][2] == "Ms Hart"
    assert school.sign_in("Ms Hart").search("shouted") == []
    chair = desk_of(school, school.sign_in("Dr Quince"))
    async with chair.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert rows(chair, "#pane-waiting")[0][2:5] == ("Ms Hart", "head", "staff")
        await pilot.press("enter")
        await settle(pilot)
        assert "Concern from Miss Lee about Ms Hart" in chair.shown()


async def test_words_that_name_a_reader_are_asked_about_before_they_are_sent(
    school: School,
) -> None:
    lee, patel = school.sign_in("Miss Lee"), school.people["Mr Patel"]
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        said = {"about": "pupil", "name": "Ben Ode", "fact": "Mr Patel hit him", "urgent": "no"}
        await send(pilot, **said)
        assert "Your words name Mr Patel, who can open it." in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(stage.screen, Ask), "Enter must not send it"
        stage.screen.query_one(Form)._rows["not_see"].entry.value = patel
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Kept from Mr Patel." in stage.shown()
        assert "Your words name" not in stage.shown()
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert rows(stage, "#pane-concerns")[0][2] == "Ben Ode"
    assert school.sign_in("Mr Patel").search("Ben") == []


async def test_who_tells_of_nude_pictures_reads_at_once_what_not_to_do(school: School) -> None:
    rule = "nobody looks again, and nothing is switched on or off, unlocked, deleted"
    stage = desk_of(school, school.sign_in("Miss Lee"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        fact = (
            "A black phone lay in the hall. There was a picture of a child without clothes on it."
        )
        await send(pilot, about="pupil", name="Ben Ode", fact=fact, urgent="yes")
        await pilot.press("enter")
        await settle(pilot)
        assert rule in " ".join(stage.shown().split()), "whoever holds it has no later page"
        assert stage.screen.query_one(DialogText).max_scroll_y == 0
        await pilot.press("enter", "2", "enter")
        await settle(pilot)
        assert rule in " ".join(stage.shown().split())
        await pilot.press("escape")
        await settle(pilot)
        await send(pilot, about="pupil", name="Ben Ode", fact="A black phone rang.", urgent="no")
        await pilot.press("enter")
        await settle(pilot)
        assert "nobody looks again" not in " ".join(stage.shown().split())


async def test_who_tells_of_extremist_content_reads_at_once_not_to_watch_it_or_send_it_on(
    school: School,
) -> None:
    rule = "nobody watches it again, looks for more of it, copies it or sends it on"
    stage = desk_of(school, school.sign_in("Miss Lee"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        fact = "He watched an extremist video on a tablet from home and showed it to Ben."
        await send(pilot, about="pupil", name="Ben Ode", fact=fact, urgent="yes")
        await pilot.press("enter")
        await settle(pilot)
        shown = " ".join(stage.shown().split())
        assert rule in shown
        assert "nobody else touches it" in shown
        assert "nude" not in shown
        assert stage.screen.query_one(DialogText).max_scroll_y == 0
        await pilot.press("enter", "2", "enter")
        await settle(pilot)
        assert rule in " ".join(stage.shown().split())
        await pilot.press("escape")
        await settle(pilot)
        fact = "The class watched a film about the Romans on the tablet."
        await send(pilot, about="pupil", name="Ben Ode", fact=fact, urgent="no")
        await pilot.press("enter")
        await settle(pilot)
        assert "nobody watches it again" not in " ".join(stage.shown().split())


async def test_what_decides_who_reads_it_and_how_fast_is_in_sight_at_once(school: School) -> None:
    stage = desk_of(school, school.sign_in("Miss Lee"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c", "2")
        await settle(pilot)
        for words in ("Needs somebody today?", "Which adult?", "Who should not see this?"):
            assert words in stage.shown(), words


async def test_a_concern_survives_a_lock_at_its_last_question(school: School) -> None:
    stage = desk_of(school, school.sign_in("Miss Lee"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk = stage.screen
        assert isinstance(desk, Desk)
        await send(pilot, about="pupil", name="Ben Ode", fact="A long story", urgent="no")
        assert isinstance(stage.screen, Confirm)
        desk.keep_draft()
    again = desk_of(school, school.sign_in("Miss Lee"))
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert again.screen.query_one(Form).values["fact"] == "A long story"


async def test_a_fault_that_a_teacher_logs_opens_as_one(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = desk_of(school, lee)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await send(pilot, about="school", kind="fault", fact="It does not start", urgent="no")
        assert "It is a fault or damage." in stage.shown()
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert rows(stage, "#pane-concerns")[0][2] == "A fault or damage"
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    drawer = dsl.drawer("safeguarding")
    subject = drawer.rows("worry")[0].subject
    stage = desk_of(school, dsl)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "a fault or damage" in stage.shown()
        page = WorryPage(dsl, school.intake, lambda: school.now, drawer.name, subject)
        stage.push_screen(page)
        await settle(pilot)
        assert "A fault or damage: concern from Miss Lee" in stage.shown()
        await pilot.press("o")
        await settle(pilot)
        values = stage.screen.query_one(Form).values
        assert (values["title"], values["category"]) == ("A fault", "fault")

        await fill(pilot, seriousness="low")
        await pilot.press("f")
        await settle(pilot)
        assert "Nobody is in danger or was hurt" in stage.shown().replace("\n", " ")
        await pilot.press("left", "enter")
        await settle(pilot)
        assert "Pass it to the technician" in stage.shown()
