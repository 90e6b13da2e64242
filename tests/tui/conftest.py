"""The school that `worrybox demo` makes, once for a whole run; and keys that come apart."""

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from textual import events

from tui import plan_file

LINE = "  "
"""How a line of a person begins: name, roles, and last the PIN."""


def apart() -> Callable[[events.Key], float]:
    """Let keys come a second apart for the kiosk, however quickly a test presses them."""
    seconds = count()
    return lambda _: next(seconds)


@dataclass(frozen=True)
class Demo:
    """A data folder that the command made, and everybody's PIN."""

    path: Path
    pins: dict[str, str]


Demos = Callable[[Path], Demo]
"""Puts a copy of the made-up school into a folder that is not there yet."""


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Demos:
    """Give copies of what one real process made: its key rings cost seconds, in every worker."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "demo made once"
    folder.mkdir(exist_ok=True)
    said = folder / "said"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            command = [sys.executable, "-m", "tui", "--home", folder, "demo", "--make-only"]
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
