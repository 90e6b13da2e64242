"""The roll on staff's screens: searched, changed, taken in, and let go up a year."""

from pathlib import Path

import pytest
from textual import events

from screens.staff.roll.import_plan_page import ImportPlanPage
from screens.staff.roll.pupil_page import PupilPage
from screens.staff.roll.roll_page import RollPage
from screens.staff.school.people_page import PeoplePage
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from store import printouts
from store.roll import book, responsibility
from store.roll.pupils import Pupil
from store.signing_in.session import Session
from tests.made_up import School
from tests.screens.here import at
from tests.screens.staff.desk_stage import (
    Stage,
    click_key,
    click_row,
    press,
    put,
    rows,
    settle,
    write,
)
from tests.store.roll import lists
from tests.store.roll.lists import ANNA, ZOE, named, take_in, upn

HOSTILE = "[@click=app.quit]x[/] [/b]"
ADULTS = ("Contact 1 Name", "Contact 1 Relationship", "Contact 1 Court order", "Contact 1 Phone")


@pytest.fixture
def office(school: School) -> Session:
    return school.sign_in("Mr Bell")


@pytest.fixture(autouse=True)
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files lie unless somebody says otherwise."""
    monkeypatch.setattr(printouts, "usual_folder", lambda: tmp_path)
    return tmp_path


def roll_of(school: School, session: Session) -> Stage:
    return Stage(lambda: RollPage(session, lambda: school.now))


async def test_a_list_is_taken_in_by_keyboard_from_the_page_of_people(
    school: School, office: Session, stick: Path
) -> None:
    take_in(office, lists.write(stick / "before.csv", [ANNA, ZOE]))
    later = [
        ("", "ANNA", "SMITH", "Elm", "4", "04/05/2018"),
        ("", HOSTILE, "FOX", "Oak", "3", "01/02/2018"),
        ("", "BO", "DAY", "Oak", "3", "31/02/2018"),
    ]
    file = lists.write(stick / "new.csv", later, encoding="cp1252", separator=";")
    stage = Stage(lambda: PeoplePage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "i")
        put(stage, file=str(stick / "none.csv"))
        await press(pilot, "ctrl+s")
        assert "There is no file" in stage.shown()
        put(stage, file=str(file))
        await press(pilot, "ctrl+s")
        assert "separated by semicolons" in stage.shown()
        assert ("", "Surname", "Surname", "SMITH · FOX · DAY") in rows(stage, "#columns")
        assert rows(stage, "#first-children")[0][2:4] == ("Anna Smith", "Elm")
        await press(pilot, "t")
        assert rows(stage, "#first-children")[0][2] == "ANNA SMITH"
        await press(pilot, "t", "down", "down", "enter")
        await write(pilot, "not taken")
        await press(pilot, "enter")
        assert "No column holds the names" in stage.shown()
        await press(pilot, "g", "enter", "enter")
        assert "No column holds the names" in stage.shown(), "Enter twice changes nothing"
        await press(pilot, "enter")
        await write(pilot, "surname")
        await press(pilot, "enter", "enter", "enter")
        assert ("", "Surname", "Surname", "SMITH · FOX · DAY") in rows(stage, "#columns")
        await press(pilot, "g")
        found = rows(stage, "#plan")
        assert [row[0] for row in found] == ["not in", "stays", "look", "moved", "new"]
        assert found[2][2] == "Year 4 in the file; born 4 May 2018 is usually Year 3."
        assert found[0][1:] == ("Line 4, Date of birth", "Bo Day: There is no such day.")
        assert found[4][1] == f"{HOSTILE} Fox"
        await press(pilot, "down", "enter")  # Zoë is not in the file, and has left
        assert rows(stage, "#plan")[1][0] == "left"
        await press(pilot, "i")
        assert isinstance(stage.screen, Confirm)
        assert "1 is marked as left." in stage.shown()
        await press(pilot, "enter")
        assert "What was changed" in stage.shown()
        await press(pilot, "s", "ctrl+s")
        assert isinstance(stage.screen, Message)
        await press(pilot, "enter", "escape")
        assert isinstance(stage.screen, RollPage)
        assert [row[1] for row in rows(stage, "#roll")] == [f"Fox, {HOSTILE}", "Smith, Anna"]
        await press(pilot, "l")
        assert [row[:2] for row in rows(stage, "#roll")] == [("left", "O'Brien-Łuk, Zoë")]
    report = (stick / "roll-report.txt").read_text("utf-8")
    assert "Anna Smith, Elm: Class: Oak → Elm; Year: 3 → 4" in report
    assert "Line 4 (Bo Day), Date of birth: There is no such day." in report


async def test_who_is_who_is_decided_and_a_wrong_file_says_why(
    school: School, office: Session, stick: Path
) -> None:
    take_in(office, lists.write(stick / "a.csv", [(upn(1), *ANNA[1:]), (upn(2), *ANNA[1:])]))
    ask = lists.planner(office, lists.write(stick / "b.csv", [(*ANNA[:3], "Elm", *ANNA[4:])]))
    stage = Stage(lambda: ImportPlanPage(office, lambda: school.now, ask, whole=False))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        assert isinstance(stage.screen, ImportPlanPage), "nothing is decided, nothing to take in"
        await press(pilot, "enter", "1")
        assert [row[0] for row in rows(stage, "#plan")] == ["said", "moved"]
        await press(pilot, "enter", "enter", "3")
        assert [row[0] for row in rows(stage, "#plan")] == ["said", "new"]
        await press(pilot, "escape")
        assert stage.ends == [False]


async def test_a_pupil_and_an_adult_are_put_right_with_why_by_mouse(
    school: School, office: Session, stick: Path
) -> None:
    row = (*ANNA, "Mrs Jo Smith", "Mother", "Yes", "07700 900123")
    take_in(office, lists.write(stick / "a.csv", [row], (*lists.HEADINGS, *ADULTS)))
    stage = roll_of(school, office)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await write(pilot, "mrs jo")
        assert [row[1] for row in rows(stage, "#roll")] == ["Smith, Anna (Mrs Jo Smith)"]
        await press(pilot, "escape")
        await click_row(pilot, "#roll", named(office, "Anna Smith"))
        assert isinstance(stage.screen, PupilPage)
        assert rows(stage, "#adults")[0][0] == "order"
        await click_key(pilot, "edit")
        await settle(pilot)
        put(stage, forename="Annie", why="Her mother wrote to us")
        await pilot.click("#form-save")
        await settle(pilot)
        assert "Annie Smith" in stage.shown()
        ((tie, carer),) = book.adults_of(office, named(office, "Annie Smith"))
        await click_row(pilot, "#adults", carer.id)
        put(stage, court_order="no", phone="07700 900999", why="Order ended")
        await pilot.click("#form-save")
        await settle(pilot)
        found = rows(stage, "#pupil-history")
        assert any("Forename: Anna → Annie (Her mother wrote to us)" in row[3] for row in found)
        assert any("Court order: yes → no (Order ended)" in row[3] for row in found)
        assert rows(stage, "#adults")[0][0] == ""
        await press(pilot, "l", "ctrl+s")
        assert "Left the school today." in stage.shown()
    assert (tie.court_order, book.find_pupils(office)) == ("yes", [])


async def test_two_thousand_pupils_are_searched_as_one_types_and_only_some_are_drawn(
    school: School, office: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [Pupil(str(n), f"Name{n}", "Stone", f"{n % 7}A", str(n % 7)) for n in range(2_000)]
    monkeypatch.setattr(book, "find_pupils", lambda session, words="", gone=False: many)
    drawn, line = [], Listing._cells

    def counted(self: Listing, row: Row, width: int) -> str:
        drawn.append(row)
        return line(self, row, width)

    monkeypatch.setattr(Listing, "_cells", counted)
    stage = roll_of(school, office)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "2,000 pupils in 7 classes." in stage.shown()
        assert len(drawn) < 200
        await press(pilot, "slash")
        await write(pilot, "name1999")
        assert [row[1] for row in rows(stage, "#roll")] == ["Stone, Name1999"]
        await press(pilot, "escape")
        assert len(rows(stage, "#roll")) == 2_000
        assert isinstance(stage.screen, RollPage)


async def test_classes_go_up_with_one_key_and_come_back_with_another(
    school: School, office: Session, stick: Path
) -> None:
    take_in(office, lists.write(stick / "a.csv", [ANNA, ("", "Bo", "Day", "Elm", "6", "1/2/2015")]))
    stage = roll_of(school, office)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        assert rows(stage, "#moves") == [
            ("", "Oak", "Year 3", "1", "Oak (Year 4)"),
            ("leave", "Elm", "Year 6", "1", "leave the school"),
        ]
        await press(pilot, "enter")
        put(stage, to="Birch")
        await press(pilot, "ctrl+s", "d", "left", "enter")
        assert [each.school_class for each in book.find_pupils(office)] == ["Birch"]
        assert "2 pupils moved or left. T on this page takes it back." in stage.shown()
        await press(pilot, "enter", "d")
        assert "Let every class go up once more?" in stage.shown()
        await press(pilot, "escape", "t", "left", "enter")
        assert "Everybody is where they were" in stage.shown()
    assert [each.school_class for each in book.find_pupils(office)] == ["Oak", "Elm"]


async def test_a_teacher_reads_the_roll_and_gives_pegs_but_sees_no_adult(
    school: School, office: Session, stick: Path
) -> None:
    row = (*ANNA, "Mrs Jo Smith", "Mother", "Yes", "07700 900123")
    take_in(office, lists.write(stick / "a.csv", [row], (*lists.HEADINGS, *ADULTS)))
    stage = roll_of(school, school.sign_in("Miss Lee"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "i", "y", "a")
        assert isinstance(stage.screen, RollPage)
        await press(pilot, "g")
        put(stage, school_class="Oak")
        await press(pilot, "ctrl+s", "enter", "enter")
        assert at(stage, PupilPage)
        assert "peg: fox" in stage.shown()
        assert not stage.screen.query("#adults")
        assert "Jo Smith" not in stage.shown()
        await press(pilot, "e", "l")
        assert isinstance(stage.screen, PupilPage)


async def test_who_may_decide_is_looked_through_by_digit_and_enter_and_undone(
    school: School, office: Session, stick: Path
) -> None:
    headings = (*lists.HEADINGS, "Contact 1 Name", "Contact 1 Relationship", "Contact 1 PR")
    people = [(*ANNA, "Mrs Eva Smith", "Mother", "Unknown"), (*ZOE, "Mr Al Luk", "Father", "?")]
    take_in(office, lists.write(stick / "a.csv", people, headings))
    stage = roll_of(school, office)
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "R: of 2 adults the list does not say plainly" in stage.shown()
        await press(pilot, "r", "enter")
        assert "press 1 or 2 first" in stage.shown()
        # What is typed ahead decides about nobody whom nobody has seen.
        for key in ("1", "enter", "1", "enter"):
            pilot.app.post_message(events.Key(key, key if key == "1" else "\r"))
        await settle(pilot)
        assert "1 wait, 1 kept. The last: Mr Al Luk." in stage.shown()
        assert [row[:2] for row in rows(stage, "#doubts")] == [("–", "Anna Smith")]
        await press(pilot, "u")
        assert "2 wait, 0 kept." in stage.shown()
        anna = next(e.id for e in stage.screen.query_one(Listing).rows if "Anna" in e.cells[0])
        await click_row(pilot, "#doubts", anna)
        await click_row(pilot, "#doubts", anna)
        await pilot.click("#keep")
        await settle(pilot)
    (left,) = responsibility.to_look_at(office)
    assert left.pupil.surname == "O'Brien-Łuk"
    (tie,) = book.read(office).ties[named(office, "Anna Smith")]
    assert (tie.responsibility, tie.hand["responsibility"].by) == ("no", office.person_id)
