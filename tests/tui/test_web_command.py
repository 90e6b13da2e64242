"""`worrybox web`: what it does not serve, and why. (A real one is in test_web_command_real.py.)"""

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.applications import Starlette

from screens.served.guard import Door
from tests.made_up import CHEAP, School
from tui import signals
from tui.command import main
from tui.data_folder import DataFolder
from tui.web_server import Serving, serve


@pytest.fixture(autouse=True)
def _world_as_before() -> Iterator[None]:
    environ, mask = dict(os.environ), os.umask(0o022)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    heard = {number: signal.getsignal(number) for number in (*signals.ENDING, *signals.PAUSING)}
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.umask(mask)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    for number, before in heard.items():
        signal.signal(number, before)


def web(home: Path, *words: str) -> Result:
    folder = DataFolder(Path(), CHEAP)
    return CliRunner().invoke(main, ["--home", str(home), "web", *words], obj=folder)


def test_words_do_not_travel_in_the_open(tmp_path: Path) -> None:
    done = web(tmp_path, "--listen", "10.0.0.4")
    assert done.exit_code == 1
    assert "Words must not travel in the open" in done.output


def test_drawers_do_not_lie_where_others_are_served(school: School) -> None:
    school.close()
    done = web(school.path, "--behind-proxy")
    assert done.exit_code == 1
    assert "This is an office terminal's data folder" in done.output


def test_told_to_end_it_does_what_is_still_to_be_done(school: School, tmp_path: Path) -> None:
    ended = list[str]()

    class Pages:
        def app(self) -> Starlette:
            return Starlette()

        def tick(self, seconds: int) -> None: ...

        def end(self) -> None:
            ended.append("end")

    def end(address: str) -> None:
        signal.raise_signal(signal.SIGTERM)

    serve(school.home, Pages(), Serving(Door((), ()), port=0), tmp_path / "errors.log", end)
    assert ended == ["end"]


def test_without_a_school_it_says_how_one_comes_there(tmp_path: Path) -> None:
    done = web(tmp_path / "new")
    assert done.exit_code == 1
    assert "worrybox enrol" in done.output
    assert not (tmp_path / "new").exists()


def test_a_certificate_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("not one")
    done = web(tmp_path / "new", "--certificate", str(tmp_path / "cert.pem"))
    assert done.exit_code == 1
    assert "The certificate cannot be read" in done.output


def test_without_the_extra_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tui.web_server", None)
    done = web(tmp_path)
    assert done.exit_code == 1
    assert "pip install 'worrybox[web]'" in done.output


def test_a_port_that_is_taken_is_said_and_so_is_a_picture_that_is_none(
    school: School, tmp_path: Path
) -> None:
    school.close()
    (tmp_path / "face-sad.png").write_bytes(b"GIF89a")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = web(school.path, "--port", port, "--pictures", str(tmp_path))
    assert done.exit_code == 1
    assert "The picture face-sad.png is not what its name says" in done.output
    assert "it is taken" in done.output
