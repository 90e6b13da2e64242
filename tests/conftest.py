"""What every test may ask for: a made-up school in a fresh data folder, and a frozen clock."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings
from textual.screen import Screen

from store.school.set_up import Plan
from tests.made_up import NOW, OAKFIELD, TINY, School
from tests.quick import make_quick
from tests.terminals import Kept, Terminals
from tests.unpainted import paint

# What a test asks for counts, not how fast the machine is that it runs on.
settings.register_profile("worrybox", deadline=None)
settings.load_profile("worrybox")

Copies = Callable[..., School]
"""Gives a copy of the school that a plan and peg pictures make."""


LONGEST = (
    "test_longer_words.py",
    "test_web_touch_real.py",
    "test_every_page.py",
    "test_web_every_size_real.py",
    "test_three_processes.py",
    "test_every_page_reads_well.py",
    "test_several_terminals_real.py",
)
"""The files whose single tests take longest; workers take them in turns."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each worker begin with some of what takes longest: none is left alone with it at the end.

    Each gets the next part of all tests, as many as the others.
    """
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    long = [[item for item in items if item.path.name == name] for name in LONGEST]
    rest = [item for item in items if item.path.name not in LONGEST]
    left = len(items)
    items.clear()
    for worker in range(workers):
        part = left // (workers - worker)
        first = [item for each in long[worker::workers] for item in each]
        others = max(0, part - len(first))
        items += first + rest[:others]
        del rest[:others]
        left -= part
    items += rest


@pytest.fixture(autouse=True, scope="session")
def _quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        make_quick(patch)
        yield


@pytest.fixture
def now() -> datetime:
    """The time at which everything happens."""
    return NOW


@pytest.fixture(scope="session")
def _patterns(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Make each school once; tests work on copies of its data folder."""
    made: dict[tuple[Plan, tuple[str, ...]], School] = {}

    def pattern(plan: Plan, pegs: tuple[str, ...] = ()) -> School:
        key = (plan, tuple(pegs))
        if key not in made:
            folder = tmp_path_factory.mktemp("pattern") / "home"
            made[key] = School.make(folder, plan, pegs)
            made[key].close()
        return made[key]

    return pattern


@pytest.fixture
def copies(_patterns: Copies, tmp_path: Path) -> Iterator[Copies]:
    """Give copies of schools, closed when the test has ended."""
    schools: list[School] = []

    def copy(plan: Plan, pegs: tuple[str, ...] = ()) -> School:
        pattern = _patterns(plan, pegs)
        folder = tmp_path / f"home-{len(schools)}"
        shutil.copytree(pattern.path, folder)
        people, pins, sheets = dict(pattern.people), dict(pattern.pins), dict(pattern.sheets)
        schools.append(School(folder, people, pins, sheets))
        return schools[-1]

    yield copy
    for school in schools:
        school.close()


@pytest.fixture
def school(copies: Copies) -> School:
    """A school with every role, nobody signed in yet."""
    return copies(OAKFIELD)


@pytest.fixture
def small_school(copies: Copies) -> School:
    """A school with three adults."""
    return copies(TINY)


@pytest.fixture(scope="session")
def _kept() -> Kept:
    return {}


@pytest.fixture
def terminals(
    school: School, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, _kept: Kept
) -> Iterator[Terminals]:
    """A school whose office other terminals can join."""
    copies = tmp_path_factory.getbasetemp() / "terminals"
    made = Terminals(school, tmp_path / "terminals", copies, _kept)
    yield made
    made.close()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint every step, as outside tests."""
    monkeypatch.setattr(Screen, "_compositor_refresh", paint)
