"""What every test may ask for: a made-up school in a fresh data folder, and a frozen clock."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from store.set_up import Plan
from tests.made_up import NOW, OAKFIELD, TINY, School
from tests.terminals import Terminals

Copies = Callable[[Plan], School]


@pytest.fixture
def now() -> datetime:
    """The time at which everything happens."""
    return NOW


@pytest.fixture(scope="session")
def _patterns(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Plan], School]:
    """Make each school once; tests work on copies of its data folder."""
    made: dict[str, School] = {}

    def pattern(plan: Plan) -> School:
        if plan.school not in made:
            folder = tmp_path_factory.mktemp("pattern") / "home"
            made[plan.school] = School.make(folder, plan)
            made[plan.school].close()
        return made[plan.school]

    return pattern


@pytest.fixture
def _copies(_patterns: Callable[[Plan], School], tmp_path: Path) -> Iterator[Copies]:
    schools: list[School] = []

    def copy(plan: Plan) -> School:
        pattern = _patterns(plan)
        folder = tmp_path / f"home-{len(schools)}"
        shutil.copytree(pattern.path, folder)
        people, pins, sheets = dict(pattern.people), dict(pattern.pins), dict(pattern.sheets)
        schools.append(School(folder, people, pins, sheets))
        return schools[-1]

    yield copy
    for school in schools:
        school.close()


@pytest.fixture
def school(_copies: Copies) -> School:
    """A school with every role, nobody signed in yet."""
    return _copies(OAKFIELD)


@pytest.fixture
def small_school(_copies: Copies) -> School:
    """A school with three adults."""
    return _copies(TINY)


@pytest.fixture
def terminals(school: School, tmp_path: Path) -> Iterator[Terminals]:
    """A school whose office other terminals can join."""
    made = Terminals(school, tmp_path / "terminals")
    yield made
    made.close()
