"""What a list would change: who is who, what a person decides, and what is never guessed."""

from pathlib import Path

import pytest

from store.roll import book, changing, details, report
from store.roll.plan import (
    BACK,
    CHANGED,
    LEAVE_OUT,
    LEFT,
    MOVED,
    NEW,
    NEW_PUPIL,
    RENAMED,
    Decisions,
)
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.roll.lists import (
    ANNA,
    HEADINGS,
    TODAY,
    ZOE,
    named,
    names,
    planner,
    take_in,
    upn,
    write,
)


@pytest.fixture
def office(school: School) -> Session:
    return school.sign_in("Mr Bell")


def test_the_same_list_once_more_changes_nothing(office: Session, tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", [ANNA, ZOE, (upn(5), "Bo", "Day", "Oak", "3", "")])
    first = take_in(office, file)
    assert len(first.of(NEW)) == 3
    again = take_in(office, file)
    assert (len(again.of("same")), again.changes) == (3, [])
    assert names(book.read(office)) == {
        "Anna Smith": "Oak",
        "Zoë O'Brien-Łuk": "Acorn",
        "Bo Day": "Oak",
    }


def test_next_term_names_who_is_new_moved_renamed_and_changed(
    office: Session, tmp_path: Path
) -> None:
    take_in(office, write(tmp_path / "a.csv", [ANNA, ZOE, (upn(5), "Bo", "Day", "Oak", "3", "")]))
    later = [
        ("", "ANNA", "SMITH", "Elm", "4", "4.5.2018"),
        (upn(9), "Zoë", "O'Brien-Łuk", "Acorn", "R", "03/09/2021"),
        (upn(5), "Bo", "Night", "Oak", "3", ""),
        (upn(6), "Cy", "Fox", "Oak", "3", "01/02/2018"),
    ]
    plan = take_in(office, write(tmp_path / "b.csv", later))
    kinds = {step.name: step.kinds[0] for step in plan.steps}
    assert kinds == {
        "Anna Smith": MOVED,
        "Zoë O'Brien-Łuk": CHANGED,
        "Bo Night": RENAMED,
        "Cy Fox": NEW,
    }
    assert plan.of(MOVED)[0].lines == ("Class: Oak → Elm", "Year: 3 → 4")
    assert len(book.read(office).pupils) == 4, "nobody came twice"


def test_a_missing_column_and_an_empty_cell_empty_nothing(office: Session, tmp_path: Path) -> None:
    take_in(office, write(tmp_path / "a.csv", [ANNA]))
    few = write(
        tmp_path / "b.csv",
        [("Anna", "Smith", "04/05/2018", "")],
        ("Forename", "Surname", "DOB", "Class"),
    )
    assert take_in(office, few).changes == []
    anna = book.read(office).pupils[named(office, "Anna Smith")]
    assert (anna.school_class, anna.year) == ("Oak", "3")


def test_two_of_one_name_and_birthday_are_asked_about_and_left_out(
    office: Session, tmp_path: Path
) -> None:
    twins = [(upn(1), *ANNA[1:]), (upn(2), *ANNA[1:])]
    take_in(office, write(tmp_path / "a.csv", twins))
    ask = planner(office, write(tmp_path / "b.csv", [(*ANNA[:3], "Elm", *ANNA[4:])]))
    plan = ask.plan(Decisions(whole_school=True), TODAY)
    (asked,) = plan.asked
    assert len(asked.candidates) == 2
    assert (plan.changes, plan.missing) == ([], ())
    assert [each.why for each in plan.refused] == ["Not decided which pupil this is."]
    one = asked.candidates[0].id
    decided = ask.plan(Decisions(answers={2: one}), TODAY)
    assert [step.pupil for step in decided.of(MOVED)] == [one]
    assert len(ask.plan(Decisions(answers={2: NEW_PUPIL}), TODAY).of(NEW)) == 1
    assert ask.plan(Decisions(answers={2: LEAVE_OUT}), TODAY).steps == ()


def test_a_name_alone_is_enough_only_in_one_class(office: Session, tmp_path: Path) -> None:
    headings = ("Name", "Class")
    take_in(
        office, write(tmp_path / "a.csv", [("Smith, Anna", "Oak"), ("Bo Day", "Oak")], headings)
    )
    moved = [("Smith, Anna", "Oak"), ("Bo Day", "Elm")]
    plan = planner(office, write(tmp_path / "b.csv", moved, headings)).plan(Decisions(), TODAY)
    assert [step.name for step in plan.steps] == ["Anna Smith"]
    assert [each.name for each in plan.asked] == ["Bo Day"]


def test_a_upn_that_belongs_to_quite_another_child_is_asked_about(
    office: Session, tmp_path: Path
) -> None:
    take_in(office, write(tmp_path / "a.csv", [(upn(1), *ANNA[1:])]))
    other = write(tmp_path / "b.csv", [(upn(1), "Bo", "Day", "Oak", "3", "01/01/2017")])
    (asked,) = planner(office, other).plan(Decisions(), TODAY).asked
    assert "The UPN is one pupil's" in asked.why


def test_those_missing_are_offered_as_leavers_and_leave_only_when_said(
    office: Session, tmp_path: Path
) -> None:
    take_in(office, write(tmp_path / "a.csv", [ANNA, ZOE, (upn(5), "Bo", "Day", "Oak", "3", "")]))
    bad = [ANNA, ("", "Bo", "Day", "Oak", "3", "99/99/2018")]
    ask = planner(office, write(tmp_path / "b.csv", bad))
    assert ask.plan(Decisions(), TODAY).missing == (), "the file may be of one class"
    plan = ask.plan(Decisions(whole_school=True), TODAY)
    assert [each.name for each in plan.missing] == ["Zoë O'Brien-Łuk"], "Bo's line was only refused"
    assert plan.changes == []
    gone = take_in(office, tmp_path / "b.csv", Decisions(True, leavers={plan.missing[0].id}))
    assert [step.name for step in gone.of(LEFT)] == ["Zoë O'Brien-Łuk"]
    assert [each.name for each in book.find_pupils(office, gone=True)] == ["Zoë O'Brien-Łuk"]
    assert len(take_in(office, write(tmp_path / "c.csv", [ZOE])).of(BACK)) == 1
    assert "Zoë O'Brien-Łuk" in names(book.read(office))


def test_a_leaving_date_that_has_come_leaves_and_one_to_come_does_not(
    office: Session, tmp_path: Path
) -> None:
    headings = ("Forename", "Surname", "DOB", "Leaving date")
    rows = [("Anna", "Smith", "04/05/2018", "01/03/2026"), ("Bo", "Day", "", "01/07/2026")]
    take_in(office, write(tmp_path / "a.csv", rows, headings))
    assert names(book.read(office)) == {"Bo Day": ""}


def test_a_correction_is_not_taken_back_unless_somebody_says_so(
    office: Session, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.csv", [ANNA])
    take_in(office, file)
    anna = named(office, "Anna Smith")
    found = book.read(office)
    values = changing.pupil_values(found.pupils[anna], found.details[anna])
    put = {**values, "forename": "Annie", "born": "05/05/2018", "why": "Her passport"}
    assert changing.correct_pupil(office, anna, put, NOW)
    # The birthday differs now as well: the UPN is missing, so somebody has to say who it is.
    ask = planner(
        office, write(tmp_path / "b.csv", [("", "Annie", "Smith", "Elm", "3", "05/05/2018")])
    )
    assert ask.plan(Decisions(), TODAY).differences == ()
    office.drawer(OFFICE).record(
        details.subject(anna), details.IMPORTED, {"said": {"upn": upn(1)}}, NOW
    )
    again = write(tmp_path / "c.csv", [(upn(1), "Anna", "Smith", "Oak", "3", "05/05/2018")])
    plan = take_in(office, again)
    (found_difference,) = plan.differences
    assert (found_difference.ours, found_difference.theirs) == ("Annie", "Anna")
    assert (found_difference.by, found_difference.why) == (office.person_id, "Her passport")
    assert named(office, "Annie Smith") == anna
    assert "Annie stays, not Anna (Her passport)" in report.text(plan, NOW, done=True)
    take_in(office, again, Decisions(take={found_difference.id}))
    assert named(office, "Anna Smith") == anna
    assert take_in(office, again).changes == []


def test_what_should_be_looked_at_is_said_and_taken_in(office: Session, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Contact 1 Name", "Contact 2 Name", "Dinner money")
    both = write(tmp_path / "a.csv", [(*ANNA, "Mrs Jo Smith", "Mr Al Smith", "4.20")], headings)
    first = take_in(office, both)
    assert (first.odd, first.unread) == ((), ("Dinner money",))
    other = (*ANNA[:4], "6", ANNA[5], "Mrs Jo Smith", "Mrs Di Hay", "4.20")
    plan = take_in(office, write(tmp_path / "b.csv", [other], headings))
    assert [each.what for each in plan.odd] == [
        "Year 6 in the file; born 4 May 2018 is usually Year 3.",
        "Mr Al Smith is not in the file and stays: T on the child's page takes off.",
    ]
    nobody = [(*other[:6], "", "", ""), (*ZOE, "Mrs Di Luk", "", "")]
    alone = take_in(office, write(tmp_path / "d.csv", nobody, headings))
    assert sum("is not in the file" in each.what for each in alone.odd) == 3
    said = report.text(plan, NOW, done=True)
    assert "To look at (2)" in said
    assert "Columns not taken in (1)\n  Dinner money" in said
    without = take_in(office, write(tmp_path / "c.csv", [ANNA]))
    assert [each.what[:6] for each in without.odd] == [], "a list without adults says nothing"


def test_who_is_new_but_for_the_name_is_asked_about_and_twins_are_not(
    office: Session, tmp_path: Path
) -> None:
    twin = ("", "Ben", *ANNA[2:])
    take_in(office, write(tmp_path / "a.csv", [ANNA, ZOE]))
    both = planner(office, write(tmp_path / "b.csv", [ANNA, twin, ZOE])).plan(Decisions(), TODAY)
    assert ([each.name for each in both.of(NEW)], both.asked) == (["Ben Smith"], ())
    other = [("", "Anna", "Smith-Jones", *ANNA[3:]), ("", "Zoe", "LUK", *ZOE[3:5], "")]
    ask = planner(office, write(tmp_path / "c.csv", other))
    plan = ask.plan(Decisions(whole_school=True), TODAY)
    assert [each.candidates[0].name for each in plan.asked] == ["Anna Smith", "Zoë O'Brien-Łuk"]
    assert (plan.changes, plan.missing) == ([], ())
    answers = {2: NEW_PUPIL, 3: named(office, "Zoë O'Brien-Łuk")}
    decided = ask.plan(Decisions(answers=answers), TODAY)
    assert [step.kinds[0] for step in decided.steps] == [NEW, RENAMED]
    plain = write(tmp_path / "d.csv", [("", "ZOE", "OBRIEN LUK", *ZOE[3:])])
    assert planner(office, plain).plan(Decisions(), TODAY).asked == (), "only marks differ"


def test_a_report_counts_lines_apart_from_cells_and_names_whom_each_is_about(
    office: Session, tmp_path: Path
) -> None:
    mias = [("", "Mia", "Khan", "Oak", "3", f"0{day}/05/2018") for day in (4, 5)]
    take_in(office, write(tmp_path / "a.csv", mias))
    lines = [
        ("X1", "Bo", "Day", "Oak", "3", "31/02/2018"),
        ("X1", "Al", "Fox", "Oak", "3", "04/05/2018"),
        ("", "Di", "Roe", "Oak", "3", "04/05/2018"),
        ("", "Di", "Roe", "Oak", "3", "04/05/2018"),
    ]
    plan = take_in(office, write(tmp_path / "b.csv", lines), Decisions(whole_school=True))
    said = report.text(plan, NOW, done=True)
    assert "Refused: 2\nCells refused in other lines: 1\n" in said
    of_bo = [line for line in said.splitlines() if "Line 2 (Bo Day)" in line]
    assert len(of_bo) == 2
    assert not any("rest of the line" in line for line in of_bo)
    assert "Line 3 (Al Fox), UPN: " in said
    assert said.count("The rest of the line is taken in.") == 1
    assert "Mia Khan (born 4 May), Oak\n  Mia Khan (born 5 May), Oak" in said
    month_first = [("", "Cy", "Fox", "Oak", "3", "05/13/2018"), ("", *lines[1][1:])]
    plan = planner(office, write(tmp_path / "c.csv", month_first)).plan(Decisions(), TODAY)
    text = report.text(plan, NOW, done=False)
    assert "which is it?" in text
    assert "?." not in text
