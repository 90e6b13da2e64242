"""`worrybox carrier`: a folder and a real server are made ready, or the SQL is printed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from store.carriers.address import carrier_at
from store.carriers.carrier import Parcel
from store.errors import Unreachable
from tests.postgres_server import Server
from tui.command import main


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ, mask = dict(os.environ), os.umask(0o022)
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with an empty database."""
    made = Server()
    made.make()
    yield made
    made.remove()


def carrier(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["carrier", *map(str, words)])


def test_a_folder_is_marked_and_then_carries(tmp_path: Path) -> None:
    assert "is now a carrier" in carrier("folder", tmp_path).output
    assert "was already" in carrier("folder", tmp_path).output
    carrier_at(f"folder:{tmp_path}", "oakfield").send([Parcel("room1", 1, b"")])


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = carrier("folder", tmp_path / "stick")
    assert result.exit_code == 1
    assert "plug the stick in" in result.output
    assert not (tmp_path / "stick").exists()


def test_a_school_and_its_terminals_are_made_and_dropped(server: Server) -> None:
    admin = server.address("admin")
    at = carrier_at(server.address("wb_beech_desk1"), "beech")
    for _ in range(2):
        assert carrier("postgres", admin, "--school", "beech").output.count("is ready") == 1
        added = carrier(
            "postgres", admin, "--school", "beech", "--add", "desk1", "--kind", "office"
        )
        assert "wb_beech_desk1 is there" in added.output
    assert at.terminals() == ()
    dropped = carrier("postgres", admin, "--school", "beech", "--drop", "desk1")
    assert "wb_beech_desk1 is gone" in dropped.output
    with pytest.raises(Unreachable):
        at.terminals()


def test_what_is_printed_runs_in_psql(server: Server, tmp_path: Path) -> None:
    script = tmp_path / "school.sql"
    printed = carrier("postgres", "--school", "cedar", "--print").output
    added = carrier("postgres", "--school=cedar", "--add=room1", "--kind=classroom", "--print")
    script.write_text(printed + added.output, "utf-8")
    command = ["psql", "-X1q", "-v", "ON_ERROR_STOP=1", "-f", str(script), server.address("admin")]
    subprocess.run(command, check=True, capture_output=True)
    at = carrier_at(server.address("wb_cedar_room1"), "cedar")
    at.send([Parcel("room1", 1, b"")])
    at.close()


def test_a_server_that_is_not_there_is_one_sentence_without_the_password() -> None:
    result = carrier("postgres", "postgresql://a:blue-heron@/x?host=/nowhere", "--school=beech")
    assert (result.exit_code, result.output) == (1, "The carrier cannot be reached.\n")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--school=beech"], 2, "ADDRESS, or --print"),
        (["dbname=x", "--school=beech", "--print"], 2, "ADDRESS, or --print"),
        (["--print"], 2, "--school"),
        (["--school=beech", "--print", "--add=room1"], 2, "--kind"),
        (["--school=beech", "--print", "--kind=office"], 2, "--add goes with"),
        (["--school=b", "--print", "--add=a", "--kind=office", "--drop=a"], 2, "not with --drop"),
        (["--school=Beech", "--print"], 1, "small letters"),
        (["--school=b'", "--print", "--drop=room1"], 1, "small letters"),
        (["folder:/x", "--school=beech"], 1, "begins with postgresql"),
    ],
)
def test_wrong_words_are_said(words: list[str], status: int, said: str) -> None:
    result = carrier("postgres", *words)
    assert (result.exit_code, said in result.output) == (status, True)
