"""Taking a list in: all of it or nothing, whatever happens in between."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.checkup import check_session
from store.errors import Refused
from store.roll import book, ending, taking_in
from store.roll.plan import Decisions
from store.roll.reading import read_file
from store.school.public_list import OFFICE
from tests.made_up import NOW, School
from tests.store.roll.lists import ANNA, HEADINGS, TODAY, ZOE, names, planner, take_in, write
from tests.store.two_offices import meet
from tests.terminals import Terminals

CHILDREN = 20


def children(tmp_path: Path) -> Path:
    rows = [("", f"Name{n}", "Stone", "Oak", "3", f"{n + 1}/05/2018") for n in range(CHILDREN)]
    return write(tmp_path / "many.csv", rows)


# The office is written first: 1 entry for the import and one for each child, then the roll's.
@pytest.mark.parametrize(("until", "there"), [(10, 0), (CHILDREN + 10, CHILDREN)])
def test_a_power_cut_leaves_nothing_half_taken_in(
    school: School, tmp_path: Path, until: int, there: int
) -> None:
    school.sign_in("Mr Bell")
    school.close()
    file = children(tmp_path)
    who = (school.people["Mr Bell"], school.pins["Mr Bell"])
    command = [sys.executable, "-m", "tests.store.roll.importing_child", str(school.path), *who]
    done = subprocess.run([*command, str(file), str(until)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    school.reopen()
    office = school.sign_in("Mr Bell")
    assert len(book.read(office).pupils) == 0
    assert len(book.read(office).details) == there
    assert ending.finish(office, NOW) == bool(there)
    assert len(names(book.read(office))) == there
    assert ending.finish(office, NOW) == 0
    assert check_session(office) == []
    take_in(office, file)
    assert len(book.read(office).pupils) == CHILDREN


def test_stopping_in_the_middle_changes_nothing(school: School, tmp_path: Path) -> None:
    office = school.sign_in("Mr Bell")
    plan = planner(office, children(tmp_path)).plan(Decisions(), TODAY)
    asked = iter([False] * 7 + [True])
    job = taking_in.TakingIn(office, plan, stopped=lambda: next(asked))
    with pytest.raises(Refused, match="Nothing was changed"):
        job.run(NOW)
    assert book.read(office).details == {}
    seen: list[tuple[int, int]] = []
    step, taking_in.STEP = taking_in.STEP, 10
    try:
        taking_in.TakingIn(office, plan, on_written=lambda *how: seen.append(how)).run(NOW)
    finally:
        taking_in.STEP = step
    assert seen[-1] == (2 * CHILDREN, 2 * CHILDREN)
    assert check_session(office) == []


def test_what_columns_mean_is_remembered_for_the_next_such_list(
    school: School, tmp_path: Path
) -> None:
    office = school.sign_in("Mr Bell")
    headings = ("Forename", "Surname", "Room")
    file = write(tmp_path / "a.csv", [("Anna", "Smith", "Oak")], headings)
    plan = planner(office, file, {"Room": "school_class"}).plan(Decisions(), TODAY)
    taking_in.TakingIn(office, plan).run(NOW)
    assert names(book.read(office)) == {"Anna Smith": "Oak"}
    take_in(office, write(tmp_path / "b.csv", [("Bo", "Day", "Elm")], headings))
    assert names(book.read(office)) == {"Anna Smith": "Oak", "Bo Day": "Elm"}


def test_a_list_comes_to_the_other_office_and_is_taken_in_there_without_doubles(
    terminals: Terminals, tmp_path: Path
) -> None:
    there = terminals.second_office("Ms Hart")
    bell, hart = terminals.school.sign_in("Mr Bell"), there.sign_in("Ms Hart")
    file = write(tmp_path / "a.csv", [ANNA, ZOE])
    take_in(bell, file)
    meet(terminals, bell, hart)
    assert names(book.read(hart)) == names(book.read(bell))
    assert hart.drawer(OFFICE).rows("import", ["begun"]) == []
    assert take_in(hart, file).changes == []
    apart = write(tmp_path / "b.csv", [ANNA, ZOE, ("", "Bo", "Day", "Oak", "3", "1/2/2018")])
    assert len(take_in(bell, apart).changes) == len(take_in(hart, apart).changes) == 1
    meet(terminals, bell, hart)
    assert len(book.read(hart).pupils) == len(book.read(bell).pupils) == 3
    assert take_in(bell, apart).changes == []


def test_what_columns_mean_is_kept_though_the_list_was_not_taken_in(
    school: School, tmp_path: Path
) -> None:
    office = school.sign_in("Mr Bell")
    sheet = read_file(write(tmp_path / "a.csv", [(*ANNA, "4.20")], (*HEADINGS, "Dinner")))
    meant = dict(taking_in.columns_of(office, sheet).meant)
    assert meant["Dinner"] == ""
    for meaning in ("1.priority", "1.phone"):
        taking_in.remember(office, sheet, {**meant, "Dinner": meaning}, NOW)
    assert taking_in.columns_of(office, sheet).meant["Dinner"] == "1.phone"
    assert ending.finish(office, NOW) == 0, "nothing was begun"
    assert check_session(office) == []
