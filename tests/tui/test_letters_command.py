"""`worrybox letters`: forms listed, letters counted, made and printed, without a screen."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests import pdfs
from tests.conftest import Copies
from tests.made_up import CHEAP, OAKFIELD, School
from tests.store.consents.letter_stage import HOST, two_children_each
from tui.command import main
from tui.data_folder import DataFolder


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ, mask = dict(os.environ), os.umask(0o022)
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)


def run(school: School, folder: Path, *given: str) -> Result:
    pin = folder / "pin"
    pin.write_text(school.pins["Mr Bell"] + "\n")
    common = ("--home", str(school.path), "letters", "--person", "Mr Bell", "--pin-file", str(pin))
    return CliRunner().invoke(main, [*common, *given], obj=DataFolder(Path(), CHEAP))


def test_letters_are_listed_counted_and_printed(copies: Copies, tmp_path: Path) -> None:
    school = copies(replace(OAKFIELD, form_address=HOST))
    two_children_each(school.sign_in("Mr Bell"), tmp_path, 2, order="Yes")
    school.close()
    assert "pictures" in run(school, tmp_path).output
    counted = run(school, tmp_path, "--form", "internet", "--dry-run")
    assert "4 letters about 2 children." in counted.output
    assert "2 wait for a second look" in counted.output
    wrong = run(school, tmp_path, "--form", "work", "--class", "Yew", "--dry-run")
    assert (wrong.exit_code, "There is no class Yew." in wrong.output) == (1, True)
    one = ("--child", "KidAoaen Aoaenson", "--year", "Year 1", "--dry-run")
    assert "2 letters about 1 child." in run(school, tmp_path, "--form", "work", *one).output
    wrong = run(school, tmp_path, "--form", "work", "--year", "6", "--dry-run")
    assert (wrong.exit_code, "Nobody is in year 6." in wrong.output) == (1, True)
    wrong = run(school, tmp_path, "--form", "work", "--child", "Cy Day", "--dry-run")
    assert (wrong.exit_code, "Nobody on the roll is called" in wrong.output) == (1, True)
    assert run(school, tmp_path, "--form", "work").exit_code == 2
    done = run(school, tmp_path, "--form", "internet", "--to", str(tmp_path / "out"))
    assert "2 letters, to be printed on both sides. Delete it" in done.output
    (file,) = (tmp_path / "out").iterdir()
    assert "Dear Mrs MumAoaen Aoaenson," in pdfs.said(file.read_bytes())
    again = run(school, tmp_path, "--ready", "--to", str(tmp_path / "out"))
    assert (again.exit_code, "nothing to print" in again.output) == (1, True)
