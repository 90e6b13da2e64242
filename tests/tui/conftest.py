"""The school that `worrybox demo` makes, once for a whole run; and keys that come apart."""

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from textual import events
from textual.message import Message

from assets import catalogues
from store.terminals import settings
from tests.languages import accept_all
from tests.made_up import OAKFIELD, School
from tests.made_up_tongue import write_languages
from tests.tui.web_stage import PEGS, Server, chromium_running
from tui import plan_file

RUNNER = Path(__file__).parent / "run_with_languages.py"
CHEAPLY = [sys.executable, str(RUNNER.with_name("run_cheaply.py")), "--home"]
"""The program as a real process, before its data folder."""

LINE = "  "
"""How a line of a person begins: name, roles, and last the PIN."""


def apart() -> Callable[[Message], float]:
    """Let keys come a second apart for the kiosk, however quickly a test presses them."""
    seconds = count()
    return lambda _: next(seconds)


def at_once(message: Message) -> float:
    """Let all keys come in one moment for the kiosk, and every page be there long before."""
    return 0.0 if isinstance(message, events.Key) else -1.0


@dataclass(frozen=True)
class Demo:
    """A data folder that the command made, and everybody's PIN."""

    path: Path
    pins: dict[str, str]


Demos = Callable[[Path], Demo]
"""Puts a copy of the made-up school into a folder that is not there yet."""


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Demos:
    """Give copies of what one real process made, whatever worker asks."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "demo made once"
    folder.mkdir(exist_ok=True)
    said = folder / "said"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            command: list[str | Path] = [*CHEAPLY, folder, "demo", "--make-only"]
            made = subprocess.run(command, capture_output=True, text=True, check=True)
            said.write_text(made.stdout)
    lines = [line for line in said.read_text().splitlines() if line.startswith(LINE)]
    pins = {line[:18].strip(): line.split()[-1] for line in lines}

    def copied(path: Path) -> Demo:
        shutil.copytree(folder / "demo", path)
        return Demo(path, dict(pins))

    return copied


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The sample that the program itself prints."""
    file = tmp_path / "school.toml"
    file.write_text(plan_file.sample(), "utf-8")
    return file


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the pages in every language: one server a file, as each lets in a class at a time."""
    folder = write_languages(tmp_path_factory.mktemp("drafts") / "languages")
    school = School.make(tmp_path_factory.mktemp("web") / "home", OAKFIELD, PEGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "LANGUAGES", folder)
        for code in ("pl", "uk", "ur"):
            accept_all(school, code)
    settings.put(school.home.desk.db, settings.SOUND, settings.HEADPHONES)
    school.close()
    with Server(school, school.path, (str(RUNNER), str(folder))).running() as made:
        yield made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_running() as browser:
        yield browser
