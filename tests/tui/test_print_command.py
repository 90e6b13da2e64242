"""`worrybox print`: papers made at the command line, as a person and as a real process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screens.papers.paper import PAPERS
from tests.languages import accept_all
from tests.made_up import CHEAP, School
from tests.pdfs import facts, said
from tests.screens.papers.papers_of import RED, photo
from tui.command import main
from tui.data_folder import DataFolder


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ, mask = dict(os.environ), os.umask(0o022)
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)


def run(school: School, *words: str) -> Result:
    school.close()
    given = ["--home", str(school.path), "print", *words]
    return CliRunner().invoke(main, given, obj=DataFolder(Path(), CHEAP))


def test_without_a_paper_it_says_which_there_are(school: School) -> None:
    done = run(school)
    assert done.exit_code == 0
    for each in PAPERS:
        assert f"{each.id} " in done.stdout
        assert each.title in done.stdout
    assert "worrybox print all --to FOLDER" in done.stdout


def test_papers_are_made_for_the_classes_that_are_named(school: School, tmp_path: Path) -> None:
    photo(tmp_path / "photos", "Miss Lee.webp", RED)
    photo(tmp_path / "photos", "Mr Nobody.png", RED)
    photo(tmp_path / "photos", "Mr Bell.gif", RED)
    out = tmp_path / "out"
    words = ("--class", " OAK", "--photos", str(tmp_path / "photos"), "--to", str(out))
    done = run(school, "card", "promise", *words)
    assert done.exit_code == 0
    assert done.stdout == f"card-oak.pdf\npromise.pdf\n2 files lie in {out}\n"
    assert "Making papers: 2 of 2" in done.stderr
    assert "Mr Nobody.png is called after nobody who works here." in done.stderr
    assert "Mr Bell.gif is not used: a photo is a PNG, JPEG or WebP file." in done.stderr
    card = said((out / "card-oak.pdf").read_bytes())
    assert card.count("Photo") == 1
    assert "Miss Lee" in card


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nonsense",), "There is no paper nonsense. There are: assembly-younger, "),
        (("card", "--class", "Elm"), "There is no class Elm. There are: Acorn, Oak."),
        (("pegs",), "Acorn has no coat-peg pictures. Oak has no coat-peg pictures."),
        (
            ("card", "--language", "pl"),
            "The school does not offer the language pl. It offers: none.",
        ),
        (("card", "--photos", "/no/such"), "The photos in /no/such cannot be read."),
        (("card", "--to", "/no/such/folder"), "There is no folder /no/such."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    school: School, words: tuple[str, ...], sentence: str
) -> None:
    done = run(school, *words)
    assert done.exit_code == 1
    assert done.stderr.startswith(sentence)
    assert done.stdout == ""


def test_another_file_is_written_over_only_when_that_is_said(
    school: School, tmp_path: Path
) -> None:
    (tmp_path / "place.pdf").write_text("mine")
    done = run(school, "place", "promise", "--to", str(tmp_path))
    assert done.exit_code == 1
    assert done.stderr == (
        "place.pdf is there already. Nothing was changed; --replace writes over them.\n"
    )
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["place.pdf"]
    assert run(school, "place", "--to", str(tmp_path), "--replace").exit_code == 0
    assert (tmp_path / "place.pdf").read_bytes().startswith(b"%PDF")


def test_slips_are_made_in_a_language_that_is_accepted(school: School, tmp_path: Path) -> None:
    accept_all(school, "uk", "younger")
    done = run(school, "slips-younger", "place", "--language", "uk", "--to", str(tmp_path))
    assert done.exit_code == 0
    assert done.stdout.startswith("slips-younger-uk.pdf\nplace.pdf\n")
    assert "Розкажи на папері" in said((tmp_path / "slips-younger-uk.pdf").read_bytes())


def test_without_a_school_or_beside_a_running_kiosk_it_says_so(
    school: School, tmp_path: Path
) -> None:
    empty = ["--home", str(tmp_path / "none"), "print", "place"]
    done = CliRunner().invoke(main, empty, obj=DataFolder(Path(), CHEAP))
    assert (done.exit_code, done.stderr) == (1, "There is no school in this data folder yet.\n")
    busy = ["--home", str(school.path), "print", "place"]
    done = CliRunner().invoke(main, busy, obj=DataFolder(Path(), CHEAP))
    assert done.exit_code == 1
    assert "Worry Box is running on this data folder. There, papers are made under" in done.stderr


def test_a_real_process_makes_them_all(school: School, tmp_path: Path) -> None:
    school.close()
    out = tmp_path / "out"
    command = [sys.executable, "-m", "tui", "--home", str(school.path), "print", "all"]
    done = subprocess.run(
        [*command, "--to", str(out)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "12 files lie in" in done.stdout
    assert all(facts(file.read_bytes())["Tagged"] == "yes" for file in out.glob("*.pdf"))
    assert len(list(out.iterdir())) == 12
