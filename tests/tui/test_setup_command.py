"""Setting up a school from a file, without a screen."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from store.errors import Incomplete, OutOfOrder
from store.front_desk import FrontDesk
from store.home import Home
from store.signing_in import sign_in
from tests.made_up import CHEAP, NOW
from tests.tui.setting_up import setup, setup_from
from tui import plan_file
from tui.command import main
from tui.data_folder import DataFolder


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ, mask = dict(os.environ), os.umask(0o022)
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)


def has_school(folder: Path) -> bool:
    with Home(folder / "home", CHEAP) as home:
        return home.desk.has_school


def test_a_school_is_made_by_a_real_process_with_the_full_protection(plan: Path) -> None:
    home = plan.parent / "home"
    command: list[str | Path] = [sys.executable, "-m", "tui", "--home", home, "setup"]
    given: list[str | Path] = ["--from", plan, "--secrets", plan.parent / "pins"]
    done = subprocess.run([*command, *given], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(" is set up.")[0]) == (0, "Oakfield Primary School")
    assert "6 of 6" in done.stderr
    again = subprocess.run([*command, *given[:3], plan.parent / "more"], check=False)
    assert again.returncode == 1
    assert not (plan.parent / "more").exists()


def test_the_secrets_are_in_a_file_only_its_owner_reads_and_they_work(plan: Path) -> None:
    secrets = plan.parent / "pins"
    assert setup_from(plan, secrets).exit_code == 0
    assert secrets.stat().st_mode & 0o777 == 0o600
    lines = secrets.read_text().splitlines()
    pin = next(line for line in lines if line.startswith("Mrs Adeyemi ")).split(maxsplit=2)[2]
    with Home(plan.parent / "home", CHEAP) as home:
        lead = next(p for p in home.desk.school.people if p.name == "Mrs Adeyemi")
        assert isinstance(sign_in.sign_in(home, lead.id, pin, NOW), sign_in.FirstSignIn)
    assert sum(line.startswith("  9  ") for line in lines) == 2


def test_no_secret_is_anywhere_but_in_that_file(plan: Path) -> None:
    secrets = plan.parent / "pins"
    result = setup_from(plan, secrets)
    found = secrets.read_text().splitlines()
    pins = [
        line.split("   ", 1)[1].strip() for line in found if line[:1].isalpha() and "   " in line
    ]
    assert len(pins) == 6
    kept = b"".join(f.read_bytes() for f in (plan.parent / "home").rglob("*") if f.is_file())
    for pin in pins:
        assert pin.encode() not in kept
        assert pin not in result.output


def test_an_existing_school_is_refused_and_stays_as_it_is(plan: Path) -> None:
    setup_from(plan, plan.parent / "pins")
    before = (plan.parent / "home" / "front-desk.db").read_bytes()
    result = setup_from(plan, plan.parent / "more")
    assert result.exit_code == 1
    assert result.stderr == "There is a school in this data folder already. It was not changed.\n"
    assert (plan.parent / "home" / "front-desk.db").read_bytes() == before
    assert not (plan.parent / "more").exists()


def test_an_existing_file_for_the_secrets_is_refused_before_anything_is_made(plan: Path) -> None:
    secrets = plan.parent / "pins"
    secrets.write_text("mine")
    assert setup_from(plan, secrets).exit_code == 1
    assert secrets.read_text() == "mine"
    assert not (plan.parent / "home").exists()


@pytest.mark.parametrize("where", ["nowhere/pins", "."])
def test_a_file_that_cannot_be_made_is_refused_before_anything_is_made(
    plan: Path, where: str
) -> None:
    result = setup_from(plan, plan.parent / where)
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert not (plan.parent / "home").exists()


def test_a_school_that_could_not_be_made_leaves_no_secrets_and_can_be_made_again(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OutOfOrder("The disk is out of order.")

    with monkeypatch.context() as broken:
        broken.setattr(FrontDesk, "publish", fail)
        result = setup_from(plan, plan.parent / "pins")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "The disk is out of order.")
    assert not (plan.parent / "pins").exists()
    assert not has_school(plan.parent)
    assert setup_from(plan, plan.parent / "pins").exit_code == 0
    checked = CliRunner().invoke(
        main, ["--home", str(plan.parent / "home"), "check"], obj=DataFolder(Path(), CHEAP)
    )
    assert checked.stdout.startswith("What was looked into is well.")


def test_from_and_secrets_belong_together(plan: Path) -> None:
    assert setup(plan.parent, "--from", str(plan)).exit_code == 2
    assert setup(plan.parent, "--secrets", str(plan.parent / "pins")).exit_code == 2
    assert setup_from(plan.parent / "missing.toml", plan.parent / "pins").exit_code == 2
    assert not (plan.parent / "home").exists()


def test_the_sample_is_printed(tmp_path: Path) -> None:
    assert setup(tmp_path, "--sample").stdout == plan_file.sample()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('school = "Oakfield Primary School"', "", "school: is missing."),
        ('school = "Oakfield Primary School"', 'school = " "', "school: is empty."),
        ('school = "Oakfield', "school = Oakfield", "is not TOML"),
        ('school = "Oakfield Primary School"', "school = 3", "school: should be text in quotes"),
        ("form-address", "form-adress", "form-adress: is not known here. Perhaps “form-address”?"),
        ('roles = ["deputy"', 'roles = ["deputee"', "people 2: roles: “deputee” is not a role."),
        ('roles = ["office"]', "roles = []", "people 5: roles: is missing."),
        ('roles = ["office"]', 'roles = "office"', "people 5: roles: should be a list"),
        ('name = "Acorn"', 'nmae = "Acorn"', "classes 1: nmae: is not known here."),
        ('version = "older"', 'version = "old"', "classes 2: version: “old” is neither"),
        (
            'version = "older"',
            'version = "older"\nlanguage = "Polish"',
            "classes 2: language: “Polish” is not one of pl, uk.",
        ),
        ('"Miss Lee", "Mrs', '"Miss Leigh", "Mrs', "Oak: there is no adult called Miss Leigh."),
        ('name = "Mr Webb"', 'name = "Mr Patel"', "Two adults have the same name: Mr Patel."),
        ('name = "Acorn"', 'name = "oak"', "Two classes are called"),
        ('roles = ["chair"]', 'roles = ["governor"]', "Please name the chair of governors."),
        ('head-second = ""', 'head-second = "Mr No"', "There is no adult called Mr No."),
        ("[[classes]]", "[[clases]]", "classes: is missing. Please write each as [[classes]]."),
    ],
)
def test_every_mistake_gets_a_sentence(plan: Path, old: str, new: str, said: str) -> None:
    text = plan.read_text("utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), "utf-8")
    result = setup_from(plan, plan.parent / "pins")
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (plan.parent / "pins").exists()


def test_a_class_may_begin_in_a_language(plan: Path) -> None:
    older = 'version = "older"'
    plan.write_text(plan.read_text().replace(older, f'{older}\nlanguage = "pl"'), "utf-8")
    assert [each.language for each in plan_file.read(plan).classes] == ["", "pl"]
    assert setup_from(plan, plan.parent / "pins").exit_code == 0
    with Home(plan.parent / "home", CHEAP) as home:
        assert [each.language for each in home.desk.school.classes] == ["", "pl"]


def test_several_mistakes_are_told_together(plan: Path) -> None:
    plan.write_text('school = 1\npeople = "x"\nclasses = [1]\nplan = 2\n')
    with pytest.raises(Incomplete) as found:
        plan_file.read(plan)
    assert len(found.value.wrong) == 4


def test_a_file_that_is_no_text_gets_a_sentence(plan: Path) -> None:
    plan.write_bytes(b"\xff\xfe")
    assert "is not text" in setup_from(plan, plan.parent / "pins").stderr


def test_a_school_in_which_somebody_could_not_be_left_out_is_refused(plan: Path) -> None:
    plan.write_text(
        'school = "One"\n'
        '[[people]]\nname = "Mr Only"\nroles = ["dsl", "headteacher", "chair"]\n'
        '[[classes]]\nname = "All"\nversion = "younger"\nadults = ["Mr Only"]\n'
    )
    result = setup_from(plan, plan.parent / "pins")
    assert result.exit_code == 1
    assert result.stderr.startswith("A child who wants Mr Only not to know could tell nobody")
    assert not has_school(plan.parent)


def test_no_name_talks_to_the_terminal_or_to_the_paper(plan: Path) -> None:
    hostile = "\\u001b]0;owned\\u0007\\u009b2J\\u202e"
    said = plan.read_text("utf-8").replace("Oakfield", f"Oak{hostile}field")
    plan.write_text(said.replace('"Ms Hart"', f'"Ms {hostile}Hart"'), "utf-8")
    done = setup_from(plan, plan.parent / "pins")
    paper = (plan.parent / "pins").read_text("utf-8")
    assert done.exit_code == 0
    for shown in (done.output, paper):
        assert not {*shown} & {*"\x1b\x07\x9b\u202e"}
    assert "Ms ]0;owned2JHart" in paper


def test_a_mistake_in_a_name_is_said_without_its_controls(plan: Path) -> None:
    said = plan.read_text("utf-8").replace('"dsl", ', '"d\\u001b]0;owned\\u0007sl", ')
    plan.write_text(said, "utf-8")
    done = setup_from(plan, plan.parent / "pins")
    assert done.exit_code == 1
    assert "d]0;ownedsl" in done.output
    assert not {*done.output} & {*"\x1b\x07"}
