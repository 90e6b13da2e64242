"""`worrybox import-roll`: a list taken in at the command line, seen first."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store.roll import book
from tests.made_up import CHEAP, School
from tests.store.roll.lists import ANNA, HEADINGS, ZOE, names, write
from tui.command import main
from tui.data_folder import DataFolder


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ, mask = dict(os.environ), os.umask(0o022)
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)


def run(school: School, *words: str, name: str = "Mr Bell", given: str = "") -> Result:
    if school.pins[name] != school.own_pin(name):
        school.sign_in(name)
    school.close()
    pin = school.path.parent / "pin.txt"
    pin.write_text(school.pins[name], "utf-8")
    who = ["--person", name, "--pin-file", str(pin)]
    command = ["--home", str(school.path), "import-roll", *words, *who]
    return CliRunner().invoke(main, command, obj=DataFolder(Path(), CHEAP), input=given)


def there(school: School) -> dict[str, str]:
    school.reopen()
    return names(book.read(school.sign_in("Mr Bell")))


def test_it_says_what_would_change_asks_and_then_changes_it(school: School, tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", [ANNA, ("", "Bo", "Day", "Oak", "3", "31/02/2018")])
    dry = run(school, str(file), "--dry-run", "--report", str(tmp_path / "report.txt"))
    assert dry.exit_code == 1
    assert "New: 1" in dry.stdout
    assert "Line 3 (Bo Day), Date of birth: There is no such day." in dry.stdout
    assert "nothing is changed yet" in (tmp_path / "report.txt").read_text("utf-8")
    again = run(school, str(file), "--dry-run", "--report", str(file))
    assert (again.exit_code, "is a file" in again.output) == (2, True)
    assert "Anna" in file.read_text("utf-8")
    assert there(school) == {}
    no = run(school, str(file), given="n\n")
    assert (no.exit_code, "Nothing was changed." in no.stdout) == (2, True)
    assert there(school) == {}
    yes = run(school, str(file), given="y\n")
    assert (yes.exit_code, "Taken in." in yes.stdout) == (1, True)
    assert there(school) == {"Anna Smith": "Oak"}


def test_leavers_are_named_and_leave_only_when_that_is_said(school: School, tmp_path: Path) -> None:
    assert run(school, str(write(tmp_path / "a.csv", [ANNA, ZOE])), "--yes").exit_code == 0
    file = str(write(tmp_path / "b.csv", [ANNA]))
    named = run(school, file, "--yes", "--whole-school")
    assert "they stay (1)\n  Zoë O'Brien-Łuk, Acorn" in named.stdout
    assert len(there(school)) == 2
    run(school, file, "--yes", "--whole-school", "--leavers")
    assert there(school) == {"Anna Smith": "Oak"}


def test_what_may_not_or_cannot_be_taken_in_gets_one_sentence(
    school: School, tmp_path: Path
) -> None:
    file = str(write(tmp_path / "a.csv", [ANNA]))
    school.sign_in("Mr Bell")
    teacher = run(school, file, "--yes", name="Miss Lee")
    assert (teacher.exit_code, teacher.stdout) == (2, "")
    assert "Only the office, the headteacher" in teacher.stderr
    gone = run(school, str(tmp_path / "none.csv"))
    assert (gone.exit_code, "There is no file" in gone.stderr) == (2, True)


def test_a_column_that_may_say_who_is_asked_is_not_lost_in_silence(
    school: School, tmp_path: Path
) -> None:
    headings = (*HEADINGS, "Injunction?", "Dinner money", "Old address")
    file = str(write(tmp_path / "a.csv", [(*ANNA, "Mr Al Smith", "4.20", "")], headings))
    found = run(school, file, "--yes")
    assert (found.exit_code, there(school)) == (1, {"Anna Smith": "Oak"})
    assert "Not taken in: Injunction?. This may say who may be asked" in found.stderr
    assert "  Dinner money\n" in found.stdout
    assert "Old address: Not taken in" in found.stderr
    assert "Old address" not in found.stdout, "nothing stands in it"
