"""`worrybox sound` and `keys`: switched, filled with clips and tried without the kiosk."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store.terminals import settings
from tests.clips import wav
from tests.made_up import CHEAP, School
from tests.tui.speech.sounding import Machine, machine
from tui.command import main
from tui.data_folder import DataFolder

__all__ = ["machine"]


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ, mask = dict(os.environ), os.umask(0o022)
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)


def sound(school: School, *words: str, typed: str | None = None) -> Result:
    school.close()
    given = ["--home", str(school.path), "sound", *words]
    return CliRunner().invoke(main, given, obj=DataFolder(Path(), CHEAP), input=typed)


def test_it_is_off_until_it_is_switched_on_for_headphones_or_the_speaker(
    school: School, machine: Machine
) -> None:
    assert sound(school).stdout.startswith("Reading aloud is off.\n0 of ")
    for words, kept in ((["on"], "headphones"), (["on", "--speaker"], "speaker"), (["off"], "")):
        assert sound(school, *words).exit_code == 0
        school.reopen()
        assert settings.get(school.home.desk.db, settings.SOUND) == kept


def test_switching_it_on_says_what_is_missing_here(school: School, machine: Machine) -> None:
    assert "No program that plays sound is installed here." in sound(school, "on").stdout


def test_an_import_reports_what_came_in_what_not_and_what_is_missing(
    school: School, tmp_path: Path, machine: Machine
) -> None:
    folder = tmp_path / "recorded"
    folder.mkdir()
    (folder / "younger.feel.title.wav").write_bytes(wav())
    (folder / "notes.txt").write_text("x")
    done = sound(school, "import", str(folder))
    assert done.exit_code == 1
    assert done.stdout.startswith("1 clip was brought in.\n1 of ")
    assert done.stderr == "notes.txt: It is neither WAV nor OGG.\n"
    assert "  younger.feel.title\n" not in sound(school, "import", str(folder), "--all").stdout


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 1)])
def test_the_sound_test_asks_whether_it_was_heard(
    school: School, machine: Machine, answer: str, status: int
) -> None:
    machine.has_voice()
    machine.has_player()
    tried = sound(school, "test", typed=answer)
    assert tried.exit_code == status
    assert ("Done: reading aloud can be heard" in tried.stdout) == (status == 0)
    assert len(machine.sounds) == 1


def test_the_sound_test_says_why_nothing_can_be_heard(school: School, machine: Machine) -> None:
    done = sound(school, "test")
    assert done.exit_code == 1
    assert "No program that plays sound" in done.stderr


def test_keys_are_tried_at_a_terminal_only() -> None:
    done = CliRunner().invoke(main, ["keys"], obj=DataFolder(Path(), CHEAP))
    assert done.exit_code == 2
    assert "at a terminal" in done.stderr
