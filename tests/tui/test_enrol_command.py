"""`worrybox enrol`, `carry` and `carrier use`: a machine joins and carries without a screen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store.carriers.folder_mark import prepare
from store.carrying.last_round import last_round
from store.home import Home
from store.letterbox.intake import Intake
from store.letterbox.told import Told
from store.terminals import enrolment, settings
from tests.made_up import CHEAP, NOW, School
from tui.command import main
from tui.data_folder import DataFolder

CODE = "river lantern button sail"


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(environ)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    made = tmp_path / "share"
    made.mkdir()
    prepare(made)
    return made


@pytest.fixture
def file(school: School, share: Path, tmp_path: Path) -> Path:
    """An invitation for Year 3."""
    made = enrolment.invite(school.home, "classroom", "Year 3", f"folder:{share}", NOW)
    path = tmp_path / "year3.worrybox"
    path.write_bytes(enrolment.lock(made, CODE, CHEAP))
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "new"


def run(home: Path, *words: str | Path, typed: str | None = None) -> Result:
    given = ["--home", str(home), *map(str, words)]
    return CliRunner().invoke(main, given, obj=DataFolder(Path(), CHEAP), input=typed)


def enrolled(home: Path, file: Path) -> None:
    assert run(home, "enrol", file, typed=f"{CODE}\n").exit_code == 0


def test_words_in_any_case_and_spacing_let_a_machine_answer(
    home: Path, file: Path, share: Path
) -> None:
    result = run(home, "enrol", file, typed="1. RIVER,  lantern\tButton  sail \n")
    assert result.exit_code == 0, result.output
    for said in (
        "is now Year 3",
        "Its kind: classroom. Children",
        "answer is on the way",
        "A second keeper",
    ):
        assert said in result.output
    assert list(share.rglob("*.parcel"))
    with Home(home, CHEAP) as opened:
        assert opened.waits_to_join


def test_wrong_words_are_said_and_can_be_typed_again(home: Path, file: Path) -> None:
    result = run(home, "enrol", file, typed=f"river lantern button rail\n{CODE}\n")
    assert result.exit_code == 0
    assert "do not open the file" in result.output


def test_wrong_words_in_a_file_end_it_and_leave_nothing(
    home: Path, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "code").write_text("river lantern button rail")
    result = run(home, "enrol", file, "--code-file", tmp_path / "code")
    assert result.exit_code == 1
    assert "do not open the file" in result.output
    assert not home.exists()
    (tmp_path / "code").write_text(f"{CODE}\n")
    assert run(home, "enrol", file, "--code-file", tmp_path / "code").exit_code == 0


def test_a_folder_in_use_is_refused_before_anything_is_asked(home: Path, file: Path) -> None:
    home.mkdir()
    (home / "letter").write_text("mine")
    result = run(home, "enrol", file, typed=f"{CODE}\n")
    assert result.exit_code == 1
    assert "something in the data folder" in result.output
    assert "four words" not in result.output


def test_another_file_is_no_invitation(home: Path, tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(b"\x89PNG")
    result = run(home, "enrol", tmp_path / "cat.png", typed=f"{CODE}\n")
    assert result.exit_code == 1
    assert "no invitation" in result.output


def test_a_carrier_that_is_away_does_not_keep_a_machine_from_joining(
    home: Path, file: Path, share: Path
) -> None:
    share.rename(share.with_name("away"))
    result = run(home, "enrol", file, typed=f"{CODE}\n")
    assert result.exit_code == 0
    assert "has not gone yet" in result.output


def test_what_could_not_be_joined_leaves_an_empty_folder(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "put", lambda *given: 1 / 0)
    assert run(home, "enrol", file, typed=f"{CODE}\n").exit_code == 70
    monkeypatch.undo()
    assert list(home.iterdir()) == []
    enrolled(home, file)


def test_a_round_says_what_went_and_what_waits(home: Path, file: Path) -> None:
    enrolled(home, file)
    with Home(home, CHEAP) as opened:
        Intake(opened).post(Told(words="x"), NOW)
    result = run(home, "carry")
    assert result.exit_code == 0
    assert "2 letters sent, no letters received. 2 letters wait here" in result.output
    assert "waits to be let in" in result.output


def test_a_round_that_cannot_be_done_says_why(home: Path, file: Path, share: Path) -> None:
    enrolled(home, file)
    share.rename(share.with_name("away"))
    result = run(home, "carry")
    assert result.exit_code == 1
    assert "1 letter waits here" in result.output
    with Home(home, CHEAP) as opened:
        last = last_round(opened)
        assert last
        assert last.trouble


def test_a_running_kiosk_carries_by_itself(home: Path, file: Path) -> None:
    enrolled(home, file)
    with Home(home, CHEAP):
        result = run(home, "carry")
    assert result.exit_code == 1
    assert "carries by itself" in result.output


@pytest.mark.parametrize("words", [("carry",), ("carrier", "use", "none")])
def test_without_a_school_nothing_is_made(home: Path, words: tuple[str, ...]) -> None:
    result = run(home, *words)
    assert result.exit_code == 1
    assert "no school" in result.output
    assert not home.exists()


def test_an_address_is_set_judged_and_taken_away(home: Path, file: Path, share: Path) -> None:
    enrolled(home, file)
    assert run(home, "carrier", "use", "gopher:hole").exit_code == 1
    assert "carries nothing" in run(home, "carrier", "use", "none").output
    result = run(home, "carry")
    assert result.exit_code == 1
    assert "No carrier is set" in result.output
    assert run(home, "carrier", "use", f"folder:{share}").exit_code == 0
    assert run(home, "carry").exit_code == 0
