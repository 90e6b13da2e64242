"""The command line, run as a process where it matters."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from screens.papers.pdf import render
from screens.papers.pdf_text import lines_of
from store.cases import printed
from store.home import Home
from store.letterbox.letterbox import Letterbox
from tests.made_up import CHEAP, School
from tests.store.triaging_stage import Stage as Opened
from tui.command import COMMANDS, STOPPED, main
from tui.data_folder import DataFolder

MODULE = [sys.executable, "-m", "tui"]


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    """The command closes the environment; other tests want it as it was."""
    environ, mask = dict(os.environ), os.umask(0o022)
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)


def worrybox(home: Path, *words: str, typed: str | None = None) -> Result:
    folder = DataFolder(Path(), CHEAP)
    return CliRunner().invoke(main, ["--home", str(home), *words], obj=folder, input=typed)


def check(school: School, *words: str, typed: str | None = None) -> Result:
    school.close()
    return worrybox(school.path, "check", *words, typed=typed)


def test_the_help_names_every_command_without_importing_any() -> None:
    code = (
        "import sys; from tui.command import main\n"
        "try: main(['--help'])\n"
        "finally: print([m for m in sys.modules if m.startswith(('textual', 'store', 'screens'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert all(f"  {name} " in done.stdout for name in COMMANDS)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_version_is_told() -> None:
    done = subprocess.run([*MODULE, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("worrybox 0.")


def test_the_environment_is_closed_before_textual_is_imported() -> None:
    code = (
        "import sys, os; from tui import command\n"
        "assert 'textual' not in sys.modules\n"
        "try: command.main(['--version'])\n"
        "finally: print([n for n in os.environ if n.startswith('TEXTUAL_D')])"
    )
    env = {**os.environ, "TEXTUAL_DRIVER": "evil:Driver", "TEXTUAL_DEBUG": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_data_folder_is_the_one_named_or_the_one_in_the_environment(tmp_path: Path) -> None:
    named, other = tmp_path / "named", tmp_path / "other"
    env = {**os.environ, "WORRYBOX_HOME": str(other)}
    for words in (["--home", str(named)], []):
        (named if words else other).joinpath("drawers").mkdir(parents=True)
        done = subprocess.run(
            [*MODULE, *words, "check"], capture_output=True, text=True, env=env, check=False
        )
        assert done.returncode == 1
        assert "There is no school here yet." in done.stdout
    assert (named / "front-desk.db").exists()
    assert (other / "front-desk.db").exists()


def test_what_is_refused_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    done = subprocess.run(
        [*MODULE, "--home", str(in_the_way / "home"), "setup"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == f"The data folder {in_the_way / 'home'} cannot be used.\n"


def test_an_error_nobody_expected_prints_nothing_it_held(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Letterbox) -> None:
        raise ZeroDivisionError("the child's words")

    monkeypatch.setattr(Letterbox, "everything", fail)
    result = check(school)
    assert result.exit_code == STOPPED
    assert result.stderr.splitlines()[-1] == "Worry Box stopped: ZeroDivisionError."
    assert "words" not in result.output


# check


def test_check_says_what_is_well_and_what_it_cannot_see_without_a_pin(school: School) -> None:
    result = check(school)
    assert result.exit_code == 0
    assert "Looking at the letterbox" in result.stderr
    assert result.stdout.startswith("What was looked into is well. Whether anything is missing")
    assert "Not looked into: chair, head, office, roll, safeguarding." in result.stdout


def test_check_looks_into_the_drawers_of_a_person(school: School, tmp_path: Path) -> None:
    school.sign_in("Mrs Adeyemi")
    pin = tmp_path / "pin"
    pin.write_text(school.pins["Mrs Adeyemi"] + "\n")
    result = check(school, "--person", "ADEYEMI, mrs", "--pin-file", str(pin))
    assert result.exit_code == 0
    assert result.stdout.endswith("Not looked into: head.\n")
    assert "Looking at the drawer safeguarding" in result.stderr


def test_check_asks_for_the_pin_and_does_not_echo_it(school: School) -> None:
    school.sign_in("Mrs Adeyemi")
    pin = school.pins["Mrs Adeyemi"]
    result = check(school, "--person", "adeyemi", typed=pin + "\n")
    assert result.exit_code == 0
    assert pin not in result.output


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("Mrs Adeyemi", "13572468\n", "That PIN is not right."),
        ("Nobody", "", "Nobody called Nobody can sign in here. These can: Dr Quince, "),
        ("Patel or Adeyemi", "", "More than one is called Patel or Adeyemi: M"),
    ],
)
def test_check_refuses_in_a_sentence(school: School, name: str, typed: str, said: str) -> None:
    school.sign_in("Mrs Adeyemi")
    result = check(school, "--person", name, typed=typed)
    assert result.exit_code == 2
    assert said in result.stderr


def test_check_refuses_a_first_pin(school: School) -> None:
    pin = school.pins["Mrs Adeyemi"]
    result = check(school, "--person", "Mrs Adeyemi", typed=pin + "\n")
    assert result.exit_code == 2
    assert "This is a first PIN." in result.stderr


def test_check_refuses_a_pin_file_without_a_person_and_a_folder_without_a_school(
    school: School, tmp_path: Path
) -> None:
    assert check(school, "--pin-file", "-").exit_code == 2
    result = worrybox(tmp_path / "nothing", "check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert not (tmp_path / "nothing").exists()


def test_a_kiosk_that_cannot_start_sends_a_child_to_a_grown_up(school: School) -> None:
    with Home(school_closed(school), CHEAP):
        result = worrybox(school.path)
    assert result.exit_code == 1
    child, staff = result.stderr.splitlines()
    assert child == "This box is out of order. Please tell a grown-up."
    assert "already using this data folder" in staff


def test_check_refuses_while_another_worry_box_is_open(school: School) -> None:
    with Home(school_closed(school), CHEAP):
        result = worrybox(school.path, "check")
    assert result.exit_code == 2
    assert "already using this data folder" in result.stderr


def test_check_names_what_is_wrong_and_exits_with_1(school: School) -> None:
    path = school_closed(school)
    (path / "drawers" / "roll.db").unlink()
    result = worrybox(path, "check")
    assert result.exit_code == 1
    assert result.stdout == "The file of the drawer roll is missing.\n"


def test_check_says_so_when_a_damaged_file_keeps_it_from_looking(school: School) -> None:
    path = school_closed(school)
    (path / "letterbox.db").write_bytes(b"not a database" * 100)
    result = worrybox(path, "check")
    assert result.exit_code == 1
    assert "letterbox.db is damaged" in result.stdout
    assert "The rest was not looked into." in result.stdout


def school_closed(school: School) -> Path:
    school.close()
    return school.path


def noted_on(content: bytes) -> bytes:
    """Return a PDF with a box of text laid on its first page."""
    writer, made = PdfWriter(clone_from=BytesIO(content)), BytesIO()
    writer.add_annotation(0, FreeText(text="Outcome: unfounded", rect=(50, 550, 200, 650)))
    writer.write(made)
    return made.getvalue()


def test_check_tells_of_a_printed_record_whether_it_is_what_was_printed(
    school: School, tmp_path: Path
) -> None:
    case = Opened(school.sign_in("Mrs Adeyemi"))
    bound = printed.commit(case.drawer, case.case, (case.id,), "all of it", school.now)
    data = {"lang": "en", "words": {}, "school": "Oakfield", "title": "Record", "marking": ""}
    data |= {"heading": "Record", "number": case.case.number, "code": bound.code, "about": []}
    whole: dict[str, object] = {"close": False, "sections": []}
    genuine, forged = (
        render("record", {**data, **whole, "about": [["Said", words]]}).content
        for words in ("Sam hit me", "Sam helped me")
    )
    said = {"what": "record", "why": "For the LADO", "covered": []}
    made = (genuine, lines_of(genuine))
    printed.record(case.drawer, case.case, bound, *made, said, school.now)
    school.close()
    pin = tmp_path / "pin"
    pin.write_text(school.pins["Mrs Adeyemi"])

    def asked(record: str) -> Result:
        who = ("check", "--person", "mrs adeyemi", "--pin-file", str(pin), "--record", record)
        return worrybox(school.path, *who)

    pages = (("genuine", genuine), ("forged", forged), ("noted", noted_on(genuine)))
    for name, content in pages:
        (tmp_path / name).write_bytes(content)
    done = asked(str(tmp_path / "genuine"))
    assert "The record of case 2026-001A, as of 2026-03-03 09:14, complete." in done.output
    assert "to the last byte" in done.output
    assert done.exit_code == 0
    done = asked(str(tmp_path / "forged"))
    assert "NOT AS PRINTED: this line was not printed so: Said Sam helped me." in done.output
    assert done.exit_code == 1
    done = asked(str(tmp_path / "noted"))
    assert "not printed so: (added to the page, FreeText) Outcome: unfounded." in done.output
    assert done.exit_code == 1
    assert "every entry it was made of is there" in asked(bound.code.lower()).output
    for nothing in ("WB-AAAA-AAAA-AAAA-AAAA", str(pin), "nowhere"):
        assert asked(nothing).exit_code == 2
    assert worrybox(school.path, "check", "--record", bound.code).exit_code == 2
    with Home(school.path, CHEAP):
        assert "It looks at a printed record too" in asked(bound.code).output
